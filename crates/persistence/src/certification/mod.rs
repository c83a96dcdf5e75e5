//! Earned awards, certificates and their events.

mod entity;
