//! The administration as its people use it.

use crate::certificates::{learner_with_one, revoke};
use laurel_tests::{AnswerKey, Email, Page, Person, Site, small_program, wait_for};

/// The same page in Spanish, from now on.
async fn in_spanish(person: &Person, path: &str) -> Page {
    person.get("/preferences?language=es").await;
    person.visit(path).await
}

#[tokio::test]
async fn a_persons_page_leads_to_what_she_learns_and_what_she_earned() {
    let site = Site::start().await;
    let (ana, number) = learner_with_one(&site).await;
    let olga = site.person("Olga", "olga@example.net", Some("owner")).await;
    let list = olga.visit("/admin/people?q=Ana").await;
    let address = list.address("/admin/people/0").expect("a link to Ana");
    let page = olga.visit(&address).await;
    let learner = page.address("/learners/").expect("a link to her progress");
    assert!(learner.contains("first-steps"), "{learner}");
    assert_eq!(olga.visit(&learner).await.status, 200);
    assert!(page.text().contains("Completed"), "{}", page.text());
    let certificate = page
        .address(&format!("/admin/certificates/{number}"))
        .expect("a link to her certificate");
    assert_eq!(olga.visit(&certificate).await.status, 200);
    let own = list.address("nobody-else");
    assert!(own.is_none());
    assert_eq!(ana.get(&address).await.status, 403, "not for learners");
    // a cursor of another list, or none at all, turns to nothing wrong
    for odd in ["enrolled=x", "certified=%00", "enrolled=&certified=1"] {
        assert_eq!(olga.visit(&format!("{address}?{odd}")).await.status, 200);
    }
}

