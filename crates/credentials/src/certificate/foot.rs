//! The foot of the page: who signed, the number, and how to verify.

use super::facts::Signatory;
use super::frame::INNER_LINE;
use super::layout::{Align, Page};
use super::{Refusal, qr};
use crate::design::Design;
use crate::drawing::{Color, Element, Mark, Path, Role, Shape};
use crate::type_setting::{Fitted, Style, Wrap};

/// The middle column ends this far above the paper's lower edge.
pub(super) const FOOT: f32 = 152.0;

const SIDE: f32 = INNER_LINE + 36.0;
const QR_SIDE: f32 = 70.0;
const QR_BOTTOM: f32 = 72.0;
const SIGNATURE_WIDTH: f32 = 190.0;
const SIGNATURE_HEIGHT: f32 = 42.0;
const SIGNATURE_LINE: f32 = 108.0;
/// From the middle of the page, which the seal has, to what stands beside it.
const BESIDE_SEAL: f32 = 40.0;
/// White around the code, in modules (ISO/IEC 18004, 6.3.8).
const QUIET: f32 = 4.0;
const BLACK: Color = Color::new(0, 0, 0);
const WHITE: Color = Color::new(255, 255, 255);

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
        let fitted = if page.facts.design == Design::First {
            page.set(style, size, SIGNATURE_WIDTH, text)?
        } else {
            let width = page.width / 2.0 - BESIDE_SEAL - SIDE;
            let most = 2;
            page.wrap(
                Wrap {
                    style,
                    size,
                    width,
                    most,
                },
                text,
            )?
        };
        let (lines, lowest) = stacked(page, &fitted, (SIDE, y), Align::Left, color);
        y = lowest;
        elements.push(Element {
            role: Role::Paragraph,
            marks: lines,
        });
    }
    Ok(elements)
}

/// Lines below each other, and the last one's baseline.
fn stacked(
    page: &Page<'_>,
    fitted: &Fitted,
    (x, mut y): (f32, f32),
    align: Align,
    color: Color,
) -> (Vec<Mark>, f32) {
    let mut marks = Vec::new();
    for (place, line) in fitted.lines.iter().enumerate() {
        if place > 0 {
            y -= fitted.size * LEADING;
        }
        let alone = Fitted {
            lines: vec![line.clone()],
            size: fitted.size,
        };
        marks.extend(page.text(&alone, (x, y), align, color));
    }
    (marks, y)
}

/// Distance between two baselines of one text.
const LEADING: f32 = 1.15;

fn verification(page: &Page<'_>, place: (f32, Align)) -> Result<Vec<Element>, Refusal> {
    let mut elements = if page.facts.design == Design::First {
        first_lines(page, place)?
    } else {
        lines(page, place)?
    };
    elements.push(code(page)?);
    Ok(elements)
}

fn first_lines(page: &Page<'_>, (x, align): (f32, Align)) -> Result<Vec<Element>, Refusal> {
    let (words, colors) = (&page.facts.words, page.facts.colors);
    let lines = [
        (
            page.facts.number.as_str(),
            Style::Strong,
            13.0,
            47.0,
            colors.ink,
        ),
        (words.verify.as_str(), Style::Text, 10.5, 30.0, colors.muted),
        (words.scan.as_str(), Style::Text, 10.5, 14.5, colors.muted),
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
    Ok(elements)
}

/// The number and the address lead to the certificate; a long address takes
/// more lines, and the block grows from the middle of the code.
fn lines(page: &Page<'_>, (x, align): (f32, Align)) -> Result<Vec<Element>, Refusal> {
    let (facts, colors) = (page.facts, page.facts.colors);
    let width = page.width / 2.0 - BESIDE_SEAL - SIDE - QR_SIDE - 14.0;
    let wrap = |style, size, most| Wrap {
        style,
        size,
        width,
        most,
    };
    let texts = [
        (
            facts.number.as_str(),
            wrap(Style::Strong, 13.0, 1),
            colors.ink,
            true,
        ),
        (
            facts.words.verify.as_str(),
            wrap(Style::Text, 10.5, 6),
            colors.muted,
            true,
        ),
        (
            facts.words.scan.as_str(),
            wrap(Style::Text, 10.5, 2),
            colors.muted,
            false,
        ),
    ];
    let mut set = Vec::new();
    for (text, wrap, color, leads) in texts.into_iter().filter(|text| !text.0.is_empty()) {
        set.push((page.wrap(wrap, text)?, color, leads));
    }
    let heights = set
        .iter()
        .map(|(fitted, ..)| fitted.lines.len() as f32 * fitted.size * LEADING);
    let gaps = GAP * set.len().saturating_sub(1) as f32;
    let height = heights.sum::<f32>() + gaps;
    let mut top = QR_BOTTOM + QR_SIDE / 2.0 + height / 2.0;
    let mut elements = Vec::new();
    for (fitted, color, leads) in set {
        let baseline = top - fitted.size;
        let (marks, lowest) = stacked(page, &fitted, (x, baseline), align, color);
        top = lowest - fitted.size * (LEADING - 1.0) - GAP;
        let role = if leads {
            Role::Link {
                address: facts.verify_url.clone(),
                bounds: bounds(&marks),
            }
        } else {
            Role::Paragraph
        };
        elements.push(Element { role, marks });
    }
    Ok(elements)
}

/// Between the texts beside the code.
const GAP: f32 = 2.5;

/// Around the ink of some lines: left, bottom, right, top.
fn bounds(marks: &[Mark]) -> [f32; 4] {
    let mut around = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    for mark in marks {
        if let Mark::Text {
            line, x, y, size, ..
        } = mark
        {
            let right = x + line.width * size;
            around[0] = around[0].min(*x);
            around[1] = around[1].min(y - 0.25 * size);
            around[2] = around[2].max(right);
            around[3] = around[3].max(y + 0.8 * size);
        }
    }
    around
}

/// In black on white, since a printer makes dots of every other color.
fn code(page: &Page<'_>) -> Result<Element, Refusal> {
    let left = page.width - SIDE - QR_SIDE;
    let (path, module) = qr::code(&page.facts.verify_url, left, QR_BOTTOM, QR_SIDE)?;
    let marks = if page.facts.design == Design::First {
        vec![Mark::Shape(Shape::fill(path, page.facts.colors.ink))]
    } else {
        let quiet = QUIET * module;
        let side = QR_SIDE + 2.0 * quiet;
        let ground = Path::rectangle(left - quiet, QR_BOTTOM - quiet, side, side);
        vec![
            Mark::Shape(Shape::fill(ground, WHITE)),
            Mark::Shape(Shape::fill(path, BLACK)),
        ]
    };
    Ok(Element {
        role: Role::Figure {
            description: page.facts.words.qr_description.clone(),
            bounds: [left, QR_BOTTOM, left + QR_SIDE, QR_BOTTOM + QR_SIDE],
        },
        marks,
    })
}
