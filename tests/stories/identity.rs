//! People: registering, confirming, signing in and out, passwords, addresses,
//! sessions, the account.

use laurel_tests::{Options, Page, Person, Site, wait_for};
use reqwest::Method;

const NEW_PASSWORD: &str = "eleven brown otters on the ice";

async fn fill_register(visitor: &Person, name: &str, email: &str, password: &str) -> Page {
    let form = visitor.visit("/register").await.form("/register");
    let form = form
        .with("name", name)
        .with("email", email)
        .with("password", password)
        .with("terms", "yes");
    visitor.send_form(&form).await
}

async fn sign_in(site: &Site, email: &str, password: &str) -> (Person, Page) {
    let person = site.visitor();
    let page = person
        .post("/login", &[("email", email), ("password", password)])
        .await;
    (person, page)
}

fn is_signed_in(page: &Page) -> bool {
    page.status == 200
}

/// Follows a link from an email, and its one button where there is one.
async fn follow(person: &Person, link: &str, part: &str) -> Page {
    let page = person.visit(link).await;
    assert_eq!(page.status, 200, "{link}: {}", page.text());
    match page
        .forms()
        .into_iter()
        .find(|f| f.post && f.action.contains(part))
    {
        Some(form) => person.take_form(&form).await,
        None => page,
    }
}

#[tokio::test]
async fn registering_says_what_to_mend_and_keeps_what_was_typed() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let nothing = visitor.post("/register", &[]).await;
    assert_eq!(nothing.status, 422);
    for field in ["name", "email", "password", "terms"] {
        assert!(
            nothing.has(&format!("[name='{field}'][aria-invalid='true']")),
            "{field} is marked: {}",
            nothing.html()
        );
    }
    assert!(
        nothing.has(".error-summary a[href='#field-name']"),
        "a summary leads to the fields"
    );

    let long = "x".repeat(100_000);
    let cases: [(&str, &str, &str, &str); 9] = [
        ("Ana", "no address", Person::PASSWORD, "email"),
        ("Ana", "ana@пример", Person::PASSWORD, "email"),
        // a Cyrillic а, which looks like a Latin one
        ("Ana", "аna@example.org", Person::PASSWORD, "email"),
        ("Ana", "ana@example.org", "short", "password"),
        ("Ana", "ana@example.org", "password1234", "password"),
        ("Ana", "ana@example.org", "ana@example.org", "password"),
        ("", "ana@example.org", Person::PASSWORD, "name"),
        (&long, "ana@example.org", Person::PASSWORD, "name"),
        ("Ana\u{0}Maria", "ana@example.org", Person::PASSWORD, "name"),
    ];
    for (name, email, password, wrong) in cases {
        let page = fill_register(&visitor, name, email, password).await;
        let shown: String = name.chars().take(20).collect();
        assert_eq!(
            page.status,
            422,
            "{shown} {email} {password}: {}",
            page.text()
        );
        assert!(
            page.has(&format!("[name='{wrong}'][aria-invalid='true']")),
            "{wrong} is marked for {shown} {email}"
        );
        let back = page.form("/register");
        if name.len() < 100 && !name.contains('\u{0}') {
            assert_eq!(back.value("name"), Some(name), "what was typed is there");
        }
        assert_eq!(back.value("email"), Some(email));
        assert_eq!(
            back.value("password"),
            Some(""),
            "a password is never sent back"
        );
    }
    // bytes that are no UTF-8
    let request = visitor
        .request(Method::POST, "/register")
        .header("content-type", "application/x-www-form-urlencoded")
        .body("name=%ff%fe&email=ana%40example.org&password=seven+quiet+herons&terms=yes");
    let page = visitor.send(request).await;
    assert!((400..500).contains(&page.status), "{}", page.status);
    assert!(
        site.emails().is_empty(),
        "nothing was made: {:?}",
        site.emails()
    );
    let (_, page) = sign_in(&site, "ana@example.org", Person::PASSWORD).await;
    assert_eq!(page.status, 422, "nobody can sign in");
}

