//! The difference between two revisions, as a list that a page can tell in words.
//!
//! Things are the same when their ids are. The list is empty exactly when the documents are
//! equal. Must never say what a change means for learners: that depends on who is where.

mod course;
mod lists;
mod program;
mod question;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::document::{Course, Program};

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Diff {
    /// From the whole to its parts, in the new document's order; what was removed comes
    /// last in its group.
    pub changes: Vec<Change>,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Change {
    pub what: ChangedThing,
    /// The id; of a file, its path; of a course in a program, its slug.
    pub id: String,
    /// The title it has now, or had when it was removed; of a question, the first line of
    /// what is asked; of a file or a pool, its id.
    pub title: String,
    /// The id of what it is in: an activity's module, a question's activity or pool.
    pub inside: Option<String>,
    pub how: ChangeKind,
}

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "snake_case")]
pub enum ChangedThing {
    Program,
    /// In a program.
    ProgramCourse,
    Course,
    Module,
    Activity,
    Pool,
    Question,
    File,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ChangeKind {
    Added,
    Removed,
    /// To another place in the order, or out of `from` into what it is in now.
    Moved {
        from: Option<String>,
    },
    Changed {
        parts: Vec<ChangedPart>,
    },
}

/// What of it changed.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "snake_case")]
pub enum ChangedPart {
    Id,
    Slug,
    Title,
    Summary,
    Language,
    /// The Markdown: a page, a lesson, or what is asked.
    Text,
    /// Outcomes, audience, requirements.
    Description,
    Hours,
    Prerequisites,
    /// Who may join.
    Join,
    /// How much is needed, or whether it counts.
    Completion,
    Award,
    Status,
    Price,
    Topics,
    Faq,
    Minutes,
    /// Another kind of activity or type of question.
    Kind,
    /// Attachments and video.
    Media,
    /// Of a quiz or a lesson: passing, attempts, times, feedback, order, draws.
    Rules,
    /// What can be answered, not which of it is right.
    Answers,
    /// Which answers are right.
    Key,
    /// Points, and how answers are compared.
    Scoring,
    Tags,
    /// Where what a question asks is taught.
    Lesson,
    Feedback,
    /// Of a file.
    Content,
}

impl Diff {
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// What an author did between two revisions of a course.
pub fn course_diff(old: &Course, new: &Course) -> Diff {
    Diff {
        changes: course::changes(old, new),
    }
}

/// What an author did between two states of a program. Its courses have differences of
/// their own.
pub fn program_diff(old: &Program, new: &Program) -> Diff {
    Diff {
        changes: program::changes(old, new),
    }
}

/// The parts for which the two differ.
fn parts<const N: usize>(differs: [(ChangedPart, bool); N]) -> Vec<ChangedPart> {
    let differs = differs.into_iter().filter(|(_, differs)| *differs);
    differs.map(|(part, _)| part).collect()
}
