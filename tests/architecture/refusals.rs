//! What a use case refuses is said in one place, variant by variant. A page may
//! show its own form again for a refusal that it names; it never takes whatever
//! was refused for one thing, and never says by itself which problem that is.

use crate::permits::{is_test, sources};
use std::path::Path;
use syn::visit::Visit;

/// Where each refusal becomes a problem.
const PLACE: &str = "refusals.rs";
/// Where a use case's error becomes one, by `Refuse`.
const CONVERSION: &str = "http_problem.rs";

/// Collects the functions of one file that break the rule.
struct Finder<'a> {
    file: &'a str,
    function: String,
    found: Vec<String>,
}

#[expect(clippy::expect_used, reason = "a test stops where it fails")]
fn faults(file: &str, text: &str) -> Vec<String> {
    let mut finder = Finder {
        file,
        function: String::new(),
        found: Vec::new(),
    };
    finder.visit_file(&syn::parse_file(text).expect("Rust"));
    finder.found
}

impl Finder<'_> {
    fn add(&mut self, what: &str) {
        let line = format!("{} {}: {what}", self.file, self.function);
        self.found.push(line);
    }
}

/// Whether a path ends so.
fn ends(path: &syn::Path, of: &str, last: &str) -> bool {
    let mut names = path.segments.iter().rev();
    names.next().is_some_and(|name| name.ident == last)
        && names.next().is_some_and(|name| name.ident == of)
}

/// What a pattern says of a refusal.
#[derive(Default)]
struct Pattern {
    refused: bool,
    whatever: bool,
}

impl<'ast> Visit<'ast> for Pattern {
    fn visit_pat_tuple_struct(&mut self, pattern: &'ast syn::PatTupleStruct) {
        if ends(&pattern.path, "UseCaseError", "Refused") {
            self.refused = true;
            self.whatever |= matches!(pattern.elems.first(), Some(syn::Pat::Wild(_)));
        }
        syn::visit::visit_pat_tuple_struct(self, pattern);
    }
}

/// Whether an expression names a problem.
#[derive(Default)]
struct NamesProblem(bool);

impl<'ast> Visit<'ast> for NamesProblem {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let first = path.segments.first();
        self.0 |= path.segments.len() > 1 && first.is_some_and(|name| name.ident == "HttpProblem");
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.function = function.sig.ident.to_string();
        syn::visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.function = function.sig.ident.to_string();
        syn::visit::visit_impl_item_fn(self, function);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_test(&module.attrs) {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let of = item
            .trait_
            .as_ref()
            .and_then(|(_, path, _)| path.segments.last());
        if self.file != PLACE && of.is_some_and(|name| name.ident == "Refuse") {
            self.add("says what a refusal means outside of its place");
        }
        syn::visit::visit_item_impl(self, item);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        let mut pattern = Pattern::default();
        pattern.visit_pat(&arm.pat);
        let mut problem = NamesProblem::default();
        problem.visit_expr(&arm.body);
        if self.file == PLACE {
            if matches!(arm.pat, syn::Pat::Wild(_) | syn::Pat::Ident(_)) {
                self.add("takes any refusal, so that a new one has no words of its own");
            }
        } else if self.file != CONVERSION && pattern.refused {
            if pattern.whatever {
                self.add("takes any refusal");
            }
            if problem.0 {
                self.add("says by itself which problem a refusal is");
            }
        }
        syn::visit::visit_arm(self, arm);
    }
}

#[test]
fn every_refusal_is_said_in_one_place() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/web/src");
    let mut files = Vec::new();
    sources(&top, &mut files);
    let mut found = Vec::new();
    for path in &files {
        let text = std::fs::read_to_string(path).expect("a source");
        let file = path.strip_prefix(&top).expect("below the crate");
        found.extend(faults(&file.to_string_lossy(), &text));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_refusal_that_is_passed_over_is_found() {
    let broken = include_str!("samples/refusals.rs");
    let faults_in = |file: &str| -> Vec<String> {
        let found = faults(file, broken).into_iter();
        found
            .map(|line| line.replace(&format!("{file} "), ""))
            .collect()
    };
    assert_eq!(
        faults_in("sample.rs"),
        [
            "takes_any: takes any refusal",
            "says_it_alone: says by itself which problem a refusal is",
            "says_it_alone: says what a refusal means outside of its place",
        ]
    );
    assert_eq!(
        faults_in(PLACE),
        ["problem: takes any refusal, so that a new one has no words of its own"]
    );
}
