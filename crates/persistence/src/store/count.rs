//! Numbers that stand on one page, read by one statement.

use super::{InternalError, Store};
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect, QueryTrait, Select};

/// How many rows there are of what somebody may count; a use case makes it of its permit.
pub struct Count(Vec<SelectStatement>);

impl Count {
    pub(crate) fn of<E: EntityTrait>(rows: Select<E>) -> Self {
        let number = rows.select_only().expr(Expr::col(Asterisk).count());
        Self(vec![number.into_query()])
    }

    /// Both together.
    #[must_use]
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

impl Store {
    /// The numbers, in the order in which they are asked for.
    ///
    /// # Errors
    /// [`InternalError`]
    pub async fn count(&self, counts: Vec<Count>) -> Result<Vec<u64>, InternalError> {
        let parts: Vec<usize> = counts.iter().map(|count| count.0.len()).collect();
        let mut all = Query::select();
        for one in counts.into_iter().flat_map(|count| count.0) {
            all.expr(Expr::SubQuery(None, Box::new(one.into())));
        }
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        let row = self.read().query_one(&all).await?;
        let row = row.ok_or_else(|| InternalError::Corrupt("a count without a row".to_owned()))?;
        let mut at = 0..;
        let mut sums = Vec::with_capacity(parts.len());
        for parts in parts {
            let mut sum = 0;
            for column in at.by_ref().take(parts) {
                let number: i64 = row.try_get_by_index(column)?;
                sum += u64::try_from(number).unwrap_or(0);
            }
            sums.push(sum);
        }
        Ok(sums)
    }
}

#[cfg(test)]
mod tests {
    use super::Count;
    use crate::fixtures::each_database;
    use crate::identity::entity::person::{Column, Entity};
    use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

    const SETTING: &str = "INSERT INTO setting (key, value, updated_at) VALUES ('count', '1', '2026-01-01T00:00:00+00:00')";

    #[tokio::test]
    async fn each_number_is_its_own_and_two_can_be_one() {
        use crate::site::entity::setting;
        for site in each_database().await {
            let store = &site.store;
            let saved = store.transact(async |tx| {
                tx.execute_unprepared(SETTING).await?;
                Ok::<_, crate::InternalError>(())
            });
            saved.await.unwrap();
            let people = || Count::of(Entity::find().filter(Column::ErasedAt.is_null()));
            let settings = || Count::of(setting::Entity::find());
            let of_it = || Count::of(setting::Entity::find_by_id("count"));
            let counts = vec![people(), of_it(), of_it().and(of_it()), settings()];
            let counts = store.count(counts).await.unwrap();
            assert_eq!(counts[..3], [0, 1, 2]);
            assert!(counts[3] >= 1);
            assert_eq!(store.count(Vec::new()).await.unwrap(), [0_u64; 0]);
        }
    }
}
