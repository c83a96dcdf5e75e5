//! How pages are put together from parts: sections with a quiet heading, lists with hairlines,
//! the verdict of a verification, the certificate as a picture.

use super::{
    Tone,
    icon::{Icon, icon},
    layout::NavItem,
};
use maud::{Markup, html};

/// A band of a page: heading and a line under it at the start, the body beside it.
/// `id` lets links lead to it.
pub fn section(id: Option<&str>, heading: &str, note: &str, body: &Markup) -> Markup {
    html! {
        section class="section" id=[id] {
            div class="wrap" {
                div class="section-head" {
                    h2 { (heading) }
                    @if !note.is_empty() { p class="meta" { (note) } }
                }
                div class="section-body" { (body) }
            }
        }
    }
}

/// One line of a list of programs, courses, certificates, tasks.
#[derive(Clone, Debug, Default)]
pub struct Entry<'a> {
    pub title: &'a str,
    pub href: Option<&'a str>,
    pub text: &'a str,
    /// Small facts, usually joined by " · ".
    pub meta: Option<Markup>,
    /// A button, a ring, or nothing.
    pub action: Option<Markup>,
}

/// A list inside a [`section`]: titles are headings of level 3.
pub fn entries(entries: &[Entry]) -> Markup {
    entries_at(3, entries)
}

/// A list right under the page's heading: titles are headings of level 2.
pub fn page_entries(entries: &[Entry]) -> Markup {
    entries_at(2, entries)
}

fn entries_at(level: u8, entries: &[Entry]) -> Markup {
    html! {
        ul class="list" {
            @for entry in entries {
                li class="entry" {
                    div class="entry-text" {
                        (entry_title(level, entry))
                        @if !entry.text.is_empty() { p { (entry.text) } }
                        @if let Some(meta) = &entry.meta { p class="meta" { (meta) } }
                    }
                    @if let Some(action) = &entry.action { div class="entry-action" { (action) } }
                }
            }
        }
    }
}

fn entry_title(level: u8, entry: &Entry) -> Markup {
    let words = html! {
        @if let Some(href) = entry.href { a href=(href) { (entry.title) } } @else { (entry.title) }
    };
    html! {
        @if level == 2 { h2 class="entry-title" { (words) } }
        @else { h3 class="entry-title" { (words) } }
    }
}

/// Links one under another with hairlines; in two columns where there is room.
pub fn link_list(items: &[NavItem], columns: bool) -> Markup {
    html! {
        ul class={ "list plain" @if columns { " columns" } } {
            @for item in items {
                li { a href=(item.href) aria-current=[item.current.then_some("page")] lang=[item.language] { (item.label) } }
            }
        }
    }
}

/// The answer of a verification: large and plain, then a sentence. Holds the page's `h1`.
pub fn verdict(tone: Tone, mark: Icon, answer: &str, sentence: &Markup) -> Markup {
    verdict_under(tone, mark, &html! { h1 { (answer) } }, sentence)
}

/// The same under another heading than the page's own.
pub fn verdict_under(tone: Tone, mark: Icon, heading: &Markup, sentence: &Markup) -> Markup {
    html! {
        div class={ "verdict " (tone.class()) } {
            (icon(mark))
            (heading)
            p { (sentence) }
        }
    }
}

/// A picture of a certificate; `alt` says what stands on it.
pub fn certificate_picture(src: &str, alt: &str, width: u32, height: u32) -> Markup {
    html! { div class="certificate-frame" { img src=(src) alt=(alt) width=(width) height=(height) decoding="async"; } }
}
