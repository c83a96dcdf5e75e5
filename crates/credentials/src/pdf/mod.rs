//! From a page description to a conforming PDF file.
//!
//! printpdf writes the page, with the parts of the fonts that it is given; what
//! PDF/A-3b and PDF/UA-1 ask beyond that is added to the parsed document before
//! it is saved: structure, metadata, output intent, dates and identifiers.

mod assembly;
mod form;
mod metadata;
mod page;
mod structure;

use std::io::Write;

use chrono::NaiveDate;
use flate2::{Compression, write::ZlibEncoder};
use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont, PdfSaveOptions, XObject, XObjectId};

use crate::certificate::Refusal;
use crate::drawing::Sheet;
use crate::type_setting::Fonts;
pub(crate) use form::Form;

/// What the file says about itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DocumentInfo<'a> {
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
    pub(crate) author: &'a str,
    pub(crate) identifier: &'a str,
    /// Where it can be verified.
    pub(crate) address: &'a str,
    pub(crate) language: &'a str,
    pub(crate) date: NaiveDate,
}

/// Writes PDF files, one after the other.
pub(crate) struct PdfWriter {
    document: PdfDocument,
}

impl Default for PdfWriter {
    fn default() -> Self {
        Self {
            document: PdfDocument::new(""),
        }
    }
}

impl PdfWriter {
    pub(crate) fn render(
        &mut self,
        fonts: &Fonts,
        sheet: &Sheet<'_>,
        frame: &Form,
        picture: Option<&Form>,
        info: &DocumentInfo<'_>,
    ) -> Result<Vec<u8>, Refusal> {
        let tagged = page::page(sheet);
        let parts = tagged.glyphs.iter();
        let parts = parts.map(|(place, glyphs)| font(fonts, *place, glyphs));
        self.document.resources.fonts.map = parts.collect::<Result<_, _>>()?;
        let named = [(page::FRAME, Some(frame)), (page::PICTURE, picture)];
        let forms = named.into_iter().filter_map(|(name, form)| {
            Some((XObjectId(name.into()), XObject::External(form?.object())))
        });
        self.document.resources.xobjects.map = forms.collect();
        self.document.pages = vec![tagged.page];
        let options = PdfSaveOptions {
            optimize: false,
            subset_fonts: false, // they are parts already
            secure: true,
            image_optimization: None,
        };
        let mut warnings = Vec::new();
        let document = printpdf::to_lopdf_doc(&self.document, &options, &mut warnings);
        // a warning means a glyph or a font that would be missing on paper
        if let Some(warning) = warnings
            .into_iter()
            .find(|w| w.severity != printpdf::PdfParseErrorSeverity::Info)
        {
            return Err(Refusal::NotWritten(warning.msg));
        }
        assembly::assemble(document, &tagged.structure, info)
    }
}

/// What is embedded of a typeface: these glyphs, each by its place among them.
fn font(fonts: &Fonts, place: usize, glyphs: &[u16]) -> Result<(FontId, PdfFont), Refusal> {
    let refused = |why: String| Refusal::NotWritten(format!("font {place}: {why}"));
    let part = fonts.get(place).subset(glyphs).map_err(refused)?;
    let mut font = ParsedFont::from_bytes(&part.program, 0, &mut Vec::new())
        .ok_or_else(|| refused("its part cannot be read".to_owned()))?;
    let tag = page::font_name(place);
    let name = part.name.unwrap_or_else(|| tag.clone());
    font.font_name = Some(format!("{tag}+{name}"));
    font.pdf_font_metrics.us_weight_class = part.weight;
    Ok((FontId(tag), PdfFont::new(font)))
}

/// zlib's levels: 9 for what is kept and used again, else 6, since the last
/// percents would double the time.
const KEPT: u32 = 9;
const ONCE: u32 = 6;

pub(crate) fn deflate(bytes: &[u8], level: u32) -> Vec<u8> {
    let mut encoder =
        ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(level));
    match encoder.write_all(bytes).and_then(|()| encoder.finish()) {
        Ok(deflated) => deflated,
        Err(_) => unreachable!("writing to a vector does not fail"),
    }
}
