//! The home page: who this is for, what it changes, what can be learned now.

use crate::catalog::program_facts;
use crate::json_ld::json_ld;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::site::branding::logo_address;
use crate::site::outline::Outline;
use crate::site::rendered_pages::{PageSection, RenderedPage};
use crate::site::view::page::{RESOURCES, feed_link};
use laurel_domain::authoring::document::ProgramStatus;
use laurel_persistence::catalog::ProgramItem;
use laurel_persistence::site::Settings;
use laurel_ui::areas::areas;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::details::fold_summary;
use laurel_ui::layout::NavItem;
use laurel_ui::patterns::{Entry, entries, link_list, section};
use laurel_ui::text_direction::direction_of;
use maud::{Markup, html};

/// What the home page shows.
#[derive(Clone, Copy)]
pub struct HomeView<'a> {
    /// Its text.
    pub page: &'a RenderedPage,
    pub programs: &'a [ProgramItem],
    /// How many certificates were issued.
    pub issued: u64,
    pub outline: &'a Outline,
    pub settings: &'a Settings,
    pub public_url: &'a str,
    /// The address of the picture that stands for a missing logo.
    pub icon: &'a str,
}

pub fn page(reader: &Reader, view: &HomeView<'_>) -> Page {
    let main = html! {
        (hero(reader, view.page))
        (program_section(reader, view.programs))
        (area_section(reader, view.page))
        (challenge(reader, view.page))
        (themes(reader, view.outline))
        (proof(reader, view.issued))
        (contact(reader))
    };
    Page {
        title: view.page.title.clone(),
        description: view.page.summary.clone(),
        public: Some(paths::HOME.to_owned()),
        head: Some(
            html! { (feed_link(reader, &view.settings.organization)) (organization_data(reader, view)) },
        ),
        main,
        ..Page::default()
    }
}

/// Where the areas are explained.
const AREAS: &str = "areas";
const AREAS_HERE: &str = "#areas";

fn hero(reader: &Reader, page: &RenderedPage) -> Markup {
    let labels: Vec<&str> = page
        .data
        .areas
        .iter()
        .map(|area| area.label.as_str())
        .collect();
    let title = reader.with(
        "site-home-areas-picture",
        &[("areas", (&reader.list(&labels)).into())],
    );
    html! {
        div class="wrap hero" {
            div {
                h1 { (page.data.headline) }
                p class="lead" { (page.data.lead) }
                div class="actions" {
                    (link_button(reader.t("site-home-action-programs"), paths::PROGRAMS, Weight::Primary))
                    (link_button(reader.t("site-home-action-notify"), paths::NOTIFICATIONS, Weight::Secondary))
                }
            }
            @if !labels.is_empty() {
                a class="hero-figure" href=(AREAS_HERE) { (areas(&title, reader.t("site-home-areas-center"), &labels)) }
            }
        }
    }
}

fn program_section(reader: &Reader, programs: &[ProgramItem]) -> Markup {
    let addresses: Vec<String> = programs
        .iter()
        .map(|line| paths::program(&line.entry.slug))
        .collect();
    let list: Vec<Entry> = programs
        .iter()
        .zip(&addresses)
        .map(|(line, address)| Entry {
            title: &line.entry.document.title,
            href: Some(address),
            text: &line.entry.document.summary,
            meta: Some(facts(reader, line)),
            action: Some(action(reader, line, address)),
        })
        .collect();
    let body = html! {
        @if list.is_empty() {
            div class="stack" {
                p { (reader.t("catalog-programs-empty")) }
                div class="actions" { (link_button(reader.t("catalog-programs-empty-action"), paths::NOTIFICATIONS, Weight::Secondary)) }
            }
        } @else { (entries(&list)) }
    };
    section(
        Some("programs"),
        reader.t("site-home-programs"),
        reader.t("site-home-programs-lead"),
        &body,
    )
}

fn facts(reader: &Reader, line: &ProgramItem) -> Markup {
    let (entry, half_hours) = (&line.entry, line.half_hours);
    program_facts(
        reader,
        &entry.document,
        entry.status,
        entry.courses.len(),
        half_hours,
    )
}

fn action(reader: &Reader, line: &ProgramItem, address: &str) -> Markup {
    let title = &line.entry.document.title;
    let (label, href, weight) = if line.entry.status == ProgramStatus::Open {
        (
            reader.t("catalog-action-begin"),
            address.to_owned(),
            Weight::Primary,
        )
    } else {
        let topic = line.entry.document.topics.first().map_or("", |topic| topic);
        (
            reader.t("catalog-action-tell-me"),
            paths::notifications_about(topic),
            Weight::Secondary,
        )
    };
    html! { a class=(weight.class()) href=(href) { (label) span class="visually-hidden" { ": " (title) } } }
}

