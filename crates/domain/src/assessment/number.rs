//! Numbers as people write them, read exactly.
//!
//! Decimals are whole trillionths, so that 0.1 + 0.2 is 0.3. Must never use floats.

use std::fmt;

use crate::text::seen;
use unicode_normalization::UnicodeNormalization;

/// Digits after the point.
const PLACES: usize = 12;
/// Digits before it.
const MAX_WHOLE: usize = 15;
const ONE: i128 = 1_000_000_000_000;

/// A decimal number with at most 15 digits before the point and 12 after it.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Decimal(i128);

impl Decimal {
    /// Reads the form in which documents keep numbers: `12`, `-3`, `0.5`. Nothing else, and
    /// no digit more than it can hold.
    pub fn exactly(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        if whole.is_empty() || part.is_empty() || part.len() > PLACES {
            return None;
        }
        Self::of_digits(sign, whole, part)
    }

    /// What a learner may have meant by what they typed; nothing if it is not a number.
    ///
    /// Point and comma may both be the decimal sign, or group thousands; spaces and
    /// apostrophes may group them, too. `1,200` and `1.200` can mean two numbers: both are
    /// given, and an answer is right if one of them is. A unit before or behind the number
    /// is left out, whatever its case. Digits of every script count, and so do fractions
    /// that have a character of their own and an end (`2½`). Digits after the twelfth behind
    /// the point are dropped.
    pub fn meant_by(text: &str, unit: Option<&str>) -> Vec<Self> {
        // 10³ is neither 103 nor meant so; only a unit may have such digits
        if raised(text) > unit.map_or(0, raised) {
            return Vec::new();
        }
        let text = plain(text);
        let unit = unit.map(plain).filter(|unit| !unit.is_empty());
        let (sign, text) = bare(&text, unit.as_deref());
        let Some(text) = without_gaps(text) else {
            return Vec::new();
        };
        let commas = text.matches(',').count();
        let points = text.matches('.').count();
        let mut meant = Vec::new();
        match (commas, points) {
            (0, 0) => meant.extend(Self::of_digits(sign, &text, "")),
            (1, 0) => meant.extend(Self::both_ways(sign, &text, ',')),
            (0, 1) => meant.extend(Self::both_ways(sign, &text, '.')),
            (_, 0) => meant.extend(Self::grouped(sign, &text, ',', "")),
            (0, _) => meant.extend(Self::grouped(sign, &text, '.', "")),
            _ => {
                let last = if text.rfind(',') > text.rfind('.') {
                    ','
                } else {
                    '.'
                };
                let group = if last == ',' { '.' } else { ',' };
                if let Some((whole, part)) = text.rsplit_once(last) {
                    meant.extend(Self::grouped(sign, whole, group, part));
                }
            }
        }
        meant
    }

    /// One mark: the decimal sign, and if three digits follow, perhaps thousands.
    fn both_ways(sign: i128, text: &str, mark: char) -> impl Iterator<Item = Self> {
        let decimal = text
            .split_once(mark)
            .and_then(|(whole, part)| Self::of_digits(sign, whole, part));
        let thousands = Self::grouped(sign, text, mark, "");
        decimal.into_iter().chain(thousands)
    }

    /// A first group of one to three digits without a zero in front, then groups of three;
    /// or as in India groups of two, and the last of three.
    fn grouped(sign: i128, whole: &str, mark: char, part: &str) -> Option<Self> {
        let mut groups = whole.split(mark).map(str::len);
        let first = groups.next()?;
        let rest: Vec<usize> = groups.collect();
        let threes = (1..=3).contains(&first) && rest.iter().all(|group| *group == 3);
        let twos = (1..=2).contains(&first)
            && rest
                .split_last()
                .is_some_and(|(last, rest)| *last == 3 && rest.iter().all(|group| *group == 2));
        if whole.starts_with('0') || !(threes || twos) {
            return None;
        }
        Self::of_digits(sign, &whole.replace(mark, ""), part)
    }

