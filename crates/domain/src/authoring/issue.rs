//! What is wrong with a folder: where, what, and what to do about it.
//!
//! A machine reads the code and its parameters; the command line prints the English. It
//! must never hold anything about a learner: problems are sent around by authors.

use std::fmt;

use serde::Serialize;
use strsim::levenshtein;
use thiserror::Error;

/// One thing to correct before a folder can be imported.
#[derive(Serialize, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct AuthoringIssue {
    /// From the folder's top.
    pub file: String,
    /// From 1; 0: the file as a whole.
    pub line: usize,
    #[serde(flatten)]
    pub kind: IssueKind,
}

impl fmt::Display for AuthoringIssue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // a name from a folder may steer the terminal that it is shown on
        let file = self.file.replace(char::is_control, "\u{fffd}");
        match self.line {
            0 => write!(f, "{file}: {}", self.kind),
            line => write!(f, "{file}:{line}: {}", self.kind),
        }
    }
}

/// What is wrong. Serialized, `code` names it and the rest are its parameters. Displayed,
/// it is a sentence and its remedy, for authors.
#[derive(Serialize, Error, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum IssueKind {
    // --- files
    #[error("there is no `{name}` here; add it, or import the folder that holds it")]
    MissingFile { name: String },
    #[error("is not part of the format; move it into a course's `files` folder, or delete it")]
    StrayFile,
    #[error(
        "this name can't be used; write it with a-z, 0-9, `-`, `_` and `.` only, at most 100 characters, not starting with a dot"
    )]
    BadName,
    #[error("has {size} bytes, more than the {most} allowed; make it smaller")]
    FileTooLarge { size: u64, most: u64 },
    #[error(
        "the course's files have {size} bytes, more than the {most} allowed; make them smaller"
    )]
    CourseTooLarge { size: u64, most: u64 },
    #[error("has {count} files, more than the {most} allowed; split the course in two")]
    TooManyFiles { count: usize, most: usize },
    #[error("is a link or a device, not a file; put the file itself here")]
    NotAFile,
    #[error("can't be read ({reason}); fix its permissions")]
    Unreadable { reason: String },
    #[error("is not a picture of the kind that its name says; save it again as that, or rename it")]
    NotThisPicture,
    #[error("has {width} × {height} pixels, more than the {most} allowed in all; make it smaller")]
    TooManyPixels { width: u64, height: u64, most: u64 },
    #[error("this drawing has `{what}`, which could run or fetch something; take it out")]
    UnsafeDrawing { what: String },
    #[error("draws more than {most} shapes, or draws itself; take out what a `use` repeats")]
    DrawsTooMuch { most: u64 },
    #[error("is not text in UTF-8; save it as UTF-8")]
    NotText,
    #[error("begins with a byte order mark; save it as UTF-8 without one")]
    ByteOrderMark,
    #[error("has a control character (U+{character:04X}); delete it")]
    ControlCharacter { character: u32 },
    #[error("files of this kind can't be offered; allowed are: {allowed}")]
    UnknownFileKind { allowed: String },
    #[error("the folder has activities but no `module.md`; add one with an `id` and a `title`")]
    NoModuleFile,

    // --- front matter
    #[error("must begin with a line `+++`, then TOML, then another line `+++`")]
    NoFrontMatter,
    #[error("the `+++` that ends the front matter is missing; add it below the last key")]
    OpenFrontMatter,
    #[error("the front matter is not TOML: {message}")]
    BadToml { message: String },
    #[error(
        "`{key}` is not a key here{}; fix or delete it (keys of the file itself stand above the first [table])",
        did_you_mean(suggestion)
    )]
    UnknownKey {
        key: String,
        suggestion: Option<String>,
    },
    #[error("`{key}` is only for {kind}; delete it")]
    KeyOfAnotherKind { key: String, kind: String },
    #[error("`{key}` is missing; add it")]
    MissingKey { key: String },
    #[error("`{key}` must be {expected}")]
    WrongValue { key: String, expected: String },
    #[error("`{key}` is empty; write something, or delete the key")]
    Empty { key: String },
    #[error("`{key}` has more than {most} characters; shorten it")]
    TooLong { key: String, most: usize },
    #[error("`{key}` has more than {most} entries; keep the most useful")]
    TooMany { key: String, most: usize },
    #[error("`{key}` must be one line without control characters")]
    NotOneLine { key: String },
    #[error(
        "`{value}` can't be used as `{key}`; write a-z, 0-9 and `-`, starting with a letter, at most 64 characters"
    )]
    BadId { key: String, value: String },
    #[error("`{value}` is the {key} of something else already ({other}); give this one its own")]
    Duplicate {
        key: String,
        value: String,
        other: String,
    },
    #[error(
        "`{key}` is printed on certificates, and no typeface here has {letters}; write it without, or add a font to the folder `fonts` of the data folder"
    )]
    Unprintable { key: String, letters: String },

    // --- how things hang together
    #[error(
        "there is no {what} `{name}`{}; fix the name or add it",
        did_you_mean(suggestion)
    )]
    Unknown {
        what: String,
        name: String,
        suggestion: Option<String>,
    },
    #[error("nothing is here yet; add at least one {what}")]
    Nothing { what: String },
    #[error(
        "every activity is optional; make at least one count, so that the course can be completed"
    )]
    NothingCounts,
    #[error("asks for {need} of {count}; ask for as many as there are, or fewer")]
    CompletionOutOfReach { need: u32, count: usize },
    #[error("asks for {need} electives, but {count} courses have `required = false`")]
    ElectivesOutOfReach { need: u32, count: usize },
    #[error(
        "no course is needed to complete the program; make one required, or ask for `electives`"
    )]
    NoCourseCounts,
    #[error("the prerequisites go round in a circle: {circle}; take one of them out")]
    PrerequisiteCircle { circle: String },
    #[error(
        "the course `{course}` is not in `courses` of program.md; list it there, or move its folder away"
    )]
    CourseNotListed { course: String },
    #[error(
        "the pool `{pool}` can't give {count} questions{} to every attempt; ask for fewer, or write more",
        with_tag(tag)
    )]
    PoolTooSmall {
        pool: String,
        tag: Option<String>,
        count: u32,
    },

    // --- Markdown
    #[error("raw HTML is not allowed; write it in Markdown, or put code between backticks")]
    RawHtml,
    #[error("this heading has one `#`, like the page's title; begin with `##`")]
    TopHeading,
    #[error(
        "`{target}` can't be linked to; link to https://…, mailto:…, a page of the site (/contact) or activity:its-id"
    )]
    BadLink { target: String },
    #[error("the picture `{target}` must be a .svg, .png, .jpg or .webp in `files`")]
    BadPicture { target: String },
    #[error(
        "the picture `{target}` has no text for those who can't see it; write it between the brackets"
    )]
    PictureWithoutText { target: String },

    #[error("the link to `{target}` has no name to read or hear; write it between the brackets")]
    LinkWithoutName { target: String },
    #[error(
        "nothing of this can be seen, because Markdown takes it for a sign of its own; put it between backticks"
    )]
    NothingToSee,

    // --- questions
    #[error(
        "begins a question, but lacks its id and type; write `## its-id {{single}}` (for a heading in a text, use `###`)"
    )]
    BadQuestionHeading,
    #[error(
        "looks like a question, but would be read as text; write `## its-id {{single}}` from the beginning of the line (for a heading in a text, use `###`; for any other text, begin the line with a backslash)"
    )]
    LooksLikeQuestion,
    #[error(
        "looks like a question, but this is a lesson; write `kind = \"quiz\"` or `kind = \"survey\"` above, or begin the line with a backslash"
    )]
    QuestionInLesson,
    #[error(
        "looks like an answer, but would be read as text; {expected}, from the beginning of the line (if it is text, begin it with a word or a backslash)"
    )]
    LooksLikeAnswer { expected: String },
    #[error(
        "this list goes on into the answers; {expected} in each of its lines, or put an empty line below it"
    )]
    ListAboveAnswers { expected: String },
    #[error(
        "the code block that begins here never ends; add a line with as many ` or ~ below it, not indented further"
    )]
    OpenCode,
    #[error("nobody sees what stands before the first question of a pool; delete it")]
    TextInPool,
    #[error(
        "`{value}` is not a type of question here{}; allowed are: {allowed}",
        did_you_mean(suggestion)
    )]
    UnknownQuestionType {
        value: String,
        allowed: String,
        suggestion: Option<String>,
    },
    #[error(
        "`{setting}` is not a setting of this question{}; fix or delete it",
        did_you_mean(suggestion)
    )]
    UnknownSetting {
        setting: String,
        suggestion: Option<String>,
    },
    #[error("the setting `{setting}` must be {expected}")]
    WrongSetting { setting: String, expected: String },
    #[error("the question asks nothing; write what is asked between the heading and the answers")]
    NoPrompt,
    #[error("the question has no answers; {expected}")]
    NoAnswers { expected: String },
    #[error("{rights} answers are marked right; {expected}")]
    WrongKey { rights: usize, expected: String },
    #[error("has {count} answers; {expected}")]
    WrongNumberOfAnswers { count: usize, expected: String },
    #[error("this answer can't be read; {expected}")]
    BadAnswer { expected: String },
    #[error("the answer `{text}` stands here twice; delete one")]
    SameAnswer { text: String },
    #[error(
        "`{text}` is never looked at, because line {other} takes every such answer; change or delete one of them"
    )]
    OutOfReach { text: String, other: usize },
    #[error(
        "is neither an answer, nor feedback (`  > …`), nor the explanation (`> …`); move it above the answers, or indent it to go on with one"
    )]
    StrayText,
    #[error("feedback must stand below the answer it is about")]
    FeedbackWithoutAnswer,
    #[error(
        "this type has no feedback on each answer; write it in the explanation, without indenting"
    )]
    NoFeedbackHere,
    #[error(
        "`{value}` is not a number; write it like 12, -3 or 0.5, with at most 12 digits after the point"
    )]
    NotANumber { value: String },
}

