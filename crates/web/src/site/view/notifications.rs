//! The form for the notification list, and the titles of its topics.

use crate::forms::{Errors, summary};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::site::honeypot::Honeypot;
use crate::site::rendered_pages::RenderedPage;
use crate::site::view::honeypot;
use laurel_persistence::site::Topic;
use laurel_ui::Tone;
use laurel_ui::button::submit;
use laurel_ui::choice::{Checkbox, Choice, ChoiceList, Pick, checkbox, choice_list};
use laurel_ui::field::{Field, InputKind, field};
use laurel_ui::notice::notice;
use laurel_ui::text_direction::direction_of;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NotificationsForm {
    pub email: String,
    pub topics: Vec<String>,
    pub consent: String,
    pub website: String,
    pub opened: String,
}

impl NotificationsForm {
    pub fn honeypot(&self) -> Honeypot<'_> {
        Honeypot {
            website: &self.website,
            opened: &self.opened,
        }
    }
}

/// What happens next.
pub fn sent_page(reader: &Reader) -> Page {
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t("site-notifications-sent-title")) }
            p class="lead" { (reader.t("site-notifications-sent-plain")) }
        }
    };
    Page {
        title: reader.t("site-notifications-sent-title").to_owned(),
        main,
        ..Page::default()
    }
}

/// The titles of topics in the reader's language.
pub fn titles(reader: &Reader, offered: &[Topic], topics: &[String]) -> Vec<String> {
    topics
        .iter()
        .map(|id| {
            let topic = offered.iter().find(|topic| topic.id == *id);
            topic.map_or_else(
                || id.clone(),
                |topic| topic.words(reader.language).0.to_owned(),
            )
        })
        .collect()
}

/// What one agrees to: about the topics that were chosen, where there are any
/// to choose.
pub fn consent_words<'a>(reader: &'a Reader, offered: &[Topic]) -> &'a str {
    reader.t(if offered.is_empty() {
        "site-notifications-consent-any"
    } else {
        "site-notifications-consent"
    })
}

/// A check box for each topic that is offered.
pub fn topic_choices(
    reader: &Reader,
    offered: &[Topic],
    chosen: &[String],
    error: Option<&str>,
) -> Markup {
    let choices: Vec<Choice> = offered
        .iter()
        .map(|topic| {
            let (title, description) = topic.words(reader.language);
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
        legend: reader.t("site-notifications-topics"),
        pick: Pick::Any,
        choices: &choices,
        hint: Some(reader.t("site-notifications-topics-hint")),
        error,
        ..ChoiceList::default()
    })
}

/// What the form for the notification list shows.
pub struct NotificationsView<'a> {
    /// What stands above the form.
    pub text: &'a RenderedPage,
    /// What one can be told about.
    pub topics: &'a [Topic],
    pub fields: &'a NotificationsForm,
    pub errors: Errors,
    /// Why it has to be sent again.
    pub again: Option<&'a str>,
    /// The honeypot's note of when the form was opened.
    pub opened: String,
}

impl<'a> NotificationsView<'a> {
    /// The form as it was filled in, with nothing to say about it.
    pub fn new(text: &'a RenderedPage, topics: &'a [Topic], fields: &'a NotificationsForm) -> Self {
        Self {
            text,
            topics,
            fields,
            errors: Errors::default(),
            again: None,
            opened: String::new(),
        }
    }
}

pub fn page(reader: &Reader, view: &NotificationsView<'_>) -> Page {
    Page {
        title: view.text.title.clone(),
        description: view.text.summary.clone(),
        public: Some(paths::NOTIFICATIONS.to_owned()),
        main: form(reader, view),
        ..Page::default()
    }
}

pub fn form(reader: &Reader, view: &NotificationsView<'_>) -> Markup {
    let (text, fields, errors) = (view.text, view.fields, &view.errors);
    html! {
        div class="narrow form-page" {
            h1 { (text.title) }
            div class="prose" lang=[text.foreign(reader)] dir=[text.foreign(reader).map(direction_of)] { (text.html) }
            (summary(reader, errors, &[("email", "site-notifications-email")]))
            @if let Some(again) = view.again { (notice(Tone::Warn, None, &html! { p { (again) } })) }
            form class="form" method="post" action=(paths::NOTIFICATIONS) novalidate {
                (field(&Field { name: "email", label: reader.t("site-notifications-email"), value: &fields.email, kind: InputKind::Email,
                    error: errors.of("email"), required: true, autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                @if !view.topics.is_empty() {
                    (topic_choices(reader, view.topics, &fields.topics, errors.of("topics")))
                }
                (checkbox(&Checkbox { name: "consent", value: "yes", checked: fields.consent == "yes", required: true,
                    error: errors.of("consent"), hint: None }, &html! { (consent_words(reader, view.topics)) }))
                (honeypot::fields(reader, &view.opened))
                (submit(reader.t("site-notifications-submit")))
            }
            p class="foot" { a href=(paths::PRIVACY) { (reader.t("footer-privacy")) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NotificationsForm, NotificationsView, form};
    use crate::reader::Reader;
    use crate::site::RenderedPage;
    use chrono::DateTime;
    use laurel_persistence::site::Topic;
    use laurel_words::Catalogs;
    use maud::html;
    use std::collections::BTreeMap;

    #[test]
    fn topics_are_asked_for_where_there_are_any() {
        let reader = Reader {
            catalogs: Catalogs::embedded(),
            language: "en",
            theme: String::new(),
            zone: chrono_tz::UTC,
            now: DateTime::UNIX_EPOCH,
        };
        let text = RenderedPage {
            slug: "notifications".to_owned(),
            language: "en".to_owned(),
            title: "Notifications".to_owned(),
            summary: String::new(),
            data: Default::default(),
            group: None,
            updated_at: DateTime::UNIX_EPOCH,
            html: html! {},
            sections: Vec::new(),
        };
        let fields = NotificationsForm::default();
        let shown = |topics: &[Topic]| {
            let view = NotificationsView::new(&text, topics, &fields);
            form(&reader, &view).into_string()
        };
        let (none, some) = (
            shown(&[]),
            shown(&[Topic {
                id: "news".to_owned(),
                title: "News".to_owned(),
                description: String::new(),
                translations: BTreeMap::new(),
            }]),
        );
        let hint = reader.t("site-notifications-topics-hint");
        assert!(some.contains("name=\"topics\"") && some.contains(hint));
        assert!(!none.contains("name=\"topics\"") && !none.contains(hint));
        for (form, consent) in [
            (none, "site-notifications-consent-any"),
            (some, "site-notifications-consent"),
        ] {
            assert!(form.contains("name=\"consent\""));
            assert!(form.contains(reader.t(consent)), "{consent}");
        }
    }
}
