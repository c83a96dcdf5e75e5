//! `/account/tokens`: one's own tokens of the JSON API.

use super::view::tokens::{TokenForm, TokensView, page};
use super::{reauthentication, who};
use crate::cookies::{self, Lifetime};
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use crate::routes::api_operations;
use axum::http::HeaderMap;
use axum::response::Response;
use laurel_domain::identity::{
    ActionName, DEFAULT_TOKEN_DAYS, GrantedScope, MAX_TOKEN_DAYS, Scope, Scopes, TokenDays,
    TokenName, actions,
};
use laurel_persistence::UseCaseError;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{
    NewToken, TokenRefusal, TokenSecret, create_token, end_token, tokens,
};

/// The cookie that takes a new token's secret to the page that shows it once.
const CREATED: &str = "created-token";

pub async fn show(
    _: paths::AccountTokensPath,
    context: Gate<actions::UseAccount>,
    headers: HeaderMap,
) -> Answer {
    let created =
        cookies::read(&headers, &context.app.keys.named(CREATED)).and_then(TokenSecret::parse);
    let form = TokenForm {
        days: DEFAULT_TOKEN_DAYS.to_string(),
        ..TokenForm::default()
    };
    let secret = created.as_ref().map(|secret| secret.reveal().to_owned());
    let view = load(&context, form, Errors::default(), secret).await?;
    let mut response = context.page(page(&context, &view));
    if created.is_some() {
        cookies::add(&mut response, context.app.keys.end_cookie(CREATED));
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
    let new = read(&context, &offered(&context), &form, &mut errors);
    if let Some(new) = proven(&context, &form, new, &mut errors).await? {
        let (app, page) = (&context.app, paths::ACCOUNT_TOKENS);
        let link = format!("{}{page}", app.public_url());
        match create_token(&app.store, &permit, new, link, context.zone).await {
            Ok(created) => return Ok(show_once(&context, &created.secret)),
            Err(UseCaseError::Refused(TokenRefusal::TooMany)) => {
                errors.add("name", context.t("identity-token-too-many"));
            }
            Err(UseCaseError::Refused(TokenRefusal::NoScope)) => {
                errors.add("scope", context.t("identity-token-scope-none"));
            }
            Err(refused) => return Err(refused.into()),
        }
    }
    let view = load(&context, form, errors, None).await?;
    Ok(context.invalid(page(&context, &view)))
}

/// The page with what was typed; `created` is the secret of the token that was just made.
async fn load(
    context: &Gate<actions::UseAccount>,
    form: TokenForm,
    errors: Errors,
    created: Option<String>,
) -> Result<TokensView, HttpProblem> {
    let who = who(context).await?;
    Ok(TokensView {
        reauthentication: reauthentication::asked(context, &who).await?,
        who,
        tokens: tokens(&context.app.store, &context.own()?).await?,
        offered: offered(context),
        form,
        errors,
        created,
    })
}

/// What was typed, from who shows that the account is theirs: a token goes on after the session.
async fn proven(
    context: &RequestContext,
    form: &TokenForm,
    new: Option<NewToken>,
    errors: &mut Errors,
) -> Result<Option<NewToken>, HttpProblem> {
    if new.is_none() {
        return Ok(None);
    }
    let lacking =
        reauthentication::lacking(context, &who(context).await?, &form.tokens_password).await?;
    Ok(match lacking {
        Some(message) => {
            errors.add("tokens_password", message);
            None
        }
        None => new,
    })
}

/// Leads to the page that shows it.
fn show_once(context: &RequestContext, secret: &TokenSecret) -> Response {
    let keys = &context.app.keys;
    let line = keys.set_cookie(CREATED, secret.reveal(), Lifetime::Browser);
    let mut response = context.go(paths::ACCOUNT_TOKENS, "flash-token-created");
    cookies::add(&mut response, line);
    response
}

/// What was typed; what is wrong with it goes to `errors`.
fn read(
    reader: &Reader,
    offered: &[GrantedScope],
    form: &TokenForm,
    errors: &mut Errors,
) -> Option<NewToken> {
    let name = TokenName::parse(&form.name)
        .map_err(|refusal| errors.add("name", line_message(reader, refusal)));
    let scopes: Result<Vec<GrantedScope>, _> =
        form.scope.iter().map(|scope| scope.parse()).collect();
    let scopes = match scopes {
        Ok(scopes) if scopes.is_empty() => {
            errors.add("scope", reader.t("identity-token-scope-none"));
            None
        }
        // one that was not offered would begin to work with the next role
        Ok(scopes) if scopes.iter().all(|scope| offered.contains(scope)) => {
            Some(Scopes::new(scopes))
        }
        _ => {
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

/// The scopes for which the API has something that this person may do. What is
/// done by several scopes shows everybody their own things; only who may do what
/// is the scope's alone gets more by it.
fn offered(context: &Gate<actions::UseAccount>) -> Vec<GrantedScope> {
    let own = |action: &ActionName, scope: Scope| action.scopes().first() == Some(&scope);
    let has_work = |scope: Scope| {
        let mut all = ActionName::ALL.iter();
        all.any(|action| own(action, scope) && context.may(*action))
    };
    let of_use = |granted: &GrantedScope| {
        let mut all = api_operations().iter();
        has_work(granted.scope)
            && all.any(|(action, access)| {
                *access == granted.access
                    && action.scopes().contains(&granted.scope)
                    && context.may(*action)
            })
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
