//! How long a session stands, and what it can't do alone.

use laurel_tests::{Page, Person, Site, days_ago};
use reqwest::Method;

/// Makes every session as old as that.
async fn age_sessions(site: &Site, days: i64) {
    let at = days_ago(days);
    site.by_hand(&format!("UPDATE session SET created_at = '{at}'"))
        .await;
}

/// Signs in, and gives the cookie as a thief would copy it.
async fn stolen_cookie(site: &Site, email: &str) -> (Person, String) {
    let person = site.visitor();
    let fields = [("email", email), ("password", Person::PASSWORD)];
    let page = person.post("/login", &fields).await;
    assert_eq!(page.status, 303);
    let line = page.header("set-cookie").to_owned();
    let cookie = line.split(';').next().unwrap_or_default().to_owned();
    (person, cookie)
}

async fn with_cookie(site: &Site, cookie: &str) -> Page {
    let thief = site.visitor();
    let request = thief.request(Method::GET, "/account");
    thief.send(request.header("cookie", cookie)).await
}

#[tokio::test]
async fn a_new_password_makes_every_copy_of_a_cookie_worthless() {
    let site = Site::start().await;
    site.person("Ana", "ana@example.org", None).await;
    let (ana, cookie) = stolen_cookie(&site, "ana@example.org").await;
    assert_eq!(with_cookie(&site, &cookie).await.status, 200);
    let form = ana.visit("/account").await.form("/account/password");
    let form = form
        .with("current", Person::PASSWORD)
        .with("password", "a stream of quiet lanterns");
    ana.take_form(&form).await;
    assert_eq!(ana.get("/account").await.status, 200, "she goes on");
    assert_eq!(with_cookie(&site, &cookie).await.status, 303);
}

#[tokio::test]
async fn a_session_ends_however_much_it_is_used() {
    let mut site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    let olga = site
        .person("Olga", "olga@example.org", Some("administrator"))
        .await;
    // a start makes every token ask for its row
    for (days, learner, staff) in [(29, 200, 200), (31, 200, 303), (91, 303, 303)] {
        age_sessions(&site, days).await;
        site.stop();
        site.serve().await;
        assert_eq!(ana.get("/account").await.status, learner, "{days}");
        assert_eq!(olga.get("/account").await.status, staff, "{days}");
    }
}

#[tokio::test]
async fn what_guards_an_account_asks_for_the_password_some_time_after_signing_in() {
    let site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    let phone = site.signs_in("ana@example.org").await;
    let now = ana.visit("/account").await;
    assert!(!now.form("/account/email").has("email_password"));
    age_sessions(&site, 2).await;
    let page = ana.visit("/account").await;
    let email = page
        .form("/account/email")
        .with("email", "ana.new@example.org");
    for wrong in ["", "not hers"] {
        let form = email.clone().with("email_password", wrong);
        let page = ana.send_form(&form).await;
        assert_eq!(page.status, 422, "{wrong:?}");
        let kept = page.form("/account/email");
        assert_eq!(kept.value("email"), Some("ana.new@example.org"));
    }
    let others = page.form("/account/sessions");
    assert_eq!(ana.send_form(&others).await.status, 422);
    let ends = page.attributes("button[formaction]", "formaction");
    assert_eq!(ana.post(&ends[0], &[]).await.status, 422);
    assert_eq!(phone.get("/account").await.status, 200, "nobody ended it");
    let known = [("sessions_password", Person::PASSWORD)];
    assert_eq!(ana.post(&ends[0], &known).await.status, 303);
    let form = email.with("email_password", Person::PASSWORD);
    assert_eq!(ana.send_form(&form).await.status, 303);
    // who signs in anew is asked nothing
    let again = site.signs_in("ana@example.org").await;
    let page = again.visit("/account").await;
    assert!(!page.form("/account/sessions").has("sessions_password"));
    assert_eq!(
        again
            .send_form(&page.form("/account/sessions"))
            .await
            .status,
        303
    );
}

