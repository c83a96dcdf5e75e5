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
fn the_readers_language_is_negotiated() {
    let catalogs = Catalogs::embedded();
    assert_eq!(catalogs.negotiate("es-MX,es;q=0.9,en;q=0.5"), "es");
    assert_eq!(catalogs.negotiate("de, en;q=0.5, es;q=0.8"), "es");
    assert_eq!(catalogs.negotiate("zh"), "en");
    assert_eq!(catalogs.negotiate(";;q=,,\u{0}"), "en");
}
