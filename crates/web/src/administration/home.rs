//! `/admin`: what needs a decision today, and nothing else.

use super::{frame, waiting};
use crate::paths;
use crate::problem::Answer;
use crate::visit::Visit;
use laurel_domain::identity::Action;
use laurel_ui::Tone;
use laurel_ui::empty::empty_state;
use laurel_ui::notice::quiet_notice;
use laurel_ui::patterns::{Entry, entries};
use laurel_ui::staff::{Decision, decisions};
use maud::{Markup, html};

pub async fn show(visit: Visit) -> Answer {
    let found = waiting::waiting(&visit).await?;
    let main = main(&visit, &found);
    Ok(visit.page(frame(
        &visit,
        paths::ADMIN,
        visit.t("admin-home-title"),
        &main,
    )))
}

fn main(visit: &Visit, found: &[waiting::Waiting]) -> Markup {
    let words: Vec<(String, String, String)> = found
        .iter()
        .map(|item| (item.count.to_string(), item.title(visit), item.verb(visit)))
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
    let addresses: Vec<(&waiting::Unset, String)> = waiting::unset(visit)
        .into_iter()
        .map(|unset| (unset, unset.href()))
        .collect();
    let unset: Vec<Entry> = addresses
        .iter()
        .map(|(unset, href)| Entry {
            title: visit.t(unset.title),
            href: Some(href),
            text: visit.t(unset.text),
            ..Entry::default()
        })
        .collect();
    html! {
        h1 { (visit.t("admin-home-decide")) }
        @if list.is_empty() && unset.is_empty() {
            (empty_state(visit.t("admin-home-decide-empty"), visit.t("admin-home-decide-empty-text"), &html! {}))
        } @else {
            @if !list.is_empty() { (decisions(&list)) }
        }
        @if !unset.is_empty() {
            section {
                h2 { (visit.t("admin-home-unset")) }
                (entries(&unset))
            }
        }
        @if visit.app.options.mail_to_folder && visit.may(Action::ManageMessages) {
            (quiet_notice(Tone::Info, None, &html! { p { (visit.t("admin-home-mail-folder")) " "
                a href=(paths::ADMIN_MESSAGES) { (visit.t("admin-home-mail-read")) } } }))
        }
    }
}
