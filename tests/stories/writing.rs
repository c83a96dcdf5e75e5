//! What visitors send: messages, their wish to hear of news, and what bots send; and
//! the emails they get.

use laurel_tests::{Options, Page, Person, Site};
use reqwest::Method;
use reqwest::multipart::Form;

#[tokio::test]
async fn a_message_reaches_the_staff_and_its_sender_gets_a_copy() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let empty = visitor
        .send_form(&visitor.visit("/contact").await.form("/contact"))
        .await;
    assert_eq!(empty.status, 422);
    for field in ["name", "email", "message"] {
        assert!(
            empty.has(&format!("[name='{field}'][aria-invalid='true']")),
            "{field}"
        );
    }
    let words = "Do you teach <b>teams</b> & whole wards?\nWith two lines.";
    let form = visitor
        .visit("/contact")
        .await
        .form("/contact")
        .with("name", "Zoë")
        .with("message", words);
    let bad = visitor
        .send_form(&form.clone().with("email", "zoe at example"))
        .await;
    assert_eq!(bad.status, 422);
    let back = bad.form("/contact");
    assert_eq!(back.value("message"), Some(words), "nothing typed is lost");
    let done = visitor
        .take_form(&form.with("email", "zoe@example.org"))
        .await;
    assert_eq!(done.status, 200, "{}", done.text());
    let copy = site.email("zoe@example.org", "").await;
    assert!(copy.text.contains("whole wards"), "{}", copy.text);
    assert!(
        !copy.html.contains("<b>teams</b>"),
        "escaped in the email: {}",
        copy.html
    );
    let admin = site
        .person("Olga", "olga@example.org", Some("administrator"))
        .await;
    let list = admin.visit("/admin/contacts").await;
    assert!(list.text().contains("Zoë"), "{}", list.text());
    assert!(!list.html().contains("<b>teams</b>"));
    let ben = site.person("Ben", "ben@example.org", None).await;
    assert_eq!(ben.get("/admin/contacts").await.status, 403);
}

async fn asks(visitor: &Person, email: &str) -> Page {
    let form = visitor.visit("/notifications").await.form("/notifications");
    let topics = form.offered.get("topics").cloned().unwrap_or_default();
    assert!(topics.len() >= 2, "topics to choose: {topics:?}");
    let form = form
        .with("email", email)
        .with("topics", &topics[0])
        .and("topics", &topics[1])
        .with("consent", "yes");
    visitor.take_form(&form).await
}

#[tokio::test]
async fn nothing_is_sent_without_a_confirmation_and_one_step_leaves_the_list() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let form = visitor.visit("/notifications").await.form("/notifications");
    let bad = visitor
        .send_form(&form.with("email", "zoe@example.org"))
        .await;
    assert_eq!(bad.status, 422, "no topic, no consent");
    let done = asks(&visitor, "zoe@example.org").await;
    assert_eq!(done.status, 200, "{}", done.text());
    let email = site.email("zoe@example.org", "").await;
    let link = email.link("/notifications/confirm/");
    // looking is not confirming: email scanners open every link
    let page = visitor.visit(&link).await;
    let admin = site
        .person("Olga", "olga@example.org", Some("administrator"))
        .await;
    let list = admin.visit("/admin/subscribers").await.text();
    assert!(
        list.contains("zoe@example.org") && list.contains("Waiting"),
        "{list}"
    );
    let confirmed = visitor
        .take_form(&page.form("/notifications/confirm/"))
        .await;
    assert!(
        confirmed.text().contains("on the list"),
        "{}",
        confirmed.text()
    );
    let list = admin.visit("/admin/subscribers").await.text();
    assert!(list.contains("Confirmed"), "{list}");
    // the proof can be taken along
    let page = admin.visit("/admin/subscribers").await;
    let export = page
        .address("export")
        .or_else(|| page.address("csv"))
        .expect("an export");
    let csv = admin.visit(&export).await.html();
    assert!(csv.contains("zoe@example.org"), "{csv}");

    let manage = if confirmed
        .forms()
        .iter()
        .any(|f| f.action.contains("/manage/"))
    {
        confirmed
    } else {
        let address = confirmed
            .address("/notifications/manage/")
            .expect("a way to leave");
        visitor.visit(&address).await
    };
    let leave = manage
        .forms()
        .into_iter()
        .find(|f| f.words.contains("Leave the list"))
        .expect("one step");
    let left = visitor.take_form(&leave).await;
    assert!(left.text().contains("left the list"), "{}", left.text());
    let list = admin.visit("/admin/subscribers").await.text();
    assert!(list.contains("Left"), "{list}");
    let dead = visitor.get("/notifications/confirm/not-a-token").await;
    assert!([404, 410].contains(&dead.status));
    let again = visitor.get("/notifications/manage/not-a-token").await;
    assert!([404, 410].contains(&again.status));
}

