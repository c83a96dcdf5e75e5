//! The studio's pages: the outline that is the page, the difference between two revisions, and
//! what publishing will do to whom.

use super::{
    Tone,
    icon::{Icon, icon},
    tone_words,
};
use maud::{Markup, html};

/// An activity in the outline; `actions` are its small buttons.
#[derive(Clone, Debug)]
pub struct StudioRow<'a> {
    pub mark: Icon,
    pub title: &'a str,
    pub href: &'a str,
    /// "Lesson · 9 min", "changed".
    pub note: &'a str,
    pub actions: Markup,
}

#[derive(Clone, Debug)]
pub struct StudioModule<'a> {
    pub title: &'a str,
    pub rows: Vec<StudioRow<'a>>,
    pub actions: Markup,
}

pub fn studio_outline(modules: &[StudioModule]) -> Markup {
    html! {
        ol class="studio-outline" {
            @for module in modules {
                li {
                    div class="staff-head" { h2 { (module.title) } div class="actions" { (module.actions) } }
                    ol class="studio-rows" { @for row in &module.rows { li class="studio-row" { (self::row(row)) } } }
                }
            }
        }
    }
}

fn row(row: &StudioRow) -> Markup {
    html! {
        div class="studio-title" {
            (icon(row.mark))
            a href=(row.href) { (row.title) }
            @if !row.note.is_empty() { " " span class="muted" { (row.note) } }
        }
        div class="actions" { (row.actions) }
    }
}

/// Whom a change touches, each line with its tone ("40 people stay on the old revision").
pub fn impact(title: &str, lines: &[(Tone, &str)]) -> Markup {
    html! {
        div class="impact" {
            h2 { (title) }
            ul class="impact-lines" { @for (tone, words) in lines { li { (tone_words(*tone, words)) } } }
        }
    }
}

/// Words that came, read out as an insertion.
pub fn added(words: &str) -> Markup {
    html! { ins class="added" { (words) } }
}

/// Words that went, read out as a deletion.
pub fn removed(words: &str) -> Markup {
    html! { del class="removed" { (words) } }
}
