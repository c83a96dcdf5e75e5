//! One's own tokens of the JSON API, and the form to make one.

use crate::forms::{Errors, summary};
use crate::identity::account::view::reauthentication::{Reauthentication, reauthentication};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::identity::{GrantedScope, MAX_TOKEN_DAYS};
use laurel_persistence::identity::{Person, TokenItem};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button, submit};
use laurel_ui::choice::{Choice, ChoiceList, Pick, choice_list};
use laurel_ui::field::{Field, InputKind, field};
use laurel_ui::notice::notice;
use laurel_ui::patterns::{Entry, page_entries};
use maud::{Markup, html};
use serde::Deserialize;

/// The labels of the form.
const LABELS: [(&str, &str); 4] = [
    ("tokens_password", "identity-field-password-current"),
    ("name", "identity-token-name"),
    ("scope", "identity-token-scopes"),
    ("days", "identity-token-days"),
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TokenForm {
    pub name: String,
    pub scope: Vec<String>,
    pub days: String,
    /// The current password, where it is asked.
    pub tokens_password: String,
}

/// What the page shows.
pub struct TokensView {
    pub who: Person,
    /// How they show again who they are.
    pub reauthentication: Reauthentication,
    pub tokens: Vec<TokenItem>,
    /// Those that a token of this person could use.
    pub offered: Vec<GrantedScope>,
    pub form: TokenForm,
    pub errors: Errors,
    /// The secret of the token that was just made.
    pub created: Option<String>,
}

pub fn page(reader: &Reader, view: &TokensView) -> Page {
    Page {
        title: reader.t("identity-tokens-title").to_owned(),
        main: html! {
            div class="narrow form-page stack" {
                (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("identity-account-title"), paths::ACCOUNT)]))
                h1 { (reader.t("identity-tokens-title")) }
                p class="lead" { (reader.t("identity-tokens-lead")) }
                @if let Some(secret) = &view.created { (created(reader, secret)) }
                (summary(reader, &view.errors, &LABELS))
                (list(reader, &view.tokens))
                h2 { (reader.t("identity-tokens-new")) }
                (form(reader, view))
                p { a href=(paths::API_DOCS) { (reader.t("identity-tokens-docs")) } }
            }
        },
        ..Page::default()
    }
}

fn created(reader: &Reader, secret: &str) -> Markup {
    notice(
        Tone::Good,
        Some(reader.t("identity-token-created-title")),
        &html! {
            p { (reader.t("identity-token-created-text")) }
            p { code class="breakable" { (secret) } }
        },
    )
}

fn list(reader: &Reader, tokens: &[TokenItem]) -> Markup {
    let lines: Vec<Entry> = tokens
        .iter()
        .map(|token| Entry {
            title: &token.name,
            meta: Some(meta(reader, token)),
            action: Some(end_button(reader, token)),
            ..Entry::default()
        })
        .collect();
    html! {
        @if lines.is_empty() { p class="muted" { (reader.t("identity-tokens-none")) } }
        @else { (page_entries(&lines)) }
    }
}

fn meta(reader: &Reader, token: &TokenItem) -> Markup {
    html! {
        code { (token.scopes.to_string().replace(' ', ", ")) } " · "
        (reader.t("identity-token-until")) " " (reader.day(token.expires_at)) " · "
        @match token.last_used_at {
            Some(at) => { (reader.t("identity-sessions-used")) " " (reader.moment(at)) },
            None => { (reader.t("identity-token-unused")) },
        }
    }
}

fn end_button(reader: &Reader, token: &TokenItem) -> Markup {
    let label = reader.t("identity-token-end");
    html! {
        form method="post" action=(paths::end_token(token.id)) {
            (button(&Button { label, weight: Weight::Secondary, small: true,
                spoken_label: Some(&format!("{label}: {}", token.name)), ..Button::default() }))
        }
    }
}

fn form(reader: &Reader, view: &TokensView) -> Markup {
    let values: Vec<String> = view.offered.iter().map(ToString::to_string).collect();
    let labels: Vec<String> = values
        .iter()
        .map(|value| {
            let key = format!("identity-scope-{}", value.replace(':', "-"));
            format!("{} ({value})", reader.t(&key))
        })
        .collect();
    let choices: Vec<Choice> = values
        .iter()
        .zip(&labels)
        .map(|(value, label)| Choice {
            value,
            label,
            checked: view.form.scope.contains(value),
            ..Choice::default()
        })
        .collect();
    let most = MAX_TOKEN_DAYS.to_string();
    html! {
        form class="form" method="post" action=(paths::ACCOUNT_TOKENS) novalidate {
            (field(&Field { name: "name", label: reader.t("identity-token-name"), value: &view.form.name,
                hint: Some(reader.t("identity-token-name-hint")), error: view.errors.of("name"), required: true,
                autocomplete: Some("off"), maxlength: Some(80), ..Field::default() }))
            (choice_list(&ChoiceList { name: "scope", legend: reader.t("identity-token-scopes"), pick: Pick::Any,
                hint: Some(reader.t("identity-token-scopes-hint")), error: view.errors.of("scope"), choices: &choices,
                ..ChoiceList::default() }))
            (field(&Field { name: "days", label: reader.t("identity-token-days"), value: &view.form.days, kind: InputKind::Number,
                hint: Some(&reader.with("identity-token-days-hint", &[("count", MAX_TOKEN_DAYS.into())])),
                error: view.errors.of("days"), required: true, min: Some("1"), max: Some(&most), short: true, ..Field::default() }))
            (reauthentication(reader, &view.who, view.reauthentication, "tokens_password", view.errors.of("tokens_password")))
            (submit(reader.t("identity-token-submit")))
        }
    }
}
