//! Every form with everything that should not be in it: a clear answer, never
//! a failure of ours, nothing reflected unescaped.

use crate::forms_of::every_form;
use laurel_tests::{AnswerKey, Options, Page, Person, Site, WebForm, small_program};
use reqwest::Method;

const ATTACK: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}";

fn assert_calm(what: &str, form: &WebForm, page: &Page) {
    let html = page.html();
    assert!(
        page.status < 500,
        "{what} to {}: {}: {}",
        form.action,
        page.status,
        page.text()
    );
    for bad in [
        "panicked at",
        "stack backtrace",
        "sqlx",
        "sea_orm",
        "RUST_BACKTRACE",
        "src/",
    ] {
        assert!(
            !page.text().contains(bad),
            "{what} to {}: {bad} in {}",
            form.action,
            page.text()
        );
    }
    for bad in ["<script>alert(1)", "<img src=x", "onerror=alert(1)>{{"] {
        let escaped = html.contains(bad);
        assert!(!escaped, "{what} to {}: reflected {bad}", form.action);
    }
}

fn everything(form: &WebForm, value: &str) -> Vec<(String, String)> {
    form.fields
        .iter()
        .map(|(name, _)| name.clone())
        .chain(form.offered.keys().cloned())
        .map(|name| (name, value.to_owned()))
        .collect()
}

/// `None` where the answer came before all was read, and the connection was
/// closed over it, as may be with what is too large.
async fn answer(person: &Person, request: reqwest::RequestBuilder) -> Option<Page> {
    let answer = person.try_send(request).await.ok();
    if answer.is_none() {
        assert_eq!(person.get("/healthz").await.status, 200, "it goes on");
    }
    answer
}

async fn raw(person: &Person, form: &WebForm, kind: &str, body: Vec<u8>) -> Option<Page> {
    let request = person
        .request(Method::POST, &form.action)
        .header("content-type", kind)
        .body(body);
    answer(person, request).await
}

async fn attack(person: &Person, form: &WebForm) {
    let long = "x".repeat(60_000);
    let values = [
        ("nothing", ""),
        ("very long", long.as_str()),
        ("null bytes", "a\u{0}b"),
        ("script", ATTACK),
        ("a date to come", "9999-12-31"),
        ("a number beyond all", "99999999999999999999"),
        ("directions", "\u{202e}\u{2066}\u{feff}"),
        ("spaces", " \t\r\n "),
        ("a path", "../../../../etc/passwd"),
    ];
    for (what, value) in values {
        let fields = everything(form, value);
        let request = person.request(Method::POST, &form.action);
        let request = if form.multipart {
            let mut body = reqwest::multipart::Form::new();
            for (name, value) in fields {
                body = body.text(name, value);
            }
            request.multipart(body)
        } else {
            request.form(&fields)
        };
        if let Some(page) = answer(person, request).await {
            assert_calm(what, form, &page);
        }
    }
    let url = "application/x-www-form-urlencoded";
    let name = form
        .offered
        .keys()
        .next()
        .cloned()
        .unwrap_or_else(|| "x".into());
    let mut wrong = format!("{name}=").into_bytes();
    wrong.extend_from_slice(b"%ff%fe%c0%80");
    let many = (0..10_000).map(|n| format!("f{n}=1")).collect::<Vec<_>>();
    let raws = [
        ("wrong encoding", url, wrong),
        ("raw bytes", url, vec![0xff, 0xfe, 0x00, b'=', 0xff]),
        ("10,000 fields", url, many.join("&").into_bytes()),
        (
            "a field 2,000 times",
            url,
            format!("{name}=1&").repeat(2_000).into_bytes(),
        ),
    ];
    let kinds = [
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "text/plain",
        "image/png",
    ];
    let kinds = kinds.map(|kind| (kind, kind, b"{\"a\": [1".to_vec()));
    for (what, kind, body) in raws.into_iter().chain(kinds) {
        if let Some(page) = raw(person, form, kind, body).await {
            assert_calm(what, form, &page);
        }
    }
}

/// Whatever is wrong in one field, all that was typed in the others comes back.
/// Answers how many such forms came back.
async fn keeps_the_rest(person: &Person, form: &WebForm) -> usize {
    let mut back = 0;
    let is_text = |name: &&String| {
        form.offered[*name].is_empty()
            && !name.contains("password")
            && *name != "current"
            && !form.unseen.contains(name)
    };
    let texts: Vec<&String> = form.offered.keys().filter(is_text).collect();
    for odd in &texts {
        let mut sent = form.clone().filled();
        for (n, name) in texts.iter().enumerate() {
            let typed = if name == odd {
                "\u{202e}".to_owned()
            } else {
                format!("Typed{n}")
            };
            sent = sent.with(name, &typed);
        }
        let page = person.send_form(&sent).await;
        if ![409, 422, 429].contains(&page.status) {
            continue;
        }
        let html = page.html();
        back += usize::from(texts.len() > 1);
        for (n, _) in texts.iter().enumerate().filter(|(_, name)| *name != odd) {
            let kept = html.contains(&format!("Typed{n}"));
            assert!(kept, "{}: {odd} is odd, {} is lost", form.action, texts[n]);
        }
    }
    back
}

