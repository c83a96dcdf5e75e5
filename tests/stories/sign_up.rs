//! Signing up in one go: from "Begin" to the first lesson, with nothing typed twice.

use laurel_tests::{Page, Person, Site, WebForm};

const PROGRAM: &str = "/programs/compassionate-leadership";
const BEGIN: &str = "/programs/compassionate-leadership/enroll";
const FIRST: &str = "/learn/seeing-what-hurts/";
const PASSWORD: &str = "seven quiet herons by the lake";

fn filled(form: WebForm, email: &str) -> WebForm {
    form.with("name", "Bea")
        .with("email", email)
        .with("password", PASSWORD)
        .with("terms", "yes")
}

/// Presses "Begin" and makes the account; on the page that says to look in the mail.
async fn begins(visitor: &Person, email: &str) -> Page {
    let begin = visitor.visit(PROGRAM).await;
    let register = begin.address("/register?next=").expect("a way to begin");
    let form = visitor.visit(&register).await.form("/register");
    let sent = visitor.send_form(&filled(form, email)).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    visitor.visit(&sent.location()).await
}

async fn presses_the_button_of(person: &Person, link: &str) -> Page {
    let page = person.visit(link).await;
    let form = page.form("/confirm-email/");
    assert!(form.offered.is_empty(), "nothing to type: {form:?}");
    person.take_form(&form).await
}

#[tokio::test]
async fn one_button_in_the_email_signs_in_and_opens_the_first_lesson() {
    let site = Site::start().await;
    let bea = site.visitor();
    let sent = begins(&bea, "bea@example.org").await;
    assert!(sent.text().contains("bea@example.org"), "{}", sent.text());
    assert_eq!(sent.header("cache-control"), "no-store");
    let link = site
        .email("bea@example.org", "Confirm")
        .await
        .link("/confirm-email/");
    let lesson = presses_the_button_of(&bea, &link).await;
    assert_eq!(lesson.status, 200, "{}", lesson.text());
    assert!(lesson.path.starts_with(FIRST), "{}", lesson.path);
    assert_eq!(bea.get("/account").await.status, 200, "she is signed in");

    // once more: it says that it is done, and leads on
    for done in [
        bea.visit(&link).await,
        bea.post(&link, &[]).await,
        site.visitor().visit(&link).await,
    ] {
        assert_eq!(done.status, 200, "{}", done.text());
        assert!(done.text().contains("was confirmed"), "{}", done.text());
    }
    let elsewhere = site.visitor();
    let page = elsewhere.visit(&link).await;
    assert!(page.address("/login?next=").is_some(), "{}", page.text());
    assert_ne!(
        elsewhere.get("/account").await.status,
        200,
        "the link signs in once, and only where she registered"
    );
}

#[tokio::test]
async fn who_reads_email_on_another_device_lands_there_too() {
    let site = Site::start().await;
    let desk = site.visitor();
    begins(&desk, "bea@example.org").await;
    let link = site
        .email("bea@example.org", "Confirm")
        .await
        .link("/confirm-email/");
    let phone = site.visitor();
    let login = presses_the_button_of(&phone, &link).await;
    assert_ne!(
        phone.get("/account").await.status,
        200,
        "not by the link alone"
    );
    let form = login
        .form("/login")
        .with("email", "bea@example.org")
        .with("password", PASSWORD);
    let lesson = phone.take_form(&form).await;
    assert!(lesson.path.starts_with(FIRST), "{}", lesson.path);
}

#[tokio::test]
async fn who_cannot_read_email_now_goes_on_with_the_password() {
    let site = Site::start().await;
    let bea = site.visitor();
    let sent = begins(&bea, "bea@example.org").await;
    let form = sent.form("/login");
    assert_eq!(form.value("email"), Some("bea@example.org"));
    let lesson = bea.take_form(&form.with("password", PASSWORD)).await;
    assert!(lesson.path.starts_with(FIRST), "{}", lesson.path);
    // later she confirms, signed in, and is led there
    let link = site
        .email("bea@example.org", "Confirm")
        .await
        .link("/confirm-email/");
    let lesson = presses_the_button_of(&bea, &link).await;
    assert!(lesson.path.starts_with(FIRST), "{}", lesson.path);
    assert!(
        !bea.visit("/account").await.text().contains("not confirmed"),
        "in this browser, too"
    );
}

#[tokio::test]
async fn what_somebody_else_registered_lets_nobody_in() {
    let site = Site::start().await;
    // Eve takes Bea's address with a password of her own, in her browser
    let eve = site.visitor();
    begins(&eve, "bea@example.org").await;
    let link = site
        .email("bea@example.org", "Confirm")
        .await
        .link("/confirm-email/");
    let bea = site.visitor();
    begins(&bea, "other@example.org").await;
    presses_the_button_of(&bea, &link).await;
    assert_ne!(
        bea.get("/account").await.status,
        200,
        "Bea is not led into an account whose password Eve chose"
    );
    assert_ne!(eve.get("/account").await.status, 200, "nor Eve");
}

