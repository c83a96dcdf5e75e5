//! `/account/tokens`: one's own tokens of the JSON API.

use crate::forms::{Errors, Form, line_message, summary};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::cookie;
use axum::http::{HeaderMap, HeaderValue, header};
use laurel_domain::identity::{
    ActionName, DEFAULT_TOKEN_DAYS, GrantedScope, MAX_TOKEN_DAYS, Scopes, TokenDays, TokenName,
    actions,
};
use laurel_persistence::UseCaseError;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{
    NewToken, TokenItem, TokenRefusal, TokenSecret, create_token, end_token, tokens,
};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button, submit};
use laurel_ui::choice::{Choice, ChoiceList, Pick, choice_list};
use laurel_ui::field::{Field, InputKind, field};
use laurel_ui::notice::notice;
use laurel_ui::patterns::{Entry, page_entries};
use maud::{Markup, html};
use serde::Deserialize;

/// The cookie that takes a new token's secret to the page that shows it once.
const CREATED: &str = "created-token";

/// The labels of the form.
const LABELS: [(&str, &str); 3] = [
    ("name", "identity-token-name"),
    ("scope", "identity-token-scopes"),
    ("days", "identity-token-days"),
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TokenForm {
    name: String,
    scope: Vec<String>,
    days: String,
}

/// What the page shows.
struct TokensView<'a> {
    tokens: &'a [TokenItem],
    /// Those that a token of this person could use.
    offered: &'a [GrantedScope],
    form: &'a TokenForm,
    errors: &'a Errors,
    /// The secret of the token that was just made.
    created: Option<&'a str>,
}

pub async fn show(
    _: paths::AccountTokensPath,
    context: Gate<actions::UseAccount>,
    headers: HeaderMap,
) -> Answer {
    let permit = context.own()?;
    let tokens = tokens(&context.app.store, &permit).await?;
    let created = cookie(&headers, &context.app.keys.named(CREATED)).and_then(TokenSecret::parse);
    let form = TokenForm {
        days: DEFAULT_TOKEN_DAYS.to_string(),
        ..TokenForm::default()
    };
    let view = TokensView {
        tokens: &tokens,
        offered: &offered(&context),
        form: &form,
        errors: &Errors::default(),
        created: created.as_ref().map(TokenSecret::reveal),
    };
    let mut response = context.page(page(&context, &view));
    if created.is_some() {
        let gone = context.app.keys.set_cookie(CREATED, "", -1);
        if let Ok(line) = HeaderValue::from_str(&gone) {
            response.headers_mut().append(header::SET_COOKIE, line);
        }
    }
    Ok(response)
}

pub async fn create(
    _: paths::AccountTokensPath,
    context: Gate<actions::UseAccount>,
    Form(form): Form<TokenForm>,
) -> Answer {
    let permit = context.own()?;
    let mut errors = Errors::default();
    let outcome = match read(&context, &form, &mut errors) {
        Some(new) => {
            let link = format!(
                "{}{}",
                context.app.options.public_url,
                paths::ACCOUNT_TOKENS
            );
            create_token(&context.app.store, &permit, new, link).await
        }
        None => Err(UseCaseError::Refused(TokenRefusal::NoScope)),
    };
    match outcome {
        Ok(created) => {
            let mut response = context.go(paths::ACCOUNT_TOKENS, "flash-token-created");
            let secret = context
                .app
                .keys
                .set_cookie(CREATED, created.secret.reveal(), 0);
            if let Ok(line) = HeaderValue::from_str(&secret) {
                response.headers_mut().append(header::SET_COOKIE, line);
            }
            return Ok(response);
        }
        Err(UseCaseError::Refused(TokenRefusal::TooMany)) => {
            errors.add("name", context.t("identity-token-too-many"));
        }
        Err(UseCaseError::Refused(TokenRefusal::NoScope)) => {}
        Err(UseCaseError::Refused(TokenRefusal::NoSuchPerson)) => {
            return Err(HttpProblem::NotFound);
        }
        Err(UseCaseError::Internal(error)) => return Err(error.into()),
    }
    let tokens = tokens(&context.app.store, &permit).await?;
    let view = TokensView {
        tokens: &tokens,
        offered: &offered(&context),
        form: &form,
        errors: &errors,
        created: None,
    };
    Ok(context.invalid(page(&context, &view)))
}

/// What was typed; what is wrong with it goes to `errors`.
fn read(reader: &Reader, form: &TokenForm, errors: &mut Errors) -> Option<NewToken> {
    let name = TokenName::parse(&form.name)
        .map_err(|refusal| errors.add("name", line_message(reader, refusal)));
    let scopes: Result<Vec<GrantedScope>, _> =
        form.scope.iter().map(|scope| scope.parse()).collect();
    let scopes = match scopes {
        Ok(scopes) if !scopes.is_empty() => Some(Scopes::new(scopes)),
        Ok(_) => {
            errors.add("scope", reader.t("identity-token-scope-none"));
            None
        }
        Err(_) => {
            errors.add("scope", reader.t("form-error-unknown-option"));
            None
        }
    };
    let days = if form.days.trim().is_empty() {
        Ok(TokenDays::default())
    } else {
        form.days.parse().map_err(|_| {
            let most = [("count", MAX_TOKEN_DAYS.into())];
            errors.add("days", reader.with("identity-token-days-error", &most));
        })
    };
    Some(NewToken {
        name: name.ok()?,
        scopes: scopes?,
        days: days.ok()?,
    })
}

