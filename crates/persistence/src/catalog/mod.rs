//! The tables of `catalog`.

mod entity;
