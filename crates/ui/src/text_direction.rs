//! Text in another language than the page around it: which way it runs, and its marks.

use maud::{Markup, html};

/// The way that a language is written, by its BCP 47 tag: for `dir`.
pub fn direction_of(language: &str) -> &'static str {
    // scripts and languages of CLDR's right-to-left orientation
    const SCRIPTS: [&str; 8] = [
        "arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg", "mand",
    ];
    const LANGUAGES: [&str; 14] = [
        "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "nqo", "ps", "sd", "syr", "ur", "yi",
    ];
    let language = language.to_ascii_lowercase();
    let mut parts = language.split(['-', '_']);
    let primary = parts.next().unwrap_or_default();
    let written = match parts.next().filter(|part| part.len() == 4) {
        Some(script) => SCRIPTS.contains(&script),
        None => LANGUAGES.contains(&primary) || primary == "ug",
    };
    if written { "rtl" } else { "ltr" }
}

/// A few words within a line; `language`: theirs, where it is not the page's.
pub fn words_of(language: Option<&str>, words: &Markup) -> Markup {
    match language {
        Some(language) => {
            html! { span lang=(language) dir=(direction_of(language)) { (words) } }
        }
        None => words.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::direction_of;

    #[test]
    fn a_language_runs_as_it_is_written() {
        for language in [
            "ar",
            "he",
            "fa-IR",
            "ar-EG",
            "ur",
            "ug",
            "pa-Arab",
            "AZ-arab-IR",
        ] {
            assert_eq!(direction_of(language), "rtl", "{language}");
        }
        for language in ["en", "es-MX", "ja", "ar-Latn", "uz-Cyrl", "", "arn"] {
            assert_eq!(direction_of(language), "ltr", "{language}");
        }
    }
}
