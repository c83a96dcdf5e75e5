//! Markdown: the one function that turns what authors wrote into HTML, and
//! what an import asks about it.
//!
//! Every text of lessons, questions, programs and site pages becomes HTML here
//! and nowhere else: comrak makes it, ammonia lets pass only what is listed in
//! the file `clean.rs`. Here, beside the icons, stands the only `PreEscaped`.

mod bounded;
mod clean;
mod elements;
mod render;
mod rendered_markdown;

pub use elements::elements;
pub use rendered_markdown::{Piece, RenderedMarkdown, piece};

use comrak::Options;
use comrak::options::{Extension, Parse, Render};
use laurel_words::Catalog;
use maud::{Markup, PreEscaped};

/// Where a piece of Markdown stands, which decides what it may name.
#[derive(Clone, Copy)]
pub struct RenderContext<'a> {
    /// For the titles of callouts without one of their own.
    pub words: &'a Catalog,
    /// The address of `activity:its-id`; where there is none, the link's words stay.
    pub activity: &'a dyn Fn(&str) -> Option<String>,
    /// The address of `files/its-name`; where there is none, the picture's text stays.
    pub file: &'a dyn Fn(&str) -> Option<String>,
    /// Set before every id, where several pieces stand on one page.
    pub id_prefix: &'a str,
    /// How many levels the headings move down: `##` is an `h2` where this is 0.
    pub deeper: u8,
    /// Whether headings are ones; in a question they are strong words, since a question
    /// is no part of the page's outline.
    pub headings: bool,
}

impl<'a> RenderContext<'a> {
    /// A page without activities and files.
    pub fn plain(words: &'a Catalog) -> Self {
        Self {
            words,
            activity: &|_| None,
            file: &|_| None,
            id_prefix: "",
            deeper: 0,
            headings: true,
        }
    }
}

/// The HTML of a piece of Markdown; goes inside `.prose`.
#[must_use]
pub fn html(text: &str, rendering: &RenderContext<'_>) -> Markup {
    PreEscaped(clean::clean(&render::render(text, rendering), rendering))
}

/// The HTML of a short piece, such as an answer; without its paragraph where it
/// is a single one, so that it may stand in a label.
#[must_use]
pub fn line(text: &str, rendering: &RenderContext<'_>) -> Markup {
    let Markup { 0: whole } = html(text, rendering);
    let inner = whole
        .trim()
        .strip_prefix("<p>")
        .and_then(|rest| rest.strip_suffix("</p>"))
        .filter(|inner| !inner.contains("<p>"));
    PreEscaped(inner.unwrap_or(&whole).to_owned())
}

/// Its first paragraph, and what follows it; all of it and nothing where it begins otherwise.
#[must_use]
pub fn opening(whole: &Markup) -> (Markup, Markup) {
    let PreEscaped(text) = whole;
    let end = text
        .starts_with("<p>")
        .then(|| text.find("</p>"))
        .flatten()
        .map_or(text.len(), |at| at + "</p>".len());
    let (first, rest) = text.split_at(end);
    (PreEscaped(first.to_owned()), PreEscaped(rest.to_owned()))
}

/// What can be read of it, without any mark: for the search index, and for
/// descriptions.
#[must_use]
pub fn plain(text: &str) -> String {
    render::plain(text)
}

/// The dialect that `docs/authoring.md` describes.
fn options() -> Options<'static> {
    Options {
        extension: Extension {
            strikethrough: true,
            table: true,
            tasklist: true,
            footnotes: true,
            alerts: true,
            ..Extension::default()
        },
        parse: Parse::default(),
        render: Render {
            tasklist_classes: true,
            ..Render::default()
        },
    }
}

#[cfg(test)]
mod tests;
