//! `/admin/settings`: what the organization says of itself.

use super::logo;
use crate::administration::admin_layout;
use crate::forms::{Errors, Form, email_message, line_message, summary};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::page_layout::{self, Page};
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use chrono_tz::TZ_VARIANTS;
use laurel_domain::identity::Email;
use laurel_domain::identity::actions;
use laurel_domain::site::{SettingRefusal, color, link, sender, text_color, time_zone};
use laurel_domain::text::{LineRefusal, line};
use laurel_persistence::site::{Settings, SocialLinks, Topic, TopicWords, save_settings};
use laurel_ui::button::submit;
use laurel_ui::field::{Field, InputKind, SelectOption, field, select, textarea};
use laurel_words::OFFERED;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The language besides the first one that texts are asked in.
const SECOND: &str = "es";
const MAX_LINE: usize = 120;
const MAX_TAGLINE: usize = 300;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    organization: String,
    short_name: String,
    tagline: String,
    tagline_es: String,
    time_zone: String,
    language: String,
    facebook: String,
    twitter: String,
    linkedin: String,
    contact_email: String,
    mail_from: String,
    signatory_name: String,
    signatory_role: String,
    #[serde(rename = "leaf")]
    primary: String,
    #[serde(rename = "gold")]
    accent: String,
    topic_id: Vec<String>,
    topic_title: Vec<String>,
    topic_description: Vec<String>,
    topic_title_es: Vec<String>,
    topic_description_es: Vec<String>,
}

impl SettingsForm {
    fn of(settings: &Settings) -> Self {
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

pub async fn show(_: paths::AdminSettingsPath, context: Gate<actions::ManageSettings>) -> Answer {
    Ok(context.page(page_with(&context, &Errors::default())))
}

/// The settings as they are, with what was wrong in a form beside theirs.
pub fn page_with<'a>(context: &'a RequestContext, errors: &Errors) -> Page<'a> {
    page(context, &SettingsForm::of(&context.app.settings()), errors)
}

fn page<'a>(context: &'a RequestContext, fields: &SettingsForm, errors: &Errors) -> Page<'a> {
    let title = context.t("admin-settings-title");
    let main = html! {
        h1 { (title) }
        (summary(context, errors, &[]))
        (form(context, fields, errors))
        section { (logo::form(context, errors)) }
        section { (policies(context)) }
    };
    admin_layout(context, paths::ADMIN_SETTINGS, title, &main)
}

pub async fn save(
    _: paths::AdminSettingsPath,
    context: Gate<actions::ManageSettings>,
    Form(fields): Form<SettingsForm>,
) -> Answer {
    let permit = context.permit()?;
    match read(&context, &fields) {
        Ok(settings) => {
            save_settings(&context.app.store, &permit, settings).await?;
            page_layout::reload(&context.app, context.public()).await;
            Ok(context.go(paths::ADMIN_SETTINGS, "flash-settings-saved"))
        }
        Err(errors) => Ok(context.invalid(page(&context, &fields, &errors))),
    }
}

/// Collects what is wrong, field by field.
struct SettingsCheck<'a> {
    context: &'a RequestContext,
    errors: Errors,
}

impl SettingsCheck<'_> {
    fn needed(&mut self, name: &str, text: &str, most: usize) -> String {
        match line(text, most) {
            Ok(text) => text,
            Err(refusal) => {
                self.errors.add(name, line_message(self.context, refusal));
                String::new()
            }
        }
    }

    fn optional(&mut self, name: &str, text: &str, most: usize) -> String {
        match line(text, most) {
            Err(LineRefusal::Empty) => String::new(),
            Ok(text) => text,
            Err(refusal) => {
                self.errors.add(name, line_message(self.context, refusal));
                String::new()
            }
        }
    }

    fn setting(&mut self, name: &str, outcome: Result<String, SettingRefusal>) -> String {
        outcome.unwrap_or_else(|refusal| {
            let message = match refusal {
                SettingRefusal::TimeZone => self.context.t("admin-settings-error-zone"),
                SettingRefusal::Color => self.context.t("admin-settings-error-color"),
                SettingRefusal::Contrast { tenths } => &self.contrast(tenths),
                SettingRefusal::Link => self.context.t("admin-settings-error-link"),
                SettingRefusal::Sender => self.context.t("admin-settings-error-sender"),
            };
            self.errors.add(name, message);
            String::new()
        })
    }

    fn contrast(&self, tenths: u32) -> String {
        let ratio = f64::from(tenths) / 10.0;
        self.context
            .with("admin-settings-contrast", &[("ratio", ratio.into())])
    }

    fn email(&mut self, name: &str, text: &str) -> String {
        if text.trim().is_empty() {
            return String::new();
        }
        match Email::parse(text) {
            Ok(email) => email.to_string(),
            Err(refusal) => {
                self.errors.add(name, email_message(self.context, refusal));
                String::new()
            }
        }
    }
}

