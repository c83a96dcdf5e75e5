//! What visitors read, look for and give: public pages as files, search terms,
//! messages, subscriptions, and the trap for programs that fill in forms. It
//! must never know where any of it is kept.

mod color;
mod contact;
mod organization;
mod page;
mod search;
mod subscription;
mod trap;

pub use color::{Shades, shades, text_color};
pub use contact::{ContactMessage, ContactRefusal, MESSAGE_MOST};
pub use organization::{SettingRefusal, color, link, sender, time_zone};
pub use page::{
    Area, PageData, PageFile, PageFileError, SOURCE_MOST, SUMMARY_MOST, TITLE_MOST, sections,
};
pub use search::{Piece, snippet, terms, words};
pub use subscription::{Wish, WishRefusal, confirms, known_topics, may_ask_again};
pub use trap::{Sender, judge};
