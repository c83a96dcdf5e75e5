//! A folder as the caller has read it: paths and their content.
//!
//! The caller keeps the files as they are, so that an export gives the same bytes back.
//! This must never change, reorder or repair what it holds.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

/// Files by their path from the folder's top, with forward slashes: `courses/x/course.md`.
/// What [`is_left_behind`] must be left out.
pub type Source = BTreeMap<String, SourceFile>;

/// Whether nobody meant a file to be part of the folder: systems, editors, office programs,
/// synchronization and version control put it there. `path`: from the folder's top; that of
/// a folder ends with a slash.
///
/// Nothing that the format knows has such a name.
#[must_use]
pub fn is_left_behind(path: &str) -> bool {
    const NAMES: [&str; 10] = [
        "thumbs.db",
        "thumbs.db:encryptable",
        "ehthumbs.db",
        "ehthumbs_vista.db",
        "desktop.ini",
        "icon\r",
        "__macosx",
        "$recycle.bin",
        "system volume information",
        "@eadir",
    ];
    // `.git`, `.DS_Store`, `._x`, `.x.swp`, `.~lock.x#`; `~$x.docx`, `~WRL0001.tmp`
    const BEGINNINGS: [&str; 3] = [".", "~$", "~wrl"];
    const ENDS: [&str; 14] = [
        "~",
        ".swp",
        ".swo",
        ".swn",
        ".swx",
        ".bak",
        ".backup",
        ".old",
        ".orig",
        ".rej",
        ".tmp",
        ".temp",
        ".part",
        ".crdownload",
    ];
    let path = path.to_lowercase();
    let left = |name: &str| {
        NAMES.contains(&name) || BEGINNINGS.iter().any(|begin| name.starts_with(begin))
    };
    let file = path.rsplit('/').next().unwrap_or_default();
    let saved_meanwhile = file.len() > 1 && file.starts_with('#') && file.ends_with('#');
    saved_meanwhile
        || path.split('/').any(left)
        || ENDS.iter().any(|end| file.ends_with(end))
        || is_about_the_folder(&path)
}

/// What a repository says of itself, at the top of a program or a course.
fn is_about_the_folder(path: &str) -> bool {
    const STEMS: [&str; 6] = [
        "readme",
        "license",
        "licence",
        "changelog",
        "contributing",
        "copying",
    ];
    let mut parts: Vec<&str> = path.split('/').collect();
    let name = parts.pop().unwrap_or_default();
    let stem = name.strip_suffix(".md").or(name.strip_suffix(".txt"));
    let top = matches!(parts.as_slice(), [] | ["courses", _]);
    top && STEMS.contains(&stem.unwrap_or(name))
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SourceFile {
    /// Every `.md` file must be this; others may be.
    Text(String),
    /// Anything else, by its content. Also a `.md` file that is not UTF-8, which is then a
    /// problem.
    Binary {
        /// Lower-case hexadecimal, 64 characters.
        sha256: String,
        /// Bytes.
        size: u64,
    },
}

impl SourceFile {
    /// Bytes.
    pub fn size(&self) -> u64 {
        match self {
            Self::Text(text) => text.len() as u64,
            Self::Binary { size, .. } => *size,
        }
    }

    /// Lower-case hexadecimal, 64 characters, of the content.
    pub fn sha256(&self) -> String {
        match self {
            Self::Text(text) => hex::encode(Sha256::digest(text)),
            Self::Binary { sha256, .. } => sha256.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_meant_to_be_there_is_told_by_its_name() {
        for path in [
            "files/Thumbs.db",
            "01-one/thumbs.db",
            "Desktop.ini",
            ".gitignore",
            ".git/config",
            "courses/a/.gitattributes",
            "01-one/.DS_Store",
            "01-one/._01-lesson.md",
            "__MACOSX/course.md",
            "files/~$plan.docx",
            "files/~WRL0001.tmp",
            "files/.~lock.plan.odt#",
            "01-one/01-lesson.md~",
            "01-one/#01-lesson.md#",
            "01-one/.01-lesson.md.swp",
            "01-one/01-lesson.md.swp",
            "01-one/01-lesson.md.bak",
            "01-one/01-lesson.md.orig",
            "@eaDir/",
            ".git/",
            "01-one/__MACOSX/",
            "README.md",
            "readme.txt",
            "LICENSE",
            "courses/a/README.md",
            "courses/a/CHANGELOG.md",
        ] {
            assert!(is_left_behind(path), "{path}");
        }
        for path in [
            "course.md",
            "files/readme.md",
            "files/license.txt",
            "01-one/readme.md",
            "pools/readme.md",
            "courses/readme.md",
            "courses/old/course.md",
            "readme/",
            "courses/a/license/",
            "courses/a/license/module.md",
            "01-one.bak/",
            "01-one.bak/module.md",
            "01-one/01-lesson (conflicted copy).md",
            "01-one/x.db",
            "files/bak.zip",
            "#.md",
        ] {
            assert!(!is_left_behind(path), "{path}");
        }
    }
}
