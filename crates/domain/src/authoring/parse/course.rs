//! A course's folder: `course.md`, modules, pools and files.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{FieldReader, SENTENCE, TITLE};
use super::files::{self, is_name};
use super::page::Page;
use super::questions::{self, Family};
use super::reading::{Reading, ReferenceScope, Unread};
use super::{activity, references};
use crate::authoring::document::{Award, AwardKind, Completion, Course, Join, Module, Pool};
use crate::authoring::issue::IssueKind;
use crate::authoring::source::Source;

/// What lies where in a course's folder. Paths are from the top of the source.
#[derive(Default)]
struct Folder {
    /// By the module's folder; its `module.md` is among them.
    modules: BTreeMap<String, Vec<String>>,
    pools: Vec<String>,
}

/// Reads the course whose `course.md` stands in `root` (empty, or without a slash at its end).
pub(super) fn read(source: &Source, root: &str, reading: &mut Reading) -> Option<Course> {
    reading.begin_course();
    let at = |path: &str| match root {
        "" => path.to_owned(),
        root => format!("{root}/{path}"),
    };
    let main = at("course.md");
    if !source.contains_key(&main) {
        let name = "course.md".to_owned();
        reading.report(root, 0, IssueKind::MissingFile { name });
        return None;
    }
    let files = files::read(source, &at("files/"), &at(""), reading);
    let folder = sort(source, &at(""), reading);
    let mut modules: Vec<(&String, &Vec<String>)> = folder.modules.iter().collect();
    modules.sort_by(|(one, _), (other, _)| files::by_number(one, other));
    let modules: Vec<Module> = modules
        .into_iter()
        .filter_map(|(folder, paths)| module(source, &at(folder), paths, reading))
        .collect();
    let mut pools: Vec<Pool> = Vec::new();
    for path in &folder.pools {
        match Page::open(source, path, reading, pool) {
            Some(read) => pools.push(read),
            None => reading.leave_unread(Unread::Pool),
        }
    }
    let mut course = Page::open(source, &main, reading, front)?;
    course.modules = modules;
    course.pools = pools;
    course.files = files;
    references::check(&course, &main, reading);
    Some(course)
}

fn sort(source: &Source, prefix: &str, reading: &mut Reading) -> Folder {
    let mut folder = Folder::default();
    let inside = source.keys().filter_map(|path| {
        let rest = path.strip_prefix(prefix)?;
        Some((path, rest.split('/').collect::<Vec<_>>()))
    });
    for (path, parts) in inside {
        match parts.as_slice() {
            ["course.md"] | ["files", ..] => continue,
            ["pools", name] if name.ends_with(".md") => folder.pools.push(path.clone()),
            [module, name] if *module != "pools" && name.ends_with(".md") => {
                let paths = folder.modules.entry((*module).to_owned()).or_default();
                paths.push(path.clone());
            }
            _ => {
                reading.report(path, 0, IssueKind::StrayFile);
                continue;
            }
        }
        if !parts.iter().all(|part| is_name(part)) {
            reading.report(path, 0, IssueKind::BadName);
        }
    }
    for paths in folder.modules.values_mut() {
        paths.sort_by(|one, other| files::by_number(one, other));
    }
    folder
}

fn front(page: &Page, reading: &mut Reading) -> Course {
    let mut fields = FieldReader::new(page, reading);
    let id = fields.id("id");
    let slug = fields.optional_id("slug").unwrap_or_else(|| id.clone());
    let (id_line, slug_line) = (fields.line_of("id"), fields.line_of("slug"));
    let course = Course {
        title: fields.required_line("title", TITLE),
        summary: fields.required_line("summary", SENTENCE),
        language: language(&mut fields),
        stated_half_hours: fields.half_hours("hours"),
        outcomes: fields.texts("outcomes"),
        audience: fields.texts("audience"),
        requirements: fields.texts("requirements"),
        prerequisites: fields.ids("prerequisites"),
        join: fields.word("join", ("open", Join::Open), &[("code", Join::Code)]),
        completion: completion(&mut fields),
        award: fields.table("award", award),
        body: page.body.text.clone(),
        modules: Vec::new(),
        pools: Vec::new(),
        files: BTreeMap::new(),
        id,
        slug,
    };
    fields.finish(&[]);
    reading.take_both(
        ["course id", "course slug"],
        (&course.id, id_line),
        (&course.slug, slug_line),
        &page.file,
    );
    reading.markdown(&page.file, &page.body, ReferenceScope::Course);
    course
}

