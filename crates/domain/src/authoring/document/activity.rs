//! An activity: a lesson, a quiz or a survey.

use serde::{Deserialize, Serialize};

use super::Question;

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Activity {
    /// For ever the same, unique in the course: learners' progress hangs on it.
    pub id: String,
    /// Its part of the address, unique in the course; may change.
    pub slug: String,
    pub title: String,
    /// How long it takes most people.
    pub minutes: u32,
    /// Outside the count of what must be completed.
    pub optional: bool,
    pub attachments: Vec<Attachment>,
    pub video: Option<Video>,
    /// Markdown: the lesson, or what stands before the questions.
    pub body: String,
    pub kind: ActivityKind,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ActivityKind {
    Lesson(Lesson),
    Quiz(Quiz),
    Survey(Survey),
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Lesson {
    /// May be read without an account.
    pub preview: bool,
    /// May be marked done this many seconds after it was first opened; 0: at once.
    pub read_seconds: u32,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Quiz {
    /// Whole percent of the points, 1 to 100, from which an attempt passes.
    pub pass: u32,
    /// How many attempts a learner has; `None`: as many as wanted.
    pub attempts: Option<u32>,
    /// Minutes between the end of an attempt and the start of the next; 0: none.
    pub wait_minutes: u32,
    /// Minutes from the start of an attempt to its deadline; `None`: no limit.
    pub time_limit_minutes: Option<u32>,
    pub feedback: FeedbackPolicy,
    pub layout: Layout,
    /// Except in true/false.
    pub shuffle_options: bool,
    pub shuffle_questions: bool,
    /// Asked in every attempt.
    pub questions: Vec<Question>,
    /// Drawn at random for each attempt, after the questions above.
    pub draw: Vec<Draw>,
}

/// When a learner sees what was right, and why.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum FeedbackPolicy {
    /// After each answer, which can then no longer be changed.
    AfterEach,
    /// When the attempt is over.
    AfterSubmit,
    /// When an attempt has passed.
    AfterPass,
    Never,
}

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// One question a screen.
    One,
    /// All on one page.
    All,
}

/// So many questions of a pool.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Draw {
    /// The pool's id.
    pub pool: String,
    pub count: u32,
    /// Only questions with this tag.
    pub tag: Option<String>,
}

/// Questions without right answers; done when it is sent.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Survey {
    pub questions: Vec<Question>,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Attachment {
    /// A path in the course's `files`.
    pub file: String,
    pub title: String,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Video {
    /// A path in the course's `files`, as are the others.
    pub file: String,
    /// WebVTT.
    pub captions: String,
    pub title: String,
    /// Markdown or plain text.
    pub transcript: Option<String>,
}

impl Draw {
    /// Whether a question of its pool may be drawn.
    pub fn offers(&self, question: &Question) -> bool {
        self.tag
            .as_ref()
            .is_none_or(|tag| question.tags.contains(tag))
    }
}

impl Activity {
    /// The questions written in it (not those that a quiz draws from pools).
    pub fn questions(&self) -> &[Question] {
        match &self.kind {
            ActivityKind::Lesson(_) => &[],
            ActivityKind::Quiz(quiz) => &quiz.questions,
            ActivityKind::Survey(survey) => &survey.questions,
        }
    }

    /// The quiz, if it is one.
    pub fn quiz(&self) -> Option<&Quiz> {
        match &self.kind {
            ActivityKind::Quiz(quiz) => Some(quiz),
            _ => None,
        }
    }
}
