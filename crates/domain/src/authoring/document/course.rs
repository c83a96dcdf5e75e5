//! A course: its modules, their activities, the pools its quizzes draw from, and its files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Activity, ActivityKind, Award, Question, Quiz};

/// A course as its folder says it. One of these, published, is a revision.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Course {
    /// For ever the same; unique among courses.
    pub id: String,
    /// Its part of the address; may change.
    pub slug: String,
    pub title: String,
    /// One sentence, plain text, for lists.
    pub summary: String,
    /// BCP 47.
    pub language: String,
    /// What the author states, in half hours; `None`: see [`Course::half_hours`].
    pub stated_half_hours: Option<u32>,
    pub outcomes: Vec<String>,
    pub audience: Vec<String>,
    pub requirements: Vec<String>,
    /// Slugs of the courses to complete before one can enroll.
    pub prerequisites: Vec<String>,
    pub join: Join,
    /// How many of the modules make the course complete.
    pub completion: Completion,
    pub award: Option<Award>,
    /// Markdown: the course's page.
    pub body: String,
    pub modules: Vec<Module>,
    pub pools: Vec<Pool>,
    /// By path from the course's folder: `files/four-parts.svg`.
    pub files: BTreeMap<String, FileRef>,
}

/// Who may join.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Join {
    Open,
    /// With a code that an administrator sets.
    Code,
}

/// How many of the parts that count must be complete.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Completion {
    All,
    /// Any so many of them, one or more.
    AnyOf(u32),
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Module {
    /// Unique in the course.
    pub id: String,
    pub title: String,
    /// Plain text.
    pub summary: Option<String>,
    /// How many of the activities that count make the module complete.
    pub completion: Completion,
    /// Markdown: introduces the module.
    pub body: String,
    pub activities: Vec<Activity>,
}

/// Questions that are shown only through a quiz that draws from them.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Pool {
    /// Unique in the course.
    pub id: String,
    pub questions: Vec<Question>,
}

/// A file of the course, by its content.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct FileRef {
    /// Lower-case hexadecimal, 64 characters.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// From the file's extension, such as `image/svg+xml`.
    pub media_type: String,
}

impl Module {
    /// Whether it takes part in what must be completed: it has an activity that does.
    pub fn counts(&self) -> bool {
        self.activities.iter().any(|activity| !activity.optional)
    }
}

impl Course {
    /// Every activity, in the order in which they are meant to be taken.
    pub fn activities(&self) -> impl Iterator<Item = &Activity> {
        self.modules.iter().flat_map(|module| &module.activities)
    }

    /// The activity with this id, and the module it is in.
    pub fn activity(&self, id: &str) -> Option<(&Module, &Activity)> {
        self.find(|activity| activity.id == id)
    }

    /// The activity at this address, and the module it is in.
    pub fn activity_by_slug(&self, slug: &str) -> Option<(&Module, &Activity)> {
        self.find(|activity| activity.slug == slug)
    }

    /// The pool with this id.
    pub fn pool(&self, id: &str) -> Option<&Pool> {
        self.pools.iter().find(|pool| pool.id == id)
    }

    /// Every question of the course: of quizzes, surveys and pools.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        let own = self.activities().flat_map(Activity::questions);
        own.chain(self.pools.iter().flat_map(|pool| &pool.questions))
    }

    /// The question with this id, wherever it stands.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions().find(|question| question.id == id)
    }

    /// How many questions an attempt at this quiz has.
    pub fn paper_length(&self, quiz: &Quiz) -> usize {
        let drawn: usize = quiz.draw.iter().map(|draw| draw.count as usize).sum();
        quiz.questions.len() + drawn
    }

    /// Minutes that most people need for what counts (optional activities stay outside).
    pub fn minutes(&self) -> u32 {
        self.activities()
            .filter(|activity| !activity.optional)
            .map(|activity| activity.minutes)
            .sum()
    }

    /// Hours of study, in half hours: what the author states, or else the minutes rounded
    /// to the nearest half hour, at least one half hour.
    pub fn half_hours(&self) -> u32 {
        self.stated_half_hours
            .unwrap_or_else(|| ((self.minutes() + 15) / 30).max(1))
    }

    /// Whether the course has a quiz that counts: a learner's work is then assessed.
    pub fn is_assessed(&self) -> bool {
        self.activities()
            .any(|activity| !activity.optional && matches!(activity.kind, ActivityKind::Quiz(_)))
    }

    fn find(&self, wanted: impl Fn(&Activity) -> bool) -> Option<(&Module, &Activity)> {
        self.modules.iter().find_map(|module| {
            let activity = module.activities.iter().find(|activity| wanted(activity))?;
            Some((module, activity))
        })
    }
}
