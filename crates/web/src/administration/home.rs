//! `/admin`: what needs a decision today, and nothing else.

use super::view::home::{AdminHomeView, page};
use super::waiting;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;

pub async fn show(_: paths::AdminPath, context: Gate<actions::EnterAdministration>) -> Answer {
    let found = waiting::waiting(&context).await?;
    let settings = context.app.settings();
    let view = AdminHomeView {
        found: &found,
        unset: if context.may(ActionName::ManageSettings) {
            waiting::unset(&settings)
        } else {
            Vec::new()
        },
        reads_mail_folder: context.app.options.mail_to_folder
            && context.may(ActionName::ManageMessages),
    };
    Ok(context.page(page(&context, &view)))
}
