//! `/admin/pages`: the texts of the public pages, each language by itself.

use super::view::page_form::{FormState, PageForm, PageFormView, page as form_page};
use super::view::page_preview::{PreviewView, page as preview_page};
use super::view::pages::list_page;
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use crate::site::bundle::bundled_page;
use crate::site::home::HomeData;
use crate::site::rendered_pages::render;
use crate::site::view::home::page as home_page;
use crate::site::view::page::{SitePageView, page as site_page};
use axum::http::StatusCode;
use laurel_domain::authoring::{Element, is_seen};
use laurel_domain::identity::Permit;
use laurel_domain::identity::actions;
use laurel_domain::site::{Area, MAX_SOURCE, MAX_SUMMARY, MAX_TITLE, PageData};
use laurel_domain::text::{LineRefusal, line, lines};
use laurel_persistence::UseCaseError;
use laurel_persistence::site::{
    Page as StoredPage, PageDraft, PageRefusal, page, save_page, versions,
};
use laurel_words::OFFERED;

/// Earlier texts that are offered.
const VERSIONS: u64 = 20;

fn permit(context: &RequestContext) -> Result<Permit<actions::EditPages>, HttpProblem> {
    context.authorize::<actions::EditPages>(())
}

pub async fn show(_: paths::AdminPagesPath, context: Gate<actions::EditPages>) -> Answer {
    Ok(context.page(list_page(&context, &context.app.outline())))
}

/// The stored page, or, where it is not translated yet, the text to begin with.
async fn stored(
    context: &RequestContext,
    slug: &str,
    language: &str,
) -> Result<(StoredPage, bool), HttpProblem> {
    if !OFFERED.iter().any(|(code, _)| *code == language) {
        return Err(HttpProblem::NotFound);
    }
    if let Some(found) = page(&context.app.store, context.public(), slug, language).await? {
        return Ok((found, true));
    }
    let outline = context.app.outline();
    let best = outline.best(slug, language).ok_or(HttpProblem::NotFound)?;
    let found = page(&context.app.store, context.public(), slug, &best.language).await?;
    Ok((found.ok_or(HttpProblem::NotFound)?, false))
}

pub async fn look(
    paths::AdminPagePath { slug, language }: paths::AdminPagePath,
    context: Gate<actions::EditPages>,
) -> Answer {
    let (page, own) = stored(&context, &slug, &language).await?;
    let fields = PageForm::of(&page, own);
    show_form(
        &context,
        &slug,
        &language,
        &page,
        &fields,
        FormState::default(),
    )
    .await
}

async fn show_form(
    context: &RequestContext,
    slug: &str,
    language: &str,
    page: &StoredPage,
    fields: &PageForm,
    state: FormState<'_>,
) -> Answer {
    let earlier = if page.language == language {
        versions(&context.app.store, &permit(context)?, page.id, VERSIONS).await?
    } else {
        Vec::new()
    };
    let status = state.status;
    let view = PageFormView {
        slug,
        language,
        page,
        fields,
        earlier: &earlier,
        bundled: bundled_page(slug, language).is_some(),
        state,
    };
    Ok(context.page_with(status, form_page(context, &view)))
}

pub async fn save(
    paths::AdminPagePath { slug, language }: paths::AdminPagePath,
    context: Gate<actions::EditPages>,
    Form(mut fields): Form<PageForm>,
) -> Answer {
    let (page, _) = stored(&context, &slug, &language).await?;
    take_text(&context, &slug, &language, &page, &mut fields).await?;
    let draft = draft(&context, &fields);
    match (draft, fields.wish.as_str()) {
        (Ok(draft), "save") => keep(&context, slug, language, fields, draft).await,
        (_, "edit") => {
            let state = FormState::default();
            show_form(&context, &slug, &language, &page, &fields, state).await
        }
        // an earlier or bundled text is looked at before it is saved
        (Ok(draft), _) => preview(&context, &language, page, &fields, draft).await,
        (Err(errors), _) => {
            let state = FormState {
                errors,
                status: StatusCode::UNPROCESSABLE_ENTITY,
                ..FormState::default()
            };
            show_form(&context, &slug, &language, &page, &fields, state).await
        }
    }
}

