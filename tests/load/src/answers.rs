//! Fifty learners who answer quizzes: each answer on disk before it is
//! acknowledged.

use crate::figure::Figure;
use crate::learner::Learner;
use crate::rows;
use crate::wrk::Wrk;
use laurel_domain::authoring::document::{FeedbackPolicy, QuestionKind};
use laurel_tests::{AnswerKey, AnswerPlan, Site};
use std::fmt::Write;

const LEARNERS: u32 = 50;
const TURNS: usize = 2;

pub async fn durable(site: &Site, key: &AnswerKey, seconds: u32) -> Figure {
    let course = key.courses()[0];
    let activities = key.activities(course);
    let quiz = activities
        .iter()
        .find(|activity| {
            activity.quiz().is_some_and(|quiz| {
                // what can be answered again, by one choice or another
                quiz.feedback != FeedbackPolicy::AfterEach
                    && quiz.time_limit_minutes.is_none_or(|minutes| minutes > 5)
                    && quiz.draw.is_empty()
                    && quiz
                        .questions
                        .iter()
                        .any(|q| matches!(q.kind, QuestionKind::Single { .. }))
            })
        })
        .expect("a quiz that lets answers change");
    let mut lines = String::from("local asked = {\n");
    for number in 1..=LEARNERS {
        let learner = Learner::enrolled(site, number as usize, course).await;
        let start = format!("/learn/{course}/{}/attempts", quiz.slug);
        let begun = learner.person.post(&start, &[]).await;
        assert_eq!(begun.status, 303, "{start}: {}", begun.text());
        let attempt = begun.location();
        let attempt = attempt.split('?').next().unwrap_or(&attempt);
        for question in key.questions_of(&learner.person, course, attempt).await {
            let fields = key.answer(course, &question, AnswerPlan::Right);
            let body = form(&fields);
            writeln!(
                lines,
                "{{\"{attempt}/answers/{}\", \"{}\", \"{body}\"}},",
                question.id, learner.cookie
            )
            .expect("text");
        }
    }
    lines.push_str(ANSWERING);
    let script = site.scratch().join("answers.lua");
    std::fs::write(&script, lines).expect("the script is written");
    let wrk = |seconds| Wrk {
        connections: LEARNERS,
        seconds,
        headers: &[],
        script: Some(&script),
    };
    wrk(1).load(&site.url("/"));
    let (mut ours, mut bare) = (0.0f64, 0.0f64);
    for _ in 0..TURNS {
        let load = wrk(seconds).load(&site.url("/"));
        assert!(load.failures == 0.0, "{load:?}");
        ours = ours.max(load.requests / load.seconds);
        bare = bare.max(rows::rate(&site.data(), u64::from(seconds)).await);
    }
    Figure::at_least("durable answers of 50 learners", ours, bare, "/s", 0.5)
}

/// The learners take turns; so do their questions.
const ANSWERING: &str = r#"}
local at = 0
request = function()
  at = at % #asked + 1
  local it = asked[at]
  return wrk.format("PUT", it[1], {["Cookie"] = it[2], ["Content-Type"] = "application/x-www-form-urlencoded"}, it[3])
end
"#;

/// `application/x-www-form-urlencoded`
fn form(fields: &[(String, String)]) -> String {
    let mut body = String::new();
    for (name, value) in fields {
        if !body.is_empty() {
            body.push('&');
        }
        for text in [name, "=", value] {
            for byte in text.bytes() {
                if byte.is_ascii_alphanumeric() || b"-._=".contains(&byte) {
                    body.push(char::from(byte));
                } else {
                    write!(body, "%{byte:02X}").expect("text");
                }
            }
        }
    }
    body
}