fn module(
    source: &Source,
    folder: &str,
    paths: &[String],
    reading: &mut Reading,
) -> Option<Module> {
    let main = format!("{folder}/module.md");
    let mut activities = Vec::new();
    let mut whole = true;
    for path in paths.iter().filter(|path| **path != main) {
        match Page::open(source, path, reading, activity::read) {
            Some(read) => activities.push(read),
            None => {
                reading.leave_unread(Unread::Activity);
                whole = false;
            }
        }
    }
    let module = match paths.contains(&main) {
        true => Page::open(source, &main, reading, module_front),
        false => {
            reading.report(folder, 0, IssueKind::NoModuleFile);
            None
        }
    };
    if module.is_none() {
        reading.leave_unread(Unread::Module);
        reading.leave_unread(Unread::Activity);
    }
    let mut module = module?;
    if paths.len() < 2 {
        let what = "activity".to_owned();
        reading.report(&main, 0, IssueKind::Nothing { what });
    }
    module.activities = activities;
    let counting = module
        .activities
        .iter()
        .filter(|activity| !activity.optional);
    if whole {
        in_reach(module.completion, counting.count(), &main, reading);
    }
    Some(module)
}

fn module_front(page: &Page, reading: &mut Reading) -> Module {
    let mut fields = FieldReader::new(page, reading);
    let module = Module {
        id: fields.id("id"),
        title: fields.required_line("title", TITLE),
        summary: fields.line_text("summary", SENTENCE),
        completion: completion(&mut fields),
        body: page.body.text.clone(),
        activities: Vec::new(),
    };
    let line = fields.line_of("id");
    fields.finish(&[]);
    reading.take("module id", &module.id, &page.file, line);
    reading.markdown(&page.file, &page.body, ReferenceScope::Course);
    module
}

fn pool(page: &Page, reading: &mut Reading) -> Pool {
    let mut fields = FieldReader::new(page, reading);
    let id = fields.id("id");
    let line = fields.line_of("id");
    fields.finish(&[]);
    reading.take("pool id", &id, &page.file, line);
    let asked = questions::read(&page.body, Family::Quiz, &page.file, reading);
    if !asked.intro.text.is_empty() && !asked.doubtful {
        reading.report(&page.file, asked.intro.line, IssueKind::TextInPool);
    }
    if !asked.whole {
        reading.leave_unread(Unread::Questions(id.clone()));
    }
    let questions = asked.questions;
    Pool { id, questions }
}

/// `[completion] need = "all"`, or a number.
fn completion(fields: &mut FieldReader) -> Completion {
    let need = fields.table("completion", |fields| fields.number_or_word("need", "all"));
    need.flatten().map_or(Completion::All, Completion::AnyOf)
}

/// A number that is asked for must be there.
pub(super) fn in_reach(asked: Completion, count: usize, file: &str, reading: &mut Reading) {
    if let Completion::AnyOf(need) = asked
        && need as usize > count
    {
        reading.report(file, 0, IssueKind::CompletionOutOfReach { need, count });
    }
}

pub(super) fn award(fields: &mut FieldReader) -> Award {
    let award = Award {
        slug: fields.id("slug"),
        title: fields.required_line("title", TITLE),
        kind: fields.word(
            "kind",
            ("certificate", AwardKind::Certificate),
            &[("certification", AwardKind::Certification)],
        ),
        valid_months: fields.number("valid_months", 1..=600),
        statement: fields.line_text("statement", SENTENCE),
    };
    let (file, line) = (fields.page.file.clone(), fields.line_of("slug"));
    fields.reading.take("award slug", &award.slug, &file, line);
    award
}

/// A language tag, of which only the form is checked (BCP 47, section 2.1).
pub(super) fn language(fields: &mut FieldReader) -> String {
    let Some(tag) = fields.line_text("language", 35) else {
        return "en".to_owned();
    };
    let part = |part: &str| {
        (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let first = tag.split('-').next().unwrap_or_default();
    let named = (2..=3).contains(&first.len()) && first.chars().all(|c| c.is_ascii_alphabetic());
    let well_formed = named && tag.split('-').all(part);
    if !tag.is_empty() && !well_formed {
        let (key, expected) = (
            "language".to_owned(),
            "a language tag such as \"en\" or \"pt-BR\"",
        );
        let line = fields.line_of("language");
        let expected = expected.to_owned();
        fields.report(line, IssueKind::WrongValue { key, expected });
    }
    tag
}

/// The folders of a program that hold a `course.md`.
pub(super) fn folders(source: &Source) -> BTreeSet<String> {
    let paths = source
        .keys()
        .filter_map(|path| path.strip_prefix("courses/"));
    let names = paths.filter_map(|rest| rest.split_once('/'));
    names.map(|(name, _)| format!("courses/{name}")).collect()
}