/// The page as visitors will see it, drawn by the view that the site uses, in its own language;
/// with the way to publish it and the way back.
async fn preview(
    context: &RequestContext,
    language: &str,
    page: StoredPage,
    fields: &PageForm,
    draft: PageDraft,
) -> Answer {
    let language = context.catalogs.known(language).unwrap_or(context.language);
    let text = StoredPage {
        language: language.to_owned(),
        title: draft.title,
        summary: draft.summary,
        source: draft.source,
        data: draft.data,
        ..page
    };
    let reader = Reader {
        language,
        ..context.reader.clone()
    };
    let text = render(&context.catalogs, text);
    let app = &context.app;
    let drawn = if text.slug == "home" {
        let data = HomeData::load(context).await?;
        home_page(&reader, &data.view(&text))
    } else {
        let view = SitePageView {
            page: &text,
            outline: &app.outline(),
            organization: &app.settings().organization,
            public_url: &app.public_url(),
        };
        site_page(&reader, &view)
    };
    let view = PreviewView {
        slug: &text.slug,
        language,
        fields,
        drawn: drawn.main,
    };
    Ok(context.page(preview_page(context, &view)))
}

/// Puts the bundled or an earlier text into the form, where that is wanted.
async fn take_text(
    context: &RequestContext,
    slug: &str,
    language: &str,
    page: &StoredPage,
    fields: &mut PageForm,
) -> Result<(), HttpProblem> {
    match fields.wish.as_str() {
        "bundled" => {
            let bundled = bundled_page(slug, language).ok_or(HttpProblem::NotFound)?;
            fields.take(&PageDraft::of(&bundled));
        }
        "earlier" => {
            let permit = permit(context)?;
            let earlier = versions(&context.app.store, &permit, page.id, VERSIONS).await?;
            let version = earlier
                .into_iter()
                .find(|version| version.id.to_string() == fields.version_id)
                .ok_or(HttpProblem::NotFound)?;
            fields.take(&PageDraft {
                title: version.title,
                summary: version.summary,
                source: version.source,
                data: version.data,
                text: String::new(),
            });
        }
        _ => {}
    }
    Ok(())
}

/// Saves it, or shows what somebody else saved meanwhile.
async fn keep(
    context: &RequestContext,
    slug: paths::Slug,
    language: paths::Slug,
    mut fields: PageForm,
    draft: PageDraft,
) -> Answer {
    let (store, permit, seen) = (&context.app.store, permit(context)?, fields.seen());
    let (of, in_language) = (slug.clone().into(), language.clone().into());
    match save_page(store, &permit, of, in_language, draft, seen).await {
        Ok(()) => {
            page_layout::reload(&context.app, context.public()).await;
            Ok(context.go(&paths::admin_page(&slug, &language), "flash-page-saved"))
        }
        Err(UseCaseError::Refused(PageRefusal::Changed)) => {
            let (now, own) = stored(context, &slug, &language).await?;
            fields.seen = PageForm::of(&now, own).seen;
            let state = FormState {
                theirs: Some(&now),
                status: StatusCode::CONFLICT,
                ..FormState::default()
            };
            show_form(context, &slug, &language, &now, &fields, state).await
        }
        Err(refused) => Err(refused.into()),
    }
}

