//! Drawings and pictures that are compressed once and placed by reference
//! (ISO 32000-1, 8.10 and 8.9).

use std::collections::BTreeMap;

use printpdf::{DictItem, ExternalStream, ExternalXObject};

use super::{KEPT, deflate};
use crate::drawing::{Ornament, Paint, Picture, Segment, Shape, write_number};

/// A form or an image, compressed and ready to be placed on pages.
pub(crate) struct Form {
    object: ExternalXObject,
}

impl Form {
    /// Ornaments as a form: a content stream of its own.
    pub(crate) fn drawn(ornaments: &[Ornament], (width, height): (f32, f32)) -> Self {
        let mut content = String::new();
        for ornament in ornaments {
            write_ornament(&mut content, ornament);
        }
        let bounds = [0.0, 0.0, width, height].map(DictItem::Real);
        let entries = vec![
            ("Type", name("XObject")),
            ("Subtype", name("Form")),
            ("BBox", DictItem::Array(bounds.to_vec())),
            (
                "Resources",
                DictItem::Dict {
                    map: BTreeMap::new(),
                },
            ),
        ];
        Self {
            object: object(entries, content.as_bytes()),
        }
    }

    /// A picture with its opacity as a soft mask.
    pub(crate) fn pictured(picture: &Picture) -> Self {
        let entries = |space: &str| {
            vec![
                ("Type", name("XObject")),
                ("Subtype", name("Image")),
                ("Width", DictItem::Int(picture.width.into())),
                ("Height", DictItem::Int(picture.height.into())),
                ("ColorSpace", name(space)),
                ("BitsPerComponent", DictItem::Int(8)),
            ]
        };
        let mut colors = entries("DeviceRGB");
        if picture.alpha.iter().any(|alpha| *alpha != u8::MAX) {
            let mask = object(entries("DeviceGray"), &picture.alpha);
            colors.push((
                "SMask",
                DictItem::Stream {
                    stream: mask.stream,
                },
            ));
        }
        Self {
            object: object(colors, &picture.rgb),
        }
    }

    pub(super) fn object(&self) -> ExternalXObject {
        self.object.clone()
    }
}

fn object(entries: Vec<(&str, DictItem)>, content: &[u8]) -> ExternalXObject {
    let mut dict: BTreeMap<String, DictItem> = entries
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
    dict.insert("Filter".into(), name("FlateDecode"));
    let stream = ExternalStream {
        dict,
        content: deflate(content, KEPT),
        compress: false,
    };
    ExternalXObject {
        stream,
        width: None,
        height: None,
        dpi: None,
    }
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

fn write_ornament(content: &mut String, ornament: &Ornament) {
    match ornament {
        Ornament::Shape(shape) => write_shape(content, shape),
        Ornament::Repeat { parts, through } => {
            for matrix in through {
                content.push_str("q ");
                for number in matrix {
                    write_number(content, *number, 4);
                }
                content.push_str("cm\n");
                for part in parts {
                    write_ornament(content, part);
                }
                content.push_str("Q\n");
            }
        }
    }
}

fn write_shape(content: &mut String, Shape { path, paint }: &Shape) {
    let (color, operator, end) = match paint {
        Paint::Fill(color) => (color, "rg\n", "f\n"),
        Paint::Stroke { color, .. } => (color, "RG\n", "S\n"),
    };
    color
        .parts()
        .into_iter()
        .for_each(|part| write_number(content, part, 3));
    content.push_str(operator);
    if let Paint::Stroke { width, .. } = paint {
        write_number(content, *width, 2);
        content.push_str("w\n");
    }
    for segment in &path.0 {
        let (points, operator): (&[(f32, f32)], _) = match segment {
            Segment::Move(to) => (&[*to], "m\n"),
            Segment::Line(to) => (&[*to], "l\n"),
            Segment::Curve(a, b, to) => (&[*a, *b, *to], "c\n"),
            Segment::Close => (&[], "h\n"),
        };
        for (x, y) in points {
            write_number(content, *x, 3);
            write_number(content, *y, 3);
        }
        content.push_str(operator);
    }
    content.push_str(end);
}
