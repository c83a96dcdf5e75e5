//! `/register`: makes an account, and `/register/sent`: look in your mail. The answer is the same whether the address
//! is new or not; the email tells the difference to its holder.

use super::account::terms;
use super::arrival::lead;
use super::passwords;
use super::registration::Registration;
use super::view::register::{RegisterForm, RegisterView, SentView, page, sent_page};
use crate::cookies;
use crate::extract::Query;
use crate::forms::{Errors, Form, email_message, line_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::limits::answer_at;
use crate::middleware::headers;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::identity::actions;
use laurel_domain::identity::{Email, PersonName};
use laurel_persistence::identity::{
    NewPerson, Registered, register as make_account, resend_registration,
};

/// Longer than any address of this site.
const MAX_NEXT: usize = 500;

pub async fn show(
    _: paths::RegisterPath,
    context: Gate<actions::Visit>,
    Query(fields): Query<RegisterForm>,
) -> Answer {
    if context.is_signed_in() {
        return lead(
            &context,
            &paths::page_of(&fields.next).unwrap_or_default(),
            None,
        )
        .await;
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
    context.app.limits.account(context.address)?;
    let registration = Registration::new(&email, next(&fields));
    let answer_at = answer_at();
    let hash = passwords::hash(&context, fields.password).await?;
    let new = NewPerson {
        accepted: terms::in_force(&context),
        ..NewPerson::with_password(name, email, hash, context.language)
    };
    let (app, visit) = (&context.app, context.visit());
    let sign_in = paths::login_then(&registration.next);
    let onward = registration.onward(&sign_in);
    let outcome = make_account(&app.store, &visit, &app.public_url(), new, onward).await?;
    tokio::time::sleep_until(answer_at).await;
    match outcome {
        Registered::New(_) | Registered::Already => Ok(look_in_the_mail(&context, &registration)),
    }
}

/// On to the page that says so, for this browser only.
fn look_in_the_mail(context: &RequestContext, registration: &Registration) -> Response {
    let mut response = Redirect::to(paths::REGISTER_SENT).into_response();
    cookies::add(&mut response, registration.keep(&context.app));
    response
}

/// Where one was going; what is not of this site, or longer than any address of it, is
/// nowhere.
fn next(fields: &RegisterForm) -> &str {
    paths::local(&fields.next)
        .filter(|next| next.len() <= MAX_NEXT)
        .unwrap_or_default()
}

/// `GET /register/sent`
pub async fn sent(
    _: paths::RegisterSentPath,
    context: Gate<actions::Visit>,
    headers: HeaderMap,
) -> Answer {
    let registration = Registration::read(&context.app, &headers);
    if context.is_signed_in() {
        let next = registration.map(|kept| paths::page_of(&kept.next).unwrap_or_default());
        return lead(&context, &next.unwrap_or_default(), None).await;
    }
    let view = SentView {
        email: registration.as_ref().map(Registration::email),
        next: registration.as_ref().map_or("", |kept| &kept.next),
    };
    let mut response = context.page(sent_page(&context, &view));
    // it says the address
    headers::keep_nowhere(&mut response);
    Ok(response)
}

/// `POST /register/sent`: the email once more.
pub async fn send_again(
    _: paths::RegisterSentPath,
    context: Gate<actions::Visit>,
    headers: HeaderMap,
) -> Answer {
    context.app.limits.form(context.address)?;
    let kept = Registration::read(&context.app, &headers);
    let Some((kept, email)) = kept.and_then(|kept| Some((kept.clone(), kept.address()?))) else {
        return Ok(Redirect::to(paths::REGISTER).into_response());
    };
    let answer_at = answer_at();
    if !context.app.limits.may_send_email(email.as_str()) {
        return Err(HttpProblem::TooMany { seconds: 120 });
    }
    let (app, visit) = (&context.app, context.visit());
    let sign_in = paths::login_then(&kept.next);
    let onward = kept.onward(&sign_in);
    resend_registration(&app.store, &visit, &app.public_url(), &email, onward).await?;
    tokio::time::sleep_until(answer_at).await;
    Ok(context.go(paths::REGISTER_SENT, "flash-confirmation-sent"))
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
