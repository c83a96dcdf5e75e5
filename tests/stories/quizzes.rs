//! Quizzes: every kind of question, what stays secret until when, attempts,
//! two at once, late and repeated posts, other people's attempts.

use laurel_tests::{AnswerKey, AnswerPlan, Page, PageQuestion, Person, Site, small_program};
use reqwest::Method;

const COURSE: &str = "first-steps";

struct Class {
    site: Site,
    key: AnswerKey,
    ana: Person,
}

async fn class() -> Class {
    let site = Site::start().await;
    site.import(&small_program());
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll(COURSE).await;
    Class {
        key: AnswerKey::small(),
        site,
        ana,
    }
}

fn secrets_in(page: &Page, secrets: &[String]) -> Vec<String> {
    let html = page.html();
    secrets
        .iter()
        .filter(|s| html.contains(*s))
        .cloned()
        .collect()
}

/// The secrets of one question or quiz, by the words that begin them.
fn secrets_of(class: &Class, part: &str) -> Vec<String> {
    let start = format!("Secretword-{part}");
    let found: Vec<_> = class
        .key
        .secrets(COURSE)
        .into_iter()
        .filter(|s| s.starts_with(&start))
        .collect();
    assert!(!found.is_empty(), "{part} has secrets");
    found
}

async fn send(person: &Person, attempt: &str, question: &str, fields: &[(&str, &str)]) -> Page {
    person
        .post(&format!("{attempt}/answers/{question}"), fields)
        .await
}

#[tokio::test]
async fn every_kind_of_question_is_graded_and_its_feedback_stays_secret_until_the_end() {
    let class = class().await;
    let (ana, key) = (&class.ana, &class.key);
    let secrets = key.secrets(COURSE);
    assert!(secrets.len() > 20, "{secrets:?}");
    for address in [
        "/courses/first-steps",
        "/learn/first-steps",
        "/learn/first-steps/check-steps",
    ] {
        let page = ana.visit(address).await;
        assert_eq!(page.status, 200, "{address}");
        assert!(
            secrets_in(&page, &secrets).is_empty(),
            "{address}: {:?}",
            secrets_in(&page, &secrets)
        );
    }
    // all wrong
    let attempt = ana.begin(COURSE, "check-steps").await;
    let asked = key.questions_of(ana, COURSE, &attempt).await;
    assert_eq!(asked.len(), 7);
    for question in &asked {
        let answer = ana
            .answer(key, COURSE, &attempt, question, AnswerPlan::Wrong)
            .await;
        assert_eq!(answer.status, 303, "{}: {}", question.id, answer.text());
        let page = ana.visit(&answer.location()).await;
        assert_eq!(page.status, 200);
        assert!(
            secrets_in(&page, &secrets).is_empty(),
            "after {}: {:?}",
            question.id,
            secrets_in(&page, &secrets)
        );
    }
    for number in 1..=8 {
        let page = ana.visit(&format!("{attempt}?q={number}")).await;
        assert!(secrets_in(&page, &secrets).is_empty(), "{number}");
        assert!(
            !page.html().contains("été"),
            "the key of a short answer never leaves"
        );
    }
    let json = ana.get_json(&attempt).await;
    assert!(secrets_in(&json, &secrets).is_empty());
    let result = ana.submit(&format!("{attempt}/submit"), &[]).await;
    let text = result.text();
    assert!(text.contains("Not passed yet"), "{text}");
    assert!(text.contains("reached 0 percent"), "{text}");
    for part in [
        "single-wrong",
        "single-why",
        "numeric-other",
        "short-other",
        "ordering-why",
    ] {
        assert!(
            !secrets_in(&result, &secrets_of(&class, part)).is_empty(),
            "{part} is told now: {text}"
        );
    }
    assert!(
        secrets_in(&result, &secrets_of(&class, "each-one")).is_empty(),
        "another quiz's stay secret"
    );

    // all right
    let result = ana
        .take_quiz(key, COURSE, "check-steps", AnswerPlan::Right)
        .await;
    let text = result.text();
    assert!(
        text.contains("Passed") && text.contains("100 percent"),
        "{text}"
    );

    // a later, worse attempt takes nothing away
    let result = ana
        .take_quiz(key, COURSE, "check-steps", AnswerPlan::Wrong)
        .await;
    assert!(
        result.text().contains("You passed before, and that stays"),
        "{}",
        result.text()
    );
    let start = ana.visit("/learn/first-steps/check-steps").await;
    assert!(
        start.text().contains("passed on") && start.text().contains("100 percent"),
        "{}",
        start.text()
    );
    let why = ana.visit("/learn/first-steps").await.text();
    assert!(
        !why.contains("needs 70 percent"),
        "the quiz stays done: {why}"
    );
}

