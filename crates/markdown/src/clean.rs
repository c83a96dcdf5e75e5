//! What may be on a page that an author wrote. Everything that is not listed
//! is dropped, so a gap in the renderer above is not a gap in the site.

use super::RenderContext;
use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

const TAGS: [&str; 34] = [
    "a",
    "aside",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "kbd",
    "cite",
];

/// Callouts, and the notes below a text.
const BLOCKS: [&str; 7] = [
    "footnotes",
    "markdown-alert",
    "markdown-alert-note",
    "markdown-alert-tip",
    "markdown-alert-important",
    "markdown-alert-warning",
    "markdown-alert-caution",
];

pub(super) fn clean(html: &str, rendering: &RenderContext<'_>) -> String {
    let prefix = rendering.id_prefix.to_owned();
    let back = rendering.words.t("prose-footnote-back").to_owned();
    let mut rules = Builder::empty();
    rules
        .tags(HashSet::from(TAGS))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .generic_attributes(HashSet::from(["id"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "aria-label"])),
            ("img", HashSet::from(["src", "alt"])),
            ("ol", HashSet::from(["start"])),
            ("td", HashSet::from(["align"])),
            ("th", HashSet::from(["align"])),
        ]))
        .allowed_classes(HashMap::from([
            ("div", HashSet::from(BLOCKS)),
            ("p", HashSet::from(["markdown-alert-title"])),
            ("span", HashSet::from(["cell-label"])),
            ("sup", HashSet::from(["footnote-ref"])),
            ("a", HashSet::from(["footnote-backref", "picture"])),
            ("ul", HashSet::from(["contains-task-list"])),
            ("li", HashSet::from(["task-list-item"])),
        ]))
        .url_schemes(HashSet::from(["https", "http", "mailto"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener"))
        .set_tag_attribute_value("img", "loading", "lazy")
        .set_tag_attribute_value("img", "decoding", "async")
        .set_tag_attribute_value("th", "scope", "col")
        // what scrolls sideways on a phone must be reached by keys
        .set_tag_attribute_value("pre", "tabindex", "0")
        .set_tag_attribute_value("table", "tabindex", "0");
    if !prefix.is_empty() {
        rules.id_prefix(Some(rendering.id_prefix));
    }
    rules.attribute_filter(move |tag, name, value| match (tag, name) {
        ("a", "href") => Some(match value.strip_prefix('#') {
            Some(id) if !prefix.is_empty() => Cow::Owned(format!("#{prefix}{id}")),
            _ => Cow::Borrowed(value),
        }),
        ("a", "aria-label") => value
            .strip_prefix("Back to reference ")
            .map(|number| Cow::Owned(format!("{back} {number}"))),
        _ => Some(Cow::Borrowed(value)),
    });
    rules.clean(html).to_string()
}
