//! The form that edits a page, with the text that somebody else saved meanwhile,
//! and the earlier texts.

use crate::forms::{Errors, summary};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use laurel_domain::site::{MAX_SUMMARY, MAX_TITLE};
use laurel_persistence::site::{Page as StoredPage, PageDraft, PageVersion};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::details::folds;
use laurel_ui::field::{Field, field, hidden, textarea};
use laurel_ui::notice::{notice, quiet_notice};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PageForm {
    pub title: String,
    pub summary: String,
    pub source: String,
    pub headline: String,
    pub lead: String,
    pub version: String,
    pub area_label: Vec<String>,
    pub area_text: Vec<String>,
    /// When the text had been saved that is edited here; empty for a new one.
    pub seen: String,
    /// `save`, `preview`, `edit`, `bundled` or `earlier`.
    pub wish: String,
    pub version_id: String,
}

impl PageForm {
    pub fn of(page: &StoredPage, own: bool) -> Self {
        let mut fields = Self {
            seen: if own {
                page.updated_at.to_rfc3339()
            } else {
                String::new()
            },
            ..Self::default()
        };
        fields.take(&PageDraft {
            title: page.title.clone(),
            summary: page.summary.clone(),
            source: page.source.clone(),
            data: page.data.clone(),
            text: String::new(),
        });
        fields
    }

    pub fn take(&mut self, draft: &PageDraft) {
        self.title.clone_from(&draft.title);
        self.summary.clone_from(&draft.summary);
        self.source.clone_from(&draft.source);
        self.headline.clone_from(&draft.data.headline);
        self.lead.clone_from(&draft.data.lead);
        self.version.clone_from(&draft.data.version);
        self.area_label = draft
            .data
            .areas
            .iter()
            .map(|area| area.label.clone())
            .collect();
        self.area_text = draft
            .data
            .areas
            .iter()
            .map(|area| area.text.clone())
            .collect();
    }

    pub fn seen(&self) -> Option<DateTime<Utc>> {
        DateTime::parse_from_rfc3339(&self.seen)
            .ok()
            .map(|at| at.with_timezone(&Utc))
    }
}

fn kind(slug: &str) -> &'static str {
    match slug {
        "home" => "home",
        "terms" | "privacy" => "policy",
        _ => "page",
    }
}

/// What stands around the form this time.
#[derive(Default)]
pub struct FormState<'a> {
    pub errors: Errors,
    /// What somebody else saved meanwhile.
    pub theirs: Option<&'a StoredPage>,
    pub status: StatusCode,
}

const LABELS: [(&str, &str); 6] = [
    ("title", "admin-pages-name"),
    ("summary", "admin-pages-summary"),
    ("source", "admin-pages-text"),
    ("headline", "admin-pages-headline"),
    ("lead", "admin-pages-lead"),
    ("version", "admin-pages-version"),
];

/// A page as it is edited.
pub struct PageFormView<'a> {
    pub slug: &'a str,
    pub language: &'a str,
    /// As it is stored.
    pub page: &'a StoredPage,
    pub fields: &'a PageForm,
    pub earlier: &'a [PageVersion],
    /// Whether there is a text that came with the site.
    pub bundled: bool,
    pub state: FormState<'a>,
}

pub fn page(reader: &Reader, view: &PageFormView<'_>) -> Page {
    Page::administration(paths::ADMIN_PAGES, &view.page.title, form(reader, view))
        .scripted(&["js/dirty-form.js"])
}

fn form(reader: &Reader, view: &PageFormView<'_>) -> Markup {
    let (slug, language, fields, state) = (view.slug, view.language, view.fields, &view.state);
    let action = paths::admin_page(slug, language);
    let name = reader.t(&format!("language-name-{language}")).to_owned();
    html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("admin-pages-title"), paths::ADMIN_PAGES)]))
        h1 { (reader.with("admin-pages-edit", &[("title", (&fields.title).into())])) }
        p class="meta" { (name) " · " (action_address(slug)) }
        @if fields.seen.is_empty() { (quiet_notice(Tone::Info, None, &html! { p { (reader.t("admin-pages-translate")) } })) }
        (summary(reader, &state.errors, &LABELS))
        @if let Some(theirs) = state.theirs { (conflict(reader, theirs)) }
        form class="form" method="post" action=(action) data-dirty novalidate {
            (hidden("seen", &fields.seen))
            (text_fields(reader, fields, &state.errors))
            (own_fields(reader, slug, fields, &state.errors))
            div class="actions" {
                (button(&Button { label: reader.t("admin-pages-publish"), name_value: Some(("wish", "save")), ..Button::default() }))
                (button(&Button { label: reader.t("admin-pages-preview"), weight: Weight::Secondary, name_value: Some(("wish", "preview")), ..Button::default() }))
            }
        }
        (history(reader, &action, fields, view.earlier, view.bundled))
    }
}

