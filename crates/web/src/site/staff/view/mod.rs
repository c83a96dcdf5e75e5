//! The pages, as functions of a reader and plain data.

pub mod contacts;
pub mod logo;
pub mod page_form;
pub mod page_preview;
pub mod pages;
pub mod settings;
pub mod subscribers;
