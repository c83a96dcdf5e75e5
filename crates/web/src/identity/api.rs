//! People and tokens as JSON.

use crate::api::{
    ApiBody, ApiQuery, Cursor, IfMatch, Items, created, found, items, no_content, once,
};
use crate::forms::{email_problem, line_problem};
use crate::gate::Gate;
use crate::http_problem::{Answer, FieldProblem, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use crate::routes::Routes;
use axum_extra::routing::TypedPath;
use chrono::{DateTime, Utc};
use laurel_domain::identity::{
    Email, Grant, OwnScope, PeopleScope, PersonName, Role, RolePermit, Scopes, actions,
    authorize_role,
};
use laurel_domain::ids::PersonId;
use laurel_domain::site::time_zone;
use laurel_persistence::catalog::{CourseName, course_names, own_course_names};
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{
    NewPerson, PeopleQuery, Person, PersonItem, ProfileChange, SeenProfile, change_roles,
    create_person, end_sessions_of, end_tokens_of, people, person, person_of, save_profile,
};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

pub fn routes(routes: Routes) -> Routes {
    routes
        .api(routes!(me), me)
        .api(routes!(list), list)
        .api(routes!(add), add)
        .api(routes!(show), show)
        .api(routes!(change), change)
        .api(routes!(set_roles), set_roles)
        .api(routes!(end_sessions), end_sessions)
        .api(routes!(end_tokens), end_tokens)
}

/// The most roles that one person is given at once.
const MAX_ROLES: usize = 200;

/// A person with an account.
#[derive(Debug, Serialize, ToSchema)]
struct PersonView {
    id: Uuid,
    name: String,
    email: String,
    /// `instructor:{course}`, `issuer`, `administrator`, `owner`; everybody is a
    /// learner besides.
    roles: Vec<String>,
    /// Whether the address is confirmed.
    confirmed: bool,
    created_at: DateTime<Utc>,
}

/// A person with what they chose for themselves.
#[derive(Debug, Serialize, ToSchema)]
struct ProfileView {
    #[serde(flatten)]
    person: PersonView,
    language: String,
    /// An IANA name; `null`: the organization's.
    time_zone: Option<String>,
}

/// Whose token it is, and what it may do.
#[derive(Debug, Serialize, ToSchema)]
struct MeView {
    person: ProfileView,
    /// As the person's.
    roles: Vec<String>,
    /// Such as `learn:read`.
    scopes: Vec<String>,
    /// When the token ends.
    expires_at: DateTime<Utc>,
}

fn role_words(grant: &Grant, courses: &[CourseName]) -> String {
    let course = grant
        .course
        .and_then(|id| courses.iter().find(|course| course.id == id));
    match course {
        Some(course) => format!("{}:{}", grant.role.as_str(), course.slug),
        None => grant.role.as_str().to_owned(),
    }
}

fn roles_words(grants: &[Grant], courses: &[CourseName]) -> Vec<String> {
    let mut all: Vec<String> = grants.iter().map(|one| role_words(one, courses)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn profile(who: &Person, courses: &[CourseName]) -> ProfileView {
    ProfileView {
        person: PersonView {
            id: who.id.0,
            name: who.name.clone(),
            email: who.email.clone(),
            roles: roles_words(&who.grants, courses),
            confirmed: who.email_confirmed_at.is_some(),
            created_at: who.created_at,
        },
        language: who.language.clone(),
        time_zone: who.time_zone.clone(),
    }
}

/// Oneself, and the courses that one's roles name.
async fn oneself(
    context: &RequestContext,
    own: OwnScope,
) -> Result<(Person, Vec<CourseName>), HttpProblem> {
    let store = &context.app.store;
    let who = person(store, own).await?.ok_or(HttpProblem::NotFound)?;
    Ok((who, own_course_names(store, own).await?))
}

/// Anybody, and the courses that roles can name.
async fn anybody(
    context: &RequestContext,
    people: PeopleScope,
    id: PersonId,
) -> Result<(Person, Vec<CourseName>), HttpProblem> {
    let store = &context.app.store;
    let who = person_of(store, people, id).await?;
    let who = who.ok_or(HttpProblem::NotFound)?;
    Ok((who, course_names(store, people).await?))
}

/// Who the token acts for, and its scopes
#[utoipa::path(get, path = paths::ApiMePath::PATH, tag = "People", operation_id = "get_me",
    responses((status = 200, description = "The person and the token.", body = MeView)))]
async fn me(_: paths::ApiMePath, context: Gate<actions::Identify>) -> Answer {
    let (who, courses) = oneself(&context, OwnScope::of(&context.own()?)).await?;
    let token = context.token.as_ref().ok_or(HttpProblem::BadToken)?;
    let scopes: &Scopes = &token.scopes;
    Ok(found(&MeView {
        roles: roles_words(&who.grants, &courses),
        person: profile(&who, &courses),
        scopes: scopes.iter().map(|scope| scope.to_string()).collect(),
        expires_at: token.expires_at,
    }))
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PeopleParams {
    /// Part of a name or of an address.
    q: Option<String>,
    /// Those who have this role.
    role: Option<String>,
    /// Where the page begins: the `next` of the page before.
    cursor: Option<String>,
    /// The most items of a page.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// People, those who came last first
#[utoipa::path(get, path = paths::ApiPeoplePath::PATH, tag = "People", operation_id = "list_people",
    params(PeopleParams),
    responses((status = 200, description = "A page of people.", body = Items<PersonView>)))]
async fn list(
    _: paths::ApiPeoplePath,
    context: Gate<actions::ReadPeople>,
    ApiQuery(query): ApiQuery<PeopleParams>,
) -> Answer {
    let permit = context.permit()?;
    let role = match query.role.as_deref().map(str::parse::<Role>) {
        Some(Ok(role)) => Some(role),
        Some(Err(_)) => return Err(unknown_choice("role")),
        None => None,
    };
    let cursor = Cursor::<PersonId>::read("people", query.cursor.as_deref(), query.limit)?;
    let search = PeopleQuery {
        text: query.q.unwrap_or_default(),
        role,
        before: cursor.after,
    };
    let store = &context.app.store;
    let all = people(store, &permit, search, cursor.wanted()).await?;
    let courses = course_names(store, (&permit).into()).await?;
    let view = |one: PersonItem| PersonView {
        id: one.id.0,
        roles: roles_words(&one.grants, &courses),
        name: one.name,
        email: one.email,
        confirmed: one.confirmed,
        created_at: one.created_at,
    };
    Ok(items(&context, &cursor, all, |one| one.id, view))
}

/// A value that is none of those there are.
pub fn unknown_choice(field: &str) -> HttpProblem {
    HttpProblem::refused_fields(vec![FieldProblem::new(field, "api-error-choice")])
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPersonBody {
    name: String,
    email: String,
}

impl NewPersonBody {
    fn read(&self) -> Result<(PersonName, Email), Vec<FieldProblem>> {
        let mut wrong = Vec::new();
        let name = PersonName::parse(&self.name)
            .map_err(|refusal| wrong.push(line_problem("name", refusal)));
        let email = Email::parse(&self.email)
            .map_err(|refusal| wrong.push(email_problem("email", refusal)));
        match (name, email) {
            (Ok(name), Ok(email)) => Ok((name, email)),
            _ => Err(wrong),
        }
    }
}

/// Makes an account for somebody, who is invited by email
#[utoipa::path(post, path = paths::ApiPeoplePath::PATH, tag = "People", operation_id = "create_person",
    request_body = NewPersonBody,
    responses((status = 201, description = "The person.", body = ProfileView)))]
