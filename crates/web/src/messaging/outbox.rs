//! `/admin/messages`: every email, what became of it, and again for those
//! that did not leave.

use crate::administration::pages::{A_PAGE, cursor, older, with_query};
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use crate::routes::Routes;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_persistence::messaging::{MessageFilter, MessageItem, list, look, retry as try_again};
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::details::ruled_details;
use laurel_ui::empty::empty_state;
use laurel_ui::notice::quiet_notice;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::tabs::{Tab, tabs};
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};
use serde::Deserialize;

pub fn routes(routes: Routes) -> Routes {
    routes.get(show).get(read).post(retry)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct MessagesQuery {
    state: String,
    before: String,
}

const STATES: [(&str, &str, MessageFilter); 4] = [
    ("", "word-all", MessageFilter::All),
    (
        "waiting",
        "admin-outbox-state-waiting",
        MessageFilter::Waiting,
    ),
    ("sent", "admin-outbox-state-sent", MessageFilter::Sent),
    ("failed", "admin-outbox-state-failed", MessageFilter::Failed),
];

async fn show(
    _: paths::AdminMessagesPath,
    context: Gate<actions::ManageMessages>,
    Query(query): Query<MessagesQuery>,
) -> Answer {
    let permit = context.permit()?;
    let filter = STATES
        .iter()
        .find(|(word, ..)| *word == query.state)
        .map_or(MessageFilter::All, |(.., filter)| *filter);
    let before = query.before.parse().ok();
    let lines = list(&context.app.store, &permit, filter, before, A_PAGE).await?;
    let title = context.t("admin-outbox-title");
    let main = html! {
        h1 { (title) }
        @if context.app.options.mail_to_folder {
            (quiet_notice(Tone::Info, None, &html! { p { (context.t("admin-outbox-folder")) } }))
        }
        (states(&context, &query))
        @if lines.is_empty() {
            (empty_state(context.t("admin-list-none"), context.t("admin-outbox-empty"), &html! {}))
        } @else { (rows(&context, &lines)) }
        (older(&context, paths::ADMIN_MESSAGES, &[("state", &query.state)], !query.before.is_empty(),
            cursor(&lines, |line| line.id.to_string())))
    };
    Ok(context.page(Page::administration(paths::ADMIN_MESSAGES, title, main)))
}

fn states(reader: &Reader, query: &MessagesQuery) -> Markup {
    let hrefs = STATES.map(|(word, ..)| with_query(paths::ADMIN_MESSAGES, &[("state", word)]));
    let all: Vec<Tab> = STATES
        .iter()
        .zip(&hrefs)
        .map(|((word, key, _), href)| Tab {
            label: reader.t(key),
            href,
            current: *word == query.state,
            count: None,
        })
        .collect();
    tabs(reader.t("admin-list-filter"), &all)
}

fn rows(context: &RequestContext, lines: &[MessageItem]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::admin_message(line.id)) { bdi { (subject(context, line)) } } },
                html! { (line.recipient) },
                state(context, line),
                context.moment(line.created_at),
            ]
        })
        .collect();
    table(&Table {
        caption: context.t("admin-outbox-title"),
        caption_hidden: true,
        columns: &[
            Column::text(context.t("admin-outbox-subject")),
            Column::text(context.t("admin-outbox-to")),
            Column::text(context.t("admin-outbox-state")),
            Column::text(context.t("admin-outbox-written")),
        ],
        rows: &rows,
    })
}

/// An email gets its words when it is sent; until then its kind stands here,
/// in the reader's words; a kind of a newer release as it is kept.
fn subject<'a>(reader: &'a Reader, line: &'a MessageItem) -> &'a str {
    if let Some(subject) = &line.subject {
        return subject;
    }
    reader
        .words()
        .known(&kind_key(&line.kind))
        .unwrap_or(&line.kind)
}

fn kind_key(kind: &str) -> String {
    format!("messaging-kind-{kind}")
}

