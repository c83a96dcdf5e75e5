//! `/courses/{slug}/leave`: asks once, then leaves; everything is kept.

use super::view::withdraw::page;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::refusals::Refuse;
use laurel_domain::enrollment::{Status, WithdrawRefusal};
use laurel_domain::identity::{Denial, actions};
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
        // who is not in it has no such page to act on
        Err(UseCaseError::Refused(WithdrawRefusal::NotIn)) => Err(Denial::NotFound.problem()),
        Err(UseCaseError::Refused(WithdrawRefusal::Completed)) => {
            Ok(context.go(&paths::progress(&slug), "flash-not-left"))
        }
        Err(refused) => Err(refused.into()),
    }
}
