//! A learner with an attempt in front of them.

use crate::http_problem::HttpProblem;
use crate::learning::file_of;
use crate::paths::{self, AttemptPath};
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::assessment::LearnerQuestion;
use laurel_domain::authoring::document::{Activity, FeedbackPolicy, Question, Quiz};
use laurel_domain::identity::actions;
use laurel_domain::ids::{AttemptId, CourseId};
use laurel_markdown::{RenderContext, RenderedMarkdown, html as markdown, line};
use laurel_persistence::assessment::{Attempt, GivenAnswer, attempt, attempt_revision, close};
use laurel_persistence::catalog::LoadedRevision;
use laurel_ui::text_direction::{direction_of, words_of};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub struct AttemptContext {
    pub attempt: Attempt,
    /// The address of its course.
    pub course: String,
    pub course_id: CourseId,
    /// What was answered, by the question's id.
    pub given: BTreeMap<String, GivenAnswer>,
    /// Ids of the questions to look at again.
    pub marked: BTreeSet<String>,
    pub revision: Arc<LoadedRevision>,
    /// What is made once for all readers of a revision.
    pub markdown: RenderedMarkdown,
    /// Whether the learner left the course since: nothing more is kept.
    pub left: bool,
}

impl AttemptContext {
    /// The attempt at this address, if it is this person's. One whose time is
    /// over is closed first.
    pub async fn load(context: &RequestContext, at: &AttemptPath) -> Result<Self, HttpProblem> {
        let permit = context.authorize_own::<actions::Learn>()?;
        let store = &context.app.store;
        let id = at.id;
        let mut learner_attempt = attempt(store, &permit, id)
            .await?
            .ok_or(HttpProblem::NotFound)?;
        let rules = learner_attempt.attempt.rules;
        if rules.submitted_at.is_none() && rules.is_over(context.now) {
            close(store, &permit, id).await?;
            learner_attempt = attempt(store, &permit, id)
                .await?
                .ok_or(HttpProblem::NotFound)?;
        }
        let revision = attempt_revision(store, &permit, &learner_attempt).await?;
        let here = Self {
            left: learner_attempt.has_left(),
            attempt: learner_attempt.attempt,
            course: learner_attempt.course_slug,
            course_id: learner_attempt.course,
            given: learner_attempt.given,
            marked: learner_attempt.marked,
            revision,
            markdown: context.app.rendered_markdown.clone(),
        };
        let slug = here.activity().map(|activity| activity.slug.as_str());
        if here.course != *at.course || slug != Some(&*at.activity) {
            return Err(HttpProblem::NotFound);
        }
        Ok(here)
    }

    pub fn id(&self) -> AttemptId {
        self.attempt.id
    }

    pub fn activity(&self) -> Option<&Activity> {
        let course = &self.revision.document;
        let found = course.activity(&self.attempt.activity);
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

    /// How many questions the question set has.
    pub fn length(&self) -> usize {
        self.attempt.question_set.questions.len()
    }

    /// The question at this place of the question set, from 1, without its key.
    pub fn asked(&self, number: usize) -> Option<LearnerQuestion> {
        let place = self
            .attempt
            .question_set
            .questions
            .get(number.checked_sub(1)?)?;
        let question = self.revision.document.question(&place.id)?;
        Some(LearnerQuestion::new(question, &place.order))
    }

    /// The place of a question in the question set, from 1.
    pub fn number_of(&self, question: &str) -> Option<usize> {
        let mut question_set = self.attempt.question_set.questions.iter();
        question_set
            .position(|place| place.id == question)
            .map(|at| at + 1)
    }

    /// The question with its key. Only for what is revealed.
    pub fn with_key(&self, number: usize) -> Option<&Question> {
        let place = self
            .attempt
            .question_set
            .questions
            .get(number.checked_sub(1)?)?;
        self.revision.document.question(&place.id)
    }

    pub fn is_answered(&self, question: &str) -> bool {
        self.given.contains_key(question)
    }

    /// The first question without an answer, from 1; or the first.
    pub fn first_open(&self) -> usize {
        let mut question_set = self.attempt.question_set.questions.iter();
        question_set
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
        (&self.course, activity)
    }

    /// A short piece of Markdown, made once; `piece` names it in the course.
    pub fn line(&self, reader: &Reader, piece: &str, text: &str) -> Markup {
        let made = self.made(reader, piece, |rendering| line(text, rendering));
        match self.foreign(reader) {
            Some(language) if has_blocks(&made) => {
                html! { div lang=(language) dir=(direction_of(language)) { (made) } }
            }
            language => words_of(language, &made),
        }
    }

    /// The same for a piece with paragraphs.
    pub fn text(&self, reader: &Reader, piece: &str, text: &str) -> Markup {
        let made = self.made(reader, piece, |rendering| markdown(text, rendering));
        let language = self.foreign(reader);
        match language {
            Some(language) => html! { div lang=(language) dir=(direction_of(language)) { (made) } },
            None => made,
        }
    }

    /// The course's language, where it is not the reader's.
    pub fn foreign(&self, reader: &Reader) -> Option<&str> {
        crate::catalog::foreign(reader, &self.revision.document.language)
    }

    /// The title of the quiz or the survey, in its language.
    pub fn title_words(&self, reader: &Reader) -> Markup {
        words_of(self.foreign(reader), &html! { (self.title()) })
    }

    fn made(
        &self,
        reader: &Reader,
        piece: &str,
        make: impl FnOnce(&RenderContext<'_>) -> Markup,
    ) -> Markup {
        let course = &self.revision.document;
        // many pieces stand on one page, and an id has no `_` of its own
        let id_prefix = format!("{}_", piece.replace('/', "_"));
        let made = self
            .markdown
            .of(self.revision.id.0, piece, reader.language, || {
                let activity_at = |id: &str| {
                    let (_, meant) = course.activity(id)?;
                    Some(paths::activity(&self.course, &meant.slug))
                };
                make(&RenderContext {
                    activity: &activity_at,
                    file: &|path| file_of(&self.revision, path),
                    id_prefix: &id_prefix,
                    headings: false,
                    ..RenderContext::plain(reader.words())
                })
            });
        html! { (made) }
    }
}

/// Whether a piece is more than a line.
pub fn has_blocks(piece: &Markup) -> bool {
    const BLOCKS: [&str; 10] = [
        "<p>",
        "<h",
        "<ul",
        "<ol",
        "<table",
        "<blockquote",
        "<figure",
        "<section",
        "<div",
        "<pre",
    ];
    BLOCKS.iter().any(|block| piece.0.contains(block))
}
