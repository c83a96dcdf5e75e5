//! The format, as its documentation says it.

mod arbitrary;
mod consequences;
mod details;
mod questions;
mod refused;
mod slips;

use super::*;
use crate::authoring::document::{
    ActivityKind, AwardKind, Completion, FeedbackPolicy, Join, Layout, ProgramStatus,
};
use crate::authoring::sample::{COURSE, LESSON, course, course_source, read_markdown, source};
use crate::authoring::source::SourceFile;

#[test]
fn a_course_reads_as_it_is_written() {
    let course = course();
    assert_eq!(
        (course.id.as_str(), course.slug.as_str()),
        ("steadiness", "steadiness")
    );
    assert_eq!(course.language, "en");
    assert_eq!(course.join, Join::Code);
    assert_eq!(course.completion, Completion::AnyOf(1));
    assert_eq!(course.prerequisites, ["before"]);
    assert!(course.body.starts_with("The course's page"));
    let award = course.award.as_ref().unwrap();
    assert_eq!(
        (award.kind, award.valid_months),
        (AwardKind::Certification, Some(24))
    );
    let ids: Vec<&str> = course.activities().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, ["why", "check", "voices", "more-reading"]);
    assert_eq!(course.modules[0].body, "Introduction.");
    assert_eq!(course.minutes(), 45);
    assert_eq!(course.half_hours(), 2);
    assert_eq!(
        course.activity_by_slug("more").unwrap().1.id,
        "more-reading"
    );
    let picture = &course.files["files/a.svg"];
    assert_eq!(
        (picture.size, picture.media_type.as_str()),
        (6, "image/svg+xml")
    );
    assert_eq!(picture.sha256.len(), 64);
}

#[test]
fn an_activity_reads_as_it_is_written() {
    let course = course();
    let (module, lesson) = course.activity("why").unwrap();
    assert_eq!(module.id, "first");
    assert_eq!(lesson.body, "## A heading\n\nText.");
    let ActivityKind::Lesson(kind) = &lesson.kind else {
        panic!("a lesson");
    };
    assert_eq!((kind.preview, kind.read_seconds), (true, 60));
    assert_eq!(lesson.attachments[0].file, "files/a.svg");
    assert_eq!(
        lesson.video.as_ref().unwrap().transcript.as_deref(),
        Some("files/v.txt")
    );
    let quiz = course.activity("check").unwrap().1;
    assert_eq!(quiz.body, "Before the first question.");
    let quiz = quiz.quiz().unwrap();
    assert_eq!(
        (quiz.pass, quiz.attempts, quiz.wait_minutes),
        (70, Some(3), 10)
    );
    assert_eq!(quiz.time_limit_minutes, Some(30));
    assert_eq!(
        (quiz.feedback, quiz.layout),
        (FeedbackPolicy::AfterSubmit, Layout::One)
    );
    assert!(quiz.shuffle_options && quiz.shuffle_questions);
    assert_eq!(quiz.draw.len(), 2);
    assert_eq!(course.paper_length(quiz), 10);
}

#[test]
fn line_ends_of_another_system_change_nothing() {
    let mut files = course_source();
    for file in files.values_mut() {
        if let SourceFile::Text(text) = file
            && text.starts_with("+++")
        {
            *text = text.replace('\n', "\r\n");
        }
    }
    assert_eq!(parse_course(&files, "", &read_markdown).unwrap(), course());
}

#[test]
fn a_course_can_lie_anywhere() {
    let moved: Source = course_source()
        .into_iter()
        .map(|(path, file)| (format!("courses/x/{path}"), file))
        .collect();
    assert_eq!(
        parse_course(&moved, "courses/x", &read_markdown).unwrap(),
        course()
    );
}

#[test]
fn a_hash_names_what_a_course_says() {
    let one = course();
    assert_eq!(one.content_hash(), course().content_hash());
    let json = serde_json::to_string(&one).unwrap();
    let back: Course = serde_json::from_str(&json).unwrap();
    assert_eq!(back, one);
    assert_eq!(back.content_hash(), one.content_hash());
    let mut other = one.clone();
    other.body.push('.');
    assert_ne!(other.content_hash(), one.content_hash());
}

