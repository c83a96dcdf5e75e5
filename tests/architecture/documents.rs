//! A document that names a file of the project names one that exists.

use crate::phrases::texts;
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_path_that_a_document_names_exists() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut documents = vec![top.join("README.md"), top.join("CONTRIBUTING.md")];
    for folder in ["docs", "docs/decisions"] {
        documents.extend(
            std::fs::read_dir(top.join(folder))
                .into_iter()
                .flatten()
                .flatten()
                .map(|e| e.path()),
        );
    }
    let mut missing = Vec::new();
    for document in documents
        .iter()
        .filter(|d| d.extension().is_some_and(|e| e == "md"))
    {
        let text = std::fs::read_to_string(document).unwrap_or_default();
        for piece in text.split('`').skip(1).step_by(2) {
            let is_path = ["crates/", "migrations/", "assets/", "tests/", "docs/"]
                .iter()
                .any(|p| piece.starts_with(p))
                && !piece.contains(['*', '{', '<', '…', ' ']);
            if is_path && !top.join(piece).exists() {
                missing.push(format!("{}: {piece}", document.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Every line of Rust that the guide shows stands in the code, so that nobody
/// copies what is no longer so. `…` stands for what is left out.
#[test]
fn what_the_guide_shows_is_the_code() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let guide = std::fs::read_to_string(top.join("docs/adding-a-use-case.md"));
    let guide = guide.expect("the guide");
    let mut code = String::new();
    texts(&top.join("crates"), "rs", &mut code);
    let code: BTreeSet<&str> = code.lines().map(str::trim).collect();
    let mut shown = Vec::new();
    for block in guide.split("```rust").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        let lines = block.lines().map(str::trim);
        shown.extend(lines.filter(|line| !line.is_empty() && !line.contains('…')));
    }
    assert!(shown.len() > 40, "the guide shows code");
    shown.retain(|line| !code.contains(line));
    assert!(shown.is_empty(), "the code has no such lines: {shown:#?}");
}
