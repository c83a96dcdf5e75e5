//! A question as a form: fields that work without scripts and without a mouse,
//! made from a type that has no key.

use crate::assessment::attempt_context::{AttemptContext, has_blocks};
use crate::reader::Reader;
use laurel_domain::assessment::{DisplayItem, LearnerKind, LearnerQuestion, MAX_SHORT, Response};
use laurel_markdown::plain;
use laurel_ui::choice::{Choice, ChoiceList, Look, Pick, choice_list};
use laurel_ui::field::{Field, SelectOption, field, hidden, select, textarea};
use laurel_ui::icon::{Icon, icon};
use laurel_ui::quiz::question_heading;
use maud::{Markup, html};

/// What there is to show of a question besides itself.
pub struct Showing<'a> {
    pub given: Option<&'a Response>,
    /// What was sent and is not kept, as it was sent.
    pub sent: &'a [(String, String)],
    pub error: Option<&'a str>,
    /// 1 where the question is the page's heading, 2 where there are others.
    pub level: u8,
    pub number: usize,
    /// The way that an item was just moved, and the item, as in `up.3`.
    pub moved: Option<&'a str>,
}

impl Showing<'_> {
    /// The text that was typed, or kept.
    fn text(&self) -> &str {
        let sent = self.sent.iter().find(|(name, _)| name == "text");
        match (sent, self.given) {
            (Some((_, text)), _) => text,
            (None, Some(Response::Written { text })) => text,
            _ => "",
        }
    }

    fn is_chosen(&self, id: &str) -> bool {
        if !self.sent.is_empty() {
            return self.sent.iter().any(|(n, v)| n == "choice" && v == id);
        }
        match self.given {
            Some(Response::Chosen { options }) => options.contains(id),
            Some(Response::Rated { value }) => value.to_string() == id,
            _ => false,
        }
    }

    /// The order as it was sent, or kept.
    fn order(&self) -> Option<Vec<&str>> {
        let sent = self.sent.iter().filter(|(name, _)| name == "order");
        let sent: Vec<&str> = sent.map(|(_, id)| id.as_str()).collect();
        match self.given {
            _ if !sent.is_empty() => Some(sent),
            Some(Response::Ordered { items }) => Some(items.iter().map(String::as_str).collect()),
            _ => None,
        }
    }

    fn matched(&self, left: &str) -> &str {
        let name = format!("match.{left}");
        if let Some((_, right)) = self.sent.iter().find(|(sent, _)| *sent == name) {
            return right;
        }
        match self.given {
            Some(Response::Matched { pairs }) => pairs.get(left).map_or("", String::as_str),
            _ => "",
        }
    }
}

/// The fields of a question under its words.
pub fn fields(
    reader: &Reader,
    here: &AttemptContext,
    asked: &LearnerQuestion,
    showing: &Showing,
) -> Markup {
    let prompt = Prompt::new(reader, here, asked, showing);
    let hint = hint(reader, &asked.kind);
    match &asked.kind {
        LearnerKind::Single { options } | LearnerKind::Choice { options, .. } => {
            options_of(reader, here, asked, showing, &prompt, options, Pick::One)
        }
        LearnerKind::Multiple { options } => {
            options_of(reader, here, asked, showing, &prompt, options, Pick::Any)
        }
        LearnerKind::Numeric { .. } | LearnerKind::Short => html! {
            (prompt.heading(showing.level))
            (field(&Field { name: "text", id: Some(&id(showing)), label: reader.t("assessment-feedback-yours"), value: showing.text(),
                hint: Some(&hint), error: showing.error, autocomplete: Some("off"), maxlength: u32::try_from(MAX_SHORT).ok(),
                short: matches!(asked.kind, LearnerKind::Numeric { .. }), number: matches!(asked.kind, LearnerKind::Numeric { .. }),
                // the decimal keyboard of some phones has no minus
                inputmode: matches!(asked.kind, LearnerKind::Numeric { signed: false, .. }).then_some("decimal"), ..Field::default() }))
        },
        LearnerKind::Essay { required } => html! {
            (prompt.heading(showing.level))
            (textarea(&Field { name: "text", id: Some(&id(showing)), label: reader.t("assessment-feedback-yours"), value: showing.text(),
                hint: Some(&hint), error: showing.error, required: *required, ..Field::default() }, 8))
        },
        LearnerKind::Matching { lefts, rights } => {
            matching(reader, showing, &prompt, &hint, lefts, rights)
        }
        LearnerKind::Ordering { items } => {
            ordering(reader, here, asked, showing, &prompt, &hint, items)
        }
        LearnerKind::Scale {
            min,
            max,
            low,
            high,
            ..
        } => scale(reader, showing, &prompt, (*min, *max), (low, high)),
    }
}

