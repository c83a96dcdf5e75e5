//! No room left on the disk: what was acknowledged is kept, what was refused is
//! not, and the site comes back by itself.
//!
//! Writing stands for all of it: visitors' messages (a transaction with a
//! email in it) and a learner's answers (single statements that share one).

use crate::room::{Room, SmallDisk, unkilled_by_large_files};
use futures::future::join_all;
use laurel_tests::{
    AnswerKey, AnswerPlan, Exposition, Options, Page, PageQuestion, Person, Site, binary,
    small_program, wait_for,
};

const COURSE: &str = "first-steps";
const QUIZ: &str = "check-steps";
/// A disk on which the bundled site has room to work.
const DISK: u64 = 16 << 20;
/// Refused so many times one after the other, and there is no room.
const NO_ROOM: usize = 10;
/// So many messages, and whatever room the log still has is used.
const MAX: usize = 150;
/// Characters of three bytes each.
const LONG: usize = 4_900;
const SHORT: usize = 20;

/// What was sent, by the sender's address, and what was said to it.
#[derive(Default)]
struct Told {
    saved: Vec<String>,
    refused: Vec<String>,
    other: Vec<(String, u16)>,
}

impl Told {
    fn note(&mut self, email: String, page: &Page) {
        match page.status {
            303 => self.saved.push(email),
            503 => self.refused.push(email),
            status => self.other.push((email, status)),
        }
    }

    fn count(&self) -> usize {
        self.saved.len() + self.refused.len() + self.other.len()
    }
}

/// A learner in the middle of a quiz.
struct Learner {
    person: Person,
    key: AnswerKey,
    attempt: String,
    questions: Vec<PageQuestion>,
}

impl Learner {
    async fn begins(site: &Site) -> Self {
        let person = site.person("Ana", "ana@example.org", None).await;
        person.enroll(COURSE).await;
        let key = AnswerKey::small();
        let attempt = person.begin(COURSE, QUIZ).await;
        let questions = key.questions_of(&person, COURSE, &attempt).await;
        Self {
            person,
            key,
            attempt,
            questions,
        }
    }

    async fn answers(&self, number: usize) -> u16 {
        let question = &self.questions[number];
        let key = &self.key;
        let sent = key.answer(COURSE, question, AnswerPlan::Right);
        let fields: Vec<_> = sent.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let path = format!("{}/answers/{}", self.attempt, question.id);
        self.person.post(&path, &fields).await.status
    }

    /// Whether this answer is there.
    async fn is_kept(&self, number: usize) -> bool {
        let asked = &self.questions[number];
        let shown = self
            .key
            .questions_of(&self.person, COURSE, &self.attempt)
            .await;
        let now = shown.iter().find(|s| s.id == asked.id);
        let now = now.expect("the question is there");
        let fields = self.key.answer(COURSE, asked, AnswerPlan::Right);
        fields.iter().all(|field| now.form.fields.contains(field))
    }
}

/// One message of a visitor of their own; its sender's address and the answer.
async fn message(site: &Site, number: usize, length: usize) -> (String, Page) {
    let email = format!("visitor{number}@example.org");
    let text = "\u{20ac}".repeat(length);
    let fields = [
        ("name", "Vera"),
        ("email", email.as_str()),
        ("message", text.as_str()),
    ];
    let visitor = site
        .visitor()
        .from(&format!("10.0.{}.{}", number / 200, 1 + number % 200));
    let page = visitor.post("/contact", &fields).await;
    (email, page)
}

async fn send(site: &Site, told: &mut Told, length: usize) -> Page {
    let (email, page) = message(site, told.count(), length).await;
    told.note(email, &page);
    page
}

/// Writes until there is no room; the last refusal.
async fn until_refused(site: &Site, told: &mut Told) -> Page {
    let mut page = send(site, told, LONG).await;
    let mut in_a_row = 0;
    for _ in 0..MAX {
        in_a_row = if page.status == 303 { 0 } else { in_a_row + 1 };
        if in_a_row == NO_ROOM {
            break;
        }
        page = send(site, told, LONG).await;
    }
    page
}

async fn until_ready(site: &Site) {
    let visitor = site.visitor();
    wait_for("the site to be ready", || async {
        let page = visitor.get("/readyz").await;
        (page.status == 200).then_some(())
    })
    .await;
}

/// Who wrote, as the administrator sees it.
async fn check_kept(owner: &Person, told: &Told) {
    let list = owner.get("/admin/contacts.csv").await;
    assert_eq!(list.status, 200, "{}", list.text());
    let list = list.html();
    let is_kept = |email: &&String| list.contains(email.as_str());
    let lost: Vec<_> = told.saved.iter().filter(|e| !is_kept(e)).collect();
    let count = told.saved.len();
    assert!(
        lost.is_empty(),
        "{} of {count} acknowledged messages are lost",
        lost.len()
    );
    let kept: Vec<_> = told.refused.iter().filter(is_kept).collect();
    assert!(kept.is_empty(), "refused, and kept all the same: {kept:?}");
}

/// Every email for what was kept, and none for what was not.
async fn check_letters(site: &Site, told: &Told) {
    let about = |email: &String| {
        let emails = site.emails();
        emails.iter().filter(|l| l.to == *email).count()
    };
    wait_for("the emails for what was kept", || async {
        told.saved.iter().all(|e| about(e) > 0).then_some(())
    })
    .await;
    for email in &told.saved {
        assert_eq!(about(email), 1, "one email to {email}");
    }
    for email in &told.refused {
        assert_eq!(about(email), 0, "no email to {email}");
    }
}

async fn figures(site: &Site) -> Exposition {
    let page = site.visitor().get("/metrics").await;
    Exposition::parse(&page.html()).expect("figures")
}

