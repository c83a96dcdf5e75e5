//! A broken folder is refused whole, with every problem at its place.

use crate::authoring::issue::AuthoringIssue;
use crate::authoring::parse::parse_course;
use crate::authoring::sample::{course_source, read_markdown, source};
use crate::authoring::source::{Source, SourceFile};

fn issues(files: &Source) -> Vec<AuthoringIssue> {
    parse_course(files, "", &read_markdown)
        .err()
        .unwrap_or_default()
}

/// The sample with one file more, or another.
fn with(path: &str, text: &str) -> Source {
    let mut files = course_source();
    files.extend(source(&[(path, text)]));
    files
}

/// The sample with a lesson of this front matter.
fn lesson(front: &str) -> Source {
    with(
        "02-second/02-more.md",
        &format!("+++\n{front}\n+++\nText.\n"),
    )
}

fn told(files: &Source) -> Vec<String> {
    issues(files).iter().map(ToString::to_string).collect()
}

#[track_caller]
fn assert_told(files: &Source, expected: &str) {
    let told = told(files);
    assert!(
        told.iter().any(|line| line.starts_with(expected)),
        "{expected}\n{told:#?}"
    );
}

#[test]
fn every_problem_is_told_at_once_in_the_order_of_files_and_lines() {
    let mut files = lesson("id = \"more\"\ntitle = \"\"\nminuts = 5\nread_seconds = -1");
    files.remove("files/a.svg");
    let told = told(&files);
    for expected in [
        "01-first/01-why.md:8: there is no file `files/a.svg`",
        "02-second/02-more.md:1: `minutes` is missing; add it",
        "02-second/02-more.md:3: `title` is empty",
        "02-second/02-more.md:4: `minuts` is not a key here; did you mean `minutes`?",
        "02-second/02-more.md:5: `read_seconds` must be a whole number from 0 to 86400",
        "course.md:20: there is no picture `files/a.svg`",
    ] {
        assert!(
            told.iter().any(|line| line.starts_with(expected)),
            "{expected}\n{told:#?}"
        );
    }
    assert_eq!(told.len(), 6, "{told:#?}");
    let found = issues(&files);
    assert!(found.is_sorted());
}

#[test]
fn front_matter_must_be_there_and_be_toml() {
    let path = "02-second/02-more.md";
    assert_told(
        &with(path, "id = \"x\"\n"),
        "02-second/02-more.md:1: must begin with a line",
    );
    assert_told(
        &with(path, "+++\nid = \"x\"\n"),
        "02-second/02-more.md:1: the `+++` that ends",
    );
    assert_told(&with(path, ""), "02-second/02-more.md:1: must begin");
    assert_told(
        &lesson("id = \"x\"\ntitle = x"),
        "02-second/02-more.md:3: the front matter is not TOML",
    );
    assert_told(
        &lesson("id = \"x\"\nid = \"y\""),
        "02-second/02-more.md:3: the front matter is not TOML",
    );
}

#[test]
fn values_must_be_what_their_keys_say() {
    let base = "id = \"x\"\ntitle = \"T\"\nminutes = 5\n";
    for (key, expected) in [
        (
            "optional = \"yes\"",
            "02-second/02-more.md:5: `optional` must be true or false",
        ),
        (
            "kind = \"quizz\"",
            "02-second/02-more.md:5: `kind` must be one of \"lesson\", \"quiz\", \"survey\"",
        ),
        (
            "pass = 50",
            "02-second/02-more.md:5: `pass` is only for quizzes",
        ),
        (
            "slug = \"A b\"",
            "02-second/02-more.md:5: `A b` can't be used as `slug`",
        ),
        (
            "attachments = 1",
            "02-second/02-more.md:5: `attachments` must be a list of tables",
        ),
        (
            "video = 1",
            "02-second/02-more.md:5: `video` must be a table",
        ),
        (
            "[video]\nfile = \"files/v.mp4\"\ntitle = \"V\"",
            "02-second/02-more.md:5: `captions` is missing",
        ),
        (
            "[video]\nfile = \"files/a.svg\"",
            "02-second/02-more.md:6: `file` must be a file that ends in .mp4 or .webm",
        ),
        (
            "[[attachments]]\nfile = \"files/b.svg\"\ntitle = \"B\"",
            "02-second/02-more.md:6: there is no file `files/b.svg`; did you mean `files/a.svg`?",
        ),
    ] {
        assert_told(&lesson(&format!("{base}{key}")), expected);
    }
    let long = "x".repeat(201);
    assert_told(
        &lesson(&format!("id = \"x\"\nminutes = 5\ntitle = \"{long}\"")),
        "02-second/02-more.md:4: `title` has more than 200",
    );
    assert_told(
        &lesson("id = \"x\"\nminutes = 5\ntitle = \"a\\nb\""),
        "02-second/02-more.md:4: `title` must be one line",
    );
}

