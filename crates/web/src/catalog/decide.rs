//! Asks before a program or a course is opened, published or retired, and says
//! whom that touches: on pages of their own, so that it does without scripts.

use crate::administration::frame;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::{Path, Query};
use crate::visit::Visit;
use laurel_domain::identity::{Action, Resource};
use laurel_persistence::catalog::{
    ProgramImpact, course_by_slug, learners_by_status, program_impact, programs_with_course,
};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, actions, button, link_button};
use laurel_ui::field::hidden;
use laurel_ui::studio::impact;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// `open` or `retired`.
    to: String,
}

/// One question: what would be done, whom it touches, and the form that does it.
struct Question<'a> {
    /// The phrase of the heading, which names `$title`.
    heading: &'a str,
    title: &'a str,
    touches: Vec<(Tone, String)>,
    action: String,
    fields: Vec<(&'a str, &'a str)>,
    verb: &'a str,
}

fn ask(visit: &Visit, question: &Question) -> Answer {
    let heading = visit.with(question.heading, &[("title", question.title.into())]);
    let touches: Vec<(Tone, &str)> = question
        .touches
        .iter()
        .map(|(tone, words)| (*tone, words.as_str()))
        .collect();
    let fields: Markup = html! { @for (name, value) in &question.fields { (hidden(name, value)) } };
    let main = html! {
        (breadcrumb(visit.t("nav-breadcrumb"), &[(visit.t("admin-programs-title"), paths::ADMIN_PROGRAMS)]))
        h1 { (heading) }
        (impact(visit.t("admin-decide-touches"), &touches))
        form method="post" action=(question.action) {
            (fields)
            (actions(&html! {
                (button(&Button { label: visit.t(question.verb), ..Button::default() }))
                (link_button(visit.t("action-cancel"), paths::ADMIN_PROGRAMS, Weight::Secondary))
            }))
        }
    };
    Ok(visit.page(frame(visit, paths::ADMIN_PROGRAMS, &heading, &main)))
}

fn count(visit: &Visit, key: &str, count: i64) -> String {
    visit.with(key, &[("count", count.into())])
}

/// What stays as it is when something is no longer offered.
fn retiring(visit: &Visit, active: i64) -> Vec<(Tone, String)> {
    let said = |key: &str| visit.t(key).to_owned();
    vec![
        (Tone::Info, count(visit, "admin-decide-inside", active)),
        (Tone::Warn, said("admin-decide-no-more")),
        (Tone::Good, said("admin-decide-certificates")),
        (Tone::Info, said("admin-decide-back")),
    ]
}

/// The letters that go out because something opens.
fn letters(visit: &Visit, letters: Option<u64>) -> (Tone, String) {
    match letters {
        Some(0) => (Tone::Info, visit.t("admin-decide-letters-none").to_owned()),
        Some(many) => (
            Tone::Warn,
            visit.with("admin-decide-letters", &[("count", many.into())]),
        ),
        None => (Tone::Info, visit.t("admin-decide-announced").to_owned()),
    }
}

async fn program(visit: &Visit, slug: &str) -> Result<ProgramImpact, Problem> {
    let permit = visit.permit(Action::AuthorProgram, Resource::Site)?;
    Ok(program_impact(&visit.app.store, &permit, slug).await?)
}

pub async fn program_status(
    visit: Visit,
    Path(slug): Path<String>,
    Query(wish): Query<Wish>,
) -> Answer {
    let found = program(&visit, &slug).await?;
    let (heading, verb, touches) = match wish.to.as_str() {
        "open" => (
            "admin-decide-open",
            "admin-programs-open",
            vec![
                (Tone::Good, visit.t("admin-decide-offered").to_owned()),
                letters(&visit, found.letters),
            ],
        ),
        "retired" => (
            "admin-decide-retire",
            "admin-programs-retire",
            retiring(&visit, found.learners.active),
        ),
        _ => return Err(Problem::NotFound),
    };
    ask(
        &visit,
        &Question {
            heading,
            title: &found.line.title,
            touches,
            action: paths::admin_program_status(&slug),
            fields: vec![("status", &wish.to)],
            verb,
        },
    )
}

pub async fn program_publish(visit: Visit, Path(slug): Path<String>) -> Answer {
    let found = program(&visit, &slug).await?;
    let draft = found.line.draft.as_deref().ok_or(Problem::NotFound)?;
    let mut touches = vec![
        (Tone::Good, visit.t("admin-decide-news").to_owned()),
        (
            Tone::Info,
            count(&visit, "admin-decide-inside", found.learners.active),
        ),
    ];
    if found.opens {
        touches.push(letters(&visit, found.letters));
    }
    ask(
        &visit,
        &Question {
            heading: "admin-decide-publish",
            title: &found.line.title,
            touches,
            action: paths::admin_program_publish(&slug),
            fields: vec![("id", &found.line.id.to_string()), ("draft", draft)],
            verb: "studio-publish",
        },
    )
}

pub async fn course_status(
    visit: Visit,
    Path(slug): Path<String>,
    Query(wish): Query<Wish>,
) -> Answer {
    visit.permit(Action::AuthorProgram, Resource::Site)?;
    let store = &visit.app.store;
    let course = course_by_slug(store, &slug).await?;
    let course = course.ok_or(Problem::NotFound)?;
    let permit = visit.permit(Action::AuthorCourse, Resource::Course(course.id))?;
    let learners = learners_by_status(store, &permit, course.id).await?;
    let (heading, verb, touches) = match wish.to.as_str() {
        "open" => (
            "admin-decide-open",
            "admin-programs-open",
            vec![(Tone::Good, visit.t("admin-decide-offered").to_owned())],
        ),
        "retired" => {
            let mut touches = retiring(&visit, learners.active);
            for program in programs_with_course(store, course.id).await? {
                let title = program.document.title.as_str();
                let part = visit.with("admin-decide-part", &[("title", title.into())]);
                touches.insert(1, (Tone::Warn, part));
            }
            ("admin-decide-retire", "admin-programs-retire", touches)
        }
        _ => return Err(Problem::NotFound),
    };
    ask(
        &visit,
        &Question {
            heading,
            title: &course.title,
            touches,
            action: paths::admin_course_status(&slug),
            fields: vec![("status", &wish.to)],
            verb,
        },
    )
}
