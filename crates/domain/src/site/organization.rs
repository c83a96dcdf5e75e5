//! What the organization may say of itself in the settings.

use crate::identity::Email;
use crate::text::seen;

/// Why a setting can't be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingRefusal {
    /// Not `America/Chicago`.
    TimeZone,
    /// Not `#1f5c43`.
    Color,
    /// Too pale for text; its contrast in tenths, of the 45 that are needed.
    Contrast { tenths: u32 },
    /// Too pale to be seen on paper; its contrast in tenths, of the 30 that are needed.
    Pale { tenths: u32 },
    /// Not `https://…`.
    Link,
    /// Neither `name@example.org` nor `Name <name@example.org>`.
    Sender,
    /// Not `https://…` or `http://…` with a host and nothing behind it.
    Address,
    /// An address that only says where a server listens, such as `http://0.0.0.0:8080`.
    Nowhere,
}

/// The IANA name of a time zone.
///
/// # Errors
/// [`SettingRefusal::TimeZone`]
pub fn time_zone(text: &str) -> Result<String, SettingRefusal> {
    let zone: chrono_tz::Tz = text.trim().parse().map_err(|_| SettingRefusal::TimeZone)?;
    Ok(zone.name().to_owned())
}

/// A color as `#rrggbb`, in lower case.
///
/// # Errors
/// [`SettingRefusal::Color`]
pub fn color(text: &str) -> Result<String, SettingRefusal> {
    let text = text.trim().to_ascii_lowercase();
    let digits = text.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(text)
    } else {
        Err(SettingRefusal::Color)
    }
}

/// A link to another site, or nothing.
///
/// # Errors
/// [`SettingRefusal::Link`]
pub fn link(text: &str) -> Result<String, SettingRefusal> {
    let text = text.trim();
    let host = text.strip_prefix("https://").unwrap_or_default();
    let sound = !host.is_empty()
        && !host.starts_with('/')
        && text.len() <= 300
        && text
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"\"'<>\\".contains(&byte));
    if text.is_empty() || sound {
        Ok(text.to_owned())
    } else {
        Err(SettingRefusal::Link)
    }
}

/// A name as it stands before an address, between quotation marks where it has signs that
/// mean something there (RFC 5322 section 3.2.4).
#[must_use]
pub fn display_name(name: &str) -> String {
    if name.contains(['(', ')', '<', '>', '[', ']', ':', ';', '@', '\\', ',', '"']) {
        let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"{quoted}\"")
    } else {
        name.to_owned()
    }
}

/// Who emails come from, or nothing.
///
/// # Errors
/// [`SettingRefusal::Sender`]
pub fn sender(text: &str) -> Result<String, SettingRefusal> {
    let text = seen(text);
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    let (name, address) = match text.split_once('<') {
        Some((name, rest)) => (name, rest.strip_suffix('>').ok_or(SettingRefusal::Sender)?),
        None => ("", text),
    };
    let plain = name.chars().count() <= 120
        && !name
            .chars()
            .any(|c| c.is_control() || "\"<>@,;:\\()[]".contains(c));
    let address = Email::parse(address).map_err(|_| SettingRefusal::Sender)?;
    match name.trim() {
        _ if !plain => Err(SettingRefusal::Sender),
        "" => Ok(address.to_string()),
        name => Ok(format!("{name} <{address}>")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_checked() {
        assert_eq!(
            time_zone(" America/Chicago "),
            Ok("America/Chicago".to_owned())
        );
        assert_eq!(time_zone("Mars/Olympus"), Err(SettingRefusal::TimeZone));
        assert_eq!(color("#1F5C43"), Ok("#1f5c43".to_owned()));
        for bad in ["1f5c43", "#fff", "#1f5c4g", "red", "#1f5c43;}"] {
            assert_eq!(color(bad), Err(SettingRefusal::Color), "{bad}");
        }
        assert_eq!(link(""), Ok(String::new()));
        assert!(link("https://www.example.org/a?b=c").is_ok());
        for bad in [
            "javascript:alert(1)",
            "http://x.org",
            "https://",
            "https:///x",
            "https://a b",
        ] {
            assert_eq!(link(bad), Err(SettingRefusal::Link), "{bad}");
        }
        assert_eq!(display_name("The Center"), "The Center");
        assert_eq!(display_name("Care, \"UK\""), "\"Care, \\\"UK\\\"\"");
        assert!(sender("The Center <hello@example.org>").is_ok());
        assert!(sender("hello@example.org").is_ok());
        for bad in [
            "Center",
            "a <b",
            "x\r\nBcc: <a@example.org>",
            "a, b <a@example.org>",
        ] {
            assert_eq!(sender(bad), Err(SettingRefusal::Sender), "{bad}");
        }
    }
}
