//! Whatever text is read, the parser answers and does not panic.

use proptest::prelude::*;

use crate::authoring::parse::{parse_course, parse_program};
use crate::authoring::sample::{LESSON, POOL, QUIZ, SURVEY, course_source, read_markdown, source};

/// Lines that come near the format, so that chance reaches its corners.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("+++".to_owned()),
        Just("## q {single}".to_owned()),
        Just("## q {matching points=2 tag=a}".to_owned()),
        Just("## q {numeric unit=\"".to_owned()),
        Just("- (x) a :: b".to_owned()),
        Just("- :: ".to_owned()),
        Just("= 1 +- ".to_owned()),
        Just("! *".to_owned()),
        Just("  > feedback".to_owned()),
        Just("> explanation".to_owned()),
        Just("```".to_owned()),
        Just("[[draw]]".to_owned()),
        Just("count = 99999999999999999999".to_owned()),
        Just("hours = 1e400".to_owned()),
        Just(String::new()),
        "[a-z]{1,8} = .{0,20}",
        ".{0,40}",
        "\\PC{0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn arbitrary_files_never_panic(
        lines in proptest::collection::vec(line(), 0..30),
        path in prop_oneof![Just("01-first/02-check.md"), Just("pools/more.md"), Just("course.md"), Just("program.md"), Just("01-first/module.md")],
    ) {
        let text = lines.join("\n");
        let mut files = course_source();
        files.extend(source(&[(path, text.as_str())]));
        let _ = parse_course(&files, "", &read_markdown);
        let _ = parse_program(&files, &read_markdown);
    }

    #[test]
    fn files_cut_and_joined_anywhere_never_panic(
        which in 0_usize..4,
        from in 0_usize..400,
        to in 0_usize..400,
        between in ".{0,8}",
    ) {
        let text = [LESSON, QUIZ, SURVEY, POOL][which];
        let at = |n: usize| text.floor_char_boundary(n.min(text.len()));
        let text = format!("{}{between}{}", &text[..at(from)], &text[at(to)..]);
        let mut files = course_source();
        files.extend(source(&[("01-first/02-check.md", text.as_str())]));
        let _ = parse_course(&files, "", &read_markdown);
    }
}