    fn of_digits(sign: i128, whole: &str, part: &str) -> Option<Self> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let whole = match whole.trim_start_matches('0') {
            "" if whole.is_empty() && part.is_empty() => return None,
            bare => bare,
        };
        if !digits(whole) || !digits(part) || whole.len() > MAX_WHOLE {
            return None;
        }
        let part: String = part
            .chars()
            .chain(std::iter::repeat('0'))
            .take(PLACES)
            .collect();
        let value = format!("{whole}{part}").parse::<i128>().ok()?;
        Some(Self(sign * value))
    }

    /// Whether the two are at most so far apart.
    pub fn is_within(self, tolerance: Self, of: Self) -> bool {
        (self.0 - of.0).abs() <= tolerance.0.abs()
    }

    /// Whether all that is at most `tolerance` away from this is at most `wider` away from
    /// another.
    pub(crate) fn is_within_span(self, tolerance: Self, of: Self, wider: Self) -> bool {
        (self.0 - of.0).abs() + tolerance.0.abs() <= wider.0.abs()
    }
}

/// Lower case, without what can't be seen, every digit and sign as ASCII has it.
fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in seen(text).chars() {
        match fraction(c) {
            Some(part) => {
                shown.truncate(shown.trim_end().len());
                shown.push_str(part);
            }
            // taken apart, it would be a space and an accent
            None => shown.push(if c == '\u{b4}' { '\'' } else { c }),
        }
    }
    let alike = shown.nfkc().map(|c| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{66a}' => '%',
        '\u{66b}' => '.',
        '\u{66c}' => ',',
        '\u{60}' | '\u{2bc}' | '\u{2018}' | '\u{2019}' => '\'',
        c => digit(c).unwrap_or(c),
    });
    alike.collect::<String>().trim().to_lowercase()
}

/// How many digits stand above or below the line.
fn raised(text: &str) -> usize {
    let raised = |c: &char| matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{208e}');
    text.chars().filter(raised).count()
}

/// The digits behind the point of a fraction that has a character of its own. A third has
/// none that ends.
const fn fraction(c: char) -> Option<&'static str> {
    Some(match c {
        '½' => ".5",
        '¼' => ".25",
        '¾' => ".75",
        '⅕' => ".2",
        '⅖' => ".4",
        '⅗' => ".6",
        '⅘' => ".8",
        '⅛' => ".125",
        '⅜' => ".375",
        '⅝' => ".625",
        '⅞' => ".875",
        '⅒' => ".1",
        _ => return None,
    })
}

/// The same digit in ASCII. Unicode: decimal digits (Nd) of the scripts in daily use.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 19] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
        0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810,
    ];
    let code = u32::from(c);
    let value = ZEROS
        .iter()
        .find_map(|zero| code.checked_sub(*zero).filter(|n| *n < 10))?;
    char::from_digit(value, 10)
}

/// Sign and digits: what stands before them and behind, a unit and a sign in any order, is
/// taken away once each.
fn bare<'a>(text: &'a str, unit: Option<&str>) -> (i128, &'a str) {
    let signed = |text: &'a str| match text.strip_prefix('-') {
        Some(rest) => Some((-1, rest.trim_start())),
        None => text.strip_prefix('+').map(|rest| (1, rest.trim_start())),
    };
    let before = signed(text);
    let (_, rest) = before.unwrap_or((1, text));
    let rest = match unit {
        None => rest,
        Some(unit) => rest
            .strip_suffix(unit)
            .or_else(|| rest.strip_prefix(unit))
            .unwrap_or(rest)
            .trim(),
    };
    match before {
        Some((sign, _)) => (sign, rest),
        None => signed(rest).unwrap_or((1, rest)),
    }
}

