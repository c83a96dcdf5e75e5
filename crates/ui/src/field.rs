//! One-line fields, text areas and selects: label, hint, error between, all tied together for
//! screen readers. What was typed comes back in `value`.

use super::icon::{Icon, icon};
use maud::{Markup, html};

/// What is typed, which decides the keyboard on a phone and the browser's help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    #[default]
    Text,
    Email,
    Password,
    Search,
    Number,
    Date,
    DateTime,
    Time,
    Url,
}

impl InputKind {
    const fn html(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Email => "email",
            Self::Password => "password",
            Self::Search => "search",
            Self::Number => "number",
            Self::Date => "date",
            Self::DateTime => "datetime-local",
            Self::Time => "time",
            Self::Url => "url",
        }
    }
}

/// A field; start from `Field { name, label, ..Field::default() }`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Field<'a> {
    pub name: &'a str,
    pub label: &'a str,
    pub value: &'a str,
    pub kind: InputKind,
    /// When one page has two fields of the same name; otherwise [`field_id`] of the name.
    pub id: Option<&'a str>,
    pub hint: Option<&'a str>,
    pub error: Option<&'a str>,
    pub required: bool,
    /// The word behind the label of a field that may stay empty, "(optional)".
    pub optional: Option<&'a str>,
    pub autocomplete: Option<&'a str>,
    /// What may be chosen without typing all of it.
    pub suggestions: &'a [&'a str],
    pub inputmode: Option<&'a str>,
    /// A number as people write it; scripts wait for its digits before they save it.
    pub number: bool,
    pub minlength: Option<u32>,
    pub maxlength: Option<u32>,
    pub min: Option<&'a str>,
    pub max: Option<&'a str>,
    pub step: Option<&'a str>,
    /// Narrow, for numbers, codes and dates.
    pub short: bool,
    pub readonly: bool,
    pub autofocus: bool,
    /// Shown to screen readers only (a search box that explains itself).
    pub label_hidden: bool,
}

/// The id of a field by its name, for links from the error summary.
pub fn field_id(name: &str) -> String {
    format!(
        "field-{}",
        name.replace(|c: char| !c.is_alphanumeric(), "-")
    )
}

/// The ids in `aria-describedby`: the hint's, then the error's.
pub(super) fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (true, true) => Some(format!("{id}-hint {id}-error")),
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (false, false) => None,
    }
}

/// Hint and error as they stand above a control.
pub(super) fn hint_and_error(id: &str, hint: Option<&str>, error: Option<&str>) -> Markup {
    html! {
        @if let Some(hint) = hint { p class="hint" id={ (id) "-hint" } { (hint) } }
        @if let Some(error) = error { p class="error" id={ (id) "-error" } { (icon(Icon::Wrong)) span { (error) } } }
    }
}

impl Field<'_> {
    fn id(&self) -> String {
        self.id
            .map_or_else(|| field_id(self.name), ToOwned::to_owned)
    }

    fn described_by(&self) -> Option<String> {
        described_by(&self.id(), self.hint.is_some(), self.error.is_some())
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.map(|_| "true")
    }

    fn frame(&self, control: &Markup) -> Markup {
        let id = self.id();
        html! {
            div class="field" {
                label for=(id) class=[self.label_hidden.then_some("visually-hidden")] {
                    (self.label)
                    @if let Some(word) = self.optional { " " span class="optional" { (word) } }
                }
                (hint_and_error(&id, self.hint, self.error))
                (control)
            }
        }
    }
}

/// A one-line field.
pub fn field(f: &Field) -> Markup {
    // a password is never sent back
    let value = (f.kind != InputKind::Password && !f.value.is_empty()).then_some(f.value);
    let suggested = !f.suggestions.is_empty();
    f.frame(&html! {
        input class={ "input" @if f.short { " short" } } type=(f.kind.html()) id=(f.id()) name=(f.name) value=[value]
            autocomplete=[f.autocomplete] inputmode=[f.inputmode] minlength=[f.minlength] maxlength=[f.maxlength]
            min=[f.min] max=[f.max] step=[f.step] required[f.required] readonly[f.readonly] autofocus[f.autofocus]
            data-number[f.number] list=[suggested.then(|| format!("{}-list", f.id()))]
            aria-describedby=[f.described_by()] aria-invalid=[f.invalid()];
        @if suggested { datalist id={ (f.id()) "-list" } { @for value in f.suggestions { option value=(value); } } }
    })
}

/// A field of several lines; it grows with what is typed where the browser can.
pub fn textarea(f: &Field, rows: u8) -> Markup {
    f.frame(&html! {
        // the parser drops one leading newline, so one is given for it to drop
        textarea class="input" id=(f.id()) name=(f.name) rows=(rows) minlength=[f.minlength] maxlength=[f.maxlength]
            autocomplete=[f.autocomplete] required[f.required] readonly[f.readonly] autofocus[f.autofocus]
            aria-describedby=[f.described_by()] aria-invalid=[f.invalid()] { "\n" (f.value) }
    })
}

/// One line of a select: value, label. The one equal to the field's value is chosen.
#[derive(Clone, Copy, Debug)]
pub struct SelectOption<'a> {
    pub value: &'a str,
    pub label: &'a str,
}

/// A choice from a closed list; for up to six, prefer [`super::choice::choice_list`].
pub fn select(f: &Field, options: &[SelectOption]) -> Markup {
    f.frame(&html! {
        span class="select" {
            select class="input" id=(f.id()) name=(f.name) autocomplete=[f.autocomplete] required[f.required]
                aria-describedby=[f.described_by()] aria-invalid=[f.invalid()] {
                @for option in options {
                    option value=(option.value) selected[option.value == f.value] { (option.label) }
                }
            }
            (icon(Icon::Down))
        }
    })
}

/// Whose password a form is about, for programs that keep passwords: without it they
/// keep a new one under no name. A person reads it elsewhere.
pub fn username(email: &str) -> Markup {
    html! {
        div hidden { input type="text" name="username" value=(email) autocomplete="username" readonly tabindex="-1"; }
    }
}

/// A value the person does not see.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_tied_to_its_field() {
        let page = field(&Field {
            name: "email",
            label: "Email",
            error: Some("Too short"),
            ..Field::default()
        })
        .into_string();
        assert!(
            page.contains(r#"aria-describedby="field-email-error""#),
            "{page}"
        );
        assert!(
            page.contains(r#"id="field-email-error""#) && page.contains(r#"aria-invalid="true""#),
            "{page}"
        );
    }

    #[test]
    fn a_password_never_comes_back() {
        let page = field(&Field {
            name: "password",
            value: "secret",
            kind: InputKind::Password,
            ..Field::default()
        })
        .into_string();
        assert!(!page.contains("secret"), "{page}");
    }

    #[test]
    fn a_leading_empty_line_survives_the_text_area() {
        let page = textarea(
            &Field {
                name: "message",
                value: "\nx",
                ..Field::default()
            },
            3,
        )
        .into_string();
        assert!(page.contains(">\n\nx</textarea>"), "{page}");
    }
}
