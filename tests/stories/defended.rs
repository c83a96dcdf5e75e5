//! Who tries to get in, to lock others out or to keep the site busy.

use laurel_tests::{Options, PATIENCE, Person, Site};
use reqwest::Method;

async fn tries(person: &Person, password: &str) -> u16 {
    let fields = [("email", "ana@example.org"), ("password", password)];
    person.post("/login", &fields).await.status
}

#[tokio::test]
async fn who_guesses_a_password_elsewhere_does_not_lock_its_holder_out() {
    let site = Site::start_with(Options::behind_a_proxy()).await;
    site.person("Ana", "ana@example.org", None).await;
    let guesser = site.visitor().from("198.51.100.7");
    let mut seen = Vec::new();
    for _ in 0..12 {
        seen.push(tries(&guesser, "not this one").await);
    }
    assert_eq!(seen[..10], [422; 10]);
    assert_eq!(seen[10..], [429; 2]);
    assert_eq!(
        tries(&guesser, Person::PASSWORD).await,
        429,
        "not even with the right one"
    );
    let ana = site.visitor().from("203.0.113.1");
    assert_eq!(tries(&ana, Person::PASSWORD).await, 303, "at home");
}

#[tokio::test]
async fn who_guesses_from_everywhere_is_stopped_but_not_the_holder_at_home() {
    let site = Site::start_with(Options::behind_a_proxy()).await;
    site.person("Ana", "ana@example.org", None).await;
    let ana = site.visitor().from("203.0.113.1");
    assert_eq!(tries(&ana, Person::PASSWORD).await, 303);
    let mut wrong = 0;
    let mut stopped = false;
    for network in 0..14 {
        let guesser = site.visitor().from(&format!("198.51.100.{network}"));
        for _ in 0..9 {
            match tries(&guesser, "not this one").await {
                422 => wrong += 1,
                status => {
                    assert_eq!(status, 429);
                    stopped = true;
                }
            }
        }
    }
    assert!(stopped && wrong == 100, "{wrong} looked at");
    let elsewhere = site.visitor().from("192.0.2.1");
    assert_eq!(tries(&elsewhere, Person::PASSWORD).await, 429);
    let ana = site.visitor().from("203.0.113.1");
    assert_eq!(
        tries(&ana, Person::PASSWORD).await,
        303,
        "where she was before"
    );
}

#[tokio::test]
async fn tries_that_come_at_once_are_as_few_as_those_that_come_one_by_one() {
    let site = Site::start().await;
    site.person("Ana", "ana@example.org", None).await;
    let visitor = site.visitor();
    let all = (0..40).map(|_| tries(&visitor, "not this one"));
    let seen = futures::future::join_all(all).await;
    let looked_at = seen.iter().filter(|status| **status == 422).count();
    assert!(looked_at <= 10, "{looked_at} were looked at: {seen:?}");
}

#[tokio::test]
async fn an_address_that_a_visitor_made_up_does_not_count() {
    let site = Site::start_with(Options::behind_a_proxy()).await;
    let visitor = site.visitor();
    let mut tries = 0;
    let refused = async {
        loop {
            // some proxies add a line below the one that came
            let request = visitor
                .request(Method::POST, "/forgot-password")
                .header("x-forwarded-for", format!("192.0.2.{}", tries % 250))
                .header("x-forwarded-for", "198.51.100.9")
                .form(&[("email", "nothing")]);
            tries += 1;
            if visitor.send(request).await.status == 429 {
                break;
            }
        }
    };
    // a slow machine sends few at a time, and earns a few more by waiting
    let most = tokio::time::timeout(PATIENCE, refused).await;
    assert!(
        most.is_ok(),
        "{tries} tries, each taken for another visitor's"
    );
}

#[tokio::test]
async fn who_hides_from_the_proxy_is_not_whoever_the_line_says() {
    let site = Site::start_with(Options::behind_a_proxy()).await;
    site.person("Ana", "ana@example.org", None).await;
    let mut seen = Vec::new();
    for n in 0..12 {
        let guesser = site.visitor().from(&format!("198.51.100.{n}, unknown"));
        seen.push(tries(&guesser, "not this one").await);
    }
    assert_eq!(seen[10..], [429; 2], "{seen:?}");
}

#[tokio::test]
async fn a_file_that_was_made_to_keep_the_site_busy_costs_no_more_than_its_size() {
    let site = Site::start().await;
    let form = site.visitor().visit("/verify").await.form("/verify/file");
    let sends = async |count: u32| {
        let numbers: String = (0..count)
            .map(|n| format!("{:04}-{:04}-AAAA-A ", n / 10_000, n % 10_000))
            .collect();
        let file = format!("%PDF-1.7\n{numbers}").into_bytes();
        let page = site.visitor().send_file(&form, "busy.pdf", file).await;
        assert!(page.status < 500);
    };
    let before = site.cpu_seconds();
    for _ in 0..10 {
        sends(15_000).await;
    }
    let small = site.cpu_seconds() - before;
    sends(150_000).await;
    let large = site.cpu_seconds() - before - small;
    // processor time, so that a busy machine makes no difference
    assert!(
        large < 3.0 * small + 0.5,
        "one of 150,000 numbers took {large:.2} s, ten of 15,000 took {small:.2} s"
    );
}

#[tokio::test]
async fn a_very_long_lesson_is_a_page_like_others() {
    let site = Site::start().await;
    site.import_long_lesson();
    for person in [
        site.visitor(),
        site.person("Ana", "ana@example.org", None).await,
    ] {
        let page = person.get("/courses/first-steps/preview/why-small").await;
        assert_eq!(page.status, 200);
        assert!(page.bytes.len() > 2 * 1024 * 1024, "{}", page.bytes.len());
        assert!(page.text().contains("Nine herons"));
    }
}

/// Whether the server ends the connection by itself, after this was sent.
async fn is_ended(site: &Site, sent: &str) -> bool {
    use std::io::{Read, Write};
    let (host, sent) = (site.address(), sent.to_owned());
    tokio::task::spawn_blocking(move || {
        let mut stream = std::net::TcpStream::connect(host).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream.write_all(sent.as_bytes()).expect("it is sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).is_ok()
    })
    .await
    .expect("an outcome")
}

#[tokio::test]
async fn a_connection_on_which_nobody_asks_is_closed() {
    let site = Site::start().await;
    let half = "GET / HTTP/1.1\r\nHost: example.org\r\n";
    let whole = format!("{half}\r\n");
    let (silent, half, idle) = tokio::join!(
        is_ended(&site, ""),
        is_ended(&site, half),
        is_ended(&site, &whole),
    );
    assert!(silent, "one that says nothing");
    assert!(half, "one that never ends its head");
    assert!(idle, "one that asked once, and then waits");
}
