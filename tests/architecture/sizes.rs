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

/// What is wrong with a file, by each rule.
type Rule = fn(&Path, &str) -> Option<String>;

fn too_long(path: &Path, text: &str) -> Option<String> {
    let lines = text.lines().count();
    let most = if path.ends_with("tests.rs") {
        MAX_OF_TESTS
    } else {
        MAX
    };
    (lines > most).then(|| format!("{}: {lines} lines, split it", path.display()))
}

fn empty_name(path: &Path, _: &str) -> Option<String> {
    const EMPTY: [&str; 7] = [
        "utils", "util", "helpers", "helper", "common", "misc", "manager",
    ];
    let stem = path.file_stem()?.to_str()?;
    EMPTY
        .contains(&stem)
        .then(|| format!("{}: a name that says what is inside", path.display()))
}

fn trusted_markup(path: &Path, text: &str) -> Option<String> {
    // the sanitizer, the drawn icons, data blocks, the first line of XML files, and the
    // field that each form of a finished page gets
    const ALLOWED: [&str; 6] = [
        "crates/markdown/",
        "crates/ui/src/icon.rs",
        "crates/web/src/json_ld.rs",
        "crates/web/src/site/files.rs",
        "crates/web/src/middleware/made_for.rs",
        "tests/architecture/sizes.rs",
    ];
    let shown = path.display().to_string();
    let allowed = ALLOWED.iter().any(|place| shown.contains(place));
    // whoever names the type only takes what was made elsewhere
    let makes = ["PreEscaped(", "PreEscaped)"].map(|form| text.contains(form));
    (makes.contains(&true) && !allowed).then(|| format!("PreEscaped in {shown}"))
}

fn refused(rule: Rule) -> Vec<String> {
    all()
        .into_iter()
        .filter_map(|path| {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            rule(&path, &text)
        })
        .collect()
}

#[test]
fn no_file_is_too_long() {
    assert_eq!(refused(too_long), [""; 0]);
}

#[test]
fn no_file_has_a_name_that_means_nothing() {
    assert_eq!(refused(empty_name), [""; 0]);
}

#[test]
fn trusted_markup_is_made_in_named_places_only() {
    assert_eq!(refused(trusted_markup), [""; 0]);
}

#[test]
fn each_rule_refuses_what_breaks_it() {
    let page = Path::new("crates/web/src/site/page.rs");
    assert!(too_long(page, &"//\n".repeat(MAX + 1)).is_some());
    assert!(too_long(page, &"//\n".repeat(MAX)).is_none());
    assert!(empty_name(Path::new("crates/web/src/helpers.rs"), "").is_some());
    assert!(empty_name(page, "").is_none());
    assert!(trusted_markup(page, "maud::PreEscaped(text)").is_some());
    assert!(trusted_markup(page, "text.map(PreEscaped)").is_some());
    assert!(trusted_markup(page, "html! { (text) }").is_none());
    assert!(trusted_markup(page, "fn page(part: &PreEscaped<String>)").is_none());
}
