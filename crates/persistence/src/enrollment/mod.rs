//! The tables of `enrollment`.

mod entity;
