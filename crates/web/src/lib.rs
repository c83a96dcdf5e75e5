//! Laurel's HTTP API and pages: a request is parsed, permitted, answered by one use case of
//! `persistence`, and shown as a page.
//!
//! Nothing here may speak SQL, decide a rule, hold a sentence outside the
//! catalogs, or build an address outside `paths`.

mod accept;
mod administration;
mod api;
mod app;
mod assessment;
mod assets;
mod audit;
mod authoring;
mod catalog;
mod certification;
mod conditional;
mod cookies;
mod csv;
mod development;
mod enrollment;
mod extract;
mod forms;
mod gate;
mod guesses;
mod http_problem;
mod identity;
mod jobs;
mod json_ld;
mod keyed;
mod learning;
mod limits;
mod messaging;
mod middleware;
mod operation;
mod page_layout;
pub mod paths;
mod reader;
mod refusals;
mod request_context;
mod routes;
mod security_log;
mod session;
mod site;
mod site_layout;
pub mod views;

pub use api::openapi;
pub use app::{App, Options};
pub use authoring::difference;
pub use certification::register_entry;
pub use identity::{hash_password, password_complaint};
pub use keyed::secret_fingerprint;
pub use middleware::SiteService;
pub use routes::{RouteItem, service, table as route_table};
pub use site::prepare;
