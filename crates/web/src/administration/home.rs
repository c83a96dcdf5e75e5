//! `/admin`: what needs a decision today, and nothing else.

use super::{admin_layout, waiting};
use crate::http_problem::Answer;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::Tone;
use crate::ui::empty::empty_state;
use crate::ui::notice::quiet_notice;
use crate::ui::patterns::{Entry, entries};
use crate::ui::staff::{Decision, decisions};
use laurel_domain::identity::Action;
use maud::{Markup, html};

pub async fn show(context: RequestContext) -> Answer {
    let found = waiting::waiting(&context).await?;
    let main = main(&context, &found);
    Ok(context.page(admin_layout(
        &context,
        paths::ADMIN,
        context.t("admin-home-title"),
        &main,
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
        @if context.app.options.mail_to_folder && context.may(Action::ManageMessages) {
            (quiet_notice(Tone::Info, None, &html! { p { (context.t("admin-home-mail-folder")) " "
                a href=(paths::ADMIN_MESSAGES) { (context.t("admin-home-mail-read")) } } }))
        }
    }
}
