//! What the outside may rely on, where no other story comes by: odd requests,
//! settings that can't be, and what is left of somebody who was erased.

use laurel_tests::{AnswerKey, Options, Person, Site, small_program, wait_for};
use reqwest::Method;

async fn raw_path(site: &Site, path: &str) -> (u16, String) {
    use std::io::{Read, Write};
    let (host, path) = (site.address(), path.to_owned());
    let text = tokio::task::spawn_blocking(move || {
        let mut stream = std::net::TcpStream::connect(&host).expect("a connection");
        let head = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).expect("it is sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        String::from_utf8_lossy(&bytes).into_owned()
    })
    .await
    .expect("an answer");
    let status = text.split(' ').nth(1).and_then(|s| s.parse().ok());
    let location = text
        .lines()
        .take_while(|line| !line.is_empty())
        .find_map(|line| {
            line.to_ascii_lowercase()
                .strip_prefix("location: ")
                .map(str::to_owned)
        });
    (status.unwrap_or(0), location.unwrap_or_default())
}

#[tokio::test]
async fn an_address_that_can_not_be_is_not_there() {
    let site = Site::start().await;
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    for path in [
        "/courses/%ff",
        "/verify/%ff",
        "/learn/%ff/x",
        "/admin/certificates/%ff",
        "/studio/courses/%ff",
        "/course-files/x/y/z",
        "/assets/%ff",
        "/credentials/%ff.pdf",
    ] {
        assert_eq!(olga.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_slash_too_many_leads_to_the_page_and_never_elsewhere() {
    let site = Site::start().await;
    for (typed, meant) in [("/programs/", "/programs"), ("/verify/?a=b", "/verify?a=b")] {
        assert_eq!(
            raw_path(&site, typed).await,
            (308, meant.to_owned()),
            "{typed}"
        );
    }
    for path in [
        "//evil.example/",
        "/\\evil.example/",
        "/%2f%2fevil.example/",
        "//",
        "/./",
    ] {
        let (status, location) = raw_path(&site, path).await;
        assert!(
            status == 404
                || !location.starts_with("//")
                    && !location.contains('\\')
                    && !location.contains("http"),
            "{path}: {status} {location}"
        );
    }
}

#[tokio::test]
async fn questions_in_an_address_are_taken_as_they_come() {
    let site = Site::start().await;
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    for path in [
        "/search?q=trust&q=other",
        "/admin/contacts?before=nothing",
        "/admin/contacts?before=",
        "/admin/subscribers?before=-1",
        "/studio?after=x",
        "/programs?topic=%ff%fe",
        "/search?q=%00",
        "/admin/people?q=%00",
        "/admin/certificates?q=a%00b",
        "/admin/audit?actor=%00&action=%00&subject=%00",
    ] {
        assert_eq!(olga.get(path).await.status, 200, "{path}");
    }
    assert_eq!(olga.get("/preferences").await.status, 303);
    let found = olga.get("/search?q=trust&q=").await;
    assert!(
        found.text().contains("trust"),
        "the first counts: {}",
        found.text()
    );
}

#[tokio::test]
async fn a_field_that_came_twice_does_not_cost_what_was_typed() {
    let site = Site::start().await;
    let fields = [
        ("name", "Ana"),
        ("name", "Ana"),
        ("email", "not an address"),
        ("message", "Nine herons stand by the lake"),
    ];
    let page = site.visitor().post("/contact", &fields).await;
    assert_eq!(page.status, 422, "{}", page.text());
    assert!(page.html().contains("Nine herons stand by the lake"));
}

#[tokio::test]
async fn head_tells_what_get_would() {
    let site = Site::start().await;
    let visitor = site.visitor();
    for path in [
        "/",
        "/programs",
        "/login",
        "/search?q=trust",
        "/nowhere",
        "/logout",
    ] {
        for packed in ["identity", "br", "gzip"] {
            let asking = |method| {
                let request = visitor.request(method, path);
                visitor.send(request.header("accept-encoding", packed))
            };
            let head = asking(Method::HEAD).await;
            let got = asking(Method::GET).await;
            assert_eq!(head.status, got.status, "{path}");
            assert!(head.bytes.is_empty(), "{path}");
            for name in ["etag", "content-type", "content-security-policy"] {
                assert_eq!(head.header(name), got.header(name), "{path}: {name}");
            }
            // the right length or none
            let length = head.header("content-length");
            assert!(
                length.is_empty() || length == got.bytes.len().to_string(),
                "{path} as {packed}: {length} told, {} sent",
                got.bytes.len()
            );
        }
    }
}

#[tokio::test]
async fn what_says_that_it_comes_from_elsewhere_is_refused_whatever_else_it_says() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let own = site.url("");
    let fields = [
        ("name", "Ana"),
        ("email", "ana@example.org"),
        ("message", "Good morning to you"),
    ];
    for (origin, fetch, status) in [
        (Some(own.as_str()), Some("cross-site"), 403),
        (Some(own.as_str()), Some("same-site"), 403),
        (Some(own.as_str()), Some("same-origin"), 303),
        (Some(own.as_str()), None, 303),
        (Some("https://evil.example"), None, 403),
        (None, None, 303),
    ] {
        let mut request = visitor.request(Method::POST, "/contact").form(&fields);
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        if let Some(fetch) = fetch {
            request = request.header("sec-fetch-site", fetch);
        }
        let page = visitor.send(request).await;
        assert_eq!(page.status, status, "{origin:?} {fetch:?}");
    }
}

#[tokio::test]
async fn the_feed_is_written_as_readers_read_it() {
    let site = Site::start().await;
    let feed = site.visitor().get("/feed.xml").await.html();
    let own = format!("<link href=\"{}\" rel=\"self\"/>", site.url("/feed.xml"));
    assert!(feed.contains(&own), "{feed}");
    assert!(!feed.contains("=&quot;"), "{feed}");
}

#[tokio::test]
async fn signing_out_by_its_address_asks_first() {
    let site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    let page = ana.get("/logout").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let form = page.forms().into_iter().rfind(|f| f.action == "/logout");
    ana.take_form(&form.expect("a button that signs out")).await;
    assert_eq!(ana.get("/account").await.status, 303);
    assert_eq!(
        ana.get("/logout").await.status,
        303,
        "nobody is signed in any more"
    );
}

#[tokio::test]
async fn what_happened_is_said_once_also_where_nothing_is() {
    let site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    let joined = ana.post("/courses/seeing-what-hurts/enroll", &[]).await;
    assert_eq!(joined.status, 303, "{}", joined.text());
    assert!(
        ana.get("/nowhere")
            .await
            .text()
            .contains("You are enrolled")
    );
    let next = ana.get("/dashboard").await;
    assert!(!next.text().contains("You are enrolled"), "{}", next.text());
}

#[tokio::test]
async fn over_https_every_cookie_is_bound_to_the_host() {
    let address = "https://learn.example.org";
    let site = Site::start_with(Options::default().and("LAUREL_PUBLIC_URL", address)).await;
    let visitor = site.visitor();
    let made = [
        ("name", "Ana"),
        ("email", "ana@example.org"),
        ("password", Person::PASSWORD),
        ("terms", "yes"),
    ];
    let answers = [
        visitor.post("/register", &made).await,
        visitor.post("/login", &made).await,
        visitor.post("/preferences", &[("theme", "dark")]).await,
        visitor.get("/preferences?language=es").await,
    ];
    for answer in answers {
        let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
        assert!(!cookies.is_empty(), "{}", answer.path);
        for cookie in cookies {
            let cookie = cookie.to_str().unwrap_or_default();
            assert!(cookie.starts_with("__Host-"), "{cookie}");
            for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
                assert!(cookie.contains(part), "{part} in {cookie}");
            }
        }
    }
}

#[tokio::test]
async fn a_set_up_link_that_never_was_is_not_there_for_a_form_either() {
    let site = Site::start().await;
    assert_eq!(site.visitor().post("/setup/xx", &[]).await.status, 404);
}

#[tokio::test]
async fn every_unknown_number_gets_the_same_page() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let mut said = Vec::new();
    // mistyped; well formed; of no form at all
    for number in ["7K3M-Q9TX-2WHD-5", "7K3M-Q9TX-2WHD-4", "nothing"] {
        let page = visitor.get(&format!("/verify/{number}")).await;
        assert_eq!(page.status, 404, "{number}");
        said.push(
            page.text()
                .replace(number, "")
                .replace("7K3M-Q9TX-2WHD-4", ""),
        );
    }
    assert_eq!(said.first(), said.get(1));
    assert_eq!(said.first(), said.get(2));
    let asked = visitor.get("/verify?number=7k3m-q9tx-2whd-4").await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    assert_eq!(asked.location(), "/verify/7K3M-Q9TX-2WHD-4");
}

