//! Certificates: one, whatever is raced; sealed, whatever is changed; revoked
//! at once and for everybody.

use crate::forms_of::every_form;
use laurel_tests::{AnswerKey, AnswerPlan, Person, Site, small_program, wait_for};
use serde_json::Value;

pub async fn learner_with_one(site: &Site) -> (Person, String) {
    site.import(&small_program());
    let ana = site.person("Ana", "ana@example.org", None).await;
    let number = ana.earn(&AnswerKey::small(), "Ana Ferreira").await;
    (ana, number)
}

/// An issuer revokes it.
pub async fn revoke(site: &Site, number: &str) {
    let issuer = site
        .person("Ines", "ines@example.net", Some("issuer"))
        .await;
    let page = issuer
        .visit(&format!("/admin/certificates/{number}/revoke"))
        .await;
    let form = page.form("revoke").with("reason", "issued-in-error");
    issuer.take_form(&form).await;
}

async fn verify(site: &Site, number: &str) -> Value {
    site.visitor()
        .get_json(&format!("/verify/{number}"))
        .await
        .json()
}

#[tokio::test]
async fn a_hundred_identical_finishes_at_once_give_one_certificate_and_one_letter() {
    let site = Site::start().await;
    site.import(&small_program());
    let key = AnswerKey::small();
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll("first-steps").await;
    ana.mark_done("first-steps", "why-small").await;
    let attempt = ana.begin("first-steps", "check-steps").await;
    for question in key.questions_of(&ana, "first-steps", &attempt).await {
        ana.answer(&key, "first-steps", &attempt, &question, AnswerPlan::Right)
            .await;
    }
    let submit = format!("{attempt}/submit");
    let pages = futures::future::join_all((0..100).map(|_| ana.post(&submit, &[]))).await;
    for page in &pages {
        assert_eq!(page.status, 303, "{}", page.text());
    }
    let form = ana.name_form().await.with("name", "Ana Ferreira");
    let pages = futures::future::join_all((0..100).map(|_| ana.send_form(&form))).await;
    for page in &pages {
        assert!(
            [303, 404, 409].contains(&page.status),
            "{}: {}",
            page.status,
            page.text()
        );
    }
    let number = ana.certificate().await;
    assert_eq!(verify(&site, &number).await["holder"], "Ana Ferreira");
    site.email("ana@example.org", "certificate").await;
    let form = pages.iter().filter(|p| p.status == 303).count();
    assert!(form >= 1);
    // everything again, later
    ana.take_quiz(&key, "first-steps", "check-steps", AnswerPlan::Right)
        .await;
    ana.mark_done("first-steps", "why-small").await;
    assert_eq!(ana.certificates().await, [number]);
    let emails = site.emails();
    let count = emails
        .iter()
        .filter(|l| l.subject.contains("certificate"))
        .count();
    assert_eq!(count, 1, "one email");
    let admin = site
        .person("Olga", "olga@example.org", Some("administrator"))
        .await;
    let list = admin.visit("/admin/certificates").await;
    assert_eq!(
        list.text().matches("Ana Ferreira").count(),
        1,
        "{}",
        list.text()
    );
}

