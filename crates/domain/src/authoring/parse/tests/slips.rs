//! What looks like a question or an answer and is not exactly one is never read as text.

use crate::authoring::document::QuestionKind;
use crate::authoring::parse::parse_course;
use crate::authoring::sample::{course_source, read_markdown, source};

const QUIZ: &str = "01-first/02-check.md";

/// What is wrong with a quiz, a survey or a pool that has this text, and nothing else.
pub(super) fn told(kind: &str, text: &str) -> Vec<String> {
    let (path, front) = match kind {
        "pool" => ("pools/own.md", String::new()),
        kind => (
            QUIZ,
            format!("title = \"T\"\nkind = \"{kind}\"\nminutes = 5\n"),
        ),
    };
    let file = format!("+++\nid = \"own\"\n{front}+++\n{text}\n");
    let mut files = course_source();
    files.extend(source(&[(path, file.as_str())]));
    let issues = parse_course(&files, "", &read_markdown);
    let issues = issues.err().unwrap_or_default();
    let above = front.lines().count() + 3;
    let line = |line: usize| line.saturating_sub(above);
    issues
        .iter()
        .map(|issue| format!("{} {}", line(issue.line), issue.kind))
        .collect()
}

/// Lines are counted from the first one below the front matter.
#[track_caller]
pub(super) fn assert_one(kind: &str, text: &str, expected: &str) {
    let told = told(kind, text);
    assert_eq!(told.len(), 1, "{text}\n{told:#?}");
    assert!(told[0].starts_with(expected), "{text}\n{told:#?}");
}

#[track_caller]
pub(super) fn assert_fine(kind: &str, text: &str) {
    assert_eq!(told(kind, text), Vec::<String>::new(), "{text}");
}

const END: &str = "\n\n## q-end {single}\n\nFine?\n\n- ( ) No\n- (x) Yes\n";

#[test]
fn a_heading_that_is_not_quite_one_is_never_text() {
    let answers = "\n\nWhich?\n\n- ( ) Wrong one\n- (x) The right one";
    for heading in [
        " ## q-first {single}",
        "### q-first {single}",
        "##\tq-first {single}",
        "##\u{a0}q-first {single}",
        "##q-first {single}",
        "#q-first {single}",
        "\u{200b}## q-first {single}",
        "\u{ff03}\u{ff03} q-first {single}",
        "> ## q-first {single}",
        "- ## q-first {single}",
        "    ## q-first {single}",
        "#### q-first {singel}",
        "### q-first {single",
        "### The first question {multiple points=2}",
        "**q-first {single}**",
        "q-first {single}",
        "q-first {Single}:",
        "#### q-first {own}",
        " ## q-first",
    ] {
        let leaked = format!("{heading}{answers}{END}");
        assert_one("quiz", &leaked, "1 looks like a question");
        let second = format!("## q {{single}}\n\nA?\n\n- ( ) a\n- (x) b\n\n{heading}{answers}");
        // in the explanation, it ends nothing
        if !heading.starts_with('>') {
            assert_one("quiz", &second, "8 looks like a question");
        }
        let survey = format!("## s-one {{essay}}\n\nTell us.\n\n{heading}\n\nHow much?");
        assert_one("survey", &survey, "5 looks like a question");
        let asked = format!("## q {{single}}\n\nA?\n\n{heading}\n\n- ( ) a\n- (x) b");
        assert_one("pool", &asked, "5 looks like a question");
        let first = format!("{heading}\n\nWhich?{END}");
        assert_one("pool", &first, "1 looks like a question");
    }
    let only = told("quiz", " ## q-first {single}\n\nWhich?");
    assert_eq!(only.len(), 1, "{only:?}");
}

#[test]
fn a_question_in_a_lesson_wants_another_kind() {
    let text = "Text.\n\n## q {single}\n\nA?";
    assert_one(
        "lesson",
        text,
        "3 looks like a question, but this is a lesson",
    );
    assert_one("lesson", " ## q {scale min=1}", "1 looks like a question");
    for fine in [
        "## The set {a, b}",
        "```\n## q {single}\n```",
        "\\## q {single}",
    ] {
        assert_fine("lesson", fine);
    }
}

