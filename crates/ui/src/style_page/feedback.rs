//! What the site says back: notices, progress, outline, empty states, dialogs.

use super::specimen;
use crate::{
    Tone,
    button::{Button, Weight, actions, button, link_button},
    card::card,
    dialog::{ConfirmDialog, confirm_dialog},
    empty::empty_state,
    notice::{quiet_notice, toast},
    outline::{OutlineModule, StateWords, Step, StepState, outline},
    progress::{bar, ring},
    quiz::{SavedWords, feedback, saved_line},
};
use maud::{Markup, html};

pub(super) fn specimens() -> Markup {
    html! {
        (specimen("Notices", &notices()))
        (specimen("Toast", &toast(Tone::Good, "The link is copied.")))
        (specimen("Progress", &html! {
            (bar("Seeing what hurts", "5 of 12 done · about 1 h 40 left", 5, 12))
            (actions(&html! { (ring(0, "Not started")) (ring(42, "42 % done")) (ring(100, "Done")) }))
        }))
        (specimen("Outline", &html! { (outline(&modules(), &WORDS, None)) }))
        (specimen("Answers", &answers()))
        (specimen("Nothing here yet", &empty_state(
            "No certificates yet",
            "Your first one comes with the last course of a program.",
            &link_button("See the programs", "/programs", Weight::Secondary),
        )))
        (specimen("Card", &card(Some("Stands apart"), &html! { p class="ui" { "For the rare thing that must; lists use hairlines." } })))
        (specimen("Confirmation", &confirmation()))
    }
}

fn notices() -> Markup {
    html! {
        (quiet_notice(Tone::Info, None, &html! { p { "This course changed since you began. You stay on the version you started." } }))
        (quiet_notice(Tone::Good, Some("Saved"), &html! { p { "Your name will stand on the next certificate." } }))
        (quiet_notice(Tone::Warn, Some("Two days left"), &html! { p { "The cohort closes on Friday. Ask for more time if you need it." } }))
        (quiet_notice(Tone::Bad, Some("Not sent"), &html! { p { "The mail server did not answer. Nothing is lost; send it again in a minute." } }))
    }
}

const WORDS: StateWords = StateWords {
    done: "done",
    current: "you are here",
    open: "not done yet",
    locked: "opens later",
};

fn modules() -> [OutlineModule<'static>; 1] {
    let step = |title, state, note| Step {
        title,
        href: Some("#"),
        state,
        note,
    };
    [OutlineModule {
        title: "2 Making sense",
        steps: vec![
            step("Generous interpretations", StepState::Done, None),
            step("The three questions", StepState::Current, Some("9 min")),
            step(
                "A case from a night shift",
                StepState::Open,
                Some("optional"),
            ),
            Step {
                title: "Check yourself",
                href: None,
                state: StepState::Locked,
                note: Some("10 questions"),
            },
        ],
    }]
}

fn answers() -> Markup {
    let words = SavedWords {
        saving: "Saving",
        saved: "Saved {time}",
        zone: "UTC",
        failed: "Not saved yet. We keep trying.",
        refused: "Time is up.",
        invalid: "Not saved. The message at the field says why.",
    };
    html! {
        (saved_line(&words, "Saved 10:42"))
        (feedback("verdict-1", Tone::Good, "Right", &html! { p { "A private question keeps her dignity." } }))
        (feedback("verdict-2", Tone::Bad, "Not yet", &html! { p { "In front of the team she can only defend herself." } }))
    }
}

fn confirmation() -> Markup {
    html! {
        form method="get" action="#" {
            (button(&Button { label: "Revoke", weight: Weight::Danger, confirm: Some("style-revoke"), ..Button::default() }))
        }
        (confirm_dialog(&ConfirmDialog {
            id: "style-revoke",
            title: "Revoke this certificate?",
            text: "Verifying it will say “revoked” from this second, with today’s date. It can’t be undone.",
            confirm: "Revoke",
            cancel: "Keep it",
            weight: Weight::Danger,
        }))
    }
}
