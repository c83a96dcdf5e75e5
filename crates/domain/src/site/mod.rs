//! What visitors read, look for and give: public pages as files, search terms,
//! messages, subscriptions, and the honeypot for programs that fill in forms. It
//! must never know where any of it is kept.

mod address;
mod color;
mod contact;
mod honeypot;
mod organization;
mod page;
mod runs;
mod search;
mod subscription;

pub use address::{ChosenIn, PublicAddress, Reach, ServerAddress, mail_host, origin, reach};
pub use color::{Shades, accent_color, shades, text_color};
pub use contact::{ContactMessage, ContactRefusal, MAX_MESSAGE};
pub use honeypot::{Sender, judge};
pub use organization::{SettingRefusal, color, display_name, link, sender, time_zone};
pub use page::{
    Area, MAX_SOURCE, MAX_SUMMARY, MAX_TITLE, PageData, PageFile, PageFileError, sections,
};
pub use search::{SnippetPart, has_all, nearest, snippet, terms, words};
pub use subscription::{
    SubscriptionRefusal, SubscriptionRequest, confirms, known_topics, may_ask_again,
};
