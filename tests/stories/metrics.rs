//! Who watches the site: what `/metrics` tells, and whom.

use laurel_tests::{Exposition, Options, Page, Person, Program, Site, wait_for};
use reqwest::Method;
use std::collections::BTreeSet;
use std::path::Path;

const METRICS: &str = "/metrics";

fn read(page: &Page) -> Exposition {
    assert_eq!(page.status, 200, "{}", page.html());
    Exposition::parse(&page.html()).unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// The figures, as a program on the site's own machine reads them.
async fn figures(site: &Site) -> Exposition {
    read(&site.visitor().get(METRICS).await)
}

/// Asks with a header that a proxy adds.
async fn through_a_proxy(person: &Person, header: &str) -> Page {
    let request = person.request(Method::GET, METRICS);
    person.send(request.header(header, "192.0.2.1")).await
}

async fn program_through_a_proxy(program: &Program) -> Page {
    let request = program.request(Method::GET, METRICS);
    program
        .send(request.header("x-forwarded-for", "192.0.2.1"))
        .await
}

fn tells_nothing(page: &Page, status: u16) {
    assert_eq!(page.status, status, "{}", page.html());
    assert_eq!(page.header("content-type"), "application/problem+json");
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(!page.html().contains("laurel_"), "{}", page.html());
}

#[test]
fn a_broken_text_is_refused() {
    let good = "# HELP a_total A.\n# TYPE a_total counter\na_total{of=\"\\\"x\\\"\"} 1\n";
    assert_eq!(
        Exposition::parse(good).map(|read| read.samples.len()),
        Ok(1)
    );
    let histogram =
        |buckets: &str| format!("# HELP h H.\n# TYPE h histogram\nh_sum 1\nh_count 2\n{buckets}");
    let fine = histogram("h_bucket{le=\"1.0\"} 1\nh_bucket{le=\"+Inf\"} 2\n");
    assert!(Exposition::parse(&fine).is_ok());
    for broken in [
        good.trim_end(),
        "# TYPE a_total counter\na_total 1\n",
        "# HELP a_total A.\na_total 1\n",
        "# HELP a A.\n# TYPE a counter\na 1\n",
        "# HELP a A.\n# TYPE a gauge\nb 1\n",
        "# HELP a A.\n# TYPE a gauge\na 1\na 1\n",
        "# HELP a A.\n# TYPE a gauge\na{b=\"c} 1\n",
        "# HELP a A.\n# TYPE a gauge\na one\n",
        "# HELP a A.\n# TYPE a gauge\n\na 1\n",
        "# HELP a_total A.\n# TYPE a_total counter\na_total -1\n",
        &histogram("h_bucket{le=\"1.0\"} 1\n"),
        &histogram("h_bucket{le=\"1.0\"} 3\nh_bucket{le=\"+Inf\"} 2\n"),
        &histogram("h_bucket{le=\"1.0\"} 1\nh_bucket{le=\"+Inf\"} 3\n"),
        &histogram("h_bucket{le=\"+Inf\"} 2\nh_bucket{le=\"1.0\"} 2\n"),
    ] {
        assert!(Exposition::parse(broken).is_err(), "{broken}");
    }
}

#[tokio::test]
async fn a_program_on_the_same_machine_reads_the_figures() {
    let site = Site::start().await;
    let page = site.visitor().get(METRICS).await;
    let read = read(&page);
    let content = "text/plain; version=0.0.4; charset=utf-8";
    assert_eq!(page.header("content-type"), content);
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("set-cookie"), "");
    let version = site.said(&["--version"]);
    let version = version.trim().rsplit(' ').next().unwrap_or_default();
    let build = [("version", version)];
    assert_eq!(read.sum("laurel_build_info", &build), 1.0, "{version}");
    assert_eq!(read.sum("laurel_writable", &[]), 1.0);
    assert_eq!(read.sum("laurel_database_up", &[]), 1.0);
    assert!(read.sum("process_resident_memory_bytes", &[]) > 1_000_000.0);
    let started = read.sum("process_start_time_seconds", &[]);
    assert!(started > 1_700_000_000.0, "{started}");
    for kind in ["announce-program", "erase-person", "issue-certificate"] {
        let waiting = read.named("laurel_queue_waiting");
        let labels: Vec<&String> = waiting.filter_map(|s| s.labels.get("kind")).collect();
        assert!(labels.iter().any(|known| *known == kind), "{labels:?}");
    }
    let asked = site.visitor();
    let head = asked.send(asked.request(Method::HEAD, METRICS)).await;
    assert_eq!((head.status, head.bytes.len()), (200, 0));
    let posted = asked.send(asked.request(Method::POST, METRICS)).await;
    assert_eq!(posted.status, 405);
    for public in ["/sitemap.xml", "/robots.txt", "/"] {
        let page = asked.get(public).await.html();
        assert!(!page.contains(METRICS), "{public}: {page}");
    }
}

