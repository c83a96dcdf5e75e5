//! The gallery: every page, in every language, with plenty to show, with one
//! thing, with nothing, and with very long texts; without a server.
//!
//! `LAUREL_GALLERY=folder cargo test --test gallery` also writes the pages into
//! the folder, to be leafed through; start with its `index.html`.

mod cast;
mod checks;
mod courses;
mod listed;
mod pages;
mod write;

use cast::{Amount, Cast};
use laurel_domain::identity::{Actor, Grant, Role};
use laurel_domain::ids::PersonId;
use laurel_web::views::{Area, Assets, LayoutVisitor, Page, PageContext, render, site_layout};
use laurel_words::{Catalogs, OFFERED, PSEUDO};
use std::collections::{BTreeMap, BTreeSet};

/// A page with what it takes to show it.
pub type Show = fn(&Cast) -> Page;

/// The whole document, with its layout.
fn document(cast: &Cast, assets: &Assets, page: Page) -> String {
    let staff = page.area != Area::Site;
    let actor = if staff {
        Actor::Person {
            id: PersonId(cast.id(9)),
            grants: vec![Grant {
                role: Role::Owner,
                course: None,
            }],
        }
    } else {
        Actor::Visitor
    };
    let visitor = LayoutVisitor {
        language: cast.language,
        theme: "".into(),
        here: "".into(),
        name: cast.has_some().then(|| cast.name(0).into()),
        studio: staff,
        administration: staff,
        year: 2026,
    };
    let around = PageContext {
        public_url: "https://example.org",
        settings: &cast.settings,
        assets,
        site_layout: &site_layout(cast, &visitor, &cast.settings, &cast.outline),
        actor: &actor,
        flash: cast.is(Amount::Plenty).then_some("flash-marked"),
    };
    render(cast, &around, page).into_string()
}

/// Every language, and the one that runs from right to left.
fn languages() -> impl Iterator<Item = &'static str> {
    OFFERED.iter().map(|(code, _)| *code).chain([PSEUDO])
}

#[test]
fn every_page_is_sound_in_every_language_and_amount() {
    let (catalogs, assets) = (Catalogs::embedded(), Assets::embedded());
    let mut gallery = write::Gallery::of_environment();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for language in languages() {
        for amount in Amount::ALL {
            let cast = Cast::new(&catalogs, language, amount);
            for (name, show) in pages::all() {
                let html = document(&cast, &assets, show(&cast));
                for problem in checks::problems(&cast, &html) {
                    let seen = found.entry(format!("{name}: {problem}")).or_default();
                    seen.insert(format!("{language} {}", amount.name()));
                }
                gallery.add(name, language, amount.name(), &html);
            }
        }
    }
    gallery.finish(&assets);
    let lines: Vec<String> = found
        .iter()
        .map(|(problem, seen)| format!("{problem} ({} times)", seen.len()))
        .collect();
    assert!(
        lines.is_empty(),
        "{} problems:\n{}",
        lines.len(),
        lines.join("\n")
    );
}

#[test]
fn every_page_is_in_the_gallery() {
    let shown: Vec<String> = pages::all().map(|(name, _)| name.to_owned()).collect();
    let there = listed::page_functions();
    assert!(there.len() > 50, "the walk finds the pages");
    let missing: Vec<_> = there.iter().filter(|name| !shown.contains(name)).collect();
    assert!(
        missing.is_empty(),
        "these pages have no sample: {missing:#?}"
    );
    let gone: Vec<_> = shown.iter().filter(|name| !there.contains(name)).collect();
    assert!(gone.is_empty(), "these samples show no page: {gone:#?}");
}

#[test]
fn a_page_that_is_not_sound_is_refused() {
    let broken = include_str!("samples/broken.html");
    let cast = Cast::new(&Catalogs::embedded(), PSEUDO, Amount::One);
    let found = checks::problems(&cast, broken);
    for part in [
        "not valid",
        "2 h1",
        "says nothing",
        "the id twice is there 2 times",
        "for names nothing",
        "leads to #nowhere",
        "without a label",
        "a picture without words",
        "the page is lang",
        "an author's text",
        "another direction",
        "a correction names no field",
        "a phrase is missing: admin-home-title",
        "a phrase is missing: <input",
    ] {
        let is_found = found.iter().any(|problem| problem.contains(part));
        assert!(is_found, "{part} is not found: {found:#?}");
    }
}
