//! `/courses/{slug}/leave`: asks once, then leaves; everything is kept.

use super::view::withdraw::page;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use laurel_domain::enrollment::{Status, WithdrawRefusal};
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::enrollment::{self, enrollment};

pub async fn ask(
    paths::LeavePath { slug }: paths::LeavePath,
    context: Gate<actions::Enroll>,
) -> Answer {
    let mine = enrollment(&context.app.store, context.own_scope()?, &slug).await?;
    let mine = mine
        .filter(|mine| mine.status == Status::Active)
        .ok_or(HttpProblem::NotFound)?;
    Ok(context.page(page(&context, &mine)))
}

pub async fn withdraw(
    paths::LeavePath { slug }: paths::LeavePath,
    context: Gate<actions::Enroll>,
) -> Answer {
    let permit = context.own()?;
    match enrollment::withdraw(&context.app.store, &permit, &slug).await {
        Ok(()) => Ok(context.go(paths::DASHBOARD, "flash-left")),
        Err(UseCaseError::Refused(WithdrawRefusal::Completed)) => {
            Ok(context.go(&paths::progress(&slug), "flash-not-left"))
        }
        Err(refused) => Err(refused.into()),
    }
}
