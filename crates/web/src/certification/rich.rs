//! A sentence of the catalog with more than text in it: a name, a date, a link.

use crate::request_context::RequestContext;
use crate::words::Value;
use maud::{Markup, html};

/// Private use characters stand for the parts until the sentence is made.
const FIRST: u32 = 0xE000;

/// The message with each variable's markup in its place.
pub fn rich(context: &RequestContext, key: &str, parts: &[(&'static str, Markup)]) -> Markup {
    let places: Vec<String> = (FIRST..)
        .take(parts.len())
        .filter_map(char::from_u32)
        .map(String::from)
        .collect();
    let variables: Vec<(&'static str, Value<'_>)> = parts
        .iter()
        .zip(&places)
        .map(|((name, _), place)| (*name, Value::from(place)))
        .collect();
    let sentence = context.with(key, &variables);
    let place_of = |c: char| places.iter().position(|place| place.starts_with(c));
    html! {
        @for piece in sentence.split_inclusive(|c| place_of(c).is_some()) {
            @match piece.chars().next_back().and_then(place_of) {
                Some(at) => { (piece.trim_end_matches(|c| place_of(c).is_some())) (parts[at].1) },
                None => { (piece) },
            }
        }
    }
}
