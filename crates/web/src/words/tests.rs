use super::*;
use std::collections::BTreeSet;

fn keys(folder: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for file in Files::iter().filter(|f| f.starts_with(&format!("{folder}/"))) {
        let data = Files::get(&file)
            .map(|f| String::from_utf8_lossy(&f.data).into_owned())
            .unwrap_or_default();
        let resource = FluentResource::try_new(data);
        assert!(
            resource.is_ok(),
            "{file} has errors: {:?}",
            resource.as_ref().err().map(|(_, e)| e)
        );
        for entry in resource.iter().flat_map(FluentResource::entries) {
            if let Entry::Message(message) = entry {
                assert!(
                    keys.insert(message.id.name.to_owned()),
                    "{file}: {} stands twice",
                    message.id.name
                );
            }
        }
    }
    keys
}

#[test]
fn every_language_has_every_message() {
    let english = keys("en");
    assert!(english.len() > 100);
    for (language, _) in OFFERED {
        let theirs = keys(language);
        let missing: Vec<_> = english.difference(&theirs).collect();
        let extra: Vec<_> = theirs.difference(&english).collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{language}: missing {missing:?}, extra {extra:?}"
        );
    }
}

#[test]
fn every_message_that_the_code_names_is_in_the_catalogs() {
    let english = keys("en");
    let mut missing = BTreeSet::new();
    context(
        std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")),
        &mut |text| {
            for (at, _) in text
                .match_indices(".t(\"")
                .chain(text.match_indices(".with(\""))
            {
                let rest = text[at..].split('"').nth(1).unwrap_or_default();
                if !english.contains(rest) {
                    missing.insert(rest.to_owned());
                }
            }
        },
    );
    assert!(
        missing.is_empty(),
        "named in the code, not in the catalogs: {missing:?}"
    );
}

fn context(folder: &std::path::Path, look: &mut dyn FnMut(&str)) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            context(&path, look);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("words/tests.rs") {
            look(&std::fs::read_to_string(&path).unwrap_or_default());
        }
    }
}

#[test]
fn the_readers_language_is_negotiated() {
    let catalogs = Catalogs::embedded();
    assert_eq!(catalogs.negotiate("es-MX,es;q=0.9,en;q=0.5"), "es");
    assert_eq!(catalogs.negotiate("de, en;q=0.5, es;q=0.8"), "es");
    assert_eq!(catalogs.negotiate("zh"), "en");
    assert_eq!(catalogs.negotiate(";;q=,,\u{0}"), "en");
}
