//! What only follows from another problem is not told.

use crate::authoring::parse::{parse_course, parse_program};
use crate::authoring::sample::{COURSE, course_source, read_markdown, source};
use crate::authoring::source::{Source, SourceFile};

fn told(files: &Source) -> Vec<String> {
    let issues = parse_course(files, "", &read_markdown).err();
    let issues = issues.unwrap_or_default();
    issues.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn assert_one(files: &Source, expected: &str) {
    let told = told(files);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with(expected), "{told:#?}");
}

fn change(files: &mut Source, path: &str, old: &str, new: &str) {
    let Some(SourceFile::Text(text)) = files.get_mut(path) else {
        panic!("no text at {path}");
    };
    assert!(text.contains(old), "{old} in {path}");
    *text = text.replace(old, new);
}

#[test]
fn the_only_lesson_that_can_not_be_read_is_one_problem() {
    let files = source(&[
        (
            "course.md",
            "+++\nid = \"c\"\ntitle = \"C\"\nsummary = \"S.\"\n[completion]\nneed = 1\n+++\n[it](activity:l)\n",
        ),
        (
            "m/module.md",
            "+++\nid = \"m\"\ntitle = \"M\"\n[completion]\nneed = 1\n+++\n",
        ),
        (
            "m/l.md",
            "\u{feff}+++\nid = \"l\"\ntitle = \"L\"\nminutes = 1\n+++\nText.\n",
        ),
    ]);
    assert_one(&files, "m/l.md:1: begins with a byte order mark");
    let mut files = files;
    change(&mut files, "m/l.md", "\u{feff}", "");
    assert_eq!(told(&files), Vec::<String>::new());
    files.insert(
        "m/module.md".to_owned(),
        SourceFile::Text("no front matter".to_owned()),
    );
    assert_one(&files, "m/module.md:1: must begin");
    files.remove("m/module.md");
    assert_one(&files, "m: the folder has activities but no `module.md`");
}

#[test]
fn what_names_an_unread_part_is_not_wrong() {
    let mut files = course_source();
    change(&mut files, "pools/more.md", "+++\nid", "id");
    assert_one(&files, "pools/more.md:1: must begin");
    let mut files = course_source();
    change(&mut files, "pools/more.md", "{truefalse}", "{truefals}");
    assert_one(&files, "pools/more.md:12: `truefals` is not a type");
    let mut files = course_source();
    change(&mut files, "pools/more.md", "## p-2 ", " ## p-2 ");
    assert_one(&files, "pools/more.md:12: looks like a question");
    let mut files = course_source();
    change(
        &mut files,
        "01-first/02-check.md",
        "pool = \"more\"\ncount = 2",
        "pool = \"More\"\ncount = 2",
    );
    assert_one(
        &files,
        "01-first/02-check.md:15: `More` can't be used as `pool`",
    );
    let mut files = course_source();
    change(
        &mut files,
        "01-first/01-why.md",
        "files/v.txt",
        "files/v.html.txt",
    );
    files.extend(source(&[("files/page.html", "")]));
    change(
        &mut files,
        "01-first/01-why.md",
        "files/v.html.txt",
        "files/v.txt",
    );
    change(
        &mut files,
        "01-first/01-why.md",
        "file = \"files/a.svg\"",
        "file = \"files/page.html\"",
    );
    assert_one(&files, "files/page.html: files of this kind");
}

#[test]
fn a_kind_that_is_no_kind_has_no_keys_and_no_text() {
    let mut files = course_source();
    change(&mut files, "01-first/02-check.md", "\"quiz\"", "\"quizz\"");
    assert_one(&files, "01-first/02-check.md:4: `kind` must be one of");
    let mut files = course_source();
    change(
        &mut files,
        "01-first/02-check.md",
        "## q-single {single points=2 tag=trust}",
        "## q-single {single points=2 tag=trust",
    );
    assert_one(
        &files,
        "01-first/02-check.md:21: begins a question, but lacks",
    );
}

#[test]
fn a_name_that_is_taken_is_told_once() {
    let mut files = course_source();
    change(
        &mut files,
        "02-second/02-more.md",
        "id = \"more-reading\"\nslug = \"more\"",
        "id = \"why\"",
    );
    assert_one(&files, "02-second/02-more.md:2: `why` is the activity id");
}

#[test]
fn an_answer_that_was_told_is_not_also_missing() {
    let mut files = course_source();
    change(
        &mut files,
        "01-first/02-check.md",
        "- (x) Two,",
        "-(x) Two,",
    );
    let told = told(&files);
    assert!(
        told[0].contains("02-check.md:27: is neither an answer"),
        "{told:#?}"
    );
    assert!(
        !told.iter().any(|line| line.contains("marked right")),
        "{told:#?}"
    );
    let mut files = course_source();
    change(&mut files, "01-first/02-check.md", "- (x) True", "(x) True");
    assert_one(&files, "01-first/02-check.md:54: looks like an answer");
}

#[test]
fn a_course_that_can_not_be_read_is_not_also_missing() {
    let program = "+++\nid = \"p\"\ntitle = \"P\"\nsummary = \"S.\"\n[[courses]]\ncourse = \"steadiness\"\n+++\n";
    let told = |course: &str, program: &str| {
        let mut files = source(&[("program.md", program)]);
        for (path, file) in course_source() {
            files.insert(format!("courses/a/{path}"), file);
        }
        files.extend(source(&[("courses/a/course.md", course)]));
        let issues = parse_program(&files, &read_markdown).err();
        let issues = issues.unwrap_or_default();
        issues.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let course = COURSE.replace("prerequisites = [\"before\"]\n", "");
    assert_eq!(told(&course, program), Vec::<String>::new());
    for (course, expected) in [
        (
            course.replacen("+++\n", "", 1),
            "courses/a/course.md:1: must begin",
        ),
        (
            course.replace("id = \"steadiness\"\n", ""),
            "courses/a/course.md:1: `id` is missing",
        ),
    ] {
        let told = told(&course, program);
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told[0].starts_with(expected), "{told:#?}");
    }
    let list = program.replace(
        "[[courses]]\ncourse = \"steadiness\"",
        "courses = \"steadiness\"",
    );
    let told = told(&course, &list);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(
        told[0].contains("`courses` must be a list of tables"),
        "{told:#?}"
    );
}
