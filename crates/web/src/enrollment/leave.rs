//! `/courses/{slug}/leave`: asks once, then leaves; everything is kept.

use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::enrollment::{Status, WithdrawRefusal};
use laurel_domain::identity::Action;
use laurel_persistence::Stop;
use laurel_persistence::enrollment::{enrollment, withdraw};
use laurel_ui::button::{Button, Weight, button, link_button};
use maud::html;

pub async fn ask(visit: Visit, Path(slug): Path<String>) -> Answer {
    let mine = enrollment(&visit.app.store, visit.person()?, &slug).await?;
    let mine = mine
        .filter(|mine| mine.status == Status::Active)
        .ok_or(Problem::NotFound)?;
    let title = visit.with("enrollment-leave-title", &[("title", (&mine.title).into())]);
    Ok(visit.page(Page {
        title: &title,
        main: html! {
            div class="narrow form-page" {
                h1 { (title) }
                p { (visit.t("enrollment-leave-text")) }
                form class="actions" method="post" action=(paths::leave(&slug)) {
                    (link_button(visit.t("action-cancel"), &paths::progress(&slug), Weight::Secondary))
                    (button(&Button { label: visit.t("enrollment-leave-submit"), weight: Weight::Danger, ..Button::default() }))
                }
            }
        },
        ..Page::default()
    }))
}

pub async fn leave(visit: Visit, Path(slug): Path<String>) -> Answer {
    let permit = visit.own(Action::Enroll)?;
    match withdraw(&visit.app.store, &permit, &slug).await {
        Ok(()) => Ok(visit.go(paths::DASHBOARD, "flash-left")),
        Err(Stop::Refused(WithdrawRefusal::NotIn)) => Err(Problem::NotFound),
        Err(Stop::Refused(WithdrawRefusal::Completed)) => {
            Ok(visit.go(&paths::progress(&slug), "flash-not-left"))
        }
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}
