//! Every address is defined in one place: elsewhere in the web crate no text
//! looks like one.

use std::path::{Path, PathBuf};
use syn::visit::Visit;

/// Files that speak of addresses for another reason, each with it.
const ALLOWED: [(&str, &str); 1] = [(
    "operation/metrics/memory.rs",
    "it reads a file that Linux makes",
)];

/// Collects the texts of one file that look like an address of the site.
struct Finder {
    found: Vec<String>,
}

impl Finder {
    #[expect(clippy::expect_used, reason = "a test stops where it fails")]
    fn read(text: &str) -> Vec<String> {
        let mut finder = Self { found: Vec::new() };
        finder.visit_file(&syn::parse_file(text).expect("Rust"));
        finder.found
    }

    fn look(&mut self, text: &str) {
        let mut parts = text.split('/');
        let first = parts.next() == Some("");
        let second = parts.next().unwrap_or_default();
        let is_address = first
            && second.len() > 2
            && second
                .chars()
                .all(|c| c.is_ascii_lowercase() || c == '-' || c == '.');
        if is_address {
            self.found.push(text.to_owned());
        }
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.look(&text.value());
    }

    fn visit_macro(&mut self, inside: &'ast syn::Macro) {
        // markup and formats are tokens to a parser
        for token in inside.tokens.clone() {
            self.visit_tokens(token);
        }
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        // tests may try any address
        if module.ident != "tests" {
            syn::visit::visit_item_mod(self, module);
        }
    }
}

impl Finder {
    fn visit_tokens(&mut self, token: proc_macro2::TokenTree) {
        match token {
            proc_macro2::TokenTree::Group(group) => {
                for token in group.stream() {
                    self.visit_tokens(token);
                }
            }
            proc_macro2::TokenTree::Literal(literal) => {
                if let syn::Lit::Str(text) = syn::Lit::new(literal) {
                    self.look(&text.value());
                }
            }
            _ => {}
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        if path.is_dir() && name != "paths" {
            sources(&path, found);
        } else if name.ends_with(".rs") && !name.contains("tests.rs") {
            found.push(path);
        }
    }
}

#[test]
fn only_one_place_builds_addresses() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/web/src");
    let mut files = Vec::new();
    sources(&top, &mut files);
    let mut wrong = Vec::new();
    for path in &files {
        let file = path.strip_prefix(&top).expect("below the crate");
        let file = file.display().to_string();
        if ALLOWED.iter().any(|(allowed, _)| *allowed == file) {
            continue;
        }
        let text = std::fs::read_to_string(path).expect("a source");
        wrong.extend(
            Finder::read(&text)
                .into_iter()
                .map(|text| format!("{file}: {text}")),
        );
    }
    assert!(
        wrong.is_empty(),
        "these belong into crates/web/src/paths: {wrong:#?}"
    );
}

#[test]
fn an_address_that_is_built_elsewhere_is_found() {
    let broken = include_str!("samples/address.rs");
    assert_eq!(
        Finder::read(broken),
        ["/courses/{slug}", "/admin/people", "/learn/a"]
    );
}
