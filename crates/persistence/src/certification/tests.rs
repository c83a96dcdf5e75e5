//! What must hold whatever is retried, raced or tried on purpose.

use super::entity::{certificate, certificate_event, entitlement};
use super::*;
use crate::authoring::entity::{program_revision, revision};
use crate::catalog::entity::{award, course, program, program_course};
use crate::enrollment::entity::enrollment;
use crate::identity::entity::person;
use crate::messaging::{Letter, Notice};
use crate::store::{Config, Fault, Random, Stop, Store, SystemClock, SystemRandom, Wording};
use laurel_domain::certification::{
    CertificateNumber, EntitlementStatus, Phrases, RevocationReason, Sealed, Status,
};
use laurel_domain::identity::{Action, Actor, Permit, PersonName, Resource, permit};
use laurel_domain::ids::{CourseId, PersonId};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, PaginatorTrait, Set};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use uuid::Uuid;

struct Plain;

impl Wording for Plain {
    fn letter(&self, _: &Notice, _: &str) -> Letter {
        Letter {
            subject: String::new(),
            text: String::new(),
            html: String::new(),
        }
    }

    fn certificate(&self, sealed: &Sealed) -> Phrases {
        Phrases {
            language: "en".to_owned(),
            document_title: sealed.title.clone(),
            description: "A certificate".to_owned(),
            statement: "It is certified that".to_owned(),
            achievement: "has completed".to_owned(),
            details: "14 hours".to_owned(),
            validity: None,
            verify: "Verify".to_owned(),
            scan: String::new(),
            qr_description: sealed.verify_url.clone(),
            signature_description: String::new(),
            specimen: "Specimen".to_owned(),
            hours: None,
        }
    }
}

struct Scene {
    store: Store,
    press: Press,
    person: PersonId,
    courses: Vec<CourseId>,
    _folder: tempfile::TempDir,
}

const URL: &str = "https://example.org";

fn document(slug: &str) -> String {
    serde_json::json!({
        "id": slug, "slug": slug, "title": slug, "summary": "", "language": "en",
        "stated_half_hours": 9, "outcomes": [], "audience": [], "requirements": [],
        "prerequisites": [], "join": "open", "completion": "all", "award": null, "body": "",
        "modules": [], "pools": [], "files": {}
    })
    .to_string()
}

fn program_document(courses: &[&str]) -> String {
    let courses: Vec<_> = courses
        .iter()
        .map(|slug| serde_json::json!({"course": slug, "required": true}))
        .collect();
    serde_json::json!({
        "id": "p", "slug": "p", "title": "Program", "summary": "", "language": "en", "status": "open",
        "price": null, "outcomes": [], "audience": [], "requirements": [], "topics": [],
        "courses": courses, "electives": 0, "stated_half_hours": null, "award": null, "faq": [], "body": ""
    })
    .to_string()
}

