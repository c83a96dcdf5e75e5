//! The tables of `authoring`.

mod entity;
