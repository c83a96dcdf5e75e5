//! Story 1: from a cold morning to a framed certificate, without scripts.

use laurel_tests::{AnswerKey, AnswerPlan, Person, Site};
use sha2::{Digest, Sha256};

const NAME: &str = "Nguyễn Thị Ánh";
const EMAIL: &str = "anh@example.org";
const TITLE: &str = "Compassionate Leadership Certificate";

/// A visitor finds the program, registers, confirms and signs in.
async fn arrives(site: &Site) -> Person {
    let person = site.visitor();
    let home = person.visit("/").await;
    assert_eq!(home.status, 200);
    let program = home
        .address("/programs/compassionate-leadership")
        .unwrap_or_else(|| panic!("the home page leads to the program: {}", home.text()));
    let program = person.visit(&program).await;
    assert!(program.text().contains(TITLE), "{}", program.text());
    for word in [
        "hours",
        "free",
        "Seeing what hurts",
        "Responding well",
        "Making it last",
    ] {
        assert!(
            program.text().to_lowercase().contains(&word.to_lowercase()),
            "it says {word}: {}",
            program.text()
        );
    }
    let register = person.visit("/register").await.form("/register");
    let form = register
        .with("name", "Anh")
        .with("email", EMAIL)
        .with("password", Person::PASSWORD)
        .with("terms", "yes");
    person.take_form(&form).await;
    let link = site.email(EMAIL, "Confirm").await.link("/confirm-email/");
    let confirm = person.visit(&link).await;
    if let Some(form) = confirm
        .forms()
        .into_iter()
        .find(|f| f.action.contains("/confirm-email/"))
    {
        person.take_form(&form).await;
    }
    if person.get("/dashboard").await.status != 200 {
        let login = person.visit("/login").await.form("/login");
        let form = login
            .with("email", EMAIL)
            .with("password", Person::PASSWORD);
        person.take_form(&form).await;
    }
    person
}

/// Enrolls by the form on the course's page.
async fn enrolls(person: &Person, course: &str) {
    let page = person.visit(&format!("/courses/{course}")).await;
    let form = page.form(&format!("/courses/{course}/enroll"));
    let page = person.take_form(&form).await;
    assert_eq!(page.status, 200, "{}", page.text());
}

#[tokio::test]
async fn from_a_cold_morning_to_a_framed_certificate() {
    let site = Site::start().await;
    let key = AnswerKey::bundled();
    let anh = arrives(&site).await;

    let [first, second, third] = key.courses();
    enrolls(&anh, first).await;
    // a quiz is failed once, and the feedback read
    let quiz = key
        .counting(first)
        .into_iter()
        .find(|a| a.quiz().is_some())
        .expect("a quiz")
        .slug
        .clone();
    let failed = anh.take_quiz(&key, first, &quiz, AnswerPlan::Wrong).await;
    assert!(
        failed.text().contains("Not passed yet"),
        "{}",
        failed.text()
    );
    let told = key
        .secrets(first)
        .iter()
        .filter(|s| failed.html().contains(*s))
        .count();
    assert!(told >= 4, "the feedback teaches: {}", failed.text());
    let missing = anh
        .visit(&format!("/courses/{first}/progress"))
        .await
        .text();
    for words in ["is not done yet", "needs 70 percent"] {
        assert!(missing.contains(words), "why not yet: {words} in {missing}");
    }
    let done = anh.finish_course(&key, first).await;
    assert_eq!(done.status, 200);

    enrolls(&anh, second).await;
    anh.finish_course(&key, second).await;
    enrolls(&anh, third).await;
    anh.finish_course(&key, third).await;

    // no certificate before the name is confirmed, and she is told why
    let dashboard = anh.visit("/dashboard").await;
    assert!(anh.certificates().await.is_empty(), "{}", dashboard.text());
    assert!(dashboard.text().contains("name"), "{}", dashboard.text());

    anh.confirm_name(NAME).await;
    let number = anh.certificate().await;
    let email = site.email(EMAIL, "certificate").await;
    assert!(email.text.contains(&number), "{}", email.text);
    let pdf = anh.get(&format!("/credentials/{number}.pdf")).await;
    assert_eq!(pdf.status, 200);
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    assert!(pdf.bytes.len() <= 45 * 1024, "{} bytes", pdf.bytes.len());
    let seal = hex::encode(Sha256::digest(&pdf.bytes));

    // a stranger
    let stranger = site.visitor();
    let json = stranger.get_json(&format!("/verify/{number}")).await.json();
    assert_eq!(json["status"], "valid", "{json}");
    assert_eq!(json["holder"], NAME);
    assert_eq!(json["title"], TITLE);
    assert_eq!(json["number"], number.as_str());
    assert_eq!(json["sha256"], seal.as_str());
    let issued = json["issued_on"].as_str().expect("a date").to_owned();
    assert_eq!(issued.len(), 10, "a civil date: {issued}");
    let page = stranger.visit(&format!("/verify/{number}")).await;
    assert_eq!(page.heading(), "Valid");
    for part in [NAME, TITLE, number.as_str(), seal.as_str()] {
        assert!(page.text().contains(part), "{part} in {}", page.text());
    }
    assert!(
        page.has(&format!("time[datetime^='{issued}']")),
        "the same date: {}",
        page.html()
    );
    for ending in ["png", "svg"] {
        let picture = stranger
            .get(&format!("/credentials/{number}.{ending}"))
            .await;
        assert_eq!(picture.status, 200, "{ending}");
        assert!(picture.header("content-type").starts_with("image/"));
    }
    let short = stranger.get(&format!("/credentials/{number}")).await;
    assert!((300..400).contains(&short.status));
    assert!(short.location().ends_with(&format!("/verify/{number}")));
    // typed by hand, without hyphens and in small letters
    let typed = number.replace('-', "").to_lowercase();
    let form = stranger
        .visit("/verify")
        .await
        .forms()
        .into_iter()
        .find(|f| f.has("number"))
        .expect("a field");
    let answer = stranger.send_form(&form.with("number", &typed)).await;
    let answer = if answer.status == 303 {
        stranger.visit(&answer.location()).await
    } else {
        answer
    };
    assert_eq!(answer.heading(), "Valid", "{}", answer.text());

    // exactly one, whatever is visited again
    anh.visit("/dashboard").await;
    assert_eq!(anh.certificates().await, [number]);
    let emails = site
        .emails()
        .into_iter()
        .filter(|l| l.to == EMAIL && l.subject.contains("certificate"));
    assert_eq!(emails.count(), 1);
}
