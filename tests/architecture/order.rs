//! The modules of persistence have an order: each may name those below it. What
//! must reach up is asked through the handlers that `open.rs` puts together.

use crate::permits::{is_test, sources};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use syn::visit::Visit;

/// What all others stand on. These know of each other, and of no capability.
const BASE: [&str; 4] = ["store", "changes", "queue", "pictures"];

/// From the lowest.
const ORDER: [&str; 15] = [
    "tasks",
    "audit",
    "messaging",
    "identity",
    "site",
    "catalog",
    "authoring",
    "enrollment",
    "certification",
    "learning",
    "assessment",
    "personal_data",
    "jobs",
    "doctor",
    "history",
];

/// What reaches up all the same, and why it may.
const EXCEPTIONS: [(&str, &str); 2] = [
    (
        "store/mod.rs assessment",
        "holds the cache of open attempts, and only names its type",
    ),
    (
        "store/mod.rs catalog",
        "holds the cache of revisions, and only names its type",
    ),
];

fn height(module: &str) -> Option<usize> {
    if BASE.contains(&module) {
        return Some(0);
    }
    ORDER
        .iter()
        .position(|name| *name == module)
        .map(|at| at + 1)
}

/// Collects the modules that one file names.
#[derive(Default)]
struct Named(BTreeSet<String>);

impl Named {
    fn add_tree(&mut self, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => _ = self.0.insert(path.ident.to_string()),
            syn::UseTree::Name(name) => _ = self.0.insert(name.ident.to_string()),
            syn::UseTree::Rename(rename) => _ = self.0.insert(rename.ident.to_string()),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_tree(tree)),
            syn::UseTree::Glob(_) => {}
        }
    }
}

impl<'ast> Visit<'ast> for Named {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if let syn::UseTree::Path(path) = &item.tree
            && path.ident == "crate"
            && !is_test(&item.attrs)
        {
            self.add_tree(&path.tree);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut segments = path.segments.iter();
        if segments.next().is_some_and(|first| first.ident == "crate")
            && let Some(module) = segments.next()
        {
            self.0.insert(module.ident.to_string());
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_test(&module.attrs) {
            syn::visit::visit_item_mod(self, module);
        }
    }
}

/// The modules above its own that a file names.
#[expect(clippy::expect_used, reason = "a test stops where it fails")]
fn reaches_up(own: &str, text: &str) -> BTreeSet<String> {
    let mut named = Named::default();
    named.visit_file(&syn::parse_file(text).expect("Rust"));
    let own = height(own);
    let above = |module: &String| height(module) > own && height(module).is_some();
    named.0.into_iter().filter(above).collect()
}

#[test]
fn no_module_names_one_above_it() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/persistence/src");
    let mut files: Vec<PathBuf> = Vec::new();
    sources(&top, &mut files);
    let mut found = BTreeSet::new();
    for path in &files {
        let file = path.strip_prefix(&top).expect("below the crate");
        let Some(own) = file.parent().and_then(|folder| folder.iter().next()) else {
            // `lib.rs` and `open.rs` are above all
            continue;
        };
        let own = own.to_string_lossy();
        assert!(
            height(&own).is_some(),
            "{own} has no place in the order: add it to tests/architecture/order.rs"
        );
        let text = std::fs::read_to_string(path).expect("a source");
        for module in reaches_up(&own, &text) {
            found.insert(format!("{} {module}", file.display()));
        }
    }
    let excepted: BTreeSet<String> = EXCEPTIONS.map(|(place, _)| place.to_owned()).into();
    let new: Vec<_> = found.difference(&excepted).collect();
    assert!(new.is_empty(), "these name a module above theirs: {new:#?}");
    let done: Vec<_> = excepted.difference(&found).collect();
    assert!(done.is_empty(), "no exceptions any more: {done:#?}");
}

#[test]
fn a_module_that_reaches_up_is_found() {
    let broken = include_str!("samples/reaches-up.rs");
    let found: Vec<_> = reaches_up("enrollment", broken).into_iter().collect();
    assert_eq!(found, ["assessment", "jobs", "learning"]);
}
