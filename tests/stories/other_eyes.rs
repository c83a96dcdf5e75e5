//! What was not meant for these eyes: pages that a browser keeps after signing
//! out, and forms of one person that another's session would send.

use laurel_tests::{Person, Site, small_program};

const COURSE: &str = "first-steps";

async fn site() -> (Site, Person) {
    let site = Site::start().await;
    site.import(&small_program());
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll(COURSE).await;
    (site, ana)
}

/// The address of the first lesson.
async fn lesson(ana: &Person) -> String {
    ana.visit(&format!("/learn/{COURSE}")).await.path
}

#[tokio::test]
async fn no_browser_keeps_a_page_that_was_made_for_one_person() {
    let (site, ana) = site().await;
    let lesson = lesson(&ana).await;
    for path in [
        "/dashboard",
        "/account",
        "/certificates",
        "/account/data",
        lesson.as_str(),
        // the menu has the name
        "/",
        "/programs",
        "/nowhere",
    ] {
        let page = ana.visit(path).await;
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("etag"), "", "{path}");
    }
    let visitor = site.visitor();
    for link in [
        "/sign-in/",
        "/reset-password/",
        "/confirm-email/",
        "/setup/",
        "/notifications/manage/",
    ] {
        let page = visitor.get(&format!("{link}{}", "a".repeat(48))).await;
        assert_eq!(page.header("cache-control"), "no-store", "{link}");
    }
    for path in ["/", "/login", "/contact"] {
        let kept = visitor.get(path).await.header("cache-control").to_owned();
        assert!(kept.contains("no-cache"), "{path}: {kept}");
    }
    let out = ana.post("/logout", &[]).await;
    assert_eq!(out.header("clear-site-data"), "\"cache\", \"storage\"");
}

#[tokio::test]
async fn nothing_is_written_from_a_page_that_was_made_for_somebody_else() {
    let (site, ana) = site().await;
    let path = lesson(&ana).await;
    let mine = ana
        .get(&path)
        .await
        .form_with("note")
        .with("note", "Private words of Ana.");
    let bookmark = ana.get(&path).await.form("/bookmark");
    // the same browser; every page of it is Dora's now
    let dora = site.person("Dora", "dora@example.org", None).await;
    dora.enroll(COURSE).await;
    let answer = dora.send_form(&mine).await;
    assert_eq!(answer.status, 403, "{}", answer.text());
    assert!(
        answer.text().contains("Private words of Ana."),
        "nothing is lost"
    );
    assert!(answer.text().contains("Dora"));
    assert_eq!(dora.send_form(&bookmark).await.status, 403);
    let hers = dora.get(&path).await;
    assert_eq!(hers.form_with("note").value("note"), Some(""));
    assert_eq!(hers.form("/bookmark").value("bookmark"), Some("on"));
    // Ana herself, and whoever does not say for whom
    let saved = ana.send_form(&mine).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(
        dora.post(&mine.action, &[("note", "Hers.")]).await.status,
        303
    );
    // every form that somebody who is signed in can send says it
    for path in [
        "/dashboard",
        "/account",
        "/account/tokens",
        "/contact",
        path.as_str(),
    ] {
        for form in ana.visit(path).await.forms() {
            assert!(
                !form.post || form.value("made_for").is_some(),
                "{path}: {}",
                form.action
            );
        }
    }
    // a visitor's do not
    let contact = site.visitor().get("/contact").await;
    assert!(!contact.text().contains("made_for"));
}

#[tokio::test]
async fn an_older_tab_does_not_write_over_a_newer_note() {
    let (_site, ana) = site().await;
    let path = lesson(&ana).await;
    let older = ana.get(&path).await.form_with("note");
    let long = "A long note that took me an hour.";
    let newer = older.clone().with("note", long);
    assert_eq!(ana.send_form(&newer).await.status, 303);
    let clash = ana
        .send_form(&older.clone().with("note", "A short x"))
        .await;
    assert_eq!(clash.status, 409, "{}", clash.text());
    for text in [long, "A short x"] {
        assert!(clash.text().contains(text), "{text}");
    }
    // an empty one neither, nor one without the field
    assert_eq!(ana.send_form(&older.with("note", " ")).await.status, 409);
    let empty = ana.post(&newer.action, &[]).await;
    assert_eq!(empty.status, 400, "{}", empty.text());
    assert_eq!(
        ana.get(&path).await.form_with("note").value("note"),
        Some(long)
    );
    // both were seen
    let both = clash.form_with("note").with("note", "Both in one.");
    assert_eq!(ana.send_form(&both).await.status, 303);
    let kept = ana.get(&path).await.form_with("note");
    assert_eq!(kept.value("note"), Some("Both in one."));
}