async fn add(
    _: paths::ApiPeoplePath,
    context: Gate<actions::ManagePeople>,
    body: ApiBody<NewPersonBody>,
) -> Answer {
    let permit = context.permit()?;
    let (name, email) = body.value.read().map_err(HttpProblem::refused_fields)?;
    let new = NewPerson::invited(name, email, &context.app.settings().language);
    let url = context.app.public_url().clone();
    let id = once(&context, body.key, async |store| {
        let created = create_person(store, &permit, new, None, Some(url)).await?;
        Ok(created.person.0)
    })
    .await?;
    let (who, courses) = anybody(&context, (&permit).into(), PersonId(id)).await?;
    let at = paths::api_person(PersonId(id));
    Ok(created(&at, &profile(&who, &courses)))
}

/// A person: oneself, or, for the staff, anybody
#[utoipa::path(get, path = paths::ApiPersonPath::PATH, tag = "People", operation_id = "get_person",
    responses((status = 200, description = "The person.", body = ProfileView)))]
async fn show(
    paths::ApiPersonPath { id }: paths::ApiPersonPath,
    context: Gate<actions::ReadProfile>,
) -> Answer {
    let (who, courses) = match context.authorize::<actions::UseAccount>(id) {
        Ok(own) => oneself(&context, OwnScope::of(&own)).await?,
        Err(_) => {
            let people = context.authorize::<actions::ReadPeople>(());
            let people = people.map_err(|_| HttpProblem::NotFound)?;
            anybody(&context, (&people).into(), id).await?
        }
    };
    Ok(found(&profile(&who, &courses)))
}

