//! Which letters a glyph stands for, for whoever copies, searches or listens.

use rustybuzz::ttf_parser::GlyphId;
use unicode_normalization::UnicodeNormalization;

use super::fonts::Typeface;
use super::itemize::{Run, ignorable};
use super::shape::Glyph;

/// For each glyph the lowest character that asks for it. Extraction goes from left to right, so letters joined in one glyph of a
/// right-to-left run are named in the reverse order.
pub(super) fn first(
    typeface: &Typeface,
    id: u16,
    cluster: &str,
    alone: bool,
    right_to_left: bool,
) -> String {
    let drawn = || cluster.chars().filter(|c| !ignorable(*c));
    let mut letters = drawn();
    let text: String = match (letters.next(), letters.next()) {
        (Some(one), None) if alone && typeface.face().glyph_index(one) == Some(GlyphId(id)) => {
            typeface.nominal(id).unwrap_or(one).into()
        }
        _ if !alone => typeface.nominal(id).into_iter().collect(),
        _ if right_to_left => drawn().collect::<Vec<_>>().into_iter().rev().collect(),
        _ => drawn().collect(),
    };
    // PDF/UA-1 (ISO 14289-1, 7.21.7) wants some text for every glyph
    if text.is_empty() {
        '\u{200b}'.into()
    } else {
        text
    }
}

/// The letters as they were typed, once each. A letter that is drawn from parts
/// is told by its parts, which are the same text; letters that are drawn one
/// by one are told one by one.
pub(super) fn second(
    typeface: &Typeface,
    text: &str,
    run: &Run,
    clusters: &[u32],
    glyphs: &mut [Glyph],
) {
    let mut first = 0;
    for same in clusters.chunk_by(|a, b| a == b) {
        let start = same[0] as usize;
        let next = clusters.iter().filter(|c| **c as usize > start).min();
        let end = next.map_or(run.range.end, |c| *c as usize);
        let letters: Vec<char> = text
            .get(start..end)
            .unwrap_or_default()
            .chars()
            .filter(|c| !ignorable(*c))
            .collect();
        let part = &mut glyphs[first..first + same.len()];
        first += same.len();
        tell(typeface, &letters, run.right_to_left, part);
    }
}

fn tell(typeface: &Typeface, letters: &[char], right_to_left: bool, glyphs: &mut [Glyph]) {
    // in the order in which they are read
    let mut reading: Vec<&mut Glyph> = if right_to_left {
        glyphs.iter_mut().rev().collect()
    } else {
        glyphs.iter_mut().collect()
    };
    if let ([letter], [glyph]) = (letters, reading.as_mut_slice()) {
        glyph.text = letter.to_string();
        return;
    }
    let parts: Option<Vec<char>> = reading.iter().map(|g| typeface.nominal(g.id)).collect();
    let spelled = parts.filter(|parts| {
        let whole = letters.iter().copied().nfc();
        parts.iter().copied().nfc().eq(whole)
    });
    let one_by_one = (letters.len() == reading.len()).then(|| letters.to_vec());
    if let Some(told) = spelled.or(one_by_one) {
        for (glyph, letter) in reading.iter_mut().zip(told) {
            glyph.text = letter.to_string();
        }
    }
}
