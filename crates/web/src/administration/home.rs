//! `/admin`: what needs a decision today, and nothing else.

use super::view::home::{AdminHomeView, page};
use super::waiting;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_domain::site::{ChosenIn, Reach, reach};

/// Why people elsewhere can't come by the address that is sealed into
/// certificates and written into emails, where somebody chose it; for who could have it
/// changed.
fn unreachable(context: &RequestContext) -> Option<&'static str> {
    if !context.may(ActionName::ManageSettings) {
        return None;
    }
    let address = context.app.public_address();
    if address.chosen_in == ChosenIn::Nowhere {
        return None;
    }
    match reach(&address.url) {
        Reach::Everywhere => None,
        Reach::Network => Some("admin-home-address-network"),
        Reach::Machine => Some("admin-home-address-machine"),
        Reach::Nowhere => Some("admin-home-address-nowhere"),
    }
}

pub async fn show(_: paths::AdminPath, context: Gate<actions::EnterAdministration>) -> Answer {
    let found = waiting::waiting(&context).await?;
    let view = AdminHomeView {
        found: &found,
        unset: if context.may(ActionName::ManageSettings) {
            waiting::unset(&context.app.settings(), &context.app.public_address())
        } else {
            Vec::new()
        },
        unreachable: unreachable(&context),
        public_url: &context.app.public_url(),
        reads_mail_folder: context.app.options.mail_to_folder
            && context.may(ActionName::ManageMessages),
    };
    Ok(context.page(page(&context, &view)))
}
