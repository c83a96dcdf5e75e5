//! What is broken is told with what to do about it: a damaged database, a page that would not
//! be shown as it was written.

use laurel_tests::{Site, wait_for};
use reqwest::Method;
use std::process::Output;

fn said(output: &Output) -> String {
    let text = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    text.join("")
}

#[tokio::test]
async fn a_damaged_database_is_told_with_what_to_do() {
    let mut site = Site::start().await;
    if !site.is_sqlite() {
        return;
    }
    site.person("Ana", "ana@example.org", None).await;
    site.stop();
    // what still lies beside the file would be read instead of it
    site.by_hand("PRAGMA wal_checkpoint(TRUNCATE)").await;
    let file = site.data().join("laurel.db");
    let whole = std::fs::read(&file).expect("a database");
    // pages in the middle, behind the schema
    let mut broken = whole.clone();
    let page = 4096;
    for at in (page * 20)..broken.len().min(page * 60) {
        broken[at] = 0xA5;
    }
    std::fs::write(&file, &broken).expect("it is written");
    let doctor = site.run(&["doctor"]);
    let told = said(&doctor);
    assert_eq!(doctor.status.code(), Some(1), "{told}");
    assert!(told.contains("laurel restore FILE --force"), "{told}");
    // no database at all
    std::fs::write(&file, b"this is a letter, and not a database").expect("it is written");
    let start = site.run(&["serve"]);
    assert_eq!(start.status.code(), Some(1), "{}", said(&start));
    assert!(
        said(&start).contains("laurel restore FILE --force"),
        "{}",
        said(&start)
    );
}

#[tokio::test]
async fn a_site_with_a_damaged_page_is_not_ready_though_it_serves() {
    let mut site = Site::start().await;
    if !site.is_sqlite() {
        return;
    }
    site.by_hand("CREATE TABLE apart (words TEXT)").await;
    let words = "somewhere among the pages ".repeat(60);
    let rows = format!("INSERT INTO apart SELECT '{words}' FROM (VALUES (1), (2), (3), (4))");
    site.by_hand(&rows).await;
    assert_eq!(site.visitor().get("/readyz").await.status, 200);
    site.stop();
    site.by_hand("PRAGMA wal_checkpoint(TRUNCATE)").await;
    let file = site.data().join("laurel.db");
    let mut bytes = std::fs::read(&file).expect("a database");
    let mark = b"somewhere among the pages";
    let place = bytes.windows(mark.len()).position(|here| here == mark);
    let page = place.expect("it is there") / 4096 * 4096;
    bytes[page..page + 64].fill(0xA5);
    std::fs::write(&file, &bytes).expect("it is written");
    site.spawn();
    let visitor = site.visitor();
    let told = wait_for("the damage to be found", || async {
        let asked = visitor.request(Method::GET, "/readyz");
        let answer = visitor.try_send(asked).await.ok()?;
        (answer.status == 503).then(|| answer.text())
    });
    let told = told.await;
    assert!(told.contains("the database is damaged"), "{told}");
    assert_eq!(visitor.get("/").await.status, 200);
    assert!(
        site.log().contains("laurel restore FILE --force"),
        "{}",
        site.log()
    );
}

#[tokio::test]
async fn a_page_says_what_it_would_not_show() {
    let site = Site::start().await;
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    let form = olga
        .visit("/admin/pages/about/en")
        .await
        .form_with("source");
    let whole = form.value("source").expect("a text").to_owned();
    for (more, words) in [
        ("![A drawing](pic.png)", "has a picture"),
        ("<script>alert(1)</script>", "has HTML"),
        ("[there](javascript:alert(1))", "would lead nowhere"),
        ("# Another title", "has one #"),
    ] {
        let text = format!("{whole}\n\n{more}");
        let typed = form.clone().with("source", &text).with("wish", "save");
        let answer = olga.send_form(&typed).await;
        assert_eq!(answer.status, 422, "{more}: {}", answer.text());
        assert!(answer.text().contains(words), "{more}: {}", answer.text());
        let again = answer.form_with("source");
        assert!(
            again
                .value("source")
                .is_some_and(|kept| kept.contains(more)),
            "{more} is kept"
        );
    }
    let saved = olga.send_form(&form.with("wish", "save")).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
}
