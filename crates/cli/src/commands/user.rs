//! `laurel user …`: people, by whoever holds the data folder. Each change is
//! told to the audit as the operator's.

use super::{SYSTEM, open, operator};
use crate::config::Config;
use crate::terminal::{End, print};
use clap::{Args, Subcommand, ValueEnum};
use laurel_domain::identity::{
    Actor, Email, Grant, PersonName, Role, RolePermit, actions, authorize_role,
};
use laurel_persistence::catalog::{CourseName, course_name_by_slug};
use laurel_persistence::identity::{
    CreateRefusal, GrantRefusal, NewPerson, PeopleQuery, Person, create_person, end_role,
    grant_role, people, person_by_email, sign_in_link,
};
use laurel_persistence::site::load_settings;
use laurel_persistence::{Store, UseCaseError};
use laurel_web::{hash_password, password_complaint};
use laurel_words::Catalogs;
use serde_json::json;
use std::io::Read;
use std::process::ExitCode;

/// How many people are read at a time.
const STRIDE: u64 = 500;
/// Nobody types a longer password; a pipe might.
const MAX_INPUT: u64 = 4096;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Makes an account; without a password, prints a link to choose one
    #[command(
        after_help = "Example: laurel user create --email maren@example.org --name 'Maren Holt' --role administrator"
    )]
    Create(Create),
    /// Lists people, newest first
    #[command(after_help = "Example: laurel user list --role instructor --json")]
    List(List),
    /// Gives somebody a role, or ends it
    #[command(
        after_help = "Example: laurel user role maren@example.org instructor --course seeing-what-hurts"
    )]
    Role(ChangeRole),
    /// Prints a link that signs somebody in, once, within 24 hours
    #[command(after_help = "Example: laurel user link maren@example.org")]
    Link(Link),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RoleArgument {
    Learner,
    Instructor,
    Issuer,
    Administrator,
    Owner,
}

impl From<RoleArgument> for Role {
    fn from(word: RoleArgument) -> Self {
        match word {
            RoleArgument::Learner => Self::Learner,
            RoleArgument::Instructor => Self::Instructor,
            RoleArgument::Issuer => Self::Issuer,
            RoleArgument::Administrator => Self::Administrator,
            RoleArgument::Owner => Self::Owner,
        }
    }
}

