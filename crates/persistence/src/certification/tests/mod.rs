//! What must hold whatever is retried, raced or tried on purpose: on SQLite and,
//! where there is a server (`LAUREL_TEST_POSTGRES`), on PostgreSQL.

mod at_fault;
mod issued;
mod issuing;
mod reminding;
mod sealing;
mod statuses;

use super::entity::{certificate, entitlement};
use super::*;

use crate::catalog::entity::{award, course, program, program_course};
use crate::catalog::entity::{program_revision, revision};
use crate::catalog::{CatalogStatus, CourseStatus};
use crate::enrollment::entity::enrollment;
use crate::fixtures::new_postgres_database;
use crate::identity::entity::person;
use crate::messaging::Wording;
use crate::messaging::{EmailMessage, Message};
use crate::store::{Config, InternalError, Random, Store, SystemClock, SystemRandom, Word};
use laurel_domain::authoring::document::AwardKind;
use laurel_domain::certification::{CertificateNumber, Phrases, Sealed};
use laurel_domain::enrollment::Status as EnrollmentStatus;
use laurel_domain::identity::{Actor, OwnScope, Permit, PersonName, actions, authorize};
use laurel_domain::ids::{CourseId, PersonId};
use laurel_domain::site::{ChosenIn, PublicAddress};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use std::sync::Arc;
use uuid::Uuid;

struct Plain;

impl Wording for Plain {
    fn sender(&self) -> String {
        "no-reply@example.org".to_owned()
    }

