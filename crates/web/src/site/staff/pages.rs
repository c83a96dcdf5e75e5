//! `/admin/pages`: the texts of the public pages, each language by itself.

use super::page_form::{Fields, State, form};
use crate::administration::frame;
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::reader::Reader;
use crate::shell;
use crate::site::bundle::bundled_page;
use crate::visit::Visit;
use axum::http::StatusCode;
use laurel_domain::identity::actions;
use laurel_domain::identity::{ActionName, Resource, UntypedPermit};
use laurel_domain::site::{Area, PageData, SOURCE_MOST, SUMMARY_MOST, TITLE_MOST};
use laurel_domain::text::{LineRefusal, line, lines};
use laurel_markdown;
use laurel_persistence::Stop;
use laurel_persistence::site::{Draft, Page, PageLine, PageRefusal, page, save_page, versions};
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use laurel_words::OFFERED;
use maud::{Markup, html};

/// Earlier texts that are offered.
const VERSIONS: u64 = 20;

fn permit(visit: &Visit) -> Result<UntypedPermit, Problem> {
    visit.untyped_permit(ActionName::EditPages, Resource::Site)
}

pub async fn show(_: paths::AdminPagesPath, visit: Gate<actions::EditPages>) -> Answer {
    let outline = visit.app.outline();
    let mut lines = outline.in_language(visit.language);
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
                            " (" (visit.t("admin-pages-missing")) ")"
                        }
                    }
                }
            };
            vec![
                html! { (line.title) },
                html! { a href=(address) { (address) } },
                html! { (visit.t(place(line).1)) },
                languages,
                visit.day(line.updated_at),
            ]
        })
        .collect();
    let main = html! {
        (staff_head(visit.t("admin-pages-title"), &html! {}))
        @if rows.is_empty() { p { (visit.t("admin-pages-empty")) } } @else {
            (table(&Table {
                caption: visit.t("admin-pages-title"),
                caption_hidden: true,
                columns: &[
                    Column::text(visit.t("admin-pages-name")),
                    Column::text(visit.t("admin-pages-address")),
                    Column::text(visit.t("admin-pages-place")),
                    Column::text(visit.t("action-edit")),
                    Column::text(visit.t("admin-pages-updated")),
                ],
                rows: &rows,
            }))
        }
    };
    Ok(visit.page(frame(
        &visit,
        paths::ADMIN_PAGES,
        visit.t("admin-pages-title"),
        &main,
    )))
}

/// Where readers come by a page: its rank in the list and the phrase for it.
fn place(line: &PageLine) -> (u8, &'static str) {
    match (line.menu.as_deref(), line.page_group.as_deref()) {
        _ if line.slug == "home" => (0, "admin-pages-place-first"),
        (Some("main"), _) => (1, "admin-pages-place-menu"),
        (_, Some(_)) => (2, "admin-pages-place-resources"),
        (Some(_), _) => (3, "admin-pages-place-footer"),
        (None, None) => (4, "admin-pages-place-link"),
    }
}

/// The stored page, or, where it is not translated yet, the text to begin with.
async fn stored(visit: &Visit, slug: &str, language: &str) -> Result<(Page, bool), Problem> {
    if !OFFERED.iter().any(|(code, _)| *code == language) {
        return Err(Problem::NotFound);
    }
    if let Some(found) = page(&visit.app.store, slug, language).await? {
        return Ok((found, true));
    }
    let outline = visit.app.outline();
    let best = outline.best(slug, language).ok_or(Problem::NotFound)?;
    let found = page(&visit.app.store, slug, &best.language).await?;
    Ok((found.ok_or(Problem::NotFound)?, false))
}

pub async fn look(
    paths::AdminPagePath { slug, language }: paths::AdminPagePath,
    visit: Gate<actions::EditPages>,
) -> Answer {
    let (page, own) = stored(&visit, &slug, &language).await?;
    let fields = Fields::of(&page, own);
    show_form(&visit, &slug, &language, &page, &fields, State::default()).await
}