#[tokio::test]
async fn partly_right_and_oddly_written_answers_get_their_share() {
    let class = class().await;
    let ana = &class.ana;
    let attempt = ana.begin(COURSE, "check-steps").await;
    let answers: [(&str, &[(&str, &str)]); 6] = [
        // one of two right ones: 1 of 2 points
        ("some-of-them", &[("choice", "a")]),
        ("how-many", &[("text", " 12,5 steps ")]),
        ("in-a-word", &[("text", "  L’ÉTÉ. ")]),
        ("one-of-them", &[("choice", "b")]),
        ("so-or-not", &[("choice", "a")]),
        // items by the order of their texts: come home, open, stand up, walk
        (
            "in-which-order",
            &[
                ("order", "3"),
                ("order", "2"),
                ("order", "4"),
                ("order", "1"),
            ],
        ),
    ];
    for (question, fields) in answers {
        let page = send(ana, &attempt, question, fields).await;
        assert_eq!(page.status, 303, "{question}: {}", page.text());
    }
    let result = ana.submit(&format!("{attempt}/submit"), &[]).await;
    // 1 of 2, then 1 each for five of the others; the matching was left out: 6 of 8
    assert!(result.text().contains("75 percent"), "{}", result.text());
    assert!(result.text().contains("Not answered"), "{}", result.text());
}

#[tokio::test]
async fn answers_that_fit_nothing_are_refused_and_change_nothing() {
    let class = class().await;
    let ana = &class.ana;
    let attempt = ana.begin(COURSE, "check-steps").await;
    assert_eq!(
        send(ana, &attempt, "one-of-them", &[("choice", "b")])
            .await
            .status,
        303
    );
    let long = "x".repeat(200_000);
    let bad: [(&str, &[(&str, &str)]); 8] = [
        ("one-of-them", &[("choice", "z")]),
        ("one-of-them", &[("choice", "a"), ("choice", "b")]),
        ("some-of-them", &[("choice", "a"), ("choice", "nothing")]),
        ("in-a-word", &[("text", long.as_str())]),
        (
            "in-which-order",
            &[
                ("order", "1"),
                ("order", "1"),
                ("order", "2"),
                ("order", "3"),
            ],
        ),
        ("in-which-order", &[("order", "9")]),
        ("what-with-what", &[("match.a", "99")]),
        ("what-with-what", &[("match.zz", "1")]),
    ];
    for (question, fields) in bad {
        let page = send(ana, &attempt, question, fields).await;
        assert_eq!(page.status, 422, "{question} {fields:.60?}");
        assert!(!page.html().contains("Secretword"), "{question}");
    }
    for question in ["each-one", "no-such-question", "..%2f..", "%00"] {
        let page = send(ana, &attempt, question, &[("choice", "a")]).await;
        assert!(
            [400, 404, 422].contains(&page.status),
            "{question}: {}",
            page.status
        );
    }
    let result = ana.submit(&format!("{attempt}/submit"), &[]).await;
    // 1 of 8 points
    assert!(
        result.text().contains("reached 12 percent"),
        "the good answer is still there: {}",
        result.text()
    );
}

#[tokio::test]
async fn scripts_save_with_put_and_a_resubmitted_answer_replaces_the_one_before() {
    let class = class().await;
    let ana = &class.ana;
    let attempt = ana.begin(COURSE, "check-steps").await;
    for choice in ["a", "c", "b"] {
        let path = format!("{attempt}/answers/one-of-them");
        let request = ana.request(Method::PUT, &path).form(&[("choice", choice)]);
        let page = ana.send(request).await;
        assert_eq!(page.status, 204, "{}", page.text());
        assert!(page.bytes.is_empty());
    }
    let asked = class.key.questions_of(ana, COURSE, &attempt).await;
    let shown: &PageQuestion = asked
        .iter()
        .find(|a| a.id == "one-of-them")
        .expect("it is there");
    assert_eq!(
        shown.form.value("choice"),
        Some("b"),
        "the last one is shown as chosen"
    );
}

#[tokio::test]
async fn starting_twice_at_once_starts_one_attempt_and_submitting_twice_submits_once() {
    let class = class().await;
    let (ana, key) = (&class.ana, &class.key);
    let start = "/learn/first-steps/check-steps/attempts";
    let pages = futures::future::join_all((0..12).map(|_| ana.post(start, &[]))).await;
    let mut places: Vec<String> = pages
        .iter()
        .map(|page| {
            assert_eq!(page.status, 303, "{}", page.text());
            laurel_tests::base(&page.location()).to_owned()
        })
        .collect();
    places.sort();
    places.dedup();
    assert_eq!(places.len(), 1, "one attempt: {places:?}");
    let attempt = &places[0];
    for question in key.questions_of(ana, COURSE, attempt).await {
        ana.answer(key, COURSE, attempt, &question, AnswerPlan::Right)
            .await;
    }
    let submit = format!("{attempt}/submit");
    let pages = futures::future::join_all((0..8).map(|_| ana.post(&submit, &[]))).await;
    for page in &pages {
        assert_eq!(page.status, 303, "{}", page.text());
        assert!(
            ana.visit(&page.location())
                .await
                .text()
                .contains("100 percent")
        );
    }
    // an answer that comes late is refused kindly and changes nothing
    let late = send(ana, attempt, "one-of-them", &[("choice", "a")]).await;
    assert!([303, 409, 422].contains(&late.status), "{}", late.status);
    let request = ana
        .request(Method::PUT, &format!("{attempt}/answers/one-of-them"))
        .form(&[("choice", "a")]);
    let put = ana.send(request).await;
    assert!(
        [409, 410, 422].contains(&put.status),
        "a script is not told that it was saved: {}",
        put.status
    );
    let page = ana.visit(attempt).await;
    assert!(page.text().contains("100 percent"), "{}", page.text());
}