/// Takes out spaces and apostrophes that stand between groups of digits.
fn without_gaps(text: &str) -> Option<String> {
    const GAPS: [char; 3] = [' ', '\'', '_'];
    if !text.contains(GAPS) {
        return Some(text.to_owned());
    }
    let end = text.find([',', '.']).unwrap_or(text.len());
    let (whole, rest) = text.split_at(end);
    let mut groups = whole.split(GAPS);
    let first = groups.next()?;
    let fits = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    (fits && !rest.contains(GAPS)).then(|| format!("{}{rest}", whole.replace(GAPS, "")))
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.abs() / ONE, self.0.abs() % ONE);
        let part = format!("{part:012}");
        match part.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            part => write!(f, "{sign}{whole}.{part}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str) -> Vec<String> {
        let meant = Decimal::meant_by(text, Some("%"));
        meant.iter().map(Decimal::to_string).collect()
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, expected) in [
            ("12", "12"),
            (" 12.5 ", "12.5"),
            ("12,5", "12.5"),
            ("1 200", "1200"),
            ("1\u{202f}200,50", "1200.5"),
            ("1'200.5", "1200.5"),
            ("1,200.5", "1200.5"),
            ("1.200,5", "1200.5"),
            ("1,200,300", "1200300"),
            ("-3", "-3"),
            ("\u{2212}3", "-3"),
            ("+3", "3"),
            (".5", "0.5"),
            ("5.", "5"),
            ("0.125", "0.125"),
            ("40 %", "40"),
            ("40%", "40"),
            ("１２", "12"),
            ("007", "7"),
            ("% 40", "40"),
            ("%40", "40"),
            ("-%40", "-40"),
            ("% -40", "-40"),
            ("-40%", "-40"),
            ("\u{2011}5", "-5"),
            ("\u{2015} 5", "-5"),
            ("\u{200e}-5\u{200e}", "-5"),
            ("½", "0.5"),
            ("2½", "2.5"),
            ("2 ½ %", "2.5"),
            ("-¾", "-0.75"),
            ("1,20,300", "120300"),
            ("12,34,567.5", "1234567.5"),
            ("१२", "12"),
            ("٣٫٥", "3.5"),
            ("٤٠٪", "40"),
            ("۱۲", "12"),
            ("๑๒", "12"),
            ("1´200.5", "1200.5"),
        ] {
            assert_eq!(meant(typed), [expected], "{typed}");
        }
    }

    #[test]
    fn a_unit_may_stand_before_or_behind() {
        for (unit, typed) in [
            ("$", "$12"),
            ("$", "$ 12.00"),
            ("$", "12$"),
            ("US$", "us$ 12"),
            ("€", "12 €"),
            ("kg", "12 KG"),
            ("km²", "12 km2"),
            ("°C", "12 °c"),
            ("Stunden", "12 stunden"),
        ] {
            let meant = Decimal::meant_by(typed, Some(unit));
            assert!(meant.contains(&Decimal::exactly("12").unwrap()), "{typed}");
        }
        let euro = Decimal::meant_by("€ 1.200", Some("€"));
        assert!(euro.contains(&Decimal::exactly("1200").unwrap()));
        assert!(Decimal::meant_by("$12$", Some("$")).is_empty());
        assert!(Decimal::meant_by("kg", Some("kg")).is_empty());
    }

    #[test]
    fn a_lone_mark_before_three_digits_can_mean_two_numbers() {
        assert_eq!(meant("1,200"), ["1.2", "1200"]);
        assert_eq!(meant("1.200"), ["1.2", "1200"]);
    }

    #[test]
    fn what_is_not_a_number_is_none() {
        for typed in [
            "",
            "-",
            ".",
            ",",
            "twelve",
            "1e3",
            "1 2",
            "12 34",
            "1,20,30",
            "1,2,300,400",
            "0x1f",
            "--1",
            "%",
            "⅓",
            "1.5½",
            "½½",
            "- -5",
            "5²",
            "10³",
            "10₃",
        ] {
            assert_eq!(meant(typed), Vec::<String>::new(), "{typed}");
        }
        assert!(meant("1234567890123456").is_empty());
    }

    #[test]
    fn the_stored_form_is_exact() {
        assert_eq!(Decimal::exactly("0.1").unwrap().to_string(), "0.1");
        assert_eq!(Decimal::exactly("-12.50").unwrap().to_string(), "-12.5");
        assert_eq!(Decimal::exactly("1,5"), None);
        assert_eq!(Decimal::exactly("0.1234567890123"), None);
        assert_eq!(Decimal::exactly(""), None);
        let of = |text| Decimal::exactly(text).unwrap();
        assert!(of("0.3").is_within(of("0.1"), of("0.2")));
        assert!(!of("0.300000000001").is_within(of("0.1"), of("0.2")));
    }
}
