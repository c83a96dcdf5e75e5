//! A handler reads what was sent, gets its permit, calls one use case and hands
//! the outcome on: it stays short enough to be read at a glance.

use std::path::{Path, PathBuf};
use syn::visit::Visit;

/// Lines from `async fn` to the closing brace, as `cargo fmt` writes them.
const MAX: usize = 30;

/// Collects the names of the handlers of one file.
#[derive(Default)]
struct Finder(Vec<String>);

fn is_gate(argument: &syn::FnArg) -> bool {
    let syn::FnArg::Typed(typed) = argument else {
        return false;
    };
    let syn::Type::Path(path) = &*typed.ty else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|segment| segment.ident == "Gate")
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        let signature = &function.sig;
        if signature.asyncness.is_some() && signature.inputs.iter().any(is_gate) {
            self.0.push(signature.ident.to_string());
        }
    }
}

/// Each with its lines.
fn handlers(text: &str) -> Vec<(String, usize)> {
    let mut finder = Finder::default();
    finder.visit_file(&syn::parse_file(text).unwrap_or_else(|error| panic!("{error}")));
    let lines_of = |name: &str| {
        let beginning = format!("async fn {name}");
        let mut from = text.lines().skip_while(|line| !line.contains(&beginning));
        assert!(from.next().is_some(), "{name} has a first line");
        from.take_while(|line| *line != "}").count() + 2
    };
    let named = finder.0.into_iter();
    named.map(|name| (name.clone(), lines_of(&name))).collect()
}

fn too_long(text: &str) -> Vec<String> {
    let mut long = handlers(text);
    long.retain(|(_, lines)| *lines > MAX);
    long.into_iter()
        .map(|(name, lines)| format!("{name}: {lines} lines"))
        .collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_handler_is_short() {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/web/src");
    let mut files = Vec::new();
    sources(&web, &mut files);
    let (mut seen, mut long) = (0, Vec::new());
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a source");
        seen += handlers(&text).len();
        let shown = path.strip_prefix(&web).expect("inside").display();
        long.extend(
            too_long(&text)
                .into_iter()
                .map(|one| format!("{shown} {one}")),
        );
    }
    assert!(seen > 150, "only {seen} handlers found");
    assert_eq!(long, [""; 0], "at most {MAX} lines");
}

#[test]
fn a_long_handler_is_found() {
    let sample = include_str!("samples/long-handler.rs");
    assert_eq!(handlers(sample).len(), 2, "one short, one long");
    assert_eq!(too_long(sample), ["save: 31 lines"]);
}