fn id(showing: &Showing) -> String {
    format!("field-answer-{}", showing.number)
}

fn hint(reader: &Reader, kind: &LearnerKind) -> String {
    let key = match kind {
        LearnerKind::Numeric {
            unit: Some(unit), ..
        } => {
            return reader.with("assessment-kind-numeric-unit", &[("unit", unit.into())]);
        }
        LearnerKind::Single { .. } | LearnerKind::Choice { .. } => "assessment-kind-single",
        LearnerKind::Multiple { .. } => "assessment-kind-multiple",
        LearnerKind::Numeric { unit: None, .. } => "assessment-kind-numeric",
        LearnerKind::Short => "assessment-kind-short",
        LearnerKind::Matching { .. } => "assessment-kind-matching",
        LearnerKind::Ordering { .. } => "assessment-kind-ordering",
        LearnerKind::Essay { .. } => "assessment-kind-essay",
        LearnerKind::Scale { min, max, .. } => {
            let variables = [("min", (*min).into()), ("max", (*max).into())];
            return reader.with("assessment-kind-scale", &variables);
        }
    };
    reader.t(key).to_owned()
}

/// The words of the question. What is more than a line stands above, and the
/// heading only counts.
pub struct Prompt {
    above: Option<Markup>,
    words: Markup,
}

impl Prompt {
    pub fn new(
        reader: &Reader,
        here: &AttemptContext,
        asked: &LearnerQuestion,
        showing: &Showing,
    ) -> Self {
        let made = here.line(reader, &format!("{}/prompt", asked.id), &asked.prompt);
        if has_blocks(&made) {
            let number = [("number", showing.number.into())];
            return Self {
                above: Some(made),
                words: html! { (reader.with("assessment-attempt-question", &number)) },
            };
        }
        Self {
            above: None,
            words: made,
        }
    }

    pub fn heading(&self, level: u8) -> Markup {
        html! {
            (question_heading(level, &self.words))
            @if let Some(above) = &self.above { div class="prose" { (above) } }
        }
    }
}

fn options_of(
    reader: &Reader,
    here: &AttemptContext,
    asked: &LearnerQuestion,
    showing: &Showing,
    prompt: &Prompt,
    options: &[DisplayItem],
    pick: Pick,
) -> Markup {
    let labels: Vec<Markup> = options
        .iter()
        .map(|option| here.line(reader, &format!("{}/{}", asked.id, option.id), &option.text))
        .collect();
    let choices: Vec<Choice> = options
        .iter()
        .zip(&labels)
        .map(|(option, label)| Choice {
            value: &option.id,
            rich_label: Some(label),
            checked: showing.is_chosen(&option.id),
            ..Choice::default()
        })
        .collect();
    let hint = hint(reader, &asked.kind);
    html! {
        @if let Some(above) = &prompt.above { div class="prose" { (above) } }
        (choice_list(&ChoiceList {
            name: "choice", rich_legend: Some(&prompt.words), pick, look: Look::Cards, choices: &choices,
            hint: (pick == Pick::Any).then_some(&hint), error: showing.error, legend_is_question: true,
            heading_level: showing.level, id: Some(&id(showing)), ..ChoiceList::default()
        }))
    }
}

fn scale(
    reader: &Reader,
    showing: &Showing,
    prompt: &Prompt,
    (min, max): (i32, i32),
    (low, high): (&str, &str),
) -> Markup {
    let values: Vec<String> = (min..=max).map(|value| value.to_string()).collect();
    let last = values.len().saturating_sub(1);
    let labels: Vec<String> = values
        .iter()
        .enumerate()
        .map(|(at, value)| match at {
            0 if !low.is_empty() => format!("{value} · {low}"),
            at if at == last && !high.is_empty() => format!("{value} · {high}"),
            _ => value.clone(),
        })
        .collect();
    let choices: Vec<Choice> = values
        .iter()
        .zip(&labels)
        .map(|(value, label)| Choice {
            value,
            label,
            checked: showing.is_chosen(value),
            ..Choice::default()
        })
        .collect();
    let variables = [("min", min.into()), ("max", max.into())];
    html! {
        @if let Some(above) = &prompt.above { div class="prose" { (above) } }
        (choice_list(&ChoiceList {
            name: "choice", rich_legend: Some(&prompt.words), look: Look::Cards, choices: &choices,
            hint: Some(&reader.with("assessment-kind-scale", &variables)), error: showing.error,
            legend_is_question: true, heading_level: showing.level, id: Some(&id(showing)), ..ChoiceList::default()
        }))
    }
}

