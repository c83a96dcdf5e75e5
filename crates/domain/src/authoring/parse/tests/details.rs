//! Signs that show nothing, links without a name, answers out of reach, and numbers in names.

use super::slips::{assert_fine, assert_one, told};
use crate::authoring::parse::parse_course;
use crate::authoring::sample::{course_source, read_markdown, source};

#[test]
fn an_answer_that_is_only_a_sign_of_markdown_is_a_problem() {
    for sign in ["+", "-", "*", "#", ">", "---"] {
        for text in [
            format!("## q {{single}}\n\nA?\n\n- (x) a\n- ( ) {sign}"),
            format!("## q {{multiple}}\n\nA?\n\n- [x] a\n- [ ] {sign}"),
            format!("## q {{ordering}}\n\nA?\n\n1. a\n2. {sign}"),
            format!("## q {{matching}}\n\nA?\n\n- a :: b\n- {sign} :: c"),
            format!("## q {{matching}}\n\nA?\n\n- a :: b\n- c :: {sign}"),
        ] {
            assert_one("quiz", &text, "6 nothing of this can be seen");
        }
        let choice = format!("## s {{choice}}\n\nA?\n\n- a\n- {sign}");
        assert_one("survey", &choice, "6 nothing of this can be seen");
        let code = format!("## q {{single}}\n\nA?\n\n- (x) a\n- ( ) `{sign}`");
        assert_fine("quiz", &code);
        // what learners type is compared, and shown as it is
        let typed = format!("## q {{short}}\n\nA?\n\n= {sign}");
        assert_fine("quiz", &typed);
    }
}

#[test]
fn a_link_needs_a_name() {
    let expected = "1 the link to `https://e.org` has no name";
    for link in [
        "[](https://e.org)",
        "Empty [](https://e.org) link.",
        "[ ](https://e.org)",
        "[\u{200b}](https://e.org)",
        "[\u{a0}\u{ad}](https://e.org)",
    ] {
        assert_one("lesson", link, expected);
        let asked = format!("## q {{single}}\n\n{link}\n\n- (x) a\n- ( ) b");
        assert_one("quiz", &asked, "3 the link to `https://e.org` has no name");
    }
    assert_fine("lesson", "[a](https://e.org)");
}

#[test]
fn an_answer_that_another_one_takes_is_a_problem() {
    let of =
        |kind: &str, answers: &str| told("quiz", &format!("## q {{{kind}}}\n\nA?\n\n{answers}"));
    for (kind, answers, line, other) in [
        ("numeric", "= 12 +- 0.5\n! 12.3\n  > Too much.", 6, 5),
        ("numeric", "! 12.5\n= 12 +- 0.5", 5, 6),
        ("numeric", "= 12 +- 0.5\n= 12", 6, 5),
        ("numeric", "= 12 +- 1\n= 11.5 +- 0.5", 6, 5),
        ("numeric", "= 12\n! 1\n! 1.0", 7, 6),
        ("numeric", "= -3\n! -3.00", 6, 5),
        (
            "short",
            "= Psychological safety\n! psychological  safety.",
            6,
            5,
        ),
        ("short", "! Été\n= ete", 5, 6),
        ("short", "= a\n! b\n! B!", 7, 6),
        ("short", "= safety\n= Safety", 6, 5),
        ("short case=yes", "= Don\u{2019}t\n! Don't", 6, 5),
    ] {
        let told = of(kind, answers);
        assert_eq!(told.len(), 1, "{answers}\n{told:#?}");
        let (found, what) = told[0].split_once(' ').expect("a line");
        assert_eq!(found, line.to_string(), "{answers}");
        let taker = "is never looked at, because line";
        assert!(what.contains(taker), "{what}");
        // the line is that of the file, whose front matter has six
        assert!(
            what.contains(&format!("line {} takes", other + 6)),
            "{what}"
        );
    }
    for (kind, answers) in [
        ("numeric", "= 12 +- 0.5\n! 12.6\n! *"),
        ("numeric", "= 12\n= 12 +- 0.5"),
        ("numeric", "= 12 +- 0.5\n= 12.5 +- 0.5"),
        ("short case=yes", "= WHO\n! who"),
        ("short accents=yes", "= été\n! ete"),
        ("short", "= a\n! b\n! *"),
    ] {
        assert_eq!(of(kind, answers), Vec::<String>::new(), "{answers}");
    }
    assert_eq!(of("numeric", "= 0\n! many").len(), 1);
}

#[test]
fn a_number_in_a_name_counts_as_the_number_that_it_is() {
    let mut files = source(&[(
        "course.md",
        "+++\nid = \"c\"\ntitle = \"C\"\nsummary = \"S.\"\n+++\n",
    )]);
    let mut add = |folder: &str, names: &[&str]| {
        let module = format!("+++\nid = \"m{folder}\"\ntitle = \"M\"\n+++\n");
        files.extend(source(&[(&*format!("{folder}/module.md"), &*module)]));
        for name in names {
            let id = format!("m{folder}-{name}");
            let lesson = format!("+++\nid = \"{id}\"\ntitle = \"L\"\nminutes = 1\n+++\nText.\n");
            files.extend(source(&[(&*format!("{folder}/{name}.md"), &*lesson)]));
        }
    };
    for number in 1..=11 {
        add(&format!("{number}-part"), &["1-l"]);
    }
    add("002-zeros", &["lesson-10", "lesson-9", "10", "9", "0010-b"]);
    add("part-2", &["a"]);
    add("part-10", &["a"]);
    let course = parse_course(&files, "", &read_markdown).expect("no problem");
    let ids: Vec<&str> = course
        .modules
        .iter()
        .map(|module| module.id.as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "m1-part",
            "m2-part",
            "m002-zeros",
            "m3-part",
            "m4-part",
            "m5-part",
            "m6-part",
            "m7-part",
            "m8-part",
            "m9-part",
            "m10-part",
            "m11-part",
            "mpart-2",
            "mpart-10"
        ]
    );
    let of_zeros: Vec<&str> = course.modules[2]
        .activities
        .iter()
        .map(|activity| activity.id.as_str())
        .collect();
    let expected = ["9", "0010-b", "10", "lesson-9", "lesson-10"];
    assert_eq!(of_zeros, expected.map(|name| format!("m002-zeros-{name}")));
    assert!(parse_course(&course_source(), "", &read_markdown).is_ok());
}
