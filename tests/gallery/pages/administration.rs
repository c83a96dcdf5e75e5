//! What needs a decision, the parts of the site, the trail, the emails, the jobs.

use super::Listed;
use crate::cast::{Amount, Cast};
use laurel_domain::ids::{JobId, MessageId};
use laurel_domain::site::{ChosenIn, PublicAddress};
use laurel_persistence::audit::{AuditItem, AuditPage};
use laurel_persistence::jobs::JobItem;
use laurel_persistence::messaging::MessageItem;
use laurel_persistence::site::Settings;
use laurel_web::views::administration::{home, style};
use laurel_web::views::api::docs;
use laurel_web::views::audit::{chain, list as trail};
use laurel_web::views::jobs::list as jobs;
use laurel_web::views::messaging::outbox;
use laurel_web::views::{Page, SOURCES, Waiting, unset};
use std::collections::HashMap;

pub const PAGES: &[Listed] = &[
    ("administration/view/home.rs page", home),
    ("administration/view/style.rs page", |cast| {
        style::page(cast)
    }),
    ("audit/view/list.rs page", trail),
    ("audit/view/chain.rs page", |cast| {
        let view = chain::ChainView {
            outcome: if cast.has_some() { Ok(12) } else { Err(3) },
        };
        chain::page(cast, &view)
    }),
    ("messaging/view/outbox.rs list_page", messages),
    ("messaging/view/outbox.rs page", message),
    ("jobs/view/list.rs page", jobs),
    ("api/view/docs.rs page", |cast| {
        let view = docs::DocsView {
            document: &laurel_web::openapi(),
            public_url: "https://example.org",
        };
        docs::page(cast, &view)
    }),
];

fn nobodys_address() -> PublicAddress {
    PublicAddress {
        url: "http://127.0.0.1:8080".to_owned(),
        chosen_in: ChosenIn::Nowhere,
    }
}

fn home(cast: &Cast) -> Page {
    let found: Vec<Waiting> = SOURCES
        .iter()
        .take(cast.count())
        .zip(1..)
        .map(|(source, count)| Waiting { count, source })
        .collect();
    let view = home::AdminHomeView {
        found: &found,
        unset: cast
            .some(|| unset(&Settings::default(), &nobodys_address()))
            .unwrap_or_default(),
        unreachable: cast.some(|| "admin-home-address-machine"),
        public_url: "http://127.0.0.1:8080",
        reads_mail_folder: cast.has_some(),
    };
    home::page(cast, &view)
}

fn trail(cast: &Cast) -> Page {
    let actions: Vec<&str> = laurel_domain::audit::actions().collect();
    let page = AuditPage {
        lines: cast.many(|at| AuditItem {
            seq: 1 + i64::try_from(at).unwrap_or(0),
            at: cast.at(at),
            actor: [
                cast.id(0).to_string(),
                "operator".to_owned(),
                "system".to_owned(),
            ][at % 3]
                .clone(),
            action: actions[at % actions.len()].to_owned(),
            subject: format!("person:{}", cast.id(0)),
            detail: r#"{"role":"owner","title":"A title","list":[1,2]}"#.to_owned(),
            hash: "5eb3bbd3".repeat(8),
        }),
        names: HashMap::from([(cast.id(0), cast.name(0))]),
    };
    let query = trail::AuditQuery {
        actor: cast.typed(),
        before: if cast.is(Amount::Plenty) { "9" } else { "" }.to_owned(),
        ..trail::AuditQuery::default()
    };
    let view = trail::AuditView {
        query: &query,
        trail: &page,
    };
    trail::page(cast, &view)
}

fn message_item(cast: &Cast, at: usize) -> MessageItem {
    MessageItem {
        id: MessageId(cast.id(at)),
        kind: "confirm-email".to_owned(),
        recipient: cast.email(at),
        subject: (at.is_multiple_of(2)).then(|| cast.title(at)),
        text: (at.is_multiple_of(2)).then(|| cast.prose()),
        created_at: cast.at(at),
        next_at: cast.at(0),
        attempts: i32::try_from(at % 3).unwrap_or(0),
        sent_at: (at % 4 == 1).then(|| cast.at(0)),
        failed_at: (at % 4 == 3).then(|| cast.at(0)),
        last_answer: cast.some(|| cast.text()),
    }
}

fn messages(cast: &Cast) -> Page {
    let view = outbox::MessagesView {
        query: &outbox::MessagesQuery::default(),
        lines: &cast.many(|at| message_item(cast, at)),
        to_folder: cast.has_some(),
    };
    outbox::list_page(cast, &view)
}

fn message(cast: &Cast) -> Page {
    let view = outbox::MessageView {
        line: &message_item(cast, cast.count()),
        to_folder: false,
        is_owner: cast.is(Amount::Plenty),
    };
    outbox::page(cast, &view)
}

fn jobs(cast: &Cast) -> Page {
    let kinds = [
        "announce-program",
        "erase-person",
        "issue-certificate",
        "of-a-newer-release",
    ];
    let lines = cast.many(|at| JobItem {
        id: JobId(cast.id(at)),
        kind: kinds[at % kinds.len()].to_owned(),
        created_at: cast.at(at),
        attempts: 1,
        leased_until: None,
        done_at: (at.is_multiple_of(4)).then(|| cast.at(0)),
        failed_at: (at % 4 == 1).then(|| cast.at(0)),
        last_error: (at % 4 == 1).then(|| cast.text()),
        progress: 5,
        total: 100,
    });
    let view = jobs::JobsView {
        query: &jobs::JobsQuery::default(),
        lines: &lines,
    };
    jobs::page(cast, &view)
}
