//! The OpenAPI document (3.1), made of the handlers' own descriptions. What every
//! operation has in common, the table of routes adds: the action it needs, the
//! scopes, the parts of the address, and the problems that it may answer.

use axum::http::Method;
use laurel_domain::identity::{Access, ActionName, GrantedScope, Scope};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{Paths, RefOr};

/// What each problem means, by its status.
const PROBLEMS: [(&str, &str); 12] = [
    (
        "400",
        "It can't be read: malformed, an unknown field, a cursor of nothing.",
    ),
    ("401", "There is no token, or one that does not work."),
    (
        "403",
        "The token's scopes, or its person's roles, don't include it.",
    ),
    ("404", "It is not there, or not yours to know of."),
    (
        "409",
        "Something stands in the way, or the same request is worked on.",
    ),
    ("412", "It was changed since you saw it."),
    ("413", "It is too large."),
    ("415", "It is not JSON."),
    ("422", "It can be read, and is refused."),
    ("429", "Too many at once: wait as long as Retry-After says."),
    ("500", "A mistake of the server, which is in its log."),
    ("503", "It can't be done at the moment: try again later."),
];
/// Those of what changes nothing.
const READING: [&str; 8] = ["400", "401", "403", "404", "422", "429", "500", "503"];

/// What is described so far.
#[derive(Debug, Default)]
pub struct ApiDocument {
    paths: BTreeMap<&'static str, Map<String, Value>>,
    schemas: BTreeMap<String, Value>,
}

impl ApiDocument {
    /// Adds one operation.
    ///
    /// # Panics
    /// Where the handler describes another address, which a test finds before
    /// anybody else.
    pub fn add(
        &mut self,
        method: &Method,
        path: &'static str,
        action: ActionName,
        described: &Paths,
        schemas: Vec<(String, RefOr<Schema>)>,
    ) {
        assert!(
            described.paths.contains_key(path),
            "a handler at {path} describes another address"
        );
        let item = as_json(&described.paths.get(path));
        let mut operation = item
            .get(method.as_str().to_ascii_lowercase())
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default();
        complete(&mut operation, method, path, action);
        self.paths
            .entry(path)
            .or_default()
            .insert(method.as_str().to_ascii_lowercase(), operation.into());
        for (name, schema) in schemas {
            self.schemas.insert(name, as_json(&schema));
        }
    }

    /// An empty body is an empty object: it is needed only where that would
    /// lack something.
    fn say_which_bodies_are_needed(&mut self) {
        let operations = self.paths.values_mut().flat_map(Map::values_mut);
        for body in operations.filter_map(|operation| operation.get_mut("requestBody")) {
            let schema = &body["content"]["application/json"]["schema"]["$ref"];
            let name = schema.as_str().and_then(|to| to.rsplit('/').next());
            let needed = name
                .and_then(|name| self.schemas.get(name)?["required"].as_array())
                .is_some_and(|required| !required.is_empty());
            body["required"] = needed.into();
        }
    }

    fn finish(mut self) -> Value {
        self.say_which_bodies_are_needed();
        let mut schemas: Map<String, Value> = self.schemas.into_iter().collect();
        schemas.insert("Problem".to_owned(), problem());
        let responses: Map<String, Value> = PROBLEMS
            .iter()
            .map(|(status, meaning)| {
                let schema = json!({"$ref": "#/components/schemas/Problem"});
                let response = json!({"description": meaning, "content": {"application/problem+json": {"schema": schema}}});
                ((*status).to_owned(), response)
            })
            .collect();
        json!({
            "openapi": "3.1.0",
            "info": {
                "title": "Laurel",
                "version": "1",
                "description": "Programs, courses, people, learning and certificates, for programs. A token is made under /account/tokens or by `laurel token create`. Every error is application/problem+json (RFC 9457).",
                "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
            },
            "paths": self.paths,
            "components": {
                "schemas": schemas,
                "responses": responses,
                "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "description": "A token. The scopes that an operation needs are beside it; one of them is enough."}},
            },
        })
    }
}

