//! What is gathered while a folder is read: problems, names taken, and references to look
//! up when everything has been read.
//!
//! Reading goes on after a problem, so that an author sees all of them at once. Nothing
//! that was read with a problem may leave this module.

use std::collections::{BTreeMap, BTreeSet};

use super::page::Passage;
use crate::authoring::document::Draw;
use crate::authoring::issue::{AuthoringIssue, IssueKind, nearest};
use crate::authoring::markdown::{Element, ReadMarkdown};

pub(super) struct Reading<'a> {
    markdown: &'a ReadMarkdown<'a>,
    issues: Vec<AuthoringIssue>,
    /// By what is named and its name: the place of the first.
    taken: BTreeMap<(&'static str, String), String>,
    /// The course's, cleared with each course.
    references: Vec<Reference>,
    draws: Vec<QuizDraws>,
}

/// Names something that may be read later.
pub(super) struct Reference {
    pub file: String,
    pub line: usize,
    pub to: Target,
}

pub(super) enum Target {
    Activity(String),
    Picture(String),
    File(String),
}

/// What a quiz draws, with the line of each.
pub(super) struct QuizDraws {
    pub file: String,
    pub draws: Vec<(usize, Draw)>,
}

/// Where a piece of Markdown stands, which decides what it may refer to.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum ReferenceScope {
    Program,
    Course,
}

const PICTURES: [&str; 5] = [".svg", ".png", ".jpg", ".jpeg", ".webp"];

impl<'a> Reading<'a> {
    pub fn new(markdown: &'a ReadMarkdown<'a>) -> Self {
        Self {
            markdown,
            issues: Vec::new(),
            taken: BTreeMap::new(),
            references: Vec::new(),
            draws: Vec::new(),
        }
    }

    pub fn report(&mut self, file: &str, line: usize, kind: IssueKind) {
        self.issues.push(kind.at(file, line));
    }

    /// Takes a name for something; a problem if another has it.
    pub fn take(&mut self, what: &'static str, name: &str, file: &str, line: usize) {
        if name.is_empty() {
            return;
        }
        let place = format!("{file}:{line}");
        let key = (what, name.to_owned());
        if let Some(other) = self.taken.get(&key).cloned() {
            let (key, value) = (what.to_owned(), name.to_owned());
            self.report(file, line, IssueKind::Duplicate { key, value, other });
        } else {
            self.taken.insert(key, place);
        }
    }

    /// Forgets the names that are unique only in one course.
    pub fn begin_course(&mut self) {
        let of_folder = ["course id", "course slug", "award slug"];
        self.taken.retain(|(what, _), _| of_folder.contains(what));
        self.references.clear();
        self.draws.clear();
    }

    pub fn refer(&mut self, file: &str, line: usize, to: Target) {
        let file = file.to_owned();
        self.references.push(Reference { file, line, to });
    }

    pub fn draw(&mut self, draws: QuizDraws) {
        self.draws.push(draws);
    }

    /// What the course refers to, to be looked up.
    pub fn pending(&mut self) -> (Vec<Reference>, Vec<QuizDraws>) {
        (
            std::mem::take(&mut self.references),
            std::mem::take(&mut self.draws),
        )
    }

    /// Looks a name up, and reports it with the nearest one if it is not there.
    pub fn expect<'n>(
        &mut self,
        at: (&str, usize),
        what: &str,
        name: &str,
        known: impl Iterator<Item = &'n str>,
    ) -> bool {
        let known: BTreeSet<&str> = known.collect();
        if known.contains(name) {
            return true;
        }
        let kind = IssueKind::Unknown {
            what: what.to_owned(),
            name: name.to_owned(),
            suggestion: nearest(name, known),
        };
        self.report(at.0, at.1, kind);
        false
    }

    /// Checks a piece of Markdown, and remembers what it refers to.
    pub fn markdown(&mut self, file: &str, passage: &Passage, scope: ReferenceScope) {
        if passage.text.is_empty() {
            return;
        }
        for (line, element) in (self.markdown)(&passage.text) {
            let line = passage.line + line.saturating_sub(1);
            match element {
                Element::Html => self.report(file, line, IssueKind::RawHtml),
                Element::Heading { level: 1 } => self.report(file, line, IssueKind::TopHeading),
                Element::Heading { .. } => {}
                Element::Link { target } => self.link(file, line, target, scope),
                Element::Picture { target, alt } => {
                    self.picture(file, line, target, &alt, scope);
                }
            }
        }
    }

    fn link(&mut self, file: &str, line: usize, target: String, scope: ReferenceScope) {
        if let Some(id) = target.strip_prefix("activity:")
            && scope == ReferenceScope::Course
        {
            self.refer(file, line, Target::Activity(id.to_owned()));
        } else if !is_link(&target) {
            self.report(file, line, IssueKind::BadLink { target });
        }
    }

    fn picture(
        &mut self,
        file: &str,
        line: usize,
        target: String,
        alt: &str,
        scope: ReferenceScope,
    ) {
        if alt.trim().is_empty() {
            let target = target.clone();
            self.report(file, line, IssueKind::PictureWithoutText { target });
        }
        let known_kind = PICTURES.iter().any(|end| target.ends_with(end));
        if scope == ReferenceScope::Course && known_kind && target.starts_with("files/") {
            self.refer(file, line, Target::Picture(target));
        } else {
            self.report(file, line, IssueKind::BadPicture { target });
        }
    }

    /// The document, or everything that is wrong, in the order of the files.
    pub fn finish<T>(mut self, document: Option<T>) -> Result<T, Vec<AuthoringIssue>> {
        match document {
            Some(document) if self.issues.is_empty() => Ok(document),
            _ => {
                self.issues.sort();
                self.issues.dedup();
                Err(self.issues)
            }
        }
    }
}

/// A page of another site, an address to write to, or a page of this site.
fn is_link(target: &str) -> bool {
    let host_follows = |scheme: &str| {
        target
            .strip_prefix(scheme)
            .is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
    };
    let of_this_site = target.starts_with('/') && !target.starts_with("//");
    let plain = !target.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\');
    plain && (host_follows("https://") || host_follows("mailto:") || of_this_site)
}
