//! The place to drop a file that is to be compared.

use crate::paths;
use crate::reader::Reader;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::file_picker::{FilePicker, file_picker};
use laurel_ui::verify_drop::{VerifyDropWords, verify_drop};
use maud::{Markup, html};

/// The place to drop a file, and the form that stands for it without scripts.
/// With `sha256`, the sealed file's, the page itself says whether it is the same.
pub fn compare(reader: &Reader, sha256: Option<&str>, error: Option<&str>) -> Markup {
    let words = VerifyDropWords {
        invitation: reader.t("certification-verify-file-hint"),
        choose: reader.t("certification-verify-file-choose"),
        working: reader.t("certification-file-working"),
        same: reader.t("certification-file-same"),
        different: reader.t("certification-file-different"),
        unknown: reader.t("certification-file-unknown"),
        failed: reader.t("certification-file-failed"),
    };
    html! {
        (verify_drop(&words, sha256, paths::VERIFY_HASH, paths::VERIFY))
        noscript {
            form class="form" method="post" action=(paths::VERIFY_UPLOAD) enctype="multipart/form-data" {
                (file_picker(&FilePicker { name: "file", label: reader.t("certification-verify-file-choose"), error,
                    hint: Some(reader.t("certification-verify-file-hint-upload")), accept: Some(".pdf,application/pdf"),
                    required: true, ..FilePicker::default() }))
                (button(&Button { label: reader.t("certification-verify-file-submit"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    }
}
