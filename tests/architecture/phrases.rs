//! A phrase of the catalogs is said somewhere, and one that is said is there.
//! (That the languages have the same phrases is tested beside the catalogs.)

use std::collections::BTreeSet;
use std::path::Path;

pub fn texts(folder: &Path, ending: &str, found: &mut String) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            texts(&path, ending, found);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push_str(&std::fs::read_to_string(&path).unwrap_or_default());
        }
    }
}

fn is_key(text: &str) -> bool {
    text.contains('-')
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[test]
fn every_phrase_is_said_somewhere() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (mut code, mut phrases) = (String::new(), String::new());
    texts(&top.join("crates"), "rs", &mut code);
    texts(&top.join("assets/languages/en"), "ftl", &mut phrases);
    // whole keys, and beginnings that code completes: "audit-did-{word}"
    let mut said = BTreeSet::new();
    for literal in code.split('"') {
        let begins = literal.split('{').next().unwrap_or_default();
        if is_key(begins) {
            said.insert(begins.trim_end_matches('-'));
        }
    }
    let unsaid: Vec<&str> = phrases
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, _)| key)
        .filter(|key| is_key(key) && !phrases.contains(&format!("{{ {key} }}")))
        .filter(|key| {
            let ends = key.match_indices('-').map(|(at, _)| &key[..at]);
            !said.contains(key) && !ends.into_iter().any(|begin| said.contains(begin))
        })
        .collect();
    assert!(said.len() > 500, "the walk finds the sources");
    assert!(
        unsaid.is_empty(),
        "say these, or take them out: {unsaid:#?}"
    );
}

/// Every key of the catalogs, in English.
fn known_keys(phrases: &str) -> BTreeSet<&str> {
    phrases
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| is_key(key))
        .collect()
}

/// The texts of the code that look like a key of the catalogs: they begin as
/// some key does, wherever they stand, since a key goes through variables,
/// tables and refusals before it is said. Those that no catalog has.
fn unknown_keys(code: &str, known: &BTreeSet<&str>) -> Vec<String> {
    let family = |key: &str| key.split('-').next().unwrap_or_default().to_owned();
    let families: BTreeSet<String> = known.iter().map(|key| family(key)).collect();
    let begins = |text: &str| {
        let begin = format!("{}-", text.trim_end_matches('-'));
        known.iter().any(|key| key.starts_with(&begin))
    };
    let literals = code.split('"').filter(|text| is_key(text));
    let unknown = literals.filter(|text| families.contains(&family(text)) && !known.contains(text));
    // what is completed elsewhere: "audit-did"
    unknown
        .filter(|text| !begins(text))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_phrase_that_the_code_names_is_in_the_catalogs() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (mut code, mut phrases) = (String::new(), String::new());
    // the words of `ui` come from its callers; what looks like a key there is a class
    for name in [
        "cli/src",
        "demo/src",
        "domain/src",
        "persistence/src",
        "web/src",
    ] {
        texts(&top.join("crates").join(name), "rs", &mut code);
    }
    texts(&top.join("assets/languages/en"), "ftl", &mut phrases);
    let known = known_keys(&phrases);
    assert!(known.len() > 500, "the walk finds the catalogs");
    let missing = unknown_keys(&code, &known);
    assert!(
        missing.is_empty(),
        "named in the code, not in the catalogs: {missing:#?}"
    );
}

#[test]
fn a_phrase_that_is_missing_is_found_however_it_is_named() {
    let known = BTreeSet::from(["flash-left", "enrollment-mute-title", "audit-did-open"]);
    let found = unknown_keys(include_str!("samples/missing-phrases.rs"), &known);
    assert_eq!(
        found,
        ["enrollment-refused", "enrollment-mute-on", "flash-muted"]
    );
}
