//! Words in columns that no version ever wrote. A row with one of them can't be
//! read, and the lists that it is in can't either.

use crate::assessment::SubmittedBy;
use crate::catalog::{CatalogStatus, CourseStatus};
use crate::enrollment::EnrollmentEventKind;
use crate::identity::Purpose;
use crate::site::ConsentKind;
use crate::store::{ColumnWord, InternalError, Store};
use laurel_domain::authoring::document::AwardKind;
use laurel_domain::certification::{EntitlementStatus, EventKind, RevocationReason};
use laurel_domain::enrollment::Status;
use laurel_domain::identity::{Role, System};
use laurel_domain::learning::FactKind;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr, Func, Query};

/// A column that holds one word of a closed set, or nothing.
struct WordColumn {
    table: &'static str,
    column: &'static str,
    knows: fn(&str) -> bool,
}

const fn words<T: ColumnWord>(table: &'static str, column: &'static str) -> WordColumn {
    WordColumn {
        table,
        column,
        knows: |word| T::of(word).is_some(),
    }
}

/// Each column whose field in an entity is a `Word`.
const WORDS: [WordColumn; 14] = [
    words::<SubmittedBy>("attempt", "submitted_how"),
    words::<AwardKind>("award", "kind"),
    words::<AwardKind>("certificate", "kind"),
    words::<EventKind>("certificate_event", "kind"),
    words::<RevocationReason>("certificate_event", "reason"),
    words::<ConsentKind>("consent_event", "kind"),
    words::<CourseStatus>("course", "status"),
    words::<Status>("enrollment", "status"),
    words::<EnrollmentEventKind>("enrollment_event", "kind"),
    words::<EntitlementStatus>("entitlement", "status"),
    words::<Purpose>("one_time_link", "purpose"),
    words::<CatalogStatus>("program", "status"),
    words::<FactKind>("progress_fact", "kind"),
    words::<Role>("role_grant", "role"),
];

/// How many columns were looked at, and what is in them that nobody knows: the
/// table, the column, the word and in how many rows.
///
/// # Errors
/// [`InternalError`] where the database can't be asked.
pub async fn unknown_words(
    store: &Store,
    _: System,
) -> Result<(usize, Vec<String>), InternalError> {
    let mut unknown = Vec::new();
    for WordColumn {
        table,
        column,
        knows,
    } in &WORDS
    {
        let word = Expr::col(Alias::new(*column));
        let query = Query::select()
            .expr_as(word.clone(), Alias::new("word"))
            .expr_as(Func::count(Expr::col(Alias::new("id"))), Alias::new("many"))
            .from(Alias::new(*table))
            .add_group_by([word])
            .to_owned();
        for row in store.read().query_all(&query).await? {
            let word: Option<String> = row.try_get("", "word")?;
            let many: i64 = row.try_get("", "many")?;
            if let Some(word) = word.filter(|word| !knows(word)) {
                unknown.push(format!("{table}.{column} says `{word}` in {many} rows"));
            }
        }
    }
    Ok((WORDS.len(), unknown))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrollment::{enroll, enrollments};
    use crate::fixtures::{TestStore, course, own, own_scope};
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    /// The `Word` fields of every entity, as `table.column`.
    fn word_fields(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                word_fields(&path, found);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let Some(table) = text
                .split_once("table_name = \"")
                .and_then(|(_, rest)| rest.split_once('"'))
            else {
                continue;
            };
            for line in text.lines().filter(|line| line.contains("Word<")) {
                let field = line.trim().trim_start_matches("pub ");
                let column = field.split(':').next().unwrap();
                found.insert(format!("{}.{column}", table.0));
            }
        }
    }

    #[test]
    fn every_word_of_an_entity_is_looked_for() {
        let mut fields = BTreeSet::new();
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        word_fields(&sources, &mut fields);
        let listed = WORDS.map(|one| format!("{}.{}", one.table, one.column));
        assert_eq!(fields, BTreeSet::from(listed));
    }

    #[tokio::test]
    async fn a_word_that_nobody_knows_is_an_error_where_it_is_read_and_the_doctor_names_it() {
        let site = TestStore::with(course()).await;
        let (store, ana) = (&site.store, site.person("Ana").await);
        enroll(store, &own(ana), site.course, None).await.unwrap();
        let system = System::new();
        assert_eq!(unknown_words(store, system).await.unwrap().1, [""; 0]);

        let broken = [
            (
                "UPDATE enrollment SET status = 'paused'",
                "enrollment.status says `paused` in 1 rows",
            ),
            (
                "UPDATE course SET status = 'closed'",
                "course.status says `closed` in 1 rows",
            ),
            (
                "UPDATE enrollment_event SET kind = 'lost'",
                "enrollment_event.kind says `lost` in 1 rows",
            ),
        ];
        for (sql, _) in broken {
            store
                .transact(async |tx| {
                    tx.execute_unprepared(sql)
                        .await
                        .map_err(InternalError::from)
                })
                .await
                .unwrap();
        }
        let mut named = broken.map(|(_, said)| said.to_owned());
        named.sort();
        assert_eq!(unknown_words(store, system).await.unwrap().1, named);
        let read = enrollments(store, own_scope(ana)).await.map(|_| ());
        let error = read.unwrap_err().to_string();
        assert!(
            error.contains("`paused`") || error.contains("`closed`"),
            "{error}"
        );
    }
}
