//! What a piece of Markdown holds that the course folder's format has a rule
//! about, with lines; the same dialect as the one that is shown.

use super::bounded::bounded;
use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};
use laurel_domain::authoring::{Element, is_seen};

/// Every element with its line in the piece, from 1.
#[must_use]
pub fn elements(text: &str) -> Vec<(usize, Element)> {
    let arena = Arena::new();
    let text = bounded(text);
    let root = parse_document(&arena, &text, &super::options());
    let mut found = Vec::new();
    let mut anything = text.is_empty();
    for node in root.descendants() {
        let data = node.data();
        anything |= shows(&data.value);
        let element = match &data.value {
            NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => Element::Html,
            NodeValue::Heading(heading) => Element::Heading {
                level: heading.level,
            },
            NodeValue::Link(link) => Element::Link {
                target: link.url.clone(),
                name: node.collect_text(),
            },
            NodeValue::Image(link) => Element::Picture {
                target: link.url.clone(),
                alt: node.collect_text(),
            },
            _ => continue,
        };
        found.push((data.sourcepos.start.line.max(1), element));
    }
    if !anything {
        found.push((1, Element::Nothing));
    }
    found
}

/// Whether something of this node itself can be seen, or is a problem of its own. A line
/// across the page, an empty heading and the sign of an empty list tell nothing.
fn shows(value: &NodeValue) -> bool {
    match value {
        NodeValue::Text(words) => is_seen(words),
        NodeValue::Code(code) => is_seen(&code.literal),
        NodeValue::CodeBlock(code) => is_seen(&code.literal),
        NodeValue::HtmlBlock(_)
        | NodeValue::HtmlInline(_)
        | NodeValue::Link(_)
        | NodeValue::Image(_)
        | NodeValue::FootnoteReference(_)
        | NodeValue::Alert(_) => true,
        _ => false,
    }
}
