//! Certificates: the holder's pages, verification, and the pages of those who
//! issue and revoke.

use super::Listed;
use crate::cast::{Amount, Cast};
use laurel_domain::authoring::document::AwardKind;
use laurel_domain::certification::{
    CompletedCourse, EntitlementStatus, EventKind, Evidence, PassedQuiz, Phrases, RevocationReason,
    Sealed, Subject,
};
use laurel_domain::ids::{AwardId, CertificateId, CourseId, PersonId};
use laurel_persistence::certification::{
    Certificate, CertificateFilter, CertificateItem, Event, HeldCertificate, Holder, Link,
    Relation, Unissued, WaitingCertificate,
};
use laurel_web::views::Page;
use laurel_web::views::certificate_administration::{list, one, revoke};
use laurel_web::views::certification::{name, own};
use laurel_web::views::verification::{answer, ask};

pub const PAGES: &[Listed] = &[
    ("certification/view/own.rs list_page", |cast| {
        let view = own::CertificatesView {
            held: &holder(cast),
            email_confirmed: cast.is(Amount::Plenty),
        };
        own::list_page(cast, &view)
    }),
    ("certification/view/own.rs sealing_page", |cast| {
        own::sealing_page(cast, "/certificates/waiting/1")
    }),
    ("certification/view/own.rs page", |cast| {
        own::page(cast, &certificate(cast), "https://example.org")
    }),
    ("certification/view/own.rs held_up_page", |cast| {
        own::held_up_page(cast)
    }),
    ("certification/view/name.rs page", name),
    ("certification/verify/view/ask.rs page", |cast| {
        let view = ask::VerifyView {
            typed: &cast.typed(),
            errors: cast.errors(&["number", "file"]),
        };
        ask::page(cast, &view)
    }),
    ("certification/verify/view/answer.rs page", answer),
    ("certification/verify/view/answer.rs unknown_page", |cast| {
        answer::unknown_page(cast, &cast.typed())
    }),
    ("certification/administration/view/list.rs page", list),
    ("certification/administration/view/one.rs page", one),
    ("certification/administration/view/revoke.rs page", revoke),
];

fn evidence(cast: &Cast) -> Evidence {
    Evidence {
        subject: Subject::Program,
        title: cast.title(0),
        kind: AwardKind::Certificate,
        statement: None,
        valid_months: Some(24),
        language: "en".to_owned(),
        half_hours: 27,
        program: None,
        courses: cast.many(|at| CompletedCourse {
            course: CourseId(cast.id(at)),
            slug: cast.slug(at),
            title: cast.title(at),
            revision: 3,
            hash: "5eb3bbd3".repeat(8),
            half_hours: 9,
            assessed: true,
            completed_at: cast.at(at),
            passed: vec![PassedQuiz {
                activity: "check".to_owned(),
                percent: 80,
                at: cast.at(at),
            }],
        }),
    }
}

fn waiting(cast: &Cast, at: usize) -> WaitingCertificate {
    let status = [
        EntitlementStatus::WaitingForName,
        EntitlementStatus::Ready,
        EntitlementStatus::Refused,
    ][at % 3];
    WaitingCertificate {
        id: cast.id(at),
        person: PersonId(cast.id(9)),
        status,
        earned_at: cast.at(at),
        evidence: evidence(cast),
        refusal: (status == EntitlementStatus::Refused).then(|| "𓀀 𓀁".to_owned()),
        number: None,
    }
}

pub fn holder(cast: &Cast) -> Holder {
    Holder {
        waiting: cast.many(|at| waiting(cast, at)),
        issued: cast.many(|at| HeldCertificate {
            number: cast.number(at % 10),
            title: cast.title(at),
            issued_on: cast.day(at),
            expires_on: Some(cast.day(0)),
            status: cast.certificate_status(at),
        }),
    }
}

fn phrases(cast: &Cast) -> Phrases {
    Phrases {
        language: "en".to_owned(),
        document_title: cast.title(0),
        description: cast.text(),
        statement: cast.text(),
        achievement: cast.text(),
        details: cast.text(),
        validity: None,
        verify: cast.text(),
        scan: cast.text(),
        qr_description: cast.text(),
        signature_description: cast.text(),
        specimen: "Specimen".to_owned(),
        hours: None,
    }
}

