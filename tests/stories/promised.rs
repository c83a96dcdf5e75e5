//! What pages and emails promise is done: survey answers are read, another attempt and more
//! time can be given, a program opens only with what visitors are promised.

use laurel_tests::{Person, Site, front, small_program};

/// A survey of three kinds of questions, and a quiz with two attempts of two minutes.
async fn site() -> (Site, Person, Person) {
    let site = Site::start().await;
    let survey = front("look-back", "kind = \"survey\"\nminutes = 2\n")
        + "\n## s-scale {scale min=1 max=5 low=\"Not at all\" high=\"Very much\"}\n\nDid it help?\n\
           \n## s-choice {choice}\n\nWhere do you work?\n\n- In a hospital\n- In a school\n\
           \n## s-essay {essay}\n\nWhat will you do first?\n";
    let quiz = front(
        "check",
        "kind = \"quiz\"\nminutes = 2\npass = 100\nattempts = 2\ntime_limit_minutes = 2\nwait_minutes = 60\nfeedback = \"after-submit\"\n",
    ) + "\n## q-one {numeric}\n\nHow many?\n\n= 12\n";
    site.import_course(
        "reading",
        &[("01-survey.md", &survey), ("02-quiz.md", &quiz)],
    );
    let ana = site.person("Ana Li", "ana@example.org", None).await;
    ana.enroll("reading").await;
    let ivo = site.instructor("Ivo", "ivo@example.org", "reading").await;
    (site, ana, ivo)
}

#[tokio::test]
async fn survey_answers_are_read_by_the_staff_of_the_course() {
    let (site, ana, ivo) = site().await;
    let address = "/studio/courses/reading/surveys/look-back";
    let empty = ivo.visit(address).await;
    assert!(empty.text().contains("No answers yet"), "{}", empty.text());
    let attempt = ana.begin("reading", "look-back").await;
    assert!(
        ana.visit("/learn/reading/look-back")
            .await
            .text()
            .contains("with your name")
    );
    let asked = ana.visit(&format!("{attempt}?q=2")).await;
    let hospital = asked.attributes("[name='choice']", "value").remove(0);
    for (question, field, value) in [
        ("s-scale", "choice", "4"),
        ("s-choice", "choice", hospital.as_str()),
        ("s-essay", "text", "Ask\nand =listen"),
    ] {
        let path = format!("{attempt}/answers/{question}");
        let answer = ana.post(&path, &[(field, value)]).await;
        assert_eq!(answer.status, 303, "{question}: {}", answer.text());
    }
    assert!(
        ivo.visit(address).await.text().contains("No answers yet"),
        "not sent yet"
    );
    ana.submit(&format!("{attempt}/submit"), &[]).await;
    let page = ivo.visit(address).await;
    for words in [
        "One person sent it",
        "4 on average",
        "Very much",
        "In a hospital",
        "Ana Li",
        "and =listen",
    ] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    let outline = ivo.visit("/studio/courses/reading").await;
    assert!(outline.has(&format!("a[href='{address}']")));
    let file = ivo.visit(&format!("{address}/answers.csv")).await;
    assert!(file.header("content-type").starts_with("text/csv"));
    for words in [
        "Ana Li",
        "In a hospital",
        "Ask\nand =listen",
        "Did it help?",
    ] {
        assert!(file.html().contains(words), "{words}: {}", file.html());
    }
    // on the learner's page it is sent, not open
    let learner = learner_page(&ivo).await;
    assert!(learner.text().contains("Sent"), "{}", learner.text());
    assert!(!learner.text().contains("Open"), "{}", learner.text());
    // nobody else reads them
    let other = site.person("Dora", "dora@example.org", None).await;
    assert_eq!(other.get(address).await.status, 403);
    site.import(&small_program());
    let other = site
        .instructor("Eva", "eva@example.org", "first-steps")
        .await;
    assert_eq!(other.get(address).await.status, 404);
    assert_eq!(
        other.get(&format!("{address}/answers.csv")).await.status,
        404
    );
    assert_eq!(
        ivo.get("/studio/courses/reading/surveys/check")
            .await
            .status,
        404
    );
}

async fn learner_page(staff: &Person) -> laurel_tests::Page {
    let list = staff.visit("/studio/courses/reading/learners").await;
    let address = list.address("/learners/").expect("a learner");
    staff.visit(&address).await
}

async fn fails(ana: &Person) {
    let attempt = ana.begin("reading", "check").await;
    ana.post(&format!("{attempt}/answers/q-one"), &[("text", "3")])
        .await;
    ana.submit(&format!("{attempt}/submit"), &[]).await;
}

