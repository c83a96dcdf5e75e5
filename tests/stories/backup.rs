//! A site is written into one file while it is served, and comes back whole elsewhere; what is
//! damaged or does not fit changes nothing; what was there before stays.

use laurel_tests::{AnswerKey, Options, Person, Site, small_program};
use std::path::{Path, PathBuf};
use std::process::Output;

fn said(output: &Output) -> String {
    let text = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    text.join("")
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

/// Ana with a certificate, and a backup of the site as it is then.
async fn site_with_backup(more: &[&str]) -> (Site, String, PathBuf) {
    let site = Site::start().await;
    site.import(&small_program());
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll("first-steps").await;
    ana.finish_course(&AnswerKey::small(), "first-steps").await;
    let number = ana.earn(&AnswerKey::small(), "Ana Li").await;
    let file = site.scratch().join("all.laurel-backup");
    let mut arguments = vec!["backup".to_owned(), text(&file)];
    arguments.extend(more.iter().map(ToString::to_string));
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let told = site.said(&arguments);
    assert!(told.contains("the database and"), "{told}");
    (site, number, file)
}

#[tokio::test]
async fn a_site_comes_back_whole_from_a_backup_made_while_it_was_served() {
    let (site, number, file) = site_with_backup(&[]).await;
    // what comes later is not in it
    site.person("Dora", "dora@example.org", None).await;
    let again = site.run(&["backup", &text(&file)]);
    assert_eq!(again.status.code(), Some(1), "{}", said(&again));
    assert!(said(&again).contains("is there already"));
    assert!(
        !names(site.scratch())
            .iter()
            .any(|name| name.contains("unfinished"))
    );
    let mut other = Site::prepare(Options::default()).await;
    let told = other.said(&["restore", &text(&file)]);
    assert!(told.contains("Restored: the database and"), "{told}");
    assert!(told.contains("everybody signs in again"), "{told}");
    other.said(&["doctor"]);
    other.serve().await;
    let ana = other.signs_in("ana@example.org").await;
    assert!(ana.visit("/certificates").await.text().contains(&number));
    assert_eq!(
        other.visitor().pdf(&number).await,
        site.visitor().pdf(&number).await
    );
    let dora = [
        ("email", "dora@example.org"),
        ("password", Person::PASSWORD),
    ];
    assert_eq!(other.visitor().post("/login", &dora).await.status, 422);
    // and it goes on
    other.person("Eva", "eva@example.org", None).await;
}

/// Killed before it was decided, a restore never was; killed after its last step, it is done.
#[tokio::test]
async fn what_a_killed_restore_left_is_taken_away_by_the_next_command() {
    let (site, number, file) = site_with_backup(&[]).await;
    let mut other = Site::prepare(Options::default()).await;
    other.said(&["restore", &text(&file)]);
    let plan = other.data().join("restore.json");
    let decided = r#"{"aside":"before-restore-20260101T000000Z","whole":true}"#;
    std::fs::write(&plan, decided).expect("a plan");
    other.said(&["doctor"]);
    assert!(!plan.exists());
    let staged = other.data().join("restoring");
    for command in ["doctor", "serve"] {
        std::fs::create_dir_all(staged.join("blobs")).expect("a folder");
        std::fs::write(staged.join("laurel.db"), "half").expect("a file");
        match command {
            "serve" => other.serve().await,
            _ => drop(other.said(&[command])),
        }
        assert!(!staged.exists(), "{command}");
    }
    assert_eq!(
        other.visitor().pdf(&number).await,
        site.visitor().pdf(&number).await
    );
}

#[tokio::test]
async fn a_backup_touches_nothing_that_is_of_no_backup() {
    let site = Site::start().await;
    let folder = site.scratch().join("all.unfinished");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("letter.txt"), "mine").expect("a file");
    let file = text(&site.scratch().join("all"));
    let refused = site.run(&["backup", &file]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        said(&refused).contains("is in the way"),
        "{}",
        said(&refused)
    );
    assert_eq!(names(&folder), ["letter.txt"]);
    // an empty one may be what a backup began with
    std::fs::remove_file(folder.join("letter.txt")).expect("removed");
    site.said(&["backup", &file]);
    assert!(!folder.exists());
}

#[tokio::test]
async fn a_site_that_is_there_is_moved_aside_only_when_asked() {
    let (site, _, file) = site_with_backup(&[]).await;
    let mut other = Site::start().await;
    other.person("Dora", "dora@example.org", None).await;
    let busy = other.run(&["restore", &text(&file), "--force"]);
    if other.is_sqlite() {
        assert_eq!(busy.status.code(), Some(1), "{}", said(&busy));
        assert!(
            said(&busy).contains("another laurel serves"),
            "{}",
            said(&busy)
        );
    }
    other.stop();
    let refused = other.run(&["restore", &text(&file)]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("--force"), "{}", said(&refused));
    let told = other.said(&["restore", &text(&file), "--force"]);
    assert!(told.contains("before-restore-"), "{told}");
    if other.is_sqlite() {
        let aside = names(&other.data());
        let aside = aside
            .iter()
            .find(|name| name.starts_with("before-restore-"));
        let aside = other.data().join(aside.expect("a folder"));
        assert!(aside.join("laurel.db").is_file());
        assert!(
            names(&aside).contains(&"blobs".to_owned()),
            "{:?}",
            names(&aside)
        );
    }
    other.said(&["doctor"]);
    other.serve().await;
    other.signs_in("ana@example.org").await;
    drop(site);
}

