//! Where a learner stands in a course.
//!
//! One answer for the learner, the staff and the certificate: whether it is complete, and
//! if not, everything that is still needed.

use crate::text::UnknownName;
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::authoring::document::{Activity, ActivityKind, Completion, Course, Module};

/// That an activity is done. Facts of activities that the revision does not have change
/// nothing, and are kept for one that has them again.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// The activity's id.
    pub activity: String,
    pub kind: FactKind,
    pub at: DateTime<Utc>,
}

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// By the learner: marked, passed or sent.
    Completed,
    /// By the staff, who let it count without.
    Waived,
}

impl FactKind {
    /// The word used in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Waived => "waived",
        }
    }
}

impl std::str::FromStr for FactKind {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        [Self::Completed, Self::Waived]
            .into_iter()
            .find(|kind| kind.as_str() == name)
            .ok_or(UnknownName)
    }
}

#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct CourseProgress {
    /// In the course's order.
    pub modules: Vec<ModuleProgress>,
    /// What is done of what counts, never more than `total`.
    pub done: u32,
    pub total: u32,
    /// What `done` and `total` count.
    pub counted: Counted,
    /// Whole percent, rounded down; 100 exactly when complete.
    pub percent: u32,
    pub complete: bool,
    /// The id of the first activity that is still needed.
    pub next: Option<String>,
    /// Why not yet; empty exactly when complete.
    pub unmet: Vec<Unmet>,
    /// Minutes that most people need for the rest, the shortest way.
    pub minutes_left: u32,
}

#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Where every module is needed.
    Activities,
    /// Where any so many of them are.
    Modules,
}

#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct ModuleProgress {
    pub id: String,
    /// Activities that count, never more than `total`.
    pub done: u32,
    pub total: u32,
    /// A module in which nothing counts is never complete, and never needed.
    pub complete: bool,
    pub activities: Vec<ActivityProgress>,
}

#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct ActivityProgress {
    pub id: String,
    /// Outside the count.
    pub optional: bool,
    /// How it was done first, and when; `None`: not yet.
    pub done: Option<(FactKind, DateTime<Utc>)>,
}

/// One reason why a course is not complete yet.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Unmet {
    /// This activity is needed.
    Activity {
        module: String,
        activity: String,
        need: Need,
    },
    /// Any so many more of these activities are needed.
    AnyActivities {
        module: String,
        more: u32,
        of: Vec<String>,
    },
    /// Any so many more of these modules are needed.
    AnyModules { more: u32, of: Vec<String> },
}

/// What to do with an activity.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    MarkDone,
    Pass,
    Send,
}

impl Need {
    fn of(activity: &Activity) -> Self {
        match activity.kind {
            ActivityKind::Lesson(_) => Self::MarkDone,
            ActivityKind::Quiz(_) => Self::Pass,
            ActivityKind::Survey(_) => Self::Send,
        }
    }
}

/// Where a learner with these facts stands in this revision.
pub fn course_progress(course: &Course, facts: &[Fact]) -> CourseProgress {
    let mut done: BTreeMap<&str, (FactKind, DateTime<Utc>)> = BTreeMap::new();
    for fact in facts {
        let first = done.entry(&fact.activity).or_insert((fact.kind, fact.at));
        if fact.at < first.1 {
            *first = (fact.kind, fact.at);
        }
    }
    let modules: Vec<InModule> = course
        .modules
        .iter()
        .map(|module| InModule::new(module, &done))
        .collect();
    let counting: Vec<&InModule> = modules.iter().filter(|m| m.total > 0).collect();
    let sum = match course.completion {
        Completion::All => of_all(&counting),
        Completion::AnyOf(need) => of_any(&counting, need),
    };
    let complete = sum.total > 0 && sum.done == sum.total;
    let open = counting.iter().filter(|module| !module.is_complete());
    let next = open.flat_map(|module| &module.open).next();
    CourseProgress {
        done: sum.done,
        total: sum.total,
        counted: match course.completion {
            Completion::All => Counted::Activities,
            Completion::AnyOf(_) => Counted::Modules,
        },
        percent: if complete { 100 } else { sum.percent.min(99) },
        complete,
        next: next
            .filter(|_| !complete)
            .map(|activity| activity.id.clone()),
        unmet: sum.unmet,
        minutes_left: sum.minutes_left,
        modules: modules.into_iter().map(InModule::into_progress).collect(),
    }
}

