//! Finds out which certificate a file claims to be, also when it was changed:
//! the number and the address to verify at stand in its metadata.
//!
//! What is found here is a claim of the file. Nothing is decided by it.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;
use quick_xml::escape::unescape;

/// What a file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// What looks like certificate numbers, most telling first, each once; the
    /// check character is the caller's to check.
    pub numbers: Vec<String>,
    /// The address to verify at, if one is in its metadata.
    pub address: Option<String>,
}

/// Groups of a number, with dashes between.
const GROUPS: [usize; 4] = [4, 4, 4, 1];
/// Metadata is short; a stream that is longer is something else, or a bomb.
const MAX_STREAM: u64 = 256 * 1024;
const MAX_STREAMS: usize = 400;
/// A certificate names one number, a few times; a file with more was made to
/// keep us busy.
const MAX_NUMBERS: usize = 50;

/// Looks at the bytes as they are, and, where no number is in them, into
/// what is deflated in them, since other programs compress metadata.
#[must_use]
pub fn claim_of(file: &[u8]) -> Claim {
    if is_picture(file) {
        return Claim::default();
    }
    let mut claim = read(file);
    if claim.numbers.is_empty() {
        for text in inflated(file) {
            let found = read(&text);
            claim.address = claim.address.or(found.address);
            claim.numbers = found.numbers;
            if !claim.numbers.is_empty() {
                break;
            }
        }
    }
    claim
}

/// Pictures of a certificate show its number, but nothing is sealed with them.
fn is_picture(file: &[u8]) -> bool {
    let start = file.get(..1000).unwrap_or(file);
    file.starts_with(b"\x89PNG") || find(start, b"<svg").is_some()
}

fn read(bytes: &[u8]) -> Claim {
    let address = between(bytes, b"<dc:source>", b"</dc:source>");
    let named = between(bytes, b"<dc:identifier>", b"</dc:identifier>");
    let mut numbers: Vec<String> = named
        .into_iter()
        .filter(|text| number_at(text.as_bytes()) == Some(text.len()))
        .collect();
    let mut place = 0;
    while place < bytes.len() && numbers.len() < MAX_NUMBERS {
        let starts = place == 0 || !bytes[place - 1].is_ascii_alphanumeric();
        match number_at(&bytes[place..]).filter(|_| starts) {
            Some(length) => {
                let text = String::from_utf8_lossy(&bytes[place..place + length]).into_owned();
                if !numbers.contains(&text) {
                    numbers.push(text);
                }
                place += length;
            }
            None => place += 1,
        }
    }
    Claim { numbers, address }
}

/// The length of the number that the text begins with.
fn number_at(text: &[u8]) -> Option<usize> {
    let mut place = 0;
    for (nth, length) in GROUPS.into_iter().enumerate() {
        if nth > 0 {
            if text.get(place) != Some(&b'-') {
                return None;
            }
            place += 1;
        }
        for _ in 0..length {
            let letter = text.get(place)?;
            let known = letter.is_ascii_digit()
                || (letter.is_ascii_uppercase() && !b"ILOU".contains(letter));
            if !known {
                return None;
            }
            place += 1;
        }
    }
    let goes_on = text.get(place).is_some_and(u8::is_ascii_alphanumeric);
    (!goes_on).then_some(place)
}

fn between(bytes: &[u8], before: &[u8], after: &[u8]) -> Option<String> {
    let start = find(bytes, before)? + before.len();
    let rest = &bytes[start..bytes.len().min(start + 2048)];
    let end = find(rest, after)?;
    let text = String::from_utf8(rest[..end].to_vec()).ok()?;
    unescape(&text).ok().map(Cow::into_owned)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

/// What can be inflated, of the streams of a PDF.
fn inflated(file: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    const WORD: &[u8] = b"stream";
    let mut place = 0;
    std::iter::from_fn(move || {
        let start = place + find(&file[place..], WORD)? + WORD.len();
        place = start;
        Some(start)
    })
    .take(MAX_STREAMS * 2)
    .filter_map(|start| {
        let rest = &file[start..];
        let data = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n"))?;
        let mut text = Vec::new();
        let read = ZlibDecoder::new(data)
            .take(MAX_STREAM)
            .read_to_end(&mut text);
        // what came before a fault counts too
        (read.is_ok() || !text.is_empty()).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_number_is_found_plain_and_deflated() {
        let xmp = b"<dc:identifier>7K3M-Q9TX-2WHD-4</dc:identifier>\n<dc:source>https://example.org/verify/7K3M-Q9TX-2WHD-4</dc:source>";
        let plain = claim_of(xmp);
        assert_eq!(plain.numbers, ["7K3M-Q9TX-2WHD-4"]);
        assert_eq!(
            plain.address.as_deref(),
            Some("https://example.org/verify/7K3M-Q9TX-2WHD-4")
        );
        let mut file = b"%PDF-1.7\n1 0 obj <<>> stream\n".to_vec();
        file.extend(crate::pdf::deflate(xmp, 6));
        file.extend(b"\nendstream");
        assert_eq!(claim_of(&file), plain);
    }

    #[test]
    fn an_address_is_read_as_xml_writes_it() {
        let address = |text: &str| claim_of(format!("<dc:source>{text}</dc:source>").as_bytes());
        for (written, read) in [
            (
                "https://example.org/?a&amp;b",
                Some("https://example.org/?a&b"),
            ),
            (
                "https://example.org/?a&#38;&lt;",
                Some("https://example.org/?a&<"),
            ),
            ("https://example.org/?a&unheard;", None),
            ("https://example.org/?a&b", None),
        ] {
            assert_eq!(address(written).address.as_deref(), read, "{written}");
        }
    }

    #[test]
    fn what_only_looks_like_a_number_is_none() {
        for text in [
            "7K3M-Q9TX-2WHD-44",
            "x7K3M-Q9TX-2WHD-4",
            "7K3M-Q9TX-2WHU-4",
            "7K3M",
        ] {
            assert_eq!(
                claim_of(text.as_bytes()).numbers,
                Vec::<String>::new(),
                "{text}"
            );
        }
    }

    #[test]
    fn a_picture_claims_nothing() {
        let svg = b"<?xml version=\"1.0\"?>\n<svg><title>7K3M-Q9TX-2WHD-4</title></svg>";
        assert_eq!(claim_of(svg), Claim::default());
    }

    #[test]
    fn a_file_full_of_numbers_is_not_read_to_its_end() {
        let file: String = (0..200_000)
            .map(|n| format!("{:04}-{:04}-AAAA-A ", n / 10_000, n % 10_000))
            .collect();
        assert_eq!(claim_of(file.as_bytes()).numbers.len(), MAX_NUMBERS);
    }

    proptest! {
        #[test]
        fn any_file_is_answered(file: Vec<u8>) {
            let _ = claim_of(&file);
        }
    }
}
