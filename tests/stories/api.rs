//! Programs that use the JSON API: what they can do, and what they can't.

use laurel_tests::{Person, Program, Site, small_program, wait_for};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub const COURSE: &str = "first-steps";
const EVERYTHING: [&str; 7] = [
    "learn:write",
    "author:write",
    "issue:write",
    "people:write",
    "site:write",
    "audit:read",
    "operate:write",
];

/// A site with the small program, its owner's program and a learner's.
pub async fn site() -> (Site, Program, Program) {
    let site = Site::start().await;
    site.import(&small_program());
    site.person("Olu", "olu@example.org", Some("owner")).await;
    site.person("Lea", "lea@example.org", None).await;
    let owner = site.program("olu@example.org", &EVERYTHING);
    let learner = site.program("lea@example.org", &["learn:write"]);
    (site, owner, learner)
}

/// The right answer to a question of a revision's document.
fn right(question: &Value) -> Value {
    let kind = &question["kind"];
    let list = |name: &str| kind[name].as_array().cloned().unwrap_or_default();
    let ids = |all: Vec<Value>| -> Vec<Value> { all.iter().map(|one| one["id"].clone()).collect() };
    match kind["type"].as_str().unwrap_or_default() {
        "single" | "true_false" | "multiple" => {
            let right = list("options")
                .into_iter()
                .filter(|one| one["right"] == true);
            json!({"choice": ids(right.collect())})
        }
        "numeric" => json!({"text": kind["accepted"][0]["value"]}),
        "short" => json!({"text": kind["accepted"][0]["text"]}),
        "ordering" => json!({"order": ids(list("items"))}),
        "matching" => {
            let pairs = list("lefts").into_iter();
            let pairs = pairs.map(|left| {
                let id = left["id"].as_str().unwrap_or_default().to_owned();
                (id, left["right"].clone())
            });
            json!({"match": pairs.collect::<serde_json::Map<_, _>>()})
        }
        _ => json!({"text": "As I see it."}),
    }
}

/// Every question of a document, by its id.
fn question<'a>(document: &'a Value, id: &str) -> Option<&'a Value> {
    match document {
        Value::Object(all) if all.contains_key("prompt") && document["id"] == id => Some(document),
        Value::Object(all) => all.values().find_map(|one| question(one, id)),
        Value::Array(all) => all.iter().find_map(|one| question(one, id)),
        _ => None,
    }
}

#[tokio::test]
async fn a_program_learns_a_course_to_its_end() {
    let (_site, owner, learner) = site().await;
    let offered = learner.all("/api/v1/courses", 2).await;
    assert!(offered.iter().any(|course| course["slug"] == COURSE));
    let document = owner
        .json(&format!("/api/v1/courses/{COURSE}/revisions/1"))
        .await;
    let joined = learner
        .call(
            Method::POST,
            "/api/v1/enrollments",
            &json!({"course": COURSE}),
        )
        .await;
    assert_eq!(joined.status, 201, "{}", joined.html());
    let here = joined.location();
    assert_eq!(learner.json(&here).await, joined.json());
    let progress = learner.json(&format!("{here}/progress")).await;
    assert_eq!(progress["done"], 0);
    let words = progress["missing"][0]["words"].as_str().unwrap_or_default();
    assert!(!words.is_empty(), "{progress}");
    let course = learner.json(&format!("/api/v1/courses/{COURSE}")).await;
    let modules = course["modules"].as_array().expect("modules").iter();
    let activities = modules.flat_map(|module| module["activities"].as_array().expect("a list"));
    for activity in activities {
        let id = activity["id"].as_str().unwrap_or_default();
        let at = format!("{here}/activities/{id}");
        if activity["kind"] == "lesson" {
            let done = learner
                .call(Method::POST, &format!("{at}/complete"), &json!({}))
                .await;
            assert_eq!(done.status, 200, "{id}: {}", done.html());
            continue;
        }
        let begun = learner
            .call(Method::POST, &format!("{at}/attempts"), &json!({}))
            .await;
        assert_eq!(begun.status, 201, "{id}: {}", begun.html());
        let (attempt, begun) = (begun.location(), begun.json());
        for asked in begun["questions"].as_array().expect("questions") {
            assert_eq!(asked["result"], Value::Null, "{asked}");
            let id = asked["id"].as_str().unwrap_or_default();
            let answer = right(question(&document, id).expect("it is in the document"));
            let kept = learner
                .call(Method::PUT, &format!("{attempt}/answers/{id}"), &answer)
                .await;
            assert_eq!(kept.status, 204, "{id} {answer}: {}", kept.html());
        }
        let sent = learner
            .call(Method::POST, &format!("{attempt}/submit"), &json!({}))
            .await;
        assert_eq!(sent.status, 200, "{id}: {}", sent.html());
        assert_eq!(
            sent.json()["score"]["passed"],
            true,
            "{id}: {}",
            sent.html()
        );
        let attempts = learner.all(&format!("{at}/attempts"), 1).await;
        assert_eq!(attempts.len(), 1);
    }
    let progress = learner.json(&format!("{here}/progress")).await;
    assert_eq!(progress["complete"], true, "{progress}");
    assert_eq!(progress["missing"], json!([]));
    let enrollment = learner.json(&here).await;
    assert_eq!(enrollment["status"], "completed");
    let left = learner.call(Method::DELETE, &here, &json!({})).await;
    assert_eq!(left.status, 409, "what is complete stays: {}", left.html());
}