/// A module on the way to its standing.
struct InModule<'c> {
    module: &'c Module,
    activities: Vec<ActivityProgress>,
    /// Activities that count and are not done.
    open: Vec<&'c Activity>,
    done: u32,
    total: u32,
}

struct Sum {
    done: u32,
    total: u32,
    percent: u32,
    unmet: Vec<Unmet>,
    minutes_left: u32,
}

impl<'c> InModule<'c> {
    fn new(module: &'c Module, done: &BTreeMap<&str, (FactKind, DateTime<Utc>)>) -> Self {
        let is_open = |activity: &&Activity| !done.contains_key(activity.id.as_str());
        let counting = || {
            module
                .activities
                .iter()
                .filter(|activity| !activity.optional)
        };
        let open: Vec<&Activity> = counting().filter(is_open).collect();
        let count = counting().count();
        let total = match module.completion {
            Completion::All => count,
            Completion::AnyOf(need) => count.min(need as usize),
        };
        let activities = module.activities.iter().map(|activity| ActivityProgress {
            id: activity.id.clone(),
            optional: activity.optional,
            done: done.get(activity.id.as_str()).copied(),
        });
        Self {
            module,
            activities: activities.collect(),
            done: number((count - open.len()).min(total)),
            total: number(total),
            open,
        }
    }

    fn is_complete(&self) -> bool {
        self.total > 0 && self.done == self.total
    }

    fn more(&self) -> u32 {
        self.total - self.done
    }

    fn minutes_left(&self) -> u32 {
        let minutes = self.open.iter().map(|activity| activity.minutes);
        shortest(minutes.collect(), self.more())
    }

    fn unmet(&self) -> Vec<Unmet> {
        let module = &self.module.id;
        let all = self.more() as usize == self.open.len();
        if self.is_complete() {
            Vec::new()
        } else if all {
            let open = self.open.iter().map(|activity| Unmet::Activity {
                module: module.clone(),
                activity: activity.id.clone(),
                need: Need::of(activity),
            });
            open.collect()
        } else {
            vec![Unmet::AnyActivities {
                module: module.clone(),
                more: self.more(),
                of: self
                    .open
                    .iter()
                    .map(|activity| activity.id.clone())
                    .collect(),
            }]
        }
    }

    fn into_progress(self) -> ModuleProgress {
        ModuleProgress {
            id: self.module.id.clone(),
            done: self.done,
            total: self.total,
            complete: self.is_complete(),
            activities: self.activities,
        }
    }
}

fn of_all(modules: &[&InModule]) -> Sum {
    let done = modules.iter().map(|module| module.done).sum();
    let total = modules.iter().map(|module| module.total).sum();
    Sum {
        done,
        total,
        percent: percent(u64::from(done), u64::from(total)),
        unmet: modules.iter().flat_map(|module| module.unmet()).collect(),
        minutes_left: modules.iter().map(|module| module.minutes_left()).sum(),
    }
}

/// The percent is the average over the modules that are furthest: so a module that is begun
/// never lowers it.
fn of_any(modules: &[&InModule], need: u32) -> Sum {
    let total = number(modules.len()).min(need);
    let open: Vec<_> = modules
        .iter()
        .filter(|module| !module.is_complete())
        .collect();
    let done = number(modules.len() - open.len()).min(total);
    let mut shares: Vec<u64> = modules
        .iter()
        .map(|module| 1_000_000 * u64::from(module.done) / u64::from(module.total.max(1)))
        .collect();
    shares.sort_unstable_by(|a, b| b.cmp(a));
    let best: u64 = shares.iter().take(total as usize).sum();
    let more = total - done;
    let left = open.iter().map(|module| module.minutes_left()).collect();
    let of = open.iter().map(|module| module.module.id.clone()).collect();
    Sum {
        done,
        total,
        percent: percent(best, 1_000_000 * u64::from(total)),
        unmet: match more {
            0 => Vec::new(),
            more => vec![Unmet::AnyModules { more, of }],
        },
        minutes_left: shortest(left, more),
    }
}

/// The sum of the `count` smallest.
fn shortest(mut minutes: Vec<u32>, count: u32) -> u32 {
    minutes.sort_unstable();
    minutes.iter().take(count as usize).sum()
}

pub(super) fn percent(done: u64, total: u64) -> u32 {
    let percent = (done * 100).checked_div(total).unwrap_or(0);
    u32::try_from(percent).unwrap_or(100)
}

pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
