//! A learner's own note on a lesson, and the bookmark beside it.

use crate::forms::{Errors, summary};
use crate::learning::player_context::PlayerContext;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::document::Activity;
use laurel_ui::Tone;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::details::fold_summary;
use laurel_ui::field::{Field, hidden, textarea};
use laurel_ui::notice::notice;
use laurel_ui::quiz::{SavedWords, saved_line};
use maud::{Markup, html};

/// A note that can't be kept.
pub struct NoteView<'a> {
    pub course: &'a str,
    pub activity: &'a Activity,
    /// As it was typed.
    pub note: &'a str,
    /// As it was kept when it was begun to be typed.
    pub before: &'a str,
    /// As it is kept now, where it was changed in another tab or browser since.
    pub elsewhere: Option<&'a str>,
    pub errors: Errors,
}

pub fn page(reader: &Reader, view: &NoteView<'_>) -> Page {
    let NoteView {
        course,
        activity,
        note,
        before,
        elsewhere,
        errors,
    } = view;
    let texts = NoteTexts { note, before };
    Page {
        title: activity.title.clone(),
        main: html! {
            div class="narrow form-page" {
                h1 { (reader.t("learning-notes-title")) }
                (summary(reader, errors, &[("note", "learning-notes-title")]))
                @if let Some(elsewhere) = elsewhere {
                    (notice(Tone::Warn, Some(reader.t("learning-notes-elsewhere-title")), &html! { p { (reader.t("learning-notes-elsewhere-text")) } }))
                    h2 { (reader.t("learning-notes-elsewhere-kept")) }
                    pre class="typed" tabindex="0" { (elsewhere) }
                    h2 { (reader.t("learning-notes-elsewhere-yours")) }
                }
                (form(reader, course, &activity.slug, texts, "", errors))
            }
        },
        ..Page::default()
    }
}

/// Under the lesson: folded, open where there is one already.
pub fn part(reader: &Reader, player: &PlayerContext, activity: &Activity) -> Markup {
    let kept = player.opened.note.as_ref();
    let body = kept.map_or("", |note| note.body.as_str());
    let saved = kept.map_or_else(String::new, |note| {
        let moment = reader.moment_words(note.updated_at);
        reader.with("learning-notes-saved", &[("time", (&moment).into())])
    });
    html! {
        details class="note" id="notes" open[kept.is_some()] {
            (fold_summary(reader.t("learning-notes-title")))
            (form(reader, player.slug(), &activity.slug, NoteTexts { note: body, before: body }, &saved, &Errors::default()))
        }
        (bookmark(reader, player, activity))
    }
}

/// What stands in the form.
#[derive(Clone, Copy)]
struct NoteTexts<'a> {
    note: &'a str,
    before: &'a str,
}

fn form(
    reader: &Reader,
    course: &str,
    slug: &str,
    texts: NoteTexts<'_>,
    saved: &str,
    errors: &Errors,
) -> Markup {
    let words = SavedWords {
        saving: reader.t("assessment-attempt-saving"),
        saved: &reader.with(
            "learning-notes-saved",
            &[("time", (&reader.time_template()).into())],
        ),
        zone: reader.zone.name(),
        failed: reader.t("assessment-attempt-not-saved"),
        refused: "",
        invalid: reader.t("form-saved-invalid"),
    };
    html! {
        form class="form" method="post" action=(paths::notes(course, slug)) data-note-save novalidate {
            (hidden("before", texts.before))
            (textarea(&Field { name: "note", label: reader.t("learning-notes-title"), label_hidden: true, value: texts.note,
                hint: Some(reader.t("learning-notes-hint")), error: errors.of("note"), ..Field::default() }, 5))
            div class="actions" {
                (button(&Button { label: reader.t("learning-notes-save"), weight: Weight::Secondary, small: true, ..Button::default() }))
                (saved_line(&words, saved))
            }
        }
    }
}

fn bookmark(reader: &Reader, player: &PlayerContext, activity: &Activity) -> Markup {
    let on = player.opened.bookmarks.contains(&activity.id);
    let (key, value) = if on {
        ("learning-bookmark-remove", "off")
    } else {
        ("learning-bookmark-add", "on")
    };
    html! {
        // what has a box of its own, so that an address can lead there
        div id="bookmark" {
            form class="actions" method="post" action=(paths::bookmark(player.slug(), &activity.slug)) {
                (hidden("bookmark", value))
                (button(&Button { label: reader.t(key), weight: Weight::Quiet, small: true, ..Button::default() }))
            }
        }
    }
}
