//! `/admin/settings`: what the organization says of itself.

use super::view::settings::{SECOND, SettingsForm, SettingsView, fingerprint, page};
use crate::certification::try_print;
use crate::forms::{Errors, Form, email_message, line_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::http::StatusCode;
use axum::response::Response;
use laurel_domain::identity::Email;
use laurel_domain::identity::Permit;
use laurel_domain::identity::actions;
use laurel_domain::site::{SettingRefusal, accent_color, link, sender, text_color, time_zone};
use laurel_domain::text::{LineRefusal, line};
use laurel_persistence::UseCaseError;
use laurel_persistence::certification::PrintRefusal;
use laurel_persistence::site::{
    Settings, SettingsRefusal, SocialLinks, Topic, TopicWords, save_settings,
};
use laurel_words::OFFERED;
use std::collections::BTreeMap;

const MAX_LINE: usize = 120;

const MAX_TAGLINE: usize = 300;

pub async fn show(_: paths::AdminSettingsPath, context: Gate<actions::ManageSettings>) -> Answer {
    let (settings, outline) = (context.app.settings(), context.app.outline());
    let address = context.app.public_address();
    let view = SettingsView::new(&settings, &address, &outline, Errors::default());
    Ok(context.page(page(&context, &view)))
}

pub async fn save(
    _: paths::AdminSettingsPath,
    context: Gate<actions::ManageSettings>,
    Form(fields): Form<SettingsForm>,
) -> Answer {
    let permit = context.permit()?;
    match keep(&context, &permit, &fields).await {
        Ok(()) => Ok(context.go(paths::ADMIN_SETTINGS, "flash-settings-saved")),
        Err(NotSaved::Wrong(errors)) => Ok(again(&context, fields, Some(errors))),
        Err(NotSaved::Changed) => Ok(again(&context, fields, None)),
        Err(NotSaved::Failed(problem)) => Err(problem),
    }
}

/// Why a form was not saved.
enum NotSaved {
    Wrong(Errors),
    /// Somebody else saved other settings since it was opened.
    Changed,
    Failed(HttpProblem),
}

impl From<Errors> for NotSaved {
    fn from(errors: Errors) -> Self {
        Self::Wrong(errors)
    }
}

impl<P: Into<HttpProblem>> From<P> for NotSaved {
    fn from(problem: P) -> Self {
        Self::Failed(problem.into())
    }
}

async fn keep(
    context: &RequestContext,
    permit: &Permit<actions::ManageSettings>,
    fields: &SettingsForm,
) -> Result<(), NotSaved> {
    let before = context.app.settings();
    if !fields.before.is_empty() && fields.before != fingerprint(&before) {
        return Err(NotSaved::Changed);
    }
    let settings = read(context, &before, fields)?;
    printable(context, &settings).await?;
    let store = &context.app.store;
    let saved = save_settings(store, permit, Settings::clone(&before), settings).await;
    page_layout::reload(&context.app, context.public()).await;
    saved.map_err(|refused| match refused {
        UseCaseError::Refused(SettingsRefusal::Changed) => NotSaved::Changed,
        UseCaseError::Internal(error) => NotSaved::Failed(error.into()),
    })
}

/// The form with what was typed, and what is wrong with it. Where nothing is,
/// somebody else saved other settings since: saved again, it is meant.
fn again(context: &RequestContext, fields: SettingsForm, errors: Option<Errors>) -> Response {
    let (settings, outline) = (context.app.settings(), context.app.outline());
    let address = context.app.public_address();
    let changed = errors.is_none();
    let view = SettingsView {
        fields,
        changed,
        ..SettingsView::new(&settings, &address, &outline, errors.unwrap_or_default())
    };
    match changed {
        true => context.page_with(StatusCode::CONFLICT, page(context, &view)),
        false => context.invalid(page(context, &view)),
    }
}

/// What is printed on certificates is tried before it is kept: later nobody who
/// reads the refusal could do anything about it.
async fn printable(context: &RequestContext, settings: &Settings) -> Result<(), NotSaved> {
    let printed = [
        ("organization", &settings.organization),
        ("signatory_name", &settings.signatory_name),
        ("signatory_role", &settings.signatory_role),
    ];
    let renderer = &context.app.certificate_renderer;
    let mut errors = Errors::default();
    for (field, text) in printed {
        if let Err(lacking) = renderer.check_text(text).await? {
            let letters: Vec<String> = lacking.letters.iter().map(char::to_string).collect();
            let letters = letters.join(" ");
            let about = [("characters", (&letters).into())];
            errors.add(
                field,
                context.with("admin-settings-error-unprintable", &about),
            );
        }
    }
    if errors.is_empty()
        && let Err(PrintRefusal::TooLong { text }) = try_print(&context.app, settings).await?
    {
        let field = printed.iter().find(|(_, printed)| **printed == text);
        let field = field.map_or("organization", |(field, _)| field);
        errors.add(field, context.t("admin-settings-error-room"));
    }
    match errors.is_empty() {
        true => Ok(()),
        false => Err(errors.into()),
    }
}

/// Collects what is wrong, field by field.
struct SettingsCheck<'a> {
    reader: &'a Reader,
    errors: Errors,
}

