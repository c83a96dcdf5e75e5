//! What a result teaches: where each question's verdict stands, and only what was missed.

use laurel_tests::{Page, Person, Site, front};

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