/// The articles, and where all of it is.
fn themes(reader: &Reader, outline: &Outline) -> Markup {
    let lines = outline.group(RESOURCES, reader.language);
    let addresses: Vec<String> = lines.iter().map(|line| paths::page(&line.slug)).collect();
    let all = paths::page(RESOURCES);
    let mut items: Vec<NavItem> = lines
        .iter()
        .zip(&addresses)
        .map(|(line, address)| NavItem {
            language: (line.language != reader.language).then_some(&line.language),
            ..NavItem::new(&line.title, address, false)
        })
        .collect();
    items.push(NavItem::new(reader.t("site-home-themes-all"), &all, false));
    section(
        Some("themes"),
        reader.t("site-home-themes"),
        "",
        &link_list(&items, true),
    )
}

/// Each begins on the page, and opens to the rest of it.
fn challenge(reader: &Reader, page: &RenderedPage) -> Markup {
    html! {
        @for part in page.sections.iter().filter(|part| !part.heading.is_empty()) {
            (section(None, &part.heading, "", &argument(reader, page.foreign(reader), part)))
        }
    }
}

fn argument(reader: &Reader, foreign: Option<&str>, part: &PageSection) -> Markup {
    let direction = foreign.map(direction_of);
    html! {
        div class="prose" lang=[foreign] dir=[direction] { (part.opening) }
        @if !part.rest.0.is_empty() {
            details class="note" {
                (fold_summary(&reader.with("site-home-read-on", &[("title", (&part.heading).into())])))
                div class="prose" lang=[foreign] dir=[direction] { (part.rest) }
            }
        }
    }
}

fn area_section(reader: &Reader, page: &RenderedPage) -> Markup {
    let list: Vec<Entry> = page
        .data
        .areas
        .iter()
        .map(|area| Entry {
            title: &area.label,
            text: &area.text,
            ..Entry::default()
        })
        .collect();
    html! {
        @if !list.is_empty() { (section(Some(AREAS), reader.t("site-home-areas"), "", &entries(&list))) }
    }
}

/// From so many certificates on the home page says how many there are.
const PROOF_FROM: u64 = 30;

fn proof(reader: &Reader, issued: u64) -> Markup {
    // a few prove less than none
    if issued < PROOF_FROM {
        return html! {};
    }
    let body = html! {
        p class="statement" { (reader.with("site-home-proof", &[("count", issued.into())])) }
        div class="actions" { (link_button(reader.t("site-home-proof-action"), paths::VERIFY, Weight::Secondary)) }
    };
    section(None, reader.t("site-home-proof-title"), "", &body)
}

fn contact(reader: &Reader) -> Markup {
    let body = html! {
        p class="statement" { (reader.t("site-home-contact-text")) }
        div class="actions" { (link_button(reader.t("site-home-contact-action"), paths::CONTACT, Weight::Secondary)) }
    };
    section(Some("contact"), reader.t("site-home-contact"), "", &body)
}

fn organization_data(reader: &Reader, view: &HomeView<'_>) -> Markup {
    let settings = view.settings;
    let url = format!("{}/", view.public_url);
    let social = &settings.social;
    let same: Vec<&str> = [&social.facebook, &social.twitter, &social.linkedin]
        .into_iter()
        .filter(|link| !link.is_empty())
        .map(String::as_str)
        .collect();
    let laurel = || view.icon.to_owned();
    let logo = settings.logo.as_ref().map_or_else(laurel, logo_address);
    json_ld(&serde_json::json!({
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "Organization", "@id": format!("{url}#organization"),
                "name": settings.organization, "alternateName": settings.short_name,
                "description": settings.tagline(reader.language), "url": url,
                "logo": format!("{}{logo}", view.public_url),
                "sameAs": same,
            },
            {
                "@type": "WebSite", "@id": format!("{url}#website"),
                "name": settings.organization, "url": url, "inLanguage": reader.language,
                "publisher": {"@id": format!("{url}#organization")},
                "potentialAction": {
                    "@type": "SearchAction",
                    "target": {"@type": "EntryPoint", "urlTemplate": format!("{url}search?q={{search_term_string}}")},
                    "query-input": "required name=search_term_string",
                },
            },
        ],
    }))
}