fn state(context: &RequestContext, line: &MessageItem) -> Markup {
    if line.failed_at.is_some() {
        return tone_words(Tone::Bad, context.t("admin-outbox-state-failed"));
    }
    if line.sent_at.is_some() {
        let key = if context.app.options.mail_to_folder {
            "admin-outbox-state-written"
        } else {
            "admin-outbox-state-sent"
        };
        return tone_words(Tone::Good, context.t(key));
    }
    if line.attempts > 0 {
        let at = context.moment_words(line.next_at);
        let words = context.with("admin-outbox-state-retrying", &[("time", (&at).into())]);
        return tone_words(Tone::Warn, &words);
    }
    tone_words(Tone::Info, context.t("admin-outbox-state-waiting"))
}

async fn read(
    paths::AdminMessagePath { id }: paths::AdminMessagePath,
    context: Gate<actions::ManageMessages>,
) -> Answer {
    let permit = context.permit()?;
    let line = look(&context.app.store, &permit, id).await?;
    let text = line.text.as_deref().map(|text| readable(&context, text));
    let mut pairs = vec![
        (context.t("admin-outbox-to"), html! { (line.recipient) }),
        (context.t("admin-outbox-state"), state(&context, &line)),
        (
            context.t("admin-outbox-written"),
            context.moment(line.created_at),
        ),
    ];
    if let Some(answer) = &line.last_answer {
        pairs.push((context.t("admin-outbox-reason"), html! { (answer) }));
    }
    let main = html! {
        (breadcrumb(context.t("nav-breadcrumb"), &[(context.t("admin-outbox-title"), paths::ADMIN_MESSAGES)]))
        h1 { bdi { (subject(&context, &line)) } }
        (ruled_details(&pairs))
        @if line.sent_at.is_none() {
            form method="post" action=(paths::admin_message_retry(id)) {
                (button(&Button { label: context.t("admin-outbox-retry"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
        @if let Some(text) = text { pre class="letter" tabindex="0" { (text) } }
        @else { p class="muted" { (context.t("admin-outbox-no-words")) } }
    };
    let title = subject(&context, &line);
    Ok(context.page(Page::administration(paths::ADMIN_MESSAGES, title, main)))
}

/// A link in an email may sign its reader in as its recipient: only owners,
/// who may become anybody anyway, see it whole.
fn readable(context: &RequestContext, text: &str) -> String {
    if context.may(ActionName::AppointAdministrators) {
        return text.to_owned();
    }
    let secret = |word: &str| {
        word.rsplit_once('/').is_some_and(|(_, last)| {
            last.len() == 48 && last.bytes().all(|b| b.is_ascii_hexdigit())
        })
    };
    text.lines()
        .map(|line| {
            line.split(' ')
                .map(|word| match word.rsplit_once('/') {
                    Some((before, _)) if secret(word) => format!("{before}/…"),
                    _ => word.to_owned(),
                })
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect::<Vec<_>>()
        .join("\n")
}

async fn retry(
    paths::AdminMessageRetryPath { id }: paths::AdminMessageRetryPath,
    context: Gate<actions::ManageMessages>,
) -> Answer {
    let permit = context.permit()?;
    try_again(&context.app.store, &permit, id).await?;
    Ok(context.go(&paths::admin_message(id), "flash-message-again"))
}

#[cfg(test)]
mod tests {
    use super::kind_key;
    use laurel_words::{Catalogs, OFFERED};

    /// Where the store names each kind of email.
    const KINDS: &str = include_str!("../../../persistence/src/messaging/message.rs");

    #[test]
    fn every_kind_of_letter_has_a_name_in_both_languages() {
        let words: Vec<&str> = KINDS
            .split("{ .. } => \"")
            .skip(1)
            .filter_map(|after| after.split('"').next())
            .collect();
        assert!(words.len() > 12, "{words:?}");
        let catalogs = Catalogs::embedded();
        for (language, _) in OFFERED {
            for word in &words {
                let key = kind_key(word);
                assert!(catalogs.of(language).has(&key), "{language}: {key}");
            }
        }
    }
}