#[derive(Debug, Args)]
pub struct Create {
    #[arg(long)]
    email: String,
    #[arg(long)]
    name: String,
    /// Besides learner, which everybody is
    #[arg(long)]
    role: Option<RoleArgument>,
    /// The course of an instructor, by its slug
    #[arg(long, value_name = "SLUG")]
    course: Option<String>,
    /// Read the password from standard input
    #[arg(long)]
    password_stdin: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct List {
    /// Part of a name or an address
    #[arg(long, default_value = "")]
    search: String,
    #[arg(long)]
    role: Option<RoleArgument>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct ChangeRole {
    email: String,
    role: RoleArgument,
    /// The course of an instructor, by its slug
    #[arg(long, value_name = "SLUG")]
    course: Option<String>,
    /// End the role instead of giving it
    #[arg(long)]
    end: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct Link {
    email: String,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub async fn run(config: Config, command: Command) -> Result<ExitCode, End> {
    let store = open::store(&config).await?;
    let said = match command {
        Command::Create(options) => create(&config, &store, options).await,
        Command::List(options) => list(&store, options).await,
        Command::Role(options) => change_role(&store, options).await,
        Command::Link(options) => link(&config, &store, options).await,
    };
    store.close().await;
    print(&said?)?;
    Ok(ExitCode::SUCCESS)
}

async fn create(config: &Config, store: &Store, options: Create) -> Result<String, String> {
    let email = address(&options.email)?;
    let name = PersonName::parse(&options.name)
        .map_err(|_| format!("{:?} can't be a name: one line with letters", options.name))?;
    let role = grant(store, options.role, options.course.as_deref()).await?;
    let password_hash = if options.password_stdin {
        Some(read_password(&[email.as_str(), name.as_str()])?)
    } else {
        None
    };
    let settings = load_settings(store, SYSTEM.into())
        .await
        .map_err(|f| f.to_string())?;
    let new = NewPerson {
        name,
        email: email.clone(),
        password_hash,
        language: settings.unwrap_or_default().language,
        accepted: Vec::new(),
    };
    let permit = operator::<actions::ManagePeople>()?;
    let role = role.map(role_permit).transpose()?;
    let created = create_person(store, &permit, new, role.as_ref(), None)
        .await
        .map_err(|stop| match stop {
            UseCaseError::Refused(CreateRefusal::EmailTaken) => {
                format!("there is an account with {email} already")
            }
            UseCaseError::Internal(error) => error.to_string(),
        })?;
    let address = open::address(config, store).await?.url;
    let link = created
        .choose_password
        .map(|token| format!("{address}/reset-password/{token}"));
    if options.json {
        return Ok(format!(
            "{}\n",
            json!({"id": created.person, "email": email.as_str(), "choose_password": link})
        ));
    }
    Ok(match link {
        Some(link) => format!("Made {email}. Choose a password, within 72 hours: {link}\n"),
        None => format!("Made {email}.\n"),
    })
}

fn address(text: &str) -> Result<Email, String> {
    Email::parse(text).map_err(|_| format!("{text:?} is not an email address"))
}

/// The hash of the first line of standard input.
fn read_password(about: &[&str]) -> Result<String, String> {
    let mut text = String::new();
    std::io::stdin()
        .take(MAX_INPUT)
        .read_to_string(&mut text)
        .map_err(|error| format!("can't read the password: {error}"))?;
    let password = text.lines().next().unwrap_or_default();
    if password.is_empty() {
        return Err("there is no password on standard input".to_owned());
    }
    let catalogs = Catalogs::embedded();
    if let Some(complaint) = password_complaint(catalogs.of("en"), password, about) {
        return Err(complaint);
    }
    hash_password(password).map_err(|error| format!("can't hash the password: {error}"))
}

async fn grant(
    store: &Store,
    role: Option<RoleArgument>,
    course: Option<&str>,
) -> Result<Option<Grant>, String> {
    let Some(role) = role.map(Role::from) else {
        return match course {
            Some(_) => Err("--course goes with --role instructor".to_owned()),
            None => Ok(None),
        };
    };
    let course = match (role, course) {
        (Role::Instructor, Some(slug)) => Some(course_named(store, slug).await?.id),
        (_, Some(_)) => return Err("--course goes with the role instructor".to_owned()),
        // an instructor without a course may enter the studio and author none yet
        (_, None) => None,
    };
    Ok(Some(Grant { role, course }))
}

async fn course_named(store: &Store, slug: &str) -> Result<CourseName, String> {
    let permit = operator::<actions::ReadPeople>()?;
    course_name_by_slug(store, (&permit).into(), slug)
        .await
        .map_err(|error| error.to_string())?
        .ok_or_else(|| format!("there is no course {slug:?}"))
}

pub(super) async fn known(store: &Store, email: &str) -> Result<Person, String> {
    let permit = operator::<actions::ReadPeople>()?;
    person_by_email(store, (&permit).into(), &address(email)?)
        .await
        .map_err(|error| error.to_string())?
        .ok_or_else(|| format!("there is no account with {email}"))
}

async fn list(store: &Store, options: List) -> Result<String, String> {
    let permit = operator::<actions::ReadPeople>()?;
    let mut search = PeopleQuery {
        text: options.search,
        role: options.role.map(Role::from),
        before: None,
    };
    let mut said = String::new();
    let mut records = Vec::new();
    loop {
        let page = people(store, &permit, search.clone(), STRIDE)
            .await
            .map_err(|stop| format!("{stop:?}"))?;
        for line in &page {
            let roles: Vec<&str> = line.roles.iter().map(|role| role.as_str()).collect();
            if options.json {
                records.push(
                    json!({"id": line.id, "email": line.email, "name": line.name, "roles": roles,
                    "confirmed": line.confirmed, "created_at": line.created_at}),
                );
            } else {
                let roles = if roles.is_empty() {
                    "learner".to_owned()
                } else {
                    roles.join(",")
                };
                said.push_str(&format!("{:<40} {:<26} {}\n", line.email, roles, line.name));
            }
        }
        search.before = page.last().map(|line| line.id);
        if page.len() < usize::try_from(STRIDE).unwrap_or(usize::MAX) {
            return Ok(if options.json {
                format!("{}\n", serde_json::Value::Array(records))
            } else {
                said
            });
        }
    }
}

/// Whoever holds the data folder may give and end every role.
fn role_permit(grant: Grant) -> Result<RolePermit, String> {
    authorize_role(&Actor::Operator, grant).map_err(|denial| denial.to_string())
}

async fn change_role(store: &Store, options: ChangeRole) -> Result<String, String> {
    let person = known(store, &options.email).await?;
    let role = Role::from(options.role);
    if role == Role::Learner {
        return Err("everybody is a learner: there is nothing to change".to_owned());
    }
    let Some(grant) = grant(store, Some(options.role), options.course.as_deref()).await? else {
        return Err("say a role".to_owned());
    };
    let permit = role_permit(grant)?;
    let outcome = if options.end {
        end_role(store, &permit, person.id).await
    } else {
        grant_role(store, &permit, person.id).await
    };
    outcome.map_err(|stop| match stop {
        UseCaseError::Refused(GrantRefusal::LastOwner) => {
            "this is the only owner: make another one first".to_owned()
        }
        UseCaseError::Refused(GrantRefusal::NotGranted) => {
            format!("{} does not have this role", person.email)
        }
        UseCaseError::Refused(GrantRefusal::NoSuchPerson | GrantRefusal::Changed) => {
            "not allowed".to_owned()
        }
        UseCaseError::Internal(error) => error.to_string(),
    })?;
    if options.json {
        return Ok(format!(
            "{}\n",
            json!({"id": person.id, "email": person.email, "role": role.as_str(), "course": options.course, "ended": options.end})
        ));
    }
    let of = options
        .course
        .map(|slug| format!(" of {slug}"))
        .unwrap_or_default();
    let verb = if options.end {
        "is no longer"
    } else {
        "is now"
    };
    Ok(format!("{} {verb} {}{of}.\n", person.email, role.as_str()))
}

async fn link(config: &Config, store: &Store, options: Link) -> Result<String, String> {
    let person = known(store, &options.email).await?;
    let permit = operator::<actions::AppointAdministrators>()?;
    let token = sign_in_link(store, &permit, person.id)
        .await
        .map_err(|error| error.to_string())?
        .ok_or_else(|| format!("there is no account with {}", options.email))?;
    let address = open::address(config, store).await?.url;
    let link = format!("{address}/sign-in/{token}");
    Ok(if options.json {
        format!("{}\n", json!({"email": person.email, "link": link}))
    } else {
        format!("{link}\n")
    })
}
