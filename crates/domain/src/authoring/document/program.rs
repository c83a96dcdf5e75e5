//! A program: what it promises, which courses it asks for, and what it awards.

use crate::text::UnknownName;
use serde::{Deserialize, Serialize};

/// A program as its `program.md` says it.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Program {
    /// For ever the same; unique among programs.
    pub id: String,
    /// Its part of the address; may change.
    pub slug: String,
    pub title: String,
    /// One sentence, plain text, for lists.
    pub summary: String,
    /// BCP 47.
    pub language: String,
    pub status: ProgramStatus,
    /// Shown as it stands; `None`: free.
    pub price: Option<String>,
    /// What one will be able to do.
    pub outcomes: Vec<String>,
    /// Who it is for.
    pub audience: Vec<String>,
    /// What is needed before.
    pub requirements: Vec<String>,
    /// Topics of the notification list that it belongs to.
    pub topics: Vec<String>,
    /// In the order in which they are meant to be taken.
    pub courses: Vec<CourseRef>,
    /// How many of the courses that are not required must be completed as well.
    pub electives: u32,
    /// What the author states, in half hours; `None`: the sum of the courses.
    pub stated_half_hours: Option<u32>,
    pub award: Option<Award>,
    pub faq: Vec<Faq>,
    /// Markdown: the program's page.
    pub body: String,
}

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum ProgramStatus {
    /// People can enroll.
    Open,
    /// Announced: people can ask to be told when it opens.
    Preparation,
    /// No longer offered; what was earned stays.
    Retired,
}

impl ProgramStatus {
    pub const ALL: [Self; 3] = [Self::Open, Self::Preparation, Self::Retired];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Preparation => "preparation",
            Self::Retired => "retired",
        }
    }
}

impl std::str::FromStr for ProgramStatus {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == name)
            .ok_or(UnknownName)
    }
}

/// A course in a program.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct CourseRef {
    /// The course's slug.
    pub course: String,
    /// `false`: an elective.
    pub required: bool,
}

/// What a completion earns.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Award {
    pub slug: String,
    /// Stands on the certificate.
    pub title: String,
    pub kind: AwardKind,
    /// Calendar months from completion; `None`: no end.
    pub valid_months: Option<u32>,
    /// Stands before the title; `None`: a sentence in the reader's language.
    pub statement: Option<String>,
}

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum AwardKind {
    /// Of completion.
    Certificate,
    /// Renewed from time to time.
    Certification,
}

impl AwardKind {
    pub const ALL: [Self; 2] = [Self::Certificate, Self::Certification];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Certification => "certification",
        }
    }
}

impl std::str::FromStr for AwardKind {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == name)
            .ok_or(UnknownName)
    }
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Faq {
    pub question: String,
    /// Markdown.
    pub answer: String,
}
