//! `/admin/pages`: the texts of the public pages, each language by itself.

use super::page_form::{FormState, PageForm, form};
use crate::administration::admin_layout;
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use crate::site::bundle::bundled_page;
use axum::http::StatusCode;
use laurel_domain::identity::Permit;
use laurel_domain::identity::actions;
use laurel_domain::site::{Area, MAX_SOURCE, MAX_SUMMARY, MAX_TITLE, PageData};
use laurel_domain::text::{LineRefusal, line, lines};
use laurel_persistence::UseCaseError;
use laurel_persistence::site::{Page, PageDraft, PageItem, PageRefusal, page, save_page, versions};
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use laurel_words::OFFERED;
use maud::{Markup, html};

/// Earlier texts that are offered.
const VERSIONS: u64 = 20;

fn permit(context: &RequestContext) -> Result<Permit<actions::EditPages>, HttpProblem> {
    context.authorize::<actions::EditPages>(())
}

pub async fn show(_: paths::AdminPagesPath, context: Gate<actions::EditPages>) -> Answer {
    let outline = context.app.outline();
    let mut lines = outline.in_language(context.language);
    lines.sort_by_key(|line| (place(line).0, line.position));
    let rows: Vec<Vec<Markup>> = lines
        .into_iter()
        .map(|line| {
            let address = if line.slug == "home" { paths::HOME.to_owned() } else { paths::page(&line.slug) };
            let languages = html! {
                @for (at, (code, name)) in OFFERED.iter().enumerate() {
                    @if at > 0 { " · " }
                    a href=(paths::admin_page(&line.slug, *code)) {
                        (name)
                        span class="visually-hidden" { ": " (line.title) }
                        @if !outline.all().iter().any(|l| l.slug == line.slug && l.language == *code) {
                            " (" (context.t("admin-pages-missing")) ")"
                        }
                    }
                }
            };
            vec![
                html! { (line.title) },
                html! { a href=(address) { (address) } },
                html! { (context.t(place(line).1)) },
                languages,
                context.day(line.updated_at),
            ]
        })
        .collect();
    let main = html! {
        (staff_head(context.t("admin-pages-title"), &html! {}))
        @if rows.is_empty() { p { (context.t("admin-pages-empty")) } } @else {
            (table(&Table {
                caption: context.t("admin-pages-title"),
                caption_hidden: true,
                columns: &[
                    Column::text(context.t("admin-pages-name")),
                    Column::text(context.t("admin-pages-address")),
                    Column::text(context.t("admin-pages-place")),
                    Column::text(context.t("action-edit")),
                    Column::text(context.t("admin-pages-updated")),
                ],
                rows: &rows,
            }))
        }
    };
    Ok(context.page(admin_layout(
        &context,
        paths::ADMIN_PAGES,
        context.t("admin-pages-title"),
        &main,
    )))
}

/// Where readers come by a page: its rank in the list and the phrase for it.
fn place(line: &PageItem) -> (u8, &'static str) {
    match (line.menu.as_deref(), line.page_group.as_deref()) {
        _ if line.slug == "home" => (0, "admin-pages-place-first"),
        (Some("main"), _) => (1, "admin-pages-place-menu"),
        (_, Some(_)) => (2, "admin-pages-place-resources"),
        (Some(_), _) => (3, "admin-pages-place-footer"),
        (None, None) => (4, "admin-pages-place-link"),
    }
}

/// The stored page, or, where it is not translated yet, the text to begin with.
async fn stored(
    context: &RequestContext,
    slug: &str,
    language: &str,
) -> Result<(Page, bool), HttpProblem> {
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
    page: &Page,
    fields: &PageForm,
    state: FormState<'_>,
) -> Answer {
    let earlier = if page.language == language {
        versions(&context.app.store, &permit(context)?, page.id, VERSIONS).await?
    } else {
        Vec::new()
    };
    let bundled = bundled_page(slug, language).is_some();
    let status = state.status;
    let main = form(context, slug, language, fields, &earlier, bundled, &state);
    let shown = admin_layout(context, paths::ADMIN_PAGES, &page.title, &main);
    Ok(context.page_with(status, shown.scripted(&["js/dirty-form.js"])))
}

pub async fn save(
    paths::AdminPagePath { slug, language }: paths::AdminPagePath,
    context: Gate<actions::EditPages>,
    Form(mut fields): Form<PageForm>,
) -> Answer {
    let (page, _) = stored(&context, &slug, &language).await?;
    match fields.wish.as_str() {
        "bundled" => {
            let bundled = bundled_page(&slug, &language).ok_or(HttpProblem::NotFound)?;
            fields.take(&PageDraft::of(&bundled));
        }
        "earlier" => {
            let earlier =
                versions(&context.app.store, &permit(&context)?, page.id, VERSIONS).await?;
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
    let draft = match draft(&context, &fields) {
        Ok(draft) => draft,
        Err(errors) => {
            let state = FormState {
                errors,
                status: StatusCode::UNPROCESSABLE_ENTITY,
                ..FormState::default()
            };
            return show_form(&context, &slug, &language, &page, &fields, state).await;
        }
    };
    if fields.wish != "save" {
        // an earlier or bundled text is looked at before it is saved
        let state = FormState {
            preview: Some(&draft),
            ..FormState::default()
        };
        return show_form(&context, &slug, &language, &page, &fields, state).await;
    }
    let (permit, seen) = (permit(&context)?, fields.seen());
    let store = &context.app.store;
    match save_page(
        store,
        &permit,
        slug.clone().into(),
        language.clone().into(),
        draft,
        seen,
    )
    .await
    {
        Ok(()) => {
            page_layout::reload(&context.app, context.public()).await;
            Ok(context.go(&paths::admin_page(&slug, &language), "flash-page-saved"))
        }
        Err(UseCaseError::Refused(PageRefusal::NotFound)) => Err(HttpProblem::NotFound),
        Err(UseCaseError::Refused(PageRefusal::Changed)) => {
            let (now, own) = stored(&context, &slug, &language).await?;
            fields.seen = PageForm::of(&now, own).seen;
            let state = FormState {
                theirs: Some(&now),
                status: StatusCode::CONFLICT,
                ..FormState::default()
            };
            show_form(&context, &slug, &language, &now, &fields, state).await
        }
        Err(UseCaseError::Internal(error)) => Err(error.into()),
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
