//! Earned, and told: whatever page the last act happened on, the certificate is the next
//! step; an email says so; and the name that is issued is one that was seen.

use laurel_tests::{AnswerKey, Person, Site, small_program};

const COURSE: &str = "first-steps";

async fn finishes(site: &Site, name: &str, email: &str) -> (Person, laurel_tests::Page) {
    let key = AnswerKey::small();
    let person = site.person(name, email, None).await;
    person.enroll(COURSE).await;
    let last = person.finish_course(&key, COURSE).await;
    (person, last)
}

#[tokio::test]
async fn the_last_act_leads_to_the_certificate_and_an_email_says_so() {
    let site = Site::start().await;
    site.import(&small_program());
    let (ana, last) = finishes(&site, "Ana", "ana@example.org").await;
    for page in [
        &last,
        &ana.visit(&format!("/courses/{COURSE}/progress")).await,
    ] {
        assert!(page.text().contains("You earned it"), "{}", page.text());
        assert!(
            page.has(".earned a[class='button'][href='/certificates/name']"),
            "{}",
            page.html()
        );
        let primary = page.attributes("main [class='button']", "class").len();
        assert_eq!(primary, 1, "one thing to do next: {}", page.html());
    }
    let told = site.email("ana@example.org", "You earned it").await;
    assert!(told.text.contains("/certificates/name"), "{}", told.text);
    // two presses and nothing typed: the name stands in its field
    let moment = ana.visit("/certificates/name").await;
    assert!(moment.has("h1") && moment.text().contains("You earned it"));
    let name = moment.form_with("name");
    assert_eq!(name.value("name"), Some("Ana"));
    ana.take_form(&name).await;
    ana.certificate().await;
}

#[tokio::test]
async fn no_name_is_issued_that_was_not_seen() {
    let site = Site::start().await;
    site.import(&small_program());
    let (ana, _) = finishes(&site, "Ana", "ana@example.org").await;
    let form = ana
        .visit("/certificates/name")
        .await
        .form("/certificates/name");
    assert_eq!(form.value("shown"), Some("Ana"));
    // as a browser sends it, with its button
    let typed = form.with("name", "Nguyễn Thị Ánh").with("step", "confirm");
    let page = ana.send_form(&typed).await;
    assert_eq!(page.status, 200, "shown first: {}", page.text());
    assert!(page.has("img[src*='Nguy%E1%BB%85n']"), "{}", page.html());
    assert!(ana.certificates().await.is_empty());
    let form = page.form("/certificates/name").with("step", "confirm");
    assert_eq!(form.value("name"), Some("Nguyễn Thị Ánh"));
    assert_eq!(ana.send_form(&form).await.status, 303);
    ana.certificate().await;
    // a name that can't be kept is refused as ever
    let form = ana
        .visit("/certificates/name")
        .await
        .form("/certificates/name");
    let wrong = ana
        .send_form(&form.with("name", " ").with("step", "confirm"))
        .await;
    assert_eq!(wrong.status, 422);
}

#[tokio::test]
async fn the_staff_see_who_waits_and_remind_them() {
    let site = Site::start().await;
    site.import(&small_program());
    let (ana, _) = finishes(&site, "Ana", "ana@example.org").await;
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    site.email("ana@example.org", "You earned it").await;
    let list = olga.visit("/admin/certificates").await;
    let form = list.form("/remind");
    let done = olga.take_form(&form).await;
    assert!(done.text().contains("on its way"), "{}", done.text());
    laurel_tests::wait_for("the reminder", || async {
        let told = site.emails();
        let told = told
            .iter()
            .filter(|email| email.subject.contains("You earned it"));
        (told.count() == 2).then_some(())
    })
    .await;
    assert_eq!(
        ana.send_form(&form.clone().without("made_for"))
            .await
            .status,
        403
    );
    ana.confirm_name("Ana").await;
    ana.certificate().await;
    let late = olga.take_form(&form).await;
    assert!(late.text().contains("Nothing waits"), "{}", late.text());
}
