//! What a program can ask for, operation by operation.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_ui::details::ruled_details;
use laurel_ui::icon::{Icon, icon};
use maud::{Markup, html};
use serde_json::Value;

/// The API's own description.
pub struct DocsView<'a> {
    /// The OpenAPI document.
    pub document: &'a Value,
}

pub fn page(reader: &Reader, view: &DocsView<'_>) -> Page {
    Page {
        title: reader.t("api-docs-title").to_owned(),
        description: reader.t("api-docs-lead").to_owned(),
        public: Some(paths::API_DOCS.to_owned()),
        main: main(reader, view.document),
        ..Page::default()
    }
}

fn main(reader: &Reader, document: &Value) -> Markup {
    let operations = operations(document);
    let mut tags: Vec<&str> = Vec::new();
    for operation in &operations {
        if !tags.contains(&operation.tag) {
            tags.push(operation.tag);
        }
    }
    html! {
        div class="wrap page stack" {
            h1 { (reader.t("api-docs-title")) }
            p class="lead" { (reader.t("api-docs-lead")) }
            p { a href=(paths::ACCOUNT_TOKENS) { (reader.t("identity-tokens-manage")) } " · "
                a href=(paths::API_OPENAPI) { (reader.t("api-docs-document")) } }
            p { (reader.t("api-docs-language")) }
            @for tag in &tags {
                section lang="en" dir="ltr" {
                    h2 { (tag) }
                    div class="folds" {
                        @for operation in operations.iter().filter(|operation| operation.tag == *tag) {
                            (operation_details(reader, document, operation))
                        }
                    }
                }
            }
        }
    }
}

/// One operation as it is shown.
struct Shown<'a> {
    method: &'a str,
    path: &'a str,
    tag: &'a str,
    operation: &'a Value,
}

fn operations(document: &Value) -> Vec<Shown<'_>> {
    let paths = document["paths"].as_object();
    let items = paths.into_iter().flatten();
    items
        .flat_map(|(path, item)| {
            let methods = item.as_object().into_iter().flatten();
            methods.map(move |(method, operation)| Shown {
                method,
                path,
                tag: operation["tags"][0].as_str().unwrap_or_default(),
                operation,
            })
        })
        .collect()
}

fn operation_details(reader: &Reader, document: &Value, shown: &Shown<'_>) -> Markup {
    let operation = shown.operation;
    let text = |name: &str| operation[name].as_str().unwrap_or_default();
    let scopes: Vec<&str> = operation["security"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one["bearer"][0].as_str())
        .collect();
    let body = json_schema(&operation["requestBody"]);
    let responses = operation["responses"].as_object();
    let answer = responses
        .and_then(|all| all.iter().find(|(status, _)| status.starts_with('2')))
        .map(|(status, response)| (status, json_schema(response)));
    html! {
        details {
            summary { span { code { (shown.method.to_uppercase()) " " (shown.path) } " " (text("summary")) } (icon(Icon::Down)) }
            div class="stack" {
                @if !text("description").is_empty() { p { (words(text("description"))) } }
                @if !scopes.is_empty() {
                    p { (reader.t("api-docs-scopes")) " "
                        @for (n, scope) in scopes.iter().enumerate() { @if n > 0 { ", " } code { (scope) } } }
                }
                (parameters(reader, operation))
                @if let Some(schema) = body {
                    h3 { (reader.t("api-docs-body")) }
                    (fields(document, schema))
                }
                @if let Some((status, schema)) = answer {
                    h3 { (reader.t("api-docs-answer")) " " (status) }
                    @if let Some(schema) = schema { (fields(document, schema)) }
                }
            }
        }
    }
}

/// What a body of JSON looks like.
fn json_schema(body: &Value) -> Option<&Value> {
    body["content"]["application/json"].get("schema")
}

fn parameters(reader: &Reader, operation: &Value) -> Markup {
    let all = operation["parameters"].as_array();
    let all: Vec<&Value> = all.into_iter().flatten().collect();
    let lines: Vec<(&str, Markup)> = all
        .iter()
        .map(|one| {
            let place = one["in"].as_str().unwrap_or_default();
            let name = one["name"].as_str().unwrap_or_default();
            (name, meaning(place, one))
        })
        .collect();
    html! {
        @if !lines.is_empty() {
            h3 { (reader.t("api-docs-parameters")) }
            (ruled_details(&lines))
        }
    }
}

/// What kind a thing is, and what is said of it.
fn meaning(kind: &str, of: &Value) -> Markup {
    html! { (kind) @if let Some(text) = of["description"].as_str() { ": " (words(text)) } }
}

/// A description, in which what stands between back quotes is code.
fn words(text: &str) -> Markup {
    html! {
        @for (n, part) in text.split('`').enumerate() {
            @if n % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

/// The names of an object's fields with what they mean; of a list, of one item.
fn fields(document: &Value, schema: &Value) -> Markup {
    let schema = resolved(document, schema);
    let items = schema["properties"]["items"].get("items");
    let item = schema.get("items").or(items);
    if let Some(item) = item {
        return html! { p { code { "[ … ]" } } (fields(document, item)) };
    }
    let mut all = Vec::new();
    collect(document, schema, &mut all);
    let lines: Vec<(&str, Markup)> = all
        .iter()
        .map(|(name, field)| (name.as_str(), meaning(&kind(document, field), field)))
        .collect();
    ruled_details(&lines)
}

/// The fields of an object, also of those that it is put together of; a `?`
/// behind the name of one that may be missing.
fn collect<'a>(document: &'a Value, schema: &'a Value, all: &mut Vec<(String, &'a Value)>) {
    let schema = resolved(document, schema);
    for part in schema["allOf"].as_array().into_iter().flatten() {
        collect(document, part, all);
    }
    let required: Vec<&str> = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let mark = if required.contains(&name.as_str()) {
            ""
        } else {
            "?"
        };
        all.push((format!("{name}{mark}"), field));
    }
}

fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let pointer = schema["$ref"].as_str().and_then(|to| to.strip_prefix('#'));
    pointer
        .and_then(|pointer| document.pointer(pointer))
        .unwrap_or(schema)
}

/// A field's type in a word or two.
fn kind(document: &Value, schema: &Value) -> String {
    let schema = resolved(document, schema);
    if let Some(format) = schema["format"].as_str() {
        return format.replace('-', " ");
    }
    match &schema["type"] {
        Value::String(one) if one == "array" => format!("{}[]", kind(document, &schema["items"])),
        Value::String(one) => one.clone(),
        Value::Array(all) => {
            let all: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
            all.join(" or ")
        }
        _ => "object".to_owned(),
    }
}
