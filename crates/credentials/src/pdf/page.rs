//! The page's content: text and shapes in marked content, so that every mark
//! is either decoration or belongs to an element of the structure
//! (ISO 14289-1, 7.1).

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    Codepoint, DictItem, FontId, Line as PdfLine, LinePoint, Mm, Op, PaintMode, PdfFontHandle,
    PdfPage, Point, Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix, WindingOrder, XObjectId,
    XObjectTransform,
};

use super::structure::Tag;
use crate::design::Design;
use crate::drawing::{Color, Element, Mark, Paint, Path, Segment, Shape, Sheet};
use crate::type_setting::{Glyph, Line, Section};

/// Resource names of the shared frame and of the signature's picture.
pub(super) const FRAME: &str = "Frame";
pub(super) const PICTURE: &str = "Signature";

/// Glyphs of typefaces in their order. The first is glyph 0, which every font
/// program begins with (ISO 32000-1, 9.7.4.3).
pub(super) type Glyphs = BTreeMap<usize, Vec<u16>>;

/// A page with what is needed to finish the file.
pub(super) struct TaggedPage {
    pub(super) page: PdfPage,
    /// The glyphs that it shows, by the places of their typefaces; in the file
    /// each has its place here as its number.
    pub(super) glyphs: Glyphs,
    /// Elements in reading order; the place of each is its marked content's number.
    pub(super) structure: Vec<Tag>,
}

/// Six capitals: the name of a font's resource and the tag of its subset (ISO 32000-1, 9.6.4).
pub(super) fn font_name(place: usize) -> String {
    let letter = |n: usize| char::from(b'A' + (n % 26) as u8);
    [
        'F',
        'O',
        'N',
        letter(place / 676),
        letter(place / 26),
        letter(place),
    ]
    .iter()
    .collect()
}

pub(super) fn page(sheet: &Sheet<'_>) -> TaggedPage {
    let mut writer = PageWriter {
        shown: shown(sheet),
        design: sheet.design,
        ..PageWriter::default()
    };
    writer.ops.push(Op::BeginMarkedContent {
        tag: "Artifact".into(),
    });
    writer.place(FRAME, [0.0, 0.0, 1.0, 1.0]);
    writer.ops.push(Op::EndMarkedContent);
    let mut structure = Vec::new();
    for element in &sheet.elements {
        writer.element(element, &mut structure);
    }
    let mut page = PdfPage::new(Mm(0.0), Mm(0.0), writer.ops);
    // set in points here: through millimeters A4 would lose its last digits
    let size = printpdf::Rect::from_wh(Pt(sheet.width), Pt(sheet.height));
    (page.media_box, page.trim_box, page.crop_box) = (size.clone(), size.clone(), size);
    TaggedPage {
        page,
        glyphs: writer.shown,
        structure,
    }
}

fn shown(sheet: &Sheet<'_>) -> Glyphs {
    let mut shown: BTreeMap<usize, BTreeSet<u16>> = BTreeMap::new();
    for mark in sheet.elements.iter().flat_map(|element| &element.marks) {
        let Mark::Text { line, .. } = mark else {
            continue;
        };
        for glyph in &line.glyphs {
            let of_typeface = shown.entry(glyph.typeface);
            let glyphs = of_typeface.or_insert_with(|| BTreeSet::from([0]));
            glyphs.insert(glyph.id);
        }
    }
    let ordered = |(place, glyphs): (_, BTreeSet<u16>)| (place, glyphs.into_iter().collect());
    shown.into_iter().map(ordered).collect()
}

#[derive(Default)]
struct PageWriter {
    ops: Vec<Op>,
    shown: Glyphs,
    /// The color for filling that is in force.
    color: Option<Color>,
    /// What each glyph of a typeface was first told as; a file has one text for
    /// each.
    told: BTreeMap<(usize, u16), String>,
    design: Design,
}

