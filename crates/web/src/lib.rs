//! Laurel's doors: a request is parsed, permitted, answered by one verb of
//! `persistence`, and shown as a page.
//!
//! Nothing here may speak SQL, decide a rule, hold a sentence outside the
//! catalogs, or build an address outside `paths`.

mod administration;
mod app;
mod assessment;
mod assets;
mod audit;
mod authoring;
mod catalog;
mod certification;
mod csv;
mod development;
mod enrollment;
mod forms;
mod frame;
mod gate;
mod guesses;
mod identity;
mod jobs;
mod keyed;
mod learning;
mod limits;
mod messaging;
mod operation;
pub mod paths;
mod problem;
mod reader;
mod routes;
mod segment;
mod session;
mod shell;
mod site;
mod structured;
mod surround;
mod visit;

pub use app::{App, Options};
pub use authoring::difference;
pub use certification::register_entry;
pub use identity::{hash_password, password_complaint};
pub use keyed::secret_fingerprint;
pub use routes::{Line as RouteLine, router, table as route_table};
pub use site::{demo_words, prepare};