#[tokio::test]
async fn a_revoked_certificate_says_so_everywhere_at_once_and_the_private_note_nowhere() {
    let site = Site::start().await;
    let (_, number) = learner_with_one(&site).await;
    let before = verify(&site, &number).await;
    let sealed = site.visitor().pdf(&number).await;
    let file = site.scratch().join("ana.pdf");
    std::fs::write(&file, &sealed).expect("a file");
    let issuer = site.person("Ivo", "ivo@example.org", Some("issuer")).await;
    let list = issuer.visit("/admin/certificates").await;
    let address = list
        .attributes("main a[href]", "href")
        .into_iter()
        .find(|a| a.starts_with("/admin/certificates/") && a.contains(&number))
        .unwrap_or_else(|| panic!("a page for {number}: {}", list.text()));
    let page = issuer.visit(&address).await;
    let page = match page
        .address("/revoke")
        .filter(|_| !page.forms().iter().any(|f| f.has("reason")))
    {
        Some(address) => issuer.visit(&address).await,
        None => page,
    };
    let form = page.form("revoke");
    let none = issuer.send_form(&form.clone().with("reason", "")).await;
    assert_eq!(none.status, 422, "a reason is needed");
    assert_eq!(verify(&site, &number).await["status"], "valid");
    let note = "Heronplume: the neighbor told us";
    issuer
        .take_form(&form.with("reason", "issued-in-error").with("note", note))
        .await;

    let after = verify(&site, &number).await;
    assert_eq!(after["status"], "revoked", "{after}");
    for field in ["holder", "title", "issued_on", "sha256", "number"] {
        assert_eq!(after[field], before[field], "{field} is sealed");
    }
    let events = after["events"].as_array().expect("events");
    assert!(
        events
            .iter()
            .any(|e| e["type"] == "revoked" && e["reason"].is_string()),
        "{after}"
    );
    let page = site.visitor().visit(&format!("/verify/{number}")).await;
    assert_eq!(page.heading(), "Revoked");
    assert!(page.text().contains("issued in error"), "{}", page.text());
    assert_eq!(
        site.visitor().pdf(&number).await,
        sealed,
        "the file stays what it was"
    );
    let output = site.run(&["verify", &file.display().to_string()]);
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.to_lowercase().contains("revoked"), "{said}");
    let visitor = site.visitor();
    for path in [
        format!("/verify/{number}"),
        format!("/credentials/{number}.svg"),
        format!("/credentials/{number}.json"),
        format!("/credentials/{number}.pdf"),
    ] {
        for page in [visitor.get(&path).await, visitor.get_json(&path).await] {
            assert!(!page.html().contains("Heronplume"), "{path}");
        }
    }
    assert!(!said.contains("Heronplume") && !after.to_string().contains("Heronplume"));
    assert!(
        issuer.visit(&address).await.text().contains("Heronplume"),
        "the staff can read it"
    );
    for email in site.emails() {
        assert!(!email.raw.contains("Heronplume"), "{}", email.subject);
    }
    let twice = issuer.send_form(&page_form(&issuer, &address).await).await;
    assert!(twice.status < 500, "{}", twice.status);
}

/// Any form on the certificate's page, or a form that goes nowhere.
async fn page_form(person: &Person, address: &str) -> laurel_tests::WebForm {
    let page = person.visit(address).await;
    let own = page
        .forms()
        .into_iter()
        .find(|f| f.action.contains("certificates"));
    own.unwrap_or_else(|| page.forms().remove(0))
}