async fn send_file(person: &Person, name: &str, bytes: Vec<u8>) -> laurel_tests::Page {
    let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
    let form = reqwest::multipart::Form::new().part("file", part);
    let request = person.request(Method::POST, "/verify/file").multipart(form);
    person.send(request).await
}

#[tokio::test]
async fn a_picture_of_a_certificate_is_not_called_altered_and_is_asked_for_again() {
    let site = Site::start().await;
    site.import(&small_program());
    let ana = site.person("Ana Ferreira", "ana@example.org", None).await;
    let number = ana.earn(&AnswerKey::small(), "Ana Ferreira").await;
    let visitor = site.visitor();
    for ending in ["svg", "png"] {
        let picture = visitor
            .get(&format!("/credentials/{number}.{ending}"))
            .await;
        let page = send_file(&visitor, &format!("picture.{ending}"), picture.bytes).await;
        assert_eq!(page.status, 422, "{ending}: {}", page.text());
        assert!(page.text().contains("PDF"), "{}", page.text());
    }
    for ending in ["pdf", "svg", "png"] {
        let path = format!("/credentials/{number}.{ending}");
        let got = visitor.get(&path).await;
        assert!(
            got.header("cache-control").contains("no-cache"),
            "a copy that somebody keeps must not outlive the holder's wish: {}",
            got.header("cache-control")
        );
        let request = visitor.request(Method::GET, &path);
        let again = request.header("if-none-match", got.header("etag"));
        assert_eq!(visitor.send(again).await.status, 304, "{ending}");
    }
}