impl IssueKind {
    /// At a line of a file.
    pub(crate) fn at(self, file: &str, line: usize) -> AuthoringIssue {
        AuthoringIssue {
            file: file.to_owned(),
            line,
            kind: self,
        }
    }
}

fn did_you_mean(suggestion: &Option<String>) -> String {
    suggestion
        .as_ref()
        .map(|word| format!("; did you mean `{word}`?"))
        .unwrap_or_default()
}

fn with_tag(tag: &Option<String>) -> String {
    tag.as_ref()
        .map(|tag| format!(" tagged `{tag}`"))
        .unwrap_or_default()
}

/// Nobody means a known word by something longer than this, and to compare it would take
/// long.
const MAX_WORD: usize = 100;

/// The known word nearest to a mistyped one, if one is near: at most two letters added,
/// dropped or replaced, and fewer than half of the word's.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let letters = word.chars().count();
    if letters > MAX_WORD {
        return None;
    }
    let most = (letters / 2).min(2);
    known
        .into_iter()
        .filter(|other| other.chars().count().abs_diff(letters) <= most)
        .map(|other| (levenshtein(word, other), other))
        .filter(|(apart, _)| *apart <= most)
        .min()
        .map(|(_, other)| other.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_finds_the_word_that_was_meant() {
        let known = ["minutes", "title", "id", "optional"];
        assert_eq!(nearest("minuts", known).as_deref(), Some("minutes"));
        assert_eq!(nearest("tilte", known).as_deref(), Some("title"));
        assert_eq!(nearest("color", known), None);
        assert_eq!(nearest("x", known), None);
        assert_eq!(nearest("títle", known).as_deref(), Some("title"));
        assert_eq!(
            nearest("titles", ["titel", "title"]).as_deref(),
            Some("title")
        );
        assert_eq!(nearest("mi", known), None);
    }

    #[test]
    fn a_word_too_long_to_be_meant_is_compared_with_nothing() {
        let (long, near) = ("a".repeat(100), format!("{}b", "a".repeat(99)));
        assert_eq!(nearest(&long, [near.as_str()]), Some(near.clone()));
        let (longer, near) = (format!("{long}a"), format!("{near}a"));
        assert_eq!(nearest(&longer, [near.as_str()]), None);
    }

    #[test]
    fn a_problem_reads_as_place_sentence_and_remedy() {
        let kind = IssueKind::UnknownKey {
            key: "minuts".into(),
            suggestion: Some("minutes".into()),
        };
        let issue = kind.at("a/01.md", 3);
        assert!(
            issue
                .to_string()
                .starts_with("a/01.md:3: `minuts` is not a key here; did you mean `minutes`?")
        );
        let json = serde_json::to_value(&issue).unwrap();
        assert_eq!(json["code"], "unknown_key");
        assert_eq!(json["suggestion"], "minutes");
        assert_eq!(json["line"], 3);
    }
}
