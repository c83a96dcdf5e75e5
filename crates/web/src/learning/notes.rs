//! A learner's own note on a lesson, and the bookmark beside it.

use super::desk::Desk;
use crate::forms::{Errors, Form, summary};
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::authoring::document::Activity;
use laurel_domain::identity::Action;
use laurel_domain::text::LineRefusal;
use laurel_persistence::learning::{NOTE_MOST, save_note};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::field::{Field, hidden, textarea};
use laurel_ui::quiz::{SavedWords, saved_line};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    note: String,
}

/// Under the lesson: folded, open where there is one already.
pub fn part(visit: &Visit, desk: &Desk, activity: &Activity) -> Markup {
    let kept = desk.opened.note.as_ref();
    let body = kept.map_or("", |note| note.body.as_str());
    let saved = kept.map_or_else(String::new, |note| {
        let moment = visit.moment_words(note.updated_at);
        visit.with("learning-notes-saved", &[("time", (&moment).into())])
    });
    html! {
        details class="note" id="notes" open[kept.is_some()] {
            summary { (visit.t("learning-notes-title")) }
            (form(visit, desk.slug(), &activity.slug, body, &saved, &Errors::default()))
        }
        (bookmark(visit, desk, activity))
    }
}

fn form(
    visit: &Visit,
    course: &str,
    slug: &str,
    body: &str,
    saved: &str,
    errors: &Errors,
) -> Markup {
    let words = SavedWords {
        saving: visit.t("assessment-attempt-saving"),
        saved: &visit.with("learning-notes-saved", &[("time", "{time}".into())]),
        failed: visit.t("assessment-attempt-not-saved"),
        refused: "",
    };
    html! {
        form class="form" method="post" action=(paths::notes(course, slug)) data-note-save novalidate {
            (textarea(&Field { name: "note", label: visit.t("learning-notes-title"), label_hidden: true, value: body,
                hint: Some(visit.t("learning-notes-hint")), error: errors.of("note"), ..Field::default() }, 5))
            div class="actions" {
                (button(&Button { label: visit.t("learning-notes-save"), weight: Weight::Secondary, small: true, ..Button::default() }))
                (saved_line(&words, saved))
            }
        }
    }
}

fn bookmark(visit: &Visit, desk: &Desk, activity: &Activity) -> Markup {
    let on = desk.opened.bookmarks.contains(&activity.id);
    let (key, value) = if on {
        ("learning-bookmark-remove", "off")
    } else {
        ("learning-bookmark-add", "on")
    };
    html! {
        form class="actions" method="post" action=(paths::bookmark(desk.slug(), &activity.slug)) {
            (hidden("bookmark", value))
            (button(&Button { label: visit.t(key), weight: Weight::Quiet, small: true, ..Button::default() }))
        }
    }
}

pub async fn save(
    visit: Visit,
    Path((course, slug)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Answer {
    let desk = match Desk::open(&visit, &course, &slug).await {
        Ok(desk) => desk,
        Err(elsewhere) => return elsewhere.answer(),
    };
    let (_, activity) = desk.activity(&slug).ok_or(Problem::NotFound)?;
    let body = match laurel_domain::text::lines(&fields.note, NOTE_MOST) {
        Ok(body) => body,
        Err(LineRefusal::Empty) => String::new(),
        Err(refusal) => {
            let mut errors = Errors::default();
            errors.add("note", crate::forms::line_message(&visit, refusal));
            return Ok(visit.mend(Page {
                title: &activity.title,
                main: html! {
                    div class="narrow form-page" {
                        h1 { (visit.t("learning-notes-title")) }
                        (summary(&visit, &errors, &[("note", "learning-notes-title")]))
                        (form(&visit, &course, &slug, &fields.note, "", &errors))
                    }
                },
                ..Page::default()
            }));
        }
    };
    let gone = body.is_empty();
    let permit = visit.own(Action::Learn)?;
    save_note(&visit.app.store, &permit, &course, &activity.id, body).await?;
    let flash = if gone {
        "flash-note-deleted"
    } else {
        "flash-note-saved"
    };
    Ok(visit.go(&paths::activity(&course, &slug), flash))
}
