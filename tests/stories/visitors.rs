//! Visitors without an account: pages and what stands around them, search, what
//! machines read.

use laurel_tests::{Page, Site};
use reqwest::Method;

const PUBLIC: [&str; 13] = [
    "/",
    "/programs",
    "/programs/compassionate-leadership",
    "/courses/seeing-what-hurts",
    "/search?q=compassion",
    "/contact",
    "/notifications",
    "/privacy",
    "/terms",
    "/accessibility",
    "/verify",
    "/login",
    "/register",
];

/// Balanced tags, quoted attributes, known entities.
fn assert_well_formed(xml: &str) {
    let mut open = Vec::new();
    let mut rest = xml.trim_start_matches('\u{feff}');
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        for (amp, _) in text.match_indices('&') {
            let entity: String = text[amp + 1..].chars().take_while(|c| *c != ';').collect();
            assert!(
                ["amp", "lt", "gt", "quot", "apos"].contains(&entity.as_str())
                    || entity.starts_with('#'),
                "&{entity}; in {text}"
            );
        }
        let end = at
            + rest[at..]
                .find('>')
                .unwrap_or_else(|| panic!("an open tag: {rest:.80}"));
        let tag = &rest[at + 1..end];
        assert!(tag.matches('"').count().is_multiple_of(2), "{tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name.trim()), "{tag}");
        } else if !tag.starts_with(['?', '!']) && !tag.ends_with('/') {
            open.push(tag.split_whitespace().next().unwrap_or_default().to_owned());
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty(), "left open: {open:?}");
    assert!(rest.trim().is_empty(), "{rest}");
}

fn assert_sound(page: &Page) {
    let at = &page.path;
    assert_eq!(page.status, 200, "{at}");
    assert_eq!(page.all("h1").len(), 1, "{at}: one h1");
    assert_eq!(page.all("main").len(), 1, "{at}");
    assert!(
        !page.attributes("html", "lang").is_empty(),
        "{at}: a language"
    );
    assert!(
        !page.all("title").first().is_none_or(String::is_empty),
        "{at}: a title"
    );
    let description = page.attributes("meta[name='description']", "content");
    assert!(
        description.first().is_some_and(|d| d.len() > 20),
        "{at}: a description: {description:?}"
    );
    assert!(
        page.has("a[href='#main'], a.skip-link, a[href^='#']"),
        "{at}: a skip link"
    );
    assert!(
        !page.has("[style]") && !page.has("style"),
        "{at}: no inline styles"
    );
    assert!(
        !page.has("script:not([src]):not([type='application/ld+json'])"),
        "{at}: no inline scripts"
    );
    assert!(!page.html().contains("{ $"), "{at}: no unfilled phrase");
    let csp = page.header("content-security-policy");
    assert!(
        csp.contains("default-src 'none'") && !csp.contains("unsafe"),
        "{at}: {csp}"
    );
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "origin"),
        ("permissions-policy", "camera=()"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert!(page.header(name).contains(value), "{at}: {name}");
    }
}

#[tokio::test]
async fn every_public_page_is_sound_is_tagged_and_stands_in_both_languages() {
    let site = Site::start().await;
    let visitor = site.visitor();
    for path in PUBLIC {
        let page = visitor.get(path).await;
        assert_sound(&page);
        let etag = page.header("etag").to_owned();
        assert!(!etag.is_empty(), "{path} has an ETag");
        let request = visitor
            .request(Method::GET, path)
            .header("if-none-match", &etag);
        let known = visitor.send(request).await;
        if !path.starts_with("/contact") && !path.starts_with("/notifications") {
            // those two carry the moment they were opened
            assert_eq!(known.status, 304, "{path}");
            assert!(known.bytes.is_empty());
        }
        let head = visitor.send(visitor.request(Method::HEAD, path)).await;
        assert_eq!(head.status, 200, "HEAD {path}");
        assert!(head.bytes.is_empty());
        let request = visitor
            .request(Method::GET, path)
            .header("accept-language", "es-MX,es;q=0.9");
        let spanish = visitor.send(request).await;
        assert_sound(&spanish);
        assert_eq!(spanish.attributes("html", "lang"), ["es"], "{path}");
        assert_ne!(
            spanish.all("nav"),
            page.all("nav"),
            "{path}: the menu is Spanish"
        );
    }
    for path in [
        "/",
        "/programs/compassionate-leadership",
        "/courses/seeing-what-hurts",
    ] {
        let page = visitor.get(path).await;
        let canonical = page.attributes("link[rel='canonical']", "href");
        assert!(
            canonical.first().is_some_and(|c| c.starts_with("http")),
            "{path}: {canonical:?}"
        );
        assert!(page.has("meta[property='og:title']"), "{path}");
        for block in page.all("script[type='application/ld+json']") {
            serde_json::from_str::<serde_json::Value>(&block).expect("schema.org as JSON");
        }
    }
    // a choice of language is remembered
    let spanish = visitor.visit("/").await.address("language=es");
    visitor.visit(&spanish.expect("a choice of language")).await;
    let page = visitor.visit("/programs").await;
    assert_eq!(page.attributes("html", "lang"), ["es"]);
}

