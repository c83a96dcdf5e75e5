//! Looks into the pictures of a folder before they come in.

use super::folder::Content;
use crate::pictures::check_picture;
use laurel_domain::authoring::{AuthoringIssue, IssueKind, Source, SourceFile};
use std::collections::BTreeMap;
use std::io;

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
            "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" => {
                read(content).map(|bytes| check_picture(end, &bytes))
            }
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

fn read(content: &Content) -> io::Result<Vec<u8>> {
    match content {
        Content::Memory(bytes) => Ok(bytes.to_vec()),
        Content::Disk(path) => std::fs::read(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bytes::Bytes;

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