impl Scene {
    /// A person who completed both courses of a program that has an award.
    async fn new(random: Arc<dyn Random>, name: &str, confirmed: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().to_owned(),
            database_url: None,
        };
        let store = Store::open_with(config, Arc::new(SystemClock), random)
            .await
            .unwrap();
        let mut scene = Self {
            press: Press::new(folder.path().join("fonts")),
            person: PersonId(store.new_id()),
            courses: Vec::new(),
            store,
            _folder: folder,
        };
        scene.fill(name, confirmed).await;
        scene
    }

    async fn usual() -> Self {
        Self::new(Arc::new(SystemRandom), "Nguyễn Thị Ánh", true).await
    }

    async fn fill(&mut self, name: &str, confirmed: bool) {
        let (store, now) = (self.store.clone(), self.store.now());
        let (person, name) = (self.person, name.to_owned());
        let courses = vec![CourseId(store.new_id()), CourseId(store.new_id())];
        self.courses.clone_from(&courses);
        let (store_in, in_program) = (store.clone(), courses.clone());
        let filled: Result<(), Fault> = store
            .write(move |tx| {
                Box::pin(async move {
                    let confirmed_at = confirmed.then_some(now);
                    person::ActiveModel {
                        id: Set(person.0),
                        email: Set("anh@example.org".to_owned()),
                        name: Set(name.clone()),
                        certificate_name: Set(confirmed.then_some(name)),
                        name_confirmed_at: Set(confirmed_at),
                        password_hash: Set(None),
                        email_confirmed_at: Set(Some(now)),
                        language: Set("en".to_owned()),
                        theme: Set(String::new()),
                        search_text: Set(String::new()),
                        created_at: Set(now),
                        erased_at: Set(None),
                    }
                    .insert(tx)
                    .await?;
                    for (slug, id) in ["one", "two"].into_iter().zip(courses) {
                        let revision = store_in.new_id();
                        course::ActiveModel {
                            id: Set(id.0),
                            key: Set(slug.to_owned()),
                            slug: Set(slug.to_owned()),
                            title: Set(slug.to_owned()),
                            status: Set("published".to_owned()),
                            current_revision_id: Set(Some(revision)),
                            join_code: Set(None),
                            created_at: Set(now),
                            updated_at: Set(now),
                        }
                        .insert(tx)
                        .await?;
                        revision::ActiveModel {
                            id: Set(revision),
                            course_id: Set(id.0),
                            number: Set(1),
                            hash: Set(format!("hash-{slug}")),
                            document: Set(document(slug)),
                            source: Set("{}".to_owned()),
                            published_at: Set(now),
                            published_by: Set(None),
                            note: Set(String::new()),
                        }
                        .insert(tx)
                        .await?;
                        enrollment::ActiveModel {
                            id: Set(store_in.new_id()),
                            person_id: Set(person.0),
                            course_id: Set(id.0),
                            revision_id: Set(revision),
                            status: Set("completed".to_owned()),
                            place: Set(None),
                            done_count: Set(1),
                            required_count: Set(1),
                            percent: Set(100),
                            created_at: Set(now),
                            updated_at: Set(now),
                            completed_at: Set(Some(now)),
                        }
                        .insert(tx)
                        .await?;
                    }
                    let program = store_in.new_id();
                    program::ActiveModel {
                        id: Set(program),
                        key: Set("p".to_owned()),
                        slug: Set("p".to_owned()),
                        title: Set("Program".to_owned()),
                        status: Set("open".to_owned()),
                        document: Set(program_document(&["one", "two"])),
                        source: Set("{}".to_owned()),
                        hash: Set("hash-p".to_owned()),
                        position: Set(0),
                        current_revision_id: Set(Some(program)),
                        created_at: Set(now),
                        updated_at: Set(now),
                    }
                    .insert(tx)
                    .await?;
                    program_revision::ActiveModel {
                        id: Set(program),
                        program_id: Set(program),
                        number: Set(1),
                        hash: Set("hash-p".to_owned()),
                        document: Set(program_document(&["one", "two"])),
                        source: Set("{}".to_owned()),
                        published_at: Set(now),
                        published_by: Set(None),
                    }
                    .insert(tx)
                    .await?;
                    for (position, course) in (0..).zip(in_program) {
                        program_course::ActiveModel {
                            id: Set(store_in.new_id()),
                            program_id: Set(program),
                            course_id: Set(course.0),
                            position: Set(position),
                            required: Set(true),
                        }
                        .insert(tx)
                        .await?;
                    }
                    award::ActiveModel {
                        id: Set(store_in.new_id()),
                        slug: Set("a".to_owned()),
                        subject: Set("program".to_owned()),
                        subject_id: Set(program),
                        title: Set("Compassionate Leadership Certificate".to_owned()),
                        kind: Set("certificate".to_owned()),
                        valid_months: Set(Some(24)),
                        statement: Set(String::new()),
                        created_at: Set(now),
                        retired_at: Set(None),
                    }
                    .insert(tx)
                    .await?;
                    Ok(())
                })
            })
            .await;
        filled.unwrap();
    }

    async fn complete(&self, course: CourseId) {
        let (store_in, person) = (self.store.clone(), self.person);
        let done: Result<(), Fault> = self
            .store
            .write(move |tx| {
                Box::pin(async move { course_completed(&store_in, tx, person, course).await })
            })
            .await;
        done.unwrap();
    }

    async fn entitlements(&self) -> Vec<entitlement::Model> {
        entitlement::Entity::find()
            .all(self.store.read())
            .await
            .unwrap()
    }

    async fn issue(&self) {
        let id = self.entitlements().await[0].id;
        issue(&self.store, &self.press, &Plain, URL, id)
            .await
            .unwrap();
    }

    async fn certificates(&self) -> Vec<certificate::Model> {
        certificate::Entity::find()
            .all(self.store.read())
            .await
            .unwrap()
    }

    async fn look(&self) -> Certificate {
        let row = self.certificates().await.remove(0);
        let number = CertificateNumber::parse(&row.number).unwrap();
        look_up(&self.store, &number).await.unwrap().unwrap()
    }

    async fn count(&self, table: &str) -> i64 {
        let sql = format!("SELECT count(*) AS n FROM {table}");
        let row = self
            .store
            .read()
            .query_one_raw(sea_orm::Statement::from_string(
                self.store.read().get_database_backend(),
                sql,
            ))
            .await
            .unwrap()
            .unwrap();
        row.try_get("", "n").unwrap()
    }

    fn own(&self) -> Permit {
        let actor = Actor::Person {
            id: self.person,
            grants: Vec::new(),
        };
        permit(&actor, Action::UseAccount, Resource::Of(self.person)).unwrap()
    }

    async fn confirm(&self, name: &str) {
        let name = PersonName::parse(name).unwrap();
        confirm_name(&self.store, &self.own(), self.person, name)
            .await
            .map_err(|_| ())
            .unwrap();
    }

    async fn sql(&self, sql: &str) -> Result<(), Fault> {
        let sql = sql.to_owned();
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    tx.execute_unprepared(&sql).await?;
                    Ok(())
                })
            })
            .await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_completions_at_once_earn_one_certificate_and_one_letter() {
    let scene = Arc::new(Scene::usual().await);
    let course = scene.courses[1];
    let all = (0..100).map(|_| {
        let scene = scene.clone();
        tokio::spawn(async move { scene.complete(course).await })
    });
    for done in futures::future::join_all(all).await {
        done.unwrap();
    }
    let earned = scene.entitlements().await;
    assert_eq!(earned.len(), 1);
    assert_eq!(earned[0].status, EntitlementStatus::Ready.word());
    assert_eq!(scene.count("job").await, 1);
    let workers = (0..10).map(|_| {
        let scene = scene.clone();
        tokio::spawn(async move { scene.issue().await })
    });
    for done in futures::future::join_all(workers).await {
        done.unwrap();
    }
    assert_eq!(scene.certificates().await.len(), 1);
    assert_eq!(scene.count("outbox").await, 1);
    assert_eq!(scene.count("certificate_event").await, 1);
    // and a job that is done again does nothing
    scene.issue().await;
    assert_eq!(scene.certificates().await.len(), 1);
}

