//! What the organization says of itself: the form of the settings.

use crate::forms::{Errors, present, summary, zones};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::site::Outline;
use crate::site::public_address;
use crate::site::staff::view::logo;
use foldhash::quality::FixedState;
use laurel_domain::site::{ChosenIn, PublicAddress};
use laurel_persistence::site::{Settings, Topic};
use laurel_ui::Tone;
use laurel_ui::button::submit;
use laurel_ui::field::{Field, InputKind, SelectOption, field, field_id, hidden, select, textarea};
use laurel_ui::notice::notice;
use laurel_words::OFFERED;
use maud::{Markup, html};
use serde::Deserialize;
use std::hash::BuildHasher;

/// The language besides the first one that texts are asked in.
pub const SECOND: &str = "es";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    pub organization: String,
    pub short_name: String,
    pub tagline: String,
    pub tagline_es: String,
    pub time_zone: String,
    pub language: String,
    pub facebook: String,
    pub twitter: String,
    pub linkedin: String,
    pub contact_email: String,
    pub mail_from: String,
    /// Which settings the form was filled in with; see [`fingerprint`].
    pub before: String,
    /// The address that people use; `None` where the form does not ask for it.
    #[serde(deserialize_with = "present")]
    pub public_url: Option<String>,
    pub signatory_name: String,
    pub signatory_role: String,
    #[serde(rename = "leaf")]
    pub primary: String,
    #[serde(rename = "gold")]
    pub accent: String,
    pub topic_id: Vec<String>,
    pub topic_title: Vec<String>,
    pub topic_description: Vec<String>,
    pub topic_title_es: Vec<String>,
    pub topic_description_es: Vec<String>,
}

impl SettingsForm {
    pub fn of(settings: &Settings) -> Self {
        let topics = &settings.topics;
        let second = |topic: &Topic| topic.translations.get(SECOND).cloned().unwrap_or_default();
        Self {
            organization: settings.organization.clone(),
            short_name: settings.short_name.clone(),
            tagline: settings.tagline.clone(),
            tagline_es: settings.taglines.get(SECOND).cloned().unwrap_or_default(),
            time_zone: settings.time_zone.clone(),
            language: settings.language.clone(),
            facebook: settings.social.facebook.clone(),
            twitter: settings.social.twitter.clone(),
            linkedin: settings.social.linkedin.clone(),
            contact_email: settings.contact_email.clone(),
            mail_from: settings.mail_from.clone(),
            public_url: settings.public_url.clone(),
            before: String::new(),
            signatory_name: settings.signatory_name.clone(),
            signatory_role: settings.signatory_role.clone(),
            primary: settings.primary.clone(),
            accent: settings.accent.clone(),
            topic_id: topics.iter().map(|t| t.id.clone()).collect(),
            topic_title: topics.iter().map(|t| t.title.clone()).collect(),
            topic_description: topics.iter().map(|t| t.description.clone()).collect(),
            topic_title_es: topics.iter().map(|t| second(t).title).collect(),
            topic_description_es: topics.iter().map(|t| second(t).description).collect(),
        }
    }
}

/// Tells one state of the settings from another: an older form must not undo what somebody else
/// saved since.
pub fn fingerprint(settings: &Settings) -> String {
    let text = serde_json::to_string(settings).unwrap_or_default();
    format!("{:016x}", FixedState::default().hash_one(text))
}

/// The settings, and the form that changes them.
pub struct SettingsView<'a> {
    pub settings: &'a Settings,
    /// The address that people use.
    pub address: &'a PublicAddress,
    /// Which pages there are: some are texts that people accept.
    pub outline: &'a Outline,
    pub fields: SettingsForm,
    pub errors: Errors,
    /// Whether somebody else saved other settings since the form was opened.
    pub changed: bool,
}

impl<'a> SettingsView<'a> {
    /// The settings as they are, with what was wrong in a form.
    pub fn new(
        settings: &'a Settings,
        address: &'a PublicAddress,
        outline: &'a Outline,
        errors: Errors,
    ) -> Self {
        let mut fields = SettingsForm::of(settings);
        fields.public_url = match address.chosen_in {
            ChosenIn::Configuration => None,
            ChosenIn::Settings => Some(address.url.clone()),
            ChosenIn::Nowhere => Some(String::new()),
        };
        Self {
            settings,
            address,
            outline,
            fields,
            errors,
            changed: false,
        }
    }
}