#[tokio::test]
async fn the_trail_is_told_in_the_readers_words() {
    let site = Site::start().await;
    let (_, number) = learner_with_one(&site).await;
    revoke(&site, &number).await;
    let olga = site.person("Olga", "olga@example.net", Some("owner")).await;
    let page = olga.visit("/admin/audit").await;
    let text = page.text();
    for words in [
        "Revoke a certificate",
        "Issue a certificate",
        &format!("Certificate {number}"),
        "Published",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let cells = page.all("td, th").join("\n");
    for raw in [
        "revoke-certificate",
        "author-course",
        "did:",
        "certificate:",
    ] {
        assert!(!cells.contains(raw), "{raw}: {cells}");
    }
    let one = olga.visit("/admin/audit?action=issue-certificate").await;
    let told = one.all("td").join("\n");
    assert!(told.contains("Issue a certificate"), "{told}");
    assert!(!told.contains("Revoke a certificate"), "{told}");
    let text = in_spanish(&olga, "/admin/audit").await.text();
    assert!(text.contains("Revocar un certificado"), "{text}");
}

#[tokio::test]
async fn a_line_of_the_trail_is_short_and_opens_to_all_of_it() {
    let site = Site::start().await;
    let (_, number) = learner_with_one(&site).await;
    let olga = site.person("Olga", "olga@example.net", Some("owner")).await;
    let page = olga
        .visit(&format!("/admin/audit?subject=certificate:{number}"))
        .await;
    let seen = page.all("td summary").join(" ");
    let typed = olga.visit(&format!("/admin/audit?subject={number}")).await;
    assert_eq!(
        typed.all("td summary").join(" "),
        seen,
        "by its number alone"
    );
    let about_her = olga.visit("/admin/audit?subject=ana@example.org").await;
    let on = about_her.all("td a").join(" ");
    assert!(on.contains("Ana") && !on.contains("Olga"), "{on}");
    assert!(
        seen.contains("Small Steps") && seen.contains("Ana"),
        "{seen}"
    );
    let hash = seen.split(' ').find(|word| word.len() > 40);
    assert!(hash.is_none(), "a hash or an id is in the way: {seen}");
    let opened = page.all("td details").join(" ");
    let sealed = olga.get_json(&format!("/verify/{number}")).await.json()["sha256"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(!sealed.is_empty() && opened.contains(&sealed), "{opened}");
    let written = olga.visit("/admin/audit?action=author-program").await;
    let on = written.all("td a").join("\n");
    assert!(on.contains("Course Seeing what hurts"), "{on}");
    let whole = olga.visit("/admin/audit/chain").await.text();
    assert!(whole.contains("The chain is whole"), "{whole}");
}

#[tokio::test]
async fn what_nobody_settled_stands_on_the_first_page_until_it_is() {
    let site = Site::start().await;
    let olga = site.person("Olga", "olga@example.net", Some("owner")).await;
    let home = olga.visit("/admin").await;
    assert!(home.text().contains("Set the time zone"), "{}", home.text());
    let to = home.address("#field-time-zone").expect("a link to it");
    let form = olga.visit(&to).await.form_with("time_zone");
    assert!(form.has("signatory_name"));
    olga.take_form(
        &form
            .with("time_zone", "America/Chicago")
            .with("signatory_name", "R. Keller"),
    )
    .await;
    let home = olga.visit("/admin").await.text();
    assert!(!home.contains("Set the time zone"), "{home}");
    assert!(!home.contains("Nobody signs"), "{home}");
    assert!(home.contains("Set a sender address"), "{home}");
    let changed = olga.visit("/admin/audit?subject=settings").await;
    let told = changed.all("td summary").join(" ");
    assert!(
        told.contains("Time zone, Signatory") || told.contains("Signatory, Time zone"),
        "{told}"
    );
    assert!(!told.contains("Tagline"), "only what changed: {told}");
}

#[tokio::test]
async fn a_token_is_offered_what_its_owner_may_do() {
    let site = Site::start().await;
    let lea = site.person("Lea", "lea@example.org", None).await;
    let olga = site.person("Olga", "olga@example.net", Some("owner")).await;
    let offered = lea.visit("/account/tokens").await;
    let offered = offered.attributes("[name=scope]", "value");
    assert_eq!(offered, ["learn:read", "learn:write"]);
    let more = [("name", "More"), ("scope", "people:write"), ("days", "7")];
    let refused = lea.post("/account/tokens", &more).await;
    assert_eq!(refused.status, 422, "it would work once she has a role");
    let offered = olga.visit("/account/tokens").await;
    let offered = offered.attributes("[name=scope]", "value");
    for scope in ["author:read", "issue:read", "issue:write", "audit:read"] {
        assert!(
            offered.iter().any(|one| one == scope),
            "{scope}: {offered:?}"
        );
    }
}

#[tokio::test]
async fn a_token_ends_on_the_day_that_the_email_tells() {
    let site = Site::start().await;
    let olga = site.person("Olga", "olga@example.net", Some("owner")).await;
    // at any time, it is another day than in UTC in one of them
    for zone in ["Etc/GMT+12", "Pacific/Kiritimati"] {
        let form = olga.visit("/admin/settings").await.form_with("time_zone");
        olga.take_form(&form.with("time_zone", zone)).await;
        let page = olga.visit("/account/tokens").await;
        let form = page.form_with("scope").with("name", zone);
        olga.take_form(&form.with("scope", "operate:read")).await;
        let shown = olga.visit("/account/tokens").await.text();
        let about = |email: &Email| email.text.contains(&format!("“{zone}”"));
        let told = wait_for(zone, async || site.emails().into_iter().find(about));
        let told = told.await.text;
        let day = told.split("for you until ").nth(1);
        let day = day.and_then(|rest| rest.split(':').next()).expect("a day");
        assert!(shown.contains(day), "{day} is not on the page: {shown}");
    }
}

#[tokio::test]
async fn an_earned_certificate_that_waits_is_a_decision_that_leads_to_its_learner() {
    let site = Site::start().await;
    site.import(&small_program());
    let ana = site.person("Ana Ferreira", "ana@example.org", None).await;
    ana.enroll("first-steps").await;
    ana.finish_course(&AnswerKey::small(), "first-steps").await;
    let olga = site.person("Olga", "olga@example.net", Some("owner")).await;
    let home = olga.visit("/admin").await;
    let to = home.address("#waiting").expect("a link to what waits");
    let list = olga.visit(&to).await;
    let person = list.address("/admin/people/0").expect("a link to Ana");
    assert!(olga.visit(&person).await.text().contains("Ana Ferreira"));
}

#[tokio::test]
async fn whom_a_change_of_a_program_touches_is_said_before_it_is_made() {
    let site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll("seeing-what-hurts").await;
    let olga = site.person("Olga", "olga@example.net", Some("owner")).await;
    let list = olga.visit("/admin/programs").await;
    let ask = list
        .address("/admin/courses/seeing-what-hurts/status?to=retired")
        .expect("a way to retire it");
    let page = olga.visit(&ask).await;
    assert!(
        page.text().contains("One person is in the middle of it"),
        "{}",
        page.text()
    );
    assert!(
        page.text().contains("Compassionate Leadership Certificate"),
        "{}",
        page.text()
    );
    olga.take_form(&page.form("/status")).await;
    let course = site.visitor().get("/courses/seeing-what-hurts").await;
    assert!(!course.has("form[action$='/enroll']"), "{}", course.text());
    assert_eq!(ana.visit("/learn/seeing-what-hurts").await.status, 200);
    // and back again
    let list = olga.visit("/admin/programs").await;
    let ask = list
        .address("/admin/courses/seeing-what-hurts/status?to=open")
        .expect("a way to open it again");
    olga.take_form(&olga.visit(&ask).await.form("/status"))
        .await;
    let open = list
        .address("/admin/programs/compassionate-trust-leader/status?to=open")
        .expect("a way to open it");
    let page = olga.visit(&open).await;
    assert!(page.text().contains("What is missing"), "{}", page.text());
}

#[tokio::test]
async fn what_cannot_be_undone_is_asked_once_more_also_without_scripts() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let form = visitor.visit("/contact").await.form_with("message");
    let form = form
        .with("name", "Wren")
        .with("email", "wren@example.org")
        .with("message", "Is anybody there?");
    visitor.take_form(&form).await;
    let olga = site.person("Olga", "olga@example.net", Some("owner")).await;
    let list = olga.visit("/admin/contacts").await;
    let address = list.address("/admin/contacts/0").expect("the message");
    let pressed = olga.submit(&address, &[("wish", "remove")]).await;
    assert!(
        pressed.text().contains("can’t be undone"),
        "{}",
        pressed.text()
    );
    assert!(
        pressed.text().contains("Is anybody there?"),
        "it is still there"
    );
    olga.take_form(&pressed.form("/contacts/")).await;
    assert_eq!(olga.get(&address).await.status, 404);
}

const DRAWING: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30"><path d="M0 0h60v30z"/></svg>"#;

#[tokio::test]
async fn the_site_bears_the_organizations_logo_and_color_where_they_can_be_read() {
    let site = Site::start().await;
    let olga = site.person("Olga", "olga@example.net", Some("owner")).await;
    let settings = olga.visit("/admin/settings").await;
    let logo = settings.form("/settings/logo");
    let harm = DRAWING.replace("<path", "<script>x()</script><path");
    for (name, bytes) in [
        ("a.svg", harm.into_bytes()),
        ("a.png", b"not a picture".to_vec()),
        ("a.png", vec![1; 200 * 1024]),
        ("a.png", vec![1; 20 * 1024 * 1024]),
        ("empty.png", Vec::new()),
    ] {
        let page = olga.send_file(&logo, name, bytes).await;
        assert_eq!(page.status, 422, "{name}: {}", page.text());
    }
    let taken = olga.send_file(&logo, "mark.svg", DRAWING.into()).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    let home = site.visitor().visit("/").await;
    let address = home.attributes(".brand img", "src").remove(0);
    let shown = site.visitor().get(&address).await;
    assert_eq!(shown.html(), DRAWING);
    assert!(shown.header("content-security-policy").contains("sandbox"));

    let form = olga.visit("/admin/settings").await.form_with("leaf");
    let pale = olga.send_form(&form.clone().with("leaf", "#ffee88")).await;
    assert_eq!(pale.status, 422);
    assert!(pale.text().contains("can’t be read"), "{}", pale.text());
    olga.take_form(&form.with("leaf", "#7a1f3d")).await;
    let home = site.visitor().visit("/").await;
    let sheets = home.attributes("link[rel=stylesheet]", "href").join(" ");
    assert!(sheets.contains("/colors/7a1f3d.css"), "{sheets}");
    let css = site.visitor().get("/colors/7a1f3d.css").await.html();
    assert!(css.contains("--leaf:#7a1f3d"), "{css}");

    // and the laurel again; what was sealed is nobody's logo
    let logo = olga.visit("/admin/settings").await.form("/settings/logo");
    let file = olga
        .send_file(&logo.with("wish", "remove"), "", Vec::new())
        .await;
    assert_eq!(file.status, 303, "{}", file.text());
    assert!(!site.visitor().visit("/").await.has(".brand img"));
    assert_eq!(site.visitor().get(&address).await.status, 404);
}
