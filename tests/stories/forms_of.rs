//! Every form that somebody finds by following links.

use laurel_tests::{Person, WebForm};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Enough pages for every shape; lists repeat theirs.
const MAX_PAGES: usize = 250;

/// Ids, numbers and tokens in an address stand for each other.
fn shape(address: &str) -> String {
    address
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .split('/')
        .map(|part| {
            let digits = part.chars().filter(char::is_ascii_digit).count();
            if digits >= 4 || part.len() > 30 {
                "*"
            } else {
                part
            }
        })
        .collect::<Vec<_>>()
        .join("/")
}

/// The forms that post, one for each address and set of fields, found from
/// these pages on.
pub async fn every_form(person: &Person, starts: &[&str]) -> Vec<WebForm> {
    let mut waiting: VecDeque<String> = starts.iter().map(|s| (*s).to_owned()).collect();
    let mut seen = BTreeSet::new();
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    let mut forms = BTreeMap::new();
    while let Some(path) = waiting.pop_front() {
        if seen.len() >= MAX_PAGES || !seen.insert(path.clone()) {
            continue;
        }
        let page = person.get(&path).await;
        assert!(page.status < 500, "{path}: {}", page.status);
        if !page.header("content-type").starts_with("text/html") {
            continue;
        }
        for form in page.forms().into_iter().filter(|f| f.post) {
            let fields: Vec<&String> = form.offered.keys().collect();
            forms
                .entry(format!("{} {fields:?}", shape(&form.action)))
                .or_insert(form);
        }
        for link in page.attributes("a[href]", "href") {
            let path = link.split('#').next().unwrap_or_default().to_owned();
            let times = count.entry(shape(&path)).or_default();
            // two of a kind are enough
            if path.starts_with('/') && *times < 2 && !seen.contains(&path) {
                *times += 1;
                waiting.push_back(path);
            }
        }
    }
    forms.into_values().collect()
}
