//! One `.md` file: its front matter as TOML, and the Markdown below it with its line.
//!
//! Knows where a byte stands, so that every problem names its line. Must never know which
//! keys a file may have.

use toml::de::DeTable;

use super::reading::Reading;
use crate::authoring::issue::IssueKind;
use crate::authoring::source::{Source, SourceFile};

/// A text file's bytes.
pub(super) const MAX_TEXT: u64 = 1_000_000;

pub(super) struct Page<'t> {
    /// The path from the top of the folder.
    pub file: String,
    pub table: DeTable<'t>,
    /// The TOML, to count lines in.
    front: &'t str,
    /// The Markdown, without blank lines around it.
    pub body: Passage,
}

/// A piece of Markdown and the line of the file on which it begins.
#[derive(Clone, Default, Debug, PartialEq)]
pub(super) struct Passage {
    pub text: String,
    pub line: usize,
}

impl Passage {
    /// From lines, of which the first stands on `line`; blank ones around are left out.
    pub fn new(lines: &[&str], line: usize) -> Self {
        let blank = lines.iter().take_while(|l| l.trim().is_empty()).count();
        let text = lines.get(blank..).unwrap_or_default().join("\n");
        Self {
            text: text.trim_end().to_owned(),
            line: line + blank,
        }
    }
}

impl Page<'_> {
    /// Opens the file and reads it with `read`, or reports why it can't be opened.
    pub fn open<'m, T>(
        source: &Source,
        file: &str,
        reading: &mut Reading<'m>,
        read: impl FnOnce(&Page, &mut Reading<'m>) -> T,
    ) -> Option<T> {
        let text = text_of(source, file, reading)?;
        let lines: Vec<&str> = text.lines().collect();
        if lines.first().map(|line| line.trim_end()) != Some("+++") {
            reading.report(file, 1, IssueKind::NoFrontMatter);
            return None;
        }
        let Some(end) = lines.iter().skip(1).position(|l| l.trim_end() == "+++") else {
            reading.report(file, 1, IssueKind::OpenFrontMatter);
            return None;
        };
        let front = lines.get(1..=end).unwrap_or_default().join("\n");
        let (table, faults) = DeTable::parse_recoverable(&front);
        if !faults.is_empty() {
            for kind in faults {
                let line = kind.span().map_or(1, |span| line_in(&front, span.start));
                let message = kind.message().replace('\n', ", ");
                reading.report(file, line, IssueKind::BadToml { message });
            }
            return None;
        }
        let page = Page {
            file: file.to_owned(),
            table: table.into_inner(),
            front: &front,
            body: Passage::new(lines.get(end + 2..).unwrap_or_default(), end + 3),
        };
        Some(read(&page, reading))
    }

    /// The line of the file on which this byte of the front matter stands.
    pub fn line_at(&self, offset: usize) -> usize {
        line_in(self.front, offset)
    }
}

/// The front matter begins on the file's second line.
fn line_in(front: &str, offset: usize) -> usize {
    let before = front.as_bytes().iter().take(offset);
    2 + before.filter(|byte| **byte == b'\n').count()
}

/// The text with line feeds only, if it is text that can be used.
fn text_of(source: &Source, file: &str, reading: &mut Reading) -> Option<String> {
    let text = match source.get(file)? {
        SourceFile::Text(text) => text,
        SourceFile::Binary { .. } => {
            reading.report(file, 0, IssueKind::NotText);
            return None;
        }
    };
    if text.len() as u64 > MAX_TEXT {
        let (size, most) = (text.len() as u64, MAX_TEXT);
        reading.report(file, 0, IssueKind::FileTooLarge { size, most });
        return None;
    }
    if text.starts_with('\u{feff}') {
        reading.report(file, 1, IssueKind::ByteOrderMark);
        return None;
    }
    let text = text.replace("\r\n", "\n");
    for (index, line) in text.split('\n').enumerate() {
        if let Some(found) = line.chars().find(|c| c.is_control() && *c != '\t') {
            let character = u32::from(found);
            reading.report(file, index + 1, IssueKind::ControlCharacter { character });
        }
    }
    Some(text)
}