impl PageWriter {
    fn element(&mut self, element: &Element, structure: &mut Vec<Tag>) {
        match Tag::of(&element.role) {
            None => self.ops.push(Op::BeginMarkedContent {
                tag: "Artifact".into(),
            }),
            Some(tag) => {
                let number = DictItem::Int(structure.len() as i64);
                self.begin(tag.name(), "MCID", number);
                structure.push(tag);
            }
        }
        for mark in &element.marks {
            self.mark(mark);
        }
        self.ops.push(Op::EndMarkedContent);
    }

    fn begin(&mut self, tag: &str, key: &str, value: DictItem) {
        let properties = DictItem::Dict {
            map: BTreeMap::from([(key.to_owned(), value)]),
        };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties,
        });
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Shape(shape) => self.shape(shape),
            Mark::Text {
                line,
                x,
                y,
                size,
                color,
            } => self.text(line, (*x, *y), *size, *color),
            Mark::Picture {
                x,
                y,
                width,
                height,
            } => self.place(PICTURE, [*x, *y, *width, *height]),
        }
    }

    fn place(&mut self, id: &str, [x, y, width, height]: [f32; 4]) {
        let transform = XObjectTransform {
            translate_x: Some(Pt(x)),
            translate_y: Some(Pt(y)),
            scale_x: Some(width),
            scale_y: Some(height),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject {
            id: XObjectId(id.into()),
            transform,
        });
    }

    fn fill_with(&mut self, color: Color) {
        if self.color != Some(color) {
            self.color = Some(color);
            self.ops.push(Op::SetFillColor { col: rgb(color) });
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape.paint {
            Paint::Fill(color) => {
                self.fill_with(color);
                let rings = subpaths(&shape.path)
                    .map(|points| PolygonRing { points })
                    .collect();
                let polygon = Polygon {
                    rings,
                    mode: PaintMode::Fill,
                    winding_order: WindingOrder::NonZero,
                };
                self.ops.push(Op::DrawPolygon { polygon });
            }
            Paint::Stroke { color, width } => {
                self.ops.push(Op::SetOutlineColor { col: rgb(color) });
                self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
                for points in subpaths(&shape.path) {
                    let is_closed = shape.path.0.last() == Some(&Segment::Close);
                    self.ops.push(Op::DrawLine {
                        line: PdfLine { points, is_closed },
                    });
                }
            }
        }
    }

    /// Letters go from left to right as they stand. The marks of right-to-left
    /// text follow at the end, unread: readers would put them between the
    /// wrong letters.
    fn text(&mut self, line: &Line, origin: (f32, f32), size: f32, color: Color) {
        self.fill_with(color);
        self.ops.push(Op::StartTextSection);
        let mut late = Vec::new();
        for section in &line.sections {
            let glyphs = &line.glyphs[section.glyphs.clone()];
            if section.right_to_left {
                let (marks, letters): (Vec<&Glyph>, Vec<&Glyph>) =
                    glyphs.iter().partition(|glyph| glyph.mark);
                late.extend(marks);
                self.glyphs(&letters, origin, size);
            } else {
                let replaced = needs_actual_text(section, glyphs) || self.told_otherwise(glyphs);
                if replaced {
                    self.begin("Span", "ActualText", text_string(&section.text));
                }
                self.glyphs(&glyphs.iter().collect::<Vec<_>>(), origin, size);
                if replaced {
                    self.ops.push(Op::EndMarkedContent);
                }
            }
        }
        if !late.is_empty() {
            self.begin("Span", "ActualText", text_string(""));
            self.glyphs(&late, origin, size);
            self.ops.push(Op::EndMarkedContent);
        }
        self.ops.push(Op::EndTextSection);
    }

    /// Whether a glyph stands for another text here than where it stood first.
    fn told_otherwise(&self, glyphs: &[Glyph]) -> bool {
        if self.design == Design::First {
            return false;
        }
        let mut here: BTreeMap<(usize, u16), &str> = BTreeMap::new();
        glyphs.iter().any(|glyph| {
            let key = (glyph.typeface, glyph.id);
            let known = self.told.get(&key).map(String::as_str);
            let first = known.unwrap_or_else(|| here.entry(key).or_insert(&glyph.text));
            first != glyph.text
        })
    }

    fn text_of(&mut self, glyph: &Glyph) -> String {
        if self.design == Design::First {
            return glyph.text.clone();
        }
        let key = (glyph.typeface, glyph.id);
        let told = self.told.entry(key).or_insert_with(|| glyph.text.clone());
        told.clone()
    }

    /// Its number in the file.
    fn number_of(&self, glyph: &Glyph) -> u16 {
        let place = self.shown[&glyph.typeface].partition_point(|id| *id < glyph.id);
        u16::try_from(place).unwrap_or_default()
    }

    /// One show operator for each stretch of one typeface and one height.
    fn glyphs(&mut self, glyphs: &[&Glyph], (x, y): (f32, f32), size: f32) {
        for run in glyphs.chunk_by(|a, b| a.typeface == b.typeface && a.y == b.y) {
            let first = run[0];
            let font = PdfFontHandle::External(FontId(font_name(first.typeface)));
            self.ops.push(Op::SetFont {
                font,
                size: Pt(round(size, 100.0)),
            });
            let start = (
                round(x + first.x * size, 100.0),
                round(y + first.y * size, 100.0),
            );
            self.ops.push(Op::SetTextMatrix {
                matrix: TextMatrix::Translate(Pt(start.0), Pt(start.1)),
            });
            // the pen as a reader moves it: by whole thousandths of an em
            let mut pen = 0.0;
            let mut codes = Vec::with_capacity(run.len());
            for (place, glyph) in run.iter().enumerate() {
                pen += glyph.advance;
                let wanted = run.get(place + 1).map(|next| (next.x - first.x) * 1000.0);
                let offset = wanted.map_or(0.0, |wanted| (pen - wanted).round());
                pen -= offset;
                codes.push(Codepoint {
                    gid: self.number_of(glyph),
                    offset,
                    cid: Some(self.text_of(glyph)),
                });
            }
            self.ops.push(Op::ShowText {
                items: vec![TextItem::GlyphIds(codes)],
            });
        }
    }
}

