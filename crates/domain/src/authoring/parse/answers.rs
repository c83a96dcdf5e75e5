//! The types of question: which answers each may have, and how they become its key.
//!
//! A wrong key is reported here; nothing is ever guessed.

use std::collections::BTreeSet;

use super::arranged;
use super::blocks::{Answer, AnswerMark, AnswerMarks};
use super::questions::Family;
use super::reading::Reading;
use super::settings::Settings;
use super::written;
use crate::authoring::document::{Item, OptionItem, QuestionKind};
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

    /// The types of quizzes and of surveys.
    pub fn every_name() -> impl Iterator<Item = &'static str> {
        QUIZ.iter().chain(&SURVEY).map(|(name, _)| *name)
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
        QuestionType::Matching => arranged::matching(answers, settings, reading),
        QuestionType::Ordering => arranged::ordering(answers, settings, reading),
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

/// At the question's heading. What answers lack is not told where one may have been lost
/// in a line that was told.
pub(super) fn report(settings: &Settings, reading: &mut Reading, kind: IssueKind) {
    let follows = matches!(
        kind,
        IssueKind::NoAnswers { .. }
            | IssueKind::WrongKey { .. }
            | IssueKind::WrongNumberOfAnswers { .. }
    );
    if follows && settings.doubtful {
        return;
    }
    reading.report(&settings.file, settings.line, kind);
}

pub(super) fn count(
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
pub(super) fn distinct<'t>(
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

/// `a` to `z`, then `a1`, `b1`, … (more than 26 answers are a problem by then).
pub(super) fn letter(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    match index / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{round}"),
    }
}
