//! `/admin/style`: every part of the site in its states.

use super::view::style::page;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::actions;

pub async fn show(_: paths::AdminStylePath, context: Gate<actions::EnterAdministration>) -> Answer {
    Ok(context.page(page(&context)))
}
