//! The pages, for who shows them without a server: each is a function of a
//! [`Reader`] and plain data that answers a [`Page`], and [`render`] puts it
//! into the layout.

pub use crate::administration::view as administration;
pub use crate::administration::waiting::{SOURCES, Waiting, unset};
pub use crate::api::view as api;
pub use crate::assessment::taught::TaughtLessons;
pub use crate::assessment::{AttemptContext, view as assessment};
pub use crate::assets::Assets;
pub use crate::audit::view as audit;
pub use crate::authoring::view as authoring;
pub use crate::catalog::{Provider, view as catalog};
pub use crate::certification::administration::view as certificate_administration;
pub use crate::certification::verify::view as verification;
pub use crate::certification::view as certification;
pub use crate::enrollment::view as enrollment;
pub use crate::forms::Errors;
pub use crate::http_problem::HttpProblem;
pub use crate::identity::account::view as account;
pub use crate::identity::people::view as people;
pub use crate::identity::view as identity;
pub use crate::jobs::view as jobs;
pub use crate::learning::view as learning;
pub use crate::learning::{PlayerContext, why};
pub use crate::messaging::view as messaging;
pub use crate::page_layout::{Area, Page, PageContext, problem_page, render};
pub use crate::reader::Reader;
pub use crate::site::staff::view as site_staff;
pub use crate::site::{Outline, PageSection, RenderedPage, view as site};
pub use crate::site_layout::{LayoutVisitor, site_layout};
