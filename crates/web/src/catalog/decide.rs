//! Asks before a program or a course is opened, published or retired, and says
//! whom that touches: on pages of their own, so that it does without scripts.

use super::view::decide::{Decision, page};
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use crate::refusals::not_ready;
use crate::request_context::RequestContext;
use laurel_domain::authoring::NotReady;
use laurel_domain::identity::actions;
use laurel_persistence::authoring::studio_course;
use laurel_persistence::authoring::{ProgramImpact, program_impact};
use laurel_persistence::catalog::{ProgramEntry, learners_by_status, programs_with_course};
use laurel_persistence::messaging::{EmailMessage, Message, Wording};
use laurel_ui::Tone;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DecisionQuery {
    /// `open`, `preparation` or `retired`.
    to: String,
}

impl DecisionQuery {
    /// The heading and the button; `None` for what nobody can decide.
    fn words(&self) -> Option<[&'static str; 2]> {
        match self.to.as_str() {
            "open" => Some(["admin-decide-open", "admin-programs-open"]),
            "preparation" => Some(["admin-decide-prepare", "admin-programs-prepare"]),
            "retired" => Some(["admin-decide-retire", "admin-programs-retire"]),
            _ => None,
        }
    }
}

fn count(reader: &Reader, key: &str, count: i64) -> String {
    reader.with(key, &[("count", count.into())])
}

/// What stays as it is when something is no longer offered.
fn retiring(reader: &Reader, active: i64) -> Vec<(Tone, String)> {
    let said = |key: &str| reader.t(key).to_owned();
    vec![
        (Tone::Info, count(reader, "admin-decide-inside", active)),
        (Tone::Warn, said("admin-decide-no-more")),
        (Tone::Good, said("admin-decide-certificates")),
        (Tone::Info, said("admin-decide-back")),
    ]
}

/// The same for a course, which is missing in programs then.
fn retiring_part(reader: &Reader, active: i64, programs: &[ProgramEntry]) -> Vec<(Tone, String)> {
    let mut touches = retiring(reader, active);
    for program in programs {
        let title = program.document.title.as_str();
        let part = reader.with("admin-decide-part", &[("title", title.into())]);
        touches.insert(1, (Tone::Warn, part));
    }
    touches
}

/// The emails that go out because something opens.
fn emails(reader: &Reader, emails: Option<u64>) -> (Tone, String) {
    match emails {
        Some(0) => (Tone::Info, reader.t("admin-decide-emails-none").to_owned()),
        Some(many) => (
            Tone::Warn,
            reader.with("admin-decide-emails", &[("count", many.into())]),
        ),
        None => (Tone::Info, reader.t("admin-decide-announced").to_owned()),
    }
}

/// Why it can't be opened yet, in words that say what to do.
fn missing(reader: &Reader, missing: &[NotReady]) -> Vec<(Tone, String)> {
    let words = |one| not_ready(one).phrase.words(reader);
    missing.iter().map(|one| (Tone::Bad, words(one))).collect()
}

/// What happens when something is taken back that was opened too soon.
fn preparing(reader: &Reader, active: i64) -> Vec<(Tone, String)> {
    vec![
        (Tone::Info, count(reader, "admin-decide-inside", active)),
        (Tone::Warn, reader.t("admin-decide-prepared").to_owned()),
        (
            Tone::Info,
            reader.t("admin-decide-prepared-emails").to_owned(),
        ),
    ]
}

/// The email as those who asked will read it, in the language of who decides.
fn opening_email(context: &RequestContext, slug: &str, title: &str) -> EmailMessage {
    let site = &context.app.public_url();
    let message = Message::ProgramOpen {
        title: title.to_owned(),
        link: format!("{site}{}", paths::program(slug)),
        asked_on: context.today(),
        unsubscribe: format!("{site}{}", paths::NOTIFICATIONS),
    };
    context.app.wording().email(&message, context.language)
}

async fn program(context: &RequestContext, slug: &str) -> Result<ProgramImpact, HttpProblem> {
    let permit = context.authorize::<actions::AuthorProgram>(())?;
    Ok(program_impact(&context.app.store, &permit, slug).await?)
}

pub async fn program_status(
    paths::AdminProgramStatusPath { slug }: paths::AdminProgramStatusPath,
    context: Gate<actions::AuthorProgram>,
    Query(query): Query<DecisionQuery>,
) -> Answer {
    let found = program(&context, &slug).await?;
    let opens = query.to == "open";
    let touches = match query.to.as_str() {
        "open" if !found.missing.is_empty() => missing(&context, &found.missing),
        "open" => vec![
            (Tone::Good, context.t("admin-decide-offered").to_owned()),
            emails(&context, found.emails),
        ],
        "preparation" => preparing(&context, found.learners.active),
        _ => retiring(&context, found.learners.active),
    };
    let writes = opens && found.missing.is_empty() && found.emails.is_some_and(|many| many > 0);
    let email = writes.then(|| opening_email(&context, &slug, &found.line.title));
    let [heading, verb] = query.words().ok_or(HttpProblem::NotFound)?;
    let question = Decision {
        heading,
        title: &found.line.title,
        touches,
        email,
        action: paths::admin_program_status(&slug),
        fields: vec![("status", &query.to)],
        verb: (!opens || found.missing.is_empty()).then_some(verb),
    };
    Ok(context.page(page(&context, &question)))
}

pub async fn program_publish(
    paths::AdminProgramPublishPath { slug }: paths::AdminProgramPublishPath,
    context: Gate<actions::AuthorProgram>,
) -> Answer {
    let found = program(&context, &slug).await?;
    let draft = found.line.draft.as_deref().ok_or(HttpProblem::NotFound)?;
    let mut touches = vec![
        (Tone::Good, context.t("admin-decide-news").to_owned()),
        (
            Tone::Info,
            count(&context, "admin-decide-inside", found.learners.active),
        ),
    ];
    if found.opens {
        touches.push(emails(&context, found.emails));
    }
    let writes = found.opens && found.emails.is_some_and(|many| many > 0);
    let email = writes.then(|| opening_email(&context, &slug, &found.line.title));
    let id = found.line.id.to_string();
    let question = Decision {
        heading: "admin-decide-publish",
        title: &found.line.title,
        touches,
        email,
        action: paths::admin_program_publish(&slug),
        fields: vec![("id", &id), ("draft", draft)],
        verb: Some("studio-publish"),
    };
    Ok(context.page(page(&context, &question)))
}

pub async fn course_status(
    paths::AdminCourseStatusPath { slug }: paths::AdminCourseStatusPath,
    context: Gate<actions::AuthorProgram>,
    Query(query): Query<DecisionQuery>,
) -> Answer {
    let store = &context.app.store;
    let course = studio_course(store, &context.authorize(())?, &slug).await?;
    let course = course.ok_or(HttpProblem::NotFound)?;
    let permit = context.authorize::<actions::AuthorCourse>(course.id)?;
    let learners = learners_by_status(store, &permit).await?;
    let [heading, verb] = query.words().ok_or(HttpProblem::NotFound)?;
    let touches = if query.to == "open" {
        vec![(Tone::Good, context.t("admin-decide-offered").to_owned())]
    } else {
        let programs = programs_with_course(store, context.public(), course.id).await?;
        retiring_part(&context, learners.active, &programs)
    };
    let question = Decision {
        heading,
        title: &course.title,
        touches,
        email: None,
        action: paths::admin_course_status(&slug),
        fields: vec![("status", &query.to)],
        verb: Some(verb),
    };
    Ok(context.page(page(&context, &question)))
}