#[tokio::test]
async fn a_known_address_gets_the_same_answer_and_another_letter() {
    let site = Site::start().await;
    let first = fill_register(&site.visitor(), "Ana", "ana@example.org", Person::PASSWORD).await;
    assert_eq!(first.status, 303);
    let email = site.email("ana@example.org", "Confirm your email").await;
    let again = fill_register(&site.visitor(), "Eve", "ANA@example.org", NEW_PASSWORD).await;
    assert_eq!(again.status, first.status);
    assert_eq!(again.header("location"), first.header("location"));
    assert_eq!(
        site.visitor().visit(&again.location()).await.text(),
        site.visitor().visit(&first.location()).await.text()
    );
    site.email("ana@example.org", "already have an account")
        .await;
    let (_, page) = sign_in(&site, "ana@example.org", NEW_PASSWORD).await;
    assert_eq!(page.status, 422, "the second password changes nothing");

    // the link confirms once
    let (ana, page) = sign_in(&site, "ana@example.org", Person::PASSWORD).await;
    assert_eq!(page.status, 303);
    let link = email.link("/confirm-email/");
    let page = follow(&ana, &link, "/confirm-email/").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let unknown = ana.get("/confirm-email/not-a-token-at-all").await;
    assert!([404, 410].contains(&unknown.status), "{}", unknown.status);
    assert!(unknown.has("h1"), "said in words");
}

