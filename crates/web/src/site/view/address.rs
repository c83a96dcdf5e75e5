//! The field for the address that people use, at set-up and in the settings.

use crate::reader::Reader;
use laurel_domain::site::{Reach, reach};
use laurel_ui::field::{Field, InputKind, field};
use maud::Markup;

/// The field, and what an address that people elsewhere can't reach comes to.
pub fn public_address(reader: &Reader, address: &str, error: Option<&str>) -> Markup {
    let hint = match reach(address) {
        Reach::Everywhere => reader.t("admin-settings-address-hint").to_owned(),
        Reach::Network | Reach::Machine | Reach::Nowhere => format!(
            "{} {}",
            reader.t("admin-settings-address-hint"),
            reader.t("admin-settings-address-near")
        ),
    };
    field(&Field {
        name: "public_url",
        label: reader.t("admin-settings-address"),
        value: address,
        kind: InputKind::Url,
        hint: Some(&hint),
        error,
        required: true,
        autocomplete: Some("off"),
        maxlength: Some(300),
        ..Field::default()
    })
}