/// Attacks every form found, those that end the visit last.
async fn attack_all(who: &str, person: &Person, starts: &[&str], least: usize) {
    let mut forms = every_form(person, starts).await;
    let ends = |f: &WebForm| {
        f.action.contains("logout") || f.action.contains("erase") || f.action.contains("session")
    };
    forms.sort_by_key(ends);
    println!("{who}: {} forms", forms.len());
    assert!(
        forms.len() >= least,
        "{who} finds forms: {:?}",
        forms.iter().map(|f| &f.action).collect::<Vec<_>>()
    );
    let mut back = 0;
    for (number, form) in forms.iter().enumerate() {
        // another address for each form, so that the limits of one are not reached
        let person = person.clone().from(&format!("198.51.100.{number}"));
        if !ends(form) {
            back += keeps_the_rest(&person, form).await;
        }
        attack(&person, form).await;
    }
    assert!(
        back >= 2,
        "{who}: {back} forms came back with what was typed"
    );
}

#[tokio::test]
async fn every_form_of_a_visitor_and_a_learner_takes_anything_calmly() {
    let site = Site::start_with(Options::behind_a_proxy()).await;
    site.import(&small_program());
    let visitor = site.visitor();
    attack_all(
        "a visitor",
        &visitor,
        &[
            "/",
            "/login",
            "/register",
            "/forgot-password",
            "/contact",
            "/notifications",
            "/verify",
        ],
        6,
    )
    .await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll("first-steps").await;
    ana.take_quiz(
        &AnswerKey::small(),
        "first-steps",
        "told-at-once",
        laurel_tests::AnswerPlan::Right,
    )
    .await;
    let attempt = ana.begin("first-steps", "check-steps").await;
    attack_all(
        "a learner",
        &ana,
        &["/dashboard", "/account", "/learn/first-steps", &attempt],
        8,
    )
    .await;
    assert!(!site.log().contains("panicked"), "{}", site.log());
    assert_eq!(visitor.get("/").await.status, 200);
}

#[tokio::test]
async fn every_form_of_the_staff_takes_anything_calmly() {
    let site = Site::start_with(Options::behind_a_proxy()).await;
    site.import(&small_program());
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.earn(&AnswerKey::small(), "Ana Ferreira").await;
    let owner = site.person("Olga", "olga@example.org", Some("owner")).await;
    attack_all("an owner", &owner, &["/admin", "/studio"], 8).await;
    assert!(!site.log().contains("panicked"), "{}", site.log());
    assert_eq!(site.visitor().get("/").await.status, 200);
}

#[tokio::test]
async fn what_is_too_large_is_refused_before_it_is_read() {
    use std::io::{Read, Write};
    let site = Site::start().await;
    let plain = "application/x-www-form-urlencoded";
    let file = "multipart/form-data; boundary=x";
    for (path, kind) in [
        ("/contact", plain),
        ("/login", plain),
        ("/verify/file", file),
    ] {
        let address = site.url("");
        let host = address.trim_start_matches("http://").to_owned();
        let answer = tokio::task::spawn_blocking(move || {
            let mut stream = std::net::TcpStream::connect(&host).expect("a connection");
            let head = format!(
                "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: {kind}\r\nContent-Length: 2147483648\r\nConnection: close\r\n\r\n--x\r\n"
            );
            stream.write_all(head.as_bytes()).expect("it is sent");
            let mut answer = [0_u8; 64];
            let count = stream.read(&mut answer).expect("an answer");
            String::from_utf8_lossy(&answer[..count]).into_owned()
        })
        .await
        .expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 413"), "{path}: {answer}");
    }
    let visitor = site.visitor();
    let request = visitor
        .request(Method::POST, "/contact")
        .form(&[("message", "x".repeat(3_000_000))]);
    let page = visitor.send(request).await;
    assert_eq!(page.status, 413);
    assert!(page.has("h1"), "in words");
    // what was not read stands in the way of the next request
    let on = page.headers.get("connection");
    assert_eq!(on.and_then(|v| v.to_str().ok()), Some("close"));
    assert_eq!(visitor.get("/contact").await.status, 200);
}
