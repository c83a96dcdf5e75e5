//! `/register`: makes an account. The answer is the same whether the address
//! is new or not; the email tells the difference to its holder.

use super::account::terms;
use super::passwords;
use super::view::register::{RegisterForm, RegisterView, page, sign_in_page};
use crate::extract::Query;
use crate::forms::{Errors, Form, email_message, line_message};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::limits::answer_at;
use crate::paths;
use crate::reader::Reader;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;
use laurel_domain::identity::{Email, PersonName};
use laurel_persistence::identity::{NewPerson, Registered, register as make_account};

pub async fn show(
    _: paths::RegisterPath,
    context: Gate<actions::Visit>,
    Query(fields): Query<RegisterForm>,
) -> Answer {
    if context.is_signed_in() {
        let next = paths::local(&fields.next).unwrap_or(paths::DASHBOARD);
        return Ok(Redirect::to(next).into_response());
    }
    let fields = RegisterForm {
        next: fields.next,
        ..RegisterForm::default()
    };
    Ok(context.page(page(
        &context,
        &RegisterView {
            fields: &fields,
            errors: Errors::default(),
        },
    )))
}

pub async fn register(
    _: paths::RegisterPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<RegisterForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let (name, email) = match read(&context, &fields) {
        Ok(read) => read,
        Err(errors) => {
            let fields = &fields;
            return Ok(context.invalid(page(&context, &RegisterView { fields, errors })));
        }
    };
    let sign_in = sign_in_page(&fields);
    let answer_at = answer_at();
    let hash = passwords::hash(&context, fields.password).await?;
    let new = NewPerson {
        accepted: terms::in_force(&context),
        ..NewPerson::with_password(name, email, hash, context.language)
    };
    let (app, visit) = (&context.app, context.visit());
    let outcome = make_account(&app.store, &visit, &app.options.public_url, new).await?;
    tokio::time::sleep_until(answer_at).await;
    match outcome {
        Registered::New(_) | Registered::Already => Ok(context.go(&sign_in, "flash-registered")),
    }
}

/// Who wants an account, where the password is good and the terms are accepted.
fn read(reader: &Reader, fields: &RegisterForm) -> Result<(PersonName, Email), Errors> {
    let mut errors = Errors::default();
    let name = PersonName::parse(&fields.name)
        .map_err(|refusal| errors.add("name", line_message(reader, refusal)));
    let email = Email::parse(&fields.email)
        .map_err(|refusal| errors.add("email", email_message(reader, refusal)));
    let own = [fields.email.as_str(), &fields.name];
    if let Some(complaint) = passwords::complaint(reader.words(), &fields.password, &own) {
        errors.add("password", complaint);
    }
    if fields.terms != "yes" {
        errors.add("terms", reader.t("identity-error-terms"));
    }
    match (name, email, errors.is_empty()) {
        (Ok(name), Ok(email), true) => Ok((name, email)),
        _ => Err(errors),
    }
}
