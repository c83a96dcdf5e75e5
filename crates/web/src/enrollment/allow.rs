//! `POST /studio/courses/{slug}/learners/{enrollment}/allowances`: gives a learner another
//! attempt or more time, with a reason that is kept and told.

use super::learner::{again, load};
use super::view::allowance::AllowanceForm;
use super::view::learner::LearnerRecord;
use super::watched;
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::assessment::Allowance;
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::assessment::{AllowanceRefusal, NewAllowance, allow};

/// Characters.
const MAX_REASON: usize = 1000;
/// At once.
const MAX_ATTEMPTS: u32 = 10;
/// Ten hours.
const MAX_MINUTES: u32 = 600;

pub async fn give(
    paths::AllowancesPath {
        slug,
        enrollment: id,
    }: paths::AllowancesPath,
    context: Gate<actions::CompleteForLearner>,
    Form(fields): Form<AllowanceForm>,
) -> Answer {
    let (course, watch) = watched::<actions::WatchCourse>(&context, &slug).await?;
    let (_, permit) = watched::<actions::CompleteForLearner>(&context, &slug).await?;
    let record = load(&context, course, &watch, id).await?;
    let link = link(&context, &record, &fields.quiz);
    let new = match read(&context, &fields, link) {
        Ok(new) => new,
        Err(errors) => return again(&context, &record, fields, errors),
    };
    let done = allow(&context.app.store, &permit, id, new).await;
    let refusal = match done {
        Ok(()) => return Ok(context.go(&paths::learner(&slug, id), "flash-allowance-given")),
        Err(UseCaseError::Refused(refusal)) => refusal,
        Err(UseCaseError::Internal(error)) => return Err(error.into()),
    };
    let (field, words) = words(&refusal);
    let errors = Errors::single(field, context.t(words));
    again(&context, &record, fields, errors)
}

/// The field that a refusal is about, and its words.
const fn words(refusal: &AllowanceRefusal) -> (&'static str, &'static str) {
    match refusal {
        AllowanceRefusal::Learn(_) => ("quiz", "enrollment-learner-left"),
        AllowanceRefusal::NotFound => ("quiz", "form-error-choice"),
        AllowanceRefusal::NoLimit => ("attempts", "enrollment-allowance-no-limit"),
    }
}

/// The quiz's address, whole.
fn link(context: &RequestContext, record: &LearnerRecord, quiz: &str) -> String {
    let slug = &record.course.slug;
    let path = match record.revision.document.activity(quiz) {
        Some((_, activity)) => paths::activity(slug, &activity.slug),
        None => paths::learn(slug),
    };
    format!("{}{path}", context.app.public_url())
}

fn read(reader: &Reader, fields: &AllowanceForm, link: String) -> Result<NewAllowance, Errors> {
    let mut errors = Errors::default();
    let mut count = |name: &str, text: &str, most: u32| {
        let number = match text.trim() {
            "" => Ok(0),
            text => text.parse::<u32>().map_err(|_| ()),
        };
        number
            .ok()
            .filter(|number| *number <= most)
            .unwrap_or_else(|| {
                let words = reader.with("enrollment-allowance-number", &[("most", most.into())]);
                errors.add(name, words);
                0
            })
    };
    let given = Allowance {
        attempts: count("attempts", &fields.attempts, MAX_ATTEMPTS),
        minutes: count("minutes", &fields.minutes, MAX_MINUTES),
    };
    if errors.is_empty() && given == Allowance::default() {
        errors.add("attempts", reader.t("enrollment-allowance-nothing"));
    }
    if fields.quiz.is_empty() {
        errors.add("quiz", reader.t("form-error-choice"));
    }
    let reason = laurel_domain::text::lines(&fields.reason, MAX_REASON)
        .map_err(|refusal| errors.add("why", line_message(reader, refusal)));
    match reason {
        Ok(reason) if errors.is_empty() => Ok(NewAllowance {
            activity: fields.quiz.clone(),
            given,
            reason,
            link,
            given_before: fields.given.parse().ok(),
        }),
        _ => Err(errors),
    }
}
