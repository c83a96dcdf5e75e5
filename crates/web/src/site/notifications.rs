//! `/notifications`: asking to be told. The answer is the same whether the
//! address is known or not; the letter tells the difference to its holder.

use super::shelf::{Shown, shown};
use super::trap::{self, Trap};
use crate::forms::{Errors, Form, email_message, summary};
use crate::paths;
use crate::problem::Answer;
use crate::segment::Query;
use crate::shell::Page;
use crate::visit::Visit;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::site::{Sender, Wish, WishRefusal};
use laurel_persistence::site::{Consent, subscribe};
use laurel_ui::Tone;
use laurel_ui::button::submit;
use laurel_ui::choice::{Checkbox, Choice, ChoiceList, Pick, checkbox, choice_list};
use laurel_ui::field::{Field, Kind, field};
use laurel_ui::notice::notice;
use maud::{Markup, html};
use serde::Deserialize;

const FORM: &str = "notifications";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    email: String,
    topics: Vec<String>,
    consent: String,
    website: String,
    opened: String,
}

/// A topic that a link has chosen already.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    topic: String,
}

pub async fn show(visit: Visit, Query(chosen): Query<Chosen>) -> Answer {
    let text = shown(&visit, FORM).await?;
    let fields = Fields {
        topics: vec![chosen.topic],
        ..Fields::default()
    };
    let main = form(&visit, &text, &fields, &Errors::default(), None);
    Ok(visit.page(page(&text, main)))
}

pub async fn ask(visit: Visit, Form(fields): Form<Fields>) -> Answer {
    let trap = Trap {
        website: &fields.website,
        opened: &fields.opened,
    };
    let sender = trap::sender(&visit, FORM, trap).await?;
    if sender == Sender::Program {
        return Ok(Redirect::to(paths::NOTIFICATIONS_SENT).into_response());
    }
    visit.app.limits.form(visit.address)?;
    let settings = visit.app.settings();
    let wish = Wish::parse(
        &fields.email,
        &fields.topics,
        &fields.consent,
        &settings.topic_ids(),
    );
    let text = shown(&visit, FORM).await?;
    let wish = match wish {
        Ok(wish) if sender != Sender::Stale => wish,
        Ok(_) => {
            let again = Some(visit.t("form-stale"));
            let main = form(&visit, &text, &fields, &Errors::default(), again);
            return Ok(visit.mend(page(&text, main)));
        }
        Err(refusal) => {
            let main = form(&visit, &text, &fields, &errors(&visit, &refusal), None);
            return Ok(visit.mend(page(&text, main)));
        }
    };
    if visit.app.limits.may_send_letter(wish.email.as_str()) {
        let titles = titles(&visit, &wish.topics);
        let consent = consent(
            &visit,
            visit.t("site-notifications-consent"),
            paths::NOTIFICATIONS,
        );
        let app = &visit.app;
        subscribe(&app.store, &app.options.public_url, wish, titles, consent).await?;
    }
    Ok(Redirect::to(paths::NOTIFICATIONS_SENT).into_response())
}

/// `/notifications/sent`: what happens next.
pub async fn sent(visit: Visit) -> Answer {
    let main = html! {
        div class="narrow form-page" {
            h1 { (visit.t("site-notifications-sent-title")) }
            p class="lead" { (visit.t("site-notifications-sent-plain")) }
        }
    };
    Ok(visit.page(Page {
        title: visit.t("site-notifications-sent-title"),
        main,
        ..Page::default()
    }))
}

/// The words that were agreed to, with the language and the form they stood in.
pub fn consent(visit: &Visit, text: &str, form: &str) -> Consent {
    Consent {
        text: text.to_owned(),
        language: visit.language.to_owned(),
        form: form.to_owned(),
    }
}

/// The titles of topics in the reader's language.
pub fn titles(visit: &Visit, topics: &[String]) -> Vec<String> {
    let settings = visit.app.settings();
    topics
        .iter()
        .map(|id| {
            let topic = settings.topics.iter().find(|topic| topic.id == *id);
            topic.map_or_else(
                || id.clone(),
                |topic| topic.words(visit.language).0.to_owned(),
            )
        })
        .collect()
}

/// A check box for each topic that is offered.
pub fn topic_choices(visit: &Visit, chosen: &[String], error: Option<&str>) -> Markup {
    let settings = visit.app.settings();
    let choices: Vec<Choice> = settings
        .topics
        .iter()
        .map(|topic| {
            let (title, description) = topic.words(visit.language);
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
        legend: visit.t("site-notifications-topics"),
        pick: Pick::Any,
        choices: &choices,
        hint: Some(visit.t("site-notifications-topics-hint")),
        error,
        ..ChoiceList::default()
    })
}

fn errors(visit: &Visit, refusal: &WishRefusal) -> Errors {
    let mut errors = Errors::default();
    if let Some(refusal) = refusal.email {
        errors.add("email", email_message(visit, refusal));
    }
    if refusal.no_topic {
        errors.add("topics", visit.t("site-notifications-error-topics"));
    }
    if refusal.no_consent {
        errors.add("consent", visit.t("site-notifications-error-consent"));
    }
    errors
}

fn page(text: &Shown, main: Markup) -> Page<'_> {
    Page {
        title: &text.title,
        description: &text.summary,
        public: Some(paths::NOTIFICATIONS),
        main,
        ..Page::default()
    }
}

fn form(
    visit: &Visit,
    text: &Shown,
    fields: &Fields,
    errors: &Errors,
    again: Option<&str>,
) -> Markup {
    html! {
        div class="narrow form-page" {
            h1 { (text.title) }
            div class="prose" lang=[text.foreign(visit)] { (text.html) }
            (summary(visit, errors, &[("email", "site-notifications-email")]))
            @if let Some(again) = again { (notice(Tone::Warn, None, &html! { p { (again) } })) }
            form class="form" method="post" action=(paths::NOTIFICATIONS) novalidate {
                (field(&Field { name: "email", label: visit.t("site-notifications-email"), value: &fields.email, kind: Kind::Email,
                    error: errors.of("email"), required: true, autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (topic_choices(visit, &fields.topics, errors.of("topics")))
                (checkbox(&Checkbox { name: "consent", value: "yes", checked: fields.consent == "yes", required: true,
                    error: errors.of("consent"), hint: None }, &html! { (visit.t("site-notifications-consent")) }))
                (trap::fields(visit, FORM))
                (submit(visit.t("site-notifications-submit")))
            }
            p class="foot" { a href=(paths::PRIVACY) { (visit.t("footer-privacy")) } }
        }
    }
}
