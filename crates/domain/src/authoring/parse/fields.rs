//! A table of the front matter, read key by key.
//!
//! Every reader takes a key, checks what stands there, reports what is wrong with its line,
//! and gives something to go on with. `finish` reports the keys that nobody asked for.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::page::{Page, Passage};
use super::reading::Reading;
use crate::authoring::issue::{IssueKind, nearest};

pub(super) struct FieldReader<'p, 'r, 'm> {
    pub page: &'p Page<'p>,
    pub reading: &'r mut Reading<'m>,
    /// Where the table begins.
    pub line: usize,
    table: &'p DeTable<'p>,
    taken: BTreeSet<&'static str>,
}

/// Characters of a title, of a sentence, and of a longer text.
pub(super) const TITLE: usize = 200;
pub(super) const SENTENCE: usize = 600;
pub(super) const TEXT: usize = 10_000;

impl<'p, 'r, 'm> FieldReader<'p, 'r, 'm> {
    pub fn new(page: &'p Page<'p>, reading: &'r mut Reading<'m>) -> Self {
        Self {
            page,
            reading,
            line: 1,
            table: &page.table,
            taken: BTreeSet::new(),
        }
    }

    pub fn report(&mut self, line: usize, kind: IssueKind) {
        self.reading.report(&self.page.file, line, kind);
    }

    fn value(&mut self, key: &'static str) -> Option<&'p Spanned<DeValue<'p>>> {
        self.taken.insert(key);
        self.table.get(key)
    }

    /// Whether the key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The line of a key's value, or else of the table.
    pub fn line_of(&self, key: &str) -> usize {
        self.table
            .get(key)
            .map_or(self.line, |value| self.page.line_at(value.span().start))
    }

    fn wrong(&mut self, key: &str, expected: &str) {
        let kind = IssueKind::WrongValue {
            key: key.to_owned(),
            expected: expected.to_owned(),
        };
        self.report(self.line_of(key), kind);
    }

    fn missing(&mut self, key: &str) {
        let key = key.to_owned();
        self.report(self.line, IssueKind::MissingKey { key });
    }

    /// One line of plain text.
    pub fn line_text(&mut self, key: &'static str, most: usize) -> Option<String> {
        let value = self.value(key)?;
        let line = self.page.line_at(value.span().start);
        let Some(text) = value.get_ref().as_str() else {
            self.wrong(key, "a text between quotes");
            return Some(String::new());
        };
        Some(self.checked_line(key, line, text, most))
    }

    fn checked_line(&mut self, key: &str, line: usize, text: &str, most: usize) -> String {
        let text = text.trim().to_owned();
        let key = key.to_owned();
        if text.is_empty() {
            self.report(line, IssueKind::Empty { key });
        } else if text.chars().count() > most {
            self.report(line, IssueKind::TooLong { key, most });
        } else if text.chars().any(char::is_control) {
            self.report(line, IssueKind::NotOneLine { key });
        }
        text
    }

    pub fn required_line(&mut self, key: &'static str, most: usize) -> String {
        self.line_text(key, most).unwrap_or_else(|| {
            self.missing(key);
            String::new()
        })
    }

    /// Markdown of several lines; the line is where the text itself begins.
    pub fn required_markdown(&mut self, key: &'static str) -> Passage {
        let Some(value) = self.value(key) else {
            self.missing(key);
            return Passage::default();
        };
        let line = self.page.line_at(value.span().start);
        let Some(text) = value.get_ref().as_str() else {
            self.wrong(key, "a text between quotes");
            return Passage::default();
        };
        let key = key.to_owned();
        let control = |c: char| c.is_control() && c != '\n' && c != '\t';
        if text.trim().is_empty() {
            self.report(line, IssueKind::Empty { key });
        } else if text.chars().count() > TEXT {
            self.report(line, IssueKind::TooLong { key, most: TEXT });
        } else if let Some(found) = text.chars().find(|c| control(*c)) {
            let character = u32::from(found);
            self.report(line, IssueKind::ControlCharacter { character });
        }
        let text = text.trim().to_owned();
        Passage { text, line }
    }

