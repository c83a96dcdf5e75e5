//! Why not yet: a sentence for every requirement that is not met, the same for
//! the learner and for the staff.

use crate::reader::Reader;
use laurel_domain::assessment::{Allowance, AttemptState, Start, StartRefusal, may_start};
use laurel_domain::authoring::document::{Activity, Course, Quiz};
use laurel_domain::learning::{CourseProgress, Need, Unmet};
use laurel_persistence::assessment::{Allowances, Attempt};

/// One reason, with the slug of the activity that it is about.
pub struct Reason {
    pub words: String,
    pub activity: Option<String>,
}

/// Whom the reasons are told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Whose they are.
    Learner,
    /// The staff, about a learner.
    Staff,
}

impl Told {
    const fn phrase(self, learner: &'static str, staff: &'static str) -> &'static str {
        match self {
            Self::Learner => learner,
            Self::Staff => staff,
        }
    }
}

/// In the course's order; empty when it is complete. `attempts`: the
/// learner's, at all quizzes of the course.
pub fn reasons(
    reader: &Reader,
    told: Told,
    course: &Course,
    progress: &CourseProgress,
    attempts: &[Attempt],
    given: &Allowances,
) -> Vec<Reason> {
    let unmet = progress.unmet.iter();
    unmet
        .map(|unmet| match unmet {
            Unmet::Activity { activity, need, .. } => {
                let found = course.activity(activity).map(|(_, activity)| activity);
                Reason {
                    words: found.map_or_else(String::new, |a| {
                        one(reader, told, a, *need, attempts, given)
                    }),
                    activity: found.map(|activity| activity.slug.clone()),
                }
            }
            Unmet::AnyActivities { module, more, .. } => {
                let module = course.modules.iter().find(|known| known.id == *module);
                let title = module.map_or("", |module| module.title.as_str());
                let variables = [("count", (*more).into()), ("title", title.into())];
                Reason {
                    words: reader.with("learning-why-activities-some", &variables),
                    activity: None,
                }
            }
            Unmet::AnyModules { more, .. } => Reason {
                words: reader.with("learning-why-modules-some", &[("count", (*more).into())]),
                activity: None,
            },
        })
        .collect()
}

fn one(
    reader: &Reader,
    told: Told,
    activity: &Activity,
    need: Need,
    attempts: &[Attempt],
    given: &Allowances,
) -> String {
    let title = ("title", (&activity.title).into());
    match (need, activity.quiz()) {
        (Need::Pass, Some(quiz)) => {
            let given = given.get(&activity.id).copied().unwrap_or_default();
            of_quiz(reader, told, activity, quiz, attempts, given)
        }
        (Need::Send, _) => reader.with("learning-why-survey", &[title]),
        _ => reader.with("learning-why-activity", &[title]),
    }
}

fn of_quiz(
    reader: &Reader,
    told: Told,
    activity: &Activity,
    quiz: &Quiz,
    attempts: &[Attempt],
    given: Allowance,
) -> String {
    let mine = || attempts.iter().filter(|a| a.activity == activity.id);
    let rules: Vec<AttemptState> = mine().map(|attempt| attempt.rules).collect();
    let title = ("title", (&activity.title).into());
    let percent = ("percent", quiz.pass.into());
    match may_start(quiz, &rules, given, reader.now) {
        Ok(Start::Resume { .. }) => reader.with(
            told.phrase(
                "learning-why-quiz-running",
                "learning-why-quiz-running-staff",
            ),
            &[title],
        ),
        Err(StartRefusal::NoneLeft { .. }) => reader.with(
            told.phrase(
                "learning-why-quiz-no-attempts",
                "learning-why-quiz-no-attempts-staff",
            ),
            &[title],
        ),
        Err(StartRefusal::TooSoon { until }) => {
            let moment = reader.moment_words(until);
            reader.with(
                told.phrase("learning-why-quiz-wait", "learning-why-quiz-wait-staff"),
                &[title, ("moment", (&moment).into())],
            )
        }
        Ok(Start::New { .. }) => match mine().filter_map(|s| s.score).map(|s| s.percent).max() {
            None => reader.with(
                told.phrase(
                    "learning-why-quiz-not-tried",
                    "learning-why-quiz-not-tried-staff",
                ),
                &[title, percent],
            ),
            Some(best) => {
                let variables = [title, percent, ("best", best.into())];
                reader.with(
                    told.phrase(
                        "learning-why-quiz-not-passed",
                        "learning-why-quiz-not-passed-staff",
                    ),
                    &variables,
                )
            }
        },
    }
}
