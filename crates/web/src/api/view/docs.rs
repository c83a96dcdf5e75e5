//! What a program can ask for, operation by operation.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use axum_extra::routing::TypedPath;
use laurel_ui::details::ruled_details;
use laurel_ui::icon::{Icon, icon};
use maud::{Markup, html};
use serde_json::{Map, Value};

/// The API's own description.
pub struct DocsView<'a> {
    /// The OpenAPI document.
    pub document: &'a Value,
    /// Where the site is: `https://` and its name.
    pub public_url: &'a str,
}

pub fn page(reader: &Reader, view: &DocsView<'_>) -> Page {
    Page {
        title: reader.t("api-docs-title").to_owned(),
        description: reader.t("api-docs-lead").to_owned(),
        public: Some(paths::API_DOCS.to_owned()),
        main: main(reader, view),
        ..Page::default()
    }
}

fn main(reader: &Reader, view: &DocsView<'_>) -> Markup {
    let document = view.document;
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
            (start(reader, view.public_url))
            (problems(reader, document))
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

/// How a program says who it is, and what holds for every operation.
fn start(reader: &Reader, public_url: &str) -> Markup {
    let read = format!(
        "curl -H 'Authorization: Bearer TOKEN' \\\n  {public_url}{}",
        paths::ApiMePath::PATH
    );
    let send = format!(
        "curl -H 'Authorization: Bearer TOKEN' \\\n  -H 'Content-Type: application/json' \\\n  \
         -d '{{\"course\": \"COURSE\"}}' \\\n  {public_url}{}",
        paths::ApiEnrollmentsPath::PATH
    );
    html! {
        section class="stack" {
            h2 { (reader.t("api-docs-start")) }
            p { (reader.t("api-docs-start-token")) }
            pre dir="ltr" tabindex="0" { code { (read) } }
            p { (reader.t("api-docs-start-body")) }
            pre dir="ltr" tabindex="0" { code { (send) } }
            div class="prose" {
                ul {
                    li { (reader.t("api-docs-start-lists")) }
                    li { (reader.with("api-docs-start-times", &[("example", "2026-11-27T08:30:00Z".into())])) }
                    li { (reader.t("api-docs-start-languages")) }
                    li { (reader.t("api-docs-start-once")) }
                    li { (reader.t("api-docs-start-changed")) }
                }
            }
        }
    }
}

/// What an error looks like, and what each status means.
fn problems(reader: &Reader, document: &Value) -> Markup {
    let components = &document["components"];
    let statuses = components["responses"].as_object();
    let lines: Vec<(&str, Markup)> = statuses
        .into_iter()
        .flatten()
        .map(|(status, response)| {
            let meaning = response["description"].as_str().unwrap_or_default();
            (status.as_str(), html! { (meaning) })
        })
        .collect();
    html! {
        section class="stack" {
            h2 { (reader.t("api-docs-problems")) }
            p { (reader.t("api-docs-problems-text")) }
            div lang="en" dir="ltr" class="stack" {
                (fields(document, &components["schemas"]["Problem"]))
                (ruled_details(&lines))
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
    let errors: Vec<&str> = responses
        .into_iter()
        .flat_map(Map::keys)
        .map(String::as_str)
        .filter(|status| !status.starts_with('2'))
        .collect();
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
                @if let Some(schema) = body.filter(|schema| has_fields(document, schema)) {
                    h3 { (reader.t("api-docs-body")) }
                    (fields(document, schema))
                }
                @if let Some((status, schema)) = answer {
                    h3 { (reader.t("api-docs-answer")) " " (status) }
                    @if let Some(schema) = schema { (fields(document, schema)) }
                }
                @if !errors.is_empty() {
                    p { (reader.t("api-docs-problems-of")) " " (errors.join(", ")) }
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
    html! { (kind) @if let Some(text) = of["description"].as_str().or(one_of(of)["description"].as_str()) { ": " (words(text)) } }
}

/// A description, in which what stands between back quotes is code.
fn words(text: &str) -> Markup {
    html! {
        @for (n, part) in text.split('`').enumerate() {
            @if n % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

/// Objects within objects are shown so deep; none is deeper.
const DEEPEST: usize = 5;

fn has_fields(document: &Value, schema: &Value) -> bool {
    let mut all = Vec::new();
    collect(document, schema, &mut all);
    !all.is_empty()
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
    below(document, schema, "", DEEPEST, &mut all);
    let lines: Vec<(&str, Markup)> = all
        .iter()
        .map(|(name, field)| (name.as_str(), meaning(&kind(document, field), field)))
        .collect();
    ruled_details(&lines)
}

/// The fields of an object and of the objects in it, each with its whole name:
/// `questions[].options[].id`.
fn below<'a>(
    document: &'a Value,
    schema: &'a Value,
    at: &str,
    deep: usize,
    all: &mut Vec<(String, &'a Value)>,
) {
    let mut own = Vec::new();
    collect(document, schema, &mut own);
    for (name, field) in own {
        let name = format!("{at}{name}");
        let inner = resolved(document, one_of(field));
        let (inner, mark) = match inner.get("items") {
            Some(items) => (resolved(document, items), "[]"),
            None => (inner, ""),
        };
        let within = format!("{}{mark}.", name.trim_end_matches('?'));
        all.push((name, field));
        if deep > 0 {
            below(document, inner, &within, deep - 1, all);
        }
    }
}

/// Of what may be `null`, the other thing that it may be.
fn one_of(schema: &Value) -> &Value {
    let all = schema["oneOf"].as_array().into_iter().flatten();
    let mut things = all.filter(|one| one["type"] != "null");
    match (things.next(), things.next()) {
        (Some(only), None) => only,
        _ => schema,
    }
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
    match schema["format"].as_str() {
        Some("int32" | "int64") => return "integer".to_owned(),
        Some("double") => return "number".to_owned(),
        Some(format) => return format.replace('-', " "),
        None => {}
    }
    if let Some(all) = schema["oneOf"].as_array() {
        let mut kinds: Vec<String> = all.iter().map(|one| kind(document, one)).collect();
        kinds.sort_by_key(|kind| kind == "null");
        return kinds.join(" or ");
    }
    let named = |name: &str| match name {
        "array" => format!("{}[]", kind(document, &schema["items"])),
        "object" if schema["additionalProperties"].is_object() => {
            let value = kind(document, &schema["additionalProperties"]);
            format!("object of {value}s")
        }
        name => name.to_owned(),
    };
    match &schema["type"] {
        Value::String(one) => named(one),
        Value::Array(all) => {
            let all = all.iter().filter_map(Value::as_str);
            all.map(named).collect::<Vec<_>>().join(" or ")
        }
        _ => "object".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{below, fields, json_schema};
    use serde_json::Value;

    /// What is answered by the operation of this name.
    fn answer<'a>(document: &'a Value, name: &str) -> &'a Value {
        let paths = document["paths"].as_object().unwrap().values();
        let mut all = paths.flat_map(|item| item.as_object().unwrap().values());
        let operation = all.find(|one| one["operationId"] == name).unwrap();
        let responses = operation["responses"].as_object().unwrap();
        let answer = responses.iter().find(|(status, _)| status.starts_with('2'));
        json_schema(answer.unwrap().1).unwrap()
    }

    #[test]
    fn objects_within_objects_are_shown_with_all_their_fields() {
        let document = crate::openapi();
        let attempt = answer(&document, "get_attempt");
        let html = fields(&document, attempt).into_string();
        for name in [
            "score.percent",
            "questions[].options[].id",
            "questions[].lefts[].text",
            "questions[].answer.match?",
            "questions[].result.explanation",
        ] {
            assert!(html.contains(name), "{name}: {html}");
        }
        assert!(html.contains("string or integer"), "{html}");
    }

    #[test]
    fn nothing_is_deeper_than_what_is_shown() {
        let document = crate::openapi();
        for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
            let (mut shown, mut deeper) = (Vec::new(), Vec::new());
            below(&document, schema, "", super::DEEPEST, &mut shown);
            below(&document, schema, "", super::DEEPEST + 1, &mut deeper);
            assert_eq!(shown.len(), deeper.len(), "{name}");
        }
    }
}
