//! The trail's words for people. What is kept are short words that never
//! change; a word without a message in the catalogs is shown as it is kept.

use crate::reader::Reader;
use serde_json::Value;
use uuid::Uuid;

fn known(reader: &Reader, prefix: &str, word: &str) -> Option<String> {
    let words = reader.words().known(&format!("{prefix}-{word}"));
    words.map(str::to_owned)
}

/// What was done.
pub fn action(reader: &Reader, word: &str) -> String {
    known(reader, "audit-action", word).unwrap_or_else(|| word.to_owned())
}

/// The name of a line's datum.
pub fn field(reader: &Reader, name: &str) -> String {
    known(reader, "audit-field", name).unwrap_or_else(|| name.to_owned())
}

/// What it was done to: `kind:id`, or a kind alone. `name` is what the id is
/// called now; an id without a name says nothing to a reader.
pub fn subject(reader: &Reader, text: &str, name: Option<&str>) -> String {
    let (kind, id) = text.split_once(':').unwrap_or((text, ""));
    let name = name.or_else(|| {
        Uuid::parse_str(id)
            .is_err()
            .then_some(id)
            .filter(|id| !id.is_empty())
    });
    let words = known(reader, "audit-subject", kind);
    match (words, name) {
        // who somebody is needs no word for what they are
        (_, Some(name)) if kind == "person" => name.to_owned(),
        (Some(kind), Some(name)) => format!("{kind} {name}"),
        (Some(kind), None) => kind,
        (None, _) => text.to_owned(),
    }
}

/// A datum: in words where it is one of ours, else as it is.
pub fn value(reader: &Reader, name: &str, value: &Value) -> String {
    match value {
        Value::String(text) => word(reader, name, text),
        Value::Array(all) => {
            let all: Vec<String> = all
                .iter()
                .map(|one| self::value(reader, name, one))
                .collect();
            all.join(", ")
        }
        other => other.to_string(),
    }
}

fn word(reader: &Reader, name: &str, text: &str) -> String {
    let prefix = match name {
        "did" => "audit-did",
        "role" => "identity-role",
        "reason" => "certification-reason",
        "language" => "language-name",
        "before" | "after" => "audit-status",
        "kind" => "audit-kind",
        "certificates" => "audit-certificates",
        "changed" => "audit-setting",
        _ => return text.to_owned(),
    };
    known(reader, prefix, text).unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use laurel_words::{Catalogs, OFFERED};
    use std::collections::BTreeSet;

    /// What can be done, in the words that the store keeps.
    fn deeds() -> BTreeSet<String> {
        let events = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../persistence/src/audit/event.rs"
        );
        let events = std::fs::read_to_string(events).unwrap();
        let words = events.split("#[serde(rename = \"").skip(1);
        words
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn every_action_and_deed_has_words_in_both_languages() {
        let deeds = deeds();
        assert!(deeds.len() > 8, "{deeds:?}");
        let mut keys: Vec<String> = laurel_domain::audit::actions()
            .map(|word| format!("audit-action-{word}"))
            .collect();
        keys.extend(deeds.iter().map(|word| format!("audit-did-{word}")));
        let catalogs = Catalogs::embedded();
        for (language, _) in OFFERED {
            let missing: Vec<&String> = keys
                .iter()
                .filter(|key| !catalogs.of(language).has(key))
                .collect();
            assert!(missing.is_empty(), "{language}: {missing:?}");
        }
    }
}