#[test]
fn an_option_that_is_not_quite_one_is_never_text() {
    for first in [
        "- (\u{a0}) First",
        "-  ( ) First",
        "- ( )First",
        "-( ) First",
        " - ( ) First",
        "\t- ( ) First",
        "* ( ) First",
        "+ ( ) First",
        "\u{2013} ( ) First",
        "\u{2022} ( ) First",
        "-\u{a0}( ) First",
        "- (  ) First",
        "- (\u{200b}) First",
        "- ( ] First",
        "- \u{ff08} \u{ff09} First",
        "( ) First",
        "1. ( ) First",
        "- [ ] First",
        "- [x] First",
        "- (\u{445}) First",
        "- (\u{2713}) First",
        "- \u{2610} First",
        "> - ( ) First",
        "- (x First",
    ] {
        let text = format!("## q {{single}}\n\nPick.\n\n{first}\n- ( ) Second\n- (x) Third");
        assert_one("quiz", &text, "5 looks like an answer");
        let apart = format!("## q {{single}}\n\nPick.\n\n{first}\n\n- (x) Second");
        assert_one("pool", &apart, "5 looks like an answer");
        assert_one("quiz", &format!("{first}{END}"), "1 looks like an answer");
        let essay = format!("## s {{essay}}\n\nTell.\n\n{first}");
        assert_one("survey", &essay, "5 looks like an answer");
        let choice = format!("## s {{choice}}\n\nTell.\n\n{first}\n- one\n- two\n- three");
        assert_one("survey", &choice, "5 looks like an answer");
        let inside = format!(
            "## q {{single}}\n\nA?\n\n- ( ) a\n  {}\n- (x) b",
            first.trim()
        );
        assert!(!told("quiz", &inside).is_empty(), "{inside}");
        let why = format!("## q {{single}}\n\nA?\n\n- ( ) a\n- (x) b\n\n> Why.\n> {first}");
        assert_one("quiz", &why, "9 looks like an answer");
    }
    for first in [
        "- [\u{a0}] First",
        "- ( ) First",
        "* [x] First",
        "-[ ] First",
    ] {
        let text = format!("## q {{multiple}}\n\nPick.\n\n{first}\n- [x] Second\n- [ ] Third");
        assert_one("quiz", &text, "5 looks like an answer");
    }
}

#[test]
fn both_brackets_above_round_ones_are_told() {
    let text = "## q-a {single}\n\nPick.\n\n- [ ] First, wrong\n- [x] Second, right\n- ( ) Third\n- (x) Fourth";
    let told = told("quiz", text);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].starts_with("5 looks like an answer") && told[1].starts_with("6 looks"));
}

#[test]
fn a_written_answer_that_is_not_quite_one_is_never_text() {
    for first in [
        "=12",
        " = 12",
        "\u{ff1d} 12",
        "=\u{a0}12",
        "- = 12",
        "> = 12",
        "!12",
        " ! 12",
        "\u{ff01}12",
    ] {
        for kind in ["numeric", "short"] {
            let text = format!("## q {{{kind}}}\n\nHow many?\n\n{first}\n= 14 +- 0.5");
            let told = told("quiz", &text);
            assert!(
                told[0].starts_with("5 looks like an answer"),
                "{first} {told:?}"
            );
        }
    }
    assert_one("quiz", &format!("= 12{END}"), "1 looks like an answer");
    assert_one("quiz", &format!("! 12{END}"), "1 looks like an answer");
    let single = "## q {single}\n\nHow many?\n\n= 12\n\n- ( ) a\n- (x) b";
    assert_one("quiz", single, "5 looks like an answer");
    let within = "## q {short}\n\nA?\n\n= one\n  = two";
    assert_one("quiz", within, "6 looks like an answer");
}

