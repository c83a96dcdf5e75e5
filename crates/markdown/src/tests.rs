use super::*;
use laurel_domain::authoring::Element;
use laurel_words::Catalogs;

fn show(text: &str) -> String {
    let catalogs = Catalogs::embedded();
    let rendering = RenderContext {
        activity: &|id| (id == "known").then(|| "/learn/c/known".to_owned()),
        file: &|path| (path == "files/a.svg").then(|| "/f/a.svg".to_owned()),
        ..RenderContext::plain(catalogs.of("en"))
    };
    html(text, &rendering).into_string()
}

#[test]
fn a_lesson_has_callouts_footnotes_tables_and_figures() {
    let page = show(
        "## First\n\nA source.[^a]\n\n> [!TIP] Try *it*\n> Do.\n\n> [!NOTE]\n> Mind.\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n![Alt & text](files/a.svg \"A <caption>\")\n\n- [x] done\n- [ ] open\n\n~~gone~~\n\n[^a]: Author (2017).\n",
    );
    for part in [
        r#"<h2 id="at-first">First</h2>"#,
        r#"<div class="markdown-alert markdown-alert-tip">"#,
        r#"<p class="markdown-alert-title">Try *it*</p>"#,
        r#"<p class="markdown-alert-title">Note</p>"#,
        r#"<figcaption>A &lt;caption&gt;</figcaption>"#,
        r#"src="/f/a.svg""#,
        r#"alt="Alt &amp; text""#,
        r#"<div class="footnotes">"#,
        r##"href="#fn-a""##,
        r#"scope="col""#,
        r#"<td align="right"><span class="cell-label">b</span>2</td>"#,
        "☑ done",
        "☐ open",
        "<del>gone</del>",
        "Back to the text 1",
    ] {
        assert!(page.contains(part), "{part} in\n{page}");
    }
    assert!(!page.contains("<p></p>"), "{page}");
    assert!(!page.contains("<input"), "{page}");
}

#[test]
fn nothing_that_runs_gets_through() {
    let page = show(
        "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) [b](data:text/html,x) [c](vbscript:x)\n\n![p](javascript:x) ![q](https://evil.example/x.png)\n\n<style>p{}</style>\n\n```\"><script>\nx\n```\n\n## <b onclick=x>h</b> \"><img src=x>\n\n[x]: javascript:alert(1)\n[x]",
    );
    for bad in [
        "<script",
        "<style",
        "onerror=",
        "onclick=\"",
        "<img",
        "href=\"javascript",
        "href=\"data",
        "href=\"vbscript",
        "style=",
    ] {
        assert!(!page.contains(bad), "{bad} in\n{page}");
    }
}

