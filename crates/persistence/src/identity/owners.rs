//! Who runs the site: decided one after the other, so that the set-up link
//! makes only the first owner, and a site that has an owner keeps one.

use super::entity::{person, role_grant};
use super::link::{Purpose, end_links_of_nobody};
use crate::store::{AdvisoryLock, InternalError, Tx};
use laurel_domain::identity::Role;
use laurel_domain::ids::PersonId;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

/// Waits until nobody else decides who runs the site, and keeps the others
/// waiting until the transaction ends. It comes before a person's row and
/// before the audit, so that two transactions never wait for each other. On
/// SQLite there is one writer anyway.
pub(super) async fn take_turn(tx: &Tx) -> Result<(), InternalError> {
    AdvisoryLock::SiteOwners.take(tx).await
}

/// Grants that stand: not ended, and of somebody who was not erased.
pub(super) fn standing() -> Select<role_grant::Entity> {
    let holder = Query::select()
        .expr(Expr::val(1))
        .from(person::Entity)
        .and_where(
            Expr::col((person::Entity, person::Column::Id))
                .equals((role_grant::Entity, role_grant::Column::PersonId)),
        )
        .and_where(Expr::col((person::Entity, person::Column::ErasedAt)).is_null())
        .to_owned();
    role_grant::Entity::find()
        .filter(role_grant::Column::EndedAt.is_null())
        .filter(Expr::exists(holder))
}

/// How many others are owners.
pub(super) async fn owners_beside(tx: &Tx, person: PersonId) -> Result<u64, InternalError> {
    Ok(standing()
        .filter(role_grant::Column::Role.eq(Role::Owner.as_str()))
        .filter(role_grant::Column::PersonId.ne(person.0))
        .count(tx)
        .await?)
}

/// Whether the role is one of those who run the site.
pub(super) const fn runs_site(role: Role) -> bool {
    matches!(role, Role::Owner | Role::Administrator)
}

/// Whether an owner or an administrator is there.
pub(super) async fn is_run<C: ConnectionTrait>(on: &C) -> Result<bool, InternalError> {
    let running = standing()
        .filter(
            role_grant::Column::Role.is_in([Role::Owner.as_str(), Role::Administrator.as_str()]),
        )
        .count(on)
        .await?;
    Ok(running > 0)
}

/// The set-up link is for a site that nobody runs: it ends once somebody does.
pub(super) async fn end_set_up(tx: &Tx) -> Result<(), InternalError> {
    end_links_of_nobody(tx, Purpose::Setup, tx.now()).await
}

#[cfg(test)]
mod tests {
    use super::is_run;
    use crate::fixtures::{TestStore, course};
    use crate::identity::entity::{person, role_grant};
    use crate::identity::{GrantRefusal, end_role, grant_role, people, setup_token};
    use crate::store::{InternalError, Store, UseCaseError};
    use laurel_domain::identity::{
        Actor, Grant, Role, RolePermit, System, actions, authorize, authorize_role,
    };
    use laurel_domain::ids::PersonId;
    use sea_orm::sea_query::Expr;
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

    const OWNER: Grant = Grant {
        role: Role::Owner,
        course: None,
    };

    fn owner() -> RolePermit {
        authorize_role(&Actor::Operator, OWNER).unwrap()
    }

    async fn appoint(store: &Store, person: PersonId) -> Result<(), UseCaseError<GrantRefusal>> {
        grant_role(store, &owner(), person).await
    }

    /// As earlier versions erased: the roles stayed.
    async fn erase_as_before(store: &Store, person: PersonId) {
        let now = store.now();
        store
            .transact(async |tx| {
                person::Entity::update_many()
                    .col_expr(person::Column::ErasedAt, Expr::value(now))
                    .filter(person::Column::Id.eq(person.0))
                    .exec(tx)
                    .await?;
                role_grant::Entity::update_many()
                    .col_expr(
                        role_grant::Column::EndedAt,
                        Expr::value(None::<chrono::DateTime<chrono::Utc>>),
                    )
                    .filter(role_grant::Column::PersonId.eq(person.0))
                    .exec(tx)
                    .await?;
                Ok::<_, InternalError>(())
            })
            .await
            .unwrap();
    }

    #[tokio::test]
    async fn who_was_erased_with_roles_that_stand_counts_nowhere() {
        let fixture = TestStore::with(course()).await;
        let store = &fixture.store;
        let (ana, ben) = (fixture.person("Ana").await, fixture.person("Ben").await);
        appoint(store, ana).await.unwrap();
        appoint(store, ben).await.unwrap();
        erase_as_before(store, ana).await;
        let outcome = end_role(store, &owner(), ben).await;
        assert!(matches!(
            outcome,
            Err(UseCaseError::Refused(GrantRefusal::LastOwner))
        ));
        let found = people(
            store,
            &authorize::<actions::ReadPeople>(&Actor::Operator, ()).unwrap(),
            Default::default(),
            10,
        )
        .await
        .unwrap();
        assert_eq!(found.len(), 1);
        erase_as_before(store, ben).await;
        assert!(!is_run(store.read()).await.unwrap());
        assert!(
            setup_token(store, System::new()).await.unwrap().is_some(),
            "begins anew"
        );
        let outcome = appoint(store, ana).await;
        assert!(matches!(
            outcome,
            Err(UseCaseError::Refused(GrantRefusal::NoSuchPerson))
        ));
    }
}
