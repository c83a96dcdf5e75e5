//! `kill -9` in the middle of a backup and of a restore: there is never half a file, nor half
//! a site, and the next command goes on.

use laurel_tests::{Person, Site, small_program};
use rand::Rng;
use std::path::Path;
use std::time::{Duration, Instant};

fn turns() -> usize {
    let told = std::env::var("LAUREL_TEST_KILLS").ok();
    told.and_then(|n| n.parse().ok()).unwrap_or(12)
}

/// Begins the command and kills it at a moment of the time that a whole run takes.
fn kill_within(site: &Site, arguments: &[&str], whole: Duration) -> bool {
    let mut child = site.begin(arguments);
    std::thread::sleep(whole.mul_f64(rand::rng().random_range(0.0..1.0)));
    let _ = child.kill();
    child.wait().expect("it ended").success()
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn timed(site: &Site, arguments: &[&str]) -> Duration {
    let start = Instant::now();
    site.said(arguments);
    start.elapsed()
}

/// Large enough that a kill finds something to interrupt.
async fn filled(site: &Site, name: &str) {
    site.import(&small_program());
    site.person(name, &format!("{}@example.org", name.to_lowercase()), None)
        .await;
}

#[tokio::test]
async fn neither_a_backup_nor_a_restore_that_is_killed_leaves_half_a_thing() {
    let ana = Site::start().await;
    filled(&ana, "Ana").await;
    let whole = ana.scratch().join("whole");
    let took = timed(&ana, &["backup", &text(&whole)]);
    let (mut finished, mut killed) = (0, 0);
    for turn in 0..turns() {
        let file = ana.scratch().join(format!("turn-{turn}"));
        if kill_within(&ana, &["backup", &text(&file)], took) {
            finished += 1;
        } else {
            killed += 1;
        }
        if !file.exists() {
            // what the killed one left does not stand in the way
            ana.said(&["backup", &text(&file)]);
        }
        let fresh = Site::prepare(laurel_tests::Options::default()).await;
        fresh.said(&["restore", &text(&file)]);
        fresh.said(&["doctor"]);
    }
    println!("backups: {killed} killed, {finished} were done first");

    let mut other = Site::start().await;
    filled(&other, "Dora").await;
    other.stop();
    let took = timed(&other, &["restore", &text(&whole), "--force"]);
    let dora = other.scratch().join("dora");
    let mut dora_site = Site::start().await;
    filled(&dora_site, "Dora").await;
    dora_site.said(&["backup", &text(&dora)]);
    dora_site.stop();
    let (mut old, mut new) = (0, 0);
    for _ in 0..turns() {
        other.said(&["restore", &text(&dora), "--force"]);
        kill_within(&other, &["restore", &text(&whole), "--force"], took);
        other.said(&["doctor"]);
        other.serve().await;
        let signs_in = async |email: &str| {
            let fields = [("email", email), ("password", Person::PASSWORD)];
            other.visitor().post("/login", &fields).await.status == 303
        };
        let (has_ana, has_dora) = (
            signs_in("ana@example.org").await,
            signs_in("dora@example.org").await,
        );
        assert!(has_ana != has_dora, "one site or the other");
        if has_ana {
            new += 1;
        } else {
            old += 1;
        }
        other.stop();
    }
    println!("restores: {old} were not begun, {new} were finished");
}
