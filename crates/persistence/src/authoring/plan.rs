//! What an import is about to do: the documents of a folder with their files,
//! or everything that is wrong with it.

use super::folder::{Content, Folder};
use super::pictures;
use super::stored_source::{StoredFile, StoredSource};
use crate::store::InternalError;
use laurel_domain::authoring::document::{Course, Program};
use laurel_domain::authoring::{
    AuthoringIssue, Element, IssueKind, ParsedProgram, parse_course, parse_program,
};
use std::collections::{BTreeMap, BTreeSet};

/// Tells what a piece of Markdown holds; the crate that renders it knows.
pub type ReadMarkdown = fn(&str) -> Vec<(usize, Element)>;

/// A document as it is stored.
#[derive(Debug, Clone)]
pub(super) struct PlannedDocument<D> {
    pub document: D,
    /// The document as JSON.
    pub json: String,
    /// The files as JSON.
    pub source: String,
    pub hash: String,
    /// From the top of what was imported; empty: the top itself.
    pub folder: String,
}

#[derive(Debug)]
pub(super) struct ImportPlan {
    pub program: Option<PlannedDocument<Program>>,
    pub courses: Vec<PlannedDocument<Course>>,
    /// The bytes to keep, by SHA-256.
    pub blobs: BTreeMap<String, Content>,
}

impl PlannedDocument<Course> {
    pub fn of_course(
        document: Course,
        kept: &StoredSource,
        folder: String,
    ) -> Result<Self, InternalError> {
        Ok(Self {
            json: serde_json::to_string(&document)?,
            source: serde_json::to_string(kept)?,
            hash: document.content_hash(),
            folder,
            document,
        })
    }

    /// The course's own file, for problems that no line of it is to blame for.
    pub fn main(&self) -> String {
        if self.folder.is_empty() {
            "course.md".to_owned()
        } else {
            format!("{}/course.md", self.folder)
        }
    }
}

impl PlannedDocument<Program> {
    fn of_program(document: Program, kept: &StoredSource) -> Result<Self, InternalError> {
        Ok(Self {
            json: serde_json::to_string(&document)?,
            source: serde_json::to_string(kept)?,
            hash: document.content_hash(),
            folder: String::new(),
            document,
        })
    }
}

/// Parses the folder. The inner error is every problem at once.
pub(super) fn plan(
    folder: Folder,
    read: ReadMarkdown,
) -> Result<Result<ImportPlan, Vec<AuthoringIssue>>, InternalError> {
    let Folder {
        source,
        mut issues,
        contents,
    } = folder;
    issues.extend(pictures::check(&source, &contents));
    let parsed = if source.contains_key("course.md") && !source.contains_key("program.md") {
        parse_course(&source, "", &read).map(|course| (None, vec![(String::new(), course)]))
    } else {
        parse_program(&source, &read).map(|ParsedProgram { program, courses }| {
            let courses = courses.into_iter();
            let courses = courses.map(|parsed| (parsed.folder, parsed.course));
            (Some(program), courses.collect())
        })
    };
    let (program, parsed): (Option<Program>, Vec<(String, Course)>) = match parsed {
        Ok(parsed) if issues.is_empty() => parsed,
        Ok(_) => return Ok(Err(issues)),
        Err(more) => return Ok(Err(together(issues, more))),
    };
    let mut courses = Vec::new();
    let mut wanted = BTreeSet::new();
    for (folder, course) in parsed {
        let kept = StoredSource::below(&source, &folder);
        wanted.extend(kept.files.values().filter_map(|file| match file {
            StoredFile::Blob { sha256, .. } => Some(sha256.clone()),
            StoredFile::Text(_) => None,
        }));
        courses.push(PlannedDocument::of_course(course, &kept, folder)?);
    }
    let program = program
        .map(|program| {
            let mut kept = StoredSource::default();
            if let Some(main) = StoredSource::below(&source, "").files.remove("program.md") {
                kept.files.insert("program.md".to_owned(), main);
            }
            for piece in &courses {
                let key = piece.document.id.clone();
                kept.folders.insert(key, piece.folder.clone());
            }
            PlannedDocument::of_program(program, &kept)
        })
        .transpose()?;
    let blobs = contents
        .into_iter()
        .filter(|(sha256, _)| wanted.contains(sha256))
        .collect();
    Ok(Ok(ImportPlan {
        program,
        courses,
        blobs,
    }))
}

/// What was wrong with the files, and with what stands in them. A text that
/// was too large to be read is not also called no text, and a file that could
/// not be read is not also called missing.
fn together(files: Vec<AuthoringIssue>, mut parsed: Vec<AuthoringIssue>) -> Vec<AuthoringIssue> {
    parsed.retain(|issue| match &issue.kind {
        IssueKind::NotText => !files.iter().any(|other| other.file == issue.file),
        IssueKind::Unknown { what, name, .. } if what == "file" || what == "picture" => {
            !files.iter().any(|other| other.file.ends_with(name))
        }
        _ => true,
    });
    parsed.extend(files);
    parsed.sort();
    parsed.dedup();
    parsed
}