fn action_address(slug: &str) -> String {
    if slug == "home" {
        paths::HOME.to_owned()
    } else {
        paths::page(slug)
    }
}

fn text_fields(reader: &Reader, fields: &PageForm, errors: &Errors) -> Markup {
    html! {
        (field(&Field { name: "title", label: reader.t("admin-pages-name"), value: &fields.title, error: errors.of("title"),
            required: true, maxlength: u32::try_from(MAX_TITLE).ok(), ..Field::default() }))
        (textarea(&Field { name: "summary", label: reader.t("admin-pages-summary"), value: &fields.summary, hint: Some(reader.t("admin-pages-summary-hint")),
            error: errors.of("summary"), required: true, maxlength: u32::try_from(MAX_SUMMARY).ok(), ..Field::default() }, 2))
        (textarea(&Field { name: "source", label: reader.t("admin-pages-text"), value: &fields.source, hint: Some(reader.t("admin-pages-text-hint")),
            error: errors.of("source"), required: true, ..Field::default() }, 20))
    }
}

/// What only the home page and the policies have.
fn own_fields(reader: &Reader, slug: &str, fields: &PageForm, errors: &Errors) -> Markup {
    let areas = fields.area_label.iter().zip(&fields.area_text).enumerate();
    html! {
        @if kind(slug) == "home" {
            (textarea(&Field { name: "headline", label: reader.t("admin-pages-headline"), value: &fields.headline, error: errors.of("headline"), ..Field::default() }, 2))
            (textarea(&Field { name: "lead", label: reader.t("admin-pages-lead"), value: &fields.lead, error: errors.of("lead"), ..Field::default() }, 3))
            @for (at, (label, text)) in areas {
                @let number = (at + 1).to_string();
                (field(&Field { name: "area_label", id: Some(&format!("area-label-{at}")), label: &reader.with("admin-pages-area", &[("number", (&number).into())]),
                    value: label, maxlength: Some(40), short: true, ..Field::default() }))
                (field(&Field { name: "area_text", id: Some(&format!("area-text-{at}")), label: &reader.with("admin-pages-area-text", &[("number", (&number).into())]),
                    value: text, maxlength: u32::try_from(MAX_SUMMARY).ok(), ..Field::default() }))
            }
        }
        @if kind(slug) == "policy" {
            (field(&Field { name: "version", label: reader.t("admin-pages-version"), value: &fields.version, hint: Some(reader.t("admin-pages-version-hint")),
                error: errors.of("version"), short: true, maxlength: Some(40), ..Field::default() }))
        }
    }
}

fn conflict(reader: &Reader, theirs: &StoredPage) -> Markup {
    html! {
        (notice(Tone::Bad, Some(reader.t("errors-409-title")), &html! { p { (reader.t("admin-pages-conflict")) } }))
        (folds(&[(reader.t("admin-pages-theirs"), html! { pre { (theirs.source) } })], true))
    }
}

/// Earlier texts and the bundled one; each is looked at before it is saved.
fn history(
    reader: &Reader,
    action: &str,
    fields: &PageForm,
    earlier: &[PageVersion],
    bundled: bool,
) -> Markup {
    html! {
        @if !earlier.is_empty() || bundled {
            section {
                h2 { (reader.t("admin-pages-history")) }
                ul class="list plain-rows" {
                    @for version in earlier {
                        li class="inline-form" {
                            span { (reader.moment(version.at)) " " bdi { (version.title) } }
                            form method="post" action=(action) {
                                (hidden("seen", &fields.seen)) (hidden("version_id", &version.id.to_string()))
                                (button(&Button { label: reader.t("admin-pages-look"), weight: Weight::Secondary, small: true,
                                    name_value: Some(("wish", "earlier")), ..Button::default() }))
                            }
                        }
                    }
                    @if bundled {
                        li class="inline-form" {
                            span { (reader.t("admin-pages-bundled")) }
                            form method="post" action=(action) {
                                (hidden("seen", &fields.seen))
                                (button(&Button { label: reader.t("admin-pages-look"), weight: Weight::Secondary, small: true,
                                    name_value: Some(("wish", "bundled")), ..Button::default() }))
                            }
                        }
                    }
                }
            }
        }
    }
}
