//! What the ids in the trail are called now. Each module above tells of its
//! own: people who were not erased, courses, programs and awards, and whose an
//! enrollment is.

use super::entity::audit::Model;
use crate::store::{InternalError, Store};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Asterisk, CommonTableExpression, Query, UnionType, WithClause};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Names by id, all read by one statement. An id without one is not in it.
pub(super) async fn names(
    store: &Store,
    rows: &[Model],
) -> Result<HashMap<Uuid, String>, InternalError> {
    let ids = ids(rows);
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let given = Query::select()
        .column(Asterisk)
        .from_values(ids, "given")
        .to_owned();
    let mut given_ids = CommonTableExpression::new();
    given_ids.query(given).table_name("asked").column("id");
    let asked = Query::select().column("id").from("asked").to_owned();
    let kinds = store.handlers().names.iter();
    let mut kinds = kinds.flat_map(|names| names(&asked));
    let Some(mut all) = kinds.next() else {
        return Ok(HashMap::new());
    };
    for names in kinds {
        all.union(UnionType::All, names);
    }
    let query = all.with(WithClause::new().cte(given_ids).to_owned());
    let rows = store.read().query_all(&query).await?;
    let names = rows
        .iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)));
    names.collect()
}

/// Every id that the rows mention.
fn ids(rows: &[Model]) -> BTreeSet<Uuid> {
    let mut ids = BTreeSet::new();
    for row in rows {
        ids.extend(Uuid::parse_str(&row.actor));
        ids.extend(
            row.subject
                .split_once(':')
                .map(|(_, id)| Uuid::parse_str(id))
                .and_then(Result::ok),
        );
        if let Ok(Value::Object(pairs)) = serde_json::from_str(&row.detail) {
            let texts = pairs.values().filter_map(Value::as_str);
            ids.extend(texts.filter_map(|text| Uuid::parse_str(text).ok()));
        }
    }
    ids
}