impl SettingsCheck<'_> {
    fn needed(&mut self, name: &str, text: &str, most: usize) -> String {
        match line(text, most) {
            Ok(text) => text,
            Err(refusal) => {
                self.errors.add(name, line_message(self.reader, refusal));
                String::new()
            }
        }
    }

    fn optional(&mut self, name: &str, text: &str, most: usize) -> String {
        match line(text, most) {
            Err(LineRefusal::Empty) => String::new(),
            Ok(text) => text,
            Err(refusal) => {
                self.errors.add(name, line_message(self.reader, refusal));
                String::new()
            }
        }
    }

    fn setting(&mut self, name: &str, outcome: Result<String, SettingRefusal>) -> String {
        outcome.unwrap_or_else(|refusal| {
            let message = match refusal {
                SettingRefusal::TimeZone => self.reader.t("admin-settings-error-zone"),
                SettingRefusal::Color => self.reader.t("admin-settings-error-color"),
                SettingRefusal::Contrast { tenths } => {
                    &self.contrast("admin-settings-contrast", tenths)
                }
                SettingRefusal::Pale { tenths } => &self.contrast("admin-settings-pale", tenths),
                SettingRefusal::Link => self.reader.t("admin-settings-error-link"),
                SettingRefusal::Nowhere => self.reader.t("admin-settings-error-nowhere"),
                SettingRefusal::Address => self.reader.t("admin-settings-error-address"),
                SettingRefusal::Sender => self.reader.t("admin-settings-error-sender"),
            };
            self.errors.add(name, message);
            String::new()
        })
    }

    fn contrast(&self, phrase: &str, tenths: u32) -> String {
        let ratio = f64::from(tenths) / 10.0;
        self.reader.with(phrase, &[("ratio", ratio.into())])
    }

    fn email(&mut self, name: &str, text: &str) -> String {
        if text.trim().is_empty() {
            return String::new();
        }
        match Email::parse(text) {
            Ok(email) => email.to_string(),
            Err(refusal) => {
                self.errors.add(name, email_message(self.reader, refusal));
                String::new()
            }
        }
    }
}

fn read(
    context: &RequestContext,
    before: &Settings,
    fields: &SettingsForm,
) -> Result<Settings, Errors> {
    let reader: &Reader = context;
    let mut check = SettingsCheck {
        reader,
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
        public_url: match fields.public_url.as_deref().map(str::trim) {
            _ if context.app.options.address.configured.is_some() => before.public_url.clone(),
            None => before.public_url.clone(),
            Some("") => None,
            Some(typed) => {
                Some(check.setting("public_url", context.app.options.address.kept(typed)))
            }
        },
        signatory_name: check.optional("signatory_name", &fields.signatory_name, MAX_LINE),
        signatory_role: check.optional("signatory_role", &fields.signatory_role, MAX_LINE),
        primary: check.setting("leaf", text_color(&fields.primary)),
        accent: check.setting("gold", accent_color(&fields.accent)),
        topics: topics(&mut check, fields, &before.topics),
        ..before.clone()
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