/// Whether the glyphs' own texts, one after the other, are not what is to be
/// read; where marks are placed by themselves, readers tear words apart.
fn needs_actual_text(section: &Section, glyphs: &[Glyph]) -> bool {
    let mut text = section.text.as_str();
    let told = glyphs
        .iter()
        .all(|glyph| match text.strip_prefix(glyph.text.as_str()) {
            Some(rest) => {
                text = rest;
                true
            }
            None => false,
        });
    !told || !text.is_empty() || glyphs.iter().any(|glyph| glyph.mark)
}

/// UTF-16 with byte order mark (ISO 32000-1, 7.9.2.2).
fn text_string(text: &str) -> DictItem {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    DictItem::Bytes(units.flat_map(u16::to_be_bytes).collect())
}

fn rgb(color: Color) -> printpdf::Color {
    let [r, g, b] = color.parts();
    printpdf::Color::Rgb(Rgb {
        r,
        g,
        b,
        icc_profile: None,
    })
}

fn round(number: f32, to: f32) -> f32 {
    (number * to).round() / to
}

fn subpaths(path: &Path) -> impl Iterator<Item = Vec<LinePoint>> {
    let point = |(x, y): (f32, f32), bezier| LinePoint {
        p: Point {
            x: Pt(round(x, 100.0)),
            y: Pt(round(y, 100.0)),
        },
        bezier,
    };
    let together = |_: &Segment, next: &Segment| !matches!(next, Segment::Move(_));
    path.0.chunk_by(together).map(move |segments| {
        segments
            .iter()
            .flat_map(|segment| match segment {
                Segment::Move(to) | Segment::Line(to) => vec![point(*to, false)],
                Segment::Curve(a, b, to) => {
                    vec![point(*a, true), point(*b, true), point(*to, false)]
                }
                Segment::Close => vec![],
            })
            .collect()
    })
}
