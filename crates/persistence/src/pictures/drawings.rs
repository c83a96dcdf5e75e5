//! Looks into an SVG before it comes in: it only draws, fetches nothing, and
//! doesn't grow beyond a reader's memory when it is drawn.

use laurel_domain::authoring::IssueKind;
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::BTreeMap;

/// A drawing larger than this is no drawing.
const MAX_BYTES: u64 = 5_000_000;
const MAX_NODES: u32 = 200_000;
/// How deep its elements may lie in each other, and its `use` lead on.
const MAX_DEEP: usize = 100;
/// Shapes that are drawn when every `use` is followed.
const MAX_SHAPES: u64 = 200_000;

/// Each fault with its line; 0 where it is the whole drawing's.
pub(super) fn check(bytes: &[u8]) -> Vec<(usize, IssueKind)> {
    let size = bytes.len() as u64;
    if size > MAX_BYTES {
        let most = MAX_BYTES;
        return vec![(0, IssueKind::FileTooLarge { size, most })];
    }
    // a document type could hold entities that grow without end
    let options = ParsingOptions {
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let text = std::str::from_utf8(bytes).ok();
    let parsed = text.and_then(|text| Document::parse_with_options(text, options).ok());
    let Some(document) = parsed else {
        return vec![(0, IssueKind::NotThisPicture)];
    };
    if document.root_element().tag_name().name() != "svg" {
        return vec![(0, IssueKind::NotThisPicture)];
    }
    let mut found = Vec::new();
    for node in document.descendants() {
        for what in unsafe_in(node) {
            let line = document.text_pos_at(node.range().start).row as usize;
            found.push((line, IssueKind::UnsafeDrawing { what }));
        }
    }
    if !is_finite(&document) {
        let most = MAX_SHAPES;
        found.push((0, IssueKind::DrawsTooMuch { most }));
    }
    found
}

/// What in this node could run or fetch something.
fn unsafe_in(node: Node<'_, '_>) -> Vec<String> {
    if let Some(text) = node.text().filter(|_| node.is_text()) {
        let around = node.parent();
        let is_style = around.is_some_and(|p| p.tag_name().name() == "style");
        return fetched(text).filter(|_| is_style).into_iter().collect();
    }
    let name = node.tag_name().name();
    let mut found = Vec::new();
    if matches!(
        name,
        "script" | "foreignObject" | "iframe" | "object" | "embed"
    ) {
        found.push(name.to_owned());
    }
    for attribute in node.attributes() {
        let value = attribute.value().trim();
        let handler = attribute.name().to_ascii_lowercase().starts_with("on");
        let elsewhere = attribute.name() == "href"
            && !value.starts_with('#')
            && !value.starts_with("data:image/");
        // an animation may turn a link into another one
        let turned = attribute.name() == "attributeName" && value.ends_with("href");
        if handler || elsewhere || turned {
            found.push(attribute.name().to_owned());
        }
        found.extend(fetched(value));
    }
    found
}

/// What a style brings in from elsewhere.
fn fetched(style: &str) -> Option<String> {
    let style = style.to_ascii_lowercase();
    if style.contains("@import") {
        return Some("@import".to_owned());
    }
    let mut targets = style
        .split("url(")
        .skip(1)
        .map(|rest| rest.trim_start_matches([' ', '\'', '"', '\t', '\n', '\r']));
    targets
        .any(|target| !target.starts_with('#') && !target.starts_with("data:"))
        .then(|| "url(…)".to_owned())
}

/// Whether it is drawn in the end, and soon: a `use` may bring in others, each
/// of which brings in others, or itself.
fn is_finite(document: &Document<'_>) -> bool {
    let deep = |node: Node<'_, '_>| node.ancestors().nth(MAX_DEEP).is_some();
    if document.descendants().any(deep) {
        return false;
    }
    // by id: what lies in it, and whom it brings in
    let mut parts: BTreeMap<&str, (u64, Vec<&str>)> = BTreeMap::new();
    parts.insert("", (0, Vec::new()));
    for node in document.descendants().filter(Node::is_element) {
        let target = node
            .attributes()
            .find(|a| a.name() == "href" && node.tag_name().name() == "use")
            .and_then(|a| a.value().trim().strip_prefix('#'));
        let ids = node.ancestors().filter_map(|above| above.attribute("id"));
        for id in ids.chain([""]) {
            let part = parts.entry(id).or_default();
            part.0 += 1;
            part.1.extend(target);
        }
    }
    let mut shapes: BTreeMap<&str, u64> = parts.iter().map(|(id, p)| (*id, p.0)).collect();
    for _ in 0..MAX_DEEP {
        let next: BTreeMap<&str, u64> = parts
            .iter()
            .map(|(id, (own, brought))| {
                let brought = brought.iter().filter_map(|target| shapes.get(target));
                (
                    *id,
                    brought.fold(*own, |sum, more| sum.saturating_add(*more)),
                )
            })
            .collect();
        if next.values().any(|count| *count > MAX_SHAPES) {
            return false;
        }
        if next == shapes {
            return true;
        }
        shapes = next;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Vec<IssueKind> {
        let text = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{inside}</svg>"#
        );
        check(text.as_bytes()).into_iter().map(|(_, f)| f).collect()
    }

    #[test]
    fn a_drawing_only_draws() {
        let good = r##"<style>a{fill:url( '#b' )}</style><defs><g id="a"><path d="M0 0"/></g></defs>
            <use href="#a"/><use xlink:href="#a" fill="url(#b)"/><text>see url(https://x)</text>"##;
        assert_eq!(svg(good), []);
        for (inside, what) in [
            ("<script>x()</script>", "script"),
            (r#"<g onload="x()"/>"#, "onload"),
            (r#"<a href="javascript:x()"/>"#, "href"),
            (
                r#"<image xlink:href="https://elsewhere.example/a.png"/>"#,
                "href",
            ),
            (
                r#"<a><set attributeName="xlink:href" to="javascript:x()"/></a>"#,
                "attributeName",
            ),
            ("<foreignObject/>", "foreignObject"),
            (
                "<style>@import 'https://elsewhere.example/a.css';</style>",
                "@import",
            ),
            (
                r#"<rect style="fill:URL('//elsewhere.example/a')"/>"#,
                "url(…)",
            ),
        ] {
            assert_eq!(
                svg(inside),
                [IssueKind::UnsafeDrawing { what: what.into() }]
            );
        }
        let growing = b"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>";
        assert_eq!(check(growing), [(0, IssueKind::NotThisPicture)]);
        assert_eq!(check(b"not a drawing"), [(0, IssueKind::NotThisPicture)]);
    }

    #[test]
    fn a_drawing_ends() {
        let too_much = [IssueKind::DrawsTooMuch { most: MAX_SHAPES }];
        let tens: String = (1..10)
            .map(|n| {
                let ten = format!(r##"<use href="#a{}"/>"##, n - 1).repeat(10);
                format!(r#"<g id="a{n}">{ten}</g>"#)
            })
            .collect();
        assert_eq!(svg(&format!(r#"<path id="a0"/>{tens}"#)), too_much);
        assert_eq!(svg(r##"<g id="a"><use href="#a"/></g>"##), too_much);
        let ring = r##"<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>"##;
        assert_eq!(svg(ring), too_much);
        let deep = format!("{}{}", "<g>".repeat(50_000), "</g>".repeat(50_000));
        assert_eq!(svg(&deep), too_much);
    }
}
