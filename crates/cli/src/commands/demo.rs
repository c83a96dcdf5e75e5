//! `laurel demo`

use super::demo_phrases::visitor_phrases;
use super::{SYSTEM, open, serve};
use crate::config::Config;
use crate::terminal::{End, complain, say};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use laurel_demo::{DemoOptions, DemoResult, MAX_CERTIFICATES, MovingClock};
use laurel_persistence::history::is_empty;
use laurel_persistence::{Clock, Store, SystemClock};
use laurel_words::Catalogs;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

#[derive(Debug, Args)]
pub struct Options {
    /// How many learners; they make about one and a half times as many enrollments
    #[arg(long, default_value_t = 300, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=20_000_000))]
    learners: u64,
    /// The same seed makes the same people with the same progress
    #[arg(long, default_value_t = 1, value_name = "K")]
    seed: u64,
}

pub const HELP: &str = "Fills an empty data folder with the bundled site and programs, an owner, an \
administrator, an issuer, an instructor for each course, and learners at all stages of the past \
year. One learner in ten, but at most 200, has finished everything and holds a certificate, or has \
yet to confirm the name on it; each is printed and sealed as any other, and a few were revoked \
since. All others are short of the last activity. Visitors wrote messages, some of which wait for an \
answer, and asked to be on the notification list. No email leaves. Nobody has a \
password: the links that are printed sign in once, within a day; `laurel user link` makes more.\n\n\
Example: laurel demo --learners 5000 --data-dir demo-data";

pub async fn run(config: Config, options: Options) -> Result<ExitCode, End> {
    let _lock = serve::lock(&config)?;
    let now = SystemClock.now().trunc_subsecs(0);
    let clock = Arc::new(MovingClock::at(now - laurel_demo::beginning()));
    let store = open::store_with(&config, clock.clone()).await?;
    let outcome = fill(&config, &store, &clock, now, &options).await;
    let address = open::address(&config, &store).await;
    store.close().await;
    let (filled, address) = (outcome?, address?.url);
    say(format_args!(
        "learner: {address}/sign-in/{}\ninstructor: {address}/sign-in/{}\nadministrator: {address}/sign-in/{}",
        filled.learner, filled.instructor, filled.administrator
    ))?;
    Ok(ExitCode::SUCCESS)
}

async fn fill(
    config: &Config,
    store: &Store,
    clock: &MovingClock,
    now: DateTime<Utc>,
    options: &Options,
) -> Result<DemoResult, String> {
    let told = |error: laurel_persistence::InternalError| error.to_string();
    if !is_empty(store, SYSTEM).await.map_err(told)? {
        return Err(format!(
            "{} holds a site already, and the demo fills only an empty one; name another folder with --data-dir",
            config.data_dir.display()
        ));
    }
    let app = open::app(config, store.clone(), None).await?;
    laurel_web::prepare(&app, SYSTEM).await.map_err(told)?;
    serve::bundled_programs(store).await?;
    // people come after the site is there
    clock.set(clock.now() + TimeDelta::days(1));
    let context = serve::context(config, &app)?;
    let bar = ProgressBar::new(options.learners);
    if let Ok(style) =
        ProgressStyle::with_template("{bar:40} {human_pos}/{human_len} learners {eta}")
    {
        bar.set_style(style);
    }
    let start = Instant::now();
    let options = DemoOptions {
        learners: options.learners,
        seed: options.seed,
    };
    let words = visitor_phrases(&Catalogs::embedded());
    let made = |learners, _| bar.inc(learners);
    let filled = laurel_demo::fill(&context, SYSTEM, clock, now, options, &words, made)
        .await
        .map_err(told)?;
    bar.finish_and_clear();
    let seconds = start.elapsed().as_secs_f64();
    complain(format_args!(
        "{} learners, {} enrollments, {} certificates (of at most {MAX_CERTIFICATES}) in {seconds:.1} s ({:.0} a second)",
        filled.learners,
        filled.enrollments,
        filled.certificates,
        filled.enrollments as f64 / seconds
    ));
    Ok(filled)
}
