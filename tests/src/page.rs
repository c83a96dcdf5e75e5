//! An answer as a person sees it.

use reqwest::header::HeaderMap;
use scraper::{ElementRef, Html, Selector};

#[derive(Debug, Clone)]
pub struct Page {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    /// The path that answered.
    pub path: String,
}

pub(crate) fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

pub(crate) fn words(element: ElementRef<'_>) -> String {
    element
        .text()
        .collect::<Vec<_>>()
        .join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

impl Page {
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// As a browser without scripts reads it.
    pub(crate) fn document(&self) -> Html {
        let html = self.html();
        Html::parse_document(&html.replace("<noscript>", "").replace("</noscript>", ""))
    }

    /// What is written in `main`, or, where there is none, the whole.
    pub fn text(&self) -> String {
        let html = self.document();
        html.select(&selector("main"))
            .next()
            .map_or_else(|| self.html(), words)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
    }

    /// Where a redirect leads.
    pub fn location(&self) -> String {
        let location = self.header("location");
        assert!(
            !location.is_empty(),
            "{} answered {} without a location",
            self.path,
            self.status
        );
        location.to_owned()
    }

    pub fn heading(&self) -> String {
        self.all("h1").into_iter().next().unwrap_or_default()
    }

    /// The words of each element.
    pub fn all(&self, css: &str) -> Vec<String> {
        self.document().select(&selector(css)).map(words).collect()
    }

    /// An attribute of each element that has it.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        self.document()
            .select(&selector(css))
            .filter_map(|e| e.value().attr(name).map(str::to_owned))
            .collect()
    }

    pub fn has(&self, css: &str) -> bool {
        self.document().select(&selector(css)).next().is_some()
    }

    /// The address of the first link or form whose address contains `part`.
    pub fn address(&self, part: &str) -> Option<String> {
        let mut all = self.attributes("a[href]", "href");
        all.extend(self.attributes("form[action]", "action"));
        all.into_iter().find(|address| address.contains(part))
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|error| panic!("{}: {error}: {}", self.path, self.html()))
    }
}
