//! Uses nothing.
