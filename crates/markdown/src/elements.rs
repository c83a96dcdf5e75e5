//! What a piece of Markdown holds that the course folder's format has a rule
//! about, with lines; the same dialect as the one that is shown.

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};
use laurel_domain::authoring::Element;

/// Every element with its line in the piece, from 1.
#[must_use]
pub fn elements(text: &str) -> Vec<(usize, Element)> {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &super::options());
    let mut found = Vec::new();
    for node in root.descendants() {
        let data = node.data();
        let element = match &data.value {
            NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => Element::Html,
            NodeValue::Heading(heading) => Element::Heading {
                level: heading.level,
            },
            NodeValue::Link(link) => Element::Link {
                target: link.url.clone(),
            },
            NodeValue::Image(link) => Element::Picture {
                target: link.url.clone(),
                alt: node.collect_text(),
            },
            _ => continue,
        };
        found.push((data.sourcepos.start.line.max(1), element));
    }
    found
}
