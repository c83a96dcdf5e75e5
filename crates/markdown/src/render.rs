//! Markdown to HTML, not yet cleaned: addresses resolved, pictures with a
//! caption as figures, callouts with a title in the reader's language.

use super::bounded::bounded;
use super::{RenderContext, options};
use comrak::adapters::{HeadingAdapter, HeadingMeta};
use comrak::nodes::{AlertType, NodeValue, Sourcepos};
use comrak::options::{Plugins, RenderPlugins};
use comrak::{Anchorizer, Arena, Node, format_html_with_plugins, parse_document};
use std::fmt::{self, Write};
use std::sync::{Mutex, PoisonError};

pub(super) fn render(text: &str, rendering: &RenderContext<'_>) -> String {
    let arena = Arena::new();
    let options = options();
    let text = bounded(text);
    let root = parse_document(&arena, &text, &options);
    let nodes: Vec<Node<'_>> = root.descendants().collect();
    for node in &nodes {
        resolve(node, rendering);
        name_apart(node);
    }
    for node in nodes {
        label_cells(&arena, node);
        figure(node);
        title(node, rendering);
    }
    let headings = Headings {
        deeper: rendering.deeper,
        are_headings: rendering.headings,
        ids: Mutex::new(Anchorizer::new()),
    };
    let plugins = Plugins {
        render: RenderPlugins {
            heading_adapter: Some(&headings),
            ..RenderPlugins::default()
        },
    };
    let mut html = String::with_capacity(text.len() * 3 / 2);
    // writing to a string does not fail
    let _ = format_html_with_plugins(root, &options, &mut html, &plugins);
    // a list that is only read needs no fields without a label
    html.replace(TASK_DONE, "☑ ")
        .replace(TASK_OPEN, "☐ ")
        // a section would have to have a heading
        .replace(NOTES, r#"<div class="footnotes">"#)
        .replace("</section>", "</div>")
}

const NOTES: &str = r#"<section class="footnotes" data-footnotes>"#;

const TASK_DONE: &str =
    r#"<input type="checkbox" class="task-list-item-checkbox" checked="" disabled="" /> "#;
const TASK_OPEN: &str = r#"<input type="checkbox" class="task-list-item-checkbox" disabled="" /> "#;

/// Gives links and pictures their addresses; one without keeps only its words.
fn resolve(node: Node<'_>, rendering: &RenderContext<'_>) {
    let address = match &node.data().value {
        NodeValue::Link(link) => match link.url.strip_prefix("activity:") {
            Some(id) => (rendering.activity)(id),
            None => return,
        },
        NodeValue::Image(link) => (rendering.file)(&link.url),
        _ => return,
    };
    if let Some(address) = address {
        if let NodeValue::Link(link) | NodeValue::Image(link) = &mut node.data_mut().value {
            link.url = address;
        }
        return;
    }
    let words: Vec<Node<'_>> = node.children().collect();
    for word in words {
        node.insert_before(word);
    }
    node.detach();
}

/// The second mark of the note `a` would have the id of the first one of `a-2`. With every
/// `-` of a name doubled, the single one stands before the number of the mark.
fn name_apart(node: Node<'_>) {
    match &mut node.data_mut().value {
        NodeValue::FootnoteReference(note) => note.name = note.name.replace('-', "--"),
        NodeValue::FootnoteDefinition(note) => note.name = note.name.replace('-', "--"),
        _ => {}
    }
}

/// A paragraph that is one picture with a caption becomes a figure.
fn figure(node: Node<'_>) {
    let alone = matches!(node.data().value, NodeValue::Paragraph) && node.children().count() == 1;
    let Some(picture) = node.first_child().filter(|_| alone) else {
        return;
    };
    let html = match &picture.data().value {
        NodeValue::Image(link) if !link.title.is_empty() => maud::html! {
            figure {
                // opens by itself, as large as one likes
                a class="picture" href=(link.url) { img src=(link.url) alt=(picture.collect_text()); }
                figcaption { (link.title) }
            }
        },
        _ => return,
    };
    picture.detach();
    node.data_mut().value = NodeValue::Raw(format!("{}\n", html.into_string()));
}

/// On a phone a table is a list, in which each cell says what its column is.
fn label_cells<'a>(arena: &'a Arena<'a>, table: Node<'a>) {
    if !matches!(table.data().value, NodeValue::Table(_)) {
        return;
    }
    let mut rows = table.children();
    let Some(head) = rows.next() else { return };
    let mut labels = Vec::new();
    for cell in head.children() {
        labels.push(cell.collect_text());
    }
    for row in rows {
        // the first cell is what the row is about
        for (cell, label) in row.children().zip(&labels).skip(1) {
            let label = maud::html! { span class="cell-label" { (label) } };
            let words = arena.alloc(NodeValue::Raw(label.into_string()).into());
            if cell.first_child().is_some() {
                cell.prepend(words);
            }
        }
    }
}

fn title(node: Node<'_>, rendering: &RenderContext<'_>) {
    if let NodeValue::Alert(alert) = &mut node.data_mut().value
        && alert.title.is_none()
    {
        let key = match alert.alert_type {
            AlertType::Note => "prose-callout-note",
            AlertType::Tip => "prose-callout-tip",
            AlertType::Important => "prose-callout-important",
            AlertType::Warning => "prose-callout-warning",
            AlertType::Caution => "prose-callout-caution",
        };
        alert.title = Some(rendering.words.t(key).to_owned());
    }
}

/// Headings with an id to link to, and without the empty link that comrak
/// would put before them.
struct Headings {
    deeper: u8,
    are_headings: bool,
    ids: Mutex<Anchorizer>,
}

impl Headings {
    fn level(&self, heading: &HeadingMeta) -> u8 {
        heading.level.saturating_add(self.deeper).clamp(2, 6)
    }
}

impl HeadingAdapter for Headings {
    fn enter(
        &self,
        output: &mut dyn Write,
        heading: &HeadingMeta,
        _: Option<Sourcepos>,
    ) -> fmt::Result {
        let mut ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        let id = ids.anchorize(&heading.content);
        let id = id.replace(['"', '<', '>', '&'], "");
        if self.are_headings {
            write!(output, "<h{} id=\"at-{id}\">", self.level(heading))
        } else {
            write!(output, "<p id=\"at-{id}\"><strong>")
        }
    }

    fn exit(&self, output: &mut dyn Write, heading: &HeadingMeta) -> fmt::Result {
        if self.are_headings {
            writeln!(output, "</h{}>", self.level(heading))
        } else {
            writeln!(output, "</strong></p>")
        }
    }
}

pub(super) fn plain(text: &str) -> String {
    let arena = Arena::new();
    let text = bounded(text);
    let root = parse_document(&arena, &text, &options());
    let mut plain = String::with_capacity(text.len());
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::Text(words) => plain.push_str(words),
            NodeValue::Code(code) => plain.push_str(&code.literal),
            NodeValue::SoftBreak
            | NodeValue::LineBreak
            | NodeValue::Paragraph
            | NodeValue::Heading(_)
            | NodeValue::TableCell
            | NodeValue::Item(_) => plain.push(' '),
            NodeValue::Alert(alert) => {
                plain.push(' ');
                plain.push_str(alert.title.as_deref().unwrap_or_default());
            }
            _ => {}
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
