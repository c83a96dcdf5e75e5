
pub mod authoring;
