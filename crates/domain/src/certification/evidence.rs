//! Why a certificate was earned: which courses, on which revision, when, with
//! which scores. Written once, when it is earned, and sealed with it.

use crate::authoring::document::{Award, AwardKind, Program};
use crate::ids::{CourseId, ProgramId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the award is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    Course,
    Program,
}

/// The rule that was met, and with what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub subject: Subject,
    /// What the award's certificate is called, as it stood when it was earned.
    pub title: String,
    pub kind: AwardKind,
    /// Instead of a sentence in the certificate's language.
    pub statement: Option<String>,
    /// Calendar months from the day of completion; `None`: no end.
    pub valid_months: Option<u32>,
    /// BCP 47: of the course or the program.
    pub language: String,
    /// Hours of study, in half hours.
    pub half_hours: u32,
    pub program: Option<ProgramRule>,
    pub courses: Vec<CompletedCourse>,
}

/// The program's rule as it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramRule {
    pub program: ProgramId,
    pub slug: String,
    /// Number of the program's revision.
    pub revision: i32,
    /// Slugs of the required courses.
    pub required: Vec<String>,
    /// How many of the others were asked for.
    pub electives: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletedCourse {
    pub course: CourseId,
    pub slug: String,
    pub title: String,
    /// Number of the revision that was learned from.
    pub revision: i32,
    /// SHA-256 of that revision's document, in hexadecimal digits.
    pub hash: String,
    pub half_hours: u32,
    /// Whether a quiz counted.
    pub assessed: bool,
    pub completed_at: DateTime<Utc>,
    /// The best passed attempt of each quiz.
    pub passed: Vec<PassedQuiz>,
}

/// A quiz that was passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassedQuiz {
    /// The activity's id.
    pub activity: String,
    /// Whole percent.
    pub percent: i32,
    pub at: DateTime<Utc>,
}

impl Evidence {
    /// For a course's own award.
    #[must_use]
    pub fn of_course(award: &Award, language: &str, done: CompletedCourse) -> Self {
        let half_hours = done.half_hours;
        Self::new(Subject::Course, award, language, half_hours, vec![done])
    }

    /// For a program's award, from the courses of it that were completed, in
    /// the program's order. `revision` is the number of the program's revision.
    #[must_use]
    pub fn of_program(
        award: &Award,
        program: ProgramId,
        revision: i32,
        document: &Program,
        done: Vec<CompletedCourse>,
    ) -> Self {
        let summed = done.iter().map(|course| course.half_hours).sum();
        let half_hours = document.stated_half_hours.unwrap_or(summed);
        let required = document.courses.iter().filter(|course| course.required);
        let rule = ProgramRule {
            program,
            slug: document.slug.clone(),
            revision,
            required: required.map(|course| course.course.clone()).collect(),
            electives: document.electives,
        };
        Self {
            program: Some(rule),
            ..Self::new(
                Subject::Program,
                award,
                &document.language,
                half_hours,
                done,
            )
        }
    }

    fn new(
        subject: Subject,
        award: &Award,
        language: &str,
        half_hours: u32,
        courses: Vec<CompletedCourse>,
    ) -> Self {
        Self {
            subject,
            title: award.title.clone(),
            kind: award.kind,
            statement: award.statement.clone(),
            valid_months: award.valid_months,
            language: language.to_owned(),
            half_hours,
            program: None,
            courses,
        }
    }

    /// When the last of it was done; `None` where nothing was.
    #[must_use]
    pub fn completed_at(&self) -> Option<DateTime<Utc>> {
        self.courses.iter().map(|course| course.completed_at).max()
    }

    /// Whether every course had a quiz that counted.
    #[must_use]
    pub fn assessed(&self) -> bool {
        !self.courses.is_empty() && self.courses.iter().all(|course| course.assessed)
    }
}
