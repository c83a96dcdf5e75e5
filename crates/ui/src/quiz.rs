//! The parts of a quiz attempt: the head with its progress and clock, the saved line, feedback.
//! The scripts `saved-line.js`, `quiz-save.js` and `quiz-timer.js` bind to what is made here.

use super::{Tone, progress, tone_words};
use maud::{Markup, html};

/// The server's clock for an attempt. Instants are RFC 3339; `{time}` in `left` becomes
/// "18 minutes" in the page's language.
#[derive(Clone, Copy, Debug)]
pub struct Timer<'a> {
    pub deadline: &'a str,
    pub now: &'a str,
    pub left: &'a str,
    /// What stands there without scripts, "18 minutes left" or "Until 11:00".
    pub shown: &'a str,
    pub hide: &'a str,
    pub show: &'a str,
    /// The id of the form that is sent at zero.
    pub form: &'a str,
}

pub fn timer(t: &Timer) -> Markup {
    html! {
        p class="timer" data-deadline=(t.deadline) data-now=(t.now) data-left=(t.left) data-hide=(t.hide)
            data-show=(t.show) data-form=(t.form) {
            span data-time { (t.shown) } " "
            button class="with-scripts" type="button" { (t.hide) }
            span class="visually-hidden" aria-live="assertive" {}
        }
    }
}

/// Where one stands and the clock, over a bar.
pub fn quiz_head(place: &str, at: u32, of: u32, timer: Option<&Timer>) -> Markup {
    html! {
        div class="quiz-head" {
            div { p class="meta" { (place) } @if let Some(t) = timer { (self::timer(t)) } }
            (progress::bare_bar(place, at, of))
        }
    }
}

/// The words of a question that is not a list of choices; level 1 where it is the page's heading.
pub fn question_heading(level: u8, words: &Markup) -> Markup {
    super::heading(level, Some("question-text"), words)
}

/// How saving stands; `{time}` in `saved` becomes the time of day in the reader's time zone.
#[derive(Clone, Copy, Debug)]
pub struct SavedWords<'a> {
    pub saving: &'a str,
    pub saved: &'a str,
    /// Its IANA name.
    pub zone: &'a str,
    pub failed: &'a str,
    /// The server will not take it any more (time is up, signed out).
    pub refused: &'a str,
    /// The message at the field says what is wrong with it.
    pub invalid: &'a str,
}

/// `now` is what the server knows already ("Saved 10:42"), or empty.
pub fn saved_line(words: &SavedWords, now: &str) -> Markup {
    html! {
        p class="saved" role="status" data-saved-line data-state=[(!now.is_empty()).then_some("saved")]
            data-zone=(words.zone) data-saving-text=(words.saving) data-saved-text=(words.saved) data-failed-text=(words.failed)
            data-refused-text=(words.refused) data-invalid-text=(words.invalid) { (now) }
    }
}

/// Whether a question was answered right, in part or not, and what it teaches, right under it. What leads to
/// its id takes the focus there, and so has it read out.
pub fn feedback(id: &str, tone: Tone, title: &str, body: &Markup) -> Markup {
    let class = match tone {
        Tone::Good => "right",
        Tone::Bad => "wrong",
        Tone::Info | Tone::Warn => "partly",
    };
    html! {
        div class={ "feedback " (class) } id=(id) tabindex="-1" {
            p class="feedback-title" { (tone_words(tone, title)) }
            div { (body) }
        }
    }
}

/// The field of [`mark_choice`], and its value where the mark is set.
pub const MARK: &str = "mark";
pub const MARKED: &str = "yes";

/// Whether a question is to be looked at again. It is sent either way, so that a missing field is
/// none that was cleared.
pub fn mark_choice(id: &str, label: &str, on: bool) -> Markup {
    html! {
        div class="choice mark-choice" {
            input type="hidden" name=(MARK) value="no";
            input type="checkbox" id=(id) name=(MARK) value=(MARKED) checked[on];
            label for=(id) { (label) }
        }
    }
}
