//! `laurel token …`: tokens of the JSON API, by whoever holds the data folder.
//! Each change is told to the audit as the operator's.

use super::user::known;
use super::{SYSTEM, open, operator};
use crate::config::Config;
use crate::terminal::{End, print};
use clap::{Args, Subcommand};
use laurel_domain::identity::{
    Actor, DEFAULT_TOKEN_DAYS, GrantedScope, Permit, Scopes, TokenDays, TokenName, actions,
    authorize,
};
use laurel_domain::ids::TokenId;
use laurel_persistence::identity::{
    NewToken, TokenItem, TokenRefusal, all_tokens, create_token, revoke_token,
};
use laurel_persistence::site::load_settings;
use laurel_persistence::{Store, UseCaseError};
use serde_json::json;
use std::process::ExitCode;

/// With its zone, since the shell's is not the site's.
const MOMENT: &str = "%Y-%m-%d %H:%M UTC";

/// How many tokens are read at a time.
const STRIDE: u64 = 500;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Makes a token for somebody, and prints it once, on the last line
    #[command(
        after_help = "Scopes: learn, author, issue, people, site, audit and operate, each with :read or :write; audit only with :read.\nExample: laurel token create maren@example.org --scope people:read --scope audit:read"
    )]
    Create(Create),
    /// Lists the tokens that work, newest first
    #[command(after_help = "Example: laurel token list --json")]
    List(List),
    /// Ends a token
    #[command(after_help = "Example: laurel token revoke 0198f6c2-7f3e-7d4a-9d2b-1c2d3e4f5a6b")]
    Revoke(Revoke),
}

#[derive(Debug, Args)]
pub struct Create {
    /// Whose token it is
    email: String,
    /// What it may do, such as `people:read`; may be repeated
    #[arg(long = "scope", value_name = "SCOPE", required = true, num_args = 1..)]
    scopes: Vec<String>,
    /// How many days it works, at most 365
    #[arg(long, default_value_t = DEFAULT_TOKEN_DAYS.to_string())]
    days: String,
    /// What it is for
    #[arg(long, default_value = "Command line")]
    name: String,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct List {
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct Revoke {
    /// As `laurel token list` names it
    id: String,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub async fn run(config: Config, command: Command) -> Result<ExitCode, End> {
    let store = open::store(&config).await?;
    let said = match command {
        Command::Create(options) => create(&config, &store, options).await,
        Command::List(options) => list(&store, &options).await,
        Command::Revoke(options) => revoke(&store, options).await,
    };
    store.close().await;
    print(&said?)?;
    Ok(ExitCode::SUCCESS)
}

async fn create(config: &Config, store: &Store, options: Create) -> Result<String, String> {
    let scopes = scopes(&options.scopes)?;
    let new = NewToken {
        name: TokenName::parse(&options.name)
            .map_err(|_| format!("{:?} can't be a name: one line of text", options.name))?,
        days: options
            .days
            .parse::<TokenDays>()
            .map_err(|refusal| format!("--days {}: {refusal}", options.days))?,
        scopes: scopes.clone(),
    };
    let person = known(store, &options.email).await?;
    let permit: Permit<actions::UseAccount> =
        authorize(&Actor::Operator, person.id).map_err(|denial| denial.to_string())?;
    let link = format!(
        "{}{}",
        open::address(config, store).await?.url,
        laurel_web::paths::ACCOUNT_TOKENS
    );
    let settings = load_settings(store, SYSTEM.into())
        .await
        .map_err(|error| error.to_string())?;
    let created = create_token(
        store,
        &permit,
        new,
        link,
        settings.unwrap_or_default().zone(),
    )
    .await
    .map_err(|stop| match stop {
        UseCaseError::Refused(TokenRefusal::TooMany) => format!(
            "{} has as many tokens as anybody may have: end one first",
            person.email
        ),
        UseCaseError::Refused(TokenRefusal::NoScope) => "say a --scope".to_owned(),
        UseCaseError::Refused(TokenRefusal::NoSuchPerson) => {
            format!("there is no account with {}", options.email)
        }
        UseCaseError::Internal(error) => error.to_string(),
    })?;
    let secret = created.secret.reveal();
    if options.json {
        let token = json!({"id": created.id, "email": person.email, "scopes": scopes.to_string(),
            "expires_at": created.expires_at, "token": secret});
        return Ok(format!("{token}\n"));
    }
    let until = created.expires_at.format(MOMENT);
    Ok(format!(
        "Made a token for {} with {scopes}, until {until}. It is shown this once:\n{secret}\n",
        person.email
    ))
}

fn scopes(words: &[String]) -> Result<Scopes, String> {
    let words = words.iter().flat_map(|word| word.split([',', ' ']));
    let read: Result<Vec<GrantedScope>, _> = words
        .filter(|word| !word.is_empty())
        .map(str::parse)
        .collect();
    let known = || {
        let all: Vec<String> = GrantedScope::all().map(|scope| scope.to_string()).collect();
        all.join(", ")
    };
    read.map(Scopes::new)
        .map_err(|unknown| format!("{unknown}; there are {}", known()))
}

async fn list(store: &Store, options: &List) -> Result<String, String> {
    let permit = operator::<actions::ReadPeople>()?;
    let (mut all, mut before) = (Vec::new(), None);
    loop {
        let page = all_tokens(store, &permit, before, STRIDE)
            .await
            .map_err(|error| error.to_string())?;
        before = page.last().map(|token| token.id);
        all.extend(page);
        if before.is_none() {
            break;
        }
    }
    if options.json {
        let records: Vec<_> = all.iter().map(record).collect();
        return Ok(format!("{}\n", serde_json::Value::Array(records)));
    }
    Ok(all.iter().map(line).collect())
}

fn record(token: &TokenItem) -> serde_json::Value {
    let scopes: Vec<String> = token.scopes.iter().map(|scope| scope.to_string()).collect();
    json!({"id": token.id, "person": token.person, "email": token.email, "name": token.name,
        "scopes": scopes, "created_at": token.created_at, "expires_at": token.expires_at,
        "last_used_at": token.last_used_at})
}

fn line(token: &TokenItem) -> String {
    let used = token
        .last_used_at
        .map_or_else(|| "never".to_owned(), |at| at.format(MOMENT).to_string());
    let until = token.expires_at.format(MOMENT);
    format!(
        "{}  {:<32} {:<28} until {until}  last used {used}  {}\n",
        token.id,
        token.email,
        token.scopes.to_string(),
        token.name
    )
}

async fn revoke(store: &Store, options: Revoke) -> Result<String, String> {
    let none = || format!("there is no token {} that works", options.id);
    let id: TokenId = options.id.parse().map_err(|_| none())?;
    let permit = operator::<actions::ManagePeople>()?;
    let ended = revoke_token(store, &permit, id)
        .await
        .map_err(|error| error.to_string())?;
    if !ended {
        return Err(none());
    }
    Ok(if options.json {
        format!("{}\n", json!({"id": id, "ended": true}))
    } else {
        format!("Ended {id}.\n")
    })
}
