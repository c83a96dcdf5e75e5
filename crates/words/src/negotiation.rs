//! Which of the languages offered a visitor reads best.

use crate::{DEFAULT, OFFERED};
use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// Nobody reads more; a longer list was made to keep us busy.
const MAX_WANTED: usize = 20;

static AVAILABLE: LazyLock<[LanguageIdentifier; OFFERED.len()]> =
    LazyLock::new(|| OFFERED.map(|(code, _)| code.parse().unwrap_or_default()));

/// The best of the languages offered for an `Accept-Language` header
/// (RFC 9110 section 12.5.4).
pub(super) fn negotiate(accept: &str) -> &'static str {
    if accept.is_empty() {
        return DEFAULT;
    }
    let parts = accept.split(',').take(MAX_WANTED);
    let mut wanted: Vec<(f32, &str)> = parts.filter_map(weighed).collect();
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
    wanted
        .iter()
        .find_map(|(_, tag)| offered(tag))
        .unwrap_or(DEFAULT)
}

/// The tag with its weight; nothing where it is not wanted at all. The library
/// that matches tags takes no weights.
fn weighed(part: &str) -> Option<(f32, &str)> {
    let (tag, rest) = part.trim().split_once(';').unwrap_or((part.trim(), ""));
    let weight = match rest.trim().strip_prefix("q=") {
        Some(weight) => weight.trim().parse().ok()?,
        None => 1.0,
    };
    (weight > 0.0).then_some((weight, tag))
}

fn offered(tag: &str) -> Option<&'static str> {
    let wanted: LanguageIdentifier = tag.trim().parse().ok()?;
    let strategy = NegotiationStrategy::Lookup;
    let found = *negotiate_languages(&[wanted], &*AVAILABLE, None, strategy).first()?;
    let place = AVAILABLE.iter().position(|language| language == found)?;
    OFFERED.get(place).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::negotiate;

    #[test]
    fn the_language_that_is_wanted_most_and_offered_is_taken() {
        for (accept, language) in [
            ("", "en"),
            ("*", "en"),
            ("es-MX,es;q=0.9,en;q=0.5", "es"),
            ("ES-mx", "es"),
            ("es-419", "es"),
            ("es-Latn-US", "es"),
            ("de, en;q=0.5, es;q=0.8", "es"),
            ("en-GB;q=0.3, es ; q=0.4", "es"),
            ("es;q=0, *", "en"),
            ("es;q=x", "en"),
            ("es;q=NaN, fr", "en"),
            ("zh", "en"),
            ("est", "en"),
            (";;q=,,\u{0}", "en"),
        ] {
            assert_eq!(negotiate(accept), language, "{accept}");
        }
    }

    #[test]
    fn what_stands_far_behind_is_not_read() {
        let far = format!("{}es", "de,".repeat(20));
        assert_eq!(negotiate(&far), "en");
        assert_eq!(negotiate(&far[3..]), "es");
    }
}
