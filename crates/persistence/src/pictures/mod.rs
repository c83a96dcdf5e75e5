//! Looks into pictures before they come in: each is what its name says, none
//! grows beyond a reader's memory when it is unpacked, and a drawing neither runs
//! nor fetches anything. Reads heads; never unpacks.

mod drawings;

use bytes::Bytes;
use imagesize::ImageType;
use laurel_domain::authoring::IssueKind;

/// Width times height: 200 MB when unpacked.
const MAX_PIXELS: u64 = 50_000_000;

/// What is wrong with a picture whose name ends so, each with its line; 0 where
/// it is the whole picture's.
pub(crate) fn check_picture(ending: &str, bytes: &[u8]) -> Vec<(usize, IssueKind)> {
    match ending {
        "svg" => drawings::check(bytes),
        _ => check_raster(ending, bytes),
    }
}

fn check_raster(ending: &str, bytes: &[u8]) -> Vec<(usize, IssueKind)> {
    let kind = imagesize::image_type(bytes).ok();
    let as_named = matches!(
        (ending, kind),
        ("png", Some(ImageType::Png))
            | ("jpg" | "jpeg", Some(ImageType::Jpeg))
            | ("gif", Some(ImageType::Gif))
            | ("webp", Some(ImageType::Webp))
    );
    let (true, Ok(size)) = (as_named, imagesize::blob_size(bytes)) else {
        return vec![(0, IssueKind::NotThisPicture)];
    };
    let (width, height) = (size.width as u64, size.height as u64);
    if width.saturating_mul(height) <= MAX_PIXELS {
        return Vec::new();
    }
    let most = MAX_PIXELS;
    vec![(
        0,
        IssueKind::TooManyPixels {
            width,
            height,
            most,
        },
    )]
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
    let ending = match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => "png",
        Ok(ImageType::Jpeg) => "jpg",
        Ok(ImageType::Webp) => "webp",
        _ => return drawn(bytes),
    };
    if !check_raster(ending, bytes).is_empty() {
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
