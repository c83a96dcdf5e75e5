//! Every route with everything that should not be in its address: a clear
//! answer, never a failure of ours, never a way to another site.

use laurel_tests::{Options, Page, Person, Site};
use reqwest::Method;

/// As they stand in an address.
const SEGMENTS: [&str; 22] = [
    "%2e%2e",
    "..%2f..%2fetc%2fpasswd",
    "%5c..%5c",
    "%5c%5cevil.example",
    "%2f%2fevil.example",
    "%0d%0aSet-Cookie:%20a=b",
    "%0a",
    "%7f",
    "%00",
    "%ff%fe",
    "%c0%af",
    "%",
    "%zz",
    "%25%30%30",
    "%F0%9F%98%80",
    "%E2%80%AE",
    "-1",
    "99999999999999999999",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "%27%20OR%201=1--",
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "x.pdf",
];

const QUERIES: [&str; 16] = [
    "x",
    "q=%",
    "q=%ff",
    "q=%00",
    "q=%22unbalanced",
    "q=((((((&page=0",
    "q=a&q=b&q[]=c",
    "q=%F0%9F%98%80&page=99999999999999999999",
    "q=NEAR(a%20b)&page=-1",
    "before=%00&after=-1&limit=999999999999&cursor=zz",
    "state=nonsense&kind=x&topic=x&language=xx&status=zzz&role=zzz",
    "actor=%27&action=%22&subject=*&from=9999-99-99&to=0000-00-00",
    "from=-262144-01-01&to=%2B262143-12-31&since=99999-01-01",
    "next=//evil.example&done=x&sha256=x",
    "name=%E2%80%AE%00&number=%3Cscript%3Ealert(1)%3C/script%3E",
    "enrolled=x&certified=x&activity=x&revision=x",
];

fn filled(path: &str, with: &str) -> String {
    path.split('/')
        .map(|part| if part.starts_with('{') { with } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

fn assert_calm(asked: &str, page: &Page) {
    assert!(page.status < 500, "{asked}: {}", page.status);
    let to = page.header("location");
    let stays = to.is_empty() || to.starts_with('/') && !to.starts_with("//");
    assert!(stays && !to.contains('\\'), "{asked} leads to {to}");
    assert!(!page.html().contains("<script>alert(1)"), "{asked}");
    let policy = page.header("content-security-policy");
    assert!(policy.contains("default-src 'none'"), "{asked}: {policy}");
}

async fn walk(site: &Site, who: &str, person: &Person) {
    let routes: serde_json::Value =
        serde_json::from_str(&site.said(&["routes", "--json"])).expect("JSON");
    let mut asked = 0;
    for route in routes.as_array().expect("a list") {
        let path = route["path"].as_str().expect("a path");
        let method = route["method"].as_str().expect("a method");
        if path == "/logout" || path.contains("erase") || path.contains("sessions") {
            continue;
        }
        let mut addresses = Vec::new();
        if path.contains('{') {
            addresses.extend(SEGMENTS.map(|segment| filled(path, segment)));
        }
        if method == "GET" {
            let path = filled(path, "x");
            addresses.extend(QUERIES.map(|query| format!("{path}?{query}")));
        }
        for address in addresses {
            asked += 1;
            let method: Method = method.parse().expect("a method");
            let person = person
                .clone()
                .from(&format!("10.0.{}.{}", asked / 250, asked % 250));
            let request = person.request(method.clone(), &address);
            let page = person.send(request).await;
            assert_calm(&format!("{who}: {method} {address}"), &page);
        }
    }
    assert!(asked > 1500, "{who} asked {asked} times");
}

#[tokio::test]
async fn every_route_takes_any_address_calmly() {
    let site = Site::start_with(Options::behind_a_proxy()).await;
    walk(&site, "a visitor", &site.visitor()).await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    walk(&site, "a learner", &ana).await;
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    walk(&site, "an owner", &olga).await;
    assert!(!site.log().contains("panicked"), "{}", site.log());
}

#[tokio::test]
async fn what_is_not_there_is_not_found_also_for_a_form() {
    let site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    for path in [
        "/learn/no-such-course/x/complete",
        "/learn/no-such-course/x/attempts",
        "/learn/no-such-course/x/notes",
        "/learn/no-such-course/x/bookmark",
    ] {
        let page = ana.post(path, &[("text", "Nine herons")]).await;
        assert_eq!(page.status, 404, "{path}");
    }
}
