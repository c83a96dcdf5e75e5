//! Programs that use the JSON API: lists, changes, and what can't be read.

use super::api::{COURSE, site};
use laurel_tests::Site;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[tokio::test]
async fn a_list_is_read_to_its_end_by_its_own_cursors() {
    let (site, owner, _learner) = site().await;
    for n in 0..7 {
        site.said(&[
            "user",
            "create",
            "--email",
            &format!("p{n}@example.org"),
            "--name",
            "Many",
        ]);
    }
    let ids = |all: Vec<Value>| -> BTreeSet<String> {
        all.iter().map(|one| one["id"].to_string()).collect()
    };
    let by_two = owner.all("/api/v1/people", 2).await;
    assert_eq!(by_two.len(), 9);
    assert_eq!(ids(by_two).len(), 9, "nobody twice");
    let page = owner.get("/api/v1/people?limit=2&q=many").await;
    let next = page.json()["next"].as_str().unwrap_or_default().to_owned();
    let link = page.header("link");
    assert!(link.ends_with("; rel=\"next\""), "{link}");
    assert!(link.contains(&format!("q=many&cursor={next}")), "{link}");
    for (path, status) in [
        (format!("/api/v1/jobs?cursor={next}"), 400),
        ("/api/v1/people?cursor=made-up".to_owned(), 400),
        ("/api/v1/people?limit=0".to_owned(), 422),
        ("/api/v1/people?limit=201".to_owned(), 422),
        ("/api/v1/people?limit=two".to_owned(), 400),
        ("/api/v1/people?role=king".to_owned(), 422),
        ("/api/v1/people?q=a&q=b".to_owned(), 400),
        ("/api/v1/people?q=%ff".to_owned(), 400),
        ("/api/v1/people?page=2".to_owned(), 400),
    ] {
        let page = owner.get(&path).await;
        assert_eq!(page.status, status, "{path}: {}", page.html());
    }
    for list in [
        "programs",
        "courses",
        "subscribers",
        "contacts",
        "certificates",
        "audit",
        "jobs",
        "mail",
    ] {
        owner.all(&format!("/api/v1/{list}"), 1).await;
    }
}

#[tokio::test]
async fn what_was_changed_meanwhile_is_not_written_over() {
    let (_site, owner, learner) = site().await;
    let me = learner.json("/api/v1/me").await;
    let path = format!(
        "/api/v1/people/{}",
        me["person"]["id"].as_str().unwrap_or_default()
    );
    let seen = learner.get(&path).await;
    let tag = seen.header("etag").to_owned();
    let change = |tag: &str, body: Value| {
        let request = learner.request(Method::PATCH, &path).json(&body);
        learner.send(request.header("if-match", tag.to_owned()))
    };
    let zone = json!({"name": "Lea Lind", "time_zone": "Asia/Tokyo", "language": "es"});
    let changed = change(&tag, zone).await;
    assert_eq!(changed.status, 200, "{}", changed.html());
    assert_eq!(changed.json()["time_zone"], "Asia/Tokyo");
    let stale = change(&tag, json!({"name": "Late"})).await;
    assert_eq!(stale.status, 412, "{}", stale.html());
    let back = change(changed.header("etag"), json!({"time_zone": null})).await;
    assert_eq!(back.json()["time_zone"], Value::Null, "{}", back.html());
    assert_eq!(back.json()["name"], "Lea Lind", "what is left out stays");
    let refused = learner
        .call(
            Method::PATCH,
            &path,
            &json!({"time_zone": "Mars/Olympus", "language": "xx", "name": ""}),
        )
        .await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.problem_fields(), ["name", "language", "time_zone"]);

    let roles = format!("{path}/roles");
    let set = |body: Value| owner.send(owner.request(Method::PUT, &roles).json(&body));
    let given = owner
        .call(
            Method::PUT,
            &roles,
            &json!({"roles": ["issuer", format!("instructor:{COURSE}")]}),
        )
        .await;
    assert_eq!(given.status, 200, "{}", given.html());
    assert_eq!(
        given.json()["roles"],
        json!([format!("instructor:{COURSE}"), "issuer"])
    );
    let bad = set(json!({"roles": ["king", "instructor:nowhere", "issuer:x"]})).await;
    assert_eq!(bad.problem_fields(), ["roles[0]", "roles[1]", "roles[2]"]);
    let none = set(json!({"roles": []})).await;
    assert_eq!(none.json()["roles"], json!([]), "{}", none.html());
    let olu = owner.json("/api/v1/me").await;
    let olu = format!(
        "/api/v1/people/{}/roles",
        olu["person"]["id"].as_str().unwrap_or_default()
    );
    let last = owner.call(Method::PUT, &olu, &json!({"roles": []})).await;
    assert_eq!(last.status, 409, "a site has an owner: {}", last.html());
}

