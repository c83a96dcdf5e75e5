//! Browsers fetch the next lesson before anybody asks for it. What is fetched ahead was not read.

use super::route_walk::fetch_all_ahead;
use laurel_tests::{Site, copy_folder, exchange, small_program};
use reqwest::Method;

/// What is handed out is noted, also to a browser that nobody looks at yet.
const HANDED_OUT: [&str; 2] = ["audit", "audit_head"];

fn changed<'a>(before: &[String], after: &'a [String]) -> Vec<&'a String> {
    after.iter().filter(|row| !before.contains(row)).collect()
}

#[tokio::test]
async fn a_page_that_was_fetched_ahead_changes_nothing() {
    let site = Site::start().await;
    let walk = fetch_all_ahead(&site).await;
    // a first walk fills what is made when it is asked for the first time
    walk().await;
    let before = site.contents().await;
    walk().await;
    let after = site.contents().await;
    assert_eq!(before.len(), after.len());
    for (table, rows) in &after {
        if !HANDED_OUT.contains(&table.as_str()) {
            let same = before.get(table) == Some(rows);
            assert!(same, "{table}: {:?}", changed(&before[table], rows));
        }
    }
}

#[tokio::test]
async fn a_lesson_that_was_fetched_ahead_is_read_when_it_is_shown() {
    let site = Site::start().await;
    let folder = site.scratch().join("program");
    copy_folder(&small_program(), &folder);
    let lesson = folder.join("courses/first-steps/01-beginning/01-lesson.md");
    exchange(&lesson, "minutes = 3", "minutes = 3\nread_seconds = 1");
    site.import(&folder);
    let ana = site.person("Ana", "ana@example.org", None).await;
    // joined, and nothing opened yet
    ana.post("/courses/first-steps/enroll", &[]).await;
    let ahead = async |path: &str| {
        let request = ana.request(Method::GET, path);
        ana.send(request.header("sec-purpose", "prefetch;anonymous-client-ip"))
            .await
    };
    let (timed, other) = (
        "/learn/first-steps/why-small",
        "/learn/first-steps/against-the-clock",
    );
    // its time must begin when it is shown, also where scripts are off
    let page = ahead(timed).await;
    assert_eq!(page.status, 425, "{}", page.text());
    ana.visit(timed).await;
    assert_eq!(ahead(timed).await.status, 200);
    let place = async || ana.get("/learn/first-steps").await.location();
    let page = ahead(other).await;
    assert_eq!(page.status, 200);
    let rules = page
        .header("speculation-rules")
        .trim_matches('"')
        .to_owned();
    let rules = ana.visit(&rules).await;
    assert_eq!(
        rules.header("content-type"),
        "application/speculationrules+json"
    );
    assert!(page.has("script[src*=fetched-ahead]"), "{}", page.text());
    assert_eq!(place().await, timed);
    // what its script does once it is shown
    ana.visit(other).await;
    laurel_tests::wait_for("the place", || async {
        (place().await == other).then_some(())
    })
    .await;
}
