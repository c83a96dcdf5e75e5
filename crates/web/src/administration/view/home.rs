//! What needs a decision today, and nothing else.

use crate::administration::waiting;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_ui::Tone;
use laurel_ui::empty::empty_state;
use laurel_ui::field::field_id;
use laurel_ui::notice::quiet_notice;
use laurel_ui::patterns::{Entry, entries};
use laurel_ui::staff::{Decision, decisions};
use maud::html;

/// What needs a decision today.
pub struct AdminHomeView<'a> {
    pub found: &'a [waiting::Waiting],
    /// Settings that matter and are still as they came.
    pub unset: Vec<&'static waiting::Unset>,
    /// The phrase that says who can't reach the site, where some can't.
    pub unreachable: Option<&'static str>,
    pub public_url: &'a str,
    /// Whether emails only go to a folder, which the reader may look into.
    pub reads_mail_folder: bool,
}

pub fn page(reader: &Reader, view: &AdminHomeView<'_>) -> Page {
    let found = view.found;
    let words: Vec<(String, String, String)> = found
        .iter()
        .map(|item| {
            (
                reader.number(item.count),
                item.title(reader),
                item.verb(reader),
            )
        })
        .collect();
    let list: Vec<Decision> = found
        .iter()
        .zip(&words)
        .map(|(item, (many, title, action))| Decision {
            many,
            title,
            text: "",
            href: item.href(),
            action,
        })
        .collect();
    let addresses: Vec<(&waiting::Unset, String)> = view
        .unset
        .iter()
        .map(|unset| (*unset, unset.href()))
        .collect();
    let unset: Vec<Entry> = addresses
        .iter()
        .map(|(unset, href)| Entry {
            title: reader.t(unset.title),
            href: Some(href),
            text: reader.t(unset.text),
            ..Entry::default()
        })
        .collect();
    let main = html! {
        h1 { (reader.t("admin-home-decide")) }
        @if list.is_empty() && unset.is_empty() {
            (empty_state(reader.t("admin-home-decide-empty"), reader.t("admin-home-decide-empty-text"), &html! {}))
        } @else {
            @if !list.is_empty() { (decisions(&list)) }
        }
        @if let Some(why) = view.unreachable {
            (quiet_notice(Tone::Warn, Some(reader.t("admin-home-address")), &html! {
                p { (reader.with(why, &[("address", view.public_url.into())])) " " a href=(paths::admin_setting(&field_id("public_url"))) { (reader.t("admin-home-address-remedy")) } } }))
        }
        @if !unset.is_empty() {
            section {
                h2 { (reader.t("admin-home-unset")) }
                (entries(&unset))
            }
        }
        @if view.reads_mail_folder {
            (quiet_notice(Tone::Info, None, &html! { p { (reader.t("admin-home-mail-folder")) " "
                a href=(paths::ADMIN_MESSAGES) { (reader.t("admin-home-mail-read")) } } }))
        }
    };
    Page::administration(paths::ADMIN, reader.t("admin-home-title"), main)
}
