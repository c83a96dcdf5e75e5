//! Settings, public pages, search, messages from visitors, the notification
//! list.

mod announce;
mod consent_kind;
mod contact;
pub(crate) mod entity;
mod import;
mod logo;
mod pages;
mod personal;
mod search;
mod secret;
mod settings;
mod subscriber_list;
mod subscribers;
mod subscription_link;
#[cfg(test)]
mod tests;

pub(crate) use announce::perform as perform_announcement;
pub(crate) use announce::{announce_program, count_asked, was_announced};
pub use consent_kind::ConsentKind;
pub use contact::{
    BotCatchItem, ContactItem, HandleRefusal, Handling, catch_bot, caught, caught_subscribing,
    contact, contacts, count_contacts, export_contacts, handle_contact, receive,
};
pub use import::{BundledPage, import_site};
pub use logo::{LogoRefusal, MAX_LOGO, logo_bytes, remove_logo, set_logo};
pub use pages::{
    Page, PageDraft, PageItem, PageRefusal, PageVersion, outline, page, save_page, versions,
};
pub(crate) use personal::{forget, messages_of, personal_data};
pub use search::{Hit, RESULTS_A_PAGE, SearchEntry, SearchResults, known_words, search};
pub(crate) use search::{index_entry, remove_entry};
pub use secret::{accept_secret, keep_secret_fingerprint, secret_fingerprint};
pub use settings::{
    Logo, Settings, SettingsRefusal, SocialLinks, Topic, TopicWords, load_settings, public_address,
    save_settings, use_listening_address,
};
pub(crate) use settings::{address_now, choose_address, settings_now};
pub use subscriber_list::{
    ConsentProof, SubscriberFilter, SubscriberItem, erase_subscriber, export_subscriber_list,
    subscriber, subscriber_list,
};
pub use subscribers::{
    Consent, Subscription, SubscriptionChange, SubscriptionStatus, change_subscription, confirm,
    pending, subscribe, subscription,
};
pub use subscription_link::InvalidLink;
