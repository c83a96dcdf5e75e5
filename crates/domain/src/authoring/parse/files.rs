//! The files of a course: their names, sizes and kinds.
//!
//! Looks at names and sizes only; must never look into a file.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::page::MAX_TEXT;
use super::reading::{Reading, Unread};
use crate::authoring::document::FileRef;
use crate::authoring::issue::IssueKind;
use crate::authoring::source::Source;

const MAX_FILE: u64 = 50_000_000;
const MAX_COURSE: u64 = 500_000_000;
const MAX_FILES: usize = 2_000;

/// By the end of the name. Nothing here is run by a browser when it is opened, but SVG,
/// which must be served with scripts forbidden.
const KINDS: [(&str, &str); 25] = [
    ("csv", "text/csv"),
    (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ("epub", "application/epub+zip"),
    ("gif", "image/gif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("json", "application/json"),
    ("m4a", "audio/mp4"),
    ("md", "text/markdown"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ogg", "audio/ogg"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
    ("vtt", "text/vtt"),
    ("webm", "video/webm"),
    ("webp", "image/webp"),
    (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ("zip", "application/zip"),
];

/// Everything below `prefix`, by its path from `root` (both end with a slash, or are empty).
pub(super) fn read(
    source: &Source,
    prefix: &str,
    root: &str,
    reading: &mut Reading,
) -> BTreeMap<String, FileRef> {
    let mut files = BTreeMap::new();
    let (mut count, mut total) = (0, 0_u64);
    for (path, file) in source {
        let Some(inside) = path.strip_prefix(root) else {
            continue;
        };
        count += 1;
        total = total.saturating_add(file.size());
        if !path.starts_with(prefix) {
            continue;
        }
        if !inside.split('/').all(is_name) || path.len() > 255 {
            reading.report(path, 0, IssueKind::BadName);
        }
        let Some(media_type) = media_type(path) else {
            let allowed = KINDS.map(|(end, _)| end).join(", ");
            reading.report(path, 0, IssueKind::UnknownFileKind { allowed });
            reading.leave_unread(Unread::File(inside.to_owned()));
            continue;
        };
        let size = file.size();
        let most = if path.ends_with(".md") {
            MAX_TEXT
        } else {
            MAX_FILE
        };
        if size > most {
            reading.report(path, 0, IssueKind::FileTooLarge { size, most });
        }
        let entry = FileRef {
            sha256: file.sha256(),
            size,
            media_type: media_type.to_owned(),
        };
        files.insert(inside.to_owned(), entry);
    }
    let place = format!("{root}course.md");
    if count > MAX_FILES {
        let most = MAX_FILES;
        reading.report(&place, 0, IssueKind::TooManyFiles { count, most });
    }
    if total > MAX_COURSE {
        let (size, most) = (total, MAX_COURSE);
        reading.report(&place, 0, IssueKind::CourseTooLarge { size, most });
    }
    files
}

fn media_type(path: &str) -> Option<&'static str> {
    let (_, end) = path.rsplit_once('.')?;
    let kind = KINDS.iter().find(|(known, _)| *known == end);
    kind.map(|(_, media_type)| *media_type)
}

/// `a`–`z`, `0`–`9`, `-`, `_` and `.`, not starting with a dot, at most 100.
pub(super) fn is_name(name: &str) -> bool {
    (1..=100).contains(&name.len())
        && !name.starts_with('.')
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.'))
}

/// Names in the order that people expect of them: a number in a name counts as the number
/// that it is, so that 2 stands before 10.
pub(super) fn by_number(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    loop {
        let (a, b) = (digits(left), digits(right));
        let order = if a.is_empty() || b.is_empty() {
            match (left.chars().next(), right.chars().next()) {
                (Some(x), Some(y)) if x == y => {
                    left = left.get(x.len_utf8()..).unwrap_or_default();
                    right = right.get(y.len_utf8()..).unwrap_or_default();
                    continue;
                }
                // the same but for zeros in front
                (None, None) => return one.cmp(other),
                (x, y) => x.cmp(&y),
            }
        } else {
            left = left.get(a.len()..).unwrap_or_default();
            right = right.get(b.len()..).unwrap_or_default();
            let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
            a.len().cmp(&b.len()).then(a.cmp(b))
        };
        if order.is_ne() {
            return order;
        }
    }
}

fn digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit());
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}
