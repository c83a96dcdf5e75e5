//! The tables of `site`.

mod entity;
