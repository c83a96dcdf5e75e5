//! The part of a typeface that one file needs: a font program with some of its
//! glyphs and no others.

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile, subset};
use allsorts::tables::os2::Os2;
use allsorts::tables::{FontTableProvider, NameTable};
use allsorts::tag;

/// A font program, and what is told of its typeface beside it since the
/// program itself leaves it out.
pub(crate) struct Subset {
    /// A TrueType or OpenType file of one typeface.
    pub(crate) program: Vec<u8>,
    /// The name for PostScript.
    pub(crate) name: Option<String>,
    /// From 100 to 900, or 0 where it is not told (OS/2 usWeightClass).
    pub(crate) weight: u16,
}

/// Takes glyphs out of a font file; of a collection, out of its first typeface.
///
/// In the program a glyph's number is its place in `glyphs`, and parts that
/// glyphs are composed of come after them. Glyph 0, which is shown for what is
/// missing, is first and none comes twice, or nothing is made.
pub(super) fn of(file: &[u8], glyphs: &[u16]) -> Result<Subset, String> {
    let font = ReadScope::new(file)
        .read::<FontData<'_>>()
        .map_err(|error| error.to_string())?;
    let tables = font.table_provider(0).map_err(|error| error.to_string())?;
    let program = subset(&tables, glyphs, &SubsetProfile::Pdf, CmapTarget::Unicode)
        .map_err(|error| error.to_string())?;
    Ok(Subset {
        program,
        name: name(&tables),
        weight: weight(&tables).unwrap_or_default(),
    })
}

fn name(tables: &impl FontTableProvider) -> Option<String> {
    let table = tables.table_data(tag::NAME).ok()??;
    let names = ReadScope::new(&table).read::<NameTable<'_>>().ok()?;
    names.string_for_id(NameTable::POSTSCRIPT_NAME)
}

fn weight(tables: &impl FontTableProvider) -> Option<u16> {
    let table = tables.table_data(tag::OS_2).ok()??;
    let measures = ReadScope::new(&table).read_dep::<Os2>(table.len()).ok()?;
    Some(measures.us_weight_class)
}
