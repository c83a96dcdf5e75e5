//! The typefaces at hand: the bundled ones, then those the caller adds.
//!
//! Each is parsed once and then shared between threads.

use std::borrow::Cow;

use rustybuzz::ttf_parser;
use self_cell::self_cell;

use super::itemize::ignorable;
use super::subset::{self, Subset};

macro_rules! bundled {
    ($($file:literal),* $(,)?) => {
        [$(include_bytes!(concat!("../../../../assets/fonts/print/", $file)).as_slice()),*]
    };
}

/// The order matters twice: `Style` names the first four by place, and the
/// others are asked in turn for letters those lack.
const BUNDLED: [&[u8]; 15] = bundled![
    "SourceSerif4Display-Regular.ttf",
    "SourceSerif4Display-It.ttf",
    "SourceSans3-Regular.ttf",
    "SourceSans3-Semibold.ttf",
    "NotoSerifDisplay-Regular.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoSerifHebrew-Regular.ttf",
    "NotoSerifDevanagari-Regular.ttf",
    "NotoSerifThai-Regular.ttf",
    "NotoSerifBengali-Regular.ttf",
    "NotoSerifTamil-Regular.ttf",
    "NotoSerifGurmukhi-Regular.ttf",
    "NotoSerifArmenian-Regular.ttf",
    "NotoSerifGeorgian-Regular.ttf",
    "NotoSerifEthiopic-Regular.ttf",
];

/// The voice of a line; which typeface speaks it depends on its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Display,
    Italic,
    Text,
    Strong,
}

impl Style {
    pub(super) const ALL: [Self; 4] = [Self::Display, Self::Italic, Self::Text, Self::Strong];

    /// Places in [`Fonts`] that are asked before the common fallbacks.
    fn preferred(self) -> &'static [usize] {
        match self {
            Self::Display => &[0],
            Self::Italic => &[1, 0],
            Self::Text => &[2],
            Self::Strong => &[3, 2],
        }
    }
}

const FIRST_FALLBACK: usize = 4;

/// A font file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FontRefused {
    /// The file at this place (from 0) among the added ones is not a TrueType or OpenType
    /// font, or has no outlines.
    #[error("font file {0} is not a TrueType or OpenType font")]
    NotAFont(usize),
    /// Its license bits (OS/2 fsType) forbid embedding it into documents.
    #[error("font file {0} may not be embedded into documents")]
    NotEmbeddable(usize),
}

impl FontRefused {
    /// Its place among the added files, from 0.
    #[must_use]
    pub fn place(&self) -> usize {
        let (Self::NotAFont(place) | Self::NotEmbeddable(place)) = self;
        *place
    }
}

type Face<'a> = rustybuzz::Face<'a>;

self_cell!(
    struct OwnedFace {
        owner: Cow<'static, [u8]>,
        #[covariant]
        dependent: Face,
    }
);

/// One typeface, ready for shaping.
pub(crate) struct Typeface {
    face: OwnedFace,
    /// For each glyph the lowest character that asks for it, or `\0`.
    nominal: Vec<char>,
}

impl Typeface {
    fn parse(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let face = OwnedFace::try_new(bytes, |bytes| {
            rustybuzz::Face::from_slice(bytes, 0).ok_or(())
        })
        .ok()?;
        let nominal = nominal_characters(face.borrow_dependent());
        Some(Self { face, nominal })
    }

    /// The part of it that holds these glyphs, each by its place among them;
    /// glyph 0 has to be first.
    pub(crate) fn subset(&self, glyphs: &[u16]) -> Result<Subset, String> {
        subset::of(self.face.borrow_owner(), glyphs)
    }

    pub(crate) fn face(&self) -> &rustybuzz::Face<'_> {
        self.face.borrow_dependent()
    }

    /// Units to an em.
    pub(crate) fn units(&self) -> f32 {
        f32::from(ttf_parser::Face::units_per_em(self.face()))
    }

    pub(crate) fn nominal(&self, glyph: u16) -> Option<char> {
        self.nominal
            .get(usize::from(glyph))
            .copied()
            .filter(|c| *c != '\0')
    }

    /// Whether this face can show the letter, if need be as a base and its marks.
    pub(super) fn covers(&self, letter: char) -> bool {
        if ignorable(letter) || self.face().glyph_index(letter).is_some() {
            return true;
        }
        let mut all = true;
        let mut parts = 0;
        unicode_normalization::char::decompose_canonical(letter, |part| {
            parts += 1;
            all &= self.face().glyph_index(part).is_some();
        });
        parts > 1 && all
    }
}

fn nominal_characters(face: &ttf_parser::Face<'_>) -> Vec<char> {
    let mut nominal = vec!['\0'; usize::from(face.number_of_glyphs())];
    let tables = face
        .tables()
        .cmap
        .into_iter()
        .flat_map(|cmap| cmap.subtables);
    for table in tables.filter(ttf_parser::cmap::Subtable::is_unicode) {
        table.codepoints(|code| {
            let Some(letter) = char::from_u32(code) else {
                return;
            };
            let place = table
                .glyph_index(code)
                .and_then(|g| nominal.get_mut(usize::from(g.0)));
            if let Some(known) = place
                && (*known == '\0' || letter < *known)
            {
                *known = letter;
            }
        });
    }
    nominal
}

