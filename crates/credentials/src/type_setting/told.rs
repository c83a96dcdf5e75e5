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
    // a part may be a glyph that no character asks for, such as a lower accent
    let composed = || Some(letters.to_vec());
    let in_parts = || Some(letters.iter().copied().nfd().collect::<Vec<char>>());
    let count = reading.len();
    let as_many = |told: &Vec<char>| told.len() == count;
    let told = spelled.or_else(|| composed().filter(as_many));
    if let Some(told) = told.or_else(|| in_parts().filter(as_many)) {
        for (glyph, letter) in reading.iter_mut().zip(told) {
            glyph.text = letter.to_string();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fonts::{Fonts, Style};
    use super::super::shape::line;
    use crate::design::Design;
    use unicode_normalization::UnicodeNormalization;

    fn told(text: &str, design: Design) -> String {
        let fonts = Fonts::load([]).unwrap();
        let line = line(&fonts, Style::Display, "en", text, design).unwrap();
        line.glyphs.into_iter().map(|glyph| glyph.text).collect()
    }

    #[test]
    fn a_name_is_told_as_it_was_typed() {
        for name in [
            "Jean-François d’Alembert Œuvrard",
            "Nyong'i O'Brien O’Brien",
            "Łįįʼdził Tsʼósí",
            "Kaleohano Makanaʻōhuʻu",
            "Jean\u{2011}Luc",
            "Chukwuemeka Ńwáńkwọ Ụzọ́",
            "Kęstutis Žičkus-Ėglė",
            "Guðrún Þorgerður Ásgeirsdóttir",
            "fi ffi fl ffl Tjörk Raffaella Sheffield",
            "Ṣọlá Ǵabıt Įį́ Ấṇh",
            "Wangũĩ wa Mbũgũ",
            "Ѓорѓи Ќосевски",
            "Екатерина Щербакова-Ёлкина",
            "Ο Αλέξανδρος Παπαδόπουλος",
            "Joanna 7. Moe",
        ] {
            let typed: String = name.nfc().collect();
            let copied: String = told(name, Design::Second).nfc().collect();
            assert_eq!(copied, typed);
        }
    }

    #[test]
    fn letters_of_right_to_left_scripts_are_told_once_each() {
        for name in [
            "ملا علي",
            "سلام",
            "عبد الله آل ساعدي",
            "אברהם צ׳רניחובסקי",
            "کریمی لاله",
        ] {
            let sorted = |text: &str| {
                let mut letters: Vec<char> = text.nfc().collect();
                letters.sort_unstable();
                letters
            };
            assert_eq!(sorted(&told(name, Design::Second)), sorted(name), "{name}");
        }
    }

    #[test]
    fn the_first_design_tells_letters_as_it_did() {
        assert_eq!(told("d’Alembert", Design::First), "d\u{2bc}Alembert");
        assert_eq!(told("d’Alembert", Design::Second), "d’Alembert");
    }
}
