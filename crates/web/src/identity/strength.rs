//! Advice on a password that is easy to guess, in words: why, and what helps.

use zxcvbn::feedback::{Feedback, Suggestion, Warning};

/// Catalog keys: the reason where there is one, then the first thing that would help, so that
/// nothing is said twice.
pub fn advice(feedback: Option<&Feedback>) -> Vec<&'static str> {
    let reason = feedback.and_then(Feedback::warning).map(reason);
    let mut helps = feedback.into_iter().flat_map(Feedback::suggestions);
    let help = helps.next().copied().map(help);
    let help = help.unwrap_or("identity-strength-help-words");
    reason.into_iter().chain([help]).collect()
}

fn reason(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess
        | Warning::ShortKeyboardPatternsAreEasyToGuess => "identity-strength-keyboard",
        Warning::RepeatsLikeAaaAreEasyToGuess
        | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => "identity-strength-repeats",
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword => "identity-strength-common",
        Warning::ThisIsSimilarToACommonlyUsedPassword => "identity-strength-similar",
        Warning::SequencesLikeAbcAreEasyToGuess => "identity-strength-sequence",
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => {
            "identity-strength-dates"
        }
        Warning::AWordByItselfIsEasyToGuess => "identity-strength-one-word",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => "identity-strength-names",
    }
}

fn help(suggestion: Suggestion) -> &'static str {
    match suggestion {
        Suggestion::UseAFewWordsAvoidCommonPhrases => "identity-strength-help-few-words",
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => "identity-strength-help-no-signs",
        Suggestion::AddAnotherWordOrTwo => "identity-strength-help-add-word",
        Suggestion::CapitalizationDoesntHelpVeryMuch
        | Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => {
            "identity-strength-help-capitals"
        }
        Suggestion::ReversedWordsArentMuchHarderToGuess => "identity-strength-help-reversed",
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => {
            "identity-strength-help-substitutions"
        }
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => "identity-strength-help-keyboard",
        Suggestion::AvoidRepeatedWordsAndCharacters => "identity-strength-help-repeats",
        Suggestion::AvoidSequences => "identity-strength-help-sequences",
        Suggestion::AvoidRecentYears
        | Suggestion::AvoidYearsThatAreAssociatedWithYou
        | Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => "identity-strength-help-dates",
    }
}

#[cfg(test)]
mod tests {
    use super::advice;
    use laurel_words::Catalogs;

    #[test]
    fn easy_passwords_get_advice_in_words() {
        let catalogs = Catalogs::embedded();
        for password in [
            "qwertyuiop",
            "aaaaaaaaaa",
            "abcabcabcabc",
            "password1234",
            "abcdefghijk",
            "1999-12-31",
            "Kristina",
            "ELEPHANT",
            "drowssap1",
            "p@ssw0rd",
        ] {
            let entropy = zxcvbn::zxcvbn(password, &[]);
            let keys = advice(entropy.feedback());
            assert!((1..=2).contains(&keys.len()), "nothing twice: {password}");
            for key in keys {
                assert!(catalogs.of("en").has(key), "{key}");
            }
        }
    }
}