const PROGRAM: &str = "+++
id = \"program\"
title = \"Program\"
summary = \"A program.\"
hours = 12.5
electives = 1
[[courses]]
course = \"steadiness\"
[[courses]]
course = \"other\"
required = false
[[faq]]
question = \"Why?\"
answer = \"[Because](/about).\"
+++
The page.
";

fn program_source() -> Source {
    let mut files = source(&[
        ("program.md", PROGRAM),
        (
            "courses/b/course.md",
            &COURSE.replace("\"before\"", "\"other\""),
        ),
        (
            "courses/a/course.md",
            "+++\nid = \"other\"\ntitle = \"Other\"\nsummary = \"S.\"\nhours = 3\n+++\n",
        ),
        (
            "courses/a/m/module.md",
            "+++\nid = \"m\"\ntitle = \"M\"\n+++\n",
        ),
        (
            "courses/a/m/why.md",
            &LESSON.replace("[[attachments]]", "[x]"),
        ),
    ]);
    files.remove("courses/a/m/why.md");
    let lesson = "+++\nid = \"why\"\ntitle = \"Why\"\nminutes = 5\n+++\nText.";
    files.extend(source(&[("courses/a/m/why.md", lesson)]));
    for (path, file) in course_source() {
        files.entry(format!("courses/b/{path}")).or_insert(file);
    }
    files
}

#[test]
fn a_program_reads_with_its_courses() {
    let parsed = parse_program(&program_source(), &read_markdown).unwrap();
    let program = &parsed.program;
    assert_eq!(program.status, ProgramStatus::Open);
    assert_eq!(program.price, None);
    assert_eq!(program.stated_half_hours, Some(25));
    assert_eq!(program.courses.len(), 2);
    assert!(program.courses[0].required && !program.courses[1].required);
    assert_eq!(program.faq[0].answer, "[Because](/about).");
    let folders: Vec<&str> = parsed.courses.iter().map(|c| c.folder.as_str()).collect();
    assert_eq!(folders, ["courses/a", "courses/b"]);
    assert_eq!(parsed.courses[0].course.half_hours(), 6);
}

fn program_codes(change: impl FnOnce(&mut Source)) -> Vec<String> {
    let mut files = program_source();
    change(&mut files);
    let issues = parse_program(&files, &read_markdown).unwrap_err();
    issues.iter().map(ToString::to_string).collect()
}

fn replace(files: &mut Source, path: &str, old: &str, new: &str) {
    let Some(SourceFile::Text(text)) = files.get_mut(path) else {
        panic!("no text at {path}");
    };
    assert!(text.contains(old), "{old} in {path}");
    *text = text.replace(old, new);
}

#[test]
fn a_program_and_its_folders_must_agree() {
    let found = program_codes(|f| replace(f, "program.md", "\"other\"", "\"othr\""));
    assert!(found[0].contains("courses/a/course.md: the course `other` is not in `courses`"));
    assert!(
        found[1].contains("program.md:9: there is no course `othr`; did you mean `other`?"),
        "{found:?}"
    );
    let found = program_codes(|f| replace(f, "program.md", "electives = 1", "electives = 2"));
    assert!(found[0].contains("asks for 2 electives"), "{found:?}");
    let found = program_codes(|f| {
        replace(
            f,
            "courses/a/course.md",
            "hours = 3",
            "prerequisites = [\"steadiness\"]",
        );
    });
    assert!(
        found[0].contains("in a circle: other, steadiness"),
        "{found:?}"
    );
    let found = program_codes(|f| replace(f, "courses/a/course.md", "\"other\"", "\"steadiness\""));
    assert!(
        found
            .iter()
            .any(|p| p.contains("is the course id of something else")),
        "{found:?}"
    );
    let found = program_codes(|f| f.extend(source(&[("notes.md", "")])));
    assert!(
        found[0].starts_with("notes.md: is not part of the format"),
        "{found:?}"
    );
    let found = program_codes(|f| replace(f, "program.md", "(/about)", "(activity:why)"));
    assert!(
        found[0].contains("`activity:why` can't be linked to"),
        "{found:?}"
    );
    let empty = parse_program(&Source::new(), &read_markdown).unwrap_err();
    assert_eq!(empty.len(), 1);
}