#[tokio::test]
async fn an_answer_of_another_kind_is_refused_and_the_one_before_stays() {
    let (_site, owner, learner) = site().await;
    let document = owner
        .json(&format!("/api/v1/courses/{COURSE}/revisions/1"))
        .await;
    let body = json!({"course": COURSE});
    let joined = learner
        .call(Method::POST, "/api/v1/enrollments", &body)
        .await;
    let attempts = format!("{}/activities/check-steps/attempts", joined.location());
    let attempt = learner.call(Method::POST, &attempts, &json!({})).await;
    let attempt = attempt.location();
    let asked = learner.json(&attempt).await;
    let mut kinds = BTreeSet::new();
    for asked in asked["questions"].as_array().expect("questions") {
        let id = asked["id"].as_str().unwrap_or_default();
        let at = format!("{attempt}/answers/{id}");
        let own = right(question(&document, id).expect("it is in the document"));
        let kept = learner.call(Method::PUT, &at, &own).await;
        assert_eq!(kept.status, 204, "{id} {own}: {}", kept.html());
        let before = given(&learner, &attempt, id).await;
        assert!(!before.is_null(), "{id} is answered");
        let own = own.as_object().and_then(|own| own.keys().next()).cloned();
        let own = own.unwrap_or_default();
        for other in [
            json!({"choice": "a"}),
            json!({"choice": 3}),
            json!({"choice": []}),
            json!({"text": "x"}),
            json!({"text": ""}),
            json!({"order": ["1"]}),
            json!({"order": []}),
            json!({"match": {"a": "1"}}),
            json!({"match": {}}),
        ] {
            if other.get(&own).is_some() {
                continue;
            }
            let refused = learner.call(Method::PUT, &at, &other).await;
            assert_eq!(refused.status, 422, "{id} {other}: {}", refused.html());
            let says = refused.json()["errors"][0].clone();
            assert_eq!(says["field"], own, "{id} {other}");
            assert_eq!(given(&learner, &attempt, id).await, before, "{id} {other}");
        }
        // left open again on purpose
        let empty = match own.as_str() {
            "text" => json!({"text": ""}),
            "match" => json!({"match": {}}),
            own => json!({own: []}),
        };
        let opened = learner.call(Method::PUT, &at, &empty).await;
        assert_eq!(opened.status, 204, "{id} {empty}: {}", opened.html());
        assert!(given(&learner, &attempt, id).await.is_null(), "{id}");
        kinds.insert(own);
    }
    assert!(kinds.len() >= 3, "only {kinds:?} were tried");
}

/// What stands as the answer to one question of an attempt.
async fn given(learner: &Program, attempt: &str, id: &str) -> Value {
    let attempt = learner.json(attempt).await;
    let questions = attempt["questions"].as_array().expect("questions");
    let question = questions.iter().find(|one| one["id"] == id);
    question.expect("it is there")["answer"].clone()
}

#[tokio::test]
async fn what_is_anothers_is_not_there() {
    let (site, owner, learner) = site().await;
    site.person("Mai", "mai@example.org", None).await;
    let other = site.program("mai@example.org", &["learn:write"]);
    let joined = learner
        .call(
            Method::POST,
            "/api/v1/enrollments",
            &json!({"course": COURSE}),
        )
        .await
        .location();
    for path in ["", "/progress"] {
        let path = format!("{joined}{path}");
        assert_eq!(other.get(&path).await.status, 404, "{path}");
        assert_eq!(owner.get(&path).await.status, 200, "{path}");
    }
    let complete = format!("{joined}/activities/first-lesson/complete");
    for program in [&other, &owner] {
        let tried = program.call(Method::POST, &complete, &json!({})).await;
        assert_eq!(tried.status, 404, "nobody learns for somebody else");
        let left = program.call(Method::DELETE, &joined, &json!({})).await;
        assert_eq!(left.status, 404);
    }
    let me = learner.json("/api/v1/me").await;
    let lea = format!(
        "/api/v1/people/{}",
        me["person"]["id"].as_str().unwrap_or_default()
    );
    assert_eq!(other.get(&lea).await.status, 404);
    assert_eq!(learner.json(&lea).await["email"], "lea@example.org");
    let renamed = owner
        .call(Method::PATCH, &lea, &json!({"name": "Leah"}))
        .await;
    assert_eq!(renamed.status, 404, "one's own profile only");
    assert_eq!(other.json("/api/v1/enrollments").await["items"], json!([]));
    assert_eq!(owner.all("/api/v1/enrollments", 50).await.len(), 1);
}

