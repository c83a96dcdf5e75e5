//! What is sealed stays, and what happens to it counts.

use super::super::*;
use super::*;
use crate::fixtures::{own_scope, public};
use crate::store::UseCaseError;
use laurel_domain::certification::{RevocationReason, Status};

#[tokio::test]
async fn what_is_sealed_is_what_was_earned() {
    let fixture = IssuingFixture::usual().await;
    fixture.complete(fixture.courses[0]).await;
    fixture.issue().await;
    let found = fixture.look().await;
    assert_eq!(found.sealed.holder, "Nguyễn Thị Ánh");
    assert_eq!(found.sealed.title, "Compassionate Leadership Certificate");
    assert_eq!((found.sealed.half_hours, found.sealed.courses), (18, 2));
    assert_eq!(
        found.evidence.courses[1].hash,
        format!("hash-two-{}", fixture.person)
    );
    assert_eq!(found.status(fixture.store.now()), Status::Valid);
    let after = fixture.store.now() + chrono::TimeDelta::days(731);
    assert_eq!(found.status(after), Status::Expired);
    let bytes = fixture.store.blobs().get(&found.sha256).await.unwrap();
    assert_eq!(i64::try_from(bytes.len()).unwrap(), found.size);
    // the same fields give the same bytes
    let again = fixture
        .renderer
        .render(&found.sealed, &found.phrases)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(bytes, again.pdf);
}

#[tokio::test]
async fn the_schema_refuses_to_change_or_delete_a_certificate() {
    let fixture = IssuingFixture::usual().await;
    fixture.complete(fixture.courses[0]).await;
    fixture.issue().await;
    let found = fixture.look().await;
    let id = fixture.literal(found.id.0);
    for sql in [
        "UPDATE certificate SET holder = 'Somebody Else' WHERE id =",
        "UPDATE certificate SET pdf_sha256 = 'x', person_id = NULL WHERE id =",
        "UPDATE certificate SET person_id = award_id WHERE id =",
        "DELETE FROM certificate WHERE id =",
        "UPDATE certificate_event SET at = at WHERE certificate_id =",
        "DELETE FROM certificate_event WHERE certificate_id =",
    ] {
        assert!(fixture.sql(&format!("{sql} {id}")).await.is_err(), "{sql}");
    }
    // nothing that is deleted elsewhere reaches it
    let program = found.evidence.program.clone().unwrap().program.0;
    let mut deletions = vec![
        ("entitlement", "person_id", fixture.person.0),
        ("enrollment", "person_id", fixture.person.0),
        ("award", "subject_id", program),
        ("program_course", "program_id", program),
        ("program_revision", "program_id", program),
        ("program", "id", program),
    ];
    for course in &fixture.courses {
        deletions.push(("revision", "course_id", course.0));
        deletions.push(("course", "id", course.0));
    }
    deletions.push(("person", "id", fixture.person.0));
    for (table, column, id) in deletions {
        let id = fixture.literal(id);
        let sql = format!("DELETE FROM {table} WHERE {column} = {id}");
        assert!(fixture.sql(&sql).await.is_ok(), "{sql}");
    }
    assert_eq!(fixture.look().await.sealed.holder, "Nguyễn Thị Ánh");
    // erasing the person cuts the link, and no more
    fixture
        .sql(&format!(
            "UPDATE certificate SET person_id = NULL WHERE id = {id}"
        ))
        .await
        .unwrap();
    let number = CertificateNumber::parse(&found.sealed.number).unwrap();
    let after = fixture.find(&number).await;
    assert_eq!(after.person, None);
    assert_eq!(after.sealed, found.sealed);
}

#[tokio::test]
async fn a_revocation_counts_at_once_and_once() {
    let fixture = IssuingFixture::new(Arc::new(SystemRandom), "Óf Öne Who Was Revoked", true).await;
    fixture.complete(fixture.courses[0]).await;
    fixture.issue().await;
    let found = fixture.look().await;
    let number = CertificateNumber::parse(&found.sealed.number).unwrap();
    let revoking = authorize::<actions::RevokeCertificate>(&Actor::Operator, ()).unwrap();
    let attempt = || {
        revoke(
            &fixture.store,
            &revoking,
            URL,
            number.clone(),
            RevocationReason::IssuedInError,
            RevocationNotes {
                public: None,
                private: Some("a private note".to_owned()),
            },
        )
    };
    assert!(attempt().await.is_ok());
    let found = fixture.look().await;
    assert_eq!(found.status(fixture.store.now()), Status::Revoked);
    assert_eq!(
        found.events[1].reason,
        Some(RevocationReason::IssuedInError)
    );
    let note = |found: &Certificate| found.events[1].private_note.clone();
    assert_eq!(note(&found).as_deref(), Some("a private note"));
    let public = verify(&fixture.store, public(), &number).await;
    assert_eq!(note(&public.unwrap().unwrap()), None);
    for (person, finds) in [(fixture.person, true), (PersonId(Uuid::nil()), false)] {
        let held = own_certificate(&fixture.store, own_scope(person), &number).await;
        assert_eq!(held.unwrap().map(|held| note(&held)), finds.then_some(None));
    }
    assert!(matches!(
        attempt().await,
        Err(UseCaseError::Refused(RevokeRefusal::Already))
    ));
    assert_eq!(fixture.emails().await, 2);
    let reading = authorize::<actions::ReadCertificates>(&Actor::Operator, ()).unwrap();
    let wanted = |status, text: &str| CertificateFilter {
        award: None,
        status,
        text: text.to_owned(),
        before: None,
        person: None,
    };
    for (filter, many) in [
        (wanted(None, &number.as_str().to_lowercase()), 1),
        (wanted(Some(Status::Revoked), number.as_str()), 1),
        (wanted(Some(Status::Valid), number.as_str()), 0),
        (wanted(Some(Status::Expired), number.as_str()), 0),
        (wanted(None, "OF ONE who was revoked"), 1),
        (wanted(Some(Status::Valid), "of one who"), 0),
        (wanted(None, "100%"), 0),
    ] {
        let lines = list(&fixture.store, &reading, &filter, 50)
            .await
            .map_err(|_| ())
            .unwrap();
        assert_eq!(lines.len(), many, "{filter:?}");
    }
    assert_eq!(fixture.look().await.events.len(), 2);
}
