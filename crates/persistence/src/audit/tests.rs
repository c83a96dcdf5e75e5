//! The chain tells what was changed behind its back.

use super::{CertificatesOfErased, Event, verify};
use crate::fixtures::{TestStore, course};
use laurel_domain::identity::{Actor, actions, authorize};
use laurel_domain::ids::{CourseId, EnrollmentId, JobId, MessageId, PersonId, ProgramId};
use laurel_domain::learning::FactKind;
use sea_orm::ConnectionTrait;
use serde_json::{Map, json};
use uuid::Uuid;

async fn run(fixture: &TestStore, statement: &'static str) {
    fixture
        .store
        .transact(async |tx| {
            tx.execute_unprepared(statement).await?;
            Ok::<_, crate::InternalError>(())
        })
        .await
        .unwrap();
}

/// Where five lines break after this was done to them.
async fn broken_by(statement: &'static str) -> Option<i64> {
    let fixture = TestStore::with(course()).await;
    for count in 0..5 {
        fixture
            .store
            .transact(async |tx| {
                let may = authorize::<actions::ManageSettings>(&Actor::Operator, ());
                tx.audit(&may.unwrap(), &Event::ContactsExported { count })
                    .await
            })
            .await
            .unwrap();
    }
    let reader = authorize(&Actor::Operator, ()).unwrap();
    assert_eq!(verify(&fixture.store, &reader).await.unwrap(), Ok(5));
    run(&fixture, statement).await;
    verify(&fixture.store, &reader)
        .await
        .unwrap()
        .err()
        .map(|b| b.seq)
}

#[tokio::test]
async fn what_was_changed_in_the_trail_is_found() {
    for (statement, at) in [
        ("UPDATE audit SET subject = 'other' WHERE seq = 3", Some(3)),
        ("UPDATE audit SET actor = 'other' WHERE seq = 5", Some(5)),
        ("UPDATE audit SET detail = '{}' WHERE seq = 1", Some(1)),
        (
            "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE seq = 2",
            Some(2),
        ),
        ("DELETE FROM audit WHERE seq = 4", Some(5)),
        ("UPDATE audit SET action = action", None),
    ] {
        assert_eq!(broken_by(statement).await, at, "{statement}");
    }
}