#[tokio::test]
async fn a_token_made_by_form_is_shown_once_and_ends_at_once() {
    let site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    let page = ana.get("/account/tokens").await;
    assert_eq!(page.status, 200);
    let bad = ana
        .post("/account/tokens", &[("name", ""), ("days", "400")])
        .await;
    assert_eq!(bad.status, 422);
    assert_eq!(bad.all(".error-summary li").len(), 3, "{}", bad.text());
    let fields = [
        ("name", "My script"),
        ("scope", "learn:read"),
        ("days", "7"),
    ];
    let made = ana.post("/account/tokens", &fields).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let shown = ana.get(&made.location()).await;
    let secret = shown
        .all("main code")
        .into_iter()
        .find(|code| code.starts_with("laurel_"))
        .expect("the secret is shown");
    let again = ana.get("/account/tokens").await;
    assert!(!again.html().contains(&secret), "it is shown once");
    assert!(again.text().contains("My script"));
    let told = site.email("ana@example.org", "API token").await;
    assert!(told.text.contains("My script"), "{}", told.text);
    let script = site.program_with(&secret);
    let me = script.json("/api/v1/me").await;
    assert_eq!(me["scopes"], json!(["learn:read"]));
    assert_eq!(me["person"]["email"], "ana@example.org");
    let used = ana.get("/account/tokens").await;
    assert!(used.text().contains("last used"), "{}", used.text());
    let end = used.attributes("main form", "action");
    let end = end
        .iter()
        .find(|to| to.ends_with("/end"))
        .expect("a way to end it");
    assert_eq!(ana.post(end, &[]).await.status, 303);
    let ended = script.get("/api/v1/me").await;
    assert_eq!(ended.status, 401);
    assert!(ended.header("www-authenticate").contains("invalid_token"));
}