#[tokio::test]
async fn what_is_not_there_is_said_in_words_and_machines_get_problem_json() {
    let site = Site::start().await;
    let visitor = site.visitor();
    for path in [
        "/no-such-page",
        "/programs/none",
        "/courses/none",
        "/learn/none/none",
        "/assets/none.css",
        "/a/b/c/d",
        "/%00",
        "/%ff",
        "/..%2f..%2fetc%2fpasswd",
    ] {
        let page = visitor.get(path).await;
        assert!(
            [400, 404, 303].contains(&page.status),
            "{path}: {}",
            page.status
        );
        if page.status == 404 {
            assert!(
                page.has("h1") && page.has("main a[href]"),
                "{path}: words and a way out"
            );
        }
        assert!(!page.html().contains("panicked"), "{path}");
    }
    let page = visitor.get_json("/no-such-page").await;
    assert_eq!(page.status, 404);
    assert_eq!(page.header("content-type"), "application/problem+json");
    assert_eq!(page.json()["status"], 404);
    let page = visitor
        .send(visitor.request(Method::DELETE, "/contact"))
        .await;
    assert_eq!(page.status, 405);
    for path in [
        "/dashboard",
        "/account",
        "/learn/seeing-what-hurts",
        "/admin",
        "/studio",
    ] {
        let page = visitor.get(path).await;
        assert_eq!(page.status, 303, "{path}");
        assert!(
            page.location().starts_with("/login?next="),
            "{path}: {}",
            page.location()
        );
    }
    // a form that was sent too late leads back to the page where it was, never elsewhere
    let host = site.url("");
    for (page, next) in [
        (
            format!("{host}/account/tokens?page=2"),
            "%2Faccount%2Ftokens%3Fpage%3D2",
        ),
        ("https://evil.example/account".to_owned(), "%2Fdashboard"),
        (format!("{host}//evil.example"), "%2Fdashboard"),
    ] {
        let late = visitor
            .request(Method::POST, "/account/tokens")
            .header("referer", &page);
        let answer = visitor.send(late).await;
        assert_eq!(answer.location(), format!("/login?next={next}"), "{page}");
    }
}

