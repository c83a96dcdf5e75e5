//! Shapes one line: which glyphs, where, and which text each stands for.

use std::ops::Range;
use std::str::FromStr;

use rustybuzz::ttf_parser::GlyphId;
use rustybuzz::{BufferClusterLevel, BufferFlags, Direction, Language, UnicodeBuffer};
use unicode_normalization::UnicodeNormalization;

use super::fonts::{Fonts, Style, Typeface};
use super::itemize::{Run, Unprintable, ignorable, runs};
use super::told;
use crate::design::Design;

/// A glyph in its place on the line, in em from the line's left end and baseline.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) typeface: usize,
    pub(crate) id: u16,
    pub(crate) x: f32,
    pub(crate) y: f32,
    /// What a PDF says the pen moves: whole thousandths of an em.
    pub(crate) advance: f32,
    /// The letters it stands for, never empty.
    pub(crate) text: String,
    /// A mark that sits on another glyph.
    pub(crate) mark: bool,
}

/// Neighboring glyphs of one direction.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Section {
    pub(crate) right_to_left: bool,
    /// The letters in the order in which they are read.
    pub(crate) text: String,
    pub(crate) glyphs: Range<usize>,
}

/// A shaped line; glyphs and sections go from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Line {
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) sections: Vec<Section>,
    /// All in em; `top` and `bottom` are the ink's, above the baseline.
    pub(crate) width: f32,
    pub(crate) top: f32,
    pub(crate) bottom: f32,
}

/// Shapes a text as one line. White space is collapsed, so that a name typed
/// with a line break prints like any other.
///
/// `language` is a BCP 47 tag and picks local letter forms.
pub(crate) fn line(
    fonts: &Fonts,
    style: Style,
    language: &str,
    text: &str,
    design: Design,
) -> Result<Line, Unprintable> {
    let text = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .nfc()
        .collect::<String>();
    let mut line = Line::default();
    for run in runs(fonts, style, &text)? {
        shape_run(fonts, language, &text, &run, design, &mut line)?;
    }
    Ok(line)
}

fn shape_run(
    fonts: &Fonts,
    language: &str,
    text: &str,
    run: &Run,
    design: Design,
    line: &mut Line,
) -> Result<(), Unprintable> {
    let typeface = fonts.get(run.typeface);
    let units = typeface.units();
    let first = line.glyphs.len();
    let shaped = rustybuzz::shape(typeface.face(), &[], buffer(language, text, run));
    let infos = shaped.glyph_infos();
    for (place, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
        let id = u16::try_from(info.glyph_id).unwrap_or_default();
        let cluster = cluster(text, run, infos, place);
        if id == 0 {
            return Err(Unprintable::new(
                cluster.chars().filter(|c| !ignorable(*c)).collect(),
            ));
        }
        let x = line.width + position.x_offset as f32 / units;
        let y = position.y_offset as f32 / units;
        if let Some(ink) = typeface.face().glyph_bounding_box(GlyphId(id)) {
            line.top = line.top.max(y + f32::from(ink.y_max) / units);
            line.bottom = line.bottom.min(y + f32::from(ink.y_min) / units);
        }
        let alone = place == 0 || infos[place - 1].cluster != info.cluster;
        line.glyphs.push(Glyph {
            typeface: run.typeface,
            id,
            x,
            y,
            advance: advance(typeface, id),
            text: told::first(typeface, id, cluster, alone, run.right_to_left),
            mark: is_mark(typeface, id),
        });
        line.width += position.x_advance as f32 / units;
    }
    if design >= Design::Second {
        let clusters: Vec<u32> = infos.iter().map(|info| info.cluster).collect();
        told::second(typeface, text, run, &clusters, &mut line.glyphs[first..]);
    }
    extend_sections(line, run.right_to_left, &text[run.range.clone()], first);
    Ok(())
}

/// Adds a space that is read and not seen, so that two lines are two words. A
/// style whose first typeface has none is read without.
pub(crate) fn space_after(fonts: &Fonts, style: Style, line: &mut Line) {
    let mut faces = fonts.order(style);
    let found = faces.find_map(|place| Some((place, fonts.get(place).face().glyph_index(' ')?)));
    let Some((typeface, GlyphId(id))) = found else {
        return;
    };
    let first = line.glyphs.len();
    line.glyphs.push(Glyph {
        typeface,
        id,
        x: line.width,
        y: 0.0,
        advance: advance(fonts.get(typeface), id),
        text: " ".to_owned(),
        mark: false,
    });
    extend_sections(line, false, " ", first);
}

