//! Which pages there are: the public functions of the web crate that answer a
//! `Page`, as `site/view/home.rs page`.

use std::path::{Path, PathBuf};

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

fn answers_a_page(function: &syn::ItemFn) -> bool {
    let syn::ReturnType::Type(_, answer) = &function.sig.output else {
        return false;
    };
    let syn::Type::Path(path) = &**answer else {
        return false;
    };
    path.path.is_ident("Page") && matches!(function.vis, syn::Visibility::Public(_))
}

pub fn page_functions() -> Vec<String> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/web/src");
    let mut files = Vec::new();
    sources(&top, &mut files);
    let mut found = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let file =
            syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.strip_prefix(&top).unwrap_or(&path).display();
        for item in &file.items {
            if let syn::Item::Fn(function) = item
                && answers_a_page(function)
            {
                found.push(format!("{name} {}", function.sig.ident));
            }
        }
    }
    found.sort();
    found
}
