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
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;
use laurel_domain::identity::{Email, PersonName};
use laurel_persistence::identity::{NewPerson, Registered};

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
    let mut errors = Errors::default();
    let name = PersonName::parse(&fields.name)
        .map_err(|refusal| errors.add("name", line_message(&context, refusal)));
    let email = Email::parse(&fields.email)
        .map_err(|refusal| errors.add("email", email_message(&context, refusal)));
    if let Some(complaint) = passwords::complaint(
        context.words(),
        &fields.password,
        &[&fields.email, &fields.name],
    ) {
        errors.add("password", complaint);
    }
    if fields.terms != "yes" {
        errors.add("terms", context.t("identity-error-terms"));
    }
    let (Ok(name), Ok(email), true) = (name, email, errors.is_empty()) else {
        return Ok(context.invalid(page(
            &context,
            &RegisterView {
                fields: &fields,
                errors,
            },
        )));
    };
    let sign_in = sign_in_page(&fields);
    let answer_at = answer_at();
    let hash = passwords::hash(&context, fields.password).await?;
    let new = NewPerson {
        name,
        email,
        password_hash: Some(hash),
        language: context.language.to_owned(),
        accepted: terms::in_force(&context),
    };
    let outcome = laurel_persistence::identity::register(
        &context.app.store,
        &context.visit(),
        &context.app.options.public_url,
        new,
    )
    .await?;
    tokio::time::sleep_until(answer_at).await;
    match outcome {
        Registered::New(_) | Registered::Already => Ok(context.go(&sign_in, "flash-registered")),
    }
}