/// One of the caller's own, if it can be shown and embedded.
fn usable(place: usize, bytes: Vec<u8>) -> Result<Typeface, FontRefused> {
    let typeface = Typeface::parse(Cow::Owned(bytes)).ok_or(FontRefused::NotAFont(place))?;
    // one that has only pictures could be set and then not be embedded
    if typeface.subset(&[0]).is_err() {
        return Err(FontRefused::NotAFont(place));
    }
    if typeface.face().permissions() == Some(ttf_parser::Permissions::Restricted) {
        return Err(FontRefused::NotEmbeddable(place));
    }
    Ok(typeface)
}

/// All typefaces a certificate may be set in.
pub struct Fonts {
    typefaces: Vec<Typeface>,
}

impl Fonts {
    /// Parses the bundled typefaces and then the caller's own, which are asked
    /// last, in the order given. Do it once and share.
    ///
    /// # Errors
    /// [`FontRefused`] when an added file is not a font or may not be embedded.
    pub fn load(added: impl IntoIterator<Item = Vec<u8>>) -> Result<Self, FontRefused> {
        let (fonts, refused) = Self::load_usable(added);
        refused.into_iter().next().map_or(Ok(fonts), Err)
    }

    /// The same without the files that can't be used, and why each can't. Of a
    /// collection (`.ttc`) the first typeface is taken.
    pub fn load_usable(added: impl IntoIterator<Item = Vec<u8>>) -> (Self, Vec<FontRefused>) {
        let mut typefaces: Vec<_> = BUNDLED
            .iter()
            .filter_map(|bytes| Typeface::parse(Cow::Borrowed(bytes)))
            .collect();
        let mut refused = Vec::new();
        for (place, bytes) in added.into_iter().enumerate() {
            match usable(place, bytes) {
                Ok(typeface) => typefaces.push(typeface),
                Err(why) => refused.push(why),
            }
        }
        (Self { typefaces }, refused)
    }

    pub(crate) fn get(&self, place: usize) -> &Typeface {
        &self.typefaces[place]
    }

    /// The places of typefaces in the order in which a style asks them.
    pub(super) fn order(&self, style: Style) -> impl Iterator<Item = usize> + Clone {
        style
            .preferred()
            .iter()
            .copied()
            .chain(FIRST_FALLBACK..self.typefaces.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_font_is_read() {
        let fonts = Fonts::load([]).unwrap();
        assert_eq!(fonts.typefaces.len(), BUNDLED.len());
    }

    #[test]
    fn a_file_that_is_no_font_is_refused_by_its_place() {
        let refused = Fonts::load([BUNDLED[5].to_vec(), b"no font".to_vec()]).err();
        assert_eq!(refused, Some(FontRefused::NotAFont(1)));
    }

    #[test]
    fn a_font_without_outlines_is_refused_before_a_name_is_set_in_it() {
        let mut pictures = BUNDLED[5].to_vec();
        let table = pictures.windows(4).position(|tag| tag == b"glyf").unwrap();
        pictures[table..table + 4].copy_from_slice(b"glyp");
        assert_eq!(
            Fonts::load([pictures]).err(),
            Some(FontRefused::NotAFont(0))
        );
    }

    #[test]
    fn one_bad_file_does_not_take_the_others_away() {
        let added = [
            Vec::new(),
            BUNDLED[5].to_vec(),
            b"no font".to_vec(),
            BUNDLED[7].to_vec(),
        ];
        let (fonts, refused) = Fonts::load_usable(added);
        assert_eq!(fonts.typefaces.len(), BUNDLED.len() + 2);
        assert_eq!(
            refused,
            [FontRefused::NotAFont(0), FontRefused::NotAFont(2)]
        );
    }

    /// The file as the only one of a collection (OpenType, font collections).
    fn collection(font: &[u8]) -> Vec<u8> {
        const HEADER: u32 = 16;
        let mut bytes = b"ttcf\0\x01\0\0".to_vec();
        bytes.extend(1u32.to_be_bytes());
        bytes.extend(HEADER.to_be_bytes());
        bytes.extend(font);
        let tables = u16::from_be_bytes([font[4], font[5]]);
        for table in 0..usize::from(tables) {
            let place = HEADER as usize + 12 + table * 16 + 8;
            let offset: [u8; 4] = bytes[place..place + 4].try_into().unwrap();
            let moved = u32::from_be_bytes(offset) + HEADER;
            bytes[place..place + 4].copy_from_slice(&moved.to_be_bytes());
        }
        bytes
    }

    #[test]
    fn a_collection_is_read_by_its_first_typeface() {
        let (fonts, refused) = Fonts::load_usable([collection(BUNDLED[5])]);
        assert_eq!(refused, []);
        let last = fonts.typefaces.last().unwrap();
        assert!(last.covers('ش') && !last.covers('W'));
    }
}