#[tokio::test]
async fn feedback_comes_when_the_quiz_says_so_and_attempts_are_counted() {
    let class = class().await;
    let (ana, key) = (&class.ana, &class.key);
    // after each
    let attempt = ana.begin(COURSE, "told-at-once").await;
    let first = send(ana, &attempt, "each-one", &[("choice", "b")]).await;
    assert_eq!(first.status, 303);
    let page = ana.visit(&first.location()).await;
    assert!(
        !secrets_in(&page, &secrets_of(&class, "each-one-why")).is_empty(),
        "told at once: {}",
        page.text()
    );
    assert!(
        secrets_in(&page, &secrets_of(&class, "each-two")).is_empty(),
        "the other is not answered yet"
    );
    let changed = send(ana, &attempt, "each-one", &[("choice", "a")]).await;
    assert!([303, 409, 422].contains(&changed.status));
    send(ana, &attempt, "each-two", &[("choice", "b")]).await;
    let result = ana.submit(&format!("{attempt}/submit"), &[]).await;
    assert!(
        result.text().contains("50 percent"),
        "a checked answer stays: {}",
        result.text()
    );

    // after a pass, with two attempts
    for _ in 0..2 {
        let result = ana
            .take_quiz(key, COURSE, "told-when-passed", AnswerPlan::Wrong)
            .await;
        assert!(
            secrets_in(&result, &secrets_of(&class, "passed-one")).is_empty(),
            "{}",
            result.text()
        );
    }
    let third = ana
        .post("/learn/first-steps/told-when-passed/attempts", &[])
        .await;
    let page = if third.status == 303 {
        ana.visit(&third.location()).await
    } else {
        third
    };
    assert!(
        !page.has("form[action*='/answers/']"),
        "no third attempt: {}",
        page.text()
    );
    assert!(
        page.text().to_lowercase().contains("attempt"),
        "{}",
        page.text()
    );
    let ben = class.site.person("Ben", "ben@example.org", None).await;
    ben.enroll(COURSE).await;
    let result = ben
        .take_quiz(key, COURSE, "told-when-passed", AnswerPlan::Right)
        .await;
    assert!(
        !secrets_in(&result, &secrets_of(&class, "passed-one-why")).is_empty(),
        "{}",
        result.text()
    );

    // never, and a waiting time
    let result = ana
        .take_quiz(key, COURSE, "never-told", AnswerPlan::Wrong)
        .await;
    assert!(
        secrets_in(&result, &secrets_of(&class, "never-one")).is_empty(),
        "{}",
        result.text()
    );
    let soon = ana
        .post("/learn/first-steps/never-told/attempts", &[])
        .await;
    let page = if soon.status == 303 {
        ana.visit(&soon.location()).await
    } else {
        soon
    };
    assert!(
        !page.has("form[action*='/answers/']"),
        "not before the waiting time: {}",
        page.text()
    );
    assert!(
        page.text().contains("again from"),
        "it says from when: {}",
        page.text()
    );
}

#[tokio::test]
async fn an_attempt_is_its_persons_own() {
    let class = class().await;
    let ana = &class.ana;
    let attempt = ana.begin(COURSE, "check-steps").await;
    let ben = class.site.person("Ben", "ben@example.org", None).await;
    let stranger = class.site.visitor();
    for enrolled in [false, true] {
        if enrolled {
            ben.enroll(COURSE).await;
        }
        assert_eq!(ben.get(&attempt).await.status, 404);
        assert_eq!(
            send(&ben, &attempt, "one-of-them", &[("choice", "b")])
                .await
                .status,
            404
        );
        assert_eq!(
            ben.post(&format!("{attempt}/submit"), &[]).await.status,
            404
        );
        let unknown = attempt.rsplit_once('/').map_or(String::new(), |(up, _)| {
            format!("{up}/0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000")
        });
        let (theirs, none) = (ben.get(&attempt).await, ben.get(&unknown).await);
        assert_eq!(none.status, 404);
        assert_eq!(theirs.heading(), none.heading(), "not to be known of");
    }
    let page = stranger.get(&attempt).await;
    assert_eq!(page.status, 303);
    assert!(page.location().starts_with("/login"), "{}", page.location());
    assert_eq!(
        send(&stranger, &attempt, "one-of-them", &[("choice", "b")])
            .await
            .status,
        303
    );
    // through another quiz or course the same attempt is not there
    for wrong in [
        attempt.replace("check-steps", "told-at-once"),
        attempt.replace("first-steps", "seeing-what-hurts"),
    ] {
        assert_eq!(ana.get(&wrong).await.status, 404, "{wrong}");
    }
    let result = ana.submit(&format!("{attempt}/submit"), &[]).await;
    assert!(
        result.text().contains("reached 0 percent"),
        "nobody answered for her: {}",
        result.text()
    );
}