#[tokio::test]
async fn what_is_sealed_is_what_was_earned() {
    let scene = Scene::usual().await;
    scene.complete(scene.courses[0]).await;
    scene.issue().await;
    let found = scene.look().await;
    assert_eq!(found.sealed.holder, "Nguyễn Thị Ánh");
    assert_eq!(found.sealed.title, "Compassionate Leadership Certificate");
    assert_eq!((found.sealed.half_hours, found.sealed.courses), (18, 2));
    assert_eq!(found.evidence.courses[1].hash, "hash-two");
    assert_eq!(found.status(scene.store.now()), Status::Valid);
    let after = scene.store.now() + chrono::TimeDelta::days(731);
    assert_eq!(found.status(after), Status::Expired);
    let bytes = scene.store.blobs().get(&found.sha256).await.unwrap();
    assert_eq!(i64::try_from(bytes.len()).unwrap(), found.size);
    // the same fields give the same bytes
    let again = scene
        .press
        .print(&found.sealed, &found.phrases)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(bytes, again.pdf);
}

#[tokio::test]
async fn nothing_is_issued_before_the_name_is_confirmed() {
    let scene = Scene::new(Arc::new(SystemRandom), "anh", false).await;
    scene.complete(scene.courses[0]).await;
    assert_eq!(
        scene.entitlements().await[0].status,
        EntitlementStatus::WaitingForName.word()
    );
    scene.issue().await;
    assert!(scene.certificates().await.is_empty());
    scene.confirm("Nguyễn Thị Ánh").await;
    scene.issue().await;
    assert_eq!(scene.look().await.sealed.holder, "Nguyễn Thị Ánh");
    scene.confirm("Somebody Else").await;
    assert_eq!(scene.look().await.sealed.holder, "Nguyễn Thị Ánh");
}

#[tokio::test]
async fn a_name_that_no_typeface_has_is_refused_with_its_letters_until_it_is_mended() {
    let scene = Scene::new(Arc::new(SystemRandom), "Anh 李", true).await;
    scene.complete(scene.courses[0]).await;
    scene.issue().await;
    let held = of_person(&scene.store, scene.person).await.unwrap();
    assert_eq!(held.waiting[0].status, EntitlementStatus::Refused);
    assert_eq!(held.waiting[0].refusal.as_deref(), Some("李"));
    scene.confirm("Anh Li").await;
    scene.issue().await;
    let held = of_person(&scene.store, scene.person).await.unwrap();
    assert!(held.waiting.is_empty());
    assert_eq!(held.issued.len(), 1);
}

/// Draws the same number a few times.
struct Repeating(AtomicUsize);

impl Random for Repeating {
    fn fill(&self, bytes: &mut [u8]) {
        SystemRandom.fill(bytes);
        if bytes.len() == 8 && self.0.fetch_add(1, Ordering::SeqCst) < 3 {
            bytes.fill(7);
        }
    }
}

