//! What a result teaches: where each question's verdict stands, and only what was missed.

use laurel_tests::{Page, Person, Site, front};
use reqwest::Method;

/// `third`: the lesson of the third question.
async fn site(feedback: &str, third: &str) -> (Site, Person, String) {
    let site = Site::start().await;
    let mut quiz = front(
        "check",
        &format!(
            "kind = \"quiz\"\nminutes = 2\npass = 100\nlayout = \"one\"\nfeedback = \"{feedback}\"\n"
        ),
    );
    for (name, key, lesson) in [
        ("one", 1, "small"),
        ("two", 2, "great"),
        ("three", 3, third),
    ] {
        quiz.push_str(&format!(
            "\n## q-{name} {{numeric lesson={lesson}}}\n\nHow many is {name}?\n\n= {key}\n"
        ));
    }
    let lesson = |id| format!("{}\nText.\n", front(id, "minutes = 5\n"));
    let files = [
        ("01-quiz.md", quiz),
        ("02-small.md", lesson("small")),
        ("03-great.md", lesson("great")),
    ];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    site.import_course("reading", &files);
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll("reading").await;
    let attempt = ana.begin("reading", "check").await;
    (site, ana, attempt)
}

#[tokio::test]
async fn a_result_leads_to_each_question_and_shows_only_what_was_missed() {
    let (_site, ana, attempt) = site("after-submit", "great").await;
    for (name, typed) in [("one", "1"), ("two", "7"), ("three", "3")] {
        ana.post(&format!("{attempt}/answers/q-{name}"), &[("text", typed)])
            .await;
    }
    let result = ana.submit(&format!("{attempt}/submit"), &[]).await;
    for number in 1..=3 {
        assert!(
            result.has(&format!(".question-map a[href='#question-{number}']")),
            "{number}"
        );
        assert!(result.text().contains(&format!("Question {number} of 3")));
    }
    let missed = result
        .address("?only=missed")
        .expect("a way to what was missed");
    let page = ana.visit(&missed).await;
    let shown = page.text();
    assert!(shown.contains("How many is two?"), "{shown}");
    assert!(
        !shown.contains("How many is one?") && !shown.contains("How many is three?"),
        "{shown}"
    );
    assert!(page.text().contains("Show all questions"));
}

/// One right and two wrong.
async fn answered(third: &str) -> Page {
    let (_site, ana, attempt) = site("after-submit", third).await;
    for (name, typed) in [("one", "1"), ("two", "7"), ("three", "8")] {
        ana.post(&format!("{attempt}/answers/q-{name}"), &[("text", typed)])
            .await;
    }
    ana.submit(&format!("{attempt}/submit"), &[]).await
}

#[tokio::test]
async fn a_result_leads_to_the_lesson_of_each_question_and_sums_up() {
    let page = answered("great").await;
    let text = page.text();
    assert!(text.contains("By lesson"), "{text}");
    assert!(text.contains("small 1 of 1 right"), "{text}");
    assert!(text.contains("great 0 of 2 right"), "{text}");
    let links = page.attributes(".question a", "href");
    assert_eq!(
        links,
        [
            "/learn/reading/small",
            "/learn/reading/great",
            "/learn/reading/great"
        ]
    );
    // where another course teaches some of it, by course
    let page = answered("seeing-what-hurts/signals-we-walk-past").await;
    let text = page.text();
    assert!(text.contains("By course"), "{text}");
    assert!(text.contains("reading 1 of 2 right"), "{text}");
    assert!(text.contains("Seeing what hurts 0 of 1 right"), "{text}");
    let links = page.attributes(".question a", "href");
    assert_eq!(links[2], "/learn/seeing-what-hurts/signals-we-walk-past");
}

#[tokio::test]
async fn a_verdict_that_follows_at_once_is_where_one_is_led() {
    let (_site, ana, attempt) = site("after-each", "great").await;
    let answer = ana
        .post(
            &format!("{attempt}/answers/q-one"),
            &[("text", "7"), ("go", "stay")],
        )
        .await;
    assert!(
        answer.location().ends_with("#verdict-1"),
        "{}",
        answer.location()
    );
    let page = ana.visit(&answer.location()).await;
    assert!(page.has("#verdict-1[tabindex='-1']"), "{}", page.html());
    let html = page.html();
    let (verdict, answers) = (
        html.find("id=\"verdict-1\""),
        html.find("class=\"reviewed\""),
    );
    assert!(verdict < answers, "the verdict comes first");
    // it is kept for who leaves and comes back, as the page says before one begins
    let intro = ana.visit("/learn/reading/check").await;
    assert!(
        intro.text().contains("kept when you check it"),
        "{}",
        intro.text()
    );
    let again = ana.visit(&format!("{attempt}?q=1")).await;
    assert!(again.has("#verdict-1"), "{}", again.text());
}

#[tokio::test]
async fn a_question_is_marked_to_look_at_it_again() {
    let (site, ana, attempt) = site("after-submit", "great").await;
    let form = async || {
        let page = ana.visit(&format!("{attempt}?q=2")).await;
        page.form("/answers/q-two")
    };
    let marked = async || {
        let review = ana.visit(&format!("{attempt}/review")).await;
        review.text().matches("To look at again").count()
    };
    // also without an answer
    let shown = form().await;
    assert_eq!(shown.value("mark"), Some("no"));
    let sent = ana.send_form(&shown.and("mark", "yes")).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert_eq!(marked().await, 1);
    let page = ana.visit(&format!("{attempt}?q=2")).await;
    assert!(page.has("input[name=mark][checked]"), "{}", page.html());
    // what says nothing of it leaves it, as a page that was open before
    let address = format!("{attempt}/answers/q-two");
    let put = ana.request(Method::PUT, &address).form(&[("text", "2")]);
    assert_eq!(ana.send(put).await.status, 204);
    assert_eq!(marked().await, 1);
    // and what a script sends of it alone leaves the answer
    let alone = ana.request(Method::PUT, &address);
    let alone = alone.form(&[("only", "mark"), ("mark", "no"), ("mark", "yes")]);
    assert_eq!(ana.send(alone).await.status, 204);
    assert_eq!(marked().await, 1);
    assert_eq!(form().await.value("text"), Some("2"));
    // nor does anybody else
    let ben = site.person("Ben", "ben@example.org", None).await;
    ben.enroll("reading").await;
    assert_eq!(ben.post(&address, &[("mark", "no")]).await.status, 404);
    assert_eq!(marked().await, 1);
    let data = ana.get("/account/data").await.json().to_string();
    assert!(data.contains("\"marked\":[\"q-two\"]"), "{data}");
    ana.send_form(&form().await.with("mark", "no")).await;
    assert_eq!(marked().await, 0);
}

#[tokio::test]
async fn what_is_checked_at_once_is_not_marked() {
    let (_site, ana, attempt) = site("after-each", "great").await;
    let page = ana.visit(&attempt).await;
    assert!(!page.has("input[name=mark]"), "{}", page.html());
}
