//! Every use case names the proof that it was allowed: a permit, what a read may
//! start from, or that nobody asked for it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use syn::visit::Visit;

/// What an argument may be to prove that somebody may do this.
const PROOFS: [&str; 10] = [
    "Permit",
    "RolePermit",
    "System",
    "Tx",
    "Public",
    "OwnScope",
    "CourseScope",
    "PeopleScope",
    "FileReader",
    "EnrollmentScope",
];

/// What takes no proof, and why it needs none.
const EXCEPTIONS: [(&str, &str); 9] = [
    (
        "certification/certificate_renderer.rs added_fonts",
        "names files of the machine to who runs it",
    ),
    (
        "certification/certificate_renderer.rs check",
        "asks the typefaces, and reads nothing that is kept",
    ),
    (
        "certification/certificate_renderer.rs check_name",
        "asks the typefaces, and reads nothing that is kept",
    ),
    (
        "certification/certificate_renderer.rs check_text",
        "asks the typefaces, and reads nothing that is kept",
    ),
    (
        "certification/certificate_renderer.rs png",
        "draws what it is given, and reads nothing that is kept",
    ),
    (
        "certification/certificate_renderer.rs svg",
        "draws what it is given, and reads nothing that is kept",
    ),
    (
        "open.rs open_with",
        "is done before anybody acts, and gives nothing away",
    ),
    (
        "store/count.rs count",
        "who makes a count takes a proof, which is asked for here too",
    ),
    (
        "store/mod.rs close",
        "only waits for what others were allowed to write",
    ),
];

/// Collects the public functions of one file that read or write, or say what is to be
/// counted, and take no proof.
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
        if !public || (signature.asyncness.is_none() && !says_what_to_count(signature)) {
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

fn says_what_to_count(signature: &syn::Signature) -> bool {
    let syn::ReturnType::Type(_, made) = &signature.output else {
        return false;
    };
    matches!(&**made, syn::Type::Path(path) if path.path.is_ident("Count"))
}

fn names_a_proof(of: &syn::Type) -> bool {
    match of {
        syn::Type::Reference(reference) => names_a_proof(&reference.elem),
        syn::Type::Slice(slice) => names_a_proof(&slice.elem),
        syn::Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|last| PROOFS.iter().any(|proof| last.ident == proof)),
        _ => false,
    }
}

pub fn is_test(attributes: &[syn::Attribute]) -> bool {
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

pub fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        // fixtures and tests are nobody's way in
        let inside = ["tests", "fixtures"].contains(&&*name) || name.contains("tests.rs");
        if path.is_dir() && !inside {
            sources(&path, found);
        } else if name.ends_with(".rs") && !inside {
            found.push(path);
        }
    }
}

#[test]
fn every_use_case_names_the_proof_it_takes() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/persistence/src");
    let mut files = Vec::new();
    sources(&top, &mut files);
    let mut without = BTreeSet::new();
    for path in &files {
        let text = std::fs::read_to_string(path).expect("a source");
        let file = path.strip_prefix(&top).expect("below the crate");
        without.extend(Finder::read(file.display().to_string(), &text));
    }
    let excepted: BTreeSet<String> = EXCEPTIONS
        .iter()
        .map(|(function, _)| (*function).to_owned())
        .collect();
    let new: Vec<_> = without.difference(&excepted).collect();
    assert!(
        new.is_empty(),
        "these use cases take no proof that somebody may: {new:#?}"
    );
    let done: Vec<_> = excepted.difference(&without).collect();
    assert!(
        done.is_empty(),
        "these take one now, or are gone: they are no exceptions any more: {done:#?}"
    );
}

#[test]
fn a_use_case_without_a_permit_is_found() {
    let broken = include_str!("samples/without-permit.rs");
    let found = Finder::read("sample.rs".to_owned(), broken);
    let found: Vec<_> = found.iter().map(String::as_str).collect();
    let forgetful = [
        "sample.rs counts_for_anybody",
        "sample.rs forgets",
        "sample.rs forgets_as_well",
        "sample.rs has_it_inside",
    ];
    assert_eq!(found, forgetful);
}

/// The lines outside of tests that say that nobody asked for what follows.
fn made_by_nobody(text: &str) -> usize {
    let outside = text.split("#[cfg(test)]\nmod tests {").next();
    let lines = outside.unwrap_or_default().lines();
    lines.filter(|line| line.contains("System::new()")).count()
}

#[test]
fn work_that_nobody_asked_for_is_named_in_one_place() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    let mut files = Vec::new();
    sources(&top, &mut files);
    let mut places = Vec::new();
    for path in &files {
        let text = std::fs::read_to_string(path).expect("a source");
        for _ in 0..made_by_nobody(&text) {
            let file = path.strip_prefix(&top).expect("below the crates");
            places.push(file.display().to_string());
        }
    }
    assert_eq!(places, ["cli/src/commands/mod.rs"]);
}

#[test]
fn a_second_place_is_found() {
    let broken = include_str!("samples/without-permit.rs");
    assert_eq!(made_by_nobody(broken), 1);
}
