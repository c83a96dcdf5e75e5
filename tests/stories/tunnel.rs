//! Story 3: the train goes into a tunnel.

use laurel_tests::{AnswerKey, AnswerPlan, Person, Site};

const COURSE: &str = "making-it-last";

async fn deadline(person: &Person, attempt: &str) -> String {
    let page = person.visit(attempt).await;
    let found = page.attributes("[data-deadline]", "data-deadline");
    found
        .into_iter()
        .next()
        .unwrap_or_else(|| panic!("{attempt} shows no deadline: {}", page.html()))
}

#[tokio::test]
async fn answers_sign_in_and_deadline_survive_a_killed_server_and_another_device() {
    let mut site = Site::start().await;
    let key = AnswerKey::bundled();
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll(COURSE).await;
    let attempt = ana.begin(COURSE, "final-assessment").await;
    let asked = key.questions_of(&ana, COURSE, &attempt).await;
    assert_eq!(asked.len(), 24);
    let ends = deadline(&ana, &attempt).await;
    for question in &asked[..7] {
        let page = ana
            .answer(&key, COURSE, &attempt, question, AnswerPlan::Right)
            .await;
        assert_eq!(page.status, 303, "{}: {}", question.id, page.text());
    }
    site.kill();
    site.serve().await;

    assert_eq!(
        ana.get("/dashboard").await.status,
        200,
        "still signed in on the same cookie"
    );
    let phone = site.visitor();
    let page = phone
        .post(
            "/login",
            &[("email", "ana@example.org"), ("password", Person::PASSWORD)],
        )
        .await;
    assert_eq!(page.status, 303);
    // the start page leads to the same attempt
    assert_eq!(phone.begin(COURSE, "final-assessment").await, attempt);
    assert_eq!(
        deadline(&phone, &attempt).await,
        ends,
        "the deadline is the same instant"
    );
    let again = key.questions_of(&phone, COURSE, &attempt).await;
    let ids = |asked: &[laurel_tests::PageQuestion]| {
        asked.iter().map(|a| a.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        ids(&again),
        ids(&asked),
        "the same questions in the same order"
    );
    for (at, question) in again.iter().enumerate() {
        let given = key.answer(COURSE, question, AnswerPlan::Right);
        let shown: Vec<_> = given
            .iter()
            .map(|(name, value)| {
                question
                    .form
                    .fields
                    .contains(&(name.clone(), value.clone()))
            })
            .collect();
        if at < 7 {
            assert!(
                shown.iter().all(|s| *s),
                "{} is shown as given: {:?}",
                question.id,
                question.form.fields
            );
        } else if given.iter().all(|(name, _)| name == "choice") {
            assert!(
                question.form.value("choice").is_none(),
                "{} was not answered",
                question.id
            );
        }
    }
    for question in &again[7..] {
        phone
            .answer(&key, COURSE, &attempt, question, AnswerPlan::Right)
            .await;
    }
    let result = phone.submit(&format!("{attempt}/submit"), &[]).await;
    assert!(result.text().contains("100 percent"), "{}", result.text());
    // the first device sees the same
    assert!(ana.visit(&attempt).await.text().contains("100 percent"));
}
