//! Finding a certificate's number in what people paste: with a full stop behind
//! it, in quotes, in an address or a file's name, with the dashes and the
//! invisible characters that programs make of ours.

use super::number::LENGTH;
use unicode_normalization::UnicodeNormalization;

/// More is no longer something that a person pasted for its number.
const MAX_CHARACTERS: usize = 10_000;
/// Letters and digits between the dashes.
const SHAPE: [usize; 4] = [4, 4, 4, 1];

/// Full-width letters as plain ones, every dash as `-`, without what is not seen.
pub(super) fn plain(text: &str) -> impl Iterator<Item = char> {
    text.nfkc().filter(|c| !is_invisible(*c)).map(|c| match c {
        '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}' => '-',
        other => other,
    })
}

/// What may stand between the parts of one number.
pub(super) fn separates(c: char) -> bool {
    c.is_whitespace() || c == '-' || c == '_'
}

/// Soft hyphens, joiners, marks of direction and of the beginning of a file.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// A stretch of letters and digits, and whether it hangs on the one before by
/// nothing but what may stand within a number.
struct Part {
    text: String,
    continues: bool,
}

/// Everything that has the length of a number, what is written as numbers are
/// first.
pub(super) fn candidates(text: &str) -> Vec<String> {
    let parts = parts(text);
    let (mut shaped, mut others) = (Vec::new(), Vec::new());
    for first in 0..parts.len() {
        let mut joined = String::new();
        let mut lengths = Vec::new();
        for (place, part) in parts[first..].iter().enumerate() {
            if place > 0 && !part.continues || joined.len() > LENGTH {
                break;
            }
            joined.push_str(&part.text);
            lengths.push(part.text.len());
        }
        if joined.len() == LENGTH + 1 {
            let is_shaped = lengths == SHAPE;
            (if is_shaped { &mut shaped } else { &mut others }).push(joined);
        }
    }
    shaped.append(&mut others);
    shaped
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut inside, mut continues) = (false, false);
    for c in plain(text).take(MAX_CHARACTERS) {
        if c.is_ascii_alphanumeric() {
            if !inside {
                let text = String::new();
                parts.push(Part { text, continues });
            }
            if let Some(part) = parts.last_mut() {
                part.text.push(c);
            }
            (inside, continues) = (true, true);
        } else {
            inside = false;
            continues &= separates(c);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use crate::certification::{CertificateNumber, NumberRefusal};
    use proptest::prelude::*;

    #[test]
    fn a_number_is_found_in_whatever_was_pasted() {
        let number = CertificateNumber::from_random([1, 2, 3, 4, 5, 6, 7, 8]);
        let n = number.as_str();
        let wide: String = n
            .chars()
            .filter_map(|c| char::from_u32(c as u32 + 0xfee0))
            .collect();
        let (minus, lower) = (n.replace('-', "\u{2212}"), n.to_lowercase());
        let pasted = [
            // as in letters and chats
            format!("{n}."),
            format!("\"{n}\""),
            format!("“{n}”,"),
            format!("«{n}»"),
            format!("({n})"),
            format!("<{n}>"),
            format!("*{n}*"),
            format!("`{n}`"),
            format!("[{n}](https://learn.example.org/verify/{n})"),
            format!("Certificate number: {n}"),
            format!("Certificate number {n}"),
            format!("No. {n}"),
            format!("Nº {n}"),
            format!("#{n}"),
            format!("Her certificate is {lower}, see the file"),
            format!("Compassionate Leadership Certificate\t{n}\tAna Li"),
            format!("'{n}"),
            format!("=\"{n}\""),
            format!("{n};"),
            format!("{n}…"),
            format!("{n}?!"),
            minus,
            wide,
            // as programs break and mark it
            format!("\u{200e}{n}"),
            format!("\u{feff}{n}"),
            format!("{n}\u{200b}"),
            n.replacen('-', "\u{200b}-", 1),
            n.replace('-', "\u{2060}-\u{2060}"),
            n.replace('-', " - "),
            n.replacen('-', "-\r\n", 1),
            n.replace('-', "_"),
            n.replace('-', ""),
            // addresses
            format!("https://learn.example.org/verify/{n}"),
            format!("https://learn.example.org/verify/{n}."),
            format!("https://learn.example.org/verify/{n}/"),
            format!("https://learn.example.org/verify/{n}?utm_source=mail#top"),
            format!("https://learn.example.org/verify/{n}%E2%80%8B"),
            format!("https://learn.example.org/credentials/{n}.pdf"),
            format!("learn.example.org/certificates/{lower}"),
            format!("https://learn.example.org/verify?number={n}&x=1"),
            format!("verify it at http://127.0.0.1:8080/verify/{n}."),
            // names of files
            format!("Compassionate-Leadership-Certificate-{n}.pdf"),
            format!("Compassionate Leadership Certificate {n} (1).pdf"),
            format!("C:\\Users\\ana\\{n}.pdf"),
            format!("short_{n}_signed.pdf"),
        ];
        for text in pasted {
            assert_eq!(CertificateNumber::find(&text), Ok(number.clone()), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_taken_for_one() {
        for text in [
            "",
            "Ana Li",
            "8R1C-G2G0-3G02",
            "8R1C.G2G0.3G02.2",
            "8R1C-G2G0-3G02-22",
            "8R1C, G2G0, 3G02, 2",
            "ááááááááááááá",
        ] {
            let refused = Err(NumberRefusal::Malformed);
            assert_eq!(CertificateNumber::find(text), refused, "{text}");
        }
        for text in ["8R1C-G2G0-3G02-3", "(8R1C-G2G0-3G03-2)."] {
            let refused = Err(NumberRefusal::Mistyped);
            assert_eq!(CertificateNumber::find(text), refused, "{text}");
        }
    }

    #[test]
    fn one_that_is_written_as_ours_comes_before_letters_that_fit_by_chance() {
        let number = CertificateNumber::from_random([1, 2, 3, 4, 5, 6, 7, 8]);
        let chance = CertificateNumber::from_random([9; 8])
            .to_string()
            .replace('-', "");
        let text = format!("{chance} {number}");
        assert_eq!(CertificateNumber::find(&text), Ok(number));
    }

    proptest! {
        #[test]
        fn what_parse_reads_find_finds(bytes: [u8; 8], before in "[ .,:(\"]{0,3}", behind in "[ .,;)\"]{0,3}") {
            let number = CertificateNumber::from_random(bytes);
            let text = format!("{before}{number}{behind}");
            prop_assert_eq!(CertificateNumber::find(&text), Ok(number));
        }

        #[test]
        fn any_text_is_searched(text: String) {
            let _ = CertificateNumber::find(&text);
        }
    }
}
