//! Processor time an answer: ours against a bare one of the same size, and a
//! program's answer against the page of the same thing.

use crate::bare::{self, Bare};
use crate::figure::Figure;
use crate::learner::Learner;
use crate::wrk::Wrk;
use laurel_tests::{AnswerKey, Person, Site, is_lesson};

const CONNECTIONS: u32 = 16;
/// Ours and what it is held against take turns, so that what else the machine
/// does falls on both alike.
const TURNS: usize = 7;

pub async fn public(site: &Site, seconds: u32) -> Figure {
    let bare = Bare::ready(size(&site.visitor(), "/").await);
    let (ours, bare) = beside_bare(site, "/", &[], &bare, seconds);
    Figure::at_most("CPU of a public page (home)", ours, bare, "µs", 1.3)
}

pub async fn lesson(site: &Site, learner: &Learner, key: &AnswerKey, seconds: u32) -> Figure {
    let course = key.courses()[0];
    let activities = key.activities(course);
    let lesson = activities
        .iter()
        .find(|activity| is_lesson(activity))
        .expect("a lesson");
    let path = format!("/learn/{course}/{}", lesson.slug);
    let database = site.scratch().join("bare-read.db");
    bare::fill(&database).await;
    let bare = Bare::reading(size(&learner.person, &path).await, &database);
    let headers = [("cookie", learner.cookie.as_str())];
    let (ours, bare) = beside_bare(site, &path, &headers, &bare, seconds);
    Figure::at_most("CPU of a signed-in lesson page", ours, bare, "µs", 1.1)
}

/// Of a certificate that was asked for before.
pub async fn verification(site: &Site, number: &str, seconds: u32) -> Figure {
    let path = format!("/verify/{number}");
    let bare = Bare::ready(size(&site.visitor(), &path).await);
    let (ours, bare) = beside_bare(site, &path, &[], &bare, seconds);
    Figure::at_most("CPU of a verification", ours, bare, "µs", 3.0)
}

/// What a program is answered, each beside the page that says the same.
pub async fn programs(
    site: &Site,
    learner: &Learner,
    key: &AnswerKey,
    number: &str,
    seconds: u32,
) -> Vec<Figure> {
    let course = key.courses()[0];
    let token = site.token(&learner.email, &["learn:read"]);
    let program = site.program_with(&token);
    let enrollments = program.all("/api/v1/enrollments", 50).await;
    let enrollment = enrollments[0]["id"].as_str().expect("an id");
    let bearer = format!("Bearer {token}");
    let (visitor, signed_in) = ([], [("cookie", learner.cookie.as_str())]);
    let with_token = [("authorization", bearer.as_str())];
    let pairs: [(&str, Side<'_>, Side<'_>); 4] = [
        (
            "CPU of a course in JSON, beside its page",
            (format!("/api/v1/courses/{course}"), &visitor),
            (format!("/courses/{course}"), &visitor),
        ),
        (
            "CPU of a verification in JSON, beside its page",
            (format!("/api/v1/verify/{number}"), &visitor),
            (format!("/verify/{number}"), &visitor),
        ),
        (
            "CPU of one's enrollments in JSON, beside the page",
            ("/api/v1/enrollments".to_owned(), &with_token),
            ("/dashboard".to_owned(), &signed_in),
        ),
        (
            "CPU of one's progress in JSON, beside its page",
            (
                format!("/api/v1/enrollments/{enrollment}/progress"),
                &with_token,
            ),
            (format!("/courses/{course}/progress"), &signed_in),
        ),
    ];
    let each = |(name, json, page): (&'static str, Side<'_>, Side<'_>)| {
        let cost = |(path, headers): &Side<'_>, seconds| {
            wrk(seconds, headers).cost(site.pid(), &site.url(path))
        };
        let (json, page) = in_turns(seconds, |s| cost(&json, s), |s| cost(&page, s));
        Figure::at_most(name, json, page, "µs", 1.0)
    };
    pairs.into_iter().map(each).collect()
}

/// An address, and the headers that it is asked with.
type Side<'a> = (String, &'a [(&'a str, &'a str)]);

/// Bytes of a page, as it is without compression.
pub async fn size(person: &Person, path: &str) -> usize {
    let page = person.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.text());
    page.bytes.len()
}

fn wrk<'a>(seconds: u32, headers: &'a [(&'a str, &'a str)]) -> Wrk<'a> {
    Wrk {
        connections: CONNECTIONS,
        seconds,
        headers,
        script: None,
    }
}

pub fn beside_bare(
    site: &Site,
    path: &str,
    headers: &[(&str, &str)],
    bare: &Bare,
    seconds: u32,
) -> (f64, f64) {
    let url = site.url(path);
    in_turns(
        seconds,
        |seconds| wrk(seconds, headers).cost(site.pid(), &url),
        |seconds| wrk(seconds, &[]).cost(bare.pid(), &bare.url),
    )
}

/// The middle of the microseconds a request, of each.
fn in_turns(seconds: u32, one: impl Fn(u32) -> f64, other: impl Fn(u32) -> f64) -> (f64, f64) {
    // caches fill, connections open
    one(1);
    other(1);
    let (mut ones, mut others) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        ones.push(one(seconds));
        others.push(other(seconds));
    }
    (middle(ones), middle(others))
}

fn middle(mut costs: Vec<f64>) -> f64 {
    costs.sort_by(f64::total_cmp);
    costs[costs.len() / 2]
}