/// The words and names that stand in rows of years ago.
#[test]
fn what_is_kept_of_an_event_stays_as_it_was() {
    let id = Uuid::from_u128(7);
    let (course, program, person) = (CourseId(id), ProgramId(id), PersonId(id));
    let (before, after) = ("draft", "open");
    let (hash, sha256, role, revision) = ("h", "s", "owner", 2);
    let keep = CertificatesOfErased::Keep;
    let kept = |name: &str| Map::from_iter([(name.to_owned(), json!("x"))]);
    let cases = [
        (
            Event::CourseStatusSet {
                course,
                before,
                after,
            },
            "course",
            json!({"did": "status", "before": "draft", "after": "open"}),
        ),
        (
            Event::ProgramStatusSet {
                program,
                before,
                after,
            },
            "program",
            json!({"did": "status", "before": "draft", "after": "open"}),
        ),
        (
            Event::JoinCodeSet { course },
            "course",
            json!({"did": "join-code"}),
        ),
        (
            Event::CourseImported {
                id: course,
                course: "c",
                hash,
            },
            "course",
            json!({"did": "import", "course": "c", "hash": "h"}),
        ),
        (
            Event::ProgramImported {
                id: program,
                program: "p",
                hash,
            },
            "program",
            json!({"did": "import", "program": "p", "hash": "h"}),
        ),
        (
            Event::CoursePublished {
                id: course,
                course: "c",
                revision,
                hash,
            },
            "course",
            json!({"did": "publish", "course": "c", "revision": 2, "hash": "h"}),
        ),
        (
            Event::ProgramPublished {
                id: program,
                program: "p",
                revision,
                hash,
            },
            "program",
            json!({"did": "publish", "program": "p", "revision": 2, "hash": "h"}),
        ),
        (
            Event::DraftDiscarded { course },
            "course",
            json!({"did": "discard-draft"}),
        ),
        (
            Event::PersonCreated {
                person,
                role: None,
                course: None,
            },
            "person",
            json!({"did": "create", "role": null, "course": null}),
        ),
        (
            Event::RoleGranted {
                person,
                role,
                course: Some(course),
            },
            "person",
            json!({"role": "owner", "course": id}),
        ),
        (
            Event::RoleEnded {
                person,
                role,
                course: None,
            },
            "person",
            json!({"did": "end", "role": "owner", "course": null}),
        ),
        (
            Event::SetUp { person, role },
            "person",
            json!({"role": "owner"}),
        ),
        (
            Event::SignInLinkMade { person },
            "person",
            json!({"did": "sign-in-link"}),
        ),
        (
            Event::PasswordLinkSent { person },
            "person",
            json!({"did": "send-password-link"}),
        ),
        (
            Event::SessionsEnded { person, count: 3 },
            "person",
            json!({"did": "end-sessions", "count": 3}),
        ),
        (
            Event::PersonErased {
                person,
                certificates: keep,
            },
            "person",
            json!({"did": "erase", "certificates": "keep"}),
        ),
        (
            Event::SubscriberErased { subscriber: id },
            "subscriber",
            json!({"did": "erase"}),
        ),
        (
            Event::ContactHandled { contact: id },
            "contact",
            json!({"did": "handled"}),
        ),
        (
            Event::ContactReopened { contact: id },
            "contact",
            json!({"did": "open"}),
        ),
        (
            Event::ContactRemoved { contact: id },
            "contact",
            json!({"did": "removed"}),
        ),
        (
            Event::HolderReminded { person },
            "person",
            json!({"did": "remind"}),
        ),
        (
            Event::MessageRetried {
                message: MessageId(id),
            },
            "message",
            json!({"did": "retry"}),
        ),
        (
            Event::JobRetried { job: JobId(id) },
            "job",
            json!({"did": "retry"}),
        ),
        (
            Event::AllowanceGiven {
                enrollment: EnrollmentId(id),
                activity: "a",
                attempts: 1,
                minutes: 10,
                reason: "r",
            },
            "enrollment",
            json!({"did": "allow", "activity": "a", "attempts": 1, "minutes": 10, "reason": "r"}),
        ),
        (
            Event::CompletedForLearner {
                enrollment: EnrollmentId(id),
                activity: "a",
                kind: FactKind::Waived,
                reason: "r",
            },
            "enrollment",
            json!({"activity": "a", "kind": "waived", "reason": "r"}),
        ),
    ];
    for (event, kind, detail) in cases {
        assert_eq!(event.subject(), format!("{kind}:{id}"), "{event:?}");
        assert_eq!(event.detail().unwrap(), detail.to_string(), "{event:?}");
    }
    let of_others = [
        (
            Event::SubscribersExported { count: 1 },
            "subscribers",
            json!({"did": "export", "count": 1}),
        ),
        (
            Event::ContactsExported { count: 1 },
            "contacts",
            json!({"did": "export", "count": 1}),
        ),
        (
            Event::RegisterExported { count: 1 },
            "certificates",
            json!({"did": "export-register", "count": 1}),
        ),
        (
            Event::CertificateIssued {
                number: "N",
                person: id,
                award: id,
                sha256,
            },
            "certificate:N",
            json!({"person": id, "award": id, "sha256": "s"}),
        ),
        (
            Event::CertificateRevoked {
                number: "N",
                reason: "error",
            },
            "certificate:N",
            json!({"reason": "error"}),
        ),
        (
            Event::PageSaved {
                slug: "home",
                language: "en",
                title: "t",
                sha256,
                version: "",
            },
            "page:home",
            json!({"language": "en", "title": "t", "sha256": "s", "version": ""}),
        ),
        (
            Event::SettingsChanged {
                changed: vec!["name".to_owned()],
                before: kept("name"),
                after: kept("name"),
            },
            "settings",
            json!({"changed": ["name"], "before": {"name": "x"}, "after": {"name": "x"}}),
        ),
    ];
    for (event, subject, detail) in of_others {
        assert_eq!(event.subject(), subject, "{event:?}");
        assert_eq!(event.detail().unwrap(), detail.to_string(), "{event:?}");
    }
}
