//! What the ids in the trail are called now. Each module above tells of its
//! own: people who were not erased, courses, programs and awards, and whose an
//! enrollment is.

use super::entity::audit::Model;
use crate::store::{InternalError, Store};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Names by id. An id without one is not in it.
pub(super) async fn names(
    store: &Store,
    rows: &[Model],
) -> Result<HashMap<Uuid, String>, InternalError> {
    let mut unknown: Vec<Uuid> = ids(rows).into_iter().collect();
    let mut found = HashMap::new();
    for names in store.handlers().names {
        if unknown.is_empty() {
            break;
        }
        found.extend(names(store, &unknown).await?);
        unknown.retain(|id| !found.contains_key(id));
    }
    Ok(found)
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