const LABELS: [(&str, &str); 17] = [
    ("public_url", "admin-settings-address"),
    ("organization", "admin-settings-name"),
    ("short_name", "admin-settings-short-name"),
    ("tagline", "admin-settings-tagline"),
    ("tagline_es", "admin-settings-tagline"),
    ("contact_email", "admin-settings-contact"),
    ("signatory_name", "admin-settings-signatory-name"),
    ("signatory_role", "admin-settings-signatory-role"),
    ("topic_title", "admin-settings-topic-title"),
    ("topic_title_es", "admin-settings-topic-title"),
    ("topic_description", "admin-settings-topic-text"),
    ("topic_description_es", "admin-settings-topic-text"),
    ("leaf", "admin-settings-color-primary"),
    ("gold", "admin-settings-color-accent"),
    ("facebook", "footer-facebook"),
    ("twitter", "footer-twitter"),
    ("linkedin", "footer-linkedin"),
];

pub fn page(reader: &Reader, view: &SettingsView<'_>) -> Page {
    let title = reader.t("admin-settings-title");
    let errors = &view.errors;
    let main = html! {
        h1 { (title) }
        @if view.changed { (notice(Tone::Bad, Some(reader.t("errors-409-title")), &html! { p { (reader.t("admin-settings-changed")) } })) }
        (summary(reader, errors, &LABELS))
        (form(reader, view))
        section { (logo::form(reader, view.settings.logo.as_ref(), errors)) }
        section { (policies(reader, view.settings, view.outline)) }
    };
    Page::administration(paths::ADMIN_SETTINGS, title, main)
}

/// The address that people use: a field, or whatever the configuration says.
fn address(reader: &Reader, view: &SettingsView<'_>) -> Markup {
    match &view.fields.public_url {
        Some(typed) => public_address(reader, typed, view.errors.of("public_url")),
        None => html! {
            p { (reader.with("admin-settings-address-configured", &[("address", (&view.address.url).into())])) }
        },
    }
}

fn form(reader: &Reader, view: &SettingsView<'_>) -> Markup {
    let (fields, errors) = (&view.fields, &view.errors);
    html! {
        form class="form" method="post" action=(paths::ADMIN_SETTINGS) novalidate {
            (hidden("before", &fingerprint(view.settings)))
            h2 { (reader.t("admin-settings-organization")) }
            (organization(reader, fields, errors))
            h2 { (reader.t("admin-settings-address")) }
            (address(reader, view))
            h2 { (reader.t("admin-settings-mail")) }
            (plain(errors, "contact_email", reader.t("admin-settings-contact"), &fields.contact_email, Some(reader.t("admin-settings-contact-hint"))))
            (plain(errors, "mail_from", reader.t("admin-settings-sender"), &fields.mail_from, Some(reader.t("admin-settings-sender-hint"))))
            h2 { (reader.t("admin-settings-signatory")) }
            (plain(errors, "signatory_name", reader.t("admin-settings-signatory-name"), &fields.signatory_name, None))
            (plain(errors, "signatory_role", reader.t("admin-settings-signatory-role"), &fields.signatory_role, None))
            h2 { (reader.t("admin-settings-colors")) }
            (plain(errors, "leaf", reader.t("admin-settings-color-primary"), &fields.primary, Some(reader.t("admin-settings-color-hint"))))
            (plain(errors, "gold", reader.t("admin-settings-color-accent"), &fields.accent, Some(reader.t("admin-settings-color-accent-hint"))))
            h2 { (reader.t("admin-settings-social")) }
            p class="hint" { (reader.t("admin-settings-social-hint")) }
            (url(errors, "facebook", reader.t("footer-facebook"), &fields.facebook))
            (url(errors, "twitter", reader.t("footer-twitter"), &fields.twitter))
            (url(errors, "linkedin", reader.t("footer-linkedin"), &fields.linkedin))
            (topic_fields(reader, fields, errors))
            (submit(reader.t("action-save")))
        }
    }
}

fn plain(errors: &Errors, name: &str, label: &str, value: &str, hint: Option<&str>) -> Markup {
    field(&Field {
        name,
        label,
        value,
        hint,
        error: errors.of(name),
        ..Field::default()
    })
}

