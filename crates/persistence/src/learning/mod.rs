//! The tables of `learning`.

mod entity;