fn is_writable(figures: &Exposition) -> f64 {
    figures.sum("laurel_writable", &[])
}

/// Takes the room away and gives it back while people write.
async fn goes_through_it(mut site: Site, room: &Room, burst: bool) {
    site.import(&small_program());
    let owner = site
        .person("Olga", "olga@example.org", Some("administrator"))
        .await;
    let learner = Learner::begins(&site).await;
    let mut told = Told::default();
    assert_eq!(send(&site, &mut told, LONG).await.status, 303);
    assert_eq!(learner.answers(0).await, 303);

    room.take(&site);
    let refusal = until_refused(&site, &mut told).await;
    if burst && let Room::Disk(disk) = room {
        // little room: some of what comes at once fits, the rest does not
        disk.leave(1 << 20);
        until_ready(&site).await;
        for _ in 0..4 {
            let first = told.count();
            let sizes = (first..first + 30).map(|n| (n, if n % 3 == 0 { SHORT } else { LONG }));
            let sent = sizes.map(|(number, length)| message(&site, number, length));
            for (email, page) in join_all(sent).await {
                told.note(email, &page);
            }
        }
        disk.fill();
        until_refused(&site, &mut told).await;
    }
    let answer = learner.answers(1).await;
    let ready = site.visitor().get("/readyz").await;
    let figures = figures(&site).await;
    let refused_so_far = told.refused.len();
    let fields = [
        ("email", "olga@example.org"),
        ("password", Person::PASSWORD),
    ];
    let sign_in = site.visitor().post("/login", &fields).await.status;
    let reading = [
        site.visitor().get("/programs").await.status,
        learner.person.get(&learner.attempt).await.status,
        learner
            .person
            .get(&format!("/learn/{COURSE}/why-small"))
            .await
            .status,
    ];

    room.give_back(&site);
    // nobody writes meanwhile
    until_ready(&site).await;
    for _ in 0..5 {
        send(&site, &mut told, SHORT).await;
    }
    let again = learner.answers(2).await;

    check_kept(&owner, &told).await;
    check_letters(&site, &told).await;
    assert_eq!(is_writable(&self::figures(&site).await), 1.0);
    assert_eq!(learner.is_kept(1).await, answer == 303);
    assert!(learner.is_kept(0).await);
    assert_eq!(learner.is_kept(2).await, again == 303);
    assert!(site.stop(), "it ends well");
    site.serve().await;
    check_kept(&owner, &told).await;
    check_letters(&site, &told).await;
    assert_eq!(learner.is_kept(1).await, answer == 303);
    assert_eq!(learner.is_kept(2).await, again == 303);

    assert_eq!(told.other, [], "only saved or refused with 503");
    assert!(told.refused.len() >= NO_ROOM, "there was no room");
    assert!(told.saved.len() > 5, "there was room before and after");
    assert_eq!((answer, sign_in, again), (503, 503, 303));
    assert_eq!(reading, [200, 200, 200], "reading goes on");
    check_refusal(&refusal);
    assert_eq!(ready.status, 503);
    let why = ready.json()["why"].to_string();
    assert!(why.contains("disk"), "{why}");
    assert_eq!(is_writable(&figures), 0.0);
    let counted = figures.sum("laurel_writer_refused_total", &[]);
    let least = f64::from(u32::try_from(refused_so_far).expect("a few"));
    assert!(counted >= least, "{counted} of {least}");
    println!(
        "{} acknowledged and kept, {} refused and not kept",
        told.saved.len(),
        told.refused.len()
    );
}

/// The page says what happened and what to do.
fn check_refusal(page: &Page) {
    assert_eq!(page.status, 503);
    let wait = page.header("retry-after").parse::<u32>();
    assert!(wait.is_ok_and(|seconds| seconds > 0), "{:?}", page.headers);
    let text = page.text();
    assert!(text.contains("not saved"), "{text}");
}

/// A site whose data folder this makes small.
async fn on_a_small_disk(mount: impl FnOnce(&Site) -> Option<SmallDisk>, burst: bool) {
    let site = Site::prepare(Options::behind_a_proxy()).await;
    if !site.is_sqlite() {
        println!("skipped: PostgreSQL has a disk of its own");
        return;
    }
    let Some(disk) = mount(&site) else {
        println!("skipped: mounting is not allowed here");
        return;
    };
    // emails leave for another disk, so that one not sent was never written
    let emails = site.scratch().join("letters");
    std::fs::create_dir(&emails).expect("a folder for emails");
    std::os::unix::fs::symlink(&emails, site.data().join("mail")).expect("a link to it");
    let mut site = site;
    site.serve().await;
    let room = Room::Disk(disk);
    goes_through_it(site, &room, burst).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_full_to_the_last_block_loses_nothing_and_is_left_by_itself() {
    let ext4 = |site: &Site| SmallDisk::ext4(&site.scratch().join("disk"), &site.data(), DISK);
    on_a_small_disk(ext4, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_of_which_a_part_has_room_is_kept_as_it_was_told() {
    on_a_small_disk(|site| SmallDisk::tmpfs(&site.data(), DISK), true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_may_not_grow_lose_nothing_and_are_left_by_themselves() {
    let scripts = tempfile::tempdir().expect("a folder");
    let binary = unkilled_by_large_files(scripts.path(), &binary());
    let options = Options {
        binary: Some(binary),
        ..Options::behind_a_proxy()
    };
    let mut site = Site::prepare(options).await;
    if !site.is_sqlite() {
        println!("skipped: PostgreSQL has files of its own");
        return;
    }
    site.serve().await;
    goes_through_it(site, &Room::FileSize, false).await;
}
