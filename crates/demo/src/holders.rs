//! Those who finished everything. What they earned is decided, printed and
//! sealed by the same use cases as for anybody, on the day when they finished.

use super::MovingClock;
use super::batch::{Batch, LearnerPath};
use super::learners::DemoYear;
use super::names::draw;
use crate::address;
use chrono::{DateTime, TimeDelta, Utc};
use laurel_domain::certification::{CertificateNumber, RevocationReason};
use laurel_domain::identity::{
    Actor, OwnScope, Public, System, actions, authorize, authorize_own, visit,
};
use laurel_domain::ids::{CourseId, PersonId};
use laurel_persistence::certification::{RevocationNotes, count_issued, of_person, revoke};
use laurel_persistence::history::insert_and_award;
use laurel_persistence::jobs::{WorkerContext, work_off};
use laurel_persistence::{InternalError, UseCaseError};
use rand::Rng;
use rand::rngs::StdRng;

pub(super) struct Holders {
    pub enrollments: u64,
    pub certificates: u64,
}

/// One in so many has yet to confirm how the name prints.
const WAITING: u64 = 12;
/// Of one in so many the certificate was taken back.
const REVOKED: u64 = 17;

pub(super) async fn issue(
    workers: &WorkerContext,
    system: System,
    clock: &MovingClock,
    year: &DemoYear,
    random: &mut StdRng,
    count: u64,
    made: &mut impl FnMut(u64, u64),
) -> Result<Holders, InternalError> {
    let store = &workers.store;
    let mut sum = Holders {
        enrollments: 0,
        certificates: 0,
    };
    let courses: Vec<CourseId> = year.trails.iter().map(|trail| trail.course).collect();
    for number in 0..count {
        let finished = finish_of(year, number, count);
        let waits = number % WAITING == WAITING - 1;
        let mut batch = Batch::default();
        let joined = finished - TimeDelta::days(random.random_range(45..120));
        let mut who = draw(random, true);
        who.address = format!("holder.{}", who.address);
        let confirmed = (!waits).then_some(joined);
        let person = batch.person(random, &who, number + 1, joined, confirmed);
        let mut from = joined;
        let left = i32::try_from(year.trails.len().max(1)).unwrap_or(1);
        for (place, trail) in year.trails.iter().enumerate() {
            let share = i32::try_from(place + 1).unwrap_or(left);
            let until = joined + (finished - joined) / left * share;
            let steps = trail.whole().min(trail.steps.len());
            let path = LearnerPath {
                person,
                trail,
                steps,
                from,
                until,
                withdrawn: false,
            };
            from = batch.path(random, &path);
        }
        let walks = batch.walks;
        clock.set(finished);
        insert_and_award(store, system, batch.past, person, &courses).await?;
        work_off(workers, system).await?;
        if number % REVOKED == REVOKED - 1 {
            clock.set(finished + TimeDelta::hours(7));
            revoke_of(workers, person, number).await?;
        }
        sum.enrollments += walks;
        made(1, walks);
    }
    sum.certificates = count_issued(store, Public::from(&visit(&Actor::Visitor))).await?;
    Ok(sum)
}

/// Takes back what this person holds, if anything.
async fn revoke_of(
    workers: &WorkerContext,
    person: PersonId,
    number: u64,
) -> Result<(), InternalError> {
    let permit = authorize::<actions::RevokeCertificate>(&Actor::Operator, ());
    let permit = permit.map_err(|_| InternalError::Permit)?;
    let reasons = RevocationReason::ALL;
    let turn = usize::try_from(number / REVOKED).unwrap_or(0) % reasons.len();
    let (id, grants) = (person, Vec::new());
    let own = authorize_own::<actions::UseAccount>(&Actor::Person { id, grants });
    let own = OwnScope::of(&own.map_err(|_| InternalError::Permit)?);
    for held in of_person(&workers.store, own).await?.issued {
        let Ok(number) = CertificateNumber::parse(&held.number) else {
            continue;
        };
        let (reason, note) = (reasons[turn], "made up for the demo".to_owned());
        let address = address(workers);
        let revoked = revoke(
            &workers.store,
            &permit,
            &address,
            number,
            reason,
            RevocationNotes {
                public: None,
                private: Some(note),
            },
        );
        match revoked.await {
            Ok(()) | Err(UseCaseError::Refused(_)) => {}
            Err(UseCaseError::Internal(error)) => return Err(error),
        }
    }
    Ok(())
}

/// The last is a day before now, the first some four months after the year began.
fn finish_of(year: &DemoYear, number: u64, count: u64) -> DateTime<Utc> {
    let (first, last) = (
        year.from + TimeDelta::days(125),
        year.now - TimeDelta::days(1),
    );
    let span = (last - first).num_seconds();
    let place = i64::try_from(number + 1).unwrap_or(0);
    let count = i64::try_from(count.max(1)).unwrap_or(1);
    first + TimeDelta::seconds(span / count * place)
}
