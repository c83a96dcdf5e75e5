//! Numbers as PDF and SVG write them.

use std::fmt::Write;

/// A number with at most so many digits after the point, and a space.
pub(crate) fn write_number(content: &mut String, number: f32, digits: usize) {
    let start = content.len();
    // writing into a string does not fail
    let _ = write!(content, "{number:.digits$}");
    if content[start..].contains('.') {
        let kept = content.trim_end_matches('0').trim_end_matches('.').len();
        content.truncate(kept);
    }
    if &content[start..] == "-0" {
        content.truncate(start);
        content.push('0');
    }
    content.push(' ');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_their_digits_allow() {
        let written =
            [(1.5, 2), (-0.001, 2), (10.0, 3), (0.126, 2), (100.0, 0)].map(|(number, digits)| {
                let mut out = String::new();
                write_number(&mut out, number, digits);
                out
            });
        assert_eq!(written, ["1.5 ", "0 ", "10 ", "0.13 ", "100 "]);
    }
}
