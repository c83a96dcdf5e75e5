//! The audit trail's chain: each row's hash covers the row and the hash before
//! it, so that a changed, removed or inserted row is noticed.

use crate::identity::Action;
use chrono::{DateTime, SecondsFormat, Utc};
use sha2::{Digest, Sha256};

/// What the system does by itself, and keeps in the trail.
pub const ISSUED: &str = "issue-certificate";

/// What changes nothing, or only one's own learning, leaves no row.
const NEVER: [Action; 8] = [
    Action::Visit,
    Action::Enroll,
    Action::Learn,
    Action::EnterAdministration,
    Action::EnterStudio,
    Action::WatchCourse,
    Action::ReadPeople,
    Action::ReadAudit,
];

/// Every action that a row may name, as the catalogs and the filter need them.
pub fn actions() -> impl Iterator<Item = &'static str> {
    let kept = Action::ALL.iter().filter(|action| !NEVER.contains(action));
    kept.map(|action| action.as_str()).chain([ISSUED])
}

/// One row as it is hashed. `detail` is the stored text of the JSON, as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow<'a> {
    pub seq: i64,
    pub at: DateTime<Utc>,
    /// A person's id, `operator` or `system`.
    pub actor: &'a str,
    pub action: &'a str,
    /// What it was done to, such as `person:0190…`.
    pub subject: &'a str,
    pub detail: &'a str,
}

/// Hex SHA-256 over the previous hash and the row's fields, each prefixed by
/// its length so that no two rows read alike.
#[must_use]
pub fn chain(previous: &str, row: &AuditRow<'_>) -> String {
    let mut hash = Sha256::new();
    let seq = row.seq.to_string();
    let at = row.at.to_rfc3339_opts(SecondsFormat::Micros, true);
    for field in [
        previous,
        &seq,
        &at,
        row.actor,
        row.action,
        row.subject,
        row.detail,
    ] {
        hash.update((field.len() as u64).to_be_bytes());
        hash.update(field.as_bytes());
    }
    hex::encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_counts() {
        let row = AuditRow {
            seq: 1,
            at: DateTime::UNIX_EPOCH,
            actor: "a",
            action: "b",
            subject: "c",
            detail: "{}",
        };
        let hash = chain("", &row);
        assert_eq!(hash, chain("", &row.clone()));
        assert_ne!(hash, chain("x", &row));
        assert_ne!(
            hash,
            chain(
                "",
                &AuditRow {
                    seq: 2,
                    ..row.clone()
                }
            )
        );
        assert_ne!(
            hash,
            chain(
                "",
                &AuditRow {
                    actor: "ab",
                    action: "",
                    ..row.clone()
                }
            )
        );
        assert_ne!(
            hash,
            chain(
                "",
                &AuditRow {
                    detail: "{ }",
                    ..row
                }
            )
        );
    }
}
