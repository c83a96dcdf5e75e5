//! The made-up language: every letter gets an accent, every sentence a bracket
//! at both ends, so that a text outside the catalogs, one that is glued
//! together, or a box too narrow for a longer language shows at once.

use std::borrow::Cow;

pub(super) fn transform(text: &str) -> Cow<'_, str> {
    let changed: String = text
        .chars()
        .map(|c| match c {
            'a' => 'á',
            'e' => 'ë',
            'i' => 'ï',
            'o' => 'ö',
            'u' => 'û',
            'A' => 'Å',
            'E' => 'É',
            'O' => 'Ø',
            other => other,
        })
        .collect();
    Cow::Owned(changed)
}
