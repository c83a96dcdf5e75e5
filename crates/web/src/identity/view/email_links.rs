//! What the pages behind links from emails share: one question with one button, and the page for a link that no longer works.

use crate::page_layout::Page;
use crate::reader::Reader;
use laurel_ui::button::{Weight, link_button, submit};
use maud::html;

/// Phrases of the page for a link that was used or is too old, and the way out of it.
pub struct ExpiredLink {
    pub title: &'static str,
    /// Where it is too old.
    pub text: &'static str,
    /// Where it was used.
    pub used: &'static str,
    pub way_out: (&'static str, &'static str),
}

/// A question with one button.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The phrase of the heading.
    pub title: &'a str,
    pub text: &'a str,
    /// What the button says.
    pub button: &'a str,
    /// Where the button sends to.
    pub action: &'a str,
}

pub fn question_page(reader: &Reader, asked: &Question<'_>) -> Page {
    let title = reader.t(asked.title);
    let main = html! {
        div class="narrow form-page" {
            h1 { (title) }
            p class="lead" { (asked.text) }
            form class="form" method="post" action=(asked.action) { (submit(asked.button)) }
        }
    };
    Page {
        title: title.to_owned(),
        main,
        ..Page::default()
    }
}

/// What a link that was used has done, and the way on.
pub struct Done<'a> {
    /// The phrase of the heading.
    pub title: &'a str,
    pub text: &'a str,
    /// The phrase of the button, and where it leads.
    pub way_on: (&'a str, &'a str),
}

pub fn done_page(reader: &Reader, done: &Done<'_>) -> Page {
    let (label, href) = done.way_on;
    let title = reader.t(done.title);
    let main = html! {
        div class="narrow form-page" {
            h1 { (title) }
            p class="lead" { (done.text) }
            div class="actions" { (link_button(reader.t(label), href, Weight::Primary)) }
        }
    };
    Page {
        title: title.to_owned(),
        main,
        ..Page::default()
    }
}

/// A link that was used or is too old.
pub fn expired_page(reader: &Reader, words: &ExpiredLink, is_used: bool) -> Page {
    let (label, href) = words.way_out;
    let text = if is_used { words.used } else { words.text };
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t(words.title)) }
            p class="lead" { (reader.t(text)) }
            div class="actions" { (link_button(reader.t(label), href, Weight::Primary)) }
        }
    };
    Page {
        title: reader.t(words.title).to_owned(),
        main,
        ..Page::default()
    }
}
