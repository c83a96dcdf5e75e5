//! Whatever a page or an email promises is done: each phrase that promises something stands in
//! `docs/promises.md` with the test that keeps it.

#![expect(clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Words by which a phrase promises something.
const WORDS: [&str; 15] = [
    "is kept",
    "are kept",
    "we write",
    "no longer write",
    "never write",
    "email now",
    "by email",
    "is told",
    "never leaves",
    "reminder",
    "remind you",
    "never does more",
    "get an email",
    "gets an email",
    "are read by",
];
/// Phrases with such words that promise nothing.
const NO_PROMISES: [&str; 1] = ["identity-sent-sign-in"];

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The phrases of a catalog, each with its text.
fn phrases(text: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut current = None;
    for line in text.lines() {
        let is_more = line.starts_with([' ', '}']);
        if let Some((key, value)) = line
            .split_once(" = ")
            .filter(|_| !is_more && !line.starts_with('#'))
        {
            found.insert(key.to_owned(), value.to_owned());
            current = Some(key.to_owned());
        } else if let Some(text) = current
            .as_ref()
            .filter(|_| is_more)
            .and_then(|key| found.get_mut(key))
        {
            text.push(' ');
            text.push_str(line.trim());
        } else {
            current = None;
        }
    }
    found
}

fn catalog() -> BTreeMap<String, String> {
    let folder = top().join("assets/languages/en");
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("the catalog") {
        let path = entry.expect("a file").path();
        all.extend(phrases(&std::fs::read_to_string(path).expect("a catalog")));
    }
    all
}

fn promising(catalog: &BTreeMap<String, String>) -> Vec<&String> {
    let promises = |text: &str| {
        let text = text.to_lowercase();
        WORDS.iter().any(|word| text.contains(word))
    };
    let found = catalog.iter().filter(|(_, text)| promises(text));
    let found = found.map(|(key, _)| key);
    found
        .filter(|key| !NO_PROMISES.contains(&key.as_str()))
        .collect()
}

/// The rows: a phrase, and the test that keeps it.
fn rows(text: &str) -> Vec<(String, String)> {
    let code = |cell: &str| cell.trim().trim_matches('`').to_owned();
    text.lines()
        .filter(|line| line.starts_with("| `"))
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            Some((code(cells.get(1)?), code(cells.get(3)?)))
        })
        .collect()
}

/// Every test of the suites, by its name.
fn tests() -> String {
    let mut all = String::new();
    for folder in ["tests/stories", "tests/faults"] {
        for entry in std::fs::read_dir(top().join(folder)).expect("a suite") {
            let path = entry.expect("a file").path();
            if path.extension().is_some_and(|ending| ending == "rs") {
                all.push_str(&std::fs::read_to_string(path).expect("a test"));
            }
        }
    }
    all
}

#[test]
fn every_promise_names_what_keeps_it() {
    let catalog = catalog();
    let text = std::fs::read_to_string(top().join("docs/promises.md")).expect("the list");
    let rows = rows(&text);
    let tests = tests();
    let mut wrong: Vec<String> = promising(&catalog)
        .into_iter()
        .filter(|key| !rows.iter().any(|(row, _)| row == *key))
        .map(|key| format!("{key} promises something, and has no row"))
        .collect();
    for (phrase, test) in &rows {
        if !catalog.contains_key(phrase) {
            wrong.push(format!("{phrase} is no phrase"));
        }
        if !tests.contains(&format!("fn {test}()")) {
            wrong.push(format!("{phrase}: there is no test {test}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_promise_without_a_row_is_found() {
    let sample = "# words\nnew-promise = Your hat\n    is kept.\nnot-one = Hello.\n";
    assert_eq!(promising(&phrases(sample)), ["new-promise"]);
}
