//! What must hold of every page, whatever it shows.

use crate::cast::{Cast, ENGLISH};
use laurel_words::PSEUDO;
use scraper::{ElementRef, Html, Node, Selector};
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with this document, a line each.
pub fn problems(cast: &Cast, html: &str) -> Vec<String> {
    // what is there for who has no scripts is a part of the page
    let html = html.replace("<noscript>", "").replace("</noscript>", "");
    let page = Html::parse_document(&html);
    let mut found: Vec<String> = page
        .errors
        .iter()
        .map(|error| format!("not valid: {error}"))
        .collect();
    headings(&page, &mut found);
    ids(&page, &mut found);
    labels(&page, &mut found);
    pictures(&page, &mut found);
    corrections(cast, &page, &mut found);
    languages(cast, &page, &mut found);
    phrases(&page, &mut found);
    found.sort();
    found.dedup();
    found
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
    page.select(&selector).collect()
}

fn shown(element: ElementRef<'_>) -> String {
    let html = element.html().replace('\n', " ");
    html.chars().take(140).collect()
}

fn has_text(element: ElementRef<'_>) -> bool {
    element.text().any(|text| !text.trim().is_empty())
}

fn headings(page: &Html, found: &mut Vec<String>) {
    let count = all(page, "h1").len();
    if count != 1 {
        found.push(format!("{count} h1"));
    }
    for element in all(
        page,
        "title, h1, h2, h3, h4, caption, legend, label, summary, a, button",
    ) {
        let named = element
            .attr("aria-label")
            .is_some_and(|label| !label.trim().is_empty());
        let picture = element
            .descendent_elements()
            .any(|inner| inner.attr("alt").is_some_and(|alt| !alt.is_empty()));
        if !named && !picture && !has_text(element) {
            found.push(format!("says nothing: {}", shown(element)));
        }
    }
}

fn ids(page: &Html, found: &mut Vec<String>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for id in all(page, "[id]").iter().filter_map(|e| e.attr("id")) {
        *counts.entry(id).or_default() += 1;
    }
    for (id, count) in counts.iter().filter(|(_, count)| **count > 1) {
        found.push(format!("the id {id} is there {count} times"));
    }
    for attribute in [
        "for",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "form",
        "list",
    ] {
        for element in all(page, &format!("[{attribute}]")) {
            let named = element.attr(attribute).unwrap_or_default();
            for id in named
                .split_whitespace()
                .filter(|id| !counts.contains_key(id))
            {
                found.push(format!(
                    "{attribute} names {id}, which is not there: {}",
                    shown(element)
                ));
            }
        }
    }
    for link in all(page, "a[href^='#']") {
        let to = link
            .attr("href")
            .unwrap_or_default()
            .trim_start_matches('#');
        if !to.is_empty() && !counts.contains_key(to) {
            found.push(format!("a link leads to #{to}, which is not there"));
        }
    }
}

fn labels(page: &Html, found: &mut Vec<String>) {
    let labelled: Vec<&str> = all(page, "label[for]")
        .iter()
        .filter_map(|e| e.attr("for"))
        .collect();
    let controls = "input:not([type=hidden]):not([type=submit]), select, textarea";
    for control in all(page, controls) {
        let inside = control
            .ancestors()
            .filter_map(ElementRef::wrap)
            // nobody sees what is in there
            .any(|outer| outer.value().name() == "label" || outer.attr("hidden").is_some());
        let named = inside
            || control.attr("aria-label").is_some()
            || control.attr("aria-labelledby").is_some()
            || control.attr("id").is_some_and(|id| labelled.contains(&id));
        if !named {
            found.push(format!("without a label: {}", shown(control)));
        }
    }
}

fn pictures(page: &Html, found: &mut Vec<String>) {
    for picture in all(page, "img:not([alt])") {
        found.push(format!("a picture without words: {}", shown(picture)));
    }
}

/// What is to be corrected says in which field: it is read alone, at the top.
fn corrections(cast: &Cast, page: &Html, found: &mut Vec<String>) {
    let mut said = BTreeSet::new();
    for link in all(page, ".error-summary a") {
        let words: String = link.text().collect();
        if words == cast.t("form-error-required") || !said.insert(words.clone()) {
            found.push(format!("a correction names no field: {}", shown(link)));
        }
    }
}

/// The language in which an element is read.
fn language_of(element: ElementRef<'_>) -> &str {
    std::iter::once(element)
        .chain(element.ancestors().filter_map(ElementRef::wrap))
        .find_map(|outer| outer.attr("lang"))
        .unwrap_or_default()
}

fn languages(cast: &Cast, page: &Html, found: &mut Vec<String>) {
    let root = page.root_element();
    let direction = if cast.language == PSEUDO {
        "rtl"
    } else {
        "ltr"
    };
    if root.attr("lang") != Some(cast.language) || root.attr("dir") != Some(direction) {
        found.push(format!(
            "the page is lang={:?} dir={:?}",
            root.attr("lang"),
            root.attr("dir")
        ));
    }
    for element in all(page, "main *") {
        let own = element.children().any(|child| match child.value() {
            Node::Text(text) => text.contains(ENGLISH),
            _ => false,
        });
        let typed = ["textarea", "pre"].contains(&element.value().name());
        if own && !typed && language_of(element) != "en" {
            found.push(format!(
                "an author's text without its language: {}",
                shown(element)
            ));
        }
    }
    // a block of another direction says so; a word in a line turns by itself
    for element in all(page, "main [lang]") {
        let block =
            !["a", "span", "q", "em", "strong", "bdi", "option"].contains(&element.value().name());
        let other = cast.language == PSEUDO && element.attr("lang") != Some(PSEUDO);
        let turned = std::iter::once(element)
            .chain(element.ancestors().filter_map(ElementRef::wrap))
            .find_map(|outer| outer.attr("dir"))
            != Some("rtl");
        if block && other && !turned {
            found.push(format!(
                "another direction, and does not say so: {}",
                shown(element)
            ));
        }
    }
}

/// A phrase that is missing shows its key.
fn phrases(page: &Html, found: &mut Vec<String>) {
    const FIRST: [&str; 27] = [
        "api",
        "action",
        "admin",
        "assessment",
        "catalog",
        "certification",
        "date",
        "enrollment",
        "errors",
        "flash",
        "footer",
        "form",
        "identity",
        "language",
        "learning",
        "messaging",
        "nav",
        "site",
        "skip",
        "studio",
        "theme",
        "unit",
        "word",
        "audit",
        "email",
        "demo",
        "home",
    ];
    let is_key = |text: &str| {
        let mut parts = text.split('-');
        let first = parts.next().unwrap_or_default();
        FIRST.contains(&first)
            && parts.clone().count() > 0
            && parts.all(|part| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            })
    };
    for text in page.root_element().text().map(str::trim) {
        if is_key(text) || text.contains("{ $") || text.contains("{$") {
            found.push(format!("a phrase is missing: {text}"));
        }
    }
    for element in all(page, "[aria-label], [alt], [placeholder]") {
        for name in ["aria-label", "alt", "placeholder"] {
            if element.attr(name).is_some_and(is_key) {
                found.push(format!("a phrase is missing: {}", shown(element)));
            }
        }
    }
}