#[tokio::test]
async fn the_same_is_said_of_a_known_address_and_the_email_comes_again() {
    let site = Site::start().await;
    site.person("Ana", "ana@example.org", None).await;
    let (known, new) = (site.visitor(), site.visitor());
    let said = begins(&known, "ana@example.org").await;
    let plain = begins(&new, "zoe@example.org").await;
    assert_eq!(
        said.text().replace("ana@", "zoe@"),
        plain.text(),
        "nobody learns who has an account"
    );
    let told = site
        .email("ana@example.org", "already have an account")
        .await;
    assert!(
        told.text.contains("next="),
        "it leads on, too: {}",
        told.text
    );
    let again = new.take_form(&plain.form("/register/sent")).await;
    assert!(
        again.text().contains("on its way again"),
        "{}",
        again.text()
    );
    // an address that nobody gave here is nowhere to send to
    let nobody = site.visitor().post("/register/sent", &[]).await;
    assert_eq!(
        (nobody.status, nobody.location().as_str()),
        (303, "/register")
    );
    assert_eq!(site.visitor().visit("/register/sent").await.status, 200);
}

#[tokio::test]
async fn who_has_an_account_begins_by_signing_in() {
    let site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    // she is signed out; "Begin" was pressed on a page of before
    let visitor = site.visitor();
    let answer = visitor.post(BEGIN, &[]).await;
    assert_eq!(answer.status, 303);
    let form = visitor.visit(&answer.location()).await.form("/login");
    let form = form
        .with("email", "ana@example.org")
        .with("password", Person::PASSWORD);
    let lesson = visitor.take_form(&form).await;
    assert!(lesson.path.starts_with(FIRST), "{}", lesson.path);
    // a link changes nothing: it leads to the page with the button
    for page in ["/login", "/register"] {
        let there = ana.get(&format!("{page}?next={BEGIN}")).await;
        assert_eq!(there.location(), PROGRAM, "{page}");
    }
    // what is not there, or asks for something first, keeps nobody out
    for (next, there) in [
        (
            "/programs/no-such-program/enroll",
            "/programs/no-such-program",
        ),
        ("/courses/no-such-course/enroll", "/courses/no-such-course"),
        ("//evil.example", "/dashboard"),
    ] {
        let fields = [
            ("email", "ana@example.org"),
            ("password", Person::PASSWORD),
            ("next", next),
        ];
        let answer = site.visitor().post("/login", &fields).await;
        assert_eq!((answer.status, answer.location().as_str()), (303, there));
    }
}

#[tokio::test]
async fn a_new_password_says_whose_it_is() {
    let site = Site::start().await;
    site.person("Ana", "ana@example.org", None).await;
    let visitor = site.visitor();
    visitor
        .post("/forgot-password", &[("email", "ana@example.org")])
        .await;
    let link = site
        .email("ana@example.org", "password")
        .await
        .link("/reset-password/");
    let page = visitor.visit(&link).await;
    assert!(page.text().contains("ana@example.org"), "{}", page.text());
    assert!(
        page.has("form input[autocomplete='username'][value='ana@example.org']"),
        "programs that keep passwords know whose: {}",
        page.html()
    );
    let form = page.form("/reset-password/").with("password", PASSWORD);
    assert_eq!(visitor.send_form(&form).await.status, 303);
    let used = visitor.get(&link).await;
    assert_eq!(used.status, 410);
    assert!(
        used.text().contains("was set with it already"),
        "{}",
        used.text()
    );
}

#[tokio::test]
async fn who_is_invited_chooses_a_first_password() {
    let site = Site::start().await;
    let olga = site
        .person("Olga", "olga@example.org", Some("administrator"))
        .await;
    let form = olga.visit("/admin/people/new").await.form("/admin/people");
    let form = form
        .with("name", "Ida Mensah")
        .with("email", "ida@example.org");
    olga.take_form(&form).await;
    let link = site
        .email("ida@example.org", "Your account")
        .await
        .link("/reset-password/");
    let ida = site.visitor();
    let page = ida.visit(&link).await;
    let text = page.text();
    assert!(text.contains("Choose your password"), "{text}");
    assert!(!text.contains("signs you out"), "{text}");
    let form = page.form("/reset-password/").with("password", PASSWORD);
    ida.take_form(&form).await;
    // from then on a link sets another one
    ida.post("/forgot-password", &[("email", "ida@example.org")])
        .await;
    let link = site
        .email("ida@example.org", "password")
        .await
        .link("/reset-password/");
    let text = ida.visit(&link).await.text();
    assert!(text.contains("Choose a new password"), "{text}");
}