#[test]
fn a_step_that_is_not_quite_one_is_never_text() {
    for first in [
        "1) Notice",
        "1.Notice",
        " 1. Notice",
        "1.\u{a0}Notice",
        "1.\tNotice",
        "1 . Notice",
        "(1) Notice",
        "1: Notice",
        "\u{ff11}\u{ff0e} Notice",
        "\u{2460} Notice",
        "a) Notice",
        "- 1. Notice",
    ] {
        let text = format!("## q {{ordering}}\n\nOrder.\n\n{first}\n2. Feel\n3. Act");
        assert_one("quiz", &text, "5 looks like an answer");
    }
    let list = "## q {ordering}\n\nOrder.\n\n- Notice\n2. Feel\n3. Act";
    assert_one("quiz", list, "5 this list goes on into the answers");
    let apart = "## q {ordering}\n\nOrder.\n\n- Notice\n\n2. Feel\n3. Act";
    assert_one(
        "quiz",
        apart,
        "7 this answer can't be read; number the steps",
    );
    let shuffled = "## q {ordering}\n\nOrder.\n\n1. Notice\n3. Act\n2. Feel";
    assert_one(
        "quiz",
        shuffled,
        "6 this answer can't be read; number the steps",
    );
    let nested = "## q {ordering}\n\nOrder.\n\n1. Notice\n   2. Feel\n3. Act";
    assert_one("quiz", nested, "6 looks like an answer");
    assert_fine(
        "quiz",
        "## q {ordering}\n\nOrder.\n\n1. Notice\n1. Feel\n1. Act",
    );
    assert_fine(
        "quiz",
        "## q {ordering}\n\nIn 1945.\n3.5 liters.\n\n1. Notice\n2. Feel\n\n> In this order:\n>\n> 1. Notice\n> 2. Feel",
    );
}

#[test]
fn a_pair_is_cut_where_the_two_colons_stand_alone() {
    let text = "## q {matching}\n\nMatch.\n\n- std::vector :: a list that grows\n- `a :: b` :: code\n- :: neither";
    let file = format!("+++\nid = \"own\"\n+++\n{text}\n");
    let mut files = course_source();
    files.extend(source(&[("pools/own.md", file.as_str())]));
    let course = parse_course(&files, "", &read_markdown).expect("no problem");
    let QuestionKind::Matching { lefts, rights, .. } = &course.question("q").expect("it").kind
    else {
        panic!("matching");
    };
    let lefts: Vec<&str> = lefts.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(lefts, ["std::vector", "`a :: b`"]);
    let rights: Vec<&str> = rights.iter().map(|right| right.text.as_str()).collect();
    assert_eq!(rights, ["a list that grows", "code", "neither"]);
    for first in [
        "- a::b",
        "- a ::b",
        "- a:: b",
        "* a :: b",
        " - a :: b",
        "a :: b",
        "-a :: b",
        "- a \u{2237} b",
        "- a \u{ff1a}\u{ff1a} b",
        "- a -> b",
        "- a \u{2192} b",
    ] {
        let text = format!("## q {{matching}}\n\nMatch.\n\n{first}\n- c :: d\n- e :: f");
        assert_one("quiz", &text, "5 looks like an answer");
    }
    let twice = "## q {matching}\n\nMatch.\n\n- a :: b :: c\n- d :: e";
    assert_one(
        "quiz",
        twice,
        "5 this answer can't be read; write one ` :: `",
    );
    let boxed = "## q {matching}\n\nMatch.\n\n- (x) a :: b\n- c :: d";
    assert_one("quiz", boxed, "5 looks like an answer");
    let later = "## q {matching}\n\nMatch.\n\n- a :: b\n- c :: d\n- e::f";
    assert_one("quiz", later, "7 is neither an answer");
}

#[test]
fn a_choice_that_is_not_quite_one_is_never_text() {
    for first in [
        " - one",
        "* one",
        "-one",
        "-\u{a0}one",
        "\u{2013} one",
        "- ( ) one",
    ] {
        let text = format!("## s {{choice}}\n\nWhich?\n\n{first}\n- two\n- three");
        assert_one("survey", &text, "5 looks like an answer");
    }
    let list = "## q {single}\n\nWhich?\n\n- First\n- ( ) Second\n- (x) Third";
    assert_one("quiz", list, "5 this list goes on into the answers");
}