#[tokio::test]
async fn a_number_that_is_taken_is_drawn_again() {
    let scene = Scene::new(Arc::new(Repeating(AtomicUsize::new(0))), "Ana Li", true).await;
    scene.complete(scene.courses[0]).await;
    scene.issue().await;
    let first = scene.certificates().await.remove(0);
    // somebody else's, of another award
    let row = scene.entitlements().await.remove(0);
    let other = entitlement::ActiveModel {
        id: Set(Uuid::from_u128(9)),
        award_id: Set(Uuid::from_u128(8)),
        status: Set(EntitlementStatus::Ready.word().to_owned()),
        certificate_id: Set(None),
        ..row.into()
    };
    let added: Result<(), Fault> = scene
        .store
        .write(move |tx| {
            Box::pin(async move {
                entitlement::Entity::insert(other)
                    .exec_without_returning(tx)
                    .await?;
                Ok(())
            })
        })
        .await;
    added.unwrap();
    issue(&scene.store, &scene.press, &Plain, URL, Uuid::from_u128(9))
        .await
        .unwrap();
    let all = scene.certificates().await;
    assert_eq!(all.len(), 2);
    assert!(all.iter().filter(|row| row.number == first.number).count() == 1);
}

#[tokio::test]
async fn the_schema_refuses_to_change_or_delete_a_certificate() {
    let scene = Scene::usual().await;
    scene.complete(scene.courses[0]).await;
    scene.issue().await;
    for sql in [
        "UPDATE certificate SET holder = 'Somebody Else'",
        "UPDATE certificate SET pdf_sha256 = 'x', person_id = NULL",
        "UPDATE certificate SET person_id = award_id",
        "DELETE FROM certificate",
        "UPDATE certificate_event SET at = at",
        "DELETE FROM certificate_event",
    ] {
        assert!(scene.sql(sql).await.is_err(), "{sql}");
    }
    // nothing that is deleted elsewhere reaches it
    for sql in [
        "DELETE FROM entitlement",
        "DELETE FROM award",
        "DELETE FROM program_course",
        "DELETE FROM program_revision",
        "DELETE FROM program",
        "DELETE FROM enrollment",
        "DELETE FROM revision",
        "DELETE FROM course",
        "DELETE FROM person",
    ] {
        assert!(scene.sql(sql).await.is_ok(), "{sql}");
    }
    assert_eq!(scene.look().await.sealed.holder, "Nguyễn Thị Ánh");
    // erasing the person cuts the link, and no more
    scene
        .sql("UPDATE certificate SET person_id = NULL")
        .await
        .unwrap();
    assert_eq!(scene.look().await.person, None);
    assert_eq!(scene.look().await.sealed.holder, "Nguyễn Thị Ánh");
}

#[tokio::test]
async fn a_revocation_counts_at_once_and_once() {
    let scene = Scene::usual().await;
    scene.complete(scene.courses[0]).await;
    scene.issue().await;
    let found = scene.look().await;
    let number = CertificateNumber::parse(&found.sealed.number).unwrap();
    let revoking = permit(&Actor::Operator, Action::RevokeCertificate, Resource::Site).unwrap();
    let attempt = || {
        revoke(
            &scene.store,
            &revoking,
            URL,
            number.clone(),
            RevocationReason::IssuedInError,
            Some("a private note".to_owned()),
        )
    };
    assert!(attempt().await.is_ok());
    let found = scene.look().await;
    assert_eq!(found.status(scene.store.now()), Status::Revoked);
    assert_eq!(
        found.events[1].reason,
        Some(RevocationReason::IssuedInError)
    );
    assert!(matches!(
        attempt().await,
        Err(Stop::Refused(RevokeRefusal::Already))
    ));
    assert_eq!(scene.count("certificate_event").await, 2);
    assert_eq!(scene.count("outbox").await, 2);
    let reading = permit(&Actor::Operator, Action::ReadCertificates, Resource::Site).unwrap();
    let wanted = |status, text: &str| Filter {
        status,
        text: text.to_owned(),
        before: None,
    };
    for (filter, many) in [
        (wanted(None, ""), 1),
        (wanted(Some(Status::Revoked), "anh"), 1),
        (wanted(Some(Status::Valid), ""), 0),
        (wanted(None, "NGUYEN thi"), 1),
        (wanted(None, "100%"), 0),
        (wanted(None, &number.as_str().to_lowercase()), 1),
    ] {
        let lines = list(&scene.store, &reading, &filter, 50)
            .await
            .map_err(|_| ())
            .unwrap();
        assert_eq!(lines.len(), many, "{filter:?}");
    }
    let events = certificate_event::Entity::find().count(scene.store.read());
    assert_eq!(events.await.unwrap(), 2);
}
