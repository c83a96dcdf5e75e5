//! `/courses/{slug}/leave`: asks once, then leaves; everything is kept.

use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use laurel_domain::enrollment::{Status, WithdrawRefusal};
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::enrollment::{self, enrollment};
use laurel_ui::button::{Button, Weight, button, link_button};
use maud::html;

pub async fn ask(
    paths::LeavePath { slug }: paths::LeavePath,
    context: Gate<actions::Enroll>,
) -> Answer {
    let mine = enrollment(&context.app.store, context.own_scope()?, &slug).await?;
    let mine = mine
        .filter(|mine| mine.status == Status::Active)
        .ok_or(HttpProblem::NotFound)?;
    let title = context.with("enrollment-leave-title", &[("title", (&mine.title).into())]);
    Ok(context.page(Page {
        title: &title,
        main: html! {
            div class="narrow form-page" {
                h1 { (title) }
                p { (context.t("enrollment-leave-text")) }
                form class="actions" method="post" action=(paths::leave(&slug)) {
                    (link_button(context.t("action-cancel"), &paths::progress(&slug), Weight::Secondary))
                    (button(&Button { label: context.t("enrollment-leave-submit"), weight: Weight::Danger, ..Button::default() }))
                }
            }
        },
        ..Page::default()
    }))
}

pub async fn withdraw(
    paths::LeavePath { slug }: paths::LeavePath,
    context: Gate<actions::Enroll>,
) -> Answer {
    let permit = context.own()?;
    match enrollment::withdraw(&context.app.store, &permit, &slug).await {
        Ok(()) => Ok(context.go(paths::DASHBOARD, "flash-left")),
        Err(UseCaseError::Refused(WithdrawRefusal::NotIn)) => Err(HttpProblem::NotFound),
        Err(UseCaseError::Refused(WithdrawRefusal::Completed)) => {
            Ok(context.go(&paths::progress(&slug), "flash-not-left"))
        }
        Err(UseCaseError::Internal(error)) => Err(error.into()),
    }
}
