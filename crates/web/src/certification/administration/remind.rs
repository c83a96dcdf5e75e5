//! `/admin/certificates/waiting/{id}/remind`: an email to who earned a certificate and has
//! not confirmed the name, or the address.

use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::actions;

pub async fn remind(
    paths::RemindHolderPath { id }: paths::RemindHolderPath,
    context: Gate<actions::ManagePeople>,
) -> Answer {
    let (store, url) = (&context.app.store, &context.app.public_url());
    let permit = context.permit()?;
    let reminded = laurel_persistence::certification::remind(store, &permit, url, id).await?;
    let flash = if reminded {
        "flash-holder-reminded"
    } else {
        "flash-holder-nothing-waits"
    };
    Ok(context.go(paths::ADMIN_CERTIFICATES_WAITING, flash))
}
