//! `/admin/messages`: every email, what became of it, and again for those
//! that did not leave.

use super::view::outbox::{MessageView, MessagesQuery, MessagesView, STATES, list_page, page};
use crate::administration::pages::A_PAGE;
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use crate::routes::Routes;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_persistence::messaging::{MessageFilter, list, look, retry as try_again};

pub fn routes(routes: Routes) -> Routes {
    routes.get(show).get(read).post(retry)
}

async fn show(
    _: paths::AdminMessagesPath,
    context: Gate<actions::ManageMessages>,
    Query(query): Query<MessagesQuery>,
) -> Answer {
    let permit = context.permit()?;
    let filter = STATES
        .iter()
        .find(|(word, ..)| *word == query.state)
        .map_or(MessageFilter::All, |(.., filter)| *filter);
    let before = query.before.parse().ok();
    let lines = list(&context.app.store, &permit, filter, before, A_PAGE).await?;
    let view = MessagesView {
        query: &query,
        lines: &lines,
        to_folder: context.app.options.mail_to_folder,
    };
    Ok(context.page(list_page(&context, &view)))
}

async fn read(
    paths::AdminMessagePath { id }: paths::AdminMessagePath,
    context: Gate<actions::ManageMessages>,
) -> Answer {
    let permit = context.permit()?;
    let line = look(&context.app.store, &permit, id).await?;
    let view = MessageView {
        line: &line,
        to_folder: context.app.options.mail_to_folder,
        is_owner: context.may(ActionName::AppointAdministrators),
    };
    Ok(context.page(page(&context, &view)))
}

async fn retry(
    paths::AdminMessageRetryPath { id }: paths::AdminMessageRetryPath,
    context: Gate<actions::ManageMessages>,
) -> Answer {
    let permit = context.permit()?;
    try_again(&context.app.store, &permit, id).await?;
    Ok(context.go(&paths::admin_message(id), "flash-message-again"))
}