#[tokio::test]
async fn a_token_ends_with_the_role_and_with_the_person() {
    let site = Site::start().await;
    site.person("Olu", "olu@example.org", Some("owner")).await;
    site.person("Iss", "iss@example.org", Some("issuer")).await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    let issuer = site.program("iss@example.org", &["issue:read"]);
    assert_eq!(issuer.get("/api/v1/certificates").await.status, 200);
    site.said(&["user", "role", "iss@example.org", "issuer", "--end"]);
    wait_for("the issuer's token to end", || async {
        (issuer.get("/api/v1/certificates").await.status == 401).then_some(())
    })
    .await;
    let script = site.program("ana@example.org", &["learn:read"]);
    assert_eq!(script.get("/api/v1/me").await.status, 200);
    let form = ana.visit("/account/erase").await.form("/account/erase");
    let form = form
        .filled()
        .with("email", "ana@example.org")
        .with("password", Person::PASSWORD)
        .with("certificates", "keep");
    let erased = ana.send_form(&form).await;
    assert_eq!(erased.status, 303, "{}", erased.text());
    wait_for("the erased person's token to end", || async {
        (script.get("/api/v1/me").await.status == 401).then_some(())
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_twice_by_one_key_is_done_once() {
    let (_site, owner, learner) = site().await;
    let body = json!({"course": COURSE});
    let first = learner.once("a", "/api/v1/enrollments", &body).await;
    let second = learner.once("a", "/api/v1/enrollments", &body).await;
    assert_eq!(
        (first.status, second.status),
        (201, 201),
        "{}",
        second.html()
    );
    assert_eq!(first.json(), second.json());
    assert_eq!(first.location(), second.location());
    let other = learner
        .once(
            "a",
            "/api/v1/enrollments",
            &json!({"course": COURSE, "code": "x"}),
        )
        .await;
    assert_eq!(other.status, 422);
    assert_eq!(other.problem_fields(), ["Idempotency-Key"]);
    let again = learner.once("b", "/api/v1/enrollments", &body).await;
    assert_eq!(again.status, 409, "she is in already: {}", again.html());
    // a key is the token's own
    let theirs = owner.once("a", "/api/v1/enrollments", &body).await;
    assert_eq!(theirs.status, 201, "{}", theirs.html());

    let person = json!({"name": "Eight", "email": "eight@example.org"});
    let tries = (0..8).map(|_| owner.once("c", "/api/v1/people", &person));
    let answers = futures::future::join_all(tries).await;
    let made: BTreeSet<String> = answers
        .iter()
        .filter(|answer| answer.status == 201)
        .map(|answer| answer.json()["id"].to_string())
        .collect();
    assert_eq!(made.len(), 1, "one person, however often it was asked");
    assert!(
        answers
            .iter()
            .all(|answer| matches!(answer.status, 201 | 409))
    );
    let known = owner.json("/api/v1/people?q=eight@example.org").await;
    assert_eq!(known["items"].as_array().map(Vec::len), Some(1));
    for key in ["", " ", "two words", &"k".repeat(256)] {
        let bad = owner.once(key, "/api/v1/people", &person).await;
        assert_eq!(bad.status, 400, "{key:?}");
    }
}

#[tokio::test]
async fn a_revocation_says_its_public_note_to_everybody_and_no_other() {
    let site = Site::start().await;
    let (_, number) = super::certificates::learner_with_one(&site).await;
    site.person("Iss", "iss@example.org", Some("issuer")).await;
    let issuer = site.program("iss@example.org", &["issue:write"]);
    let path = format!("/api/v1/certificates/{number}/revoke");
    let body = json!({"reason": "issued-in-error", "public_note": "Sent twice.", "private_note": "Ask Ines."});
    let bad = issuer
        .once("r", &path, &json!({"reason": "no reason"}))
        .await;
    assert_eq!(
        (bad.status, bad.problem_fields()),
        (422, vec!["reason".to_owned()])
    );
    for _ in 0..2 {
        let revoked = issuer.once("r", &path, &body).await;
        assert_eq!(revoked.status, 200, "{}", revoked.html());
        assert_eq!(revoked.json()["status"], "revoked");
        assert_eq!(revoked.header("cache-control"), "no-store");
    }
    let again = issuer.call(Method::POST, &path, &body).await;
    assert_eq!(again.status, 409, "{}", again.html());
    let anybody = site.program_without_token();
    let told = anybody.json(&format!("/api/v1/verify/{number}")).await;
    assert_eq!(told["events"][1]["note"], "Sent twice.", "{told}");
    let page = site.visitor().get(&format!("/verify/{number}")).await;
    assert!(page.text().contains("Sent twice."), "{}", page.text());
    for seen in [told.to_string(), page.html()] {
        assert!(!seen.contains("Ask Ines."), "{seen}");
    }
}

#[tokio::test]
async fn what_is_public_is_told_from_memory_and_a_wrong_token_is_refused_all_the_same() {
    let (site, _, _) = site().await;
    let address = format!("/api/v1/courses/{COURSE}");
    let visitor = site.program_without_token();
    let first = visitor.get(&address).await;
    let again = visitor.get(&address).await;
    assert_eq!((first.status, again.status), (200, 200));
    assert_eq!(first.json(), again.json());
    assert_eq!(first.header("etag"), again.header("etag"));
    assert!(again.header("content-type").starts_with("application/json"));
    assert!(
        again.header("vary").contains("authorization"),
        "{}",
        again.header("vary")
    );
    let wrong = site.program_with("laurel_nothing").get(&address).await;
    assert_eq!(wrong.status, 401, "{}", wrong.html());
}

/// A program has no page to go back to and no button to press.
#[tokio::test]
async fn what_went_wrong_is_said_to_a_program_in_its_own_words() {
    let (site, _, learner) = site().await;
    let unreadable = learner
        .request(Method::POST, "/api/v1/enrollments")
        .header("content-type", "application/json")
        .body("{");
    let nobody = site.program_without_token();
    let answers = [
        (404, learner.get("/api/v1/herons").await),
        (
            405,
            learner
                .call(Method::PATCH, "/api/v1/enrollments", &json!({}))
                .await,
        ),
        (400, learner.send(unreadable).await),
        (401, nobody.get("/api/v1/enrollments").await),
        (403, learner.get("/api/v1/people").await),
        (404, nobody.get("/api/v1/verify/7K3M-Q9TX-2WHD-4").await),
        (404, nobody.get("/api/v1/verify/herons").await),
    ];
    for (status, answer) in answers {
        assert_eq!(answer.status, status, "{}", answer.html());
        let problem = answer.json();
        let said = format!("{} {}", problem["title"], problem["detail"]);
        for word in ["page", "Page", "button", "Go back", "Search for", "Sign in"] {
            assert!(!said.contains(word), "{status}: {said}");
        }
    }
    // a script of a page is told what its reader understands
    let page = site.visitor().get_json("/no-such-page").await;
    assert!(
        page.json()["detail"].to_string().contains("The page"),
        "{}",
        page.html()
    );
}