/// What was typed, where it can be taken.
fn draft(reader: &Reader, fields: &PageForm) -> Result<PageDraft, Errors> {
    let mut errors = Errors::default();
    let mut check =
        |name: &str, outcome: Result<String, LineRefusal>, may_be_empty: bool| match outcome {
            Ok(text) => text,
            Err(LineRefusal::Empty) if may_be_empty => String::new(),
            Err(refusal) => {
                errors.add(name, line_message(reader, refusal));
                String::new()
            }
        };
    let title = check("title", line(&fields.title, MAX_TITLE), false);
    let summary = check("summary", line(&fields.summary, MAX_SUMMARY), false);
    let source = check("source", lines(&fields.source, MAX_SOURCE), false);
    let headline = check("headline", line(&fields.headline, MAX_SUMMARY), true);
    let lead = check("lead", line(&fields.lead, 2 * MAX_SUMMARY), true);
    let version = check("version", line(&fields.version, 40), true);
    let mut areas = Vec::new();
    for (label, text) in fields.area_label.iter().zip(&fields.area_text) {
        let label = check("area_label", line(label, 40), true);
        let text = check("area_text", line(text, MAX_SUMMARY), true);
        if !label.is_empty() {
            areas.push(Area { label, text });
        }
    }
    for (line, problem, what) in not_shown(&source).into_iter().take(MAX_PROBLEMS) {
        let line = line.to_string();
        let variables = [("line", (&line).into()), ("target", (&what).into())];
        errors.add("source", reader.with(problem, &variables));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(PageDraft {
        text: laurel_markdown::plain(&source),
        title,
        summary,
        source,
        data: PageData {
            headline,
            lead,
            areas,
            version,
        },
    })
}

/// How many are told at once.
const MAX_PROBLEMS: usize = 10;

/// What of a text would not be shown as it is written: its line, from 1, the phrase that says
/// so, and what it is about.
fn not_shown(source: &str) -> Vec<(usize, &'static str, String)> {
    let elements = laurel_markdown::elements(source).into_iter();
    elements
        .filter_map(|(line, element)| {
            let (phrase, what) = match element {
                Element::Html => ("admin-pages-html", String::new()),
                Element::Heading { level: 1 } => ("admin-pages-top-heading", String::new()),
                Element::Picture { target, .. } => ("admin-pages-picture", target),
                Element::Link { target, name } if !is_seen(&name) => {
                    ("admin-pages-link-name", target)
                }
                Element::Link { target, .. } if !leads_somewhere(&target) => {
                    ("admin-pages-link-nowhere", target)
                }
                Element::Link { .. } | Element::Heading { .. } | Element::Nothing => return None,
            };
            Some((line, phrase, what))
        })
        .collect()
}

/// Whether a page shows a link to it as a link.
fn leads_somewhere(target: &str) -> bool {
    let target = target.to_ascii_lowercase();
    let schemes = ["https://", "http://", "mailto:"];
    let local = target.starts_with('#') || (target.starts_with('/') && !target.starts_with("//"));
    local || schemes.iter().any(|scheme| target.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_not_be_shown_is_found_with_its_line() {
        for (source, found) in [
            (
                "One.\n\nEmpty [](https://e.org) link.",
                Some((3, "admin-pages-link-name")),
            ),
            ("[\u{200b}](/)", Some((1, "admin-pages-link-name"))),
            (
                "[a](/) <https://e.org> `[](/)` [b](#c) [d](mailto:a@b.org)",
                None,
            ),
            (
                "A\n\n<script>alert(1)</script>",
                Some((3, "admin-pages-html")),
            ),
            ("A <b>bold</b> word", Some((1, "admin-pages-html"))),
            ("`<b>` is code", None),
            ("![Two people](pic.png)", Some((1, "admin-pages-picture"))),
            ("# Title", Some((1, "admin-pages-top-heading"))),
            ("## Title", None),
            (
                "[a](javascript:alert(1))",
                Some((1, "admin-pages-link-nowhere")),
            ),
            ("[a](about.html)", Some((1, "admin-pages-link-nowhere"))),
            ("[a](//evil.example)", Some((1, "admin-pages-link-nowhere"))),
        ] {
            let first = not_shown(source).into_iter().next();
            let first = first.map(|(line, phrase, _)| (line, phrase));
            assert_eq!(first, found, "{source}");
        }
        assert_eq!(
            not_shown("[![](files/a.svg)](/contact)").len(),
            2,
            "the picture, and the link that has no other name"
        );
    }
}
