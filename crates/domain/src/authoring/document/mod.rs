//! The documents that authors write: a program, and a course with everything in it.
//!
//! A published course is one immutable document of these types, kept as JSON and named by
//! its hash. They say what is in it and nothing about where it came from or who reads it.
//! They must never hold floats (a hash has to mean the same on every machine), and never
//! anything that changes after publishing.

mod activity;
mod course;
mod program;
mod question;

pub use activity::{
    Activity, ActivityKind, Attachment, Draw, FeedbackPolicy, Layout, Lesson, Quiz, Survey, Video,
};
pub use course::{Completion, Course, FileRef, Join, Module, Pool};
pub use program::{Award, AwardKind, CourseRef, Faq, Program, ProgramStatus};
pub use question::{
    AcceptedNumber, AcceptedText, Item, Left, NumericAnswers, OptionItem, Question, QuestionKind,
    ShortAnswers, TaughtIn, WrongNumber, WrongText,
};
