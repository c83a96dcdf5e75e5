//! `/admin/people/{id}`: one person, their roles, and what staff may do.

use super::learning::{PageOffsets, load_learning};
use super::view::one::{PersonView, page};
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_domain::identity::{ActionName, PeopleScope, Role, needs};
use laurel_domain::ids::PersonId;
use laurel_persistence::catalog::course_names;
use laurel_persistence::identity::{invited_until, person_of, sessions_of, tokens_of};

pub async fn show(
    paths::AdminPersonPath { id }: paths::AdminPersonPath,
    context: Gate<actions::ReadPeople>,
    Query(offsets): Query<PageOffsets>,
) -> Answer {
    let shown = load(&context, id, &offsets).await?;
    Ok(context.page(page(&context, &shown)))
}

/// The person with what the page needs beside.
pub(super) async fn load(
    context: &RequestContext,
    id: PersonId,
    offsets: &PageOffsets,
) -> Result<PersonView, HttpProblem> {
    let (store, permit) = (
        &context.app.store,
        context.authorize::<actions::ReadPeople>(())?,
    );
    let people = PeopleScope::from(&permit);
    let grantable = |role: &Role| context.may(needs(*role));
    let who = person_of(store, people, id)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let invited_until = if who.has_password {
        None
    } else {
        invited_until(store, &permit, id).await?
    };
    Ok(PersonView {
        who,
        invited_until,
        courses: course_names(store, people).await?,
        signed_in: sessions_of(store, &permit, id).await?.len(),
        tokens: tokens_of(store, &permit, id).await?.len(),
        learning: load_learning(context, id, offsets).await?,
        manages: context.may(ActionName::ManagePeople),
        grantable: GRANTED.into_iter().filter(grantable).collect(),
        reads_audit: context.may(ActionName::ReadAudit),
        refused: None,
    })
}

/// The roles that are given; everybody is a learner.
const GRANTED: [Role; 4] = [
    Role::Instructor,
    Role::Issuer,
    Role::Administrator,
    Role::Owner,
];
