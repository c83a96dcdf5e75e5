//! The logo among the settings.

use crate::forms::Errors;
use crate::paths;
use crate::reader::Reader;
use crate::site::logo_address;
use laurel_persistence::site::{Logo, MAX_LOGO};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::file_picker::{FilePicker, file_picker};
use maud::{Markup, html};

pub fn form(reader: &Reader, logo: Option<&Logo>, errors: &Errors) -> Markup {
    html! {
        form class="form" method="post" action=(paths::ADMIN_LOGO) enctype="multipart/form-data" novalidate {
            h2 id="logo" { (reader.t("admin-settings-logo")) }
            @if let Some(logo) = logo {
                p { img class="logo-now" src=(logo_address(logo)) alt=(reader.t("admin-settings-logo-now")) height="72" width=((logo.ratio * 72).div_ceil(100)); }
            }
            (file_picker(&FilePicker { name: "file", label: reader.t("admin-settings-logo-file"), hint: Some(&hint(reader)),
                error: errors.of("file"), accept: Some(".svg,.png,.jpg,.jpeg,.webp"), ..FilePicker::default() }))
            div class="actions" {
                (button(&Button { label: reader.t("admin-settings-logo-set"), weight: Weight::Secondary, ..Button::default() }))
                @if logo.is_some() {
                    (button(&Button { label: reader.t("admin-settings-logo-remove"), weight: Weight::Quiet, name_value: Some(("wish", "remove")), ..Button::default() }))
                }
            }
        }
    }
}

fn hint(reader: &Reader) -> String {
    let most = (MAX_LOGO / 1024).to_string();
    reader.with("admin-settings-logo-hint", &[("size", (&most).into())])
}
