//! The types of question: which answers each may have, and how they become its key.
//!
//! A wrong key is reported here; nothing is ever guessed.

use std::collections::BTreeSet;

use super::blocks::{Answer, AnswerMark, AnswerMarks};
use super::questions::Family;
use super::reading::Reading;
use super::settings::Settings;
use super::written;
use crate::authoring::document::{Item, Left, OptionItem, QuestionKind};
use crate::authoring::issue::IssueKind;

/// The types by their names in a heading's braces.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum QuestionType {
    Single,
    Multiple,
    TrueFalse,
    Numeric,
    Short,
    Matching,
    Ordering,
    Essay,
    Scale,
    Choice,
}

const QUIZ: [(&str, QuestionType); 7] = [
    ("single", QuestionType::Single),
    ("multiple", QuestionType::Multiple),
    ("truefalse", QuestionType::TrueFalse),
    ("numeric", QuestionType::Numeric),
    ("short", QuestionType::Short),
    ("matching", QuestionType::Matching),
    ("ordering", QuestionType::Ordering),
];
const SURVEY: [(&str, QuestionType); 3] = [
    ("essay", QuestionType::Essay),
    ("scale", QuestionType::Scale),
    ("choice", QuestionType::Choice),
];

impl QuestionType {
    fn all(family: Family) -> &'static [(&'static str, Self)] {
        match family {
            Family::Quiz => &QUIZ,
            Family::Survey => &SURVEY,
        }
    }

    pub fn named(name: &str, family: Family) -> Option<Self> {
        let all = Self::all(family).iter();
        all.clone().find(|(n, _)| *n == name).map(|(_, kind)| *kind)
    }

    pub fn names(family: Family) -> impl Iterator<Item = &'static str> {
        Self::all(family).iter().map(|(name, _)| *name)
    }

    pub fn marks(self) -> AnswerMarks {
        match self {
            Self::Single | Self::TrueFalse => AnswerMarks::Round,
            Self::Multiple => AnswerMarks::Square,
            Self::Numeric | Self::Short => AnswerMarks::Forms,
            Self::Matching => AnswerMarks::Pairs,
            Self::Ordering => AnswerMarks::Steps,
            Self::Choice => AnswerMarks::Plain,
            Self::Essay | Self::Scale => AnswerMarks::None,
        }
    }
}

/// Makes the answers the key of a question of this type.
pub(super) fn read(
    kind: QuestionType,
    answers: Vec<Answer>,
    settings: &mut Settings,
    reading: &mut Reading,
) -> QuestionKind {
    match kind {
        QuestionType::Single => {
            let options = options(answers, 2..=26, settings, reading);
            one_right(&options, settings, reading);
            QuestionKind::Single { options }
        }
        QuestionType::TrueFalse => {
            let options = options(answers, 2..=2, settings, reading);
            one_right(&options, settings, reading);
            QuestionKind::TrueFalse { options }
        }
        QuestionType::Multiple => {
            let options = options(answers, 2..=26, settings, reading);
            if !options.is_empty() && !options.iter().any(|option| option.right) {
                let expected = "mark at least one with `[x]`".to_owned();
                report(
                    settings,
                    reading,
                    IssueKind::WrongKey {
                        rights: 0,
                        expected,
                    },
                );
            }
            let partial = settings.flag("partial", true, reading);
            QuestionKind::Multiple { options, partial }
        }
        QuestionType::Numeric => {
            QuestionKind::Numeric(written::numeric(answers, settings, reading))
        }
        QuestionType::Short => QuestionKind::Short(written::short(answers, settings, reading)),
        QuestionType::Matching => matching(answers, settings, reading),
        QuestionType::Ordering => ordering(answers, settings, reading),
        QuestionType::Essay => QuestionKind::Essay {
            required: settings.flag("required", false, reading),
        },
        QuestionType::Scale => scale(settings, reading),
        QuestionType::Choice => {
            count(answers.len(), 2..=26, "`- one`", settings, reading);
            no_feedback(&answers, settings, reading);
            let texts = answers
                .iter()
                .map(|answer| (answer.text.as_str(), answer.line));
            distinct(texts, settings, reading);
            let options = answers.into_iter().enumerate();
            let options = options.map(|(index, answer)| Item {
                id: letter(index),
                text: answer.text,
                feedback: String::new(),
            });
            QuestionKind::Choice {
                options: options.collect(),
                required: settings.flag("required", false, reading),
            }
        }
    }
}