#[tokio::test]
async fn a_forgotten_password_is_chosen_anew_once_and_signs_out_every_device() {
    let site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    assert!(is_signed_in(&ana.get("/account").await));
    let visitor = site.visitor();
    let known = visitor
        .post("/forgot-password", &[("email", "ana@example.org")])
        .await;
    let unknown = visitor
        .post("/forgot-password", &[("email", "nobody@example.org")])
        .await;
    assert_eq!(known.status, unknown.status, "the same answer for both");
    assert_eq!(
        known.text().replace("ana@", "x@"),
        unknown.text().replace("nobody@", "x@")
    );
    let link = site
        .email("ana@example.org", "new password")
        .await
        .link("/reset-password/");
    let weak = visitor.post(&link, &[("password", "short")]).await;
    assert_eq!(weak.status, 422);
    let done = visitor.post(&link, &[("password", NEW_PASSWORD)]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let twice = visitor
        .post(&link, &[("password", "another good one with words")])
        .await;
    assert!(
        [404, 410].contains(&twice.status),
        "single use: {}",
        twice.status
    );
    let (_, old) = sign_in(&site, "ana@example.org", Person::PASSWORD).await;
    assert_eq!(old.status, 422);
    let (_, new) = sign_in(&site, "ana@example.org", NEW_PASSWORD).await;
    assert_eq!(new.status, 303);
    wait_for("the other device to be signed out", || async {
        (ana.get("/account").await.status == 303).then_some(())
    })
    .await;
    site.email("ana@example.org", "password was changed").await;
    assert!(
        site.emails().iter().all(|l| l.to != "nobody@example.org"),
        "nobody without an account is written to"
    );
}

#[tokio::test]
async fn an_address_is_changed_only_by_the_letters_to_both() {
    let site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    site.person("Ben", "ben@example.org", None).await;
    let form = ana.visit("/account").await.form("/account/email");
    let form = form.with("password", Person::PASSWORD);
    let wrong = ana
        .send_form(&form.clone().with("email", "new").with("password", "x"))
        .await;
    assert_eq!(wrong.status, 422);
    let page = ana
        .send_form(&form.with("email", "ana.new@example.org"))
        .await;
    assert_eq!(page.status, 303, "{}", page.text());
    let new = site.email("ana.new@example.org", "Confirm your new").await;
    let old = site.email("ana@example.org", "Approve the new").await;
    follow(
        &site.visitor(),
        &new.link("/confirm-email/"),
        "/confirm-email/",
    )
    .await;
    let (_, half) = sign_in(&site, "ana.new@example.org", Person::PASSWORD).await;
    assert_eq!(half.status, 422, "the old address stays until both agree");
    follow(&ana, &old.link("/confirm-email/"), "/confirm-email/").await;
    let (_, after) = sign_in(&site, "ana.new@example.org", Person::PASSWORD).await;
    assert_eq!(after.status, 303);
    let (_, old) = sign_in(&site, "ana@example.org", Person::PASSWORD).await;
    assert_eq!(old.status, 422);
}

#[tokio::test]
async fn sessions_are_listed_and_ended_from_another_device() {
    let site = Site::start().await;
    let laptop = site.person("Ana", "ana@example.org", None).await;
    let (phone, _) = sign_in(&site, "ana@example.org", Person::PASSWORD).await;
    assert!(is_signed_in(&phone.get("/account").await));
    let account = laptop.visit("/account").await;
    let ends: Vec<_> = account
        .forms()
        .into_iter()
        .filter(|f| f.action.contains("/account/sessions"))
        .collect();
    assert!(
        !ends.is_empty(),
        "sessions can be ended: {}",
        account.text()
    );
    let others = ends
        .iter()
        .find(|f| f.words.contains("other"))
        .unwrap_or(&ends[0]);
    laptop.take_form(others).await;
    wait_for("the phone to be signed out", || async {
        (phone.get("/account").await.status == 303).then_some(())
    })
    .await;
    assert!(
        is_signed_in(&laptop.get("/account").await),
        "this device stays"
    );
    // signing out takes the cookie, and the old cookie is worth nothing
    let page = laptop.post("/logout", &[]).await;
    assert_eq!(page.status, 303);
    assert_eq!(laptop.get("/account").await.status, 303);
}

#[tokio::test]
async fn guessing_passwords_is_slowed_down_and_says_how_long() {
    let site = Site::start().await;
    site.person("Ana", "ana@example.org", None).await;
    let guesser = site.visitor();
    let mut last = None;
    for _ in 0..15 {
        let page = guesser
            .post(
                "/login",
                &[("email", "ana@example.org"), ("password", "not this one")],
            )
            .await;
        let done = page.status == 429;
        last = Some(page);
        if done {
            break;
        }
    }
    let page = last.expect("an answer");
    assert_eq!(page.status, 429, "{}", page.text());
    let seconds: u64 = page.header("retry-after").parse().expect("seconds");
    assert!(seconds > 0 && seconds < 86_400);
    assert!(page.has("h1"), "said in words");
}

#[tokio::test]
async fn the_first_owner_is_made_by_a_link_that_works_once_and_there_is_no_default_password() {
    let site = Site::start().await;
    for (email, password) in [
        ("admin@example.org", "admin"),
        ("admin", "password"),
        ("root", "laurel"),
    ] {
        let (_, page) = sign_in(&site, email, password).await;
        assert_eq!(page.status, 422, "{email}");
    }
    let log = site.log();
    let link = log
        .split_whitespace()
        .find(|word| word.contains("/setup/"))
        .unwrap_or_else(|| panic!("a set-up link in: {log}"));
    let path = &link[link.find("/setup/").expect("a path")..];
    let owner = site.visitor();
    let bad = owner.post(path, &[("name", "Olga")]).await;
    assert_eq!(bad.status, 422);
    assert_eq!(bad.form("/setup/").value("name"), Some("Olga"));
    let form = owner
        .visit(path)
        .await
        .form("/setup/")
        .with("name", "Olga Owner")
        .with("email", "olga@example.org")
        .with("password", Person::PASSWORD);
    let admin = owner.take_form(&form).await;
    assert_eq!(admin.status, 200);
    assert!(
        owner.get("/admin").await.status == 200,
        "the owner may enter"
    );
    let again = site.visitor().get(path).await;
    assert!([404, 410].contains(&again.status), "once: {}", again.status);
    let again = site
        .visitor()
        .post(
            path,
            &[
                ("name", "Eve"),
                ("email", "eve@example.org"),
                ("password", NEW_PASSWORD),
            ],
        )
        .await;
    assert!([404, 410].contains(&again.status), "once: {}", again.status);
    let (_, eve) = sign_in(&site, "eve@example.org", NEW_PASSWORD).await;
    assert_eq!(eve.status, 422);
}

#[tokio::test]
async fn posts_from_other_sites_are_refused_and_tools_without_a_browser_pass() {
    let site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    let refused: [(&str, &str); 3] = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
    ];
    for (name, value) in refused {
        let request = ana
            .request(Method::POST, "/logout")
            .header(name, value)
            .form(&[("a", "b")]);
        let page = ana.send(request).await;
        assert_eq!(page.status, 403, "{name}: {value}");
        assert!(page.has("h1"), "said in words");
    }
    assert!(is_signed_in(&ana.get("/account").await), "nothing happened");
    // a link from elsewhere may lead here
    let request = ana
        .request(Method::GET, "/account")
        .header("sec-fetch-site", "cross-site");
    assert_eq!(ana.send(request).await.status, 200);
    let same = ana
        .request(Method::POST, "/preferences")
        .header("sec-fetch-site", "same-origin")
        .form(&[("theme", "dark")]);
    assert!([303, 422].contains(&ana.send(same).await.status));
    assert_eq!(
        ana.post("/logout", &[]).await.status,
        303,
        "curl sends neither"
    );
}

