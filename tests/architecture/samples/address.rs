//! What the test of addresses must refuse, and what it must let pass.

fn wrong(slug: &str) -> String {
    format!("/courses/{slug}")
}

const WRONG: &str = "/admin/people";

fn markup() -> Markup {
    html! { a href="/learn/a" { "either/or" } " / " "// a comment" "<a/>" }
}
