//! A program that asks the JSON API by a token.

use crate::page::Page;
use crate::person::Person;
use crate::site::Site;
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

#[derive(Clone)]
pub struct Program {
    client: Person,
    token: Option<String>,
}

impl Site {
    /// A token made at the command line.
    pub fn token(&self, email: &str, scopes: &[&str]) -> String {
        let mut arguments = vec!["token", "create", email];
        arguments.extend(scopes.iter().flat_map(|scope| ["--scope", scope]));
        let said = self.said(&arguments);
        said.lines().last().unwrap_or_default().to_owned()
    }

    /// A program with such a token.
    pub fn program(&self, email: &str, scopes: &[&str]) -> Program {
        self.program_with(&self.token(email, scopes))
    }

    pub fn program_with(&self, token: &str) -> Program {
        Program {
            client: self.visitor(),
            token: Some(token.to_owned()),
        }
    }

    /// A program that has none.
    pub fn program_without_token(&self) -> Program {
        Program {
            client: self.visitor(),
            token: None,
        }
    }
}

impl Program {
    /// The same at another node.
    pub fn at(&self, base: String) -> Self {
        Self {
            client: self.client.at(base),
            token: self.token.clone(),
        }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, path);
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub async fn send(&self, request: RequestBuilder) -> Page {
        self.client.send(request).await
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send(self.request(Method::GET, path)).await
    }

    /// What was asked for, where it was answered.
    pub async fn json(&self, path: &str) -> Value {
        let page = self.get(path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.html());
        page.json()
    }

    /// Sends a body of JSON.
    pub async fn call(&self, method: Method, path: &str, body: &Value) -> Page {
        self.send(self.request(method, path).json(body)).await
    }

    /// Sends a POST by a key, so that it is done once.
    pub async fn once(&self, key: &str, path: &str, body: &Value) -> Page {
        let request = self.request(Method::POST, path).json(body);
        self.send(request.header("idempotency-key", key)).await
    }

    /// Every item of a list, as many at a time as `limit` says.
    pub async fn all(&self, path: &str, limit: u32) -> Vec<Value> {
        let mut items = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = self.json(&format!("{path}?limit={limit}{cursor}")).await;
            items.extend(page["items"].as_array().expect("items").iter().cloned());
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return items,
            }
        }
    }
}

impl Page {
    /// The fields that a problem names.
    pub fn problem_fields(&self) -> Vec<String> {
        let problem = self.json();
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(problem["status"], self.status, "{problem}");
        let errors = problem["errors"].as_array().expect("errors").iter();
        errors
            .map(|error| error["field"].as_str().unwrap_or_default().to_owned())
            .collect()
    }
}