    fn email(&self, _: &Message, _: &str) -> EmailMessage {
        EmailMessage {
            reply_to: String::new(),
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

struct IssuingFixture {
    store: Store,
    renderer: CertificateRenderer,
    person: PersonId,
    courses: Vec<CourseId>,
    _folder: tempfile::TempDir,
}

const URL: &str = "https://example.org";

/// An address that somebody chose.
fn chosen() -> PublicAddress {
    PublicAddress {
        url: URL.to_owned(),
        chosen_in: ChosenIn::Configuration,
    }
}

fn document(slug: &str) -> String {
    serde_json::json!({
        "id": slug, "slug": slug, "title": slug, "summary": "", "language": "en",
        "stated_half_hours": 9, "outcomes": [], "audience": [], "requirements": [],
        "prerequisites": [], "join": "open", "completion": "all", "award": null, "body": "",
        "modules": [], "pools": [], "files": {}
    })
    .to_string()
}

fn program_document(courses: &[String]) -> String {
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

impl IssuingFixture {
    /// A person who completed both courses of a program that has an award.
    async fn new(random: Arc<dyn Random>, name: &str, confirmed: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().to_owned(),
            database_url: new_postgres_database().await,
        };
        let store = Store::open_with(config, Arc::new(SystemClock), random)
            .await
            .unwrap();
        let mut fixture = Self {
            renderer: CertificateRenderer::new(folder.path().join("fonts")),
            person: PersonId(store.new_id()),
            courses: Vec::new(),
            store,
            _folder: folder,
        };
        fixture.fill(name, confirmed).await;
        fixture
    }

    async fn usual() -> Self {
        Self::new(Arc::new(SystemRandom), "Nguyễn Thị Ánh", true).await
    }

    async fn fill(&mut self, name: &str, confirmed: bool) {
        let (store, person, now) = (&self.store, self.person, self.store.now());
        let courses = [CourseId(store.new_id()), CourseId(store.new_id())];
        self.courses = courses.to_vec();
        let slugs = ["one", "two"].map(|name| format!("{name}-{person}"));
        let filled: Result<(), InternalError> = store
            .transact(async |tx| {
                let confirmed_at = confirmed.then_some(now);
                person::ActiveModel {
                    id: Set(person.0),
                    email: Set(format!("{person}@example.org")),
                    name: Set(name.to_owned()),
                    certificate_name: Set(confirmed.then(|| name.to_owned())),
                    name_confirmed_at: Set(confirmed_at),
                    password_hash: Set(None),
                    email_confirmed_at: Set(Some(now)),
                    language: Set("en".to_owned()),
                    theme: Set(String::new()),
                    time_zone: Set(None),
                    search_text: Set(String::new()),
                    created_at: Set(now),
                    erased_at: Set(None),
                }
                .insert(tx)
                .await?;
                for (slug, id) in slugs.iter().zip(courses) {
                    let revision = tx.new_id();
                    course::ActiveModel {
                        id: Set(id.0),
                        key: Set(slug.clone()),
                        slug: Set(slug.clone()),
                        title: Set(slug.clone()),
                        status: Set(Word(CourseStatus::Open)),
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
                        id: Set(tx.new_id()),
                        person_id: Set(person.0),
                        course_id: Set(id.0),
                        revision_id: Set(revision),
                        status: Set(Word(EnrollmentStatus::Completed)),
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
                let program = tx.new_id();
                program::ActiveModel {
                    id: Set(program),
                    key: Set(format!("p-{person}")),
                    slug: Set(format!("p-{person}")),
                    title: Set("Program".to_owned()),
                    status: Set(Word(CatalogStatus::Open)),
                    document: Set(program_document(&slugs)),
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
                    document: Set(program_document(&slugs)),
                    source: Set("{}".to_owned()),
                    published_at: Set(now),
                    published_by: Set(None),
                }
                .insert(tx)
                .await?;
                for (position, course) in (0..).zip(courses) {
                    program_course::ActiveModel {
                        id: Set(tx.new_id()),
                        program_id: Set(program),
                        course_id: Set(course.0),
                        position: Set(position),
                        required: Set(true),
                    }
                    .insert(tx)
                    .await?;
                }
                award::ActiveModel {
                    id: Set(tx.new_id()),
                    slug: Set(format!("a-{person}")),
                    subject: Set("program".to_owned()),
                    subject_id: Set(program),
                    title: Set("Compassionate Leadership Certificate".to_owned()),
                    kind: Set(Word(AwardKind::Certificate)),
                    valid_months: Set(Some(24)),
                    statement: Set(String::new()),
                    created_at: Set(now),
                    retired_at: Set(None),
                }
                .insert(tx)
                .await?;
                Ok(())
            })
            .await;
        filled.unwrap();
    }

    async fn complete(&self, course: CourseId) {
        let (store, person) = (&self.store, self.person);
        let done: Result<(), InternalError> = store
            .transact(async |tx| course_completed(store, tx, person, course).await)
            .await;
        done.unwrap();
    }

    async fn entitlements(&self) -> Vec<entitlement::Model> {
        entitlement::Entity::find()
            .filter(entitlement::Column::PersonId.eq(self.person.0))
            .all(self.store.read())
            .await
            .unwrap()
    }

    async fn issue(&self) {
        let id = self.entitlements().await[0].id;
        issue(&self.store, &self.renderer, &Plain, &chosen(), id)
            .await
            .unwrap();
    }

    async fn certificates(&self) -> Vec<certificate::Model> {
        certificate::Entity::find()
            .filter(certificate::Column::PersonId.eq(self.person.0))
            .all(self.store.read())
            .await
            .unwrap()
    }

    async fn look(&self) -> Certificate {
        let row = self.certificates().await.remove(0);
        let number = CertificateNumber::parse(&row.number).unwrap();
        self.find(&number).await
    }

    async fn find(&self, number: &CertificateNumber) -> Certificate {
        let permit = authorize(&Actor::Operator, ()).unwrap();
        let found = certificate(&self.store, &permit, number).await;
        found.unwrap().unwrap()
    }

    /// Rows of a table where a column has this value.
    async fn count(&self, table: &str, column: &str, id: Uuid) -> i64 {
        let id = self.literal(id);
        let sql = format!("SELECT count(*) AS n FROM {table} WHERE {column} = {id}");
        let backend = self.store.read().get_database_backend();
        let statement = sea_orm::Statement::from_string(backend, sql);
        let row = self.store.read().query_one_raw(statement).await;
        row.unwrap().unwrap().try_get("", "n").unwrap()
    }

    async fn set_email_confirmed(&self, confirmed: bool) {
        let at = confirmed.then(|| self.store.now());
        let set: Result<(), InternalError> = self
            .store
            .transact(async |tx| {
                person::Entity::update_many()
                    .col_expr(person::Column::EmailConfirmedAt, Expr::value(at))
                    .filter(person::Column::Id.eq(self.person.0))
                    .exec(tx)
                    .await?;
                Ok(())
            })
            .await;
        set.unwrap();
    }

    async fn emails(&self) -> i64 {
        self.count("outbox", "person_id", self.person.0).await
    }

    /// An id as both databases write it.
    fn literal(&self, id: Uuid) -> String {
        if self.store.is_sqlite() {
            format!("X'{}'", id.simple())
        } else {
            format!("'{id}'")
        }
    }

    fn own(&self) -> Permit<actions::UseAccount> {
        let actor = Actor::Person {
            id: self.person,
            grants: Vec::new(),
        };
        authorize(&actor, self.person).unwrap()
    }

    async fn confirm(&self, name: &str) {
        let name = PersonName::parse(name).unwrap();
        confirm_name(&self.store, &self.own(), name)
            .await
            .map_err(|_| ())
            .unwrap();
    }

    async fn sql(&self, sql: &str) -> Result<(), InternalError> {
        self.store
            .transact(async |tx| {
                tx.execute_unprepared(sql).await?;
                Ok(())
            })
            .await
    }
}
