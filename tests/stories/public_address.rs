//! Nothing is sealed with an address that nobody chose.

use laurel_tests::{AnswerKey, Options, Person, Site, small_program, wait_for};

/// The path of the set-up link that was printed last.
fn set_up_link(site: &Site) -> String {
    let log = site.log();
    let (_, path) = log.rsplit_once("/setup/").expect("a set-up link");
    let token = path.split_whitespace().next().unwrap_or_default();
    format!("/setup/{token}")
}

/// Ana finishes the short program and confirms her name.
async fn earns(site: &Site) -> Person {
    site.import(&small_program());
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll("first-steps").await;
    ana.finish_course(&AnswerKey::small(), "first-steps").await;
    ana.confirm_name("Ana Ferreira").await;
    ana
}

async fn waits_for_the_office(ana: &Person) {
    wait_for("the office's turn", || async {
        let page = ana.visit("/certificates").await;
        page.text().contains("Something on our side").then_some(())
    })
    .await;
    assert!(ana.certificates().await.is_empty());
}

#[tokio::test]
async fn what_is_earned_waits_until_the_address_is_chosen() {
    let mut site = Site::start_with(Options::without_an_address()).await;
    assert!(site.log().contains("WARNING: nobody has chosen"));
    let told = site.said(&["doctor"]);
    assert!(told.contains("nobody has chosen the address"), "{told}");
    let ana = earns(&site).await;
    waits_for_the_office(&ana).await;
    let olga = site
        .person("Olga", "olga@example.org", Some("administrator"))
        .await;
    let today = olga.visit("/admin").await.text();
    assert!(today.contains("The address that people use"), "{today}");
    assert!(!today.contains("can’t reach this site"), "{today}");
    assert!(!today.contains("can’t be printed"), "{today}");
    let waiting = olga.visit("/admin/certificates").await.text();
    assert!(
        waiting.contains("until the address of this site"),
        "{waiting}"
    );
    // a start changes nothing, and neither does another setting
    site.stop();
    site.serve().await;
    let settings = olga.visit("/admin/settings").await.form("/admin/settings");
    assert_eq!(settings.value("public_url"), Some(""));
    let settings = settings.with("signatory_name", "Maren Holt");
    olga.take_form(&settings).await;
    waits_for_the_office(&ana).await;
    let settings = olga.visit("/admin/settings").await.form("/admin/settings");
    for wrong in ["learn.example.org", "https://learn.example.org/x"] {
        let page = olga
            .send_form(&settings.clone().with("public_url", wrong))
            .await;
        assert_eq!(page.status, 422, "{wrong}");
        let kept = page.form("/admin/settings");
        assert_eq!(kept.value("public_url"), Some(wrong));
    }
    let chosen = "https://learn.example.org";
    olga.take_form(&settings.with("public_url", &format!("{chosen}/")))
        .await;
    let number = ana.certificate().await;
    let said = ana.get_json(&format!("/verify/{number}")).await.json();
    assert_eq!(said["issuer"]["url"], chosen);
    let letter = site.email("ana@example.org", "certificate").await;
    let link = format!("{chosen}/certificates/{number}");
    assert!(letter.text.contains(&link), "{}", letter.text);
    let today = olga.visit("/admin").await.text();
    assert!(!today.contains("The address that people use"), "{today}");
    let told = site.said(&["doctor"]);
    assert!(told.contains(chosen) && !told.contains("WARNING"), "{told}");
    let link = site.said(&["user", "link", "ana@example.org"]);
    assert!(link.starts_with(&format!("{chosen}/sign-in/")), "{link}");
}

