//! Every use case names the proof that it was allowed: a permit, or one of the
//! few other proofs. What does not yet is listed, and the list only gets shorter.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use syn::visit::Visit;

/// What an argument may be to prove that somebody may do this.
const PROOFS: [&str; 8] = [
    "Permit",
    "RolePermit",
    "System",
    "Tx",
    "Public",
    "OwnScope",
    "CourseScope",
    "FileReader",
];

const LIST: &str = include_str!("without-permit.txt");

/// Collects the public async functions of one file that take no proof.
struct Finder {
    file: String,
    without: BTreeSet<String>,
}

impl Finder {
    #[expect(clippy::expect_used, reason = "a test stops where it fails")]
    fn read(file: String, text: &str) -> BTreeSet<String> {
        let mut finder = Self {
            file,
            without: BTreeSet::new(),
        };
        finder.visit_file(&syn::parse_file(text).expect("Rust"));
        finder.without
    }

    fn check(&mut self, visibility: &syn::Visibility, signature: &syn::Signature) {
        let public = matches!(visibility, syn::Visibility::Public(_));
        if !public || signature.asyncness.is_none() {
            return;
        }
        let proven = signature.inputs.iter().any(|argument| match argument {
            syn::FnArg::Typed(typed) => names_a_proof(&typed.ty),
            syn::FnArg::Receiver(_) => false,
        });
        if !proven {
            self.without
                .insert(format!("{} {}", self.file, signature.ident));
        }
    }
}

fn names_a_proof(of: &syn::Type) -> bool {
    match of {
        syn::Type::Reference(reference) => names_a_proof(&reference.elem),
        syn::Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|last| PROOFS.iter().any(|proof| last.ident == proof)),
        _ => false,
    }
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Ident>()
                .is_ok_and(|condition| condition == "test")
    })
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.check(&function.vis, &function.sig);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.check(&function.vis, &function.sig);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_test(&module.attrs) {
            syn::visit::visit_item_mod(self, module);
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        // the demo, fixtures and tests are nobody's way in
        let inside = ["tests", "fixtures", "demo"].contains(&&*name) || name.contains("tests.rs");
        if path.is_dir() && !inside {
            sources(&path, found);
        } else if name.ends_with(".rs") && !inside {
            found.push(path);
        }
    }
}

#[test]
fn every_use_case_names_the_permit_it_takes() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/persistence/src");
    let mut files = Vec::new();
    sources(&top, &mut files);
    let mut without = BTreeSet::new();
    for path in &files {
        let text = std::fs::read_to_string(path).expect("a source");
        let file = path.strip_prefix(&top).expect("below the crate");
        without.extend(Finder::read(file.display().to_string(), &text));
    }
    let listed: BTreeSet<String> = LIST
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(str::to_owned)
        .collect();
    let new: Vec<_> = without.difference(&listed).collect();
    assert!(new.is_empty(), "these use cases take no permit: {new:#?}");
    let done: Vec<_> = listed.difference(&without).collect();
    assert!(
        done.is_empty(),
        "these take one now, or are gone: delete their lines in without-permit.txt: {done:#?}"
    );
}

#[test]
fn a_use_case_without_a_permit_is_found() {
    let broken = include_str!("samples/without-permit.rs");
    let found = Finder::read("sample.rs".to_owned(), broken);
    let found: Vec<_> = found.iter().map(String::as_str).collect();
    assert_eq!(found, ["sample.rs forgets", "sample.rs forgets_as_well"]);
}
