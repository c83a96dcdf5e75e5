//! "Begin" for who has no account yet: making one leads on into what was begun.

use crate::paths;
use crate::reader::Reader;
use laurel_ui::button::{Weight, link_button};
use maud::{Markup, html};

/// `label` is the phrase of the button, `form` the address of what it would send, were
/// one signed in.
pub fn begin_as_visitor(reader: &Reader, label: &str, form: &str) -> Markup {
    html! {
        (link_button(reader.t(label), &paths::register_then(form), Weight::Primary))
        p class="meta" {
            (reader.t("identity-register-have-account")) " "
            a href=(paths::login_then(form)) { (reader.t("identity-register-sign-in")) }
        }
    }
}
