//! Measures the release binary on loopback against limits measured in the same
//! run, prints a table, stops by itself, and answers 1 where a figure does not
//! hold. `docs/performance.md` says how to run it and what came of it.
//!
//! `--only PART` (repeatable: pages, answers, certificates, view, demo) runs a
//! part; `--seconds N` is for each drive (3); `--learners N` for the demo.

#![expect(clippy::expect_used, reason = "a bench may panic")]

mod answers;
mod bare;
mod certificates;
mod demo;
mod figure;
mod first_view;
mod learner;
mod pages;
mod process;
mod rows;
mod wrk;

use laurel_tests::{AnswerKey, Options, Site};
use std::path::PathBuf;
use std::process::ExitCode;

/// About 100,000 enrollments.
const LEARNERS: u32 = 65_000;

struct Wishes {
    only: Vec<String>,
    seconds: u32,
    learners: u32,
}

impl Wishes {
    fn read() -> Self {
        let mut wishes = Self {
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
                "--only" => wishes.only.push(value),
                "--seconds" => wishes.seconds = value.parse().expect("seconds"),
                "--learners" => wishes.learners = value.parse().expect("a count"),
                other => panic!("{other} is not known"),
            }
        }
        wishes
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
    if measure(&Wishes::read()).await {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

async fn measure(wishes: &Wishes) -> bool {
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
        .any(|part| wishes.wants(part))
    {
        let site = Site::start_with(options.clone()).await;
        if wishes.wants("pages") {
            figures.push(pages::public(&site, wishes.seconds).await);
            figures.push(pages::lesson(&site, &key, wishes.seconds).await);
        }
        if wishes.wants("answers") {
            figures.push(answers::durable(&site, &key, wishes.seconds).await);
        }
        if wishes.wants("view") {
            figures.push(first_view::home(&site).await);
        }
    }
    if wishes.wants("certificates") {
        figures.extend(certificates::printed(&target));
    }
    if wishes.wants("demo") {
        figures.extend(demo::figures(options, wishes.learners, wishes.seconds).await);
    }
    figure::table(&figures)
}
