//! Secrets that can be guessed: every wrong one counts, on every node, and
//! also after a restart.

use laurel_tests::{Options, Page, Person, Site, small_program};

const COURSE: &str = "first-steps";
const CODE: &str = "heron-42";

async fn tries(person: &Person, password: &str) -> u16 {
    let fields = [("email", "ana@example.org"), ("password", password)];
    person.post("/login", &fields).await.status
}

#[tokio::test]
async fn wrong_passwords_count_also_after_a_restart() {
    let mut site = Site::start_with(Options::behind_a_proxy()).await;
    site.person("Ana", "ana@example.org", None).await;
    let guesser = site.visitor().from("198.51.100.7");
    for _ in 0..10 {
        assert_eq!(tries(&guesser, "not this one").await, 422);
    }
    assert!(site.stop());
    site.serve().await;
    assert_eq!(tries(&guesser, "not this one").await, 429);
    assert_eq!(tries(&guesser, Person::PASSWORD).await, 429);
    let ana = site.visitor().from("203.0.113.1");
    assert_eq!(tries(&ana, Person::PASSWORD).await, 303, "at home");
}

#[tokio::test]
async fn wrong_passwords_count_on_every_node() {
    let site = Site::start_with(Options::behind_a_proxy()).await;
    let Some(node) = site.second_node().await else {
        return;
    };
    site.person("Ana", "ana@example.org", None).await;
    let guesser = site.visitor().from("198.51.100.7");
    let elsewhere = guesser.at(node.base.clone());
    for _ in 0..5 {
        assert_eq!(tries(&guesser, "not this one").await, 422);
        assert_eq!(tries(&elsewhere, "not this one").await, 422);
    }
    for device in [&guesser, &elsewhere] {
        assert_eq!(tries(device, Person::PASSWORD).await, 429);
    }
}

#[tokio::test]
async fn where_a_holder_signed_in_is_known_on_every_node() {
    let site = Site::start_with(Options::behind_a_proxy()).await;
    let Some(node) = site.second_node().await else {
        return;
    };
    site.person("Ana", "ana@example.org", None).await;
    let ana = site.visitor().from("203.0.113.1");
    assert_eq!(tries(&ana, Person::PASSWORD).await, 303);
    for network in 0..10 {
        let guesser = site.visitor().from(&format!("198.51.100.{network}"));
        for _ in 0..10 {
            assert_eq!(tries(&guesser, "not this one").await, 422);
        }
    }
    let away = site.visitor().from("192.0.2.1").at(node.base.clone());
    assert_eq!(tries(&away, Person::PASSWORD).await, 429);
    let ana = site.visitor().from("203.0.113.1").at(node.base.clone());
    assert_eq!(tries(&ana, Person::PASSWORD).await, 303, "at home");
}

/// A site with a course that wants a code, behind a proxy.
async fn with_a_code() -> Site {
    let site = Site::start_with(Options::behind_a_proxy()).await;
    let folder = site.scratch().join("coded");
    let copied = std::process::Command::new("cp")
        .arg("-r")
        .arg(small_program())
        .arg(&folder)
        .status();
    assert!(copied.expect("cp runs").success());
    let course = folder.join("courses/first-steps/course.md");
    let text = std::fs::read_to_string(&course).expect("the course");
    let text = text.replacen("id = ", "join = \"code\"\nid = ", 1);
    std::fs::write(&course, text).expect("it is written");
    site.import(&folder);
    let olga = site
        .person("Olga", "olga@example.org", Some("administrator"))
        .await;
    let set = format!("/studio/courses/{COURSE}/code");
    assert_eq!(olga.post(&set, &[("code", CODE)]).await.status, 303);
    site
}

async fn gives(person: &Person, code: &str) -> Page {
    let enroll = format!("/courses/{COURSE}/enroll");
    person.post(&enroll, &[("code", code)]).await
}

#[tokio::test]
async fn wrong_codes_of_a_course_count_like_passwords() {
    let site = with_a_code().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    let ana = ana.from("198.51.100.7");
    for number in 0..10 {
        let page = gives(&ana, &format!("wrong-{number}")).await;
        assert_eq!(page.status, 422, "{}", page.text());
    }
    for code in ["wrong-10", CODE] {
        let page = gives(&ana, code).await;
        assert_eq!(page.status, 429, "{code}: {}", page.text());
        let seconds: u64 = page.header("retry-after").parse().expect("seconds");
        assert!((1..=600).contains(&seconds), "{seconds}");
        assert_eq!(page.form("/enroll").value("code"), Some(code));
        assert!(page.text().contains("minute"), "{}", page.text());
    }
    // from anywhere, but nobody else
    assert_eq!(
        gives(&ana.clone().from("192.0.2.1"), CODE).await.status,
        429
    );
    let ben = site.person("Ben", "ben@example.org", None).await;
    let ben = ben.from("198.51.100.7");
    assert_eq!(gives(&ben, CODE).await.status, 303);
}

#[tokio::test]
async fn many_accounts_of_one_network_do_not_get_more_guesses() {
    let site = with_a_code().await;
    let mut looked_at = 0;
    for number in 0..6 {
        let email = format!("p{number}@example.org");
        let person = site.person("P", &email, None).await.from("198.51.100.7");
        for guess in 0..9 {
            match gives(&person, &format!("wrong-{number}{guess}"))
                .await
                .status
            {
                422 => looked_at += 1,
                status => assert_eq!(status, 429),
            }
        }
    }
    assert_eq!(looked_at, 50);
    let ana = site.person("Ana", "ana@example.org", None).await;
    assert_eq!(gives(&ana.from("203.0.113.1"), CODE).await.status, 303);
}

#[tokio::test]
async fn what_is_no_guess_is_not_counted() {
    let site = with_a_code().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    for _ in 0..12 {
        assert_eq!(gives(&ana, " ").await.status, 422, "none given");
    }
    for number in 0..9 {
        assert_eq!(gives(&ana, &format!("wrong-{number}")).await.status, 422);
    }
    for _ in 0..12 {
        assert_eq!(gives(&ana, CODE).await.status, 303, "in, and in again");
    }
}
