//! What is gathered while a folder is read: problems, names taken, and references to look
//! up when everything has been read.
//!
//! Reading goes on after a problem, so that an author sees all of them at once. Nothing
//! that was read with a problem may leave this module.

use std::collections::{BTreeMap, BTreeSet};

use super::page::Passage;
use crate::authoring::document::Draw;
use crate::authoring::issue::{AuthoringIssue, IssueKind, nearest};
use crate::authoring::markdown::{Element, ReadMarkdown, is_seen};

pub(super) struct Reading<'a> {
    markdown: &'a ReadMarkdown<'a>,
    issues: Vec<AuthoringIssue>,
    /// By what is named and its name: the place of the first.
    taken: BTreeMap<(&'static str, String), String>,
    /// The course's, cleared with each course.
    references: Vec<Reference>,
    draws: Vec<QuizDraws>,
    /// The course's: what was told already, so that nobody is told that it lacks.
    unread: BTreeSet<Unread>,
}

/// Something that is there and could not be read, or not for sure.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unread {
    Module,
    Activity,
    Pool,
    /// Of the pool with this id.
    Questions(String),
    /// The file with this path from the course's folder.
    File(String),
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
            unread: BTreeSet::new(),
        }
    }

    pub fn report(&mut self, file: &str, line: usize, kind: IssueKind) {
        self.issues.push(kind.at(file, line));
    }

    pub fn leave_unread(&mut self, what: Unread) {
        self.unread.insert(what);
    }

    pub fn is_unread(&self, what: &Unread) -> bool {
        self.unread.contains(what)
    }

    /// Whether it was told that this key of a file has not a value that it may have.
    pub fn is_wrong(&self, file: &str, wanted: &str) -> bool {
        self.issues.iter().any(|issue| {
            let wrong = matches!(&issue.kind, IssueKind::WrongValue { key, .. } if key == wanted);
            wrong && issue.file == file
        })
    }

    /// Takes an id, and the slug that it is where none is given: one name, told once.
    pub fn take_both(
        &mut self,
        [id_of, slug_of]: [&'static str; 2],
        (id, id_line): (&str, usize),
        (slug, slug_line): (&str, usize),
        file: &str,
    ) {
        if self.take(id_of, id, file, id_line) || id != slug {
            self.take(slug_of, slug, file, slug_line);
        }
    }

    /// Takes a name for something; a problem, and false, if another has it.
    pub fn take(&mut self, what: &'static str, name: &str, file: &str, line: usize) -> bool {
        if name.is_empty() {
            return true;
        }
        let place = format!("{file}:{line}");
        let key = (what, name.to_owned());
        if let Some(other) = self.taken.get(&key).cloned() {
            let (key, value) = (what.to_owned(), name.to_owned());
            self.report(file, line, IssueKind::Duplicate { key, value, other });
            return false;
        }
        self.taken.insert(key, place);
        true
    }

    /// Forgets the names that are unique only in one course.
    pub fn begin_course(&mut self) {
        let of_folder = ["course id", "course slug", "award slug"];
        self.taken.retain(|(what, _), _| of_folder.contains(what));
        self.references.clear();
        self.draws.clear();
        self.unread.clear();
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
        let elements = (self.markdown)(&passage.text);
        if elements
            .iter()
            .any(|(_, element)| *element == Element::Nothing)
        {
            self.report(file, passage.line, IssueKind::NothingToSee);
            return;
        }
        for (line, element) in elements {
            let line = passage.line + line.saturating_sub(1);
            match element {
                Element::Html => self.report(file, line, IssueKind::RawHtml),
                Element::Heading { level: 1 } => self.report(file, line, IssueKind::TopHeading),
                Element::Heading { .. } | Element::Nothing => {}
                Element::Link { target, name } => {
                    if !is_seen(&name) {
                        let target = target.clone();
                        self.report(file, line, IssueKind::LinkWithoutName { target });
                    }
                    self.link(file, line, target, scope);
                }
                Element::Picture { target, alt } => {
                    self.picture(file, line, target, &alt, scope);
                }
            }
        }
    }

    /// An activity of the same course, by its id; whether there is one is looked up at the end.
    pub fn refer_to_activity(&mut self, file: &str, line: usize, id: &str) {
        self.refer(file, line, Target::Activity(id.to_owned()));
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
        if !is_seen(alt) {
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