/// At the question's heading.
pub(super) fn report(settings: &Settings, reading: &mut Reading, kind: IssueKind) {
    reading.report(&settings.file, settings.line, kind);
}

fn count(
    found: usize,
    allowed: std::ops::RangeInclusive<usize>,
    written: &str,
    settings: &Settings,
    reading: &mut Reading,
) {
    if found == 0 {
        let expected = format!("write them as {written}, each at the beginning of a line");
        report(settings, reading, IssueKind::NoAnswers { expected });
    } else if !allowed.contains(&found) {
        let (least, most) = allowed.into_inner();
        let expected = match least == most {
            true => format!("this type has {least}"),
            false => format!("this type has {least} to {most}"),
        };
        let count = found;
        report(
            settings,
            reading,
            IssueKind::WrongNumberOfAnswers { count, expected },
        );
    }
}

/// Two answers that read the same can't be told apart.
fn distinct<'t>(
    texts: impl Iterator<Item = (&'t str, usize)>,
    settings: &Settings,
    reading: &mut Reading,
) {
    let mut seen = BTreeSet::new();
    for (text, line) in texts {
        if !text.is_empty() && !seen.insert(text) {
            let text = text.to_owned();
            reading.report(&settings.file, line, IssueKind::SameAnswer { text });
        }
    }
}

fn no_feedback(answers: &[Answer], settings: &Settings, reading: &mut Reading) {
    for answer in answers {
        if !answer.feedback.text.is_empty() {
            reading.report(
                &settings.file,
                answer.feedback.line,
                IssueKind::NoFeedbackHere,
            );
        }
    }
}

fn options(
    answers: Vec<Answer>,
    allowed: std::ops::RangeInclusive<usize>,
    settings: &Settings,
    reading: &mut Reading,
) -> Vec<OptionItem> {
    count(
        answers.len(),
        allowed,
        "`- ( )` or `- [ ]`, the right ones with an `x`",
        settings,
        reading,
    );
    let texts = answers
        .iter()
        .map(|answer| (answer.text.as_str(), answer.line));
    distinct(texts, settings, reading);
    let options = answers.into_iter().enumerate();
    let options = options.map(|(index, answer)| OptionItem {
        id: letter(index),
        text: answer.text,
        right: matches!(
            answer.mark,
            AnswerMark::Round { right: true } | AnswerMark::Square { right: true }
        ),
        feedback: answer.feedback.text,
    });
    options.collect()
}

fn one_right(options: &[OptionItem], settings: &Settings, reading: &mut Reading) {
    let rights = options.iter().filter(|option| option.right).count();
    if !options.is_empty() && rights != 1 {
        let expected = "mark exactly one with `(x)`".to_owned();
        report(settings, reading, IssueKind::WrongKey { rights, expected });
    }
}