fn read(context: &RequestContext, fields: &SettingsForm) -> Result<Settings, Errors> {
    let before = context.app.settings();
    let mut check = SettingsCheck {
        context,
        errors: Errors::default(),
    };
    let mut taglines = before.taglines.clone();
    taglines.insert(
        SECOND.to_owned(),
        check.optional("tagline_es", &fields.tagline_es, MAX_TAGLINE),
    );
    let settings = Settings {
        organization: check.needed("organization", &fields.organization, MAX_LINE),
        short_name: check.needed("short_name", &fields.short_name, MAX_LINE),
        tagline: check.optional("tagline", &fields.tagline, MAX_TAGLINE),
        taglines,
        time_zone: check.setting("time_zone", time_zone(&fields.time_zone)),
        language: OFFERED
            .iter()
            .find(|(code, _)| *code == fields.language)
            .map_or_else(|| before.language.clone(), |(code, _)| (*code).to_owned()),
        social: SocialLinks {
            facebook: check.setting("facebook", link(&fields.facebook)),
            twitter: check.setting("twitter", link(&fields.twitter)),
            linkedin: check.setting("linkedin", link(&fields.linkedin)),
        },
        contact_email: check.email("contact_email", &fields.contact_email),
        mail_from: check.setting("mail_from", sender(&fields.mail_from)),
        signatory_name: check.optional("signatory_name", &fields.signatory_name, MAX_LINE),
        signatory_role: check.optional("signatory_role", &fields.signatory_role, MAX_LINE),
        primary: check.setting("leaf", text_color(&fields.primary)),
        accent: check.setting("gold", color(&fields.accent)),
        topics: topics(&mut check, fields, &before.topics),
        ..(*before).clone()
    };
    if check.errors.is_empty() {
        Ok(settings)
    } else {
        Err(check.errors)
    }
}

/// The words of the topics; which topics there are stays as it is, since
/// consents hang on their ids.
fn topics(check: &mut SettingsCheck<'_>, fields: &SettingsForm, before: &[Topic]) -> Vec<Topic> {
    let of = |list: &[String], at: usize| list.get(at).cloned().unwrap_or_default();
    before
        .iter()
        .map(|topic| {
            let Some(at) = fields.topic_id.iter().position(|id| *id == topic.id) else {
                return topic.clone();
            };
            let mut translations: BTreeMap<String, TopicWords> = topic.translations.clone();
            let second = TopicWords {
                title: check.optional("topic_title_es", &of(&fields.topic_title_es, at), MAX_LINE),
                description: check.optional(
                    "topic_description_es",
                    &of(&fields.topic_description_es, at),
                    MAX_TAGLINE,
                ),
            };
            translations.insert(SECOND.to_owned(), second);
            Topic {
                id: topic.id.clone(),
                title: check.needed("topic_title", &of(&fields.topic_title, at), MAX_LINE),
                description: check.optional(
                    "topic_description",
                    &of(&fields.topic_description, at),
                    MAX_TAGLINE,
                ),
                translations,
            }
        })
        .collect()
}

fn form(reader: &Reader, fields: &SettingsForm, errors: &Errors) -> Markup {
    html! {
        form class="form" method="post" action=(paths::ADMIN_SETTINGS) novalidate {
            h2 { (reader.t("admin-settings-organization")) }
            (organization(reader, fields, errors))
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

fn organization(reader: &Reader, fields: &SettingsForm, errors: &Errors) -> Markup {
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

/// Zones of places; `UTC` and its kin can be typed.
fn zones() -> Vec<&'static str> {
    let all = TZ_VARIANTS.iter().map(|zone| zone.name());
    all.filter(|name| name.contains('/') && !name.starts_with("Etc/"))
        .collect()
}

fn topic_fields(reader: &Reader, fields: &SettingsForm, errors: &Errors) -> Markup {
    let part = |name: &str, at: usize, list: &[String], key: &str, language: &str| {
        let value = list.get(at).map_or("", |value| value);
        let language = reader.t(&format!("language-name-{language}")).to_owned();
        let label = format!("{} ({language})", reader.t(key));
        let id = format!("{name}-{at}");
        let error = errors.of(name).filter(|_| value.is_empty());
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
fn policies(context: &RequestContext) -> Markup {
    let settings = context.app.settings();
    let outline = context.app.outline();
    html! {
        h2 { (context.t("admin-settings-policies")) }
        ul class="list plain" {
            @for (document, version) in &settings.policy_versions {
                @let page = outline.best(document, context.language);
                li { a href=(paths::admin_page(document, &settings.language)) { (page.map_or(document.as_str(), |page| &page.title)) " · " (version) } }
            }
        }
        p class="hint" { (context.t("admin-settings-policies-hint")) }
    }
}