fn url(errors: &Errors, name: &str, label: &str, value: &str) -> Markup {
    field(&Field {
        name,
        label,
        value,
        kind: InputKind::Url,
        error: errors.of(name),
        ..Field::default()
    })
}

pub fn organization(reader: &Reader, fields: &SettingsForm, errors: &Errors) -> Markup {
    let languages: Vec<SelectOption> = OFFERED
        .iter()
        .map(|(value, label)| SelectOption { value, label })
        .collect();
    let tagline = |name, value: &str, language: &str| {
        let language = reader.t(&format!("language-name-{language}")).to_owned();
        let label = format!("{} ({language})", reader.t("admin-settings-tagline"));
        textarea(
            &Field {
                name,
                label: &label,
                value,
                error: errors.of(name),
                ..Field::default()
            },
            2,
        )
    };
    html! {
        (field(&Field { name: "organization", label: reader.t("admin-settings-name"), value: &fields.organization, required: true,
            error: errors.of("organization"), maxlength: Some(120), ..Field::default() }))
        (field(&Field { name: "short_name", label: reader.t("admin-settings-short-name"), value: &fields.short_name, required: true,
            error: errors.of("short_name"), maxlength: Some(120), ..Field::default() }))
        (tagline("tagline", &fields.tagline, "en"))
        (tagline("tagline_es", &fields.tagline_es, SECOND))
        (field(&Field { name: "time_zone", label: reader.t("admin-settings-time-zone"), value: &fields.time_zone, required: true,
            hint: Some(reader.t("admin-settings-time-zone-hint")), error: errors.of("time_zone"), suggestions: &zones(), autocomplete: Some("off"), ..Field::default() }))
        (select(&Field { name: "language", label: reader.t("admin-settings-language"), value: &fields.language, ..Field::default() }, &languages))
    }
}

fn topic_fields(reader: &Reader, fields: &SettingsForm, errors: &Errors) -> Markup {
    let part = |name: &str, at: usize, list: &[String], key: &str, language: &str| {
        let value = list.get(at).map_or("", |value| value);
        let language = reader.t(&format!("language-name-{language}")).to_owned();
        let label = format!("{} ({language})", reader.t(key));
        // the message is about all of them and leads to one: where a title is
        // missing, or else to the longest text
        let empty = list.iter().position(String::is_empty);
        let longest = (0..list.len()).max_by_key(|at| list.get(*at).map(String::len));
        let at_fault = empty.filter(|_| name == "topic_title").or(longest);
        let error = errors.of(name).filter(|_| at_fault == Some(at));
        let id = error.map_or_else(|| format!("{name}-{at}"), |_| field_id(name));
        field(&Field {
            name,
            id: Some(&id),
            label: &label,
            value,
            error,
            ..Field::default()
        })
    };
    let wrong = errors.lines().any(|(name, _)| name.starts_with("topic_"));
    html! {
        h2 { (reader.t("admin-settings-topics")) }
        p class="hint" { (reader.t("admin-settings-topics-hint")) }
        @for (at, id) in fields.topic_id.iter().enumerate() {
            @let title = fields.topic_title.get(at).filter(|title| !title.is_empty()).unwrap_or(id);
            details class="topic" open[wrong] {
                summary { (title) }
                input type="hidden" name="topic_id" value=(id);
                (part("topic_title", at, &fields.topic_title, "admin-settings-topic-title", "en"))
                (part("topic_description", at, &fields.topic_description, "admin-settings-topic-text", "en"))
                (part("topic_title_es", at, &fields.topic_title_es, "admin-settings-topic-title", SECOND))
                (part("topic_description_es", at, &fields.topic_description_es, "admin-settings-topic-text", SECOND))
            }
        }
    }
}

/// Which texts people accept; they are changed where they are written.
fn policies(reader: &Reader, settings: &Settings, outline: &Outline) -> Markup {
    html! {
        h2 { (reader.t("admin-settings-policies")) }
        ul class="list plain" {
            @for (document, version) in &settings.policy_versions {
                @let page = outline.best(document, reader.language);
                li { a href=(paths::admin_page(document, &settings.language)) { (page.map_or(document.as_str(), |page| &page.title)) " · " (version) } }
            }
        }
        p class="hint" { (reader.t("admin-settings-policies-hint")) }
    }
}
