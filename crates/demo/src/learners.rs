//! Learners at all stages, spread over the past year, a batch at a time.

use super::batch::{Batch, LearnerPath};
use super::names::draw;
use super::trail::Trail;
use chrono::{DateTime, TimeDelta, Utc};
use laurel_domain::ids::PersonId;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::sync::Arc;
use tokio::sync::mpsc;

/// Learners to a transaction.
const TOGETHER: u64 = 4000;

/// What all of them share.
#[derive(Clone)]
pub(super) struct DemoYear {
    pub trails: Arc<Vec<Trail>>,
    pub from: DateTime<Utc>,
    pub now: DateTime<Utc>,
    pub seed: u64,
}

/// Makes `learners` of them, faster than they are written; `sender` bounds how
/// many wait in memory.
pub(super) fn make(year: &DemoYear, learners: u64, sender: &mpsc::Sender<Batch>) {
    let mut random = StdRng::seed_from_u64(year.seed);
    let span = (year.now - year.from).num_milliseconds();
    let mut batch = Batch::default();
    for number in 0..learners {
        let share = i128::from(span) * i128::from(number) / i128::from(learners.max(1));
        let joined = year.from + TimeDelta::milliseconds(i64::try_from(share).unwrap_or(0));
        let who = draw(&mut random, false);
        let person = batch.person(&mut random, &who, number + 1, joined, None);
        learn(&mut batch, &mut random, year, person, joined);
        if batch.learners >= TOGETHER {
            let whole = std::mem::take(&mut batch);
            if sender.blocking_send(whole).is_err() {
                return;
            }
        }
    }
    // where nobody receives any more, the writing failed and says why
    let _ = sender.blocking_send(batch);
}

/// One to all of the courses, one after the other.
fn learn(
    batch: &mut Batch,
    random: &mut StdRng,
    year: &DemoYear,
    person: PersonId,
    joined: DateTime<Utc>,
) {
    let courses = match random.random_range(0..20) {
        0..12 => 1,
        12..17 => 2,
        _ => 3,
    };
    let mut from = joined + TimeDelta::minutes(random.random_range(1..600));
    for number in 0..courses.min(year.trails.len()) {
        if from >= year.now {
            // too late to have begun: whoever came today comes as a newcomer
            if number > 0 {
                return;
            }
            from = joined;
        }
        let is_last = number + 1 == courses;
        let trail = &year.trails[number];
        let steps = steps(random, trail, is_last, number + 1 == year.trails.len());
        let days = f64::from(u32::try_from(steps).unwrap_or(0)) * random.random_range(0.3..3.0);
        let until = from + TimeDelta::seconds((days * 86_400.0) as i64);
        let path = LearnerPath {
            person,
            trail,
            steps,
            from,
            until: until.min(year.now),
            withdrawn: is_last && !trail.marks(steps).complete && random.random_bool(0.04),
        };
        from = batch.path(random, &path) + TimeDelta::hours(random.random_range(1..400));
    }
}

/// How far somebody came. What would earn a certificate stays unfinished:
/// those who hold one are made apart, each by the way that issues them.
fn steps(random: &mut StdRng, trail: &Trail, is_last: bool, closes: bool) -> usize {
    let whole = trail.whole().min(trail.steps.len());
    let most = if closes || trail.has_award {
        whole.saturating_sub(1)
    } else {
        whole
    };
    match random.random_range(0..20) {
        _ if !is_last && random.random_bool(0.25) => most,
        0..9 => 0,
        9..16 => random.random_range(0..=most.min(2)),
        16..19 => random.random_range(0..=most / 3),
        _ => random.random_range(most / 3..=most),
    }
}
