//! A phrase of the catalogs is said somewhere. (That the languages have the
//! same phrases is tested beside the catalogs.)

use std::collections::BTreeSet;
use std::path::Path;

fn texts(folder: &Path, ending: &str, found: &mut String) {
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
