//! A small course with everything in it, for the tests of this crate.

use super::document::Course;
use super::markdown::Element;
use super::parse::parse_course;
use super::source::{Source, SourceFile};

/// Finds what the tests need in Markdown: `<tag>`, `[text](target)`,
/// `![alt](target)`, and signs that show nothing.
pub(crate) fn read_markdown(text: &str) -> Vec<(usize, Element)> {
    let mut found = Vec::new();
    if ["+", "-", "*", "#", ">", "---"].contains(&text.trim()) {
        found.push((1, Element::Nothing));
    }
    for (index, line) in text.lines().enumerate() {
        if line.starts_with("# ") {
            found.push((index + 1, Element::Heading { level: 1 }));
        }
        if line.contains("<b>") {
            found.push((index + 1, Element::Html));
        }
        for (at, _) in line.match_indices("](") {
            let (before, after) = line.split_at(at);
            let target = after[2..].split(')').next().unwrap_or_default().to_owned();
            let open = before.rfind('[').unwrap_or_default();
            let alt = before[open..].trim_start_matches('[').to_owned();
            found.push((
                index + 1,
                match before[..open].ends_with('!') {
                    true => Element::Picture { target, alt },
                    false => Element::Link { target, name: alt },
                },
            ));
        }
    }
    found
}

/// Files by path and text.
pub(crate) fn source(files: &[(&str, &str)]) -> Source {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), SourceFile::Text((*text).to_owned())))
        .collect()
}

pub(crate) const COURSE: &str = r#"+++
id = "steadiness"
title = "Steadiness"
summary = "Stay steady."
outcomes = ["Stay"]
audience = ["All"]
requirements = ["None"]
prerequisites = ["before"]
join = "code"
[completion]
need = 1
[award]
slug = "steady"
title = "Steady"
kind = "certification"
valid_months = 24
statement = "has completed"
+++

The course's page, with a ![picture](files/a.svg) and [a lesson](activity:why).
"#;

pub(crate) const LESSON: &str = r#"+++
id = "why"
title = "Why"
minutes = 20
preview = true
read_seconds = 60
[[attachments]]
file = "files/a.svg"
title = "A drawing"
[video]
file = "files/v.mp4"
captions = "files/v.vtt"
title = "A talk"
transcript = "files/v.txt"
+++

## A heading

Text.
"#;

pub(crate) const QUIZ: &str = r#"+++
id = "check"
title = "Check"
kind = "quiz"
minutes = 15
attempts = 3
wait_minutes = 10
time_limit_minutes = 30
shuffle_questions = true
[[draw]]
pool = "more"
count = 1
tag = "trust"
[[draw]]
pool = "more"
count = 2
+++

Before the first question.

## q-single {single points=2 tag=trust}

Which?

- ( ) One
  > No.
- (x) Two,
  going on
  > Yes,
  >
  > indeed.
- ( ) Three

> Because.

## q-multiple {multiple points=3}

Which of these?

```
## not a question
- [x] nor an answer
```

- [x] A
- [ ] B
  > No.
- [x] C

## q-true {truefalse}

Is it?

- (x) True
- ( ) False

## q-number {numeric unit=%}

How much?

= 12 +- 0.5
  > About twelve.
= 20
! 1.2
  > Ten times as much.
! *
  > Twelve.

## q-short {short case=no}

What?

= psychological safety
  > Yes.
= team safety
! trust
  > Near.
! *
  > Safety.

## q-match {matching}

Match.

- left one :: right one
  > Of course.
- left two :: right two
- :: neither
  > This fits nothing.

## q-order {ordering}

Sort.

1. zebra
   > First.
2. ant
3. bee

> In this order.
"#;

pub(crate) const SURVEY: &str = r#"+++
id = "voices"
title = "Your words"
kind = "survey"
minutes = 5
optional = true
+++

## v-essay {essay required=yes}

What stays with you?

> A quotation that belongs to the question.

## v-scale {scale min=1 max=5 low="Not at all" high="Very much"}

How much?

## v-choice {choice}

Which?

- one
- another
"#;

pub(crate) const POOL: &str = r#"+++
id = "more"
+++

## p-1 {truefalse tag=trust}

One?

- (x) Yes
- ( ) No

## p-2 {truefalse}

Two?

- (x) Yes
- ( ) No

## p-3 {truefalse tag=trust tag=other}

Three?

- ( ) Yes
- (x) No
"#;

pub(crate) fn course_source() -> Source {
    source(&[
        ("course.md", COURSE),
        (
            "01-first/module.md",
            "+++\nid = \"first\"\ntitle = \"First\"\nsummary = \"A module.\"\n[completion]\nneed = \"all\"\n+++\n\nIntroduction.\n",
        ),
        ("01-first/01-why.md", LESSON),
        ("01-first/02-check.md", QUIZ),
        (
            "02-second/module.md",
            "+++\nid = \"second\"\ntitle = \"Second\"\n+++\n",
        ),
        ("02-second/01-voices.md", SURVEY),
        (
            "02-second/02-more.md",
            "+++\nid = \"more-reading\"\nslug = \"more\"\ntitle = \"More\"\nminutes = 10\n+++\nText.\n",
        ),
        ("pools/more.md", POOL),
        ("files/a.svg", "<svg/>"),
        ("files/v.mp4", "video"),
        ("files/v.vtt", "WEBVTT"),
        ("files/v.txt", "words"),
    ])
}

pub(crate) fn course() -> Course {
    parse_course(&course_source(), "", &read_markdown).expect("the sample has no problems")
}
