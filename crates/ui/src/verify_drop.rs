//! Comparing a certificate's file in the browser (`verify-drop.js`): the file is hashed here and
//! never leaves it. Without scripts an upload form stands in its place.

use maud::{Markup, html};

/// The words of each outcome; `{name}` stands for the chosen file's name.
#[derive(Clone, Copy, Debug)]
pub struct VerifyDropWords<'a> {
    pub invitation: &'a str,
    pub choose: &'a str,
    pub working: &'a str,
    pub same: &'a str,
    pub different: &'a str,
    /// No certificate has this file; only where a look-up is made.
    pub unknown: &'a str,
    pub failed: &'a str,
}

/// With `sha256` (the sealed file's) the comparison is made on the page; without it the browser
/// goes to `lookup_url` + the file's hash when that answers. A file that is not known but names a
/// certificate leads to that one's page under `verify_url`, which says that it was altered.
pub fn verify_drop(
    words: &VerifyDropWords,
    sha256: Option<&str>,
    lookup_url: &str,
    verify_url: &str,
) -> Markup {
    html! {
        div class="drop with-scripts stack" data-verify-drop data-sha256=[sha256] data-lookup-url=(lookup_url) data-verify-url=(verify_url)
            data-working=(words.working) data-same=(words.same) data-different=(words.different)
            data-unknown=(words.unknown) data-failed=(words.failed) {
            label class="label" for="verify-file" { (words.choose) }
            p class="hint ui" id="verify-file-hint" { (words.invitation) }
            input type="file" id="verify-file" accept=".pdf,.json,.png,.svg" aria-describedby="verify-file-hint";
            output class="ui" for="verify-file" aria-live="polite" {}
        }
    }
}