#[test]
fn feedback_and_explanation_stand_where_they_say() {
    let above = "## q {single}\n\nA?\n\n  > Feedback.\n- ( ) a\n- (x) b";
    assert_one("quiz", above, "5 feedback must stand below the answer");
    for slipped in [" > Feedback.", "\u{a0}\u{a0}> Feedback."] {
        let text = format!("## q {{single}}\n\nA?\n\n- ( ) a\n- (x) b\n{slipped}");
        assert_one("quiz", &text, "7 is neither an answer");
    }
}

#[test]
fn code_and_plain_lists_stay_text() {
    let fenced = "## q-a {single}\n\nWhat does it print?\n\n```python\n## not a question {single}\n- (x) not an answer\n= 5\n```\n\n- ( ) One\n- (x) Two";
    assert_fine("quiz", fenced);
    assert_fine(
        "quiz",
        &format!(
            "Read this:\n\n1. One\n2. Two\n\n- A list\n- [a link](/contact)\n\n![x](files/a.svg)\n\n`- (x)` is code.\n\\- (x) is text.\n\\= 12{END}"
        ),
    );
    for asked in [
        "- one\n- two\n\n",
        "1. one\n2. two\n\n",
        "> A quotation.\n\n",
        "``` x ``` is code.\n\n",
        "### A heading\n\n",
        "### The sets {a, b}\n\n",
        "- (a) one\n- (b) two\n\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n",
        "a\n---\n\n",
    ] {
        assert_fine(
            "quiz",
            &format!("## q {{single}}\n\nA?\n\n{asked}- ( ) a\n- (x) b"),
        );
    }
    let explained = "## q {single}\n\nA?\n\n- ( ) a\n  - a list\n  > 1. One\n- (x) b\n\n> ### Why\n>\n> - One\n> - Two";
    assert_fine("quiz", explained);
}

#[test]
fn a_code_block_without_an_end_swallows_no_question() {
    let open = "## q {single}\n\nA?\n\n```\ncode\n\n- ( ) a\n- (x) b\n\n## q-two {single}\n\nB?\n\n- ( ) a\n- (x) b";
    assert_one("quiz", open, "5 the code block that begins here never ends");
    assert_one("quiz", &format!("~~~\ncode{END}"), "1 the code block");
    let only = "```\n## q {single}\n```";
    assert_one(
        "quiz",
        only,
        "0 nothing is here yet; add at least one question",
    );
}

#[test]
fn code_in_an_answer_keeps_its_indentation() {
    let code = |inner: &str| format!("  ```\n  repeat 2 times\n{inner}  print one\n  ```\n");
    let text = format!(
        "## q {{single}}\n\nWhich repeats twice?\n\n- ( ) the first\n{}- (x) the second\n{}- ( ) ```\n  third\n\n  - (x) four\n  ```\n",
        code(""),
        code("  ")
    );
    let file = format!("+++\nid = \"own\"\n+++\n{text}");
    let mut files = course_source();
    files.extend(source(&[("pools/own.md", file.as_str())]));
    let course = parse_course(&files, "", &read_markdown).expect("no problem");
    let QuestionKind::Single { options } = &course.question("q").expect("it").kind else {
        panic!("single");
    };
    let texts: Vec<&str> = options.iter().map(|option| option.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "the first\n```\nrepeat 2 times\nprint one\n```",
            "the second\n```\nrepeat 2 times\n  print one\n```",
            "```\nthird\n\n- (x) four\n```",
        ]
    );
    let tabs =
        "## q {ordering}\n\nA?\n\n1. one\n\t```\n\ta\n\t\tb\n\t```\n2. two\n   ```\n     c\n   ```";
    let file = format!("+++\nid = \"own\"\n+++\n{tabs}");
    files.extend(source(&[("pools/own.md", file.as_str())]));
    let course = parse_course(&files, "", &read_markdown).expect("no problem");
    let QuestionKind::Ordering { items, .. } = &course.question("q").expect("it").kind else {
        panic!("ordering");
    };
    assert_eq!(items[0].text, "one\n```\na\n\tb\n```");
    assert_eq!(items[1].text, "two\n ```\n   c\n ```");
}
