//! The outline of a course: modules and their activities, each with its state as a mark and a word.

use super::icon::{Icon, icon};
use crate::text_direction::words_of;
use maud::{Markup, html};

/// Where somebody stands with an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Done,
    Current,
    Open,
    Locked,
}

/// The states in the reader's language, read out after each title.
#[derive(Clone, Copy, Debug)]
pub struct StateWords<'a> {
    pub done: &'a str,
    pub current: &'a str,
    pub open: &'a str,
    pub locked: &'a str,
}

#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    pub title: &'a str,
    /// None where one may not go yet.
    pub href: Option<&'a str>,
    pub state: StepState,
    /// "9 min", "optional", or both.
    pub note: Option<&'a str>,
}

#[derive(Clone, Debug)]
pub struct OutlineModule<'a> {
    /// With its number, "2 Making sense".
    pub title: &'a str,
    pub steps: Vec<Step<'a>>,
}

/// Nested lists rather than headings, so that a side navigation before the lesson does not upset the page's headings.
/// `language`: the titles', where it is not the page's.
pub fn outline(modules: &[OutlineModule], words: &StateWords, language: Option<&str>) -> Markup {
    html! {
        ol class="outline" {
            @for module in modules {
                li {
                    p class="outline-module" { (words_of(language, &html! { (module.title) })) }
                    ol class="steps" { @for step in &module.steps { li { (self::step(step, words, language)) } } }
                }
            }
        }
    }
}

fn step(s: &Step, words: &StateWords, language: Option<&str>) -> Markup {
    let (class, mark, word) = match s.state {
        StepState::Done => ("step done", Icon::Check, words.done),
        StepState::Current => ("step current", Icon::Current, words.current),
        StepState::Open => ("step open", Icon::Open, words.open),
        StepState::Locked => ("step locked", Icon::Lock, words.locked),
    };
    let inside = html! {
        (icon(mark))
        span { (words_of(language, &html! { (s.title) })) span class="visually-hidden" { ", " (word) } }
        @if let Some(note) = s.note { span class="meta" { (note) } }
    };
    html! {
        @if let Some(href) = s.href {
            a class=(class) href=(href) aria-current=[(s.state == StepState::Current).then_some("page")] { (inside) }
        } @else { div class=(class) { (inside) } }
    }
}

/// Something in a course, for who is not in it yet: without a state.
#[derive(Clone, Copy, Debug)]
pub struct ContentsItem<'a> {
    pub icon: Icon,
    pub title: &'a str,
    /// Where it may be read by everybody.
    pub href: Option<&'a str>,
    /// "Lesson · 9 min"
    pub note: &'a str,
}

#[derive(Clone, Debug)]
pub struct ContentsModule<'a> {
    pub title: &'a str,
    pub summary: Option<&'a str>,
    pub items: Vec<ContentsItem<'a>>,
}

/// What is in a course.
pub fn contents(modules: &[ContentsModule]) -> Markup {
    html! {
        ol class="outline" {
            @for module in modules {
                li {
                    p class="outline-module" { (module.title) }
                    @if let Some(summary) = module.summary { p class="outline-summary" { (summary) } }
                    ul class="steps" { @for item in &module.items { li { (contents_item(item)) } } }
                }
            }
        }
    }
}

fn contents_item(item: &ContentsItem) -> Markup {
    let inside = html! {
        (icon(item.icon))
        span { (item.title) }
        span class="meta" { (item.note) }
    };
    html! {
        @if let Some(href) = item.href { a class="step" href=(href) { (inside) } }
        @else { div class="step" { (inside) } }
    }
}
