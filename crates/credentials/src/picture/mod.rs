//! The certificate as a picture for screens: SVG of paths alone, so that no
//! font is needed to show it, and PNG made from that.
//!
//! It is drawn from the same description as the PDF. Show the SVG by `<img>`,
//! not inline: its identifiers are only unique within itself.

mod outline;

use std::collections::BTreeMap;
use std::fmt::Write;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use quick_xml::escape::{escape, partial_escape};
use resvg::tiny_skia::{FilterQuality, Pixmap, PixmapPaint, Transform};
use resvg::usvg::{Options, Tree};

use self::outline::outline;
use crate::certificate::{CertificateFacts, Frame, Refusal, decode, frame, lay_out, signature_of};
use crate::design::Design;
use crate::drawing::{
    Color, Mark, Matrix, Ornament, Paint, Path, Segment, Shape, Sheet, write_number,
};
use crate::type_setting::{Fonts, Line, Style, line};

/// Across a picture that shows what is not valid any more.
const BAND: f32 = 92.0;
const STRUCK: Color = Color::new(0xa3, 0x1f, 0x1f);
const WHITE: Color = Color::new(255, 255, 255);

/// Pictures wider than this would only cost memory.
const WIDEST: u32 = 8000;

/// The certificate as an SVG file with a title and a description.
///
/// # Errors
/// The same as printing it: see [`Refusal`].
pub fn svg(fonts: &Fonts, facts: &CertificateFacts) -> Result<String, Refusal> {
    let signature = signature(facts)?;
    let ornaments = frame(Frame::of(facts));
    let sheet = lay_out(fonts, facts, &ornaments, signature.as_ref().map(size))?;
    Ok(Drawing::new(fonts, facts).finish(&sheet))
}

/// The certificate as a PNG file, `width` pixels wide (at most 8,000).
///
/// # Errors
/// The same as printing it: see [`Refusal`].
pub fn png(fonts: &Fonts, facts: &CertificateFacts, width: u32) -> Result<Vec<u8>, Refusal> {
    let signature = signature(facts)?;
    let ornaments = frame(Frame::of(facts));
    let sheet = lay_out(fonts, facts, &ornaments, signature.as_ref().map(size))?;
    let width = width.clamp(1, WIDEST);
    let scale = width as f32 / sheet.width;
    let height = (sheet.height * scale).round().max(1.0) as u32;
    let failed = |what: &str| Refusal::NotWritten(format!("the picture {what}"));
    let mut pixels = Pixmap::new(width, height).ok_or_else(|| failed("has no size"))?;
    let drawing = Drawing::new(fonts, facts).finish(&sheet);
    let tree = Tree::from_str(&drawing, &Options::default()).map_err(|e| failed(&e.to_string()))?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    if let Some(signature) = signature {
        sign(&sheet, &signature, scale, &mut pixels);
    }
    pixels
        .encode_png()
        .map_err(|error| failed(&error.to_string()))
}

fn signature(facts: &CertificateFacts) -> Result<Option<Pixmap>, Refusal> {
    signature_of(facts).map(decode).transpose()
}

fn size(pixels: &Pixmap) -> (u32, u32) {
    (pixels.width(), pixels.height())
}

/// resvg is built without decoders for pictures within SVG; the only one is drawn here.
fn sign(sheet: &Sheet<'_>, signature: &Pixmap, scale: f32, pixels: &mut Pixmap) {
    let smooth = PixmapPaint {
        quality: FilterQuality::Bicubic,
        ..PixmapPaint::default()
    };
    for mark in sheet.elements.iter().flat_map(|element| &element.marks) {
        if let Mark::Picture {
            x,
            y,
            width,
            height,
        } = mark
        {
            let across = width * scale / signature.width() as f32;
            let down = height * scale / signature.height() as f32;
            let top = (sheet.height - y - height) * scale;
            let place = Transform::from_row(across, 0.0, 0.0, down, x * scale, top);
            pixels.draw_pixmap(0, 0, signature.as_ref(), &smooth, place, None);
        }
    }
}

struct Drawing<'a> {
    fonts: &'a Fonts,
    facts: &'a CertificateFacts,
    body: String,
    /// What is drawn more than once.
    shared: String,
    /// How many ornaments are shared so far.
    count: usize,
    /// Outlines by typeface and glyph, in font units.
    glyphs: BTreeMap<(usize, u16), String>,
}

impl<'a> Drawing<'a> {
    fn new(fonts: &'a Fonts, facts: &'a CertificateFacts) -> Self {
        let (body, shared) = (String::new(), String::new());
        Self {
            fonts,
            facts,
            body,
            shared,
            count: 0,
            glyphs: BTreeMap::new(),
        }
    }

