//! A program's folder: `program.md`, and the courses that it lists.

use crate::authoring::opening::{CourseStands, NotReady, not_ready};
use std::collections::{BTreeMap, BTreeSet};

use super::ParsedCourse;
use super::course::{self, award, language};
use super::fields::{FieldReader, SENTENCE, TITLE, is_id};
use super::page::Page;
use super::reading::{Reading, ReferenceScope};
use crate::authoring::document::{CourseRef, Faq, Program, ProgramStatus};
use crate::authoring::issue::IssueKind;
use crate::authoring::source::Source;

pub(super) fn read(source: &Source, reading: &mut Reading) -> Option<super::ParsedProgram> {
    const MAIN: &str = "program.md";
    if !source.contains_key(MAIN) {
        let name = MAIN.to_owned();
        reading.report(MAIN, 0, IssueKind::MissingFile { name });
        return None;
    }
    let folders = course::folders(source);
    for path in source.keys() {
        let known = folders
            .iter()
            .any(|folder| path.starts_with(&format!("{folder}/")));
        if path != MAIN && !known {
            reading.report(path, 0, IssueKind::StrayFile);
        }
    }
    let in_all = folders.len();
    let courses: Vec<ParsedCourse> = folders
        .into_iter()
        .filter_map(|folder| {
            let course = course::read(source, &folder, reading)?;
            Some(ParsedCourse { folder, course })
        })
        .collect();
    circles(&courses, reading);
    let (program, lines) = Page::open(source, MAIN, reading, front)?;
    let whole = courses.len() == in_all;
    list(&program, &lines, &courses, whole, reading);
    Some(super::ParsedProgram { program, courses })
}

/// The program, and the line of each of its courses.
fn front(page: &Page, reading: &mut Reading) -> (Program, Vec<usize>) {
    let mut fields = FieldReader::new(page, reading);
    let id = fields.id("id");
    let slug = fields.optional_id("slug").unwrap_or_else(|| id.clone());
    let courses = fields.tables("courses", 200, |fields| {
        let course = fields.id("course");
        let required = fields.flag("required", true);
        (fields.line, CourseRef { course, required })
    });
    let lines = courses.iter().map(|(line, _)| *line).collect();
    let program = Program {
        title: fields.required_line("title", TITLE),
        summary: fields.required_line("summary", SENTENCE),
        language: language(&mut fields),
        status: fields.word(
            "status",
            ("open", ProgramStatus::Open),
            &[
                ("preparation", ProgramStatus::Preparation),
                ("retired", ProgramStatus::Retired),
            ],
        ),
        price: fields
            .line_text("price", 100)
            .filter(|price| price != "free"),
        outcomes: fields.texts("outcomes"),
        audience: fields.texts("audience"),
        requirements: fields.texts("requirements"),
        topics: fields.ids("topics"),
        courses: courses.into_iter().map(|(_, course)| course).collect(),
        electives: fields.number("electives", 0..=200).unwrap_or(0),
        stated_half_hours: fields.half_hours("hours"),
        award: fields.table("award", award),
        faq: fields.tables("faq", 100, |fields| {
            let question = fields.required_line("question", SENTENCE);
            let answer = fields.required_markdown("answer");
            let file = fields.page.file.clone();
            fields
                .reading
                .markdown(&file, &answer, ReferenceScope::Program);
            let answer = answer.text;
            Faq { question, answer }
        }),
        body: page.body.text.clone(),
        id,
        slug,
    };
    fields.finish(&[]);
    reading.markdown(&page.file, &page.body, ReferenceScope::Program);
    (program, lines)
}

/// The list of courses and the folders must name the same. `whole`: every course could be read.
fn list(
    program: &Program,
    lines: &[usize],
    courses: &[ParsedCourse],
    whole: bool,
    reading: &mut Reading,
) {
    const MAIN: &str = "program.md";
    let named = courses.iter().all(|parsed| !parsed.course.slug.is_empty());
    let mut listed = BTreeSet::new();
    for (course, line) in program.courses.iter().zip(lines) {
        let slugs = courses.iter().map(|parsed| parsed.course.slug.as_str());
        if whole && named && is_id(&course.course) {
            reading.expect((MAIN, *line), "course", &course.course, slugs);
        }
        if !listed.insert(course.course.as_str()) {
            let (key, value) = ("course".to_owned(), course.course.clone());
            let other = "the same list".to_owned();
            reading.report(MAIN, *line, IssueKind::Duplicate { key, value, other });
        }
    }
    for parsed in courses {
        let slug = parsed.course.slug.as_str();
        if !slug.is_empty() && !listed.contains(slug) && !reading.is_wrong(MAIN, "courses") {
            let course = parsed.course.slug.clone();
            let file = format!("{}/course.md", parsed.folder);
            reading.report(&file, 0, IssueKind::CourseNotListed { course });
        }
    }
    // of the folder itself; whether its courses are open is known only where it goes
    let lacks = not_ready(program, |_| CourseStands::Open).contains(&NotReady::NoCourse);
    if lacks && program.status == ProgramStatus::Open && !reading.is_wrong(MAIN, "courses") {
        let what = "course (or say `status = \"preparation\"`)".to_owned();
        reading.report(MAIN, 0, IssueKind::Nothing { what });
    }
    let electives = program.courses.iter().filter(|course| !course.required);
    let (need, count) = (program.electives, electives.count());
    if reading.is_wrong(MAIN, "courses") || reading.is_wrong(MAIN, "required") {
        return;
    }
    if need as usize > count {
        reading.report(MAIN, 0, IssueKind::ElectivesOutOfReach { need, count });
    } else if need == 0 && count > 0 && count == program.courses.len() {
        reading.report(MAIN, 0, IssueKind::NoCourseCounts);
    }
}

/// Prerequisites among the courses of the folder must not go round.
fn circles(courses: &[ParsedCourse], reading: &mut Reading) {
    let needs: BTreeMap<&str, &ParsedCourse> = courses
        .iter()
        .map(|parsed| (parsed.course.slug.as_str(), parsed))
        .collect();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    loop {
        let ready = needs.iter().find(|(slug, parsed)| {
            let before = parsed.course.prerequisites.iter().map(String::as_str);
            let mut before = before.filter(|needed| needs.contains_key(needed));
            !done.contains(*slug) && before.all(|needed| done.contains(needed))
        });
        let Some((slug, _)) = ready else { break };
        done.insert(slug);
    }
    let left: Vec<&str> = needs
        .keys()
        .copied()
        .filter(|slug| !done.contains(slug))
        .collect();
    if let Some(parsed) = left.first().and_then(|slug| needs.get(slug)) {
        let circle = left.join(", ");
        let file = format!("{}/course.md", parsed.folder);
        reading.report(&file, 0, IssueKind::PrerequisiteCircle { circle });
    }
}
