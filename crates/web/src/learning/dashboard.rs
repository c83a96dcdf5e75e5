//! `/dashboard`: what is next, how far one is, what was achieved.

use super::program_progress;
use super::view::dashboard::{DashboardView, in_turn, page};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::identity::newer_terms;
use crate::paths;
use laurel_domain::identity::actions;
use laurel_persistence::certification::of_person;
use laurel_persistence::enrollment::enrollments;

pub async fn show(_: paths::DashboardPath, context: Gate<actions::UseAccount>) -> Answer {
    let own = context.own_scope()?;
    let mine = enrollments(&context.app.store, own).await?;
    let active = in_turn(&mine);
    let (program, next) = match active.first() {
        Some(first) => program_progress::load(&context, &mine, first).await?,
        None => (None, None),
    };
    let view = DashboardView {
        name: context.claims.as_ref().map_or("", |c| c.name.as_str()),
        email_confirmed: context.claims.as_ref().is_none_or(|c| c.email_confirmed),
        mine: &mine,
        program: program.as_ref(),
        next: next.as_ref(),
        newer_terms: newer_terms(&context).await?,
        held: &of_person(&context.app.store, own).await?,
    };
    Ok(context.page(page(&context, &view)))
}