async fn show_form(
    visit: &Visit,
    slug: &str,
    language: &str,
    page: &Page,
    fields: &Fields,
    state: State<'_>,
) -> Answer {
    let earlier = if page.language == language {
        versions(&visit.app.store, page.id, VERSIONS).await?
    } else {
        Vec::new()
    };
    let bundled = bundled_page(slug, language).is_some();
    let status = state.status;
    let main = form(visit, slug, language, fields, &earlier, bundled, &state);
    let shown = frame(visit, paths::ADMIN_PAGES, &page.title, &main);
    Ok(visit.page_with(status, shown.scripted(&["js/dirty-form.js"])))
}

pub async fn save(
    paths::AdminPagePath { slug, language }: paths::AdminPagePath,
    visit: Gate<actions::EditPages>,
    Form(mut fields): Form<Fields>,
) -> Answer {
    let (page, _) = stored(&visit, &slug, &language).await?;
    match fields.wish.as_str() {
        "bundled" => {
            let bundled = bundled_page(&slug, &language).ok_or(Problem::NotFound)?;
            fields.take(&Draft::of(&bundled));
        }
        "earlier" => {
            let earlier = versions(&visit.app.store, page.id, VERSIONS).await?;
            let version = earlier
                .into_iter()
                .find(|version| version.id.to_string() == fields.version_id)
                .ok_or(Problem::NotFound)?;
            fields.take(&Draft {
                title: version.title,
                summary: version.summary,
                source: version.source,
                data: version.data,
                text: String::new(),
            });
        }
        _ => {}
    }
    let draft = match draft(&visit, &fields) {
        Ok(draft) => draft,
        Err(errors) => {
            let state = State {
                errors,
                status: StatusCode::UNPROCESSABLE_ENTITY,
                ..State::default()
            };
            return show_form(&visit, &slug, &language, &page, &fields, state).await;
        }
    };
    if fields.wish != "save" {
        // an earlier or bundled text is looked at before it is saved
        let state = State {
            preview: Some(&draft),
            ..State::default()
        };
        return show_form(&visit, &slug, &language, &page, &fields, state).await;
    }
    let (permit, seen) = (permit(&visit)?, fields.seen());
    let store = &visit.app.store;
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
            shell::reload(&visit.app).await;
            Ok(visit.go(&paths::admin_page(&slug, &language), "flash-page-saved"))
        }
        Err(Stop::Refused(PageRefusal::NotFound)) => Err(Problem::NotFound),
        Err(Stop::Refused(PageRefusal::Changed)) => {
            let (now, own) = stored(&visit, &slug, &language).await?;
            fields.seen = Fields::of(&now, own).seen;
            let state = State {
                theirs: Some(&now),
                status: StatusCode::CONFLICT,
                ..State::default()
            };
            show_form(&visit, &slug, &language, &now, &fields, state).await
        }
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

/// What was typed, where it can be taken.
fn draft(reader: &Reader, fields: &Fields) -> Result<Draft, Errors> {
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
    let title = check("title", line(&fields.title, TITLE_MOST), false);
    let summary = check("summary", line(&fields.summary, SUMMARY_MOST), false);
    let source = check("source", lines(&fields.source, SOURCE_MOST), false);
    let headline = check("headline", line(&fields.headline, SUMMARY_MOST), true);
    let lead = check("lead", line(&fields.lead, 2 * SUMMARY_MOST), true);
    let version = check("version", line(&fields.version, 40), true);
    let mut areas = Vec::new();
    for (label, text) in fields.area_label.iter().zip(&fields.area_text) {
        let label = check("area_label", line(label, 40), true);
        let text = check("area_text", line(text, SUMMARY_MOST), true);
        if !label.is_empty() {
            areas.push(Area { label, text });
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Draft {
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
