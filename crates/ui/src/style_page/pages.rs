//! Layouts in small: the classes that pages are put together with.

use super::specimen;
use crate::{
    Tone,
    button::{Button, Weight, button, link_button, submit},
    icon::Icon,
    layout::NavItem,
    patterns::{Entry, entries, link_list, verdict_under},
    player::bottom_bar,
    quiz::quiz_head,
    staff::{Decision, decisions},
    studio::{StudioModule, StudioRow, added, impact, removed, studio_outline},
    verify_drop::{VerifyDropWords, verify_drop},
};
use maud::{Markup, html};

pub(super) fn specimens() -> Markup {
    html! {
        (specimen("List of programs", &entries(&[
            Entry {
                title: "Compassionate Leadership Certificate", href: Some("#"), text: "See what hurts, respond well, and make it last.",
                meta: Some(html! { "3 courses · about 14 hours · free · " span class="gold" { "certificate" } }),
                action: Some(link_button("Begin", "#", Weight::Secondary)),
            },
            Entry { title: "Compassionate Trust Leader", href: Some("#"), text: "Notice and defuse conflict.", meta: Some(html! { "In preparation" }), action: None },
        ])))
        (specimen("List of links", &link_list(&[NavItem::new("Job stress", "#", false), NavItem::new("Lost productivity", "#", false)], true)))
        (specimen("Bottom of a lesson", &bottom_bar(&link_button("Back", "#", Weight::Quiet), &submit("Mark done and continue"))))
        (specimen("Head of a quiz", &quiz_head("Check yourself · question 4 of 10", 4, 10, None)))
        (specimen("Verdicts", &verdicts()))
        (specimen("Comparing a file", &verify_drop(&WORDS, None, "/verify/hash/", "/verify")))
        (specimen("Decisions", &decisions(&[
            Decision { many: "4", title: "assignments wait for a grade", text: "The oldest since Tuesday", href: "#", action: "Grade" },
            Decision { many: "1", title: "batch waits for a second approval", text: "4,980 certificates, asked by Maren", href: "#", action: "Look at it" },
        ])))
        (specimen("Studio", &studio()))
        (specimen("Columns", &html! {
            p class="ui" {
                code { ".wrap" } " the page, " code { ".column" } " reading pages, " code { ".narrow" } " forms; "
                code { ".section" } " heading beside a list; " code { ".player" } ", " code { ".program" } ", " code { ".staff" } " with a rail."
            }
        }))
    }
}

const WORDS: VerifyDropWords = VerifyDropWords {
    invitation: "Drop the PDF here, or choose it. It never leaves your browser.",
    choose: "The certificate’s file",
    working: "Reading {name}",
    same: "{name} is the sealed file, byte for byte.",
    different: "{name} is not the sealed file.",
    unknown: "No certificate has this file.",
    failed: "{name} could not be read.",
};

fn verdicts() -> Markup {
    // a page has one h1, so the answers here are paragraphs of its size
    let shown = |tone, mark, answer: &str, sentence: &str| {
        verdict_under(
            tone,
            mark,
            &html! { p class="type-1" { (answer) } },
            &html! { (sentence) },
        )
    };
    html! {
        (shown(Tone::Good, Icon::Right, "Valid", "Issued to Nguyễn Thị Ánh on 14 November 2026."))
        (shown(Tone::Warn, Icon::Clock, "Expired", "It was valid until 14 November 2026."))
        (shown(Tone::Bad, Icon::Wrong, "Revoked", "On 20 November 2026: issued in error."))
        (shown(Tone::Info, Icon::Replaced, "Replaced", "On 20 November 2026 by 9QXM-2TKH-7WHD-1."))
    }
}

fn studio() -> Markup {
    let edit = || {
        button(&Button {
            label: "Edit",
            weight: Weight::Secondary,
            small: true,
            spoken_label: Some("Edit The three questions"),
            ..Button::default()
        })
    };
    html! {
        (studio_outline(&[StudioModule {
            title: "2 Making sense",
            rows: vec![
                StudioRow { mark: Icon::File, title: "The three questions", href: "#", note: "Lesson · 9 min · changed", actions: edit() },
                StudioRow { mark: Icon::Right, title: "Check yourself", href: "#", note: "Quiz · 10 questions", actions: html! {} },
            ],
            actions: html! {},
        }]))
        (impact("If you publish now", &[
            (Tone::Info, "40 people stay on the revision they began."),
            (Tone::Warn, "3 are in the middle of the quiz you reworded. Their attempt keeps the old words."),
            (Tone::Good, "12 have completed the course. Nothing of theirs changes."),
        ]))
        p { "The story " (removed("always")) " " (added("often")) " decides whether we help." }
    }
}
