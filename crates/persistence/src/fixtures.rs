//! A store in a temporary folder, with a clock that is set by hand, a person
//! and a course, for the tests of this crate.

use crate::authoring::entity::revision;
use crate::catalog::entity::course;
use crate::identity::{NewPerson, Registered, register};
use crate::store::{Clock, Config, Store, SystemRandom};
use chrono::{DateTime, TimeDelta, Utc};
use laurel_domain::authoring::document::{
    Activity, ActivityKind, Completion, Course, FeedbackPolicy, Item, Join, Layout, Lesson, Module,
    OptionItem, Question, QuestionKind, Quiz, Survey,
};
use laurel_domain::identity::{Action, Actor, Email, Permit, PersonName, Resource, permit};
use laurel_domain::ids::{CourseId, PersonId};
use sea_orm::{ActiveModelTrait, Set};
use std::sync::{Arc, Mutex};

pub(crate) struct ManualClock(Mutex<DateTime<Utc>>);

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

pub(crate) struct TestStore {
    pub store: Store,
    pub course: CourseId,
    clock: Arc<ManualClock>,
    _folder: tempfile::TempDir,
}

impl TestStore {
    pub async fn with(document: Course) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().to_owned(),
            database_url: None,
        };
        let start = "2026-11-02T09:00:00Z".parse().unwrap();
        let clock = Arc::new(ManualClock(Mutex::new(start)));
        let store = Store::open_with(config, clock.clone(), Arc::new(SystemRandom))
            .await
            .unwrap();
        let course = publish(&store, document).await;
        Self {
            store,
            course,
            clock,
            _folder: folder,
        }
    }

    pub fn pass(&self, time: TimeDelta) {
        *self.clock.0.lock().unwrap() += time;
    }

    pub async fn person(&self, name: &str) -> PersonId {
        let new = NewPerson {
            name: PersonName::parse(name).unwrap(),
            email: Email::parse(&format!("{}@example.org", name.to_lowercase())).unwrap(),
            password_hash: None,
            language: "en".to_owned(),
            accepted: Vec::new(),
        };
        match register(&self.store, "http://localhost", new)
            .await
            .unwrap()
        {
            Registered::New(id) => id,
            Registered::Already => panic!("{name} is there already"),
        }
    }
}

/// The permit for one's own.
pub(crate) fn own(person: PersonId, action: Action) -> Permit {
    let actor = Actor::Person {
        id: person,
        grants: Vec::new(),
    };
    permit(&actor, action, Resource::Of(person)).unwrap()
}

async fn publish(store: &Store, document: Course) -> CourseId {
    let (course_id, revision_id, now) = (store.new_id(), store.new_id(), store.now());
    store
        .transact(async |tx| {
            course::ActiveModel {
                id: Set(course_id),
                key: Set(document.id.clone()),
                slug: Set(document.slug.clone()),
                title: Set(document.title.clone()),
                status: Set("open".to_owned()),
                current_revision_id: Set(None),
                join_code: Set(None),
                created_at: Set(now),
                updated_at: Set(now),
            }
            .insert(tx)
            .await?;
            revision::ActiveModel {
                id: Set(revision_id),
                course_id: Set(course_id),
                number: Set(1),
                hash: Set(document.content_hash()),
                document: Set(serde_json::to_string(&document)?),
                source: Set("{}".to_owned()),
                published_at: Set(now),
                published_by: Set(None),
                note: Set(String::new()),
            }
            .insert(tx)
            .await?;
            course::ActiveModel {
                id: Set(course_id),
                current_revision_id: Set(Some(revision_id)),
                ..Default::default()
            }
            .update(tx)
            .await?;
            Ok::<_, crate::InternalError>(())
        })
        .await
        .unwrap();
    CourseId(course_id)
}

/// A lesson to read for a minute, a lesson, a quiz of two questions, a survey.
pub(crate) fn course() -> Course {
    Course {
        id: "c1".to_owned(),
        slug: "seeing".to_owned(),
        title: "Seeing".to_owned(),
        summary: String::new(),
        language: "en".to_owned(),
        stated_half_hours: None,
        outcomes: Vec::new(),
        audience: Vec::new(),
        requirements: Vec::new(),
        prerequisites: Vec::new(),
        join: Join::Open,
        completion: Completion::All,
        award: None,
        body: String::new(),
        modules: vec![Module {
            id: "m1".to_owned(),
            title: "One".to_owned(),
            summary: None,
            completion: Completion::All,
            body: String::new(),
            activities: vec![
                activity("slow", lesson(60)),
                activity("quick", lesson(0)),
                activity("quiz", ActivityKind::Quiz(quiz())),
                activity("survey", ActivityKind::Survey(survey())),
            ],
        }],
        pools: Vec::new(),
        files: Default::default(),
    }
}

fn activity(id: &str, kind: ActivityKind) -> Activity {
    Activity {
        id: format!("id-{id}"),
        slug: id.to_owned(),
        title: id.to_owned(),
        minutes: 5,
        optional: false,
        attachments: Vec::new(),
        video: None,
        body: String::new(),
        kind,
    }
}

fn lesson(read_seconds: u32) -> ActivityKind {
    ActivityKind::Lesson(Lesson {
        preview: false,
        read_seconds,
    })
}

fn quiz() -> Quiz {
    Quiz {
        pass: 50,
        attempts: Some(3),
        wait_minutes: 0,
        time_limit_minutes: Some(10),
        feedback: FeedbackPolicy::AfterSubmit,
        layout: Layout::One,
        shuffle_options: true,
        shuffle_questions: true,
        questions: vec![single("q1"), single("q2")],
        draw: Vec::new(),
    }
}

fn single(id: &str) -> Question {
    let option = |id: &str, right| OptionItem {
        id: id.to_owned(),
        text: id.to_owned(),
        right,
        feedback: String::new(),
    };
    question(
        id,
        1,
        QuestionKind::Single {
            options: vec![option("a", true), option("b", false)],
        },
    )
}

fn survey() -> Survey {
    let options = ["a", "b"].map(|id| Item {
        id: id.to_owned(),
        text: id.to_owned(),
        feedback: String::new(),
    });
    Survey {
        questions: vec![
            question("s1", 0, QuestionKind::Essay { required: false }),
            question(
                "s2",
                0,
                QuestionKind::Choice {
                    options: options.to_vec(),
                    required: true,
                },
            ),
        ],
    }
}

fn question(id: &str, points: u32, kind: QuestionKind) -> Question {
    Question {
        id: id.to_owned(),
        points,
        tags: Vec::new(),
        prompt: id.to_owned(),
        kind,
        explanation: String::new(),
    }
}
