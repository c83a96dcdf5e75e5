//! A person's certificates, for that person; and letting go of the person.

use super::entity::{certificate, certificate_event, entitlement};
use crate::changes::Changed;
use crate::site::settings_now;
use crate::store::{InternalError, Store, Word};
use laurel_domain::certification::{EventKind, RevocationReason};
use laurel_domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) async fn personal_data(store: &Store, id: PersonId) -> Result<Value, InternalError> {
    let rows = certificate::Entity::find()
        .filter(certificate::Column::PersonId.eq(id.0))
        .order_by_asc(certificate::Column::Id)
        .all(store.read())
        .await?;
    let mut issued = Vec::new();
    for row in rows {
        let events = certificate_event::Entity::find()
            .filter(certificate_event::Column::CertificateId.eq(row.id))
            .order_by_asc(certificate_event::Column::Id)
            .all(store.read())
            .await?;
        let events: Vec<Value> = events
            .into_iter()
            .map(|event| json!({"kind": event.kind, "on": event.on_date, "reason": event.reason}))
            .collect();
        issued.push(json!({
            "number": row.number,
            "holder": row.holder,
            "title": row.title,
            "issued_on": row.issued_on,
            "expires_on": row.expires_on,
            "sha256": row.pdf_sha256,
            "events": events,
        }));
    }
    let earned = entitlement::Entity::find()
        .filter(entitlement::Column::PersonId.eq(id.0))
        .order_by_asc(entitlement::Column::Id)
        .all(store.read())
        .await?;
    let earned: Vec<Value> = earned
        .into_iter()
        .map(|row| json!({"award": row.award_id, "status": row.status, "earned_at": row.earned_at}))
        .collect();
    Ok(json!({"issued": issued, "earned": earned}))
}

/// Parts certificates from their person; with `keep` they stay verifiable,
/// otherwise they are withdrawn first. What was earned but not issued is not
/// issued any more. Safe to do twice: a certificate without a person is done.
pub(crate) async fn forget(store: &Store, id: PersonId, keep: bool) -> Result<(), InternalError> {
    let zone = settings_now(store).await?.zone();
    store
        .transact(async |tx| {
            let rows = certificate::Entity::find()
                .filter(certificate::Column::PersonId.eq(id.0))
                .all(tx)
                .await?;
            let now = tx.now();
            if !keep && !rows.is_empty() {
                tx.changed(Changed::Content);
            }
            for row in rows.into_iter().filter(|_| !keep) {
                certificate_event::ActiveModel {
                    id: Set(tx.new_id()),
                    certificate_id: Set(row.id),
                    kind: Set(Word(EventKind::Withdrawn)),
                    at: Set(now),
                    on_date: Set(now.with_timezone(&zone).date_naive()),
                    by_person: Set(None),
                    reason: Set(Some(Word(RevocationReason::HolderRequest))),
                    public_note: Set(None),
                    private_note: Set(None),
                    other_id: Set(None),
                }
                .insert(tx)
                .await?;
            }
            certificate::Entity::update_many()
                .col_expr(certificate::Column::PersonId, Expr::value(None::<Uuid>))
                .filter(certificate::Column::PersonId.eq(id.0))
                .exec(tx)
                .await?;
            entitlement::Entity::delete_many()
                .filter(entitlement::Column::PersonId.eq(id.0))
                .filter(entitlement::Column::CertificateId.is_null())
                .exec(tx)
                .await?;
            Ok::<_, InternalError>(())
        })
        .await
}