#[tokio::test]
async fn cookies_are_bound_to_the_site_and_over_https_to_the_host() {
    let site = Site::start().await;
    site.person("Ana", "ana@example.org", None).await;
    let (_, page) = sign_in(&site, "ana@example.org", Person::PASSWORD).await;
    let cookie = page.header("set-cookie").to_owned();
    for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    assert!(!cookie.contains("Secure"), "plain http: {cookie}");

    let options = Options::default().and("LAUREL_PUBLIC_URL", "https://learn.example.org");
    let site = Site::start_with(options).await;
    let output = site.run_with_input(
        &[
            "user",
            "create",
            "--email",
            "ana@example.org",
            "--name",
            "Ana",
            "--password-stdin",
        ],
        &format!("{}\n", Person::PASSWORD),
    );
    assert!(output.status.success());
    let (_, page) = sign_in(&site, "ana@example.org", Person::PASSWORD).await;
    assert_eq!(page.status, 303);
    let cookie = page.header("set-cookie").to_owned();
    assert!(cookie.starts_with("__Host-"), "{cookie}");
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    assert!(!cookie.contains("Domain="), "{cookie}");
    // other sites below the same name may have no https
    assert_eq!(page.header("strict-transport-security"), "max-age=31536000");
}

#[tokio::test]
async fn what_is_kept_about_a_person_can_be_taken_along_and_erased() {
    let site = Site::start().await;
    let ana = site.person("Ana Ferreira", "ana@example.org", None).await;
    ana.enroll("seeing-what-hurts").await;
    let account = ana.visit("/account").await;
    let export = account.address("/account/data").expect("an export");
    let answer = ana.get(&export).await;
    let answer = if answer.status == 200 {
        answer
    } else {
        ana.send_form(&account.form(&export)).await
    };
    assert_eq!(answer.status, 200);
    let text = answer.html();
    for part in ["Ana Ferreira", "ana@example.org", "seeing-what-hurts"] {
        assert!(text.contains(part), "{part} in the export: {text}");
    }
    assert!(!text.contains("$argon2"), "no password hash in it");
    assert!(answer.header("content-disposition").contains("attachment"));

    let erase = account.address("/account/erase").expect("a way to erase");
    let page = ana.visit(&erase).await;
    let form = page.form("/account/erase");
    let wrong = ana
        .send_form(&form.clone().filled().with("email", "someone@example.org"))
        .await;
    assert_eq!(wrong.status, 422, "typed to confirm: {}", wrong.text());
    let form = form
        .filled()
        .with("email", "ana@example.org")
        .with("password", Person::PASSWORD);
    let done = ana.send_form(&form).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_ne!(ana.get("/account").await.status, 200);
    let (_, page) = sign_in(&site, "ana@example.org", Person::PASSWORD).await;
    assert_eq!(page.status, 422, "the account is gone");
    // the address is free again
    let page = fill_register(&site.visitor(), "Ana", "ana@example.org", NEW_PASSWORD).await;
    assert_eq!(page.status, 303);
    site.email("ana@example.org", "Confirm your email").await;
}
