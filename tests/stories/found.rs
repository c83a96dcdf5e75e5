//! Search: lessons open to who asks, their own notes, words within runs of letters, and a slip
//! of the finger.

use laurel_tests::{Page, Person, Site, front};
use reqwest::Method;

async fn asks(person: &Person, query: &str) -> Page {
    let request = person
        .request(Method::GET, "/search")
        .query(&[("q", query)]);
    person.send(request).await
}

#[tokio::test]
async fn lessons_and_notes_are_found_by_whom_they_are_open_to() {
    let site = Site::start().await;
    let lesson = front("ground", "kind = \"lesson\"\nminutes = 5\n")
        + "\nA **baseline** says where one stands. 私たちのリーダーシップと心理的安全性。\n";
    site.import_course("reading", &[("01-ground.md", &lesson)]);
    let ana = site.person("Ana", "ana@example.org", None).await;
    let address = "a[href='/learn/reading/ground']";
    assert!(!asks(&ana, "baseline").await.has(address), "not in it yet");
    ana.enroll("reading").await;
    for query in [
        "baseline",
        "BASE",
        "stands baseline",
        "リーダーシップ",
        "安全",
        "ground",
    ] {
        let page = asks(&ana, query).await;
        assert!(page.has(address), "{query}: {}", page.text());
    }
    let note = ana.visit("/learn/reading/ground").await.form_with("note");
    ana.send_form(&note.with("note", "Ask the Heronplume team."))
        .await;
    let page = asks(&ana, "heronplume").await;
    assert!(
        page.has("a[href='/learn/reading/ground#notes']"),
        "{}",
        page.text()
    );
    assert!(page.text().contains("Your note"), "{}", page.text());
    // nobody else
    let dora = site.person("Dora", "dora@example.org", None).await;
    dora.enroll("reading").await;
    assert!(!asks(&dora, "heronplume").await.text().contains("team"));
    for query in ["baseline", "heronplume"] {
        assert!(
            !asks(&site.visitor(), query).await.has("a[href^='/learn/']"),
            "{query}"
        );
    }
    // nor who left
    ana.post("/courses/reading/leave", &[("confirmed", "yes")])
        .await;
    assert!(!asks(&ana, "baseline").await.has(address));
}

#[tokio::test]
async fn a_slip_of_the_finger_is_led_to_what_was_meant() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let page = asks(&visitor, "burnot").await;
    let link = page.address("/search?q=burnout");
    assert!(link.is_some(), "{}", page.text());
    let page = asks(&visitor, "burnout").await;
    assert!(!page.text().contains("Nothing found"), "{}", page.text());
    let page = asks(&visitor, "qqqqqqqq").await;
    assert!(!page.text().contains("Did you mean"), "{}", page.text());
}
