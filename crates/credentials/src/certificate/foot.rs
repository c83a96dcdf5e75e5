//! The foot of the page: who signed, the number, and how to verify.

use super::facts::Signatory;
use super::frame::INNER_LINE;
use super::layout::{Align, Page};
use super::{Refusal, qr};
use crate::drawing::{Element, Mark, Path, Role, Shape};
use crate::type_setting::Style;

/// The middle column ends this far above the paper's lower edge.
pub(super) const FOOT: f32 = 152.0;

const SIDE: f32 = INNER_LINE + 36.0;
const QR_SIDE: f32 = 70.0;
const QR_BOTTOM: f32 = 72.0;
const SIGNATURE_WIDTH: f32 = 190.0;
const SIGNATURE_HEIGHT: f32 = 42.0;
const SIGNATURE_LINE: f32 = 108.0;

pub(super) fn foot(page: &Page<'_>) -> Result<Vec<Element>, Refusal> {
    let signatory = page.facts.signatory.as_ref().filter(|who| !who.is_empty());
    let mut elements = match signatory {
        Some(signatory) => signature_block(page, signatory)?,
        None => Vec::new(),
    };
    // where nobody signs, the number takes that side, so that the foot is not lopsided
    let place = if signatory.is_some() {
        (page.width - SIDE - QR_SIDE - 14.0, Align::Right)
    } else {
        (SIDE, Align::Left)
    };
    elements.extend(verification(page, place)?);
    Ok(elements)
}

impl Signatory {
    fn is_empty(&self) -> bool {
        self.name.is_empty() && self.role.is_empty() && self.signature_png.is_none()
    }
}

fn signature_block(page: &Page<'_>, signatory: &Signatory) -> Result<Vec<Element>, Refusal> {
    let colors = page.facts.colors;
    let mut elements = Vec::new();
    if let Some((width, height)) = page.signature {
        let (width, height) = (width as f32, height as f32);
        let scale = ((SIGNATURE_WIDTH - 20.0) / width).min(SIGNATURE_HEIGHT / height);
        let (width, height) = (width * scale, height * scale);
        let (x, y) = (SIDE + 6.0, SIGNATURE_LINE + 2.0);
        elements.push(Element {
            role: Role::Figure {
                description: page.facts.words.signature_description.clone(),
                bounds: [x, y, x + width, y + height],
            },
            marks: vec![Mark::Picture {
                x,
                y,
                width,
                height,
            }],
        });
    }
    let path = Path::line(
        (SIDE, SIGNATURE_LINE),
        (SIDE + SIGNATURE_WIDTH, SIGNATURE_LINE),
    );
    let line = Shape::stroke(path, colors.muted.thinned(colors.paper, 0.7), 0.6);
    elements.push(Element {
        role: Role::Decoration,
        marks: vec![Mark::Shape(line)],
    });
    let note = page.facts.words.seal_note.as_deref().unwrap_or_default();
    let lines = [
        (signatory.name.as_str(), Style::Strong, 12.0, colors.ink),
        (signatory.role.as_str(), Style::Text, 11.0, colors.ink),
        (note, Style::Text, 9.5, colors.muted),
    ];
    let mut y = SIGNATURE_LINE - 1.0;
    for (text, style, size, color) in lines.into_iter().filter(|line| !line.0.is_empty()) {
        y -= size + 2.0;
        let fitted = page.set(style, size, SIGNATURE_WIDTH, text)?;
        let marks = page.text(&fitted, (SIDE, y), Align::Left, color);
        elements.push(Element {
            role: Role::Paragraph,
            marks,
        });
    }
    Ok(elements)
}

fn verification(page: &Page<'_>, (x, align): (f32, Align)) -> Result<Vec<Element>, Refusal> {
    let colors = page.facts.colors;
    let left = page.width - SIDE - QR_SIDE;
    let lines = [
        (
            page.facts.number.as_str(),
            Style::Strong,
            13.0,
            47.0,
            colors.ink,
        ),
        (
            page.facts.words.verify.as_str(),
            Style::Text,
            10.5,
            30.0,
            colors.muted,
        ),
        (
            page.facts.words.scan.as_str(),
            Style::Text,
            10.5,
            14.5,
            colors.muted,
        ),
    ];
    let mut elements = Vec::new();
    for (text, style, size, above, color) in lines.into_iter().filter(|line| !line.0.is_empty()) {
        let fitted = page.set(style, size, SIGNATURE_WIDTH, text)?;
        let marks = page.text(&fitted, (x, QR_BOTTOM + above), align, color);
        elements.push(Element {
            role: Role::Paragraph,
            marks,
        });
    }
    let path = qr::code(&page.facts.verify_url, left, QR_BOTTOM, QR_SIDE)?;
    elements.push(Element {
        role: Role::Figure {
            description: page.facts.words.qr_description.clone(),
            bounds: [left, QR_BOTTOM, left + QR_SIDE, QR_BOTTOM + QR_SIDE],
        },
        marks: vec![Mark::Shape(Shape::fill(path, colors.ink))],
    });
    Ok(elements)
}
