//! The public pages, the forms on them, and what stands for a page that fails.

use super::Listed;
use crate::cast::{Amount, Cast};
use laurel_domain::site::SnippetPart;
use laurel_persistence::catalog::ProgramItem;
use laurel_persistence::learning::LessonHit;
use laurel_persistence::site::{Hit, SearchResults, Subscription, SubscriptionStatus};
use laurel_web::views::site::{confirm, contact, home, manage, notifications, page, search};
use laurel_web::views::{HttpProblem, Page, problem_page};

pub const PAGES: &[Listed] = &[
    ("site/view/home.rs page", home),
    ("site/view/page.rs page", article),
    ("site/view/search.rs page", search),
    ("site/view/contact.rs page", contact),
    ("site/view/contact.rs sent_page", |cast| {
        contact::sent_page(cast)
    }),
    ("site/view/notifications.rs page", notifications),
    ("site/view/notifications.rs sent_page", |cast| {
        notifications::sent_page(cast)
    }),
    ("site/view/confirm.rs page", confirm),
    ("site/view/confirm.rs expired_page", |cast| {
        confirm::expired_page(cast)
    }),
    ("site/view/manage.rs page", manage),
    ("page_layout.rs problem_page", problem),
];

fn home(cast: &Cast) -> Page {
    let programs = cast.many(|at| ProgramItem {
        entry: cast.program(at),
        half_hours: 27,
    });
    let view = home::HomeView {
        page: &cast.rendered("home", None),
        programs: &programs,
        issued: cast.count() as u64 * 1000,
        outline: &cast.outline,
        settings: &cast.settings,
        public_url: "https://example.org",
        icon: "icons/icon-512.png",
    };
    home::page(cast, &view)
}

fn article(cast: &Cast) -> Page {
    let view = page::SitePageView {
        page: &cast.rendered("an-article", cast.some(|| page::RESOURCES)),
        outline: &cast.outline,
        organization: &cast.settings.organization,
        public_url: "https://example.org",
    };
    page::page(cast, &view)
}

fn search(cast: &Cast) -> Page {
    let found = SearchResults {
        hits: cast.many(|at| Hit {
            kind: ["page", "program", "course"][at % 3].to_owned(),
            language: ["en", "es"][at % 2].to_owned(),
            address: format!("/{}", cast.slug(at)),
            title: cast.title(at),
            summary: cast.text(),
            snippet: vec![
                SnippetPart {
                    text: cast.text(),
                    found: false,
                },
                SnippetPart {
                    text: cast.title(at),
                    found: at.is_multiple_of(2),
                },
            ],
        }),
        count: cast.count() as u64 * 20,
    };
    let view = search::SearchView {
        query: &cast.typed(),
        at: if cast.is(Amount::Plenty) { 2 } else { 1 },
        found: &found,
        lessons: &cast.many(|at| LessonHit {
            course: "x".to_owned(),
            activity: "y".to_owned(),
            title: cast.title(at),
            course_title: cast.title(at + 1),
            language: "en".to_owned(),
            is_note: at % 2 == 1,
            snippet: laurel_domain::site::snippet(&cast.text(), &[], 180),
        }),
        meant: Some(&cast.title(0)),
    };
    search::page(cast, &view)
}

fn contact(cast: &Cast) -> Page {
    let fields = contact::ContactForm {
        name: cast.typed(),
        email: cast.typed(),
        message: cast.typed(),
        ..contact::ContactForm::default()
    };
    let text = cast.rendered("contact", None);
    let view = contact::ContactView {
        errors: cast.errors(&["name", "email", "message"]),
        again: cast.some(|| cast.t("form-stale").to_owned()),
        opened: "sealed".to_owned(),
        ..contact::ContactView::new(&text, &fields)
    };
    contact::page(cast, &view)
}

fn notifications(cast: &Cast) -> Page {
    let fields = notifications::NotificationsForm {
        email: cast.typed(),
        topics: cast.topic_ids(),
        ..notifications::NotificationsForm::default()
    };
    let text = cast.rendered("notifications", None);
    let view = notifications::NotificationsView {
        errors: cast.wrong(&[
            ("email", "form-error-required"),
            ("topics", "site-notifications-error-topics"),
            ("consent", "site-notifications-error-consent"),
        ]),
        again: cast.some(|| cast.t("form-stale")),
        opened: "sealed".to_owned(),
        ..notifications::NotificationsView::new(&text, &cast.settings.topics, &fields)
    };
    notifications::page(cast, &view)
}

fn confirm(cast: &Cast) -> Page {
    let view = confirm::ConfirmSubscriptionView {
        token: "0123abcd",
        email: &cast.email(0),
        titles: &cast.many(|at| cast.title(at)),
    };
    confirm::page(cast, &view)
}

fn manage(cast: &Cast) -> Page {
    let (status, done) = match cast.amount {
        Amount::Plenty => (SubscriptionStatus::Confirmed, "saved"),
        Amount::One => (SubscriptionStatus::Left, ""),
        Amount::Nothing => (SubscriptionStatus::Confirmed, "confirmed"),
        Amount::VeryLong => (SubscriptionStatus::Confirmed, "returned"),
    };
    let known = Subscription {
        email: cast.email(0),
        topics: cast.topic_ids(),
        status,
        secret: "0123abcd".to_owned(),
    };
    let view = manage::ManageSubscriptionView {
        known: &known,
        topics: &cast.settings.topics,
        done,
        errors: cast.wrong(&[("topics", "site-notifications-error-topics")]),
    };
    manage::page(cast, &view)
}

fn problem(cast: &Cast) -> Page {
    let problem = match cast.amount {
        Amount::Plenty => HttpProblem::TooMany { seconds: 120 },
        Amount::One => HttpProblem::NotFound,
        Amount::Nothing => HttpProblem::Broken,
        Amount::VeryLong => HttpProblem::NotSaved,
    };
    problem_page(cast, &problem, "0123abcd4567ef89")
}