fn matching(answers: Vec<Answer>, settings: &mut Settings, reading: &mut Reading) -> QuestionKind {
    let pairs: Vec<(String, String, Answer)> = answers
        .into_iter()
        .filter_map(|answer| {
            let (left, right) = answer.text.split_once("::")?;
            Some((left.trim().to_owned(), right.trim().to_owned(), answer))
        })
        .collect();
    let lefts = pairs.iter().filter(|(left, ..)| !left.is_empty()).count();
    count(lefts, 2..=26, "`- left :: right`", settings, reading);
    distinct(
        pairs
            .iter()
            .map(|(left, _, answer)| (left.as_str(), answer.line)),
        settings,
        reading,
    );
    let matched: BTreeSet<&str> = pairs
        .iter()
        .filter(|(left, ..)| !left.is_empty())
        .map(|(_, right, _)| right.as_str())
        .collect();
    for (left, right, answer) in &pairs {
        if right.is_empty() {
            let expected = "write `- left :: right`".to_owned();
            reading.report(
                &settings.file,
                answer.line,
                IssueKind::BadAnswer { expected },
            );
        } else if left.is_empty() && matched.contains(right.as_str()) {
            let text = right.clone();
            reading.report(&settings.file, answer.line, IssueKind::SameAnswer { text });
        }
    }
    let rights: BTreeSet<&str> = pairs.iter().map(|(_, right, _)| right.as_str()).collect();
    if rights.len() == 1 {
        let (count, expected) = (
            1,
            "give at least two different ones on the right".to_owned(),
        );
        report(
            settings,
            reading,
            IssueKind::WrongNumberOfAnswers { count, expected },
        );
    }
    let mut rights: Vec<Item> = numbered(rights.into_iter());
    for (_, text, answer) in pairs.iter().filter(|(left, ..)| left.is_empty()) {
        for right in rights.iter_mut().filter(|right| right.text == *text) {
            right.feedback.clone_from(&answer.feedback.text);
        }
    }
    let id_of = |text: &str| {
        rights
            .iter()
            .find(|right| right.text == text)
            .map(|r| r.id.clone())
    };
    let lefts = pairs.into_iter().filter(|(left, ..)| !left.is_empty());
    let lefts = lefts
        .enumerate()
        .map(|(index, (text, right, answer))| Left {
            id: letter(index),
            text,
            right: id_of(&right).unwrap_or_default(),
            feedback: answer.feedback.text,
        });
    QuestionKind::Matching {
        lefts: lefts.collect(),
        rights,
        partial: settings.flag("partial", true, reading),
    }
}

fn ordering(answers: Vec<Answer>, settings: &mut Settings, reading: &mut Reading) -> QuestionKind {
    count(
        answers.len(),
        2..=26,
        "`1. first`, `2. second`",
        settings,
        reading,
    );
    distinct(
        answers
            .iter()
            .map(|answer| (answer.text.as_str(), answer.line)),
        settings,
        reading,
    );
    let sorted: BTreeSet<&str> = answers.iter().map(|answer| answer.text.as_str()).collect();
    let sorted = numbered(sorted.into_iter());
    let items = answers.into_iter().map(|answer| Item {
        id: sorted
            .iter()
            .find(|item| item.text == answer.text)
            .map(|item| item.id.clone())
            .unwrap_or_default(),
        text: answer.text,
        feedback: answer.feedback.text,
    });
    QuestionKind::Ordering {
        items: items.collect(),
        partial: settings.flag("partial", true, reading),
    }
}

fn scale(settings: &mut Settings, reading: &mut Reading) -> QuestionKind {
    let min = settings.number("min", -100..=100, reading).unwrap_or(1);
    let max = settings.number("max", -100..=100, reading).unwrap_or(5);
    if !(min + 1..=min + 20).contains(&max) {
        let setting = "max".to_owned();
        let expected = "above `min`, by at most 20".to_owned();
        report(
            settings,
            reading,
            IssueKind::WrongSetting { setting, expected },
        );
    }
    QuestionKind::Scale {
        min,
        max,
        low: settings.text("low", 100, reading).unwrap_or_default(),
        high: settings.text("high", 100, reading).unwrap_or_default(),
        required: settings.flag("required", false, reading),
    }
}

/// Items numbered in the order of their texts, so that a number gives nothing away.
fn numbered<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Item> {
    let items = texts.enumerate().map(|(index, text)| Item {
        id: (index + 1).to_string(),
        text: text.to_owned(),
        feedback: String::new(),
    });
    items.collect()
}

/// `a` to `z`, then `a1`, `b1`, … (more than 26 answers are a problem by then).
fn letter(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    match index / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{round}"),
    }
}