#[tokio::test]
async fn what_can_not_be_read_changes_nothing() {
    let (site, owner, learner) = site().await;
    let deep = format!("{{\"course\":{}1{}}}", "[".repeat(2000), "]".repeat(2000));
    let large = format!("{{\"course\":\"{}\"}}", "a".repeat(1_100_000));
    let cases: [(&[u8], &str, u16); 12] = [
        (b"{", "application/json", 400),
        (b"", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"null", "application/json", 400),
        (b"{\"course\":1}", "application/json", 400),
        (
            b"{\"course\":\"first-steps\",\"x\":1}",
            "application/json",
            400,
        ),
        (b"{\"course\":\"\xff\"}", "application/json", 400),
        (
            b"{\"course\":\"first-steps\\u0000\"}",
            "application/json",
            422,
        ),
        (b"{\"course\":1e999}", "application/json", 400),
        (
            b"course=first-steps",
            "application/x-www-form-urlencoded",
            415,
        ),
        (deep.as_bytes(), "application/json", 400),
        (large.as_bytes(), "application/json", 413),
    ];
    for (body, kind, status) in cases {
        let request = learner
            .request(Method::POST, "/api/v1/enrollments")
            .header("content-type", kind)
            .body(body.to_vec());
        let answer = learner.send(request).await;
        let start = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
        assert_eq!(answer.status, status, "{start}: {}", answer.html());
        answer.problem_fields();
    }
    assert_eq!(
        learner.json("/api/v1/enrollments").await["items"],
        json!([])
    );
    let nowhere = learner
        .call(
            Method::POST,
            "/api/v1/enrollments",
            &json!({"course": "nowhere"}),
        )
        .await;
    assert_eq!(
        (nowhere.status, nowhere.problem_fields()),
        (422, vec!["course".to_owned()])
    );
    let taken = owner
        .call(
            Method::POST,
            "/api/v1/people",
            &json!({"name": " ", "email": "lea@example.org"}),
        )
        .await;
    assert_eq!(taken.problem_fields(), ["name"]);
    for path in [
        "/api/v1/people/7",
        "/api/v1/nothing",
        "/api/v2/people",
        "/api/v1/jobs/x/retry",
    ] {
        let answer = owner.get(path).await;
        assert!(
            matches!(answer.status, 404 | 405),
            "{path}: {}",
            answer.status
        );
        answer.problem_fields();
    }
    // a cookie says nothing here
    let ana = site.person("Ana", "ana@example.org", None).await;
    let page = ana.get("/api/v1/me").await;
    assert_eq!(page.status, 401);
    assert_eq!(page.header("www-authenticate"), "Bearer");
    for header in [
        "Bearer",
        "Bearer x",
        "Basic YTpi",
        "laurel_",
        "Bearer laurel_00",
    ] {
        let request = ana
            .request(Method::GET, "/api/v1/programs")
            .header("authorization", header);
        assert_eq!(ana.send(request).await.status, 401, "{header}");
    }
}

#[tokio::test]
async fn staff_work_by_tokens_as_far_as_the_scopes_go() {
    let (site, owner, _learner) = site().await;
    let visitor = site.visitor();
    let fields = [
        ("name", "Nora"),
        ("email", "nora@example.org"),
        ("message", "Is there a course in the evening?"),
    ];
    assert_eq!(visitor.post("/contact", &fields).await.status, 303);
    let contact = owner.json("/api/v1/contacts?open=true").await["items"][0].clone();
    assert_eq!(contact["email"], "nora@example.org");
    let path = format!(
        "/api/v1/contacts/{}",
        contact["id"].as_str().unwrap_or_default()
    );
    let reads = site.program("olu@example.org", &["site:read"]);
    let small = reads
        .call(Method::PATCH, &path, &json!({"handled": true}))
        .await;
    assert_eq!(small.status, 403);
    assert!(small.html().contains("site:write"), "{}", small.html());
    let done = owner
        .call(Method::PATCH, &path, &json!({"handled": true}))
        .await;
    assert_eq!(done.json()["handled"], true, "{}", done.html());
    assert_eq!(
        owner.json("/api/v1/contacts?open=true").await["items"],
        json!([])
    );
    let trail = owner.json("/api/v1/audit?limit=5").await;
    let actors = trail["items"].as_array().expect("items").iter();
    let handled = actors
        .filter(|row| row["detail"]["did"] == "handled")
        .count();
    assert_eq!(handled, 1, "{trail}");
    let mail = owner.json("/api/v1/mail").await;
    assert!(mail["items"].as_array().is_some_and(|all| !all.is_empty()));
    let first = mail["items"][0]["id"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert_eq!(
        owner.json(&format!("/api/v1/mail/{first}")).await["id"],
        first.as_str()
    );
}

#[tokio::test]
async fn the_document_is_the_same_everywhere_and_readable_without_scripts() {
    let site = Site::start().await;
    let program = site.program_without_token();
    let served = program.json("/api/openapi.json").await;
    assert_eq!(served["openapi"], "3.1.0");
    let printed: Value = serde_json::from_str(&site.said(&["openapi"])).expect("JSON");
    assert_eq!(served, printed);
    let page = site.visitor().get("/api/docs").await;
    assert_eq!(page.status, 200);
    let summaries = page.all("main details summary code");
    for (path, item) in served["paths"].as_object().expect("paths") {
        for method in item.as_object().expect("methods").keys() {
            let line = format!("{} {path}", method.to_uppercase());
            assert!(summaries.contains(&line), "{line} is not on the page");
        }
    }
}