/// What is to be different; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ProfileBody {
    name: Option<String>,
    /// One of the languages that are offered.
    language: Option<String>,
    /// An IANA name; `null`: the organization's.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    time_zone: Option<Option<String>>,
}

/// Tells what is `null` from what is left out.
fn present<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(reader).map(Some)
}

/// Changes one's own profile
#[utoipa::path(patch, path = paths::ApiPersonPath::PATH, tag = "People", operation_id = "change_person",
    request_body = ProfileBody,
    params(("If-Match" = Option<String>, Header, description = "The ETag of what was seen.")),
    responses((status = 200, description = "The person.", body = ProfileView)))]
async fn change(
    paths::ApiPersonPath { id }: paths::ApiPersonPath,
    context: Gate<actions::UseAccount>,
    if_match: IfMatch,
    body: ApiBody<ProfileBody>,
) -> Answer {
    let permit = context.permit_for(id)?;
    let store = &context.app.store;
    let mut change = read_profile(&context, &body.value)?;
    let (who, courses) = oneself(&context, OwnScope::of(&permit)).await?;
    if_match.check(&profile(&who, &courses))?;
    change.seen = if_match.is_asked().then(|| SeenProfile {
        name: who.name.clone(),
        language: who.language.clone(),
        time_zone: who.time_zone.clone(),
    });
    save_profile(store, &permit, change).await?;
    context.app.changed(Changed::Person(id));
    let (who, courses) = oneself(&context, OwnScope::of(&permit)).await?;
    Ok(found(&profile(&who, &courses)))
}

fn read_profile(
    context: &RequestContext,
    body: &ProfileBody,
) -> Result<ProfileChange, HttpProblem> {
    let mut wrong = Vec::new();
    let mut change = ProfileChange::default();
    if let Some(name) = &body.name {
        match PersonName::parse(name) {
            Ok(name) => change.name = Some(name),
            Err(refusal) => wrong.push(line_problem("name", refusal)),
        }
    }
    if let Some(code) = &body.language {
        match context.bundled.catalogs.known(code) {
            Some(known) => change.language = Some(known.to_owned()),
            None => wrong.push(FieldProblem::new("language", "api-error-choice")),
        }
    }
    match &body.time_zone {
        Some(Some(name)) => match time_zone(name) {
            Ok(zone) => change.time_zone = Some(Some(zone)),
            Err(_) => wrong.push(FieldProblem::new("time_zone", "admin-settings-error-zone")),
        },
        Some(None) => change.time_zone = Some(None),
        None => {}
    }
    if wrong.is_empty() {
        Ok(change)
    } else {
        Err(HttpProblem::refused_fields(wrong))
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RolesBody {
    /// All of them: what is not here ends. As they are shown of a person.
    #[schema(max_items = 200)]
    roles: Vec<String>,
}

/// Sets a person's roles, all at once
///
/// Ending a role ends the person's tokens too.
#[utoipa::path(put, path = paths::ApiPersonRolesPath::PATH, tag = "People", operation_id = "set_roles",
    request_body = RolesBody,
    params(("If-Match" = Option<String>, Header, description = "The ETag of what was seen.")),
    responses((status = 200, description = "The person.", body = ProfileView)))]
