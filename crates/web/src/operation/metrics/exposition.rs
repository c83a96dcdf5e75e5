//! Gives every figure its name and says what it means. `docs/operating.md` tells
//! when to worry about it.

use super::memory;
use crate::app::App;
use laurel_persistence::CacheCounts;
use laurel_persistence::jobs::{Backlog, Backlogs};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::prometheus_text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;
use std::fmt;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

const PREFIX: &str = "laurel";

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfCache {
    cache: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfKind {
    queue: &'static str,
    kind: String,
}

type Seconds = Gauge<f64, AtomicU64>;

/// All figures of this process as of now; `backlogs` is `None` where the
/// database does not answer.
pub fn text(app: &App, backlogs: Option<&Backlogs>) -> Result<String, fmt::Error> {
    let mut registry = Registry::default();
    process(app, &mut registry);
    let registry_of_laurel = registry.sub_registry_with_prefix(PREFIX);
    registry_of_laurel.register(
        "build",
        "The version that runs",
        Info::new([("version", env!("CARGO_PKG_VERSION"))]),
    );
    app.requests.register(registry_of_laurel);
    store(app, registry_of_laurel);
    caches(app, registry_of_laurel);
    registry_of_laurel.register(
        "database_up",
        "Whether the database answered when this was asked",
        ConstGauge::new(i64::from(backlogs.is_some())),
    );
    if let Some(backlogs) = backlogs {
        queues(backlogs, registry_of_laurel);
    }
    let mut text = String::new();
    encode(&mut text, &registry)?;
    Ok(text)
}

/// What every exporter calls by these names.
fn process(app: &App, registry: &mut Registry) {
    registry.register(
        "process_start_time_seconds",
        "When the process started, in seconds since 1970",
        ConstGauge::new(app.started_at.timestamp()),
    );
    if let Some(bytes) = memory::resident() {
        registry.register(
            "process_resident_memory_bytes",
            "Memory that the process holds",
            ConstGauge::new(bytes),
        );
    }
}

fn store(app: &App, registry: &mut Registry) {
    let metrics = app.store.metrics();
    registry.register(
        "writable",
        "Whether what is written is kept",
        ConstGauge::new(i64::from(app.store.is_writable())),
    );
    registry.register(
        "writer_group_size",
        "Pieces of work that shared one commit, on SQLite",
        metrics.group_size.clone(),
    );
    registry.register(
        "writer_wait_seconds",
        "Time from asking to write to the beginning of the transaction",
        metrics.write_wait.clone(),
    );
    registry.register(
        "writer_commit_seconds",
        "Time that a commit took",
        metrics.commit.clone(),
    );
    registry.register(
        "writer_refused",
        "Pieces of work that were refused since nothing can be written",
        metrics.not_saved.clone(),
    );
    registry.register(
        "pool_wait_seconds",
        "Time that a read waited for a connection",
        metrics.read_wait.clone(),
    );
    registry.register(
        "direct_read_wait_seconds",
        "Time that a read of one row waited for a connection, on SQLite",
        metrics.direct_read_wait.clone(),
    );
}

fn caches(app: &App, registry: &mut Registry) {
    let counts: [(&'static str, &CacheCounts); 9] = [
        ("pages", app.pages.counts()),
        ("rendered_pages", app.rendered_pages.counts()),
        ("site_layouts", app.site_layouts.counts()),
        ("session_lookups", app.session_lookups.counts()),
        ("verified_tokens", app.verified_tokens.counts()),
        ("verified_api_tokens", app.verified_api_tokens.counts()),
        ("specimens", app.specimens.counts()),
        ("pictures", app.pictures.counts()),
        ("activity_hints", app.activity_hints.counts()),
    ];
    let counts = counts.into_iter().chain(app.store.cache_counts());
    let counts = counts.map(|(cache, counts)| (cache, counts.read()));
    let of_markdown = ("rendered_markdown", app.rendered_markdown.counts());
    let (hits, misses) = (Family::default(), Family::default());
    for (cache, (found, missed)) in counts.chain([of_markdown]) {
        let labels = OfCache { cache };
        let count = |of: &Family<OfCache, Counter>, times| {
            of.get_or_create(&labels).inc_by(times);
        };
        count(&hits, found);
        count(&misses, missed);
    }
    registry.register("cache_hits", "How often a cache had it", hits);
    registry.register("cache_misses", "How often a cache did not have it", misses);
}

fn queues(backlogs: &Backlogs, registry: &mut Registry) {
    let kinds = |queue, of: &'_ [Backlog]| -> Vec<(OfKind, Backlog)> {
        let labels = |one: &Backlog| OfKind {
            queue,
            kind: one.kind.clone(),
        };
        of.iter().map(|one| (labels(one), one.clone())).collect()
    };
    let mut all = kinds("jobs", &backlogs.jobs);
    all.extend(kinds("messages", &backlogs.messages));
    let count = |of: fn(&Backlog) -> u64| {
        let family: Family<OfKind, Gauge> = Family::default();
        for (labels, one) in &all {
            let rows = i64::try_from(of(one)).unwrap_or(i64::MAX);
            family.get_or_create(labels).set(rows);
        }
        family
    };
    let time = |of: fn(&Backlog) -> Duration| {
        let family: Family<OfKind, Seconds> = Family::default();
        for (labels, one) in &all {
            family.get_or_create(labels).set(of(one).as_secs_f64());
        }
        family
    };
    registry.register(
        "queue_waiting",
        "Rows that are neither done nor given up, at most 10000 of a queue",
        count(|one| one.waiting),
    );
    registry.register(
        "queue_failed",
        "Rows that were given up, at most 10000 of a queue",
        count(|one| one.failed),
    );
    registry.register(
        "queue_overdue_seconds",
        "How long the row that is due for longest has been",
        time(|one| one.overdue),
    );
    registry.register(
        "queue_age_seconds",
        "How long the oldest row waits, attempts that failed included",
        time(|one| one.age),
    );
}
