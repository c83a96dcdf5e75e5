//! `/admin`: what needs a decision today, and nothing else.

use super::waiting;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::page_layout::Page;
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_ui::Tone;
use laurel_ui::empty::empty_state;
use laurel_ui::notice::quiet_notice;
use laurel_ui::patterns::{Entry, entries};
use laurel_ui::staff::{Decision, decisions};
use maud::{Markup, html};

pub async fn show(_: paths::AdminPath, context: Gate<actions::EnterAdministration>) -> Answer {
    let found = waiting::waiting(&context).await?;
    let main = main(&context, &found);
    Ok(context.page(Page::administration(
        paths::ADMIN,
        context.t("admin-home-title"),
        main,
    )))
}

fn main(context: &RequestContext, found: &[waiting::Waiting]) -> Markup {
    let words: Vec<(String, String, String)> = found
        .iter()
        .map(|item| {
            (
                item.count.to_string(),
                item.title(context),
                item.verb(context),
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
    let addresses: Vec<(&waiting::Unset, String)> = waiting::unset(context)
        .into_iter()
        .map(|unset| (unset, unset.href()))
        .collect();
    let unset: Vec<Entry> = addresses
        .iter()
        .map(|(unset, href)| Entry {
            title: context.t(unset.title),
            href: Some(href),
            text: context.t(unset.text),
            ..Entry::default()
        })
        .collect();
    html! {
        h1 { (context.t("admin-home-decide")) }
        @if list.is_empty() && unset.is_empty() {
            (empty_state(context.t("admin-home-decide-empty"), context.t("admin-home-decide-empty-text"), &html! {}))
        } @else {
            @if !list.is_empty() { (decisions(&list)) }
        }
        @if !unset.is_empty() {
            section {
                h2 { (context.t("admin-home-unset")) }
                (entries(&unset))
            }
        }
        @if context.app.options.mail_to_folder && context.may(ActionName::ManageMessages) {
            (quiet_notice(Tone::Info, None, &html! { p { (context.t("admin-home-mail-folder")) " "
                a href=(paths::ADMIN_MESSAGES) { (context.t("admin-home-mail-read")) } } }))
        }
    }
}