#[test]
fn ids_are_unique_among_their_kind() {
    let same_id = lesson("id = \"why\"\nslug = \"other\"\ntitle = \"T\"\nminutes = 5");
    assert_told(
        &same_id,
        "02-second/02-more.md:2: `why` is the activity id of something else already (01-first/01-why.md:2)",
    );
    let same_slug = lesson("id = \"x\"\nslug = \"why\"\ntitle = \"T\"\nminutes = 5");
    assert_told(
        &same_slug,
        "02-second/02-more.md:3: `why` is the activity slug",
    );
    let pool = "+++\nid = \"b\"\n+++\n## q-true {truefalse}\nA?\n- (x) a\n- ( ) b\n";
    assert_told(
        &with("pools/b.md", pool),
        "pools/b.md:4: `q-true` is the question id",
    );
}

#[test]
fn only_what_the_format_knows_may_lie_there() {
    assert_told(
        &with("notes.txt", ""),
        "notes.txt: is not part of the format",
    );
    assert_told(
        &with("01-first/a/b.md", ""),
        "01-first/a/b.md: is not part of the format",
    );
    assert_told(
        &with("01-first/x.svg", ""),
        "01-first/x.svg: is not part of the format",
    );
    assert_told(
        &with("pools/x.svg", ""),
        "pools/x.svg: is not part of the format",
    );
    assert_told(
        &with("files/page.html", ""),
        "files/page.html: files of this kind can't be offered",
    );
    assert_told(
        &with("files/A.svg", ""),
        "files/A.svg: this name can't be used",
    );
    assert_told(
        &with("files/../x.svg", ""),
        "files/../x.svg: this name can't be used",
    );
    assert_told(
        &with(
            "03-third/x.md",
            "+++\nid=\"z\"\ntitle=\"Z\"\nminutes=1\n+++\nZ",
        ),
        "03-third: the folder has activities but no `module.md`",
    );
    assert_told(
        &with("03-third/module.md", "+++\nid=\"z\"\ntitle=\"Z\"\n+++\n"),
        "03-third/module.md: nothing is here yet",
    );
    let mut files = course_source();
    files.remove("course.md");
    assert_told(&files, ": there is no `course.md` here");
}

#[test]
fn files_have_bounds() {
    let huge = |size| SourceFile::Binary {
        sha256: "0".repeat(64),
        size,
    };
    let mut files = course_source();
    files.insert("files/big.mp4".to_owned(), huge(50_000_001));
    assert_told(&files, "files/big.mp4: has 50000001 bytes");
    let mut files = course_source();
    for index in 0..11 {
        files.insert(format!("files/{index}.mp4"), huge(50_000_000));
    }
    assert_told(&files, "course.md: the course's files have 5500");
    let mut files = course_source();
    for index in 0..2_000 {
        files.insert(format!("files/{index}.png"), huge(1));
    }
    assert_told(&files, "course.md: has 2012 files");
    let mut files = course_source();
    files.insert("01-first/01-why.md".to_owned(), huge(5));
    assert_told(&files, "01-first/01-why.md: is not text in UTF-8");
    let long = format!("{}{}", "+++\n+++\n", "x".repeat(1_000_000));
    assert_told(
        &with("01-first/01-why.md", &long),
        "01-first/01-why.md: has 1000008 bytes",
    );
    assert_told(
        &with("01-first/01-why.md", "\u{feff}+++\n"),
        "01-first/01-why.md:1: begins with a byte order mark",
    );
    assert_told(
        &with("01-first/01-why.md", "+++\n+++\na\0b"),
        "01-first/01-why.md:3: has a control character (U+0000)",
    );
}

