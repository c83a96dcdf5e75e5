//! The administration of what the public pages keep.

use super::Listed;
use crate::cast::{Amount, Cast};
use laurel_domain::site::PageData;
use laurel_domain::site::{ChosenIn, PublicAddress};
use laurel_persistence::site::{
    ConsentKind, ConsentProof, ContactItem, Page as StoredPage, PageVersion, SubscriberItem,
    SubscriptionStatus,
};
use laurel_web::views::Page;
use laurel_web::views::site::page;
use laurel_web::views::site_staff::{
    contacts, page_form, page_preview, pages, settings, subscribers,
};

pub const PAGES: &[Listed] = &[
    ("site/staff/view/contacts.rs list_page", contact_list),
    ("site/staff/view/contacts.rs page", contact),
    ("site/staff/view/page_form.rs page", page_form),
    ("site/staff/view/page_preview.rs page", page_preview),
    ("site/staff/view/pages.rs list_page", |cast| {
        pages::list_page(cast, &cast.outline)
    }),
    ("site/staff/view/settings.rs page", settings),
    ("site/staff/view/subscribers.rs list_page", subscriber_list),
    ("site/staff/view/subscribers.rs page", subscriber),
];

fn contact_item(cast: &Cast, at: usize) -> ContactItem {
    ContactItem {
        id: cast.id(at),
        name: cast.name(at),
        email: cast.email(at),
        text: cast.text(),
        language: ["en", "es"][at % 2].to_owned(),
        at: cast.at(at),
        handled_at: (at % 2 == 1).then(|| cast.at(0)),
    }
}

fn contact_list(cast: &Cast) -> Page {
    let view = contacts::ContactsView {
        open: cast.is(Amount::Nothing),
        lines: &cast.many(|at| contact_item(cast, at)),
        waiting: cast.count() as u64,
        caught: 5,
        state: "all",
        paged: cast.is(Amount::Plenty),
        last: cast.some(|| cast.id(0).to_string()),
    };
    contacts::list_page(cast, &view)
}

fn contact(cast: &Cast) -> Page {
    let view = contacts::ContactView {
        line: &contact_item(cast, cast.count()),
        removing: cast.is(Amount::Plenty),
    };
    contacts::page(cast, &view)
}

fn stored(cast: &Cast) -> StoredPage {
    StoredPage {
        id: cast.id(0),
        slug: "home".to_owned(),
        language: "en".to_owned(),
        title: cast.title(0),
        summary: cast.text(),
        source: cast.prose(),
        data: cast.rendered("home", None).data,
        group: None,
        updated_at: cast.at(1),
    }
}

fn page_form(cast: &Cast) -> Page {
    let page = stored(cast);
    let earlier = cast.many(|at| PageVersion {
        id: cast.id(at),
        at: cast.at(at),
        title: cast.title(at),
        summary: cast.text(),
        source: cast.prose(),
        data: PageData::default(),
    });
    let view = page_form::PageFormView {
        slug: if cast.is(Amount::One) {
            "terms"
        } else {
            "home"
        },
        language: "en",
        page: &page,
        fields: &page_form::PageForm::of(&page, cast.has_some()),
        earlier: &earlier,
        bundled: cast.has_some(),
        state: page_form::FormState {
            errors: cast.errors(&["title", "summary", "source"]),
            theirs: cast.is(Amount::VeryLong).then_some(&page),
            ..page_form::FormState::default()
        },
    };
    page_form::page(cast, &view)
}

fn page_preview(cast: &Cast) -> Page {
    let text = cast.rendered("an-article", None);
    let shown = page::SitePageView {
        page: &text,
        outline: &cast.outline,
        organization: &cast.settings.organization,
        public_url: "https://example.org",
    };
    let view = page_preview::PreviewView {
        slug: "an-article",
        language: "en",
        fields: &page_form::PageForm::of(&stored(cast), cast.has_some()),
        drawn: page::page(cast, &shown).main,
    };
    page_preview::page(cast, &view)
}

fn settings(cast: &Cast) -> Page {
    let errors = cast.wrong(&[
        ("organization", "form-error-required"),
        ("short_name", "form-error-required"),
        ("time_zone", "admin-settings-error-zone"),
        ("leaf", "admin-settings-error-color"),
        ("topic_title", "form-error-required"),
        ("public_url", "admin-settings-error-address"),
    ]);
    let address = PublicAddress {
        url: "http://127.0.0.1:8080".to_owned(),
        chosen_in: if cast.has_some() {
            ChosenIn::Settings
        } else {
            ChosenIn::Configuration
        },
    };
    let view = settings::SettingsView::new(&cast.settings, &address, &cast.outline, errors);
    settings::page(cast, &view)
}

fn subscriber_item(cast: &Cast, at: usize) -> SubscriberItem {
    SubscriberItem {
        id: cast.id(at),
        email: cast.email(at),
        language: "es".to_owned(),
        topics: cast.topic_ids(),
        status: [
            SubscriptionStatus::Confirmed,
            SubscriptionStatus::Pending,
            SubscriptionStatus::Left,
        ][at % 3],
        asked_at: cast.at(at),
        confirmed_at: None,
        left_at: None,
    }
}

fn subscriber_list(cast: &Cast) -> Page {
    let query = subscribers::SubscribersQuery {
        q: cast.typed(),
        ..subscribers::SubscribersQuery::default()
    };
    let view = subscribers::SubscribersView {
        topics: &cast.settings.topics,
        query: &query,
        unfiltered: cast.is(Amount::Nothing),
        lines: &cast.many(|at| subscriber_item(cast, at)),
        last: cast.some(|| cast.id(0).to_string()),
        caught: 7,
    };
    subscribers::list_page(cast, &view)
}

fn subscriber(cast: &Cast) -> Page {
    let kinds = [
        ConsentKind::Asked,
        ConsentKind::Confirmed,
        ConsentKind::Changed,
        ConsentKind::Left,
        ConsentKind::Returned,
    ];
    let proofs = cast.many(|at| ConsentProof {
        kind: kinds[at % kinds.len()],
        at: cast.at(at),
        text: cast.text(),
        language: "en".to_owned(),
        form: "/notifications".to_owned(),
        topics: cast.topic_ids(),
    });
    let view = subscribers::SubscriberView {
        line: &subscriber_item(cast, 0),
        proofs: &proofs,
        topics: &cast.settings.topics,
        erasing: cast.is(Amount::Plenty),
    };
    subscribers::page(cast, &view)
}