/// A select for each left.
fn matching(
    reader: &Reader,
    showing: &Showing,
    prompt: &Prompt,
    hint: &str,
    lefts: &[DisplayItem],
    rights: &[DisplayItem],
) -> Markup {
    let rights: Vec<(String, String)> = rights
        .iter()
        .map(|right| (right.id.clone(), plain(&right.text)))
        .collect();
    let mut options = vec![SelectOption {
        value: "",
        label: reader.t("assessment-kind-matching-choose"),
    }];
    options.extend(
        rights
            .iter()
            .map(|(value, label)| SelectOption { value, label }),
    );
    html! {
        (prompt.heading(showing.level))
        p class="hint" { (hint) }
        div class="form" {
            @for (at, left) in lefts.iter().enumerate() {
                (select(&Field { name: &format!("match.{}", left.id), id: Some(&format!("{}-{at}", id(showing))),
                    label: &plain(&left.text), value: showing.matched(&left.id),
                    error: showing.error.filter(|_| at == 0), ..Field::default() }, &options))
            }
        }
    }
}

/// The order as it stands, each item with a button up and one down; the order
/// itself travels in the repeated field `order`.
fn ordering(
    reader: &Reader,
    here: &AttemptContext,
    asked: &LearnerQuestion,
    showing: &Showing,
    prompt: &Prompt,
    hint: &str,
    items: &[DisplayItem],
) -> Markup {
    let mut items: Vec<&DisplayItem> = items.iter().collect();
    if let Some(order) = showing.order() {
        items.sort_by_key(|item| order.iter().position(|id| *id == item.id));
    }
    let last = items.len().saturating_sub(1);
    let pressed = showing.moved.and_then(|moved| moved.split_once('.'));
    let moved = items
        .iter()
        .position(|item| pressed.is_some_and(|(_, id)| id == item.id));
    // the way it went, as long as it can go on
    let focus = moved.map(|at| match pressed {
        Some(("up", _)) if at > 0 => "up",
        _ if at == last => "up",
        _ => "down",
    });
    html! {
        (prompt.heading(showing.level))
        p class="hint" { (hint) }
        @if let Some(error) = showing.error { p class="error" { (error) } }
        ol class="order" id=(id(showing)) {
            @for (at, item) in items.iter().enumerate() {
                @let name = plain(&item.text);
                li {
                    (hidden("order", &item.id))
                    span { (here.line(reader, &format!("{}/{}", asked.id, item.id), &item.text)) }
                    span class="actions" {
                        (mover(reader, item, &name, "up", at == 0, moved == Some(at) && focus == Some("up")))
                        (mover(reader, item, &name, "down", at == last, moved == Some(at) && focus == Some("down")))
                    }
                }
            }
        }
        @if let Some((at, item)) = moved.and_then(|at| Some((at, items.get(at)?))) {
            p class="meta" role="status" {
                (reader.with("assessment-kind-ordering-moved", &[("item", (&plain(&item.text)).into()), ("position", (at + 1).into()), ("count", items.len().into())]))
            }
        }
    }
}

/// It takes the focus again after a move, so that one may go on pressing it.
fn mover(
    reader: &Reader,
    item: &DisplayItem,
    name: &str,
    way: &str,
    end: bool,
    focus: bool,
) -> Markup {
    let (key, mark) = if way == "up" {
        ("assessment-kind-ordering-up", Icon::Up)
    } else {
        ("assessment-kind-ordering-down", Icon::Down)
    };
    let label = reader.with(key, &[("item", name.into())]);
    html! {
        button class="button secondary small" type="submit" name="move" value={ (way) "." (item.id) }
            aria-label=(label) disabled[end] autofocus[focus] { (icon(mark)) }
    }
}
