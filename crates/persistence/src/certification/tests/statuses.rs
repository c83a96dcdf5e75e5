//! The list of certificates by status says what the domain says, whatever
//! happened to a certificate and wherever its day ends.

use super::*;
use crate::certification::entity::certificate_event;
use chrono::TimeDelta;
use laurel_domain::certification::{CertificateEvent, EventKind, Status, status_at};
use sea_orm::{IntoActiveModel, QueryOrder};
use std::collections::BTreeMap;

const KINDS: [EventKind; 6] = [
    EventKind::Revoked,
    EventKind::Suspended,
    EventKind::Reinstated,
    EventKind::Replaced,
    EventKind::Renewed,
    EventKind::Withdrawn,
];
/// The first and the last to see a day, and one between.
const ZONES: [&str; 3] = ["Pacific/Kiritimati", "UTC", "Etc/GMT+12"];

/// Every order of at most three events.
fn histories() -> Vec<Vec<EventKind>> {
    let mut all = vec![vec![]];
    for length in 1..=3 {
        let longer: Vec<Vec<EventKind>> = all
            .iter()
            .filter(|history| history.len() == length - 1)
            .flat_map(|history| KINDS.map(|kind| [history.as_slice(), &[kind]].concat()))
            .collect();
        all.extend(longer);
    }
    all
}

#[tokio::test]
async fn a_list_by_status_has_those_of_which_the_domain_says_so() {
    let fixture = IssuingFixture::usual().await;
    fixture.complete(fixture.courses[0]).await;
    fixture.issue().await;
    let store = &fixture.store;
    let (pattern, now) = (fixture.certificates().await.remove(0), store.now());
    let today = now.date_naive();
    let days = [
        None,
        Some(today - TimeDelta::days(1)),
        Some(today),
        Some(today + TimeDelta::days(1)),
        Some(today - TimeDelta::days(400)),
    ];
    let filled: Result<(), InternalError> = store
        .transact(async |tx| {
            for (count, history) in (0_usize..).zip(histories()) {
                let id = tx.new_id();
                let mut row = pattern.clone().into_active_model();
                row.id = Set(id);
                row.number = Set(format!("{count:016}"));
                row.cycle = Set(i32::try_from(count).unwrap() + 2);
                row.time_zone = Set(ZONES[count % ZONES.len()].to_owned());
                row.expires_on = Set(days[count % days.len()]);
                row.insert(tx).await?;
                for (second, kind) in (1..).zip([&[EventKind::Issued], &*history].concat()) {
                    certificate_event::ActiveModel {
                        id: Set(tx.new_id()),
                        certificate_id: Set(id),
                        kind: Set(Word(kind)),
                        at: Set(now + TimeDelta::seconds(second)),
                        on_date: Set(today),
                        by_person: Set(None),
                        reason: Set(None),
                        public_note: Set(None),
                        private_note: Set(None),
                        other_id: Set(None),
                    }
                    .insert(tx)
                    .await?;
                }
            }
            Ok(())
        })
        .await;
    filled.unwrap();

    let mut right: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in certificate::Entity::find()
        .order_by_desc(certificate::Column::Id)
        .all(store.read())
        .await
        .unwrap()
    {
        let events: Vec<CertificateEvent> = certificate_event::Entity::find()
            .filter(certificate_event::Column::CertificateId.eq(row.id))
            .order_by_asc(certificate_event::Column::At)
            .all(store.read())
            .await
            .unwrap()
            .into_iter()
            .map(|event| CertificateEvent {
                kind: event.kind.0,
                at: event.at,
            })
            .collect();
        let zone = row.time_zone.parse().unwrap();
        let status = status_at(&events, row.expires_on, zone, store.now());
        right.entry(status.as_str()).or_default().push(row.number);
    }

    let permit = authorize(&Actor::Operator, ()).unwrap();
    for status in Status::ALL {
        let mut listed = Vec::new();
        let mut filter = CertificateFilter {
            status: Some(status),
            ..CertificateFilter::default()
        };
        loop {
            let page = list(store, &permit, &filter, 7).await.unwrap();
            filter.before = page.last().map(|item| item.id);
            let last = page.len() < 7;
            listed.extend(page.into_iter().map(|item| item.number));
            if last {
                break;
            }
        }
        assert!(!listed.is_empty(), "{status:?}");
        assert_eq!(listed, right[status.as_str()], "{status:?}");
    }
}