    fn finish(mut self, sheet: &Sheet<'_>) -> String {
        for ornament in sheet.frame {
            let drawn = self.ornament(ornament);
            self.body.push_str(&drawn);
        }
        for mark in sheet.elements.iter().flat_map(|element| &element.marks) {
            match mark {
                Mark::Shape(shape) => write_shape(&mut self.body, shape),
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
                } => self.picture([*x, *y, *width, *height]),
            }
        }
        self.strike(sheet);
        for ((typeface, glyph), outline) in &self.glyphs {
            // writing into a string does not fail
            let _ = write!(
                self.shared,
                r#"<path id="g{typeface}-{glyph}" d="{outline}"/>"#
            );
        }
        let Sheet { width, height, .. } = sheet;
        let title = partial_escape(&self.facts.words.document_title);
        let description = partial_escape(&self.facts.words.description);
        let language = escape(&self.facts.language);
        let Self { body, shared, .. } = self;
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title description" xml:lang="{language}"><title id="title">{title}</title><desc id="description">{description}</desc><defs>{shared}</defs><g transform="matrix(1 0 0 -1 0 {height})">{body}</g></svg>"#
        )
    }

    /// A word across the page, on a band that nobody overlooks or cuts off.
    fn strike(&mut self, sheet: &Sheet<'_>) {
        let Some(word) = &self.facts.struck else {
            return;
        };
        // one that can't be set leaves the band, which says enough
        let design = Design::Second;
        let word = line(
            self.fonts,
            Style::Strong,
            &self.facts.language,
            word,
            design,
        );
        let word = word.unwrap_or_default();
        let angle = (sheet.height / sheet.width).atan();
        let length = (sheet.width.powi(2) + sheet.height.powi(2)).sqrt();
        let size = (length * 0.62 / word.width.max(1.0)).min(BAND * 0.8);
        let (sin, cos) = angle.sin_cos();
        let (x, y) = (sheet.width / 2.0, sheet.height / 2.0);
        self.body.push_str("<g transform=\"");
        write_matrix(&mut self.body, &[cos, sin, -sin, cos, x, y]);
        self.body.push_str("\">");
        let band = Path::rectangle(-length / 2.0, -BAND / 2.0, length, BAND);
        let _ = write!(self.body, "<g fill-opacity=\"0.86\">");
        write_shape(&mut self.body, &Shape::fill(band, STRUCK));
        self.body.push_str("</g>");
        let start = (-word.width * size / 2.0, -size * 0.35);
        self.text(&word, start, size, WHITE);
        self.body.push_str("</g>");
    }

    fn ornament(&mut self, ornament: &Ornament) -> String {
        let mut drawn = String::new();
        match ornament {
            Ornament::Shape(shape) => write_shape(&mut drawn, shape),
            Ornament::Repeat { parts, through } => {
                let inner: String = parts.iter().map(|part| self.ornament(part)).collect();
                if let [once] = through.as_slice() {
                    drawn.push_str("<g transform=\"");
                    write_matrix(&mut drawn, once);
                    let _ = write!(drawn, "\">{inner}</g>");
                } else {
                    let id = self.count;
                    self.count += 1;
                    let _ = write!(self.shared, r#"<g id="o{id}">{inner}</g>"#);
                    for matrix in through {
                        let _ = write!(drawn, "<use href=\"#o{id}\" transform=\"");
                        write_matrix(&mut drawn, matrix);
                        drawn.push_str("\"/>");
                    }
                }
            }
        }
        drawn
    }

    /// Glyphs are placed in whole font units within a group that scales them.
    fn text(&mut self, line: &Line, (x, y): (f32, f32), size: f32, color: Color) {
        for run in line.glyphs.chunk_by(|a, b| a.typeface == b.typeface) {
            let typeface = run[0].typeface;
            let units = self.fonts.get(typeface).units();
            let scale = size / units;
            let _ = write!(self.body, "<g fill=\"{}\" transform=\"", hex(color));
            write_matrix(&mut self.body, &[scale, 0.0, 0.0, scale, x, y]);
            self.body.push_str("\">");
            for glyph in run {
                let outline = self
                    .glyphs
                    .entry((typeface, glyph.id))
                    .or_insert_with(|| outline(self.fonts.get(typeface).face(), glyph.id));
                if outline.is_empty() {
                    continue;
                }
                let _ = write!(self.body, "<use href=\"#g{typeface}-{}\"", glyph.id);
                for (name, place) in [("x", glyph.x), ("y", glyph.y)] {
                    let place = (place * units).round();
                    if place != 0.0 {
                        let _ = write!(self.body, " {name}=\"{place}\"");
                    }
                }
                self.body.push_str("/>");
            }
            self.body.push_str("</g>");
        }
    }

    fn picture(&mut self, [x, y, width, height]: [f32; 4]) {
        if let Some(png) = signature_of(self.facts) {
            let data = BASE64_STANDARD.encode(png);
            let _ = write!(
                self.body,
                r#"<image transform="matrix(1 0 0 -1 {x} {top})" width="{width}" height="{height}" href="data:image/png;base64,{data}"/>"#,
                top = y + height,
            );
        }
    }
}

fn write_shape(out: &mut String, Shape { path, paint }: &Shape) {
    out.push_str("<path ");
    let _ = match paint {
        Paint::Fill(color) => write!(out, "fill=\"{}\"", hex(*color)),
        Paint::Stroke { color, width } => {
            write!(
                out,
                "fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\"",
                hex(*color)
            )
        }
    };
    out.push_str(" d=\"");
    write_path(out, path);
    out.push_str("\"/>");
}

fn write_path(out: &mut String, path: &Path) {
    for segment in &path.0 {
        let (letter, points): (char, &[(f32, f32)]) = match segment {
            Segment::Move(to) => ('M', &[*to]),
            Segment::Line(to) => ('L', &[*to]),
            Segment::Curve(a, b, to) => ('C', &[*a, *b, *to]),
            Segment::Close => ('Z', &[]),
        };
        out.push(letter);
        for (x, y) in points {
            write_number(out, *x, 3);
            write_number(out, *y, 3);
        }
        out.truncate(out.trim_end().len());
    }
}

fn write_matrix(out: &mut String, matrix: &Matrix) {
    let [a, b, c, d, x, y] = matrix;
    if [*a, *b, *c, *d] == [1.0, 0.0, 0.0, 1.0] {
        out.push_str("translate(");
        write_number(out, *x, 3);
        write_number(out, *y, 3);
    } else {
        out.push_str("matrix(");
        matrix
            .iter()
            .for_each(|number| write_number(out, *number, 5));
    }
    out.truncate(out.trim_end().len());
    out.push(')');
}

fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue)
}
