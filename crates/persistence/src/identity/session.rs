//! Sessions: opened at sign-in, asked when a token is old, ended by their
//! owner or by an administrator.

use super::entity::{person as people, session as table};
use super::find::{Person, grants, whole};
use crate::audit::Event;
use crate::changes::Changed;
use crate::store::{InternalError, Store, Tx};
use chrono::{DateTime, TimeDelta, Utc};
use laurel_domain::identity::{OwnScope, Permit, actions};
use laurel_domain::ids::{PersonId, SessionId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set,
};

/// A session that nobody used for this long ends by itself.
const IDLE: TimeDelta = TimeDelta::days(30);

/// However much it is used, a session ends after this long.
const LIFE: TimeDelta = TimeDelta::days(90);

/// And one of somebody who may do more than learn.
const LIFE_OF_STAFF: TimeDelta = TimeDelta::days(30);

const fn life_of(is_staff: bool) -> TimeDelta {
    if is_staff { LIFE_OF_STAFF } else { LIFE }
}

/// For so long after signing in nobody is asked again who they are.
const RECENT: TimeDelta = TimeDelta::minutes(15);

/// Where somebody signed in from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    pub user_agent: String,
    pub address: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    pub session: SessionId,
    pub person: Person,
}

/// A session that still stands, with who it is.
pub type RenewedSession = NewSession;

/// Signs a visitor in who has shown who they are.
///
/// # Errors
/// [`InternalError`]; `None` where the person is gone.
pub async fn open_session(
    store: &Store,
    _: &Permit<actions::Visit>,
    person: PersonId,
    device: Device,
) -> Result<Option<NewSession>, InternalError> {
    store
        .transact(async |tx| {
            let now = tx.now();
            let row = people::Entity::find_by_id(person.0)
                .filter(people::Column::ErasedAt.is_null())
                .one(tx)
                .await?;
            let Some(row) = row else {
                return Ok::<_, InternalError>(None);
            };
            let session = SessionId(tx.new_id());
            table::ActiveModel {
                id: Set(session.0),
                person_id: Set(person.0),
                created_at: Set(now),
                last_seen_at: Set(now),
                expires_at: Set(now + IDLE),
                ended_at: Set(None),
                user_agent: Set(device.user_agent),
                address: Set(device.address),
            }
            .insert(tx)
            .await?;
            Ok(Some(NewSession {
                session,
                person: whole(tx, row).await?,
            }))
        })
        .await
}

/// A visitor shows a session: its row decides who they are, `None` where it ended, expired, or its person is
/// gone. Says that it was used; while nothing can be written, it stands all the
/// same.
///
/// # Errors
/// [`InternalError`]
pub async fn renew_session(
    store: &Store,
    _: &Permit<actions::Visit>,
    session: SessionId,
) -> Result<Option<RenewedSession>, InternalError> {
    let renewed = store
        .transact(async |tx: &Tx| {
            let now = tx.now();
            let standing = standing(tx, session, now).await?;
            if standing.is_none() {
                // what is over stays over, whatever roles end later
                table::Entity::update_many()
                    .col_expr(table::Column::EndedAt, Expr::value(now))
                    .filter(table::Column::Id.eq(session.0))
                    .filter(table::Column::EndedAt.is_null())
                    .exec(tx)
                    .await?;
            } else {
                table::Entity::update_many()
                    .col_expr(table::Column::LastSeenAt, Expr::value(now))
                    .col_expr(table::Column::ExpiresAt, Expr::value(now + IDLE))
                    .filter(table::Column::Id.eq(session.0))
                    .exec(tx)
                    .await?;
            }
            Ok(standing)
        })
        .await;
    match renewed {
        Err(InternalError::NotSaved(_)) => standing(store.read(), session, store.now()).await,
        renewed => renewed,
    }
}

async fn standing<C: ConnectionTrait>(
    on: &C,
    session: SessionId,
    now: DateTime<Utc>,
) -> Result<Option<RenewedSession>, InternalError> {
    let row = table::Entity::find_by_id(session.0)
        .filter(table::Column::EndedAt.is_null())
        .filter(table::Column::ExpiresAt.gt(now))
        .one(on)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let person = people::Entity::find_by_id(row.person_id)
        .filter(people::Column::ErasedAt.is_null())
        .one(on)
        .await?;
    let Some(person) = person else {
        return Ok(None);
    };
    let person = whole(on, person).await?;
    Ok((row.created_at + life_of(!person.grants.is_empty()) > now)
        .then_some(NewSession { session, person }))
}