/// What a PDF says the pen moves behind a glyph.
fn advance(typeface: &Typeface, id: u16) -> f32 {
    let units = typeface.face().glyph_hor_advance(GlyphId(id));
    (f32::from(units.unwrap_or_default()) * 1000.0 / typeface.units()).trunc()
}

fn buffer(language: &str, text: &str, run: &Run) -> UnicodeBuffer {
    let mut buffer = UnicodeBuffer::new();
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
    if let Ok(language) = Language::from_str(language) {
        buffer.set_language(language);
    }
    for (place, letter) in text[run.range.clone()].char_indices() {
        buffer.add(
            letter,
            u32::try_from(run.range.start + place).unwrap_or(u32::MAX),
        );
    }
    buffer.set_pre_context(&text[..run.range.start]);
    buffer.set_post_context(&text[run.range.end..]);
    buffer.set_direction(if run.right_to_left {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    });
    buffer.guess_segment_properties();
    buffer
}

/// The letters that the glyph at `place` and its cluster stand for.
fn cluster<'t>(text: &'t str, run: &Run, infos: &[rustybuzz::GlyphInfo], place: usize) -> &'t str {
    let start = infos[place].cluster;
    let other = |info: &&rustybuzz::GlyphInfo| info.cluster != start;
    let next = if run.right_to_left {
        infos[..place].iter().rev().find(other)
    } else {
        infos[place..].iter().find(other)
    };
    let end = next.map_or(run.range.end, |info| info.cluster as usize);
    text.get(start as usize..end).unwrap_or_default()
}

fn is_mark(typeface: &Typeface, id: u16) -> bool {
    let class = typeface
        .face()
        .tables()
        .gdef
        .and_then(|gdef| gdef.glyph_class(GlyphId(id)));
    class == Some(rustybuzz::ttf_parser::gdef::GlyphClass::Mark)
}

fn extend_sections(line: &mut Line, right_to_left: bool, text: &str, first: usize) {
    let end = line.glyphs.len();
    match line.sections.last_mut() {
        Some(section) if !right_to_left && !section.right_to_left => {
            section.text.push_str(text);
            section.glyphs.end = end;
        }
        _ => line.sections.push(Section {
            right_to_left,
            text: text.to_owned(),
            glyphs: first..end,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shaped(text: &str) -> Line {
        shaped_in(text, Design::Second)
    }

    fn shaped_in(text: &str, design: Design) -> Line {
        line(
            &Fonts::load([]).unwrap(),
            Style::Display,
            "en",
            text,
            design,
        )
        .unwrap()
    }

    fn told(line: &Line) -> String {
        line.glyphs
            .iter()
            .map(|glyph| glyph.text.as_str())
            .collect()
    }

    #[test]
    fn a_ligature_stands_for_all_its_letters() {
        let line = shaped("Hoff");
        assert!(line.glyphs.len() < 4);
        assert_eq!(told(&line), "Hoff");
    }

    #[test]
    fn right_to_left_letters_stand_from_left_to_right() {
        assert_eq!(told(&shaped("שלם")), "םלש");
        // lam and alef are one glyph, named in the order of the eye
        assert_eq!(told(&shaped("سلام")), "مالس");
    }

    #[test]
    fn a_letter_the_font_lacks_is_made_of_its_parts() {
        let line = shaped("Ǵ");
        assert_eq!(line.glyphs.len(), 2);
        assert!(line.glyphs[1].mark);
    }

    #[test]
    fn composed_and_decomposed_names_are_the_same() {
        assert_eq!(shaped("Ta\u{301}nh"), shaped("Tánh"));
    }

    #[test]
    fn joiners_steer_shaping_and_are_not_drawn() {
        assert_eq!(told(&shaped("A\u{200b}b")), "Ab");
        assert_ne!(
            shaped("می\u{200c}خ").glyphs[1].id,
            shaped("میخ").glyphs[1].id
        );
    }
}
