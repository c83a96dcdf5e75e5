//! Cuts a text into runs of one direction, one script and one typeface.
//!
//! A text keeps one typeface if any has all its letters, else each word does,
//! so that a single rare letter doesn't stand out; marks and spaces stay with
//! the typeface before.

use std::ops::Range;

use unicode_bidi::BidiInfo;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

use super::fonts::{Fonts, Style};

/// Letters that no typeface at hand has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no typeface has {letters:?} ({})", scripts.join(", "))]
pub struct Unprintable {
    /// Each letter once, in the order of the text.
    pub letters: Vec<char>,
    /// Unicode names of their scripts, for instance `Han`: a font for these would help.
    pub scripts: Vec<&'static str>,
}

impl Unprintable {
    pub(super) fn new(mut found: Vec<char>) -> Self {
        let mut letters: Vec<char> = Vec::new();
        let mut scripts = Vec::new();
        for letter in found.drain(..) {
            if letters.contains(&letter) {
                continue;
            }
            letters.push(letter);
            let script = letter.script().full_name();
            if !scripts.contains(&script) {
                scripts.push(script);
            }
        }
        Self { letters, scripts }
    }
}

/// A stretch of text that is shaped in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) range: Range<usize>,
    pub(super) typeface: usize,
    pub(super) right_to_left: bool,
}

/// Default-ignorable code points (Unicode 16, `Default_Ignorable_Code_Point`):
/// they steer shaping and ordering and are never drawn.
pub(super) fn ignorable(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Runs in visual order, from left to right.
pub(super) fn runs(fonts: &Fonts, style: Style, text: &str) -> Result<Vec<Run>, Unprintable> {
    let typefaces = typefaces(fonts, style, text)?;
    let scripts = scripts(text);
    let bidi = BidiInfo::new(text, None);
    let mut runs = Vec::new();
    for paragraph in &bidi.paragraphs {
        let (levels, stretches) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for stretch in stretches {
            let right_to_left = levels[stretch.start].is_rtl();
            let mut parts: Vec<Run> = Vec::new();
            let mut script = None;
            for (offset, _) in text[stretch.clone()].char_indices() {
                let place = stretch.start + offset;
                match parts.last_mut() {
                    Some(part)
                        if part.typeface == typefaces[place] && script == Some(scripts[place]) => {}
                    _ => parts.push(Run {
                        range: place..place,
                        typeface: typefaces[place],
                        right_to_left,
                    }),
                }
                script = Some(scripts[place]);
                let end = place + text[place..].chars().next().map_or(0, char::len_utf8);
                if let Some(part) = parts.last_mut() {
                    part.range.end = end;
                }
            }
            if right_to_left {
                parts.reverse();
            }
            runs.append(&mut parts);
        }
    }
    Ok(runs)
}

/// For each byte of the text the typeface of its letter.
fn typefaces(fonts: &Fonts, style: Style, text: &str) -> Result<Vec<usize>, Unprintable> {
    let covers = |place: usize, part: &str| part.chars().all(|c| fonts.get(place).covers(c));
    let first = |part: &str| fonts.order(style).find(|place| covers(*place, part));
    if let Some(one) = first(text) {
        return Ok(vec![one; text.len()]);
    }
    let mut chosen = Vec::with_capacity(text.len());
    let mut missing = Vec::new();
    let mut before = None;
    for word in text.split_inclusive(' ') {
        let whole = first(word.trim_end_matches(' '));
        let mut rest = word;
        while let Some(cluster) = next_cluster(rest) {
            rest = &rest[cluster.len()..];
            let kept = before.filter(|place| cluster == " " && covers(*place, cluster));
            let found = kept
                .or_else(|| whole.filter(|place| covers(*place, cluster)))
                .or_else(|| first(cluster));
            if found.is_none() {
                let lone = |c: &char| first(c.encode_utf8(&mut [0; 4])).is_none();
                let lacking: Vec<char> = cluster.chars().filter(lone).collect();
                // each letter exists somewhere, but no face has base and mark together
                missing.extend(if lacking.is_empty() {
                    cluster.chars().collect()
                } else {
                    lacking
                });
            }
            before = found;
            chosen.extend(std::iter::repeat_n(
                found.unwrap_or_default(),
                cluster.len(),
            ));
        }
    }
    if missing.is_empty() {
        Ok(chosen)
    } else {
        Err(Unprintable::new(missing))
    }
}

/// A letter with the marks and joiners that follow it.
fn next_cluster(text: &str) -> Option<&str> {
    let mut letters = text.char_indices();
    letters.next()?;
    let end = letters
        .find(|(_, c)| !is_combining_mark(*c) && !ignorable(*c))
        .map_or(text.len(), |(place, _)| place);
    Some(&text[..end])
}

/// For each byte the script of its letter; marks, digits and punctuation take
/// the one before, or at the beginning the one that follows.
fn scripts(text: &str) -> Vec<Script> {
    let real =
        |c: char| Some(c.script()).filter(|s| !matches!(s, Script::Common | Script::Inherited));
    let mut current = text.chars().find_map(real).unwrap_or(Script::Common);
    let mut scripts = Vec::with_capacity(text.len());
    for letter in text.chars() {
        current = real(letter).unwrap_or(current);
        scripts.extend(std::iter::repeat_n(current, letter.len_utf8()));
    }
    scripts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, bool)> {
        let fonts = Fonts::load([]).unwrap();
        let runs = runs(&fonts, Style::Display, text).unwrap();
        runs.into_iter()
            .map(|run| (text[run.range].to_owned(), run.right_to_left))
            .collect()
    }

    #[test]
    fn runs_stand_in_the_order_of_the_eye() {
        let wanted = [("Ana ", false), ("שלם", true), (" ", false), ("Li", false)];
        assert_eq!(
            cut("Ana שלם Li"),
            wanted.map(|(text, right)| (text.to_owned(), right))
        );
    }

    #[test]
    fn a_right_to_left_text_starts_at_its_right_end() {
        let cut = cut("שלם 14 Ana");
        let order: Vec<&str> = cut
            .iter()
            .map(|(text, _)| text.trim())
            .filter(|t| !t.is_empty())
            .collect();
        assert_eq!(order, ["Ana", "14", "שלם"]);
    }

    #[test]
    fn a_name_keeps_one_typeface_when_one_has_all_its_letters() {
        // Source Serif 4 has no hooked B
        assert_eq!(cut("Ana Ɓala").len(), 1);
    }

    #[test]
    fn a_mark_never_leaves_its_letter() {
        let runs = cut("Ana ש\u{5c1}ר");
        assert_eq!(runs.last().unwrap().0, "ש\u{5c1}ר");
    }

    #[test]
    fn lacking_letters_are_named_once_with_their_scripts() {
        let fonts = Fonts::load([]).unwrap();
        let refused = runs(&fonts, Style::Display, "王 Ana 小王 한").unwrap_err();
        assert_eq!(refused.letters, ['王', '小', '한']);
        assert_eq!(refused.scripts, ["Han", "Hangul"]);
    }
}
