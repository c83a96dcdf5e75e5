//! `kill -9` at random moments while learners answer and finish: what was
//! acknowledged is there, and every finisher has one certificate and one email.

use futures::future::join_all;
use laurel_tests::{
    AnswerKey, AnswerPlan, Page, PageQuestion, Person, Site, base, small_program, wait_for,
};
use rand::Rng;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::Mutex;

const COURSE: &str = "first-steps";
const QUIZ: &str = "check-steps";
const LEARNERS: usize = 20;

fn kills() -> usize {
    std::env::var("LAUREL_TEST_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(50)
}

/// What the server said yes to.
#[derive(Default)]
struct Acknowledged {
    lesson: bool,
    named: bool,
    /// Attempts with the answers that were taken, and whether they were submitted.
    attempts: Vec<StartedAttempt>,
}

struct StartedAttempt {
    attempt: String,
    answers: Vec<(PageQuestion, AnswerPlan)>,
    submitted: bool,
}

impl StartedAttempt {
    /// The percent that these answers are worth: 8 points in all.
    fn percent(&self) -> u32 {
        let points: u32 = self
            .answers
            .iter()
            .filter(|(_, wish)| *wish == AnswerPlan::Right)
            .map(|(asked, _)| if asked.id == "some-of-them" { 2 } else { 1 })
            .sum();
        points * 100 / 8
    }
}

/// What all learners tell, and are told.
#[derive(Default)]
struct Course {
    /// How much the server said yes to.
    acknowledged: AtomicUsize,
    stop: AtomicBool,
}

impl Course {
    fn acknowledged(&self) -> usize {
        self.acknowledged.load(Ordering::Relaxed)
    }

    /// Waits until the server said yes to so much more.
    async fn goes_on(&self, more: usize) {
        let enough = self.acknowledged() + more;
        wait_for("the learners to get on", || async {
            (self.acknowledged() >= enough).then_some(())
        })
        .await;
    }
}

/// A learner who tries again where there is no answer.
struct Learner {
    person: Person,
    email: String,
    key: Arc<AnswerKey>,
    course: Arc<Course>,
    known: Mutex<Acknowledged>,
}

impl Learner {
    fn stopped(&self) -> bool {
        self.course.stop.load(Ordering::Relaxed)
    }

    /// Posts until somebody answers.
    async fn post(&self, path: &str, fields: &[(String, String)]) -> Page {
        let path = &path;
        let page = wait_for(&format!("an answer from {path}"), || async move {
            let request = self
                .person
                .request(reqwest::Method::POST, path)
                .form(fields);
            self.person
                .try_send(request)
                .await
                .ok()
                .filter(|page| page.status < 500)
        })
        .await;
        self.course.acknowledged.fetch_add(1, Ordering::Relaxed);
        page
    }

    async fn get(&self, path: &str) -> Page {
        let path = &path;
        wait_for(&format!("an answer from {path}"), || async move {
            let request = self.person.request(reqwest::Method::GET, path);
            self.person
                .try_send(request)
                .await
                .ok()
                .filter(|page| page.status < 500)
        })
        .await
    }

    /// Turns the pages of an attempt.
    async fn questions(&self, attempt: &str) -> Vec<PageQuestion> {
        let mut asked: Vec<PageQuestion> = Vec::new();
        for number in 1..=7 {
            let page = self.get(&format!("{attempt}?q={number}")).await;
            for form in page.forms() {
                if let Some((_, id)) = form.action.split_once("/answers/") {
                    let id = id.split('?').next().unwrap_or(id).to_owned();
                    if asked.iter().all(|a| a.id != id) {
                        asked.push(PageQuestion { id, form });
                    }
                }
            }
        }
        asked
    }

    /// One attempt; a wish for each question, or all right.
    async fn attempt(&self, all_right: bool) {
        let begun = self
            .post(&format!("/learn/{COURSE}/{QUIZ}/attempts"), &[])
            .await;
        assert_eq!(begun.status, 303, "{}", begun.text());
        let attempt = base(&begun.location()).to_owned();
        let asked = self.questions(&attempt).await;
        assert_eq!(asked.len(), 7, "{attempt}");
        let taken = StartedAttempt {
            attempt: attempt.clone(),
            answers: Vec::new(),
            submitted: false,
        };
        self.known.lock().await.attempts.push(taken);
        for question in asked {
            if self.stopped() && !all_right {
                return;
            }
            let right = all_right || rand::rng().random_bool(0.5);
            let wish = if right {
                AnswerPlan::Right
            } else {
                AnswerPlan::Wrong
            };
            let fields = self.key.answer(COURSE, &question, wish);
            let page = self
                .post(&format!("{attempt}/answers/{}", question.id), &fields)
                .await;
            assert_eq!(page.status, 303, "{}: {}", question.id, page.text());
            let mut known = self.known.lock().await;
            let taken = known.attempts.last_mut().expect("the attempt begun above");
            taken.answers.push((question, wish));
        }
        let page = self.post(&format!("{attempt}/submit"), &[]).await;
        assert_eq!(page.status, 303, "{}", page.text());
        let mut known = self.known.lock().await;
        let taken = known.attempts.last_mut().expect("the attempt begun above");
        taken.submitted = true;
    }

    async fn learn(&self) {
        let page = self.post(&format!("/courses/{COURSE}/enroll"), &[]).await;
        assert_eq!(page.status, 303, "{}", page.text());
        self.attempt(true).await;
        let page = self
            .post(&format!("/learn/{COURSE}/why-small/complete"), &[])
            .await;
        assert_eq!(page.status, 303, "{}", page.text());
        self.known.lock().await.lesson = true;
        self.confirm_name().await;
        while !self.stopped() {
            self.attempt(false).await;
        }
    }

    async fn confirm_name(&self) {
        let form = wait_for("the form for the name", || async {
            self.person.try_name_form().await.ok().flatten()
        })
        .await;
        let form = form.with("name", "Ana Ferreira");
        let page = self.post(&form.action, &form.fields).await;
        // not taken twice where the first answer was lost
        assert!(
            [303, 404, 409, 422].contains(&page.status),
            "{}",
            page.text()
        );
        self.known.lock().await.named = true;
    }

    async fn is_named(&self) -> bool {
        self.known.lock().await.named
    }

    /// Everything that was acknowledged is there.
    async fn check(&self, site: &Site) -> usize {
        let known = self.known.lock().await;
        let mut answers = 0;
        for taken in &known.attempts {
            answers += taken.answers.len();
            let page = self.person.visit(&taken.attempt).await;
            assert_eq!(page.status, 200, "{}", taken.attempt);
            if taken.submitted {
                let percent = format!("{} percent", taken.percent());
                assert!(
                    page.text().contains(&percent),
                    "{}: {percent}: {}",
                    taken.attempt,
                    page.text()
                );
            } else if page.has("form[action*='/answers/']") {
                self.check_open(taken).await;
            }
        }
        if known.lesson {
            let page = self
                .person
                .visit(&format!("/learn/{COURSE}/why-small"))
                .await;
            assert!(
                page.text().contains("Done"),
                "the mark is there: {}",
                page.text()
            );
        }
        assert!(known.named, "{} got through", self.email);
        self.person.certificate().await;
        site.email(&self.email, "certificate").await;
        let emails = site.emails();
        let count = emails
            .iter()
            .filter(|l| l.to == self.email && l.subject.contains("certificate"))
            .count();
        assert_eq!(count, 1, "one email to {}", self.email);
        answers
    }

    async fn check_open(&self, taken: &StartedAttempt) {
        let shown = self.questions(&taken.attempt).await;
        for (asked, wish) in &taken.answers {
            let now = shown
                .iter()
                .find(|s| s.id == asked.id)
                .expect("the question is there");
            for field in self.key.answer(COURSE, asked, *wish) {
                assert!(
                    now.form.fields.contains(&field),
                    "{}: {field:?} in {:?}",
                    asked.id,
                    now.form.fields
                );
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_being_killed_at_any_moment() {
    let mut site = Site::start().await;
    site.import(&small_program());
    let key = Arc::new(AnswerKey::small());
    let course = Arc::new(Course::default());
    let mut learners = Vec::new();
    for number in 0..LEARNERS {
        let email = format!("learner{number}@example.org");
        let person = site
            .person(&format!("Learner {number}"), &email, None)
            .await;
        learners.push(Arc::new(Learner {
            person,
            email,
            key: key.clone(),
            course: course.clone(),
            known: Mutex::default(),
        }));
    }
    let work: Vec<_> = learners
        .iter()
        .cloned()
        .map(|learner| tokio::spawn(async move { learner.learn().await }))
        .collect();
    for _ in 0..kills() {
        // by what was done, not by the clock: on a busy machine kills would
        // come faster than a start and one request
        let (more, moment) = {
            let mut chance = rand::rng();
            (
                chance.random_range(1..2 * LEARNERS),
                chance.random_range(0..50),
            )
        };
        course.goes_on(more).await;
        // anywhere in what is under way then
        tokio::time::sleep(Duration::from_millis(moment)).await;
        site.kill();
        site.serve().await;
    }
    for learner in &learners {
        wait_for("every learner to finish", || async {
            learner.is_named().await.then_some(())
        })
        .await;
    }
    course.stop.store(true, Ordering::Relaxed);
    for learner in work {
        learner.await.expect("a learner gets through");
    }
    let answers: usize = join_all(learners.iter().map(|l| l.check(&site)))
        .await
        .into_iter()
        .sum();
    println!(
        "{} kills, {answers} acknowledged answers, {LEARNERS} finishers",
        kills()
    );
    assert!(
        answers >= LEARNERS * 7,
        "each learner answered one quiz at least"
    );
}
