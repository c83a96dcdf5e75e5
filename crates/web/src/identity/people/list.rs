//! The list: search by name or address, filter by role, a page at a time.

use super::view::list::{PeopleParameters, PeopleView, page};
use crate::administration::pages::A_PAGE;
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::actions;
use laurel_domain::identity::{ActionName, Role};
use laurel_persistence::identity::{PeopleQuery, people};

pub async fn show(
    _: paths::AdminPeoplePath,
    context: Gate<actions::ReadPeople>,
    Query(parameters): Query<PeopleParameters>,
) -> Answer {
    let permit = context.permit()?;
    let search = PeopleQuery {
        text: parameters.q.chars().take(200).collect(),
        // everybody is a learner
        role: parameters
            .role
            .parse::<Role>()
            .ok()
            .filter(|role| *role != Role::Learner),
        before: parameters.before.parse().ok(),
    };
    let lines = people(&context.app.store, &permit, search, A_PAGE).await?;
    let view = PeopleView {
        parameters: &parameters,
        lines: &lines,
        manages: context.may(ActionName::ManagePeople),
    };
    Ok(context.page(page(&context, &view)))
}