#[tokio::test]
async fn set_up_asks_for_the_address_filled_in_with_the_one_that_one_came_by() {
    let mut site = Site::start_with(Options::without_an_address()).await;
    let (owner, link) = (site.visitor(), set_up_link(&site));
    let page = owner.visit(&link).await;
    assert!(
        page.text()
            .contains("People elsewhere can’t reach this one")
    );
    let form = page.form("/setup/");
    assert_eq!(form.value("public_url"), Some(site.url("").as_str()));
    let form = form
        .with("name", "Olga Owner")
        .with("email", "olga@example.org")
        .with("password", Person::PASSWORD);
    for wrong in ["", "example.org", "https://example.org/learn"] {
        let page = owner
            .send_form(&form.clone().with("public_url", wrong))
            .await;
        assert_eq!(page.status, 422, "{wrong}");
        assert_eq!(page.form("/setup/").value("public_url"), Some(wrong));
    }
    owner.take_form(&form).await;
    // confirmed as it is: what is earned is issued, with a word of warning
    let today = owner.visit("/admin").await.text();
    assert!(!today.contains("The address that people use"), "{today}");
    assert!(
        today.contains("People elsewhere can’t reach this site"),
        "{today}"
    );
    let ana = earns(&site).await;
    let number = ana.certificate().await;
    let said = ana.get_json(&format!("/verify/{number}")).await.json();
    assert_eq!(said["issuer"]["url"], site.url(""));
    let audit = owner.visit("/admin/audit").await.text();
    assert!(audit.contains("public_url"), "{audit}");
    // who starts the server has the last word
    let settings = owner.visit("/admin/settings").await.form("/admin/settings");
    assert_eq!(settings.value("public_url"), Some(site.url("").as_str()));
    site.stop();
    site.configure("LAUREL_PUBLIC_URL", "http://example.org");
    site.serve().await;
    let page = owner.visit("/admin/settings").await;
    assert!(
        page.text()
            .contains("http://example.org, from the configuration")
    );
    assert!(!page.form("/admin/settings").has("public_url"));
}

#[tokio::test]
async fn who_sets_up_without_the_field_takes_the_address_that_was_come_by() {
    let site = Site::start_with(Options::without_an_address()).await;
    let owner = site.visitor();
    let fields = [
        ("name", "Olga"),
        ("email", "olga@example.org"),
        ("password", Person::PASSWORD),
    ];
    let made = owner.post(&set_up_link(&site), &fields).await;
    assert_eq!(made.status, 303);
    assert!(!earns(&site).await.certificate().await.is_empty());
}

#[tokio::test]
async fn whatever_is_chosen_the_site_starts_again_and_an_older_form_undoes_nothing() {
    let mut site = Site::start_with(Options::without_an_address()).await;
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    let older = olga.visit("/admin/settings").await.form("/admin/settings");
    let form = older
        .clone()
        .with("short_name", "Care (UK), Inc.")
        .with("public_url", "http://[2001:db8::1]:8080");
    olga.take_form(&form).await;
    site.stop();
    site.serve().await;
    olga.post("/forgot-password", &[("email", "olga@example.org")])
        .await;
    site.email("olga@example.org", "password").await;
    // the form of another tab does not take back what was saved since
    let late = olga
        .send_form(&older.with("signatory_name", "Maren Holt"))
        .await;
    assert_eq!(late.status, 409);
    let again = late.form("/admin/settings");
    assert_eq!(again.value("signatory_name"), Some("Maren Holt"));
    let now = olga.visit("/admin/settings").await.form("/admin/settings");
    assert_eq!(now.value("short_name"), Some("Care (UK), Inc."));
    for wrong in [
        "https:\\\\x.org",
        "https://a,b.org",
        "http://0.0.0.0",
        "https://example.org:0",
    ] {
        let page = olga.send_form(&now.clone().with("public_url", wrong)).await;
        assert_eq!(page.status, 422, "{wrong}");
    }
    olga.take_form(&now.with("public_url", "HTTPS://Learn.Example.ORG:443/"))
        .await;
    let kept = olga.visit("/admin/settings").await.form("/admin/settings");
    assert_eq!(kept.value("public_url"), Some("https://learn.example.org"));
}