#[test]
fn markdown_keeps_to_what_a_page_can_show() {
    let base = "+++\nid = \"x\"\ntitle = \"T\"\nminutes = 5\n+++\n\n";
    let path = "02-second/02-more.md";
    for (text, expected) in [
        (
            "One\n\n<b>two</b>",
            "02-second/02-more.md:9: raw HTML is not allowed",
        ),
        (
            "# Title",
            "02-second/02-more.md:7: this heading has one `#`",
        ),
        (
            "[x](http://example.org)",
            "02-second/02-more.md:7: `http://example.org` can't be linked to",
        ),
        (
            "[x](javascript:alert)",
            "02-second/02-more.md:7: `javascript:alert` can't be linked to",
        ),
        (
            "[x](//example.org)",
            "02-second/02-more.md:7: `//example.org` can't be linked to",
        ),
        (
            "[x](activity:wy)",
            "02-second/02-more.md:7: there is no activity `wy`; did you mean `why`?",
        ),
        (
            "![](files/a.svg)",
            "02-second/02-more.md:7: the picture `files/a.svg` has no text",
        ),
        (
            "![x](https://example.org/a.png)",
            "02-second/02-more.md:7: the picture `https://example.org/a.png` must be",
        ),
        (
            "![x](files/v.mp4)",
            "02-second/02-more.md:7: the picture `files/v.mp4` must be",
        ),
    ] {
        assert_told(&with(path, &format!("{base}{text}\n")), expected);
    }
    for allowed in [
        "[x](https://example.org)",
        "[x](mailto:a@b.org)",
        "[x](/contact)",
        "[x](activity:why)",
    ] {
        assert_eq!(
            told(&with(path, &format!("{base}{allowed}\n"))),
            Vec::<String>::new()
        );
    }
}

#[test]
fn a_draw_must_succeed_in_every_attempt() {
    let quiz = |draws: &str| {
        let front = "+++\nid = \"check\"\ntitle = \"C\"\nkind = \"quiz\"\nminutes = 5\n";
        with("01-first/02-check.md", &format!("{front}{draws}+++\n"))
    };
    let draw = |pool: &str, count: u32| format!("[[draw]]\npool = \"{pool}\"\ncount = {count}\n");
    assert_eq!(told(&quiz(&draw("more", 3))), Vec::<String>::new());
    assert_told(
        &quiz(&draw("more", 4)),
        "01-first/02-check.md:6: the pool `more` can't give 4 questions",
    );
    assert_told(
        &quiz(&draw("mor", 1)),
        "01-first/02-check.md:6: there is no pool `mor`; did you mean `more`?",
    );
    let tagged = format!("{}tag = \"trust\"\n", draw("more", 2));
    assert_eq!(
        told(&quiz(&format!("{}{tagged}", draw("more", 1)))),
        Vec::<String>::new()
    );
    assert_told(
        &quiz(&format!("{}{tagged}", draw("more", 2))),
        "01-first/02-check.md:6: the pool `more` can't give 2",
    );
}

#[test]
fn a_course_must_be_completable() {
    let mut files = lesson("id = \"x\"\ntitle = \"T\"\nminutes = 5\noptional = true");
    files.retain(|path, _| !path.starts_with("01-first"));
    let told = told(&files);
    assert!(
        told.iter()
            .any(|line| line.starts_with("course.md: every activity is optional")),
        "{told:?}"
    );
    let module = "+++\nid = \"second\"\ntitle = \"S\"\ncompletion = { need = 2 }\n+++\n";
    assert_told(
        &with("02-second/module.md", module),
        "02-second/module.md: asks for 2 of 1",
    );
}
