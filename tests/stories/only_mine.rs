//! Story 13: only what is mine.

use crate::forms_of::every_form;
use laurel_tests::{
    AnswerKey, Person, Site, bundled_program, copy_folder, small_program, wait_for,
};
use std::collections::BTreeSet;

const MINE: &str = "seeing-what-hurts";
const THEIRS: &str = "responding-well";
const SECRET: &str = "Draftonlyword";

/// A draft of another's course, with a word that stands nowhere else.
fn draft(site: &Site) {
    let folder = site.scratch().join("edited");
    copy_folder(&bundled_program(), &folder);
    let lesson = folder.join("courses/responding-well/02-trust/01-what-trust-rests-on.md");
    let text = std::fs::read_to_string(&lesson).expect("the lesson");
    std::fs::write(&lesson, format!("{text}\n{SECRET}\n")).expect("it is edited");
    site.said(&["import", &folder.display().to_string()]);
}

/// Addresses that somebody finds from a page, two links deep.
async fn found(person: &Person, start: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::from([start.to_owned()]);
    let mut waiting = vec![start.to_owned()];
    for _ in 0..3 {
        let mut next = Vec::new();
        for path in waiting {
            let page = person.get(&path).await;
            if !page.header("content-type").starts_with("text/html") {
                continue;
            }
            for link in page.attributes("main a[href]", "href") {
                let link = link.split('#').next().unwrap_or_default().to_owned();
                if link.starts_with("/studio") && all.insert(link.clone()) {
                    next.push(link);
                }
            }
        }
        waiting = next;
    }
    all
}

#[tokio::test]
async fn an_instructor_sees_nothing_of_anothers_course_by_any_way() {
    let site = Site::start().await;
    draft(&site);
    let ana = site.person("Ana Ferreira", "ana@example.org", None).await;
    ana.enroll(THEIRS).await;
    let ida = site.instructor("Ida", "ida@example.org", MINE).await;
    let ivo = site.instructor("Ivo", "ivo@example.org", THEIRS).await;

    assert_eq!(
        ida.get(&format!("/studio/courses/{MINE}")).await.status,
        200
    );
    let theirs = ivo.get(&format!("/studio/courses/{THEIRS}")).await;
    assert_eq!(theirs.status, 200);
    let list = ida.visit("/studio").await;
    assert!(list.text().contains("Seeing what hurts"), "{}", list.text());
    assert!(!list.text().contains("Responding well"), "{}", list.text());

    let addresses = found(&ivo, "/studio").await;
    assert!(addresses.len() >= 2, "{addresses:?}");
    let mut met = false;
    for path in &addresses {
        met |= ivo.visit(path).await.text().contains(SECRET);
        if !path.contains(THEIRS) {
            continue;
        }
        let page = ida.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(
            !page.html().contains(SECRET) && !page.html().contains("Ana Ferreira"),
            "{path}"
        );
        assert_eq!(ana.get(path).await.status, 403, "{path} for a learner");
        assert_eq!(
            site.visitor().get(path).await.status,
            303,
            "{path} for a visitor"
        );
    }
    assert!(met, "its own instructor reads the draft: {addresses:?}");
    for path in found(&ida, "/studio").await {
        let page = ida.visit(&path).await;
        assert!(
            !page.html().contains(SECRET) && !page.html().contains("Ana Ferreira"),
            "{path}"
        );
    }
    let mut tried = 0;
    for form in every_form(&ivo, &[&format!("/studio/courses/{THEIRS}")]).await {
        if form.action.starts_with("/studio") && form.action.contains(THEIRS) {
            tried += 1;
            // what refuses must not be that it was made for somebody else
            let form = form.without("made_for");
            let page = ida.send_form(&form).await;
            assert!(
                [403, 404].contains(&page.status),
                "{}: {}",
                form.action,
                page.status
            );
            assert_eq!(ana.send_form(&form).await.status, 403, "{}", form.action);
        }
    }
    assert!(tried > 0, "the studio has forms");
    // guessed: the lesson as it is being drafted, and what only administrators may
    for path in [
        format!("/studio/courses/{THEIRS}/preview/what-trust-rests-on"),
        format!("/studio/courses/{THEIRS}/learners"),
        format!("/studio/courses/{THEIRS}/export"),
        "/studio/courses/no-such-course".to_owned(),
    ] {
        let page = ida.get(&path).await;
        assert_eq!(page.status, 404, "{path}");
    }
    for path in [
        "/admin",
        "/admin/people",
        "/admin/audit",
        "/admin/contacts",
        "/admin/subscribers",
        "/admin/settings",
        "/admin/messages",
        "/admin/certificates",
    ] {
        assert_eq!(ida.get(path).await.status, 403, "{path}");
    }
    // a draft is not found by search either
    let search = site.visitor().visit(&format!("/search?q={SECRET}")).await;
    assert!(search.text().contains("Nothing found"), "{}", search.text());
}