#[tokio::test]
async fn machines_find_the_map_the_rules_and_the_news() {
    let site = Site::start().await;
    let visitor = site.visitor();
    for (path, media) in [
        ("/sitemap.xml", "xml"),
        ("/feed.xml", "xml"),
        ("/robots.txt", "text/plain"),
        ("/site.webmanifest", "json"),
        ("/favicon.ico", "image/"),
        ("/.well-known/security.txt", "text/plain"),
    ] {
        let page = visitor.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(
            page.header("content-type").contains(media),
            "{path}: {}",
            page.header("content-type")
        );
        if media == "xml" {
            assert_well_formed(&page.html());
        }
    }
    let map = visitor.get("/sitemap.xml").await.html();
    for part in [
        "/programs/compassionate-leadership",
        "/courses/seeing-what-hurts",
        "/contact",
    ] {
        assert!(map.contains(part), "{part} in the map");
    }
    for part in ["/admin", "/dashboard", "/login"] {
        assert!(!map.contains(part), "{part} is not in the map");
    }
    for address in map
        .split("<loc>")
        .skip(1)
        .filter_map(|l| l.split("</loc>").next())
    {
        let path = address
            .split_once("://")
            .and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]))
            .unwrap_or("/");
        assert_eq!(visitor.get(path).await.status, 200, "{address}");
    }
    let robots = visitor.get("/robots.txt").await.html();
    assert!(
        robots.contains("Sitemap: ") && robots.contains("/admin"),
        "{robots}"
    );
    // what a page names is there, and may be kept for ever
    let home = visitor.visit("/").await;
    let mut files = home.attributes("link[rel='stylesheet']", "href");
    files.extend(home.attributes("script[src]", "src"));
    assert!(!files.is_empty());
    for file in files {
        let answer = visitor.get(&file).await;
        assert_eq!(answer.status, 200, "{file}");
        assert!(
            answer.header("cache-control").contains("immutable"),
            "{file}"
        );
    }
}

#[tokio::test]
async fn search_folds_accents_and_shows_what_was_asked_unharmed() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let plain = visitor.visit("/search?q=compassion").await;
    assert!(
        plain.has("main a[href='/programs/compassionate-leadership']"),
        "{}",
        plain.text()
    );
    for query in [
        "c%C3%B3mpassi%C3%B4n",
        "COMPASSION",
        "compassion+leadership",
        "%22compassion%22",
    ] {
        let page = visitor.visit(&format!("/search?q={query}")).await;
        assert!(page.has("main li a[href]"), "{query}: {}", page.text());
    }
    for query in [
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%27%20OR%201=1--",
        "%22%20*%20NEAR(",
        "a%00b",
        "%ff",
        "AND",
        "-",
        "(((",
        "%F0%9F%8C%BF",
    ] {
        let page = visitor.get(&format!("/search?q={query}")).await;
        assert!(page.status < 500, "{query}: {}", page.status);
        assert!(!page.html().contains("<script>alert"), "{query}");
    }
    let long = visitor
        .get(&format!("/search?q={}", "x".repeat(5_000)))
        .await;
    assert!(long.status < 500, "{}", long.status);
    let none = visitor.visit("/search?q=zzzzqqqq").await;
    assert!(none.text().contains("Nothing found"), "{}", none.text());
    // lessons that are not open to visitors are not found
    let closed = visitor.visit("/search?q=Renée").await;
    assert!(
        !closed.text().contains("county office"),
        "{}",
        closed.text()
    );
}

#[tokio::test]
async fn a_page_that_was_kept_says_all_that_a_new_one_says() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let owner = site.person("Olu", "olu@example.org", Some("owner")).await;
    for path in ["/", "/programs", "/api/v1/programs", "/sitemap.xml"] {
        for packing in [None, Some("br"), Some("gzip"), Some("gzip, br")] {
            let ask = async || {
                let request = visitor.request(Method::GET, path);
                let request = match packing {
                    Some(packing) => request.header("accept-encoding", packing),
                    None => request,
                };
                let page = visitor.send(request).await;
                assert_eq!(page.status, 200, "{path} {packing:?}");
                let mut headers = page.headers.clone();
                headers.remove("date");
                (headers, page.bytes)
            };
            let first = ask().await;
            assert!(first.0.contains_key("content-security-policy"), "{path}");
            for _ in 0..3 {
                assert_eq!(ask().await.0, first.0, "{path} {packing:?}");
            }
        }
    }
    // who has a cookie, or wants another language, gets their own
    assert!(owner.visit("/").await.html().contains("/logout"));
    let spanish = visitor.request(Method::GET, "/");
    let spanish = visitor.send(spanish.header("accept-language", "es")).await;
    assert_eq!(spanish.attributes("html", "lang"), ["es"]);
    let known = visitor.get("/").await.header("etag").to_owned();
    let again = visitor.request(Method::GET, "/");
    let again = visitor.send(again.header("if-none-match", known)).await;
    assert_eq!(again.status, 304);
}
