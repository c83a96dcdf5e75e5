//! A backup of about 100,000 enrollments while 50 learners answer: nothing that
//! was acknowledged before it is missing in it, and pages stay quick.

use crate::figure::Figure;
use laurel_tests::{Options, Person, Site, front};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinHandle;

const LEARNERS: usize = 50;
/// As long as somebody thinks who is very quick.
const BETWEEN_ANSWERS: Duration = Duration::from_millis(250);
/// Looked at before the backup, so that a median stands on something.
const PAGES_BEFORE: usize = 200;

/// One learner's count: each answer is the next number.
struct Count {
    email: String,
    attempt: String,
    question: String,
    sent: AtomicU32,
    acknowledged: AtomicU32,
}

pub async fn figures(site: &Site) -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("a folder");
    let quiz = front(
        "count",
        "kind = \"quiz\"\nminutes = 2\npass = 70\nfeedback = \"after-submit\"\n",
    );
    let quiz = quiz + "\n## number {short}\n\nHow far are you?\n\n= the end\n";
    site.import_course("counting", &[("01-count.md", &quiz)]);
    let ending = Arc::new(AtomicBool::new(false));
    let mut learners = Vec::new();
    for number in 0..LEARNERS {
        learners.push(answering(site, number, &ending).await);
    }
    let (before, file) = (looked(site, PAGES_BEFORE).await, folder.path().join("all"));
    let (file, started) = (file.display().to_string(), Instant::now());
    let at_start: Vec<u32> = learners
        .iter()
        .map(|(count, _)| count.acknowledged.load(Ordering::SeqCst))
        .collect();
    let mut command = site.begin(&["backup", &file]);
    let mut during = Vec::new();
    let ended = loop {
        during.extend(looked(site, 1).await);
        if let Some(ended) = command.try_wait().expect("a command") {
            break ended;
        }
    };
    assert!(ended.success(), "the backup was made");
    let took = started.elapsed();
    let at_end: Vec<u32> = learners
        .iter()
        .map(|(count, _)| count.sent.load(Ordering::SeqCst))
        .collect();
    ending.store(true, Ordering::SeqCst);
    let mut counts = Vec::new();
    for (count, task) in learners {
        task.await.expect("a learner");
        counts.push(count);
    }
    let size = std::fs::metadata(&file).expect("the backup").len();
    eprintln!(
        "a backup of {} MB took {:.1} s; {} pages were looked at, {} answers given meanwhile",
        size / 1_000_000,
        took.as_secs_f64(),
        during.len(),
        at_end.iter().sum::<u32>() - at_start.iter().sum::<u32>(),
    );
    let lost = lost(site, &file, &counts, &at_start, &at_end).await;
    vec![
        Figure::at_most(
            "a page during a backup",
            median(during),
            median(before),
            "ms",
            2.0,
        ),
        Figure::below("answers lost, of 50 learners'", lost, 0.0, ""),
    ]
}

/// Enrolled, in an attempt, answering until told to end.
async fn answering(
    site: &Site,
    number: usize,
    ending: &Arc<AtomicBool>,
) -> (Arc<Count>, JoinHandle<()>) {
    let email = format!("counting-{number}@example.org");
    let person = site.person("Counting", &email, None).await;
    person.enroll("counting").await;
    let attempt = person.begin("counting", "count").await;
    let asked = person.visit(&attempt).await;
    let forms = asked.forms();
    let question = forms
        .iter()
        .find(|form| form.action.contains("/answers/"))
        .expect("a question");
    let count = Arc::new(Count {
        email,
        question: question.action.split('?').next().expect("one").to_owned(),
        attempt,
        sent: AtomicU32::new(0),
        acknowledged: AtomicU32::new(0),
    });
    let (own, ending) = (count.clone(), ending.clone());
    let task = tokio::spawn(async move {
        tokio::time::sleep(BETWEEN_ANSWERS.mul_f64(number as f64 / LEARNERS as f64)).await;
        while !ending.load(Ordering::SeqCst) {
            let next = own.sent.fetch_add(1, Ordering::SeqCst) + 1;
            let answer = person
                .post(&own.question, &[("text", &next.to_string())])
                .await;
            assert_eq!(answer.status, 303, "{}", answer.text());
            own.acknowledged.store(next, Ordering::SeqCst);
            tokio::time::sleep(BETWEEN_ANSWERS).await;
        }
    });
    (count, task)
}

/// Milliseconds of pages that are not kept ready.
async fn looked(site: &Site, times: usize) -> Vec<f64> {
    let visitor = site.visitor();
    let mut took = Vec::new();
    for _ in 0..times {
        let start = Instant::now();
        let page = visitor.get("/search?q=trust").await;
        took.push(start.elapsed().as_secs_f64() * 1000.0);
        assert_eq!(page.status, 200);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    took
}

/// How many learners' last answer is missing in the backup or on the site.
async fn lost(
    site: &Site,
    file: &str,
    counts: &[Arc<Count>],
    at_start: &[u32],
    at_end: &[u32],
) -> f64 {
    let mut restored = Site::prepare(Options {
        binary: Some(site.binary().to_owned()),
        ..Options::default()
    })
    .await;
    restored.said(&["restore", file]);
    restored.said(&["doctor"]);
    restored.serve().await;
    let mut lost = 0.0;
    for (at, count) in counts.iter().enumerate() {
        let last = count.acknowledged.load(Ordering::SeqCst);
        let (kept, live) = (saved(&restored, count).await, saved(site, count).await);
        if live != last || kept < at_start[at] || kept > at_end[at] {
            eprintln!(
                "{}: {kept} in the backup, {live} of {last} on the site",
                count.email
            );
            lost += 1.0;
        }
    }
    lost
}

/// The number that the site has of this learner.
async fn saved(site: &Site, count: &Count) -> u32 {
    let fields = [
        ("email", count.email.as_str()),
        ("password", Person::PASSWORD),
    ];
    let person = site.visitor();
    person.submit("/login", &fields).await;
    let page = person.visit(&count.attempt).await;
    let form = page.form(&count.question);
    form.value("text")
        .and_then(|text| text.parse().ok())
        .unwrap_or_default()
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}