#[tokio::test]
async fn a_learners_notes_certificates_and_data_are_their_own() {
    let site = Site::start().await;
    site.import(&small_program());
    let ana = site.person("Ana Ferreira", "ana@example.org", None).await;
    let number = ana.earn(&AnswerKey::small(), "Ana Ferreira").await;
    let lesson = "/learn/first-steps/why-small";
    let form = ana.visit(lesson).await.form("/notes");
    let field = form.offered.keys().next().expect("a field").clone();
    ana.take_form(&form.with(&field, "Heronplume is what I noticed"))
        .await;
    assert!(
        ana.visit(lesson).await.html().contains("Heronplume"),
        "the note is kept"
    );
    let ben = site.person("Ben", "ben@example.org", None).await;
    ben.enroll("first-steps").await;
    let admin = site.person("Olga", "olga@example.org", Some("owner")).await;
    for person in [&ben, &admin] {
        assert!(!person.visit(lesson).await.html().contains("Heronplume"));
        let page = person.get(&format!("/certificates/{number}")).await;
        assert_eq!(
            page.status,
            404,
            "her page about it is hers: {}",
            page.text()
        );
    }
    let data = ben.get("/account/data").await.html();
    assert!(
        !data.contains("Heronplume") && !data.contains("ana@example.org"),
        "{data}"
    );
    assert!(
        ana.get("/account/data").await.html().contains("Heronplume"),
        "it is among her data"
    );
    for path in ["/dashboard", "/account", "/certificates"] {
        assert!(
            !ben.visit(path).await.html().contains("Ana Ferreira"),
            "{path}"
        );
    }
    // what a form of hers is changed by hand to act on somebody else's
    let phone = site.signs_in("ana@example.org").await;
    let account = ana.visit("/account").await;
    let ends = account.attributes("button[formaction]", "formaction");
    assert!(
        ends.iter().any(|end| end.starts_with("/account/sessions/")),
        "{ends:?}"
    );
    for end in &ends {
        assert_eq!(ben.post(end, &[]).await.status, 404, "{end}");
    }
    for device in [&ana, &phone] {
        let page = device.get("/account").await;
        assert_eq!(page.status, 200, "nobody else ends her session");
    }
}

#[tokio::test]
async fn a_role_that_was_taken_away_is_gone_within_seconds_on_every_node() {
    let site = Site::start().await;
    let node = site.second_node().await;
    let ida = site.instructor("Ida", "ida@example.org", MINE).await;
    let studio = format!("/studio/courses/{MINE}");
    let mut devices = vec![ida.clone()];
    if let Some(node) = &node {
        devices.push(ida.at(node.base.clone()));
    }
    for device in &devices {
        assert_eq!(device.get(&studio).await.status, 200);
    }
    site.said(&[
        "user",
        "role",
        "ida@example.org",
        "instructor",
        "--course",
        MINE,
        "--end",
    ]);
    for device in &devices {
        wait_for("the stale link to be refused", || async {
            (device.get(&studio).await.status == 403).then_some(())
        })
        .await;
    }
    let posted = ida.post(&format!("{studio}/publish"), &[]).await;
    assert_eq!(posted.status, 403);
}

#[tokio::test]
async fn signing_out_of_all_devices_works_within_seconds_on_every_node() {
    let site = Site::start().await;
    let node = site.second_node().await;
    let laptop = site.person("Ana", "ana@example.org", None).await;
    let phone = site.signs_in("ana@example.org").await;
    let mut elsewhere = vec![phone.clone()];
    if let Some(node) = &node {
        elsewhere.push(phone.at(node.base.clone()));
    }
    for device in &elsewhere {
        assert_eq!(device.get("/account").await.status, 200);
    }
    let account = laptop.visit("/account").await;
    let form = account
        .forms()
        .into_iter()
        .find(|f| f.words.contains("Sign out all other devices"))
        .expect("a way to sign out the others");
    laptop.take_form(&form).await;
    for device in &elsewhere {
        wait_for("the other device to be signed out", || async {
            (device.get("/account").await.status == 303).then_some(())
        })
        .await;
    }
    assert_eq!(laptop.get("/account").await.status, 200);
    // an administrator can do the same for somebody
    let admin = site
        .person("Olga", "olga@example.org", Some("administrator"))
        .await;
    let people = admin.visit("/admin/people").await;
    let link = "main a[href^='/admin/people/']";
    let names = people.all(link);
    let at = names
        .iter()
        .position(|name| name.contains("Ana"))
        .unwrap_or_else(|| panic!("a page about her: {}", people.text()));
    let address = people.attributes(link, "href").remove(at);
    let form = admin
        .visit(&address)
        .await
        .forms()
        .into_iter()
        .find(|f| f.action.contains("session"))
        .expect("a way to end her sessions");
    admin.take_form(&form).await;
    wait_for("her to be signed out", || async {
        (laptop.get("/account").await.status == 303).then_some(())
    })
    .await;
}