#[tokio::test]
async fn nothing_an_administrator_or_the_holder_does_changes_or_deletes_what_was_issued() {
    let site = Site::start().await;
    let (ana, number) = learner_with_one(&site).await;
    let before = verify(&site, &number).await;
    let sealed = site.visitor().pdf(&number).await;
    let owner = site.person("Olga", "olga@example.org", Some("owner")).await;
    // the holder's profile first: another name
    let account = ana.visit("/account").await;
    for form in account.forms() {
        if form.post && form.action.contains("/account") && form.has("name") {
            ana.send_form(
                &form
                    .with("name", "Somebody Else")
                    .with("certificate_name", "Somebody Else"),
            )
            .await;
        }
    }
    let mut tried = 0;
    for form in every_form(&owner, &["/admin", "/studio"]).await {
        let words = form.words.to_lowercase();
        if form.action.contains("revoke")
            || form.action.contains("logout")
            || words.contains("sign out")
        {
            continue;
        }
        tried += 1;
        for filled in [form.clone(), form.clone().filled()] {
            let page = owner.send_form(&filled).await;
            assert!(
                page.status < 500,
                "{} {:?}: {}",
                filled.action,
                filled.fields,
                page.status
            );
        }
        for (name, value) in &form.buttons {
            let page = owner.send_form(&form.clone().with(name, value)).await;
            assert!(
                page.status < 500,
                "{} {name}={value}: {}",
                form.action,
                page.status
            );
        }
    }
    println!("{tried} forms of the staff were sent");
    assert!(tried >= 5, "the staff's forms were found");
    let after = verify(&site, &number).await;
    assert_eq!(after["number"], before["number"], "{after}");
    for field in [
        "holder",
        "title",
        "kind",
        "hours",
        "issued_on",
        "sha256",
        "status",
    ] {
        assert_eq!(after[field], before[field], "{field} is sealed");
    }
    assert_eq!(site.visitor().pdf(&number).await, sealed);

    // she is erased and keeps it verifiable
    let ana = site.visitor();
    ana.post(
        "/login",
        &[("email", "ana@example.org"), ("password", Person::PASSWORD)],
    )
    .await;
    let page = ana.visit("/account/erase").await;
    if page.status == 200
        && page
            .forms()
            .iter()
            .any(|f| f.action.contains("/account/erase"))
    {
        let form = page.form("/account/erase");
        let form = form
            .filled()
            .with("email", "ana@example.org")
            .with("password", Person::PASSWORD)
            .with("certificates", "keep");
        let done = ana.send_form(&form).await;
        assert_eq!(done.status, 303, "{}", done.text());
    }
    let after = verify(&site, &number).await;
    assert_eq!(after["sha256"], before["sha256"], "{after}");
    assert_eq!(after["status"], "valid");
    assert_eq!(site.visitor().pdf(&number).await, sealed);
}

#[tokio::test]
async fn unknown_numbers_look_alike_and_a_name_that_cannot_be_printed_says_why() {
    let site = Site::start().await;
    site.import(&small_program());
    let visitor = site.visitor();
    let mut shapes = Vec::new();
    for number in [
        "AAAA-AAAA-AAAA-AAAA",
        "0000-0000",
        "2222-3333-4444-5555",
        "x",
        "%00",
        "<b>x</b>",
        "../admin",
    ] {
        let page = visitor
            .get(&format!("/verify/{}", number.replace('/', "%2f")))
            .await;
        assert_eq!(page.status, 404, "{number}");
        assert!(!page.html().contains("<b>x</b>"));
        if number == "%00" {
            continue;
        }
        shapes.push((page.heading(), page.all("h2"), page.all("form").len()));
        let json = visitor
            .get_json(&format!("/verify/{}", number.replace('/', "%2f")))
            .await;
        assert_eq!(json.status, 404, "{number}");
    }
    shapes.dedup();
    assert_eq!(shapes.len(), 1, "{shapes:?}");

    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll("first-steps").await;
    ana.finish_course(&AnswerKey::small(), "first-steps").await;
    let form = ana.name_form().await;
    for (name, said) in [("𓀀𓀁", "𓀀"), ("", ""), ("Ana\u{0}", ""), ("\u{202e}anA", "")] {
        let page = ana.send_form(&form.clone().with("name", name)).await;
        assert_eq!(page.status, 422, "{name:?}: {}", page.text());
        assert!(
            page.text().contains(said),
            "the email is named: {}",
            page.text()
        );
    }
    let long = ana
        .send_form(&form.clone().with("name", &"Ana ".repeat(200)))
        .await;
    assert_eq!(long.status, 422);
    assert!(ana.certificates().await.is_empty());
    ana.take_form(&form.with("name", "Ánh «Ana» O’Neil-Łukasz שלום"))
        .await;
    let number = ana.certificate().await;
    wait_for("the sealed name", || async {
        (verify(&site, &number).await["holder"] == "Ánh «Ana» O’Neil-Łukasz שלום").then_some(())
    })
    .await;
}