/// The scopes that this person's roles make use of.
fn offered(context: &Gate<actions::UseAccount>) -> Vec<GrantedScope> {
    let of_use = |granted: &GrantedScope| {
        ActionName::ALL
            .iter()
            .any(|action| action.scopes().first() == Some(&granted.scope) && context.may(*action))
    };
    GrantedScope::all().filter(of_use).collect()
}

pub async fn end(
    paths::AccountEndTokenPath { id }: paths::AccountEndTokenPath,
    context: Gate<actions::UseAccount>,
) -> Answer {
    let permit = context.own()?;
    if !end_token(&context.app.store, &permit, id).await? {
        return Err(HttpProblem::NotFound);
    }
    context.app.changed(Changed::Person(permit.person()));
    Ok(context.go(paths::ACCOUNT_TOKENS, "flash-token-ended"))
}

fn page<'a>(reader: &'a Reader, view: &TokensView<'_>) -> Page<'a> {
    Page {
        title: reader.t("identity-tokens-title"),
        main: html! {
            div class="narrow form-page stack" {
                (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("identity-account-title"), paths::ACCOUNT)]))
                h1 { (reader.t("identity-tokens-title")) }
                p class="lead" { (reader.t("identity-tokens-lead")) }
                @if let Some(secret) = view.created { (created(reader, secret)) }
                (summary(reader, view.errors, &LABELS))
                (list(reader, view.tokens))
                h2 { (reader.t("identity-tokens-new")) }
                (form(reader, view))
                p { a href=(paths::API_DOCS) { (reader.t("identity-tokens-docs")) } }
            }
        },
        ..Page::default()
    }
}

fn created(reader: &Reader, secret: &str) -> Markup {
    notice(
        Tone::Good,
        Some(reader.t("identity-token-created-title")),
        &html! {
            p { (reader.t("identity-token-created-text")) }
            p { code class="breakable" { (secret) } }
        },
    )
}

fn list(reader: &Reader, tokens: &[TokenItem]) -> Markup {
    let lines: Vec<Entry> = tokens
        .iter()
        .map(|token| Entry {
            title: &token.name,
            meta: Some(meta(reader, token)),
            action: Some(end_button(reader, token)),
            ..Entry::default()
        })
        .collect();
    html! {
        @if lines.is_empty() { p class="muted" { (reader.t("identity-tokens-none")) } }
        @else { (page_entries(&lines)) }
    }
}

fn meta(reader: &Reader, token: &TokenItem) -> Markup {
    html! {
        code { (token.scopes) } " · "
        (reader.t("identity-token-until")) " " (reader.day(token.expires_at)) " · "
        @match token.last_used_at {
            Some(at) => { (reader.t("identity-sessions-used")) " " (reader.moment(at)) },
            None => { (reader.t("identity-token-unused")) },
        }
    }
}

fn end_button(reader: &Reader, token: &TokenItem) -> Markup {
    let label = reader.t("identity-token-end");
    html! {
        form method="post" action=(paths::end_token(token.id)) {
            (button(&Button { label, weight: Weight::Secondary, small: true,
                spoken_label: Some(&format!("{label}: {}", token.name)), ..Button::default() }))
        }
    }
}

fn form(reader: &Reader, view: &TokensView<'_>) -> Markup {
    let values: Vec<String> = view.offered.iter().map(ToString::to_string).collect();
    let labels: Vec<String> = values
        .iter()
        .map(|value| {
            let key = format!("identity-scope-{}", value.replace(':', "-"));
            format!("{} ({value})", reader.t(&key))
        })
        .collect();
    let choices: Vec<Choice> = values
        .iter()
        .zip(&labels)
        .map(|(value, label)| Choice {
            value,
            label,
            checked: view.form.scope.contains(value),
            ..Choice::default()
        })
        .collect();
    let most = MAX_TOKEN_DAYS.to_string();
    html! {
        form class="form" method="post" action=(paths::ACCOUNT_TOKENS) novalidate {
            (field(&Field { name: "name", label: reader.t("identity-token-name"), value: &view.form.name,
                hint: Some(reader.t("identity-token-name-hint")), error: view.errors.of("name"), required: true,
                autocomplete: Some("off"), maxlength: Some(80), ..Field::default() }))
            (choice_list(&ChoiceList { name: "scope", legend: reader.t("identity-token-scopes"), pick: Pick::Any,
                hint: Some(reader.t("identity-token-scopes-hint")), error: view.errors.of("scope"), choices: &choices,
                ..ChoiceList::default() }))
            (field(&Field { name: "days", label: reader.t("identity-token-days"), value: &view.form.days, kind: InputKind::Number,
                hint: Some(&reader.with("identity-token-days-hint", &[("count", MAX_TOKEN_DAYS.into())])),
                error: view.errors.of("days"), required: true, min: Some("1"), max: Some(&most), short: true, ..Field::default() }))
            (submit(reader.t("identity-token-submit")))
        }
    }
}
