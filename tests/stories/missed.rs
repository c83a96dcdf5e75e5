//! What a result teaches: where each question's verdict stands, and only what was missed.

use laurel_tests::{Person, Site, front};

async fn site(feedback: &str) -> (Site, Person, String) {
    let site = Site::start().await;
    let mut quiz = front(
        "check",
        &format!(
            "kind = \"quiz\"\nminutes = 2\npass = 100\nlayout = \"one\"\nfeedback = \"{feedback}\"\n"
        ),
    );
    for (name, key) in [("one", 1), ("two", 2), ("three", 3)] {
        quiz.push_str(&format!(
            "\n## q-{name} {{numeric}}\n\nHow many is {name}?\n\n= {key}\n"
        ));
    }
    site.import_course("reading", &[("01-quiz.md", &quiz)]);
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll("reading").await;
    let attempt = ana.begin("reading", "check").await;
    (site, ana, attempt)
}

#[tokio::test]
async fn a_result_leads_to_each_question_and_shows_only_what_was_missed() {
    let (_site, ana, attempt) = site("after-submit").await;
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

#[tokio::test]
async fn a_verdict_that_follows_at_once_is_where_one_is_led() {
    let (_site, ana, attempt) = site("after-each").await;
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
}
