//! Settings, public pages, search, messages from visitors, the notification
//! list.

mod announce;
mod contact;
pub(crate) mod entity;
mod import;
mod logo;
mod pages;
mod personal;
mod roll;
mod search;
mod secret;
mod settings;
mod subscribers;
#[cfg(test)]
mod tests;

pub use announce::Announcement;
pub(crate) use announce::perform as perform_announcement;
pub(crate) use announce::{announce_program, count_asked, was_announced};
pub use contact::{
    Caught, ContactLine, Handling, catch_bot, caught, contact, contacts, count_contacts,
    export_contacts, handle_contact, receive,
};
pub use import::{BundledPage, import_site};
pub use logo::{LOGO_MOST, LogoRefusal, remove_logo, set_logo};
pub use pages::{Draft, Page, PageLine, PageRefusal, Version, outline, page, save_page, versions};
pub(crate) use personal::{forget, messages_of, personal_data};
pub use roll::{Proof, RollFilter, RollLine, erase_subscriber, export_roll, roll, subscriber};
pub use search::{Found, Hit, RESULTS_A_PAGE, SearchEntry, search};
pub(crate) use search::{index_entry, remove_entry};
pub use secret::{accept_secret, keep_secret_fingerprint, secret_fingerprint};
pub use settings::{Logo, Settings, Social, Topic, TopicWords, load_settings, save_settings};
pub use subscribers::{
    Change, Consent, DeadLink, Standing, Subscription, change_subscription, confirm, pending,
    subscribe, subscription,
};
