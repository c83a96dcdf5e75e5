//! A document that names a file of the project names one that exists.

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
