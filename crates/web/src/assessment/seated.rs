//! A learner with an attempt in front of them.

use crate::learning::file_of;
use crate::paths;
use crate::problem::Problem;
use crate::visit::Visit;
use laurel_domain::assessment::LearnerQuestion;
use laurel_domain::authoring::document::{Activity, FeedbackPolicy, Question, Quiz};
use laurel_domain::identity::Action;
use laurel_domain::ids::AttemptId;
use laurel_markdown::{Ground, html, line};
use laurel_persistence::assessment::{Seat, close, sitting};
use laurel_persistence::authoring::{LoadedRevision, revision};
use maud::Markup;
use serde::Deserialize;
use std::sync::Arc;

/// The address of an attempt; what is no address of ours leads nowhere.
#[derive(Debug, Clone, Deserialize)]
pub struct At {
    pub course: String,
    pub activity: String,
    pub id: String,
}

pub struct Seated {
    pub seat: Seat,
    pub revision: Arc<LoadedRevision>,
}

impl Seated {
    /// The attempt at this address, if it is this person's. One whose time is
    /// over is closed first.
    pub async fn load(visit: &Visit, at: &At) -> Result<Self, Problem> {
        let permit = visit.own(Action::Learn)?;
        let store = &visit.app.store;
        let id: AttemptId = at.id.parse().map_err(|_| Problem::NotFound)?;
        let mut seat = sitting(store, &permit, id)
            .await?
            .ok_or(Problem::NotFound)?;
        let rules = seat.sitting.rules;
        if rules.submitted_at.is_none() && rules.is_over(visit.now) {
            close(store, id).await?;
            seat = sitting(store, &permit, id)
                .await?
                .ok_or(Problem::NotFound)?;
        }
        let revision = revision(store, seat.sitting.revision).await?;
        let here = Self { seat, revision };
        let slug = here.activity().map(|activity| activity.slug.as_str());
        if here.seat.course_slug != at.course || slug != Some(at.activity.as_str()) {
            return Err(Problem::NotFound);
        }
        Ok(here)
    }

    pub fn id(&self) -> AttemptId {
        self.seat.sitting.id
    }

    pub fn activity(&self) -> Option<&Activity> {
        let course = &self.revision.document;
        let found = course.activity(&self.seat.sitting.activity);
        found.map(|(_, activity)| activity)
    }

    /// `None`: it is a survey.
    pub fn quiz(&self) -> Option<&Quiz> {
        self.activity().and_then(Activity::quiz)
    }

    /// Whether an answer is checked when it is given, and stands from then on.
    pub fn tells_at_once(&self) -> bool {
        self.quiz()
            .is_some_and(|quiz| quiz.feedback == FeedbackPolicy::AfterEach)
    }

    pub fn title(&self) -> &str {
        self.activity().map_or("", |activity| &activity.title)
    }

    /// How many questions the paper has.
    pub fn length(&self) -> usize {
        self.seat.sitting.paper.questions.len()
    }

    /// The question at this place of the paper, from 1, without its key.
    pub fn asked(&self, number: usize) -> Option<LearnerQuestion> {
        let place = self
            .seat
            .sitting
            .paper
            .questions
            .get(number.checked_sub(1)?)?;
        let question = self.revision.document.question(&place.id)?;
        Some(LearnerQuestion::new(question, &place.order))
    }

    /// The place of a question in the paper, from 1.
    pub fn number_of(&self, question: &str) -> Option<usize> {
        let mut paper = self.seat.sitting.paper.questions.iter();
        paper
            .position(|place| place.id == question)
            .map(|at| at + 1)
    }

    /// The question with its key. Only for what is revealed.
    pub fn with_key(&self, number: usize) -> Option<&Question> {
        let place = self
            .seat
            .sitting
            .paper
            .questions
            .get(number.checked_sub(1)?)?;
        self.revision.document.question(&place.id)
    }

    pub fn is_answered(&self, question: &str) -> bool {
        self.seat.given.contains_key(question)
    }

    /// The first question without an answer, from 1; or the first.
    pub fn first_open(&self) -> usize {
        let mut paper = self.seat.sitting.paper.questions.iter();
        paper
            .position(|place| !self.is_answered(&place.id))
            .map_or(1, |at| at + 1)
    }

    /// The address of a page below this attempt.
    pub fn question_path(&self, number: usize) -> String {
        let (course, activity) = self.address();
        paths::attempt_question(course, activity, self.id(), number)
    }

    pub fn address(&self) -> (&str, &str) {
        let activity = self.activity().map_or("", |activity| &activity.slug);
        (&self.seat.course_slug, activity)
    }

    /// A short piece of Markdown, made once; `piece` names it in the course.
    pub fn line(&self, visit: &Visit, piece: &str, text: &str) -> Markup {
        self.made(visit, piece, |ground| line(text, ground))
    }

    /// The same for a piece with paragraphs.
    pub fn text(&self, visit: &Visit, piece: &str, text: &str) -> Markup {
        self.made(visit, piece, |ground| html(text, ground))
    }

    fn made(&self, visit: &Visit, piece: &str, make: impl FnOnce(&Ground<'_>) -> Markup) -> Markup {
        let course = &self.revision.document;
        let prose = &visit.app.prose;
        let made = prose.of(self.revision.id.0, piece, visit.language, || {
            let activity_at = |id: &str| {
                let (_, meant) = course.activity(id)?;
                Some(paths::activity(&self.seat.course_slug, &meant.slug))
            };
            make(&Ground {
                activity: &activity_at,
                file: &|path| file_of(&self.revision, path),
                deeper: 1,
                ..Ground::plain(visit.words())
            })
        });
        maud::html! { (made) }
    }
}
