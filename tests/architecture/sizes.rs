//! A file is one idea: it is split before it grows past a limit.

use std::path::{Path, PathBuf};

/// Lines, tests in the file included.
const MAX: usize = 500;
/// A sibling file of tests may hold the cast it needs.
const MAX_OF_TESTS: usize = 600;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() && name != "target" && name != "node_modules" {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn all() -> Vec<PathBuf> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for folder in ["crates", "migrations", "tests"] {
        sources(&top.join(folder), &mut found);
    }
    assert!(found.len() > 50, "the walk finds the sources");
    found
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<_> = all()
        .into_iter()
        .filter_map(|path| {
            let lines = std::fs::read_to_string(&path)
                .unwrap_or_default()
                .lines()
                .count();
            let most = if path.ends_with("tests.rs") {
                MAX_OF_TESTS
            } else {
                MAX
            };
            (lines > most).then_some((lines, path))
        })
        .collect();
    assert!(long.is_empty(), "split these: {long:?}");
}

#[test]
fn no_file_has_a_name_that_means_nothing() {
    for path in all() {
        let stem = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        for bad in [
            "utils", "util", "helpers", "helper", "common", "misc", "manager",
        ] {
            assert_ne!(stem, bad, "{}", path.display());
        }
    }
}

#[test]
fn trusted_markup_is_made_in_named_places_only() {
    // the sanitizer, the drawn icons, data blocks, and the first line of XML files
    let allowed = [
        "markdown",
        "icon.rs",
        "json_ld.rs",
        "site/files.rs",
        "sizes.rs",
    ];
    for path in all() {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let shown = path.display().to_string();
        if text.contains("PreEscaped") {
            assert!(
                allowed.iter().any(|name| shown.contains(name)),
                "PreEscaped in {shown}"
            );
        }
    }
}
