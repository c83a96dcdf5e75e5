//! A new password, for who knows the current one.

use super::{Draft, page};
use crate::forms::{Errors, Form};
use crate::gate::Gate;
use crate::guesses::Counted;
use crate::identity::{passwords, sessions};
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::reader::Reader;
use crate::visit::Visit;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{Person, change_password, password_hash, person};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::field::{Field, Kind, field, hidden};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    current: String,
    password: String,
}

/// Whether this is the signed-in person's password, counted like a sign-in.
/// The message is for the field where it was typed.
pub(super) async fn wrong(
    visit: &Visit,
    who: &Person,
    password: &str,
) -> Result<Option<String>, Problem> {
    if password.is_empty() {
        return Ok(Some(visit.t("form-error-required").to_owned()));
    }
    let guess = Counted::password(visit, &who.email).await?;
    let hash = password_hash(&visit.app.store, who.id).await?;
    match passwords::verify(visit, password.to_owned(), hash).await {
        Ok(true) => {
            guess.was_right().await?;
            Ok(None)
        }
        Ok(false) => Ok(Some(visit.t("identity-error-password-current").to_owned())),
        Err(problem) => {
            guess.take_back().await?;
            Err(problem)
        }
    }
}

pub async fn change(
    _: paths::AccountPasswordPath,
    visit: Gate<actions::UseAccount>,
    Form(fields): Form<Fields>,
) -> Answer {
    let permit = visit.untyped_own(ActionName::UseAccount)?;
    let claims = visit.claims.as_ref().ok_or(Problem::SignIn)?;
    let who = person(&visit.app.store, claims.person)
        .await?
        .ok_or(Problem::NotFound)?;
    let mut errors = Errors::default();
    if let Some(message) = wrong(&visit, &who, &fields.current).await? {
        errors.add("current", message);
    }
    if let Some(complaint) =
        passwords::complaint(visit.words(), &fields.password, &[&who.email, &who.name])
    {
        errors.add("password", complaint);
    }
    if !errors.is_empty() {
        let draft = Draft {
            errors,
            ..Draft::default()
        };
        return Ok(visit.mend(page(&visit, &draft).await?));
    }
    let hash = passwords::hash(&visit, fields.password).await?;
    let app = &visit.app;
    let url = &app.options.public_url;
    change_password(&app.store, &permit, url, who.id, hash, claims.session).await?;
    // every token of this person is asked about; this session's row still stands
    app.changed(Changed::Person(who.id));
    let response = visit.go(paths::ACCOUNT, "flash-password-changed");
    Ok(sessions::with_fresh_token(&visit, claims, response).await)
}

pub(super) fn form(reader: &Reader, who: &Person, draft: &Draft) -> Markup {
    html! {
        @if who.has_password {
            form class="form" method="post" action=(paths::ACCOUNT_PASSWORD) novalidate {
                // password managers want to know whose it is
                div hidden { input type="text" name="username" value=(who.email) autocomplete="username" readonly tabindex="-1"; }
                (field(&Field { name: "current", label: reader.t("identity-field-password-current"), kind: Kind::Password,
                    error: draft.errors.of("current"), required: true, autocomplete: Some("current-password"), ..Field::default() }))
                (field(&Field { name: "password", label: reader.t("identity-field-password-new"), kind: Kind::Password,
                    hint: Some(&passwords::hint(reader)), error: draft.errors.of("password"), required: true,
                    autocomplete: Some("new-password"), ..Field::default() }))
                (button(&Button { label: reader.t("identity-password-submit"), weight: Weight::Secondary, ..Button::default() }))
            }
        } @else {
            form class="form" method="post" action=(paths::FORGOT_PASSWORD) {
                p { (reader.t("identity-password-none")) }
                (hidden("email", &who.email))
                (button(&Button { label: reader.t("identity-forgot-submit"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    }
}
