//! Looks into the pictures of a folder before they come in: each is what its
//! name says, none grows beyond a reader's memory when it is unpacked, and a
//! drawing neither runs nor fetches anything. Reads heads; never unpacks.

use super::drawings;
use super::folder::Content;
use bytes::Bytes;
use imagesize::ImageType;
use laurel_domain::authoring::{AuthoringIssue, IssueKind, Source, SourceFile};
use std::collections::BTreeMap;
use std::io;

/// Width times height: 200 MB when unpacked.
const MAX_PIXELS: u64 = 50_000_000;

pub(super) fn check(source: &Source, contents: &BTreeMap<String, Content>) -> Vec<AuthoringIssue> {
    let mut issues = Vec::new();
    for (path, file) in source {
        let SourceFile::Binary { sha256, .. } = file else {
            continue;
        };
        let Some((_, end)) = path.rsplit_once('.') else {
            continue;
        };
        let Some(content) = contents.get(sha256) else {
            continue;
        };
        let found = match end {
            "png" | "jpg" | "jpeg" | "gif" | "webp" => raster(end, content),
            "svg" => read(content).map(|bytes| drawings::check(&bytes)),
            _ => Ok(Vec::new()),
        };
        let found = found.unwrap_or_else(|error| {
            let reason = error.kind().to_string();
            vec![(0, IssueKind::Unreadable { reason })]
        });
        issues.extend(found.into_iter().map(|(line, kind)| AuthoringIssue {
            file: path.clone(),
            line,
            kind,
        }));
    }
    issues
}

type Found = io::Result<Vec<(usize, IssueKind)>>;

fn raster(end: &str, content: &Content) -> Found {
    let bytes = read(content)?;
    let kind = imagesize::image_type(&bytes).ok();
    let as_named = matches!(
        (end, kind),
        ("png", Some(ImageType::Png))
            | ("jpg" | "jpeg", Some(ImageType::Jpeg))
            | ("gif", Some(ImageType::Gif))
            | ("webp", Some(ImageType::Webp))
    );
    let (true, Ok(size)) = (as_named, imagesize::blob_size(&bytes)) else {
        return Ok(vec![(0, IssueKind::NotThisPicture)]);
    };
    let (width, height) = (size.width as u64, size.height as u64);
    let most = MAX_PIXELS;
    let kind = IssueKind::TooManyPixels {
        width,
        height,
        most,
    };
    let fits = width.saturating_mul(height) <= MAX_PIXELS;
    Ok(if fits { Vec::new() } else { vec![(0, kind)] })
}

/// What a picture that was sent by itself is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Picture {
    /// Of a file's name.
    pub ending: &'static str,
    pub width: f64,
    pub height: f64,
}

/// `None` where it is no picture, or none that may be shown.
pub(crate) fn picture(bytes: &Bytes) -> Option<Picture> {
    let content = Content::Memory(bytes.clone());
    let ending = match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => "png",
        Ok(ImageType::Jpeg) => "jpg",
        Ok(ImageType::Webp) => "webp",
        _ => return drawn(bytes),
    };
    if !raster(ending, &content).ok()?.is_empty() {
        return None;
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some(Picture {
        ending,
        width: size.width as f64,
        height: size.height as f64,
    })
}

/// A drawing that says how wide and high it is.
fn drawn(bytes: &Bytes) -> Option<Picture> {
    if !drawings::check(bytes).is_empty() {
        return None;
    }
    let document = roxmltree::Document::parse(std::str::from_utf8(bytes).ok()?).ok()?;
    let root = document.root_element();
    let corners: Vec<f64> = root
        .attribute("viewBox")
        .unwrap_or_default()
        .split([' ', ','])
        .filter_map(|number| number.parse().ok())
        .collect();
    let side = |name: &str| root.attribute(name)?.trim_end_matches("px").parse().ok();
    let (width, height) = match corners[..] {
        [_, _, width, height] => (width, height),
        _ => (side("width")?, side("height")?),
    };
    (width > 0.0 && height > 0.0).then_some(Picture {
        ending: "svg",
        width,
        height,
    })
}

fn read(content: &Content) -> io::Result<Vec<u8>> {
    match content {
        Content::Memory(bytes) => Ok(bytes.to_vec()),
        Content::Disk(path) => std::fs::read(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(name: &str, bytes: &[u8]) -> Vec<IssueKind> {
        let file = SourceFile::Binary {
            sha256: "x".into(),
            size: bytes.len() as u64,
        };
        let source = Source::from([(format!("files/{name}"), file)]);
        let content = Content::Memory(Bytes::copy_from_slice(bytes));
        let contents = BTreeMap::from([("x".to_owned(), content)]);
        let issues = check(&source, &contents);
        issues.into_iter().map(|p| p.kind).collect()
    }

    #[test]
    fn a_picture_is_what_its_name_says_and_fits_into_memory() {
        let png = |width: u32, height: u32| {
            let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
            bytes.extend_from_slice(&width.to_be_bytes());
            bytes.extend_from_slice(&height.to_be_bytes());
            bytes.extend_from_slice(&[8, 2, 0, 0, 0, 0, 0, 0, 0]);
            bytes
        };
        assert_eq!(kinds("a.png", &png(800, 600)), []);
        assert_eq!(kinds("a.jpg", &png(800, 600)), [IssueKind::NotThisPicture]);
        assert_eq!(kinds("a.png", b"GIF89a"), [IssueKind::NotThisPicture]);
        assert!(matches!(
            kinds("a.png", &png(100_000, 100_000))[..],
            [IssueKind::TooManyPixels { width: 100_000, .. }]
        ));
    }
}
