//! The language catalogs: every sentence that a person reads, and dates, numbers
//! and lists in its language.
//!
//! Fluent files under `assets/languages/<language>/` are embedded and parsed
//! once. A message without variables is kept as plain text, so that a page
//! with sixty of them costs sixty look-ups, not sixty formattings.

mod dates;
mod formats;
mod negotiation;
mod pseudo;

pub use dates::city;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_bundle::{FluentError, types::FluentNumber};
use fluent_syntax::ast::Entry;
use formats::Formats;
use rust_embed::RustEmbed;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "../../assets/languages"]
#[include = "*.ftl"]
struct Files;

/// All languages.
#[derive(Clone)]
pub struct Catalogs(Arc<BTreeMap<&'static str, Catalog>>);

/// One language.
pub struct Catalog {
    language: &'static str,
    plain: HashMap<String, Box<str>>,
    bundle: FluentBundle<FluentResource>,
    formats: Formats,
}

/// The languages that are offered, with their own names for themselves.
pub const OFFERED: [(&str, &str); 2] = [("en", "English"), ("es", "Español")];
/// A made-up right-to-left language that shows whether a layout holds; it is
/// never offered.
pub const PSEUDO: &str = "ar-XB";
const DEFAULT: &str = "en";

impl std::fmt::Debug for Catalogs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.keys()).finish()
    }
}

impl Default for Catalogs {
    fn default() -> Self {
        Self::embedded()
    }
}

impl Catalogs {
    /// The catalogs that come with the binary.
    #[must_use]
    pub fn embedded() -> Self {
        let names = Files::iter();
        Self::parsed(names.filter_map(|name| {
            let text = String::from_utf8_lossy(&Files::get(&name)?.data).into_owned();
            Some((name.into_owned(), text))
        }))
    }

    /// The catalogs of these files: names such as `en/shell.ftl`, and texts.
    #[must_use]
    pub fn parsed(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let files: BTreeMap<String, String> = files.into_iter().collect();
        let mut all = BTreeMap::new();
        for (language, _) in OFFERED {
            all.insert(language, Catalog::parse(language, language, &files));
        }
        all.insert(PSEUDO, Catalog::parse(PSEUDO, DEFAULT, &files));
        Self(Arc::new(all))
    }

    /// The catalog of a language, or the default one.
    #[must_use]
    pub fn of(&self, language: &str) -> &Catalog {
        self.0.get(language).unwrap_or_else(|| &self.0[DEFAULT])
    }

    /// The code itself where there is such a catalog.
    #[must_use]
    pub fn known(&self, language: &str) -> Option<&'static str> {
        self.0.get_key_value(language).map(|(code, _)| *code)
    }

    /// The best of the languages offered for an `Accept-Language` header
    /// (RFC 9110 section 12.5.4).
    #[must_use]
    pub fn negotiate(&self, accept: &str) -> &'static str {
        negotiation::negotiate(accept)
    }
}

impl Catalog {
    fn parse(language: &'static str, folder: &str, files: &BTreeMap<String, String>) -> Self {
        let locale = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(formats::in_phrase));
        if language == PSEUDO {
            bundle.set_transform(Some(pseudo::transform));
        }
        let mut keys = Vec::new();
        let inside = |name: &str| name.split_once('/').is_some_and(|(of, _)| of == folder);
        for (file, text) in files.iter().filter(|(name, _)| inside(name)) {
            let resource =
                FluentResource::try_new(text.clone()).unwrap_or_else(|(resource, errors)| {
                    tracing::error!(%file, ?errors, "a catalog has errors");
                    resource
                });
            keys.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            bundle.add_resource_overriding(resource);
        }
        let mut plain = HashMap::new();
        for key in keys {
            let Some(pattern) = bundle.get_message(&key).and_then(|m| m.value()) else {
                continue;
            };
            let mut errors: Vec<FluentError> = Vec::new();
            let text = bundle
                .format_pattern(pattern, None, &mut errors)
                .into_owned();
            if errors.is_empty() {
                plain.insert(key, text.into_boxed_str());
            }
        }
        Self {
            language,
            plain,
            bundle,
            formats: Formats::of(language),
        }
    }

    /// BCP 47.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// `ltr` or `rtl`.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        if self.language == PSEUDO {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// A message without variables. A key that is missing shows itself, and a
    /// test fails on it.
    #[must_use]
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.plain.get(key).map_or(key, |text| text)
    }

    /// The same; `None` where there is no such message.
    #[must_use]
    pub fn known(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(|text| &**text)
    }

    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A message with variables.
    #[must_use]
    pub fn with(&self, key: &str, variables: &[(&'static str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::with_capacity(variables.len());
        for (name, value) in variables {
            args.set(*name, FluentValue::from(value));
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    }
}

impl Catalog {
    /// `1,234.5`
    #[must_use]
    pub fn number<'a>(&self, number: impl Into<Value<'a>>) -> String {
        match number.into() {
            Value::Number(number) => self.formats.number(number),
            Value::Text(text) => text.to_owned(),
        }
    }

    /// `a, b and c`
    #[must_use]
    pub fn list(&self, items: &[impl AsRef<str>]) -> String {
        self.formats.list(items)
    }
}

/// What stands for a variable.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    Text(&'a str),
    Number(f64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

macro_rules! numbers {
    ($($of:ty),+) => {$(
        impl From<$of> for Value<'_> {
            #[expect(clippy::allow_attributes, reason = "only some of these conversions lose anything")]
            #[allow(clippy::cast_precision_loss, clippy::cast_lossless, reason = "counts on a page are far below 2^53")]
            fn from(number: $of) -> Self {
                Self::Number(number as f64)
            }
        }
    )+};
}
numbers!(i32, u16, u32, i64, u64, usize, u8, f64);

impl<'a> From<&Value<'a>> for FluentValue<'a> {
    fn from(value: &Value<'a>) -> Self {
        match value {
            Value::Text(text) => FluentValue::from(*text),
            Value::Number(number) => FluentValue::Number(FluentNumber::from(*number)),
        }
    }
}

#[cfg(test)]
mod tests;