async fn set_roles(
    paths::ApiPersonRolesPath { id }: paths::ApiPersonRolesPath,
    context: Gate<actions::ManagePeople>,
    if_match: IfMatch,
    body: ApiBody<RolesBody>,
) -> Answer {
    let store = &context.app.store;
    let manages = context.permit()?;
    let (who, courses) = anybody(&context, (&manages).into(), id).await?;
    let wanted = read_grants(&body.value.roles, &courses)?;
    if_match.check(&profile(&who, &courses))?;
    let permits = |of: &[Grant], but: &[Grant]| -> Result<Vec<RolePermit>, HttpProblem> {
        let differ = of.iter().filter(|grant| !but.contains(grant));
        differ
            .map(|grant| Ok(authorize_role(&context.actor, *grant)?))
            .collect()
    };
    let give = permits(&wanted, &who.grants)?;
    let end = permits(&who.grants, &wanted)?;
    change_roles(store, &give, &end, id, &who.grants).await?;
    context.app.changed(Changed::Person(id));
    let (who, courses) = anybody(&context, (&manages).into(), id).await?;
    Ok(found(&profile(&who, &courses)))
}

/// `learner` is everybody, and so is passed over.
fn read_grants(roles: &[String], courses: &[CourseName]) -> Result<Vec<Grant>, HttpProblem> {
    if roles.len() > MAX_ROLES {
        let many = FieldProblem::new("roles", "api-error-many").variable("count", MAX_ROLES.into());
        return Err(HttpProblem::refused_fields(vec![many]));
    }
    let mut grants = Vec::new();
    let mut wrong = Vec::new();
    for (at, text) in roles.iter().enumerate() {
        let (role, course) = text
            .split_once(':')
            .map_or((text.as_str(), None), |(role, slug)| (role, Some(slug)));
        let course = course.map(|slug| courses.iter().find(|course| course.slug == slug));
        let field = format!("roles[{at}]");
        match (role.parse::<Role>(), course) {
            (Ok(Role::Learner), None) => {}
            (Ok(Role::Instructor), Some(Some(course))) => grants.push(Grant {
                role: Role::Instructor,
                course: Some(course.id),
            }),
            (Ok(Role::Instructor), Some(None)) => {
                wrong.push(FieldProblem::new(field, "api-error-course"));
            }
            (Ok(role), None) => grants.push(Grant { role, course: None }),
            _ => wrong.push(FieldProblem::new(field, "api-error-role")),
        }
    }
    let mut once: Vec<Grant> = Vec::new();
    for grant in grants {
        if !once.contains(&grant) {
            once.push(grant);
        }
    }
    if wrong.is_empty() {
        Ok(once)
    } else {
        Err(HttpProblem::refused_fields(wrong))
    }
}

/// Signs a person out on every device
#[utoipa::path(delete, path = paths::ApiPersonSessionsPath::PATH, tag = "People", operation_id = "end_sessions",
    responses((status = 204, description = "All sessions ended.")))]
async fn end_sessions(
    paths::ApiPersonSessionsPath { id }: paths::ApiPersonSessionsPath,
    context: Gate<actions::ManagePeople>,
) -> Answer {
    let permit = context.permit()?;
    anybody(&context, (&permit).into(), id).await?;
    end_sessions_of(&context.app.store, &permit, id).await?;
    context.app.changed(Changed::Person(id));
    Ok(no_content())
}

/// Ends all tokens of a person
#[utoipa::path(delete, path = paths::ApiPersonTokensPath::PATH, tag = "People", operation_id = "end_tokens",
    responses((status = 204, description = "All tokens ended.")))]
async fn end_tokens(
    paths::ApiPersonTokensPath { id }: paths::ApiPersonTokensPath,
    context: Gate<actions::ManagePeople>,
) -> Answer {
    let permit = context.permit()?;
    anybody(&context, (&permit).into(), id).await?;
    end_tokens_of(&context.app.store, &permit, id).await?;
    context.app.changed(Changed::Person(id));
    Ok(no_content())
}
