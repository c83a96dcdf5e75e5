//! Settings, public pages, messages from visitors, the notification list.

mod entity;
mod settings;

pub use settings::{Settings, Social, load_settings, save_settings};
