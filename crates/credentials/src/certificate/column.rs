//! The middle column: statement, name, achievement, title, details.
//!
//! It flows from the wreath down and is spaced, and if need be shrunk, to end
//! above the foot.

use super::Refusal;
use super::facts::CertificateFacts;
use super::foot::FOOT;
use super::frame::{INNER_LINE, WREATH_DEPTH, WREATH_RADIUS};
use super::layout::{Align, Page};
use crate::design::Design;
use crate::drawing::{Color, Element, Mark, Path, Role, Segment, Shape};
use crate::type_setting::{Fit, Fitted, Style};

/// The middle column, placed.
pub(super) fn column(page: &Page<'_>) -> Result<Vec<Element>, Refusal> {
    let top = page.height - WREATH_DEPTH - WREATH_RADIUS * 1.45;
    let room = top - FOOT;
    let mut shrink = 1.0;
    let mut blocks = blocks(page, shrink)?;
    // two tall lines here and there: everything a little smaller, until it fits
    while height(&blocks) + gaps(&blocks) > room && shrink > SMALLEST {
        shrink *= 0.95;
        blocks = self::blocks(page, shrink)?;
    }
    for block in &blocks {
        page.readable(block.fitted.size, &block.text)?;
    }
    if height(&blocks) + gaps(&blocks) > room && page.facts.design > Design::First {
        let highest = blocks
            .iter()
            .max_by(|a, b| a.height().total_cmp(&b.height()));
        let text = highest.map_or_else(String::new, |block| block.text.clone());
        return Err(Refusal::TooLong { text });
    }
    let slack = (room - height(&blocks) - gaps(&blocks)).max(0.0);
    // spare room opens the gaps first, then goes above and below
    let wider = 1.0 + (slack / gaps(&blocks).max(1.0)).min(0.45);
    let spare = (room - height(&blocks) - gaps(&blocks) * wider).max(0.0);
    let mut y = top - spare * 0.42;
    let mut elements = Vec::new();
    for block in &blocks {
        y -= block.gap * wider;
        elements.extend(place(page, block, y));
        y -= block.height();
    }
    Ok(elements)
}

/// Nothing that fits a form field needs less than this.
const SMALLEST: f32 = 0.4;

fn height(blocks: &[Block]) -> f32 {
    blocks.iter().map(Block::height).sum()
}

fn gaps(blocks: &[Block]) -> f32 {
    blocks.iter().map(|block| block.gap).sum()
}

/// What the design wants of a block; lengths in points.
struct BlockStyle<'t> {
    text: &'t str,
    style: Style,
    size: f32,
    break_below: f32,
    gap: f32,
    color: Color,
    role: Role,
    ruled: bool,
}

fn options<'t>(facts: &'t CertificateFacts) -> Vec<BlockStyle<'t>> {
    let CertificateFacts {
        words,
        colors,
        holder,
        title,
        ..
    } = facts;
    let plain = |text: &'t str, size: f32, gap: f32| BlockStyle {
        text,
        style: Style::Text,
        size,
        break_below: size * 0.8,
        gap,
        color: colors.muted,
        role: Role::Paragraph,
        ruled: false,
    };
    let name = BlockStyle {
        style: Style::Display,
        break_below: 33.0,
        color: colors.ink,
        ruled: true,
        ..plain(holder, 47.0, 15.0)
    };
    let title = BlockStyle {
        style: Style::Italic,
        break_below: 23.0,
        color: colors.primary,
        role: Role::Heading,
        ..plain(title, 31.0, 11.0)
    };
    let mut options = vec![
        plain(&words.statement, 15.5, 0.0),
        name,
        plain(&words.achievement, 15.0, 17.0),
        title,
        plain(&words.details, 13.5, 12.0),
    ];
    options.extend(words.validity.as_deref().map(|text| plain(text, 13.5, 4.5)));
    options.retain(|block_style| !block_style.text.is_empty());
    options
}

fn blocks(page: &Page<'_>, shrink: f32) -> Result<Vec<Block>, Refusal> {
    let width = page.width - 2.0 * INNER_LINE - 84.0;
    let set = |block_style: BlockStyle<'_>| {
        let BlockStyle {
            style,
            size,
            break_below,
            ..
        } = block_style;
        let fit = Fit {
            style,
            size: size * shrink,
            break_below: break_below * shrink,
            width,
            design: page.facts.design,
        };
        Ok(Block {
            text: block_style.text.to_owned(),
            fitted: fit.set(page.fonts, &page.facts.language, block_style.text)?,
            color: block_style.color,
            role: block_style.role,
            gap: block_style.gap * shrink,
            ruled: block_style.ruled,
        })
    };
    options(page.facts).into_iter().map(set).collect()
}

/// A block of the middle column.
struct Block {
    text: String,
    fitted: Fitted,
    color: Color,
    role: Role,
    /// Points wanted above the block.
    gap: f32,
    /// A golden hairline below it.
    ruled: bool,
}

impl Block {
    /// Distance between two baselines in em.
    const LEADING: f32 = 1.16;

    /// Height above the first baseline and below the last, in em: what the
    /// letters usually need, or more where marks pile up.
    fn reach(&self) -> (f32, f32) {
        let first = self.fitted.lines.first().map_or(0.0, |line| line.top);
        let last = self.fitted.lines.last().map_or(0.0, |line| line.bottom);
        (first.max(0.7), (-last).max(0.22))
    }

    /// Baseline to baseline within the block, in em: more where marks would touch.
    fn leading(&self) -> f32 {
        let pairs = self.fitted.lines.windows(2);
        pairs
            .map(|pair| pair[1].top - pair[0].bottom + 0.1)
            .fold(Self::LEADING, f32::max)
    }

    fn height(&self) -> f32 {
        let (above, below) = self.reach();
        let between = self.leading() * self.fitted.lines.len().saturating_sub(1) as f32;
        (above + between + below) * self.fitted.size + if self.ruled { RULE_GAP } else { 0.0 }
    }
}

const RULE_GAP: f32 = 9.0;

/// A block whose upper edge is at `top`.
fn place(page: &Page<'_>, block: &Block, top: f32) -> Vec<Element> {
    let (above, _) = block.reach();
    let size = block.fitted.size;
    let mut baseline = top - above * size;
    let mut marks = Vec::new();
    for line in &block.fitted.lines {
        let fitted = Fitted {
            lines: vec![line.clone()],
            size,
        };
        marks.extend(page.text(
            &fitted,
            (page.width / 2.0, baseline),
            Align::Middle,
            block.color,
        ));
        baseline -= block.leading() * size;
    }
    let mut elements = vec![Element {
        role: block.role.clone(),
        marks,
    }];
    if block.ruled {
        elements.push(rule(page, top - block.height()));
    }
    elements
}

/// The golden hairline below the name, with a small lozenge in its middle.
fn rule(page: &Page<'_>, y: f32) -> Element {
    let color = page.facts.colors.accent;
    let (center, half) = (page.width / 2.0, 172.0);
    let line = |from: f32, to: f32| {
        let path = Path::line((center + from, y), (center + to, y));
        Mark::Shape(Shape::stroke(path, color, 0.7))
    };
    let lozenge = Path(vec![
        Segment::Move((center - 4.0, y)),
        Segment::Line((center, y + 2.4)),
        Segment::Line((center + 4.0, y)),
        Segment::Line((center, y - 2.4)),
        Segment::Close,
    ]);
    let marks = vec![
        line(-half, -9.0),
        line(9.0, half),
        Mark::Shape(Shape::fill(lozenge, color)),
    ];
    Element {
        role: Role::Decoration,
        marks,
    }
}
