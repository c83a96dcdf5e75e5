//! Radio buttons and check boxes in a named group; as plain rows, or as cards to tap in a quiz.

use super::{
    field::{described_by, field_id, hint_and_error},
    heading,
};
use maud::{Markup, html};

/// One of the group or any number of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pick {
    #[default]
    One,
    Any,
}

/// One option. `outcome` is what a graded quiz says at it, with a word, not only a color.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice<'a> {
    pub value: &'a str,
    pub label: &'a str,
    /// In place of the label, where it is more than words (an author's Markdown).
    pub rich_label: Option<&'a Markup>,
    pub hint: Option<&'a str>,
    pub checked: bool,
    pub disabled: bool,
    pub outcome: Option<Outcome<'a>>,
}

/// Whether a given option was right, and the words for it.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    pub right: bool,
    pub words: &'a str,
}

/// How the options look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Rows,
    Cards,
}

/// A group of options; start from `ChoiceList { name, legend, choices, ..ChoiceList::default() }`.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChoiceList<'a> {
    pub name: &'a str,
    pub legend: &'a str,
    /// In place of the legend, where it is more than words.
    pub rich_legend: Option<&'a Markup>,
    pub pick: Pick,
    pub look: Look,
    pub choices: &'a [Choice<'a>],
    pub hint: Option<&'a str>,
    pub error: Option<&'a str>,
    pub required: bool,
    /// The legend is the question, large and in the reading serif.
    pub legend_is_question: bool,
    /// 1 where the question is the page's heading, 2 among others on a page; 0 is no heading.
    pub heading_level: u8,
    pub legend_hidden: bool,
    /// When one page has two groups of the same name (a quiz all on one page).
    pub id: Option<&'a str>,
}

/// The group as a fieldset. The fieldset has [`field_id`] of the name, for the error summary.
pub fn choice_list(list: &ChoiceList) -> Markup {
    let id = list
        .id
        .map_or_else(|| field_id(list.name), ToOwned::to_owned);
    let legend_class = match (list.legend_is_question, list.legend_hidden) {
        (true, _) => Some("question"),
        (false, true) => Some("visually-hidden"),
        (false, false) => None,
    };
    let legend = list
        .rich_legend
        .map_or_else(|| html! { (list.legend) }, Clone::clone);
    html! {
        fieldset class={ "choices" @if list.look == Look::Cards { " cards" } } id=(id) tabindex="-1"
            aria-describedby=[described_by(&id, list.hint.is_some(), list.error.is_some())]
            role=[(list.pick == Pick::One).then_some("radiogroup")]
            aria-invalid=[(list.pick == Pick::One && list.error.is_some()).then_some("true")]
            aria-required=[(list.pick == Pick::One && list.required).then_some("true")] {
            legend class=[legend_class] { (heading(list.heading_level, None, &legend)) }
            (hint_and_error(&id, list.hint, list.error))
            @for (at, choice) in list.choices.iter().enumerate() {
                (option(list, choice, &format!("{id}-{at}")))
            }
        }
    }
}

fn option(list: &ChoiceList, choice: &Choice, id: &str) -> Markup {
    let kind = if list.pick == Pick::One {
        "radio"
    } else {
        "checkbox"
    };
    let mut described = Vec::new();
    if choice.hint.is_some() {
        described.push(format!("{id}-hint"));
    }
    if choice.outcome.is_some() {
        described.push(format!("{id}-outcome"));
    }
    let described = (!described.is_empty()).then(|| described.join(" "));
    let state = match choice.outcome {
        Some(Outcome { right: true, .. }) => " is-right",
        Some(Outcome { right: false, .. }) => " is-wrong",
        None => "",
    };
    html! {
        div class={ "choice" (state) } {
            input type=(kind) id=(id) name=(list.name) value=(choice.value) checked[choice.checked]
                disabled[choice.disabled] required[list.required && list.pick == Pick::One] aria-describedby=[described];
            label for=(id) { @if let Some(rich) = choice.rich_label { (rich) } @else { (choice.label) } }
            @if let Some(hint) = choice.hint { p class="hint" id={ (id) "-hint" } { (hint) } }
            @if let Some(outcome) = choice.outcome {
                p class={ "outcome " @if outcome.right { "good" } @else { "bad" } } id={ (id) "-outcome" } { (outcome.words) }
            }
        }
    }
}

/// A single check box, such as the agreement to the terms; the label may hold a link.
#[derive(Clone, Copy, Debug, Default)]
pub struct Checkbox<'a> {
    pub name: &'a str,
    pub value: &'a str,
    pub checked: bool,
    pub required: bool,
    pub hint: Option<&'a str>,
    pub error: Option<&'a str>,
}

pub fn checkbox(c: &Checkbox, label: &Markup) -> Markup {
    let id = field_id(c.name);
    html! {
        div class="field" {
            @if let Some(error) = c.error { (hint_and_error(&id, None, Some(error))) }
            div class="choice" {
                input type="checkbox" id=(id) name=(c.name) value=(c.value) checked[c.checked] required[c.required]
                    aria-describedby=[described_by(&id, c.hint.is_some(), c.error.is_some())]
                    aria-invalid=[c.error.map(|_| "true")];
                // a link inside must stay reachable, so only this label does not cover the row
                div class="choice-label" {
                    label for=(id) { (label) }
                    @if let Some(hint) = c.hint { p class="hint" id={ (id) "-hint" } { (hint) } }
                }
            }
        }
    }
}