/// As mail programs do it (RFC 8058): by itself, in parts or as one text, and more than once.
#[tokio::test]
async fn a_mail_program_leaves_the_list_in_any_form() {
    let site = Site::start().await;
    let visitor = site.visitor();
    asks(&visitor, "zoe@example.org").await;
    let email = site.email("zoe@example.org", "").await;
    let page = visitor.visit(&email.link("/notifications/confirm/")).await;
    let confirmed = visitor
        .take_form(&page.form("/notifications/confirm/"))
        .await;
    let manage = confirmed
        .address("/notifications/manage/")
        .expect("a way to leave");
    let (name, value) = ("List-Unsubscribe", "One-Click");
    let program = site.visitor();
    let post = || program.request(Method::POST, &manage);
    let parts = || post().multipart(Form::new().text(name, value));
    for request in [parts(), parts(), post().form(&[(name, value)])] {
        let answer = program.send(request).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        let page = visitor.visit(&manage).await;
        assert!(page.has("[name=wish][value=return]"), "{}", page.text());
    }
    let nothing = post().header("content-type", "multipart/form-data");
    assert_eq!(program.send(nothing.body("--x")).await.status, 400);
}

#[tokio::test]
async fn a_bots_thousand_submissions_cost_one_line() {
    let site = Site::start_with(Options::behind_a_proxy()).await;
    let bot = site.visitor();
    for (path, fields) in [
        (
            "/notifications",
            vec![("topics", "compassionate-leadership"), ("consent", "yes")],
        ),
        (
            "/contact",
            vec![("name", "Cheap pills"), ("message", "Buy them")],
        ),
    ] {
        let form = bot.visit(path).await.form(path);
        let trap = form
            .unseen
            .first()
            .expect("a field that only programs see")
            .clone();
        let mut form = form
            .with("email", "victim@example.org")
            .with(&trap, "https://pills.example");
        for (name, value) in fields {
            form = form.with(name, value);
        }
        for round in 0..50 {
            let posts = (0..10).map(|one| {
                let bot = bot.clone().from(&format!("198.51.{round}.{one}"));
                let form = form.clone();
                async move { bot.send_form(&form).await.status }
            });
            for status in futures::future::join_all(posts).await {
                assert_eq!(status, 303, "it is told that all is well");
            }
        }
    }
    assert!(site.emails().is_empty(), "{:?}", site.emails().len());
    let admin = site
        .person("Olga", "olga@example.org", Some("administrator"))
        .await;
    let list = admin.visit("/admin/subscribers").await;
    assert!(
        list.text().contains("500 "),
        "one line says how many: {}",
        list.text()
    );
    assert!(
        !list.text().contains("victim@example.org"),
        "{}",
        list.text()
    );
    let contacts = admin.visit("/admin/contacts").await.text();
    assert!(!contacts.contains("Cheap pills"), "{contacts}");
}

#[tokio::test]
async fn a_letter_that_asks_for_an_answer_can_be_answered() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let fields = [
        ("name", "Bea"),
        ("email", "bea@example.org"),
        ("password", "seven quiet herons by the lake"),
        ("terms", "yes"),
    ];
    visitor.submit("/register", &fields).await;
    let email = site.email("bea@example.org", "Confirm").await;
    assert!(
        !email.text.contains("you can enroll"),
        "that needs no email: {}",
        email.text
    );
    let link = email.link("/confirm-email/");
    visitor.submit(&link, &[]).await;
    let email = site.email("bea@example.org", "Welcome").await;
    assert!(
        !email.text.contains("answer to this message"),
        "nobody reads it: {}",
        email.text
    );
    assert!(email.text.contains("/contact"), "{}", email.text);

    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    let form = olga.visit("/admin/settings").await.form("/admin/settings");
    let saved = olga
        .send_form(&form.with("contact_email", "people@example.org"))
        .await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let fields = fields.map(|(name, value)| (name, value.replace("bea@", "cleo@")));
    let fields = fields
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    visitor.submit("/register", &fields).await;
    let email = site.email("cleo@example.org", "Confirm").await;
    visitor.submit(&email.link("/confirm-email/"), &[]).await;
    let email = site.email("cleo@example.org", "Welcome").await;
    assert!(
        email.text.contains("answer to this message"),
        "{}",
        email.text
    );
    assert!(
        email.raw.contains("Reply-To: people@example.org"),
        "{}",
        email.raw
    );
}

#[tokio::test]
async fn of_two_confirming_letters_either_confirms() {
    let site = Site::start().await;
    let bea = site.visitor();
    let password = "seven quiet herons by the lake";
    let known = [("email", "bea@example.org"), ("password", password)];
    let new = [known[0], known[1], ("name", "Bea"), ("terms", "yes")];
    bea.submit("/register", &new).await;
    bea.submit("/login", &known).await;
    let first = site
        .email("bea@example.org", "Confirm")
        .await
        .link("/confirm-email/");
    bea.submit("/account/confirm-email", &[]).await;
    let page = bea.submit(&first, &[]).await;
    assert!(
        page.text().contains("address is confirmed"),
        "{}",
        page.text()
    );
}
