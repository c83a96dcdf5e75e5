//! Measures the release binary on loopback against limits measured in the same
//! run, prints a table, stops by itself, and answers 1 where a figure does not
//! hold. `docs/performance.md` says how to run it and what came of it.
//!
//! `--only PART` (repeatable: pages, answers, certificates, view, demo, lists,
//! backup) runs a part; `--seconds N` is for each drive (3); `--learners N` for
//! the demo, which the last three are of.

#![expect(clippy::expect_used, reason = "a bench may panic")]

mod answers;
mod backup;
mod bare;
mod certificates;
mod demo;
mod figure;
mod first_view;
mod learner;
mod lists;
mod pages;
mod process;
mod rows;
mod wrk;

use demo::Demo;
use figure::Figure;
use laurel_tests::{AnswerKey, Options, Site, small_program};
use learner::Learner;
use std::path::PathBuf;
use std::process::ExitCode;

/// About 100,000 enrollments.
const LEARNERS: u32 = 65_000;

struct BenchOptions {
    only: Vec<String>,
    seconds: u32,
    learners: u32,
}

impl BenchOptions {
    fn read() -> Self {
        let mut bench_options = Self {
            only: Vec::new(),
            seconds: 3,
            learners: LEARNERS,
        };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let value = words
                .next()
                .unwrap_or_else(|| panic!("{word} wants a value"));
            match word.as_str() {
                "--only" => bench_options.only.push(value),
                "--seconds" => bench_options.seconds = value.parse().expect("seconds"),
                "--learners" => bench_options.learners = value.parse().expect("a count"),
                other => panic!("{other} is not known"),
            }
        }
        bench_options
    }

    fn wants(&self, part: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == part)
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [bare, bytes, database @ ..] = words.as_slice()
        && bare == "bare"
    {
        let bytes = bytes.parse().expect("a size");
        bare::serve(bytes, database.first().cloned()).await;
        return ExitCode::SUCCESS;
    }
    if measure(&BenchOptions::read()).await {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

async fn measure(bench_options: &BenchOptions) -> bool {
    let target: PathBuf = std::env::current_exe()
        .expect("this program")
        .parent()
        .expect("its folder")
        .to_owned();
    let options = Options {
        binary: Some(target.join("laurel")),
        ..Options::default()
    };
    let key = AnswerKey::bundled();
    let mut figures = Vec::new();
    if ["pages", "answers", "view"]
        .iter()
        .any(|part| bench_options.wants(part))
    {
        let site = Site::start_with(options.clone()).await;
        if bench_options.wants("pages") {
            let seconds = bench_options.seconds;
            let learner = Learner::enrolled(&site, 0, key.courses()[0]).await;
            figures.push(pages::public(&site, seconds).await);
            figures.push(pages::lesson(&site, &learner, &key, seconds).await);
            site.import(&small_program());
            let number = learner
                .person
                .earn(&AnswerKey::small(), "Load Learner")
                .await;
            figures.push(pages::verification(&site, &number, seconds).await);
            figures.extend(pages::programs(&site, &learner, &key, &number, seconds).await);
        }
        if bench_options.wants("answers") {
            figures.push(answers::durable(&site, &key, bench_options.seconds).await);
        }
        if bench_options.wants("view") {
            figures.push(first_view::home(&site).await);
        }
    }
    if bench_options.wants("certificates") {
        figures.extend(certificates::printed(&target));
    }
    figures.extend(of_the_demo(bench_options, options).await);
    figure::table(&figures)
}

/// What is measured at about 100,000 enrollments.
async fn of_the_demo(bench_options: &BenchOptions, options: Options) -> Vec<Figure> {
    let mut figures = Vec::new();
    if !["demo", "lists", "backup"]
        .iter()
        .any(|part| bench_options.wants(part))
    {
        return figures;
    }
    let seconds = bench_options.seconds;
    let mut demo = Demo::make(options, bench_options.learners).await;
    if bench_options.wants("demo") {
        figures.push(demo::start(&mut demo).await);
    }
    let people = demo.people().await;
    if bench_options.wants("demo") {
        figures.push(demo::memory(&demo, &people, seconds).await);
    }
    if bench_options.wants("lists") {
        figures.extend(lists::figures(&demo.site, &people, seconds).await);
    }
    if bench_options.wants("backup") {
        figures.extend(backup::figures(&demo.site).await);
    }
    figures
}
