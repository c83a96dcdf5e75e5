//! Earned awards, certificates and their events.
//!
//! Nothing here changes or deletes a certificate: what happens to one is an
//! event that is added. The schema refuses the rest (migration `m0010_sealed`).

mod count;
pub(crate) mod entity;
mod evaluate;
mod evidence;
mod held;
mod issue;
mod list;
mod look_up;
mod name;
mod personal;
mod press;
mod register;
mod revoke;
#[cfg(test)]
mod tests;

pub use count::count_issued;
pub(crate) use evaluate::course_completed;
pub use held::{Held, Holding, Waiting, of_person, waiting_of};
pub(crate) use issue::issue;
pub use list::{Filter, Line, Unissued, count_waiting, list, unissued};
pub use look_up::{Certificate, Event, Link, Relation, look_up, look_up_by_hash, look_up_by_id};
pub use name::confirm_name;
pub(crate) use name::release;
pub(crate) use personal::{forget, personal_data};
pub use press::{Press, Unprintable, issuing};
pub use register::{note_register, register};
pub use revoke::{RevokeRefusal, revoke};