fn files_with(folder: &std::path::Path, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let bytes = std::fs::read(entry.path()).unwrap_or_default();
        if String::from_utf8_lossy(&bytes).contains(word) {
            found.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    found
}

#[tokio::test]
async fn who_is_erased_and_withdraws_leaves_no_name_where_anybody_reads() {
    let site = Site::start().await;
    site.import(&small_program());
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    let ana = site
        .person("Quenby Profile", "quenby@example.org", None)
        .await;
    let number = ana.earn(&AnswerKey::small(), "Quenby Holder").await;
    let message = [
        ("name", "Quenby Profile"),
        ("email", "quenby@example.org"),
        ("message", "A Quenby wrote this to you"),
    ];
    ana.submit("/contact", &message).await;
    site.email("quenby@example.org", "Your message").await;
    let form = ana.visit("/account/erase").await.form("/account/erase");
    let form = form
        .with("certificates", "withdraw")
        .with("password", Person::PASSWORD);
    ana.take_form(&form).await;
    let visitor = site.visitor();
    let page = wait_for("the certificate to be withdrawn", || async {
        let page = visitor.get(&format!("/verify/{number}")).await;
        page.text().contains("Withdrawn").then_some(page)
    })
    .await;
    assert!(
        page.text().contains("Withdrawn at the holder’s request"),
        "{}",
        page.text()
    );
    wait_for("what was written to be forgotten", || async {
        let kept = olga.visit("/admin/messages?state=all").await.html();
        (!kept.contains("Your message")).then_some(())
    })
    .await;
    for path in [
        format!("/verify/{number}"),
        format!("/verify/{number}?sha256={}", "0".repeat(64)),
        "/admin/contacts?state=all".to_owned(),
        "/admin/messages".to_owned(),
        "/admin/people".to_owned(),
        "/admin/audit".to_owned(),
        "/admin/certificates".to_owned(),
        format!("/admin/certificates/{number}"),
    ] {
        let page = olga.get(&path).await;
        assert!(!page.html().contains("Quenby"), "{path}: {}", page.text());
    }
    for ending in ["pdf", "svg", "png", "json"] {
        let path = format!("/credentials/{number}.{ending}");
        assert_eq!(visitor.get(&path).await.status, 404, "{path}");
    }
    let emails = files_with(&site.data().join("mail"), "Quenby");
    assert!(emails.is_empty(), "{emails:?}");
    site.said(&["doctor"]);
    let told = site.run(&["verify", &site.url(&format!("/verify/{number}"))]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(
        told.starts_with("withdrawn: at the holder's request"),
        "{told}"
    );
}

#[tokio::test]
async fn a_setting_that_can_not_be_stops_the_start_and_is_named() {
    for (name, value) in [
        ("LAUREL_LOG", "bogus=!!"),
        ("LAUREL_PUBLIC_URL", "https://"),
        ("LAUREL_PUBLIC_URL", "https://a b"),
        ("LAUREL_PUBLIC_URL", "http://x/\"><script>"),
        ("LAUREL_PUBLIC_URL", "https://example.org/below"),
        ("LAUREL_SMTP_URL", "smtp://"),
        ("LAUREL_DATA_DIR", ""),
        ("LAUREL_LISTEN", "nowhere"),
        ("LAUREL_BOGUS", "1"),
    ] {
        let site = Site::prepare(Options::default().and(name, value)).await;
        let output = site.run(&["user", "list"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{name}={value}: {said}");
        assert!(said.contains(name), "{name}={value}: {said}");
        assert_eq!(said.trim_end().lines().count(), 1, "{name}={value}: {said}");
    }
    // what looks like a number may be a folder's name
    let site = Site::prepare(Options::default().and("LAUREL_DATA_DIR", "2024")).await;
    site.said(&["user", "list"]);
    for text in ["= =", "bogus = 1", "listen = \"x\"\n[section]"] {
        let site = Site::prepare(Options::default()).await;
        std::fs::write(site.scratch().join("laurel.toml"), text).expect("it is written");
        let output = site.run(&["user", "list"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{text}: {said}");
        assert!(said.contains("laurel.toml"), "{text}: {said}");
        assert_eq!(said.trim_end().lines().count(), 1, "{text}: {said}");
    }
}

#[tokio::test]
async fn what_has_no_end_is_not_read_to_its_end() {
    let site = Site::start().await;
    let output = site.run(&["verify", "/dev/zero"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("too large"), "{said}");
}

#[tokio::test]
async fn every_command_helps_with_an_example() {
    let site = Site::prepare(Options::default()).await;
    for command in [
        "serve",
        "demo",
        "user",
        "user create",
        "user list",
        "user role",
        "user link",
        "import",
        "export",
        "export program",
        "export course",
        "verify",
        "migrate",
        "doctor",
        "routes",
    ] {
        let mut words: Vec<&str> = command.split(' ').collect();
        words.push("--help");
        assert!(site.said(&words).contains("Example: laurel"), "{command}");
    }
}
