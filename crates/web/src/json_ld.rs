//! schema.org data in the head of a page, for search engines.

use maud::{Markup, PreEscaped, html};

/// A data block; a script's text can't hold markup, so the one character that
/// could end it is written the JSON way.
#[must_use]
pub fn json_ld(data: &serde_json::Value) -> Markup {
    let text = data.to_string().replace('<', "\\u003c");
    html! { script type="application/ld+json" { (PreEscaped(text)) } }
}

#[cfg(test)]
mod tests {
    use super::json_ld;

    #[test]
    fn a_text_can_not_end_the_block() {
        let block = json_ld(&serde_json::json!({"name": "</script><b>"})).into_string();
        assert_eq!(block.matches('<').count(), 2, "{block}");
    }
}
