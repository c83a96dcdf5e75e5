//! Forms: fields, choices, files, their errors.

use super::specimen;
use crate::ui::{
    button::submit,
    choice::{Checkbox, Choice, ChoiceList, Look, Pick, checkbox, choice_list},
    error_summary::{InvalidField, error_summary},
    field::{Field, InputKind, SelectOption, field, field_id, select, textarea},
    file_picker::{FilePicker, file_picker},
};
use maud::{Markup, html};

pub(super) fn specimens() -> Markup {
    html! {
        (specimen("Fields", &fields()))
        (specimen("Choices", &choices()))
        (specimen("Choice cards", &cards()))
        (specimen("Choosing a file", &html! {
            form class="form" {
                (file_picker(&FilePicker {
                    name: "list", label: "List of people", hint: Some("A CSV file, up to 10 MB"), accept: Some(".csv,text/csv"),
                    sending: "{percent} % sent", ..FilePicker::default()
                }))
            }
        }))
    }
}

fn fields() -> Markup {
    html! {
        form class="form" {
            (error_summary("One thing to correct", &[InvalidField { id: field_id("style-email"), message: "The email address has no @." }]))
            (field(&Field { name: "style-name", label: "Name", value: "Nguyễn Thị Ánh", hint: Some("As it should stand on a certificate"), ..Field::default() }))
            (field(&Field { name: "style-email", label: "Email", value: "anh.example.org", kind: InputKind::Email, error: Some("The email address has no @."), ..Field::default() }))
            (field(&Field { name: "style-hours", label: "Hours", value: "14", kind: InputKind::Number, short: true, optional: Some("(optional)"), ..Field::default() }))
            (select(&Field { name: "style-language", label: "Language", value: "vi", ..Field::default() },
                &[SelectOption { value: "en", label: "English" }, SelectOption { value: "vi", label: "Tiếng Việt" }]))
            (textarea(&Field { name: "style-message", label: "Message", ..Field::default() }, 3))
            (field(&Field { name: "style-number", label: "Number", value: "7K3M-Q9TX-2WHD-4", readonly: true, ..Field::default() }))
            (submit("Send"))
        }
    }
}

fn choices() -> Markup {
    let topics = [
        Choice {
            value: "a",
            label: "New programs",
            checked: true,
            ..Choice::default()
        },
        Choice {
            value: "b",
            label: "Training for teams",
            hint: Some("A few times a year"),
            ..Choice::default()
        },
        Choice {
            value: "c",
            label: "Coaching",
            disabled: true,
            ..Choice::default()
        },
    ];
    html! {
        form class="form" {
            (choice_list(&ChoiceList { name: "style-topics", legend: "Tell me about", pick: Pick::Any, choices: &topics, ..ChoiceList::default() }))
            (choice_list(&ChoiceList { name: "style-which", legend: "Which", choices: &topics, error: Some("Please choose one."), ..ChoiceList::default() }))
            (checkbox(&Checkbox { name: "style-terms", value: "yes", ..Checkbox::default() }, &html! { "I agree to the " a href="/terms" { "terms of use" } }))
        }
    }
}

fn cards() -> Markup {
    let moves = [
        Choice {
            value: "a",
            label: "Tell the team that sharpness is not tolerated here",
            ..Choice::default()
        },
        Choice {
            value: "b",
            label: "Ask her, in private and soon, how the shift is going",
            checked: true,
            ..Choice::default()
        },
    ];
    html! {
        form {
            (choice_list(&ChoiceList {
                name: "style-move", legend: "What is the most useful first move?", look: Look::Cards,
                legend_is_question: true, choices: &moves, ..ChoiceList::default()
            }))
        }
    }
}
