//! A page is a function of a reader and plain data: what makes markup never
//! has the request, so that every page can be shown without a server.

use std::path::{Path, PathBuf};
use syn::visit::Visit;

/// What a function that makes markup may not be given.
const REQUEST: [&str; 3] = ["RequestContext", "Gate", "App"];
/// What such a function answers.
const MARKUP: [&str; 3] = ["Markup", "Page", "Piece"];
/// What a file of views may not name at all.
const OUTSIDE: [&str; 4] = ["RequestContext", "Gate", "App", "Store"];

/// Collects the functions of one file that make markup and have the request.
#[derive(Default)]
struct Finder {
    /// Whose methods these are.
    of: String,
    found: Vec<String>,
}

/// Whether a type, or a piece of code, names one of these.
struct Names<'a> {
    these: &'a [&'a str],
    found: bool,
}

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_ident(&mut self, ident: &'ast proc_macro2::Ident) {
        self.found |= self.these.iter().any(|name| ident == name);
    }

    fn visit_macro(&mut self, inside: &'ast syn::Macro) {
        self.visit_path(&inside.path);
    }
}

fn type_names(of: &syn::Type, these: &[&str]) -> bool {
    let mut names = Names {
        these,
        found: false,
    };
    names.visit_type(of);
    names.found
}

impl Finder {
    fn read(text: &str) -> Vec<String> {
        let mut finder = Self::default();
        finder.visit_file(&parsed(text));
        finder.found
    }

    fn check(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let has_request = signature.inputs.iter().any(|argument| match argument {
            syn::FnArg::Typed(typed) => type_names(&typed.ty, &REQUEST),
            syn::FnArg::Receiver(_) => REQUEST.iter().any(|name| self.of == *name),
        });
        let answers_markup = match &signature.output {
            syn::ReturnType::Default => false,
            syn::ReturnType::Type(_, answer) => type_names(answer, &MARKUP),
        };
        let mut html = Names {
            these: &["html"],
            found: false,
        };
        html.visit_block(body);
        if has_request && (answers_markup || html.found) {
            self.found.push(signature.ident.to_string());
        }
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.check(&function.sig, &function.block);
        syn::visit::visit_item_fn(self, function);
    }

    fn visit_item_impl(&mut self, block: &'ast syn::ItemImpl) {
        let outer = std::mem::take(&mut self.of);
        if let syn::Type::Path(path) = &*block.self_ty
            && let Some(last) = path.path.segments.last()
        {
            self.of = last.ident.to_string();
        }
        syn::visit::visit_item_impl(self, block);
        self.of = outer;
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.check(&function.sig, &function.block);
        syn::visit::visit_impl_item_fn(self, function);
    }
}

#[expect(clippy::expect_used, reason = "a test stops where it fails")]
fn parsed(text: &str) -> syn::File {
    syn::parse_file(text).expect("Rust")
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Every file of the web crate with its path below `src`.
fn web() -> Vec<(String, String)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/web/src");
    let mut files = Vec::new();
    sources(&top, &mut files);
    assert!(files.len() > 100, "the walk finds the sources");
    files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let name = path.strip_prefix(&top).unwrap_or(&path);
            (name.display().to_string(), text)
        })
        .collect()
}

#[test]
fn what_makes_markup_never_has_the_request() {
    let found: Vec<String> = web()
        .iter()
        .flat_map(|(file, text)| {
            let found = Finder::read(text).into_iter();
            found.map(move |name| format!("{file} {name}"))
        })
        .collect();
    assert!(
        found.is_empty(),
        "these make markup and have the request: give them a reader and plain data: {found:#?}"
    );
}

/// What a file of views names that it may not.
fn outside(text: &str) -> bool {
    let mut names = Names {
        these: &OUTSIDE,
        found: false,
    };
    names.visit_file(&parsed(text));
    names.found
}

#[test]
fn a_view_knows_neither_the_request_nor_the_store() {
    let found: Vec<String> = web()
        .into_iter()
        .filter(|(file, text)| file.contains("view/") && outside(text))
        .map(|(file, _)| file)
        .collect();
    assert!(found.is_empty(), "these are no plain views: {found:#?}");
}

/// Whether a page is put together here.
#[derive(Default)]
struct Builds(bool);

impl<'ast> Visit<'ast> for Builds {
    fn visit_expr_struct(&mut self, made: &'ast syn::ExprStruct) {
        self.0 |= made.path.is_ident("Page");
        syn::visit::visit_expr_struct(self, made);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let first = path.segments.first().filter(|_| path.segments.len() > 1);
        self.0 |= first.is_some_and(|first| first.ident == "Page");
        syn::visit::visit_path(self, path);
    }
}

fn builds_a_page(text: &str) -> bool {
    let mut builds = Builds::default();
    builds.visit_file(&parsed(text));
    builds.0
}

/// So that every page is a function, which the gallery shows.
#[test]
fn a_page_is_put_together_in_a_view() {
    let found: Vec<String> = web()
        .into_iter()
        .filter(|(file, _)| !file.contains("view/") && file != "page_layout.rs")
        .filter(|(_, text)| builds_a_page(text))
        .map(|(file, _)| file)
        .collect();
    assert!(
        found.is_empty(),
        "these put a page together: make it a function in the view folder: {found:#?}"
    );
}

#[test]
fn a_view_that_has_the_request_is_found() {
    let broken = include_str!("samples/view-with-request.rs");
    assert_eq!(
        Finder::read(broken),
        ["page", "part", "answer", "shown", "own"]
    );
    assert!(outside(broken));
    assert!(builds_a_page(broken));
    assert!(builds_a_page("fn a() -> Page { Page::studio(1, 2, 3) }"));
    assert!(!builds_a_page(
        "fn a() { context.page(page(&context, &view)) }"
    ));
}
