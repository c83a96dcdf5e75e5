//! A form as a browser without scripts fills and sends it.

use crate::page::{Page, selector, words};
use crate::person::Person;
use reqwest::Method;
use scraper::{ElementRef, Html};
use std::collections::BTreeMap;

#[derive(Debug, Clone)]
pub struct WebForm {
    pub action: String,
    pub post: bool,
    pub multipart: bool,
    /// What would be sent if nobody touched it; buttons are not among them.
    pub fields: Vec<(String, String)>,
    /// Names of the file fields.
    pub files: Vec<String>,
    /// Everything that could be chosen or typed into, with the values offered.
    pub offered: BTreeMap<String, Vec<String>>,
    /// Fields that only programs see.
    pub unseen: Vec<String>,
    /// Buttons that send a value of their own.
    pub buttons: Vec<(String, String)>,
    /// What a person reads in it.
    pub words: String,
}

impl WebForm {
    /// The same form with this value in a field, whatever stood there.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(n, _)| n != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same form without a field.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(n, _)| n != name);
        self
    }

    /// The same form with one more value in a field.
    #[must_use]
    pub fn and(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same form with something in everything: text where text is asked
    /// for, the first of what is offered elsewhere.
    #[must_use]
    pub fn filled(mut self) -> Self {
        let empty: Vec<(String, String)> = self
            .offered
            .iter()
            .filter(|(name, _)| {
                self.fields
                    .iter()
                    .all(|(n, value)| n != *name || value.is_empty())
            })
            .map(|(name, values)| {
                let value = values.iter().find(|v| !v.is_empty());
                (
                    name.clone(),
                    value.map_or_else(|| "In my own words.".to_owned(), Clone::clone),
                )
            })
            .collect();
        for (name, value) in empty {
            self = self.with(&name, &value);
        }
        self
    }

    pub fn has(&self, name: &str) -> bool {
        self.offered.contains_key(name) || self.files.iter().any(|f| f == name)
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }
}

impl Page {
    pub fn forms(&self) -> Vec<WebForm> {
        let html = self.document();
        html.select(&selector("form"))
            .map(|form| read(&html, form, &self.path))
            .collect()
    }

    /// The first form whose address contains `part`.
    pub fn form(&self, part: &str) -> WebForm {
        self.forms()
            .into_iter()
            .find(|form| form.action.contains(part))
            .unwrap_or_else(|| {
                let actions: Vec<_> = self.forms().into_iter().map(|f| f.action).collect();
                panic!(
                    "{}: no form to {part} among {actions:?}: {}",
                    self.path,
                    self.text()
                )
            })
    }

    /// The first form that posts and has this field.
    pub fn form_with(&self, field: &str) -> WebForm {
        self.forms()
            .into_iter()
            .find(|form| form.post && form.has(field))
            .unwrap_or_else(|| panic!("{}: no form with {field}: {}", self.path, self.text()))
    }
}

impl Person {
    /// Sends a form as it stands.
    pub async fn send_form(&self, form: &WebForm) -> Page {
        if !form.post {
            let request = self.request(Method::GET, &form.action).query(&form.fields);
            return self.send(request).await;
        }
        let request = self.request(Method::POST, &form.action);
        if !form.multipart {
            return self.send(request.form(&form.fields)).await;
        }
        let mut body = reqwest::multipart::Form::new();
        for (name, value) in &form.fields {
            body = body.text(name.clone(), value.clone());
        }
        self.send(request.multipart(body)).await
    }

    /// Sends a form with one file.
    pub async fn send_file(&self, form: &WebForm, name: &str, bytes: Vec<u8>) -> Page {
        let field = form
            .files
            .first()
            .unwrap_or_else(|| panic!("no file field in {form:?}"));
        let mut body = reqwest::multipart::Form::new();
        for (name, value) in &form.fields {
            body = body.text(name.clone(), value.clone());
        }
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        let request = self.request(Method::POST, &form.action);
        self.send(request.multipart(body.part(field.clone(), part)))
            .await
    }

    /// Sends a form, which must be taken, and goes where the answer leads.
    pub async fn take_form(&self, form: &WebForm) -> Page {
        let answer = self.send_form(form).await;
        assert_eq!(
            answer.status,
            303,
            "{} with {:?}: {}",
            form.action,
            form.fields,
            answer.text()
        );
        self.visit(&answer.location()).await
    }
}

fn read(html: &Html, form: ElementRef<'_>, path: &str) -> WebForm {
    let attribute = |name: &str| form.value().attr(name).unwrap_or_default();
    let action = match attribute("action") {
        "" => path.to_owned(),
        action => action.to_owned(),
    };
    let mut read = WebForm {
        action,
        post: attribute("method").eq_ignore_ascii_case("post"),
        multipart: attribute("enctype") == "multipart/form-data",
        fields: Vec::new(),
        files: Vec::new(),
        offered: BTreeMap::new(),
        unseen: Vec::new(),
        buttons: Vec::new(),
        words: words(form),
    };
    let controls = selector("input[name], select[name], textarea[name], button[name]");
    let inside = form.select(&controls);
    let id = attribute("id");
    let outside: Vec<ElementRef<'_>> = if id.is_empty() {
        Vec::new()
    } else {
        html.select(&controls)
            .filter(|c| c.value().attr("form") == Some(id))
            .collect()
    };
    for control in inside.chain(outside) {
        read_control(&mut read, control);
    }
    read
}

fn read_control(form: &mut WebForm, control: ElementRef<'_>) {
    let element = control.value();
    let attribute = |name: &str| element.attr(name).unwrap_or_default().to_owned();
    if element.attr("disabled").is_some() {
        return;
    }
    let name = attribute("name");
    let kind = attribute("type");
    match (element.name(), kind.as_str()) {
        ("button", _) | ("input", "submit" | "button" | "image" | "reset") => {
            form.buttons.push((name, attribute("value")));
        }
        ("input", "file") => form.files.push(name),
        ("input", "text") if attribute("tabindex") == "-1" => {
            form.fields.push((name.clone(), attribute("value")));
            form.unseen.push(name);
        }
        ("input", "hidden") => form.fields.push((name, attribute("value"))),
        ("input", "checkbox" | "radio") => {
            let value = element.attr("value").unwrap_or("on").to_owned();
            if element.attr("checked").is_some() {
                form.fields.push((name.clone(), value.clone()));
            }
            form.offered.entry(name).or_default().push(value);
        }
        ("select", _) => {
            let options: Vec<_> = control.select(&selector("option")).collect();
            let value_of = |o: &ElementRef<'_>| {
                o.value()
                    .attr("value")
                    .map_or_else(|| words(*o), str::to_owned)
            };
            let chosen = options
                .iter()
                .find(|o| o.value().attr("selected").is_some())
                .or_else(|| options.first());
            if let Some(chosen) = chosen {
                form.fields.push((name.clone(), value_of(chosen)));
            }
            form.offered
                .entry(name)
                .or_default()
                .extend(options.iter().map(value_of));
        }
        ("textarea", _) => {
            let text: String = control.text().collect();
            // the first newline of a textarea belongs to the markup
            let text = text.strip_prefix('\n').unwrap_or(&text).to_owned();
            form.fields.push((name.clone(), text));
            form.offered.entry(name).or_default();
        }
        _ => {
            form.fields.push((name.clone(), attribute("value")));
            form.offered.entry(name).or_default();
        }
    }
}