#[tokio::test]
async fn who_asks_through_a_proxy_needs_a_token_for_it() {
    let site = Site::start().await;
    let visitor = site.visitor();
    for header in [
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "Forwarded",
        "X-Real-IP",
        "Via",
    ] {
        let refused = through_a_proxy(&visitor, header).await;
        tells_nothing(&refused, 401);
        assert_eq!(refused.header("www-authenticate"), "Bearer", "{header}");
    }
    let ada = site
        .person("Ada", "ada@example.org", Some("administrator"))
        .await;
    assert_eq!(ada.get("/admin/jobs").await.status, 200);
    tells_nothing(&through_a_proxy(&ada, "X-Forwarded-For").await, 401);

    site.person("Lea", "lea@example.org", None).await;
    let refused = [
        site.program(
            "ada@example.org",
            &["audit:read", "people:write", "learn:write"],
        ),
        // hers does no more than she may
        site.program("lea@example.org", &["operate:read"]),
    ];
    for program in refused {
        tells_nothing(&program_through_a_proxy(&program).await, 403);
        let here = program.get(METRICS).await;
        tells_nothing(&here, 403);
    }
    let bad = site.program_with("laurel_nothing");
    let refused = program_through_a_proxy(&bad).await;
    tells_nothing(&refused, 401);
    assert!(refused.header("www-authenticate").contains("invalid_token"));
    for scope in ["operate:read", "operate:write"] {
        let program = site.program("ada@example.org", &[scope]);
        let page = program_through_a_proxy(&program).await;
        assert_eq!(read(&page).sum("laurel_writable", &[]), 1.0, "{scope}");
        assert_eq!(page.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn a_token_whose_holder_lost_the_role_reads_nothing_any_more() {
    let site = Site::start().await;
    site.person("Olu", "olu@example.org", Some("owner")).await;
    site.person("Ada", "ada@example.org", Some("administrator"))
        .await;
    let program = site.program("ada@example.org", &["operate:read"]);
    assert_eq!(program_through_a_proxy(&program).await.status, 200);
    site.said(&["user", "role", "ada@example.org", "administrator", "--end"]);
    let refused = wait_for("the token to end", || async {
        let page = program_through_a_proxy(&program).await;
        (page.status != 200).then_some(page)
    })
    .await;
    tells_nothing(&refused, 401);
}

#[tokio::test]
async fn what_is_asked_for_is_counted_by_its_route_and_never_by_its_address() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let before = figures(&site).await;
    for _ in 0..3 {
        assert_eq!(visitor.get("/").await.status, 200);
    }
    for odd in [
        "/herons-1",
        "/herons-2/x",
        "/verify/herons-3",
        "/programs/herons-4",
    ] {
        assert_eq!(visitor.get(odd).await.status, 404, "{odd}");
    }
    let head = visitor.request(Method::HEAD, "/healthz?herons-5");
    assert_eq!(visitor.send(head).await.status, 200);
    let brew = Method::from_bytes(b"HERONS").expect("a method");
    assert_eq!(visitor.send(visitor.request(brew, "/")).await.status, 405);
    let wrong = [("email", "herons@example.org"), ("password", "herons-6")];
    assert_eq!(visitor.post("/login", &wrong).await.status, 422);

    let page = site.visitor().get(METRICS).await;
    let html = page.html();
    assert!(!html.to_lowercase().contains("herons"), "{html}");
    let after = read(&page);
    let rise = |method: &str, route: &str, status: &str| {
        let labels = [("method", method), ("route", route), ("status", status)];
        let rise = |name: &str| after.sum(name, &labels) - before.sum(name, &labels);
        let counted = rise("laurel_http_requests_total");
        let measured = rise("laurel_http_request_duration_seconds_count");
        assert_eq!(counted, measured, "{labels:?}");
        counted
    };
    assert_eq!(rise("GET", "/", "200"), 3.0);
    assert_eq!(rise("GET", "/{page}", "404"), 1.0);
    assert_eq!(rise("GET", "unmatched", "404"), 1.0);
    assert_eq!(rise("GET", "/verify/{number}", "404"), 1.0);
    assert_eq!(rise("GET", "/programs/{slug}", "404"), 1.0);
    assert_eq!(rise("HEAD", "/healthz", "200"), 1.0);
    assert_eq!(rise("other", "/", "405"), 1.0);
    assert_eq!(rise("POST", "/login", "422"), 1.0);
    assert_eq!(rise("GET", METRICS, "200"), 1.0, "the one before");

    let table: serde_json::Value =
        serde_json::from_str(&site.said(&["routes", "--json"])).expect("JSON");
    let routes: BTreeSet<&str> = table
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|route| route["path"].as_str())
        .chain(["unmatched"])
        .collect();
    for sample in after.named("laurel_http_requests_total") {
        let route = sample.labels["route"].as_str();
        assert!(routes.contains(route), "{route}");
    }
    // one makes the page and those after it find it, unless what was kept is
    // forgotten between them: then the next ones do
    let pages = [("cache", "pages")];
    let rise = |after: &Exposition, name: &str| after.sum(name, &pages) - before.sum(name, &pages);
    assert!(rise(&after, "laurel_cache_misses_total") >= 1.0);
    wait_for("a page that is found twice", || async {
        assert_eq!(site.visitor().get("/").await.status, 200);
        let after = figures(&site).await;
        (rise(&after, "laurel_cache_hits_total") >= 2.0).then_some(())
    })
    .await;
}

#[tokio::test]
async fn what_is_written_is_counted_with_its_wait() {
    let site = Site::start().await;
    let before = figures(&site).await;
    let fields = [
        ("name", "Ana"),
        ("email", "ana@example.org"),
        ("message", "Do herons sleep?"),
    ];
    let form = site.visitor().visit("/contact").await.form("/contact");
    let mut form = form.filled();
    for (name, value) in fields {
        form = form.with(name, value);
    }
    let sent = site.visitor().send_form(&form).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let after = figures(&site).await;
    for name in [
        "laurel_writer_wait_seconds_count",
        "laurel_writer_commit_seconds_count",
        "laurel_pool_wait_seconds_count",
    ] {
        let (before, after) = (before.sum(name, &[]), after.sum(name, &[]));
        assert!(after > before, "{name}: {before}, {after}");
    }
    let size = after.sum("laurel_writer_group_size_count", &[]);
    assert_eq!(size > 0.0, site.is_sqlite(), "{size}");
    assert_eq!(after.sum("laurel_writer_refused_total", &[]), 0.0);
}

#[tokio::test]
async fn an_email_that_can_not_leave_is_seen_to_wait() {
    // nobody listens there
    let site =
        Site::start_with(Options::default().and("LAUREL_SMTP_URL", "smtp://127.0.0.1:1")).await;
    let kind = [("queue", "messages"), ("kind", "invitation")];
    let waiting = |read: &Exposition| read.sum("laurel_queue_waiting", &kind);
    assert_eq!(waiting(&figures(&site).await), 0.0);
    let ada = site
        .person("Ada", "ada@example.org", Some("administrator"))
        .await;
    let form = ada.visit("/admin/people/new").await.form("/admin/people");
    let form = form
        .filled()
        .with("name", "Ben")
        .with("email", "ben@example.org");
    assert_eq!(ada.send_form(&form).await.status, 303);
    let first = wait_for("the email to be seen", || async {
        let read = figures(&site).await;
        let age = read.sum("laurel_queue_age_seconds", &kind);
        (waiting(&read) == 1.0 && age > 0.0).then_some(age)
    })
    .await;
    wait_for(
        "it to become older, though it is tried again later",
        || async {
            let read = figures(&site).await;
            let age = read.sum("laurel_queue_age_seconds", &kind);
            (waiting(&read) == 1.0 && age > first + 1.0).then_some(())
        },
    )
    .await;
}

/// Whatever looks like a name of a figure.
fn names_in(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|word| word.starts_with("laurel_") || word.starts_with("process_"))
        .collect()
}

