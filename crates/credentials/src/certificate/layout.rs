//! Where everything goes on the page.
//!
//! At the top the wreath, then the column with name and title, at the foot who
//! signed and how to verify.

use super::column::column;
use super::facts::{CertificateFacts, Hours};
use super::foot::foot;
use super::frame::{INNER_LINE, WREATH_DEPTH, WREATH_RADIUS};
use super::{Refusal, laurel};
use crate::design::{Design, SMALLEST};
use crate::drawing::{Color, Element, Mark, Ornament, Path, Role, Shape, Sheet};
use crate::type_setting::{Fit, Fitted, Fonts, Style, Wrap, line, space_after};

/// Sets and places all that is printed on one certificate. `signature` is the
/// size of the drawn signature in pixels.
pub(crate) fn lay_out<'f>(
    fonts: &Fonts,
    facts: &CertificateFacts,
    frame: &'f [Ornament],
    signature: Option<(u32, u32)>,
) -> Result<Sheet<'f>, Refusal> {
    let (width, height) = facts.paper.size();
    let page = Page {
        fonts,
        facts,
        width,
        height,
        signature,
    };
    let mut elements = Vec::new();
    elements.extend(page.specimen()?);
    elements.extend(page.wreath()?);
    elements.extend(column(&page)?);
    elements.extend(foot(&page)?);
    Ok(Sheet {
        width,
        height,
        frame,
        design: facts.design,
        elements,
    })
}

/// What the parts of the layout need to know.
pub(super) struct Page<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) facts: &'a CertificateFacts,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) signature: Option<(u32, u32)>,
}

/// How a line meets a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Middle,
    Right,
}