    pub fn id(&mut self, key: &'static str) -> String {
        self.optional_id(key).unwrap_or_else(|| {
            self.missing(key);
            String::new()
        })
    }

    pub fn optional_id(&mut self, key: &'static str) -> Option<String> {
        let text = self.line_text(key, SENTENCE)?;
        if !text.is_empty() && !is_id(&text) {
            let (key, value) = (key.to_owned(), text.clone());
            let line = self.line_of(&key);
            self.report(line, IssueKind::BadId { key, value });
        }
        Some(text)
    }

    /// A list of one-line texts, each with its line.
    pub fn list(&mut self, key: &'static str) -> Vec<(String, usize)> {
        const MAX: usize = 50;
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(key, "a list of texts: [\"…\", \"…\"]");
            return Vec::new();
        };
        if array.len() > MAX {
            let (key, most) = (key.to_owned(), MAX);
            self.report(self.line_of(&key), IssueKind::TooMany { key, most });
        }
        let mut texts = Vec::new();
        for entry in array.iter() {
            let line = self.page.line_at(entry.span().start);
            match entry.get_ref().as_str() {
                Some(text) => texts.push((self.checked_line(key, line, text, SENTENCE), line)),
                None => self.wrong(key, "a list of texts: [\"…\", \"…\"]"),
            }
        }
        texts
    }

    pub fn texts(&mut self, key: &'static str) -> Vec<String> {
        let texts = self.list(key).into_iter();
        texts.map(|(text, _)| text).collect()
    }

    /// Ids or slugs, without one twice.
    pub fn ids(&mut self, key: &'static str) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for (value, line) in self.list(key) {
            let key = key.to_owned();
            if !value.is_empty() && !is_id(&value) {
                let value = value.clone();
                self.report(line, IssueKind::BadId { key, value });
            } else if ids.contains(&value) {
                let (value, other) = (value.clone(), "the same list".to_owned());
                self.report(line, IssueKind::Duplicate { key, value, other });
            }
            ids.push(value);
        }
        ids
    }

    pub fn number(&mut self, key: &'static str, allowed: RangeInclusive<u32>) -> Option<u32> {
        let value = self.value(key)?;
        let number = value.get_ref().as_integer().and_then(|integer| {
            let digits = integer.as_str();
            u32::from_str_radix(digits, integer.radix()).ok()
        });
        if let Some(number) = number.filter(|number| allowed.contains(number)) {
            return Some(number);
        }
        let (least, most) = allowed.into_inner();
        self.wrong(key, &format!("a whole number from {least} to {most}"));
        Some(least)
    }

    pub fn required_number(&mut self, key: &'static str, allowed: RangeInclusive<u32>) -> u32 {
        self.number(key, allowed).unwrap_or_else(|| {
            self.missing(key);
            0
        })
    }

    /// Hours in steps of a half, as half hours.
    pub fn half_hours(&mut self, key: &'static str) -> Option<u32> {
        const EXPECTED: &str = "a number of hours from 0.5 to 2000, in steps of 0.5";
        let value = self.value(key)?.get_ref();
        let digits = match (value.as_integer(), value.as_float()) {
            (Some(integer), _) if integer.radix() == 10 => integer.as_str(),
            (_, Some(float)) => float.as_str(),
            _ => "",
        };
        let (whole, half) = match digits.split_once('.') {
            None => (digits, Some(0)),
            Some((whole, part)) => match part.trim_end_matches('0') {
                "" => (whole, Some(0)),
                "5" => (whole, Some(1)),
                _ => (whole, None),
            },
        };
        let halves = whole.parse::<u32>().ok().zip(half);
        let halves = halves.and_then(|(whole, half)| Some(whole.checked_mul(2)? + half));
        if let Some(halves) = halves.filter(|halves| (1..=4000).contains(halves)) {
            return Some(halves);
        }
        self.wrong(key, EXPECTED);
        None
    }

    pub fn flag(&mut self, key: &'static str, default: bool) -> bool {
        let Some(value) = self.value(key) else {
            return default;
        };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(key, "true or false");
            default
        })
    }

    /// One of a few words; the first is what holds without the key.
    pub fn word<T: Copy>(&mut self, key: &'static str, first: (&str, T), rest: &[(&str, T)]) -> T {
        let Some(value) = self.value(key) else {
            return first.1;
        };
        let word = value.get_ref().as_str();
        let mut all = std::iter::once(&first).chain(rest);
        if let Some((_, found)) = all.find(|(name, _)| Some(*name) == word) {
            return *found;
        }
        let names = std::iter::once(&first).chain(rest);
        let names: Vec<String> = names.map(|(name, _)| format!("\"{name}\"")).collect();
        self.wrong(key, &format!("one of {}", names.join(", ")));
        first.1
    }

    /// A whole number, or a word that stands for none.
    pub fn number_or_word(&mut self, key: &'static str, word: &str) -> Option<u32> {
        let value = self.value(key)?;
        if value.get_ref().as_str() == Some(word) {
            return None;
        }
        let integer = value.get_ref().as_integer();
        let number = integer.and_then(|i| u32::from_str_radix(i.as_str(), i.radix()).ok());
        if let Some(number) = number.filter(|number| (1..=1000).contains(number)) {
            return Some(number);
        }
        self.wrong(key, &format!("\"{word}\" or a whole number from 1"));
        None
    }

    /// A table of its own.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut FieldReader<'p, '_, 'm>) -> T,
    ) -> Option<T> {
        let value = self.value(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(key, "a table: [table] with keys below it");
            return None;
        };
        let line = self.page.line_at(value.span().start);
        Some(self.inside(table, line, read))
    }

    /// A list of tables, in order.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        most: usize,
        mut read: impl FnMut(&mut FieldReader<'p, '_, 'm>) -> T,
    ) -> Vec<T> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let array = value.get_ref().as_array();
        let tables = array.map(|array| array.iter().map(|entry| (entry, entry.get_ref())));
        let Some(tables) = tables else {
            self.wrong(key, "a list of tables: [[table]] with keys below it");
            return Vec::new();
        };
        let mut all = Vec::new();
        for (entry, value) in tables {
            let line = self.page.line_at(entry.span().start);
            match value.as_table() {
                Some(table) => all.push(self.inside(table, line, &mut read)),
                None => self.wrong(key, "a list of tables: [[table]] with keys below it"),
            }
        }
        if all.len() > most {
            let key = key.to_owned();
            self.report(self.line_of(&key), IssueKind::TooMany { key, most });
        }
        all
    }

    fn inside<T>(
        &mut self,
        table: &'p DeTable<'p>,
        line: usize,
        read: impl FnOnce(&mut FieldReader<'p, '_, 'm>) -> T,
    ) -> T {
        let mut inner = FieldReader {
            page: self.page,
            reading: self.reading,
            line,
            table,
            taken: BTreeSet::new(),
        };
        let result = read(&mut inner);
        inner.finish(&[]);
        result
    }

    /// Leaves out keys of which nothing can be said.
    pub fn pass_over(&mut self, keys: impl IntoIterator<Item = &'static str>) {
        self.taken.extend(keys);
    }

    /// Reports what nobody asked for. `elsewhere`: keys of other kinds of file, and of which.
    pub fn finish(&mut self, elsewhere: &[(&str, &str)]) {
        for (key, _) in self.table {
            let line = self.page.line_at(key.span().start);
            let key: &str = key.get_ref();
            if self.taken.contains(key) {
                continue;
            }
            let kind = match elsewhere.iter().find(|(other, _)| *other == key) {
                Some((_, kind)) => IssueKind::KeyOfAnotherKind {
                    key: key.to_owned(),
                    kind: (*kind).to_owned(),
                },
                None => IssueKind::UnknownKey {
                    key: key.to_owned(),
                    suggestion: nearest(key, self.taken.iter().copied()),
                },
            };
            self.report(line, kind);
        }
    }
}

/// `a`–`z`, `0`–`9` and `-`, starting with a letter, at most 64.
pub(super) fn is_id(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