#[tokio::test]
async fn an_attempt_and_time_are_given_with_a_reason_that_is_kept_and_told() {
    let (site, ana, ivo) = site().await;
    fails(&ana).await;
    let wait = ana.visit("/learn/reading/check").await;
    assert!(
        wait.text().contains("You can try again from"),
        "{}",
        wait.text()
    );
    let form = learner_page(&ivo).await.form("/allowances");
    for (change, words) in [
        (
            [("quiz", ""), ("attempts", "1"), ("why", "Ill")],
            "Choose one",
        ),
        (
            [("quiz", "check"), ("attempts", ""), ("why", "Ill")],
            "Say how many",
        ),
        (
            [("quiz", "check"), ("attempts", "11"), ("why", "Ill")],
            "from 0 to 10",
        ),
        (
            [("quiz", "check"), ("attempts", "-1"), ("why", "Ill")],
            "from 0 to 10",
        ),
        (
            [("quiz", "check"), ("attempts", "1"), ("why", " ")],
            "needs an answer",
        ),
        (
            [("quiz", "look-back"), ("attempts", "1"), ("why", "Ill")],
            "Choose one",
        ),
    ] {
        let form = change
            .iter()
            .fold(form.clone(), |form, (name, value)| form.with(name, value));
        let answer = ivo.send_form(&form).await;
        assert_eq!(answer.status, 422, "{change:?}");
        let told = answer.has(".error") && answer.has("[aria-invalid='true']");
        assert!(told, "{change:?} {words}: {}", answer.text());
    }
    let form = form
        .with("quiz", "check")
        .with("attempts", "2")
        .with("minutes", "20")
        .with("why", "The fire alarm went off.");
    assert_eq!(ivo.send_form(&form).await.status, 303);
    // a second press of the same button gives nothing more
    assert_eq!(ivo.send_form(&form).await.status, 303);
    let told = learner_page(&ivo)
        .await
        .text()
        .matches("2 more attempts")
        .count();
    assert_eq!(told, 1, "given once");
    let email = site.email("ana@example.org", "More for you").await;
    for words in [
        "2 more attempts",
        "20 more minutes",
        "The fire alarm went off.",
    ] {
        assert!(email.text.contains(words), "{words}: {}", email.text);
    }
    let page = learner_page(&ivo).await;
    assert!(
        page.text()
            .contains("2 more attempts · 20 more minutes · Ivo"),
        "{}",
        page.text()
    );
    let intro = ana.visit("/learn/reading/check").await;
    assert!(intro.text().contains("22 minutes"), "{}", intro.text());
    // the quiz's own second attempt waits as before; the given ones do not
    assert!(
        intro.text().contains("You can try again from"),
        "{}",
        intro.text()
    );
    // nobody without the right
    let other = site.person("Dora", "dora@example.org", None).await;
    let fields = [("quiz", "check"), ("attempts", "1"), ("why", "Mine")];
    assert_eq!(other.post(&form.action, &fields).await.status, 403);
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    let audit = olga.visit("/admin/audit").await;
    assert!(
        audit.text().contains("The fire alarm went off.") || audit.html().contains("allow"),
        "{}",
        audit.text()
    );
}

#[tokio::test]
async fn time_reaches_the_attempt_that_is_open() {
    let (_site, ana, ivo) = site().await;
    let attempt = ana.begin("reading", "check").await;
    let deadline = |page: &laurel_tests::Page| {
        page.attributes("[data-deadline]", "data-deadline")
            .pop()
            .expect("a timer")
    };
    let before = deadline(&ana.visit(&attempt).await);
    let form = learner_page(&ivo).await.form("/allowances");
    let form = form
        .with("quiz", "check")
        .with("minutes", "30")
        .with("why", "Outage");
    assert_eq!(ivo.send_form(&form).await.status, 303);
    let after = deadline(&ana.visit(&attempt).await);
    assert!(after > before, "{before} {after}");
}

#[tokio::test]
async fn a_program_opens_only_with_what_visitors_are_promised() {
    let site = Site::start().await;
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    let address = "/admin/programs/compassionate-trust-leader/status";
    let asked = olga.visit(&format!("{address}?to=open")).await;
    assert!(
        asked.text().contains("It has no course"),
        "{}",
        asked.text()
    );
    assert!(
        !asked
            .forms()
            .iter()
            .any(|form| form.action.contains("/status")),
        "no button"
    );
    let refused = olga.post(address, &[("status", "open")]).await;
    assert_eq!(refused.status, 409, "{}", refused.text());
    let page = site
        .visitor()
        .visit("/programs/compassionate-trust-leader")
        .await;
    assert!(page.text().contains("preparation"), "{}", page.text());
    assert!(
        !page.text().contains("You can begin today"),
        "{}",
        page.text()
    );
    // one with everything goes back and forth
    site.import(&small_program());
    let list = olga.visit("/admin/programs").await;
    assert!(
        list.text().contains("Back to “in preparation”"),
        "{}",
        list.text()
    );
    let address = "/admin/programs/small-steps/status";
    let asked = olga.visit(&format!("{address}?to=preparation")).await;
    olga.take_form(&asked.form("/status")).await;
    let page = site.visitor().visit("/programs/small-steps").await;
    assert!(page.text().contains("In preparation"), "{}", page.text());
    let asked = olga.visit(&format!("{address}?to=open")).await;
    assert!(
        asked
            .text()
            .contains("those who asked were told when it opened before"),
        "{}",
        asked.text()
    );
    assert_eq!(olga.send_form(&asked.form("/status")).await.status, 303);
    // not while one of its courses is retired
    olga.post(
        "/admin/courses/first-steps/status",
        &[("status", "retired")],
    )
    .await;
    // who began now could not come to its end
    let stopped = site.visitor().visit("/programs/small-steps").await;
    let text = stopped.text();
    assert!(text.contains("can’t be begun at the moment"), "{text}");
    assert!(!text.contains("You can begin today"), "{text}");
    assert!(stopped.address("/register?next=").is_none(), "{text}");
    olga.post(address, &[("status", "preparation")]).await;
    let refused = olga.post(address, &[("status", "open")]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text().contains("is retired"), "{}", refused.text());
}
