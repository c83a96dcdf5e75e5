//! The tables of `enrollment`.

pub(crate) mod entity;
mod personal;

pub(crate) use personal::{forget, ids_of, personal_data};
