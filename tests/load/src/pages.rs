//! Processor time a page: ours against a bare one of the same size.

use crate::bare::{self, Bare};
use crate::figure::Figure;
use crate::learner::Learner;
use crate::wrk::Wrk;
use laurel_tests::{AnswerKey, Site, is_lesson};

const CONNECTIONS: u32 = 16;
/// Ours and the bare one take turns, so that what else the machine does falls
/// on both alike.
const TURNS: usize = 3;

pub async fn public(site: &Site, seconds: u32) -> Figure {
    let page = site.visitor().get("/").await;
    assert_eq!(page.status, 200, "the home page: {}", page.text());
    let bare = Bare::start(page.bytes.len(), None);
    let (ours, bare) = in_turns(site, "/", &[], &bare, seconds);
    Figure::at_most("CPU of a public page (home)", ours, bare, "µs", 1.6)
}

pub async fn lesson(site: &Site, key: &AnswerKey, seconds: u32) -> Figure {
    let course = key.courses()[0];
    let activities = key.activities(course);
    let lesson = activities
        .iter()
        .find(|activity| is_lesson(activity))
        .expect("a lesson");
    let path = format!("/learn/{course}/{}", lesson.slug);
    let learner = Learner::enrolled(site, 0, course).await;
    let page = learner.person.get(&path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.text());
    let database = site.scratch().join("bare-read.db");
    bare::fill(&database).await;
    let bare = Bare::start(page.bytes.len(), Some(&database));
    let headers = [("cookie", learner.cookie.as_str())];
    let (ours, bare) = in_turns(site, &path, &headers, &bare, seconds);
    Figure::at_most("CPU of a signed-in lesson page", ours, bare, "µs", 1.3)
}

/// Microseconds a request, ours and the bare one's.
fn in_turns(
    site: &Site,
    path: &str,
    headers: &[(&str, &str)],
    bare: &Bare,
    seconds: u32,
) -> (f64, f64) {
    let wrk = |seconds, headers| Wrk {
        connections: CONNECTIONS,
        seconds,
        headers,
        script: None,
    };
    let url = site.url(path);
    // caches fill, connections open
    wrk(1, headers).load(&url);
    wrk(1, &[]).load(&bare.url);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        ours.push(wrk(seconds, headers).cost(site.pid(), &url));
        theirs.push(wrk(seconds, &[]).cost(bare.pid(), &bare.url));
    }
    (middle(ours), middle(theirs))
}

fn middle(mut costs: Vec<f64>) -> f64 {
    costs.sort_by(f64::total_cmp);
    costs[costs.len() / 2]
}
