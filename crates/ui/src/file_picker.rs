//! Choosing a file to send, with the upload's progress shown and said where scripts run
//! (`upload.js` binds to `data-upload`); without them the form is simply sent.

use super::field::{described_by, field_id, hint_and_error};
use maud::{Markup, html};

#[derive(Clone, Copy, Debug, Default)]
pub struct FilePicker<'a> {
    pub name: &'a str,
    pub label: &'a str,
    /// What may be chosen and how large, in words.
    pub hint: Option<&'a str>,
    pub error: Option<&'a str>,
    /// As in HTML, ".csv,text/csv".
    pub accept: Option<&'a str>,
    pub multiple: bool,
    pub required: bool,
    /// "{percent} % sent", with the place for the number.
    pub sending: &'a str,
}

/// Put it in a form with `enctype="multipart/form-data"` and `data-upload`.
pub fn file_picker(f: &FilePicker) -> Markup {
    let id = field_id(f.name);
    html! {
        div class="field file-picker" {
            label for=(id) { (f.label) }
            (hint_and_error(&id, f.hint, f.error))
            input type="file" id=(id) name=(f.name) accept=[f.accept] multiple[f.multiple] required[f.required]
                aria-describedby=[described_by(&id, f.hint.is_some(), f.error.is_some())]
                aria-invalid=[f.error.map(|_| "true")];
            div data-upload-progress data-sending=(f.sending) hidden {
                progress max="100" value="0" aria-label=(f.label) {}
                output for=(id) {}
            }
        }
    }
}