#[tokio::test]
async fn an_account_that_nobody_confirms_ends() {
    let mut site = Site::start().await;
    for (name, email) in [("Una", "una@example.org"), ("Eno", "eno@example.org")] {
        let visitor = site.visitor();
        let form = visitor.visit("/register").await.form("/register");
        let form = form
            .with("name", name)
            .with("email", email)
            .with("password", Person::PASSWORD)
            .with("terms", "yes");
        assert_eq!(visitor.send_form(&form).await.status, 303);
    }
    site.person("Ana", "ana@example.org", None).await;
    // who has a role or a token is somebody whom the site knows
    for (name, email) in [("Oda", "oda@example.org"), ("Tom", "tom@example.org")] {
        let fields = [
            ("name", name),
            ("email", email),
            ("password", Person::PASSWORD),
            ("terms", "yes"),
        ];
        assert_eq!(site.visitor().post("/register", &fields).await.status, 303);
    }
    site.said(&["user", "role", "oda@example.org", "owner"]);
    site.said(&[
        "token",
        "create",
        "tom@example.org",
        "--scope",
        "learn:read",
    ]);
    let eno = site.signs_in("eno@example.org").await;
    eno.enroll("seeing-what-hurts").await;
    for table in ["person", "session"] {
        site.by_hand(&format!(
            "UPDATE {table} SET created_at = '2026-01-02 03:04:05+00:00'"
        ))
        .await;
    }
    site.by_hand("UPDATE session SET last_seen_at = '2026-01-02 03:04:05+00:00'")
        .await;
    site.stop();
    site.serve().await;
    laurel_tests::wait_for("the account to end", || async {
        let list = site.said(&["user", "list"]);
        (!list.contains("una@example.org")).then_some(())
    })
    .await;
    let list = site.said(&["user", "list"]);
    assert!(list.contains("eno@example.org"), "who learns stays: {list}");
    for stays in ["ana@example.org", "oda@example.org", "tom@example.org"] {
        assert!(list.contains(stays), "{stays}: {list}");
    }
    let emails = site.emails();
    let to_una = emails.iter().filter(|email| email.to.contains("una@"));
    assert!(to_una.count() <= 1, "nobody is written to about it");
    assert!(site.said(&["doctor"]).contains("audit"));
}

/// After a start every token is an old one, for which the visitor is looked up anew.
#[tokio::test]
async fn who_signs_in_with_an_old_cookie_is_who_they_say_now() {
    let mut site = Site::start().await;
    let jar = site.person("Ana", "ana@example.org", None).await;
    site.person("Ben", "ben@example.org", None).await;
    site.stop();
    site.serve().await;
    let fields = [("email", "ben@example.org"), ("password", Person::PASSWORD)];
    assert_eq!(jar.post("/login", &fields).await.status, 303);
    let account = jar.visit("/account").await.text();
    assert!(account.contains("ben@example.org"), "{account}");
    // the same for a new password, a new language, and the end of a session
    for turn in ["password", "language", "end"] {
        site.stop();
        site.serve().await;
        let page = match turn {
            "password" => {
                let fields = [
                    ("current", Person::PASSWORD),
                    ("password", "a stream of quiet lanterns"),
                ];
                jar.post("/account/password", &fields).await
            }
            "language" => {
                let form = jar.visit("/account").await.form("/account/profile");
                site.stop();
                site.serve().await;
                jar.send_form(&form.with("language", "es")).await
            }
            _ => jar.post("/logout", &[]).await,
        };
        assert_eq!(page.status, 303, "{turn}");
        let after = jar.get("/account").await;
        let expected = if turn == "end" { 303 } else { 200 };
        assert_eq!(after.status, expected, "{turn}");
        if turn == "language" {
            assert_eq!(after.attributes("html", "lang"), ["es"]);
        }
    }
}

#[tokio::test]
async fn a_session_that_is_over_stays_over_whatever_role_ends() {
    let mut site = Site::start().await;
    let ines = site
        .person("Ines", "ines@example.org", Some("issuer"))
        .await;
    let other = site.signs_in("ines@example.org").await;
    age_sessions(&site, 31).await;
    site.stop();
    site.serve().await;
    assert_eq!(ines.get("/account").await.status, 303);
    let again = site.signs_in("ines@example.org").await;
    let listed = again.visit("/account").await;
    assert!(
        listed.text().contains("on this device only"),
        "{}",
        listed.text()
    );
    site.said(&["user", "role", "ines@example.org", "issuer", "--end"]);
    site.stop();
    site.serve().await;
    assert_eq!(ines.get("/account").await.status, 303);
    assert_eq!(
        other.get("/account").await.status,
        200,
        "nobody had asked for it"
    );
}

#[tokio::test]
async fn a_token_of_the_api_asks_for_the_password_and_links_of_an_old_mailbox_end() {
    let site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    let visitor = site.visitor();
    visitor
        .post("/forgot-password", &[("email", "ana@example.org")])
        .await;
    let old = site
        .email("ana@example.org", "password")
        .await
        .link("/reset-password/");
    let form = ana.visit("/account").await.form("/account/email");
    ana.send_form(&form.with("email", "ana.new@example.org"))
        .await;
    for (to, subject) in [
        ("ana.new@example.org", "Confirm your new"),
        ("ana@example.org", "Approve the new"),
    ] {
        let link = site.email(to, subject).await.link("/confirm-email/");
        let page = ana.visit(&link).await;
        ana.take_form(&page.form("/confirm-email/")).await;
    }
    assert_eq!(visitor.get(&old).await.status, 410);
    age_sessions(&site, 2).await;
    let form = ana.visit("/account/tokens").await.form_with("scope");
    let form = form.with("name", "A program").with("scope", "learn:read");
    assert_eq!(ana.send_form(&form).await.status, 422);
    let form = form.with("tokens_password", Person::PASSWORD);
    assert_eq!(ana.send_form(&form).await.status, 303);
}
