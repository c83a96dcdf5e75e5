//! Walls that a machine keeps: who may depend on whom, how large a file may
//! grow, whether the documents name files that exist.

mod dependencies;
mod documents;
mod sizes;