#[test]
fn links_lead_where_they_may() {
    assert!(show("[a](activity:known)").contains(r#"href="/learn/c/known""#));
    assert_eq!(show("[a *b*](activity:gone)").trim(), "<p>a <em>b</em></p>");
    assert_eq!(show("![alt](files/gone.svg)").trim(), "<p>alt</p>");
    assert!(show("[a](https://example.org)").contains(r#"rel="noopener""#));
}

#[test]
fn ids_of_two_pieces_on_one_page_differ() {
    let catalogs = Catalogs::embedded();
    let rendering = RenderContext {
        id_prefix: "q1-",
        deeper: 1,
        ..RenderContext::plain(catalogs.of("es"))
    };
    let page = html("## A\n\nx[^n]\n\n[^n]: y", &rendering).into_string();
    for part in [
        r#"<h3 id="q1-at-a">"#,
        r##"href="#q1-fn-n""##,
        r#"id="q1-fn-n""#,
        "Volver al texto 1",
    ] {
        assert!(page.contains(part), "{part} in\n{page}");
    }
}

#[test]
fn headings_in_a_question_are_strong_words() {
    let catalogs = Catalogs::embedded();
    let rendering = RenderContext {
        headings: false,
        ..RenderContext::plain(catalogs.of("en"))
    };
    assert_eq!(
        html("### Of it\n\nMore", &rendering).into_string().trim(),
        "<p id=\"at-of-it\"><strong>Of it</strong></p>\n<p>More</p>"
    );
}

#[test]
fn notes_of_names_that_are_near_have_ids_of_their_own() {
    let page = show("x[^a] y[^a] z[^a-2] z[^a-2] z[^a-2-2]\n\n[^a]: A\n\n[^a-2]: B\n\n[^a-2-2]: C");
    let mut ids: Vec<&str> = page
        .match_indices(" id=\"")
        .filter_map(|(at, found)| page[at + found.len()..].split('"').next())
        .collect();
    assert_eq!(ids.len(), 8, "{page}");
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 8, "{page}");
    for id in ids {
        assert!(page.contains(&format!("href=\"#{id}\"")), "{id} in\n{page}");
    }
}

#[test]
fn a_line_has_no_paragraph_of_its_own() {
    let catalogs = Catalogs::embedded();
    let rendering = RenderContext::plain(catalogs.of("en"));
    assert_eq!(line("a *b*", &rendering).into_string(), "a <em>b</em>");
    assert!(
        line("a\n\nb", &rendering)
            .into_string()
            .contains("<p>b</p>")
    );
    assert_eq!(plain("## A\n\nb *c*\n\n> [!TIP] T\n> d"), "A b c T d");
}

#[test]
fn elements_come_with_their_lines() {
    let found = elements("a\n\n<b>x</b>\n\n![p](files/a.svg)\ntext [l](activity:z)\n\n> # deep\n");
    assert!(found.contains(&(3, Element::Html)));
    assert!(found.contains(&(
        5,
        Element::Picture {
            target: "files/a.svg".into(),
            alt: "p".into()
        }
    )));
    assert!(found.contains(&(
        6,
        Element::Link {
            target: "activity:z".into(),
            name: "l".into()
        }
    )));
    assert!(found.contains(&(8, Element::Heading { level: 1 })));
}

#[test]
fn a_link_has_the_name_that_can_be_read() {
    let name = |text: &str| {
        let found = elements(text);
        let name = found.into_iter().find_map(|(_, element)| match element {
            Element::Link { name, .. } => Some(name),
            _ => None,
        });
        name.expect("a link")
    };
    assert_eq!(name("Empty [](https://e.org) link."), "");
    assert_eq!(name("[ ](https://e.org)"), " ");
    assert_eq!(name("[**a** `b`](https://e.org)"), "a b");
    assert_eq!(name("[![alt](files/a.svg)](https://e.org)"), "alt");
    assert_eq!(name("[![](files/a.svg)](https://e.org)"), "");
    assert_eq!(name("<https://e.org>"), "https://e.org");
}

#[test]
fn a_sign_alone_shows_nothing() {
    let nothing = |text: &str| elements(text).contains(&(1, Element::Nothing));
    for sign in [
        "+",
        "-",
        "*",
        "#",
        "##",
        ">",
        "1. ",
        "---",
        "***",
        "___",
        "```",
        "~~~",
        "- -",
        "&nbsp;",
        "[a]: https://e.org",
        "[^a]: A note that nothing names.",
    ] {
        assert!(nothing(sign), "{sign}");
    }
    for seen in [
        "",
        "1.",
        "=",
        "_",
        "`",
        "\\",
        "~",
        "`+`",
        "\\+",
        "+ a",
        "# a",
        "|",
        "$",
        "%",
        "&lt;",
        "<",
        "[ ]",
        "!",
        "![a](files/a.svg)",
        "[](https://e.org)",
        "> [!NOTE]",
        "```\n+\n```",
    ] {
        assert!(!nothing(seen), "{seen}");
    }
}

#[test]
fn a_cell_says_what_its_column_is_for_a_phone() {
    let page = show("| Part | It *means* |\n|---|---|\n| Notice | <See> |\n| Act | |");
    let label = r#"<span class="cell-label">It means</span>"#;
    assert_eq!(page.matches(label).count(), 1, "{page}");
    assert!(!page.contains("cell-label\">Part"), "{page}");
    assert_eq!(
        plain("| Part | It means |\n|---|---|\n| Notice | See |").trim(),
        "Part It means Notice See",
        "search finds no label"
    );
}

#[test]
fn a_text_of_marks_alone_makes_a_small_page() {
    for mark in [">", "- ", "> * ", "1. "] {
        let page = show(&mark.repeat(90_000 / mark.len()));
        assert!(page.len() < 20_000, "{mark:?}: {} bytes", page.len());
    }
}