impl Page<'_> {
    pub(super) fn set(
        &self,
        style: Style,
        size: f32,
        width: f32,
        text: &str,
    ) -> Result<Fitted, Refusal> {
        let fit = Fit {
            style,
            size,
            break_below: 0.0,
            width,
            design: self.facts.design,
        };
        let fitted = fit.set(self.fonts, &self.facts.language, text)?;
        self.readable(fitted.size, text)?;
        Ok(fitted)
    }

    /// In as many lines as there is room for.
    pub(super) fn wrap(&self, wrap: Wrap, text: &str) -> Result<Fitted, Refusal> {
        let fitted = wrap.set(self.fonts, &self.facts.language, text)?;
        fitted.ok_or_else(|| Refusal::TooLong {
            text: text.to_owned(),
        })
    }

    /// Nothing is printed that people can't read.
    pub(super) fn readable(&self, size: f32, text: &str) -> Result<(), Refusal> {
        if self.facts.design == Design::First || size >= SMALLEST {
            return Ok(());
        }
        Err(Refusal::TooLong {
            text: text.to_owned(),
        })
    }

    /// Nothing that is seen: read between two texts that stand apart.
    fn space(&self, (x, y): (f32, f32), size: f32) -> Result<Option<Mark>, Refusal> {
        if self.facts.design == Design::First {
            return Ok(None);
        }
        let mut line = line(self.fonts, Style::Text, "", "", self.facts.design)?;
        space_after(self.fonts, Style::Text, &mut line);
        Ok(Some(Mark::Text {
            line,
            x,
            y,
            size,
            color: self.facts.colors.muted,
        }))
    }

    /// One line of text at a place.
    pub(super) fn text(
        &self,
        fitted: &Fitted,
        (x, y): (f32, f32),
        align: Align,
        color: Color,
    ) -> Vec<Mark> {
        let lines = fitted.lines.iter();
        lines
            .map(|line| {
                let width = line.width * fitted.size;
                let x = match align {
                    Align::Left => x,
                    Align::Middle => x - width / 2.0,
                    Align::Right => x - width,
                };
                Mark::Text {
                    line: line.clone(),
                    x,
                    y,
                    size: fitted.size,
                    color,
                }
            })
            .collect()
    }

    fn specimen(&self) -> Result<Option<Element>, Refusal> {
        if !self.facts.specimen {
            return Ok(None);
        }
        let color = self.facts.colors.accent;
        let fitted = self.set(Style::Strong, 10.0, 160.0, &self.facts.words.specimen)?;
        let width = fitted
            .lines
            .iter()
            .map(|line| line.width * fitted.size)
            .fold(0.0, f32::max);
        let right = self.width - INNER_LINE - 18.0;
        let y = self.height - INNER_LINE - 28.0;
        let mut marks = self.text(&fitted, (right - 8.0, y), Align::Right, color);
        let path = Path::rectangle(right - width - 16.0, y - 6.5, width + 16.0, 20.0);
        marks.push(Mark::Shape(Shape::stroke(path, color, 0.8)));
        Ok(Some(Element {
            role: Role::Paragraph,
            marks,
        }))
    }

    /// The hours within the wreath, or a star.
    fn wreath(&self) -> Result<Vec<Element>, Refusal> {
        let center = (self.width / 2.0, self.height - WREATH_DEPTH);
        let Some(Hours { figure, unit }) = &self.facts.hours else {
            let path = laurel::star(center.0, center.1, WREATH_RADIUS * 0.42);
            let marks = vec![Mark::Shape(Shape::fill(path, self.facts.colors.accent))];
            return Ok(vec![Element {
                role: Role::Decoration,
                marks,
            }]);
        };
        let room = WREATH_RADIUS * 1.25;
        let figure = self.set(Style::Display, 27.0, room, figure)?;
        let unit = self.set(Style::Text, 9.5, room * 0.95, unit)?;
        let mut marks = self.text(
            &figure,
            (center.0, center.1 - 4.5),
            Align::Middle,
            self.facts.colors.primary,
        );
        marks.extend(self.space((center.0, center.1 - 4.5), figure.size)?);
        marks.extend(self.text(
            &unit,
            (center.0, center.1 - 17.5),
            Align::Middle,
            self.facts.colors.muted,
        ));
        Ok(vec![Element {
            role: Role::Paragraph,
            marks,
        }])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificate::{CertificateKind, Colors, PaperSize, PrintedWords};

    fn facts(holder: &str, title: &str, paper: PaperSize) -> CertificateFacts {
        let line = "International Center for Compassionate Organizations certifies that";
        CertificateFacts {
            number: "7K3M-Q9TX-2WHD-4".into(),
            language: "en".into(),
            kind: CertificateKind::Certification,
            holder: holder.into(),
            title: title.into(),
            hours: None,
            issuer: "Center".into(),
            issued_on: chrono::NaiveDate::MIN,
            signatory: None,
            verify_url: "https://example.org".into(),
            words: PrintedWords {
                document_title: "Certificate".into(),
                description: "A certificate".into(),
                statement: line.into(),
                achievement: line.into(),
                details: line.into(),
                validity: Some(line.into()),
                verify: line.into(),
                scan: line.into(),
                seal_note: None,
                qr_description: "QR code".into(),
                signature_description: "Signature".into(),
                specimen: "SPECIMEN".into(),
            },
            colors: Colors::default(),
            paper,
            specimen: true,
            struck: None,
            design: Design::Second,
        }
    }

    /// Left, bottom, right and top of the ink of every text.
    fn texts(sheet: &Sheet<'_>) -> Vec<[f32; 4]> {
        let marks = sheet.elements.iter().flat_map(|element| &element.marks);
        marks
            .filter_map(|mark| match mark {
                Mark::Text {
                    line, x, y, size, ..
                } => Some([
                    *x,
                    y + line.bottom * size,
                    x + line.width * size,
                    y + line.top * size,
                ]),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn texts_stay_inside_the_frame_and_apart() {
        let fonts = Fonts::load([]).unwrap();
        let long = "Wolfeschlegelsteinhausenbergerdorff Fernández-Villaverde ".repeat(3);
        let tall = "Nguyễn Thị Ấṇh Ṣọlá Ẫḅẹ ".repeat(4);
        let title = "Leading Hospitals and Clinics through Grief and Moral Injury ".repeat(4);
        for paper in [PaperSize::A4, PaperSize::Letter] {
            for holder in ["O", "عَبْدُ ٱلرَّحْمٰنِ", &long, &tall] {
                let facts = facts(holder, &title, paper);
                let sheet = lay_out(&fonts, &facts, &[], None).unwrap();
                let texts = texts(&sheet);
                for (place, [left, bottom, right, top]) in texts.iter().enumerate() {
                    assert!(
                        *left > INNER_LINE && *right < sheet.width - INNER_LINE,
                        "{holder}"
                    );
                    assert!(
                        *bottom > INNER_LINE && *top < sheet.height - INNER_LINE,
                        "{holder}"
                    );
                    for [l, b, r, t] in &texts[place + 1..] {
                        assert!(
                            right <= l || r <= left || top <= b || t <= bottom,
                            "{holder}"
                        );
                    }
                }
            }
        }
    }
}