fn certificate(cast: &Cast) -> Certificate {
    let kinds = match cast.amount {
        Amount::Plenty => vec![
            EventKind::Issued,
            EventKind::Suspended,
            EventKind::Reinstated,
        ],
        Amount::One => vec![EventKind::Issued],
        Amount::Nothing => vec![EventKind::Issued, EventKind::Withdrawn],
        Amount::VeryLong => vec![EventKind::Issued, EventKind::Revoked],
    };
    let number = cast.number(0);
    Certificate {
        id: CertificateId(cast.id(0)),
        person: cast.some(|| PersonId(cast.id(9))),
        award: AwardId(cast.id(1)),
        sealed: Sealed {
            version: 2,
            holder: cast.name(0),
            title: cast.title(0),
            kind: AwardKind::Certificate,
            subject: Subject::Program,
            statement: None,
            half_hours: 27,
            courses: cast.count(),
            assessed: true,
            language: "en".to_owned(),
            completed_on: cast.some(|| cast.day(31)),
            issued_on: cast.day(30),
            expires_on: cast.some(|| cast.day(0)),
            time_zone: "America/New_York".to_owned(),
            issuer: cast.settings.organization.clone(),
            issuer_url: "https://example.org".to_owned(),
            verify_url: format!("https://example.org/verify/{number}"),
            signatory_name: String::new(),
            signatory_role: String::new(),
            primary: "#1f6f54".to_owned(),
            accent: "#c9a227".to_owned(),
            template: "laurel-1".to_owned(),
            number,
        },
        phrases: phrases(cast),
        evidence: evidence(cast),
        issued_at: cast.at(30),
        sha256: "5eb3bbd3".repeat(8),
        size: 100_000,
        events: kinds
            .into_iter()
            .map(|kind| Event {
                kind,
                at: cast.at(20),
                on: cast.day(20),
                reason: (kind == EventKind::Revoked).then_some(RevocationReason::AcademicIntegrity),
                by: None,
                public_note: None,
                private_note: cast.some(|| cast.text()),
            })
            .collect(),
        chain: cast
            .some(|| Link {
                number: cast.number(1),
                relation: Relation::Replaces,
                on: cast.day(30),
            })
            .into_iter()
            .collect(),
    }
}

fn name(cast: &Cast) -> Page {
    let account = name::NameAccount {
        person: cast.person(),
        holder: holder(cast),
    };
    let view = name::NameView {
        name: account.name(),
        account: &account,
        errors: cast.errors(&["name"]),
        previewed: cast.is(Amount::One),
    };
    name::page(cast, &view)
}

fn answer(cast: &Cast) -> Page {
    let found = certificate(cast);
    let view = answer::AnswerView {
        sha256: match cast.amount {
            Amount::Plenty => Some(found.sha256.as_str()),
            Amount::VeryLong => Some("another"),
            Amount::One | Amount::Nothing => None,
        },
        found: &found,
        has_picture: cast.amount != Amount::One,
        organization: &cast.settings.organization,
    };
    answer::page(cast, &view)
}

fn list(cast: &Cast) -> Page {
    let lines = cast.many(|at| CertificateItem {
        id: CertificateId(cast.id(at)),
        number: cast.number(at % 10),
        holder: cast.name(at),
        title: cast.title(at),
        issued_on: cast.day(at),
        expires_on: None,
        person: None,
        status: cast.certificate_status(at),
    });
    let unfinished = list::Unfinished {
        lines: cast.many(|at| Unissued {
            unprintable: cast.some(|| "𓀀 𓀁".to_owned()),
            waiting: waiting(cast, at),
            name: cast.name(at),
            email_confirmed: at.is_multiple_of(2),
            name_confirmed: false,
        }),
        next: cast.some(|| "/admin/certificates?waiting=1".to_owned()),
        turned: cast.is(Amount::Plenty),
    };
    let filter = CertificateFilter {
        text: cast
            .some(|| cast.name(0))
            .filter(|_| !cast.is(Amount::One))
            .unwrap_or_default(),
        ..CertificateFilter::default()
    };
    let view = list::IssuedView {
        filter: &filter,
        lines: &lines,
        waiting: Some(&unfinished),
        next: cast
            .is(Amount::Plenty)
            .then_some("/admin/certificates?before=1"),
        reads_people: cast.is(Amount::Plenty),
        manages_people: cast.is(Amount::Plenty),
    };
    list::page(cast, &view)
}

fn one(cast: &Cast) -> Page {
    let view = one::CertificateView {
        found: &certificate(cast),
        may_revoke: cast.has_some(),
        reads_people: cast.has_some(),
        reads_audit: cast.has_some(),
    };
    one::page(cast, &view)
}

fn revoke(cast: &Cast) -> Page {
    let view = revoke::RevokeView {
        found: &certificate(cast),
        fields: revoke::RevokeForm {
            reason: String::new(),
            note: cast.typed(),
        },
        errors: cast.wrong(&[
            ("reason", "admin-revoke-error-reason"),
            ("note", "form-error-unprintable"),
        ]),
    };
    revoke::page(cast, &view)
}
