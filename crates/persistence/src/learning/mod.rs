//! The tables of `learning`.

mod entity;
mod personal;

pub(crate) use personal::{forget, personal_data};
