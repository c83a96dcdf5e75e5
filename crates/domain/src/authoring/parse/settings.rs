//! The braces of a question's heading: its type, and settings such as `points=2`.
//!
//! Reads words and values; must never know what a type of question needs.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::fields::is_id;
use super::reading::Reading;
use crate::authoring::document::TaughtIn;
use crate::authoring::issue::{IssueKind, nearest};

/// A question's heading, taken apart.
pub(super) struct Heading {
    pub id: String,
    /// The first word in the braces.
    pub kind: String,
    pub settings: Settings,
}

/// What stands behind the type.
pub(super) struct Settings {
    pub file: String,
    pub line: usize,
    /// A line of the question could not be told for sure.
    pub doubtful: bool,
    pairs: Vec<(String, String)>,
    taken: BTreeSet<&'static str>,
}

impl Heading {
    /// Takes `## its-id {type setting=value setting="some words"}` apart.
    pub fn read(text: &str, file: &str, line: usize, reading: &mut Reading) -> Option<Self> {
        let parts = text.trim_start_matches('#').trim().split_once('{');
        let inside = parts.and_then(|(id, rest)| Some((id.trim(), rest.strip_suffix('}')?)));
        let words = inside.and_then(|(id, rest)| Some((id, words(rest)?)));
        let Some((id, words)) = words else {
            reading.report(file, line, IssueKind::BadQuestionHeading);
            return None;
        };
        if !is_id(id) {
            let (key, value) = ("id".to_owned(), id.to_owned());
            reading.report(file, line, IssueKind::BadId { key, value });
        }
        let mut words = words.into_iter();
        let Some((kind, None)) = words.next() else {
            reading.report(file, line, IssueKind::BadQuestionHeading);
            return None;
        };
        let mut pairs = Vec::new();
        for (setting, value) in words {
            match value {
                Some(value) => pairs.push((setting, value)),
                None => {
                    let expected = format!("written as `{setting}=…`");
                    reading.report(file, line, IssueKind::WrongSetting { setting, expected });
                }
            }
        }
        Some(Self {
            id: id.to_owned(),
            kind,
            settings: Settings {
                file: file.to_owned(),
                line,
                doubtful: false,
                pairs,
                taken: BTreeSet::new(),
            },
        })
    }
}

impl Settings {
    fn last(&mut self, key: &'static str) -> Option<String> {
        self.taken.insert(key);
        let found = self.pairs.iter().rev().find(|(name, _)| name == key);
        found.map(|(_, value)| value.clone())
    }

    fn wrong(&self, key: &str, expected: &str, reading: &mut Reading) {
        let (setting, expected) = (key.to_owned(), expected.to_owned());
        let kind = IssueKind::WrongSetting { setting, expected };
        reading.report(&self.file, self.line, kind);
    }

    /// Every value of a setting that may stand more than once.
    pub fn all(&mut self, key: &'static str, reading: &mut Reading) -> Vec<String> {
        self.taken.insert(key);
        let values = self.pairs.iter().filter(|(name, _)| name == key);
        let values: Vec<String> = values.map(|(_, value)| value.clone()).collect();
        if values.iter().any(|value| !is_id(value)) {
            self.wrong(
                key,
                "an id: a-z, 0-9 and `-`, starting with a letter",
                reading,
            );
        }
        values
    }

    /// The lesson in which something is taught: its id, or of another course
    /// `course/lesson`.
    pub fn lesson(&mut self, reading: &mut Reading) -> Option<TaughtIn> {
        let value = self.last("lesson")?;
        let (course, activity) = match value.split_once('/') {
            Some((course, activity)) => (Some(course.to_owned()), activity.to_owned()),
            None => (None, value),
        };
        if !is_id(&activity) || course.as_deref().is_some_and(|course| !is_id(course)) {
            let expected = "the id of a lesson, or `course/lesson`";
            self.wrong("lesson", expected, reading);
            return None;
        }
        if course.is_none() {
            reading.refer_to_activity(&self.file, self.line, &activity);
        }
        Some(TaughtIn { course, activity })
    }

    /// `yes` or `no`.
    pub fn flag(&mut self, key: &'static str, default: bool, reading: &mut Reading) -> bool {
        match self.last(key).as_deref() {
            None => default,
            Some("yes") => true,
            Some("no") => false,
            Some(_) => {
                self.wrong(key, "yes or no", reading);
                default
            }
        }
    }

    pub fn number(
        &mut self,
        key: &'static str,
        allowed: RangeInclusive<i32>,
        reading: &mut Reading,
    ) -> Option<i32> {
        let number = self.last(key)?.parse::<i32>().ok();
        if let Some(number) = number.filter(|number| allowed.contains(number)) {
            return Some(number);
        }
        let (least, most) = allowed.into_inner();
        let expected = format!("a whole number from {least} to {most}");
        self.wrong(key, &expected, reading);
        Some(least)
    }

    pub fn text(
        &mut self,
        key: &'static str,
        most: usize,
        reading: &mut Reading,
    ) -> Option<String> {
        let text = self.last(key)?;
        if text.trim().is_empty() || text.chars().count() > most {
            let expected = format!("a text of at most {most} characters");
            self.wrong(key, &expected, reading);
        }
        Some(text.trim().to_owned())
    }

    /// Reports what nobody asked for, and what stands there twice.
    pub fn finish(&self, may_repeat: &str, reading: &mut Reading) {
        let mut seen = BTreeSet::new();
        for (setting, _) in &self.pairs {
            if !self.taken.contains(setting.as_str()) {
                let kind = IssueKind::UnknownSetting {
                    setting: setting.clone(),
                    suggestion: nearest(setting, self.taken.iter().copied()),
                };
                reading.report(&self.file, self.line, kind);
            } else if !seen.insert(setting) && setting != may_repeat {
                self.wrong(setting, "given once", reading);
            }
        }
    }
}

type Word = (String, Option<String>);

/// `a b=c d="e f"`; nothing if a quotation mark is left open.
fn words(text: &str) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=');
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        if let Some(value) = after.strip_prefix("=\"") {
            let (value, after) = value.split_once('"')?;
            if !(after.is_empty() || after.starts_with(char::is_whitespace)) {
                return None;
            }
            words.push((name.to_owned(), Some(value.to_owned())));
            rest = after.trim_start();
        } else if let Some(value) = after.strip_prefix('=') {
            let end = value.find(char::is_whitespace).unwrap_or(value.len());
            let (value, after) = value.split_at(end);
            words.push((name.to_owned(), Some(value.to_owned())));
            rest = after.trim_start();
        } else {
            words.push((name.to_owned(), None));
            rest = after.trim_start();
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_values_are_told_apart() {
        let found = words(r#"scale min=1 low="Not at all" tag=a "#).unwrap();
        assert_eq!(found[0], ("scale".to_owned(), None));
        assert_eq!(found[1], ("min".to_owned(), Some("1".to_owned())));
        assert_eq!(found[2], ("low".to_owned(), Some("Not at all".to_owned())));
        assert_eq!(found.len(), 4);
        assert_eq!(words(r#"low="open"#), None);
        assert_eq!(words(r#"low="a"b"#), None);
        assert_eq!(words("=").unwrap(), [(String::new(), Some(String::new()))]);
    }
}