fn document(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../docs")
        .join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[tokio::test]
async fn the_dashboard_the_alerts_and_the_manual_name_what_there_is() {
    let site = Site::start().await;
    let read = figures(&site).await;
    let samples: BTreeSet<&str> = read.samples.iter().map(|s| s.name.as_str()).collect();
    let families: BTreeSet<&str> = read.families.keys().map(String::as_str).collect();

    let dashboard = document("dashboards/laurel.json");
    let json: serde_json::Value = serde_json::from_str(&dashboard).expect("JSON");
    let panels = json["panels"].as_array().expect("panels");
    let mut ids = BTreeSet::new();
    let mut queries = String::new();
    for panel in panels {
        assert!(ids.insert(panel["id"].as_u64()), "an id twice: {panel}");
        assert!(
            panel["title"].is_string() && panel["gridPos"]["w"].is_u64(),
            "{panel}"
        );
        let targets = panel["targets"].as_array();
        for target in targets.into_iter().flatten() {
            let query = target["expr"].as_str().expect("a query");
            assert!(!names_in(query).is_empty(), "{query}");
            queries.push_str(query);
            queries.push(' ');
        }
        assert!(
            panel["type"] == "row" || targets.is_some_and(|t| !t.is_empty()),
            "{panel}"
        );
    }
    let alerts = document("dashboards/alerts.yml");
    let rules: Vec<&str> = alerts.split("- alert:").skip(1).collect();
    assert!(rules.len() >= 7, "{alerts}");
    for rule in &rules {
        for part in ["expr:", "for:", "severity:", "summary:", "description:"] {
            assert!(rule.contains(part), "{part} {rule}");
        }
        let expression = rule.split("for:").next().unwrap_or_default();
        let is_known = !names_in(expression).is_empty() || expression.contains("up{");
        assert!(is_known, "{rule}");
    }
    for (file, text) in [("laurel.json", &dashboard), ("alerts.yml", &alerts)] {
        for name in names_in(text) {
            assert!(
                samples.contains(name) || families.contains(name),
                "{file} names {name}, which there is not"
            );
        }
    }
    // each is shown, and the manual has each, and no other
    let manual = document("operating.md");
    let told: BTreeSet<&str> = manual
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split(['`', '{']).next())
        .filter(|name| name.starts_with("laurel_") || name.starts_with("process_"))
        .collect();
    assert_eq!(told, families);
    for family in families {
        let shown = names_in(&queries);
        assert!(
            shown.iter().any(|name| name.starts_with(family)),
            "no panel shows {family}"
        );
    }
}
