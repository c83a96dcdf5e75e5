//! Email addresses as keys of accounts and subscriptions.

use crate::text::seen;
use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// An address that passed the check: lower case, ASCII (an international domain in its
/// `xn--` form), at most 254 characters (RFC 5321 section 4.5.3.1.3).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailRefusal {
    Empty,
    TooLong,
    /// Not `name@example.org`.
    Malformed,
    /// A letter outside ASCII before the `@`: few mail servers deliver to it, and some
    /// letters, such as a Cyrillic `а`, look like another address.
    BeforeTheAt(char),
}

impl Email {
    /// Takes an address as it is typed or copied: with spaces and invisible characters
    /// around it, as `mailto:`, as `Ana Li <ana@example.org>`, in full-width letters.
    ///
    /// # Errors
    /// [`EmailRefusal`], the first that holds.
    pub fn parse(text: &str) -> Result<Self, EmailRefusal> {
        let seen = seen(text).trim().nfkc().collect::<String>();
        let text = bare(&seen);
        if text.is_empty() {
            return Err(EmailRefusal::Empty);
        }
        if text.len() > 254 {
            return Err(EmailRefusal::TooLong);
        }
        let (local, host) = text.rsplit_once('@').ok_or(EmailRefusal::Malformed)?;
        if let Some(odd) = local.chars().find(|c| !c.is_ascii() && c.is_alphanumeric()) {
            return Err(EmailRefusal::BeforeTheAt(odd));
        }
        let local_ok = (1..=64).contains(&local.len())
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c));
        let host = domain(host).filter(|_| local_ok);
        let host = host.ok_or(EmailRefusal::Malformed)?;
        let address = format!("{}@{host}", local.to_ascii_lowercase());
        if address.len() > 254 {
            return Err(EmailRefusal::TooLong);
        }
        Ok(Self(address))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What stands in `mailto:…?subject=…`, in `Ana Li <…>` and in `<…>`.
fn bare(text: &str) -> &str {
    let named = text
        .strip_suffix('>')
        .and_then(|text| text.rsplit_once('<'));
    let text = named.map_or(text, |(_, address)| address).trim();
    match text.split_at_checked("mailto:".len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => {
            rest.split('?').next().unwrap_or(rest).trim()
        }
        _ => text,
    }
}

/// The domain in ASCII, by UTS 46 as browsers read it; nothing if it is none that email
/// can be sent to.
fn domain(text: &str) -> Option<String> {
    let ascii = Uts46::new().to_ascii(
        text.as_bytes(),
        AsciiDenyList::STD3,
        Hyphens::CheckFirstLast,
        DnsLength::Verify,
    );
    let ascii = ascii.ok()?;
    let has_top = ascii
        .rsplit_once('.')
        .is_some_and(|(_, top)| !top.is_empty());
    has_top.then(|| ascii.into_owned())
}

impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_lowered_and_trimmed() {
        assert_eq!(
            Email::parse(" Anh.Nguyen@Example.ORG ").map(|e| e.to_string()),
            Ok("anh.nguyen@example.org".to_owned())
        );
    }

    #[test]
    fn an_address_is_taken_as_it_is_copied() {
        for typed in [
            "mailto:ana@example.org",
            "MAILTO:ana@example.org?subject=Hello",
            "Ana Li <ana@example.org>",
            "<ana@example.org>",
            "ana@example.org\u{200b}",
            "\u{200e}ana@example.org",
            "\u{feff} ana@exam\u{ad}ple.org \u{2069}",
            "ａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ",
        ] {
            let read = Email::parse(typed).map(|e| e.to_string());
            assert_eq!(read.as_deref(), Ok("ana@example.org"), "{typed:?}");
        }
    }

    #[test]
    fn a_domain_may_have_any_letters() {
        for (typed, kept) in [
            ("anna@münchen.de", "anna@xn--mnchen-3ya.de"),
            ("Anna@MÜNCHEN.DE", "anna@xn--mnchen-3ya.de"),
            ("anna@xn--mnchen-3ya.de", "anna@xn--mnchen-3ya.de"),
            ("x@büro.example.org", "x@xn--bro-hoa.example.org"),
            ("x@例え.テスト", "x@xn--r8jz45g.xn--zckzah"),
            ("x@例え。jp", "x@xn--r8jz45g.jp"),
            ("x@straße.de", "x@xn--strae-oqa.de"),
        ] {
            let read = Email::parse(typed).map(|e| e.to_string());
            assert_eq!(read.as_deref(), Ok(kept), "{typed}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        assert_eq!(Email::parse(""), Err(EmailRefusal::Empty));
        for bad in [
            "anh",
            "a@b",
            "@example.org",
            "a b@example.org",
            "a@-x.org",
            "a..b@example.org",
            "a\0@example.org",
            "a@example.org\nBcc: x@y.org",
            "a@ex ample.org",
            "a@example.org.",
            "a@exa_mple.org",
            "a@.org",
            "a@xn--\u{fc}.org",
            "a<b@example.org",
            "ana@",
            "Ana Li",
        ] {
            assert_eq!(Email::parse(bad), Err(EmailRefusal::Malformed), "{bad}");
        }
        assert_eq!(
            Email::parse("\u{430}nh@example.org"),
            Err(EmailRefusal::BeforeTheAt('\u{430}'))
        );
        assert_eq!(
            Email::parse(&format!("{}@example.org", "a".repeat(300))),
            Err(EmailRefusal::TooLong)
        );
    }
}
