//! `/notifications`: asking to be told. The answer is the same whether the
//! address is known or not; the email tells the difference to its holder.

use super::honeypot::{self, Honeypot};
use super::rendered_pages::{RenderedPage, shown};
use crate::extract::Query;
use crate::forms::{Errors, Form, email_message, summary};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;
use laurel_domain::site::{Sender, SubscriptionRefusal, SubscriptionRequest};
use laurel_persistence::site::{Consent, subscribe};
use laurel_ui::Tone;
use laurel_ui::button::submit;
use laurel_ui::choice::{Checkbox, Choice, ChoiceList, Pick, checkbox, choice_list};
use laurel_ui::field::{Field, InputKind, field};
use laurel_ui::notice::notice;
use maud::{Markup, html};
use serde::Deserialize;

const FORM: &str = "notifications";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NotificationsForm {
    email: String,
    topics: Vec<String>,
    consent: String,
    website: String,
    opened: String,
}

/// A topic that a link has chosen already.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ChosenTopic {
    topic: String,
}

pub async fn show(
    _: paths::NotificationsPath,
    context: Gate<actions::Visit>,
    Query(chosen): Query<ChosenTopic>,
) -> Answer {
    let text = shown(&context, FORM).await?;
    let fields = NotificationsForm {
        topics: vec![chosen.topic],
        ..NotificationsForm::default()
    };
    let main = form(&context, &text, &fields, &Errors::default(), None);
    Ok(context.page(page(&text, main)))
}

pub async fn ask(
    _: paths::NotificationsPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<NotificationsForm>,
) -> Answer {
    let honeypot = Honeypot {
        website: &fields.website,
        opened: &fields.opened,
    };
    let sender = honeypot::sender(&context, FORM, honeypot).await?;
    if sender == Sender::Program {
        return Ok(Redirect::to(paths::NOTIFICATIONS_SENT).into_response());
    }
    context.app.limits.form(context.address)?;
    let settings = context.app.settings();
    let request = SubscriptionRequest::parse(
        &fields.email,
        &fields.topics,
        &fields.consent,
        &settings.topic_ids(),
    );
    let text = shown(&context, FORM).await?;
    let request = match request {
        Ok(request) if sender != Sender::Stale => request,
        Ok(_) => {
            let again = Some(context.t("form-stale"));
            let main = form(&context, &text, &fields, &Errors::default(), again);
            return Ok(context.invalid(page(&text, main)));
        }
        Err(refusal) => {
            let main = form(&context, &text, &fields, &errors(&context, &refusal), None);
            return Ok(context.invalid(page(&text, main)));
        }
    };
    if context.app.limits.may_send_email(request.email.as_str()) {
        let titles = titles(&context, &request.topics);
        let consent = consent(
            &context,
            context.t("site-notifications-consent"),
            paths::NOTIFICATIONS,
        );
        let app = &context.app;
        subscribe(
            &app.store,
            &context.visit(),
            &app.options.public_url,
            request,
            titles,
            consent,
        )
        .await?;
    }
    Ok(Redirect::to(paths::NOTIFICATIONS_SENT).into_response())
}

/// `/notifications/sent`: what happens next.
pub async fn sent(_: paths::NotificationsSentPath, context: Gate<actions::Visit>) -> Answer {
    let main = html! {
        div class="narrow form-page" {
            h1 { (context.t("site-notifications-sent-title")) }
            p class="lead" { (context.t("site-notifications-sent-plain")) }
        }
    };
    Ok(context.page(Page {
        title: context.t("site-notifications-sent-title"),
        main,
        ..Page::default()
    }))
}

/// The words that were agreed to, with the language and the form they stood in.
pub fn consent(reader: &Reader, text: &str, form: &str) -> Consent {
    Consent {
        text: text.to_owned(),
        language: reader.language.to_owned(),
        form: form.to_owned(),
    }
}

/// The titles of topics in the reader's language.
pub fn titles(context: &RequestContext, topics: &[String]) -> Vec<String> {
    let settings = context.app.settings();
    topics
        .iter()
        .map(|id| {
            let topic = settings.topics.iter().find(|topic| topic.id == *id);
            topic.map_or_else(
                || id.clone(),
                |topic| topic.words(context.language).0.to_owned(),
            )
        })
        .collect()
}

/// A check box for each topic that is offered.
pub fn topic_choices(context: &RequestContext, chosen: &[String], error: Option<&str>) -> Markup {
    let settings = context.app.settings();
    let choices: Vec<Choice> = settings
        .topics
        .iter()
        .map(|topic| {
            let (title, description) = topic.words(context.language);
            Choice {
                value: &topic.id,
                label: title,
                hint: (!description.is_empty()).then_some(description),
                checked: chosen.contains(&topic.id),
                ..Choice::default()
            }
        })
        .collect();
    choice_list(&ChoiceList {
        name: "topics",
        legend: context.t("site-notifications-topics"),
        pick: Pick::Any,
        choices: &choices,
        hint: Some(context.t("site-notifications-topics-hint")),
        error,
        ..ChoiceList::default()
    })
}

fn errors(reader: &Reader, refusal: &SubscriptionRefusal) -> Errors {
    let mut errors = Errors::default();
    if let Some(refusal) = refusal.email {
        errors.add("email", email_message(reader, refusal));
    }
    if refusal.no_topic {
        errors.add("topics", reader.t("site-notifications-error-topics"));
    }
    if refusal.no_consent {
        errors.add("consent", reader.t("site-notifications-error-consent"));
    }
    errors
}

fn page(text: &RenderedPage, main: Markup) -> Page<'_> {
    Page {
        title: &text.title,
        description: &text.summary,
        public: Some(paths::NOTIFICATIONS),
        main,
        ..Page::default()
    }
}

fn form(
    context: &RequestContext,
    text: &RenderedPage,
    fields: &NotificationsForm,
    errors: &Errors,
    again: Option<&str>,
) -> Markup {
    html! {
        div class="narrow form-page" {
            h1 { (text.title) }
            div class="prose" lang=[text.foreign(context)] { (text.html) }
            (summary(context, errors, &[("email", "site-notifications-email")]))
            @if let Some(again) = again { (notice(Tone::Warn, None, &html! { p { (again) } })) }
            form class="form" method="post" action=(paths::NOTIFICATIONS) novalidate {
                (field(&Field { name: "email", label: context.t("site-notifications-email"), value: &fields.email, kind: InputKind::Email,
                    error: errors.of("email"), required: true, autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (topic_choices(context, &fields.topics, errors.of("topics")))
                (checkbox(&Checkbox { name: "consent", value: "yes", checked: fields.consent == "yes", required: true,
                    error: errors.of("consent"), hint: None }, &html! { (context.t("site-notifications-consent")) }))
                (honeypot::fields(context, FORM))
                (submit(context.t("site-notifications-submit")))
            }
            p class="foot" { a href=(paths::PRIVACY) { (context.t("footer-privacy")) } }
        }
    }
}