fn as_json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn complete(operation: &mut Map<String, Value>, method: &Method, path: &str, action: ActionName) {
    operation.insert("x-action".to_owned(), action.as_str().into());
    operation.insert("security".to_owned(), security(method, action));
    let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
    if let Some(parameters) = parameters.as_array_mut() {
        for name in parts(path).rev() {
            parameters.insert(0, part(path, name));
        }
        if *method == Method::POST {
            parameters.push(json!({"name": "Idempotency-Key", "in": "header", "required": false,
                "description": "What was asked by the same key within a day is not done again.",
                "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"}}));
        }
    }
    let statuses: Vec<&str> = if *method == Method::GET {
        READING.to_vec()
    } else {
        PROBLEMS.iter().map(|(status, _)| *status).collect()
    };
    let responses = operation.entry("responses").or_insert_with(|| json!({}));
    if let Some(responses) = responses.as_object_mut() {
        for status in statuses {
            let problem = json!({"$ref": format!("#/components/responses/{status}")});
            responses.entry(status).or_insert(problem);
        }
    }
}

/// One of the scopes is enough.
fn security(method: &Method, action: ActionName) -> Value {
    if action == ActionName::Visit {
        return json!([{}, {"bearer": []}]);
    }
    let access = Access::of(*method == Method::GET);
    let of = |scope: &Scope| {
        let granted = GrantedScope {
            scope: *scope,
            access,
        };
        json!({"bearer": [granted.to_string()]})
    };
    match action.scopes() {
        [] => json!([{"bearer": []}]),
        scopes => scopes.iter().map(of).collect(),
    }
}

/// The names in an address's braces.
fn parts(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    let parts: Vec<&str> = path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .collect();
    parts.into_iter()
}

fn part(path: &str, name: &str) -> Value {
    let schema = match name {
        "id" => json!({"type": "string", "format": "uuid"}),
        "number" if path.contains("revisions") => {
            json!({"type": "integer", "minimum": 1, "maximum": i32::MAX})
        }
        _ => json!({"type": "string", "minLength": 1}),
    };
    json!({"name": name, "in": "path", "required": true, "schema": schema})
}

fn problem() -> Value {
    json!({
        "type": "object",
        "description": "Why not (RFC 9457).",
        "required": ["type", "title", "status", "detail", "instance", "errors"],
        "properties": {
            "type": {"type": "string", "description": "`about:blank`: the status says what kind it is."},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string", "description": "What it means and what to do, in the language of Accept-Language."},
            "instance": {"type": "string", "description": "The number of the request, to be found in the log."},
            "errors": {"type": "array", "items": {
                "type": "object",
                "required": ["field", "detail"],
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
            }},
        },
    })
}

/// The whole document.
#[must_use]
pub fn openapi() -> Value {
    crate::routes::api_document().finish()
}

#[cfg(test)]
mod tests {
    use super::openapi;
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// Every operation with its address and its method.
    fn operations(document: &Value) -> Vec<(String, Value)> {
        let paths = document["paths"].as_object().unwrap();
        paths
            .iter()
            .flat_map(|(path, item)| {
                let item = item.as_object().unwrap();
                item.iter()
                    .map(move |(method, operation)| (format!("{method} {path}"), operation.clone()))
            })
            .collect()
    }

    #[test]
    fn every_operation_says_what_it_is_and_what_it_answers() {
        let document = openapi();
        let mut names = BTreeSet::new();
        let all = operations(&document);
        assert!(all.len() > 30, "{}", all.len());
        for (at, operation) in all {
            let name = operation["operationId"].as_str().unwrap_or_default();
            assert!(names.insert(name.to_owned()), "{at}: {name:?} twice");
            assert!(
                operation["summary"].as_str().is_some(),
                "{at} has no summary"
            );
            assert!(operation["tags"][0].as_str().is_some(), "{at} has no tag");
            let responses = operation["responses"].as_object().unwrap();
            assert!(
                responses.keys().any(|status| status.starts_with('2')),
                "{at} describes no good answer"
            );
            let sends = ["post ", "put ", "patch "];
            assert!(
                operation.get("requestBody").is_some()
                    || !sends.iter().any(|method| at.starts_with(method)),
                "{at} describes no body; one that takes none describes `Nothing`"
            );
            for (status, response) in responses {
                let says = response.get("$ref").or(response.get("description"));
                let says = says.and_then(Value::as_str).unwrap_or_default();
                assert!(!says.is_empty(), "{at} {status} says nothing");
            }
        }
    }

    #[test]
    fn what_is_pointed_to_is_there() {
        let document = openapi();
        let text = document.to_string();
        for pointer in text.split("\"$ref\":\"#").skip(1) {
            let pointer = pointer.split('"').next().unwrap();
            assert!(document.pointer(pointer).is_some(), "{pointer}");
        }
    }
}