/// Whether one signed in by this session of one's own a moment ago.
///
/// # Errors
/// [`InternalError`]
pub async fn is_recent(
    store: &Store,
    own: OwnScope,
    session: SessionId,
) -> Result<bool, InternalError> {
    let row = table::Entity::find_by_id(session.0)
        .filter(table::Column::PersonId.eq(own.person().0))
        .filter(table::Column::CreatedAt.gt(store.now() - RECENT))
        .one(store.read())
        .await?;
    Ok(row.is_some())
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionItem {
    pub id: SessionId,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
    pub user_agent: String,
    pub address: String,
}

/// One's own that stand, the one used last first.
///
/// # Errors
/// [`InternalError`]
pub async fn sessions(store: &Store, own: OwnScope) -> Result<Vec<SessionItem>, InternalError> {
    standing_of(store, own.person()).await
}

/// The same of somebody, for the staff.
///
/// # Errors
/// [`InternalError`]
pub async fn sessions_of(
    store: &Store,
    _: &Permit<actions::ReadPeople>,
    id: PersonId,
) -> Result<Vec<SessionItem>, InternalError> {
    standing_of(store, id).await
}

async fn standing_of(store: &Store, person: PersonId) -> Result<Vec<SessionItem>, InternalError> {
    let is_staff = !grants(store.read(), person).await?.is_empty();
    let since = store.now() - life_of(is_staff);
    let rows = table::Entity::find()
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::EndedAt.is_null())
        .filter(table::Column::ExpiresAt.gt(store.now()))
        .filter(table::Column::CreatedAt.gt(since))
        .order_by_desc(table::Column::LastSeenAt)
        .all(store.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| SessionItem {
            id: SessionId(row.id),
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
            user_agent: row.user_agent,
            address: row.address,
        })
        .collect())
}

/// Ends one of one's own sessions. `false` where it is not theirs or ended
/// already.
///
/// # Errors
/// [`InternalError`]
pub async fn end_session(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    session: SessionId,
) -> Result<bool, InternalError> {
    let person = permit.person();
    store
        .transact(async |tx| {
            let done = table::Entity::update_many()
                .col_expr(table::Column::EndedAt, Expr::value(tx.now()))
                .filter(table::Column::Id.eq(session.0))
                .filter(table::Column::PersonId.eq(person.0))
                .filter(table::Column::EndedAt.is_null())
                .exec(tx)
                .await?;
            if done.rows_affected > 0 {
                tx.changed(Changed::Session(session));
            }
            Ok::<_, InternalError>(done.rows_affected > 0)
        })
        .await
}

/// Ends all of one's own sessions but `keep`.
///
/// # Errors
/// [`InternalError`]
pub async fn end_all_sessions(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    keep: Option<SessionId>,
) -> Result<u64, InternalError> {
    let person = permit.person();
    store
        .transact(async |tx| end_all(tx, person, keep).await)
        .await
}

/// Ends every session of somebody, on an administrator's wish. Tells the audit.
///
/// # Errors
/// [`InternalError`]
pub async fn end_sessions_of(
    store: &Store,
    permit: &Permit<actions::ManagePeople>,
    id: PersonId,
) -> Result<u64, InternalError> {
    store
        .transact(async |tx| {
            let ended = end_all(tx, id, None).await?;
            let event = Event::SessionsEnded {
                person: id,
                count: ended,
            };
            tx.audit(permit, &event).await?;
            Ok(ended)
        })
        .await
}

pub(super) async fn end_all(
    tx: &Tx,
    person: PersonId,
    keep: Option<SessionId>,
) -> Result<u64, InternalError> {
    let mut update = table::Entity::update_many()
        .col_expr(table::Column::EndedAt, Expr::value(tx.now()))
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::EndedAt.is_null());
    if let Some(keep) = keep {
        update = update.filter(table::Column::Id.ne(keep.0));
    }
    let done = update.exec(tx).await?;
    tx.changed(Changed::Person(person));
    Ok(done.rows_affected)
}