/// Only PostgreSQL's own programs can refuse after everything was checked.
#[tokio::test]
async fn a_restore_that_the_database_refuses_leaves_the_site_as_it_was() {
    let (site, _, file) = site_with_backup(&[]).await;
    let without_programs = Options::default().and("PATH", "/nowhere");
    let mut other = Site::start_with(without_programs).await;
    if other.is_sqlite() {
        return;
    }
    other.person("Dora", "dora@example.org", None).await;
    other.stop();
    let refused = other.run(&["restore", &text(&file), "--force"]);
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    for words in ["psql is not installed", "nothing was changed"] {
        assert!(said(&refused).contains(words), "{}", said(&refused));
    }
    other.serve().await;
    other.signs_in("dora@example.org").await;
    drop(site);
}

#[tokio::test]
async fn the_secret_comes_back_with_its_passphrase_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, words: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, words).expect("a file");
        text(&path)
    };
    let right = write("right", "correct horse battery staple\n");
    let wrong = write("wrong", "correct horse battery stable\n");
    let short = write("short", "abc\n");
    let more = ["--with-secrets", "--passphrase-file", &right];
    let (site, _, file) = site_with_backup(&more).await;
    let secret = std::fs::read(site.data().join("secret")).expect("a secret");
    let bytes = std::fs::read(&file).expect("a file");
    assert!(
        !bytes
            .windows(secret.len())
            .any(|part| part == secret.as_slice())
    );
    let usage = site.run(&["backup", "x", "--with-secrets"]);
    assert_eq!(usage.status.code(), Some(2), "{}", said(&usage));
    let other = Site::prepare(Options::default()).await;
    for (passphrase, words) in [(&wrong, "can't be opened"), (&short, "too short")] {
        let refused = other.run(&["restore", &text(&file), "--passphrase-file", passphrase]);
        assert_eq!(refused.status.code(), Some(1));
        assert!(said(&refused).contains(words), "{}", said(&refused));
        assert!(
            names(&other.data())
                .iter()
                .all(|name| name == "laurel.lock")
        );
    }
    let told = other.said(&["restore", &text(&file), "--passphrase-file", &right]);
    assert!(told.contains("The secret is the backup's"), "{told}");
    let restored = std::fs::read(other.data().join("secret")).expect("a secret");
    assert_eq!(restored, secret);
    other.said(&["doctor"]);
}

#[tokio::test]
async fn what_is_no_whole_backup_changes_nothing() {
    let (site, _, file) = site_with_backup(&[]).await;
    let whole = std::fs::read(&file).expect("a file");
    let middle = whole.len() / 2;
    let mut flipped = whole.clone();
    flipped[middle] ^= 0x40;
    let other = Site::prepare(Options::default()).await;
    let broken = site.scratch().join("broken");
    for (name, bytes) in [
        ("cut short", &whole[..middle]),
        ("changed", &flipped[..]),
        ("empty", &[]),
        ("something else", b"PK\x03\x04 not this"),
    ] {
        std::fs::write(&broken, bytes).expect("a file");
        let refused = other.run(&["restore", &text(&broken)]);
        assert_eq!(refused.status.code(), Some(1), "{name}: {}", said(&refused));
        assert!(
            said(&refused).contains("no whole backup"),
            "{name}: {}",
            said(&refused)
        );
        assert_eq!(
            said(&refused).lines().count(),
            1,
            "{name}: {}",
            said(&refused)
        );
        assert!(
            names(&other.data())
                .iter()
                .all(|name| name == "laurel.lock"),
            "{name}: {:?}",
            names(&other.data())
        );
    }
    let missing = other.run(&["restore", "/nowhere/at/all"]);
    assert_eq!(missing.status.code(), Some(1), "{}", said(&missing));
    let nothing = Site::prepare(Options::default()).await;
    if nothing.is_sqlite() {
        let refused = nothing.run(&["backup", &text(&site.scratch().join("none"))]);
        assert!(
            said(&refused).contains("there is no database"),
            "{}",
            said(&refused)
        );
    }
}

#[tokio::test]
async fn before_a_migration_a_snapshot_is_made_and_leads_back() {
    let mut site = Site::start_with(Options::default().and("LAUREL_LOG", "info")).await;
    site.import(&small_program());
    site.person("Ana", "ana@example.org", None).await;
    site.stop();
    // an older database: the newest migration can be done again
    site.by_hand("DELETE FROM seaql_migrations WHERE version = 'm0017_listed'")
        .await;
    let status = site.said(&["migrate", "--status"]);
    assert!(status.contains("pending  m0017_listed"), "{status}");
    site.serve().await;
    assert!(
        site.log().contains("restore SNAPSHOT --force"),
        "{}",
        site.log()
    );
    let folder = site.data().join("snapshots");
    let snapshots = names(&folder);
    assert_eq!(snapshots.len(), 1, "{snapshots:?}");
    assert!(site.log().contains(&snapshots[0]));
    // what comes after it is lost by going back, and nothing else
    site.person("Dora", "dora@example.org", None).await;
    site.stop();
    let snapshot = text(&folder.join(&snapshots[0]));
    let told = site.said(&["restore", &snapshot, "--force"]);
    assert!(told.contains("Files stay as they are"), "{told}");
    site.said(&["doctor"]);
    site.serve().await;
    site.signs_in("ana@example.org").await;
    site.stop();
    site.by_hand("DELETE FROM seaql_migrations WHERE version = 'm0017_listed'")
        .await;
    let before = names(&folder).len();
    site.said(&["migrate", "--no-snapshot"]);
    assert_eq!(names(&folder).len(), before);
}
