//! Emails to people who don't exist.

use crate::jobs::WorkerContext;
use crate::messaging::Message;
use crate::messaging::entity::outbox::{Column, Entity};
use crate::store::{InternalError, Store};
use laurel_domain::identity::System;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// They stay here: they get their words, count as sent, and say that they were
/// not.
///
/// # Errors
/// [`InternalError`]
pub async fn keep_emails(workers: &WorkerContext, _: System) -> Result<(), InternalError> {
    let rows = Entity::find()
        .filter(Column::SentAt.is_null())
        .all(workers.store.read())
        .await?;
    let mut kept = Vec::new();
    for row in rows {
        let data = workers.store.unseal(row.id, &row.data)?;
        let message = serde_json::from_str(&data)?;
        kept.push((row.id, workers.wording.email(&message, &row.language)));
    }
    workers
        .store
        .transact(async |tx| {
            for (id, email) in kept {
                Entity::update_many()
                    .col_expr(Column::SentAt, Expr::col(Column::CreatedAt))
                    .col_expr(Column::Subject, Expr::value(email.subject))
                    .col_expr(Column::TextBody, Expr::value(tx.seal(id, &email.text)))
                    .col_expr(Column::Data, Expr::value("{}"))
                    .col_expr(
                        Column::LastAnswer,
                        Expr::value("kept here: the demo sends no emails"),
                    )
                    .filter(Column::Id.eq(id))
                    .exec(tx)
                    .await?;
            }
            Ok::<_, InternalError>(())
        })
        .await
}

/// The link in the last email to this address, which asks to confirm a place on
/// the notification list; `None` where the email is another.
///
/// # Errors
/// [`InternalError`]
pub async fn confirmation_link(
    store: &Store,
    _: System,
    email: &str,
) -> Result<Option<String>, InternalError> {
    let row = Entity::find()
        .filter(Column::Recipient.eq(email))
        .order_by_desc(Column::Id)
        .one(store.read())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let data = store.unseal(row.id, &row.data)?;
    let message: Message = serde_json::from_str(&data)?;
    Ok(match message {
        Message::ConfirmSubscription { link, .. } => Some(link),
        _ => None,
    })
}
