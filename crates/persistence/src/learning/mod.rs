//! Progress: facts that are only ever added, and what is derived from them.

mod append;
mod bookmark;
mod complete;
mod complete_for_learner;
pub(crate) mod entity;
mod facts;
mod note;
mod open;
mod personal;
mod place;
mod rebuild;
mod resume;
mod search;

pub(crate) use append::{NewFact, append, derive};
pub use bookmark::set_bookmark;
pub use complete::{CompleteRefusal, Completed, complete};
pub use complete_for_learner::{CompleteForLearnerRefusal, StaffCompletion, complete_for_learner};
pub use facts::{FactItem, fact_lines, facts, own_facts};
pub use note::{MAX_NOTE, Note, SavedNote, notes, save_note};
pub use open::{OpenedActivity, note_opening, open, opened_revision};
pub(crate) use personal::{forget, personal_data};
pub use place::remember_place;
pub use rebuild::{Difference, check, rebuild};
pub(crate) use resume::resume;
pub use search::{LessonHit, LessonSearch, LessonWords, search_lessons};

#[cfg(test)]
mod tests;
