//! The secret file, and the folder that it lies in: what a start, `doctor` and
//! `accept-secret` say of them.

use laurel_tests::{Options, Site};
use std::process::Output;

/// Random bytes, as a start would write them.
const OTHER: &str = "8f1d0c7ae24b96535d7e10fa3c88b2490a6be7d1f35c2489e6f07b13cd529a41";

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// `doctor` finds it wrong, and a start ends with one line; both say these.
fn is_refused(site: &Site, parts: &[&str]) {
    let doctor = site.run(&["doctor"]);
    assert_eq!(doctor.status.code(), Some(1), "{}", said(&doctor));
    let start = site.run(&["serve"]);
    assert_eq!(start.status.code(), Some(1), "{}", said(&start));
    assert_eq!(
        said(&start).trim_end().lines().count(),
        1,
        "{}",
        said(&start)
    );
    for told in [said(&doctor), said(&start)] {
        for part in parts {
            assert!(told.contains(part), "{part} in: {told}");
        }
    }
}

#[tokio::test]
async fn a_secret_that_can_be_guessed_is_refused() {
    let mut site = Site::start().await;
    assert!(site.stop());
    let file = site.data().join("secret");
    let whole = std::fs::read_to_string(&file).expect("a secret");
    for (weak, why) in [
        ("00".repeat(32), "repeats itself"),
        ("5a".repeat(64), "repeats itself"),
        (whole[..62].to_owned(), "is too short"),
        ("our secret".to_owned(), "64 hexadecimal digits"),
        (String::new(), "is too short"),
    ] {
        std::fs::write(&file, weak).expect("it is written");
        is_refused(&site, &["secret", why]);
    }
    std::fs::write(&file, format!("{whole}\n")).expect("it is written");
    let told = site.said(&["doctor"]);
    assert!(!told.contains("WRONG"), "{told}");
    site.serve().await;
}

#[tokio::test]
async fn another_secret_is_refused_until_it_is_accepted_on_purpose() {
    let mut site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    assert_eq!(ana.get("/account").await.status, 200);
    assert!(site.stop());
    let file = site.data().join("secret");
    std::fs::write(&file, OTHER).expect("it is written");
    is_refused(&site, &["not the one of the site", "accept-secret"]);
    std::fs::remove_file(&file).expect("it is lost");
    is_refused(&site, &["there is no secret", "accept-secret"]);
    assert!(!file.exists(), "none is made beside the site's");

    let told = site.said(&["accept-secret"]);
    assert!(told.contains("signs in again"), "{told}");
    let made = std::fs::read_to_string(&file).expect("a new one");
    assert!(made.len() == 64 && made != OTHER);
    let told = site.said(&["doctor"]);
    assert!(!told.contains("WRONG"), "{told}");
    site.serve().await;
    assert_eq!(ana.get("/account").await.status, 303, "signed out");
    site.signs_in("ana@example.org").await;
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    let trail = olga.visit("/admin/audit").await;
    assert!(trail.text().contains("secret"), "{}", trail.text());
}

#[tokio::test]
async fn a_node_with_a_folder_of_its_own_is_refused() {
    let site = Site::start().await;
    if site.is_sqlite() {
        return;
    }
    let own = site.scratch().join("own").display().to_string();
    let output = site.run(&["serve", "--listen", "127.0.0.1:0", "--data-dir", &own]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    for part in ["there is no secret", "every node", "own"] {
        assert!(said(&output).contains(part), "{part}: {}", said(&output));
    }
}

#[tokio::test]
async fn a_folder_whose_database_is_missing_is_not_a_new_site() {
    let mut site = Site::prepare(Options::default()).await;
    if !site.is_sqlite() {
        return;
    }
    site.serve().await;
    assert!(site.stop());
    let kept = site.scratch().join("kept.db");
    let file = site.data().join("laurel.db");
    std::fs::rename(&file, &kept).expect("it is moved");
    for command in ["serve", "doctor"] {
        let output = site.run(&[command]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(said(&output).contains("no database"), "{}", said(&output));
        assert!(!file.exists(), "{command} makes none");
    }
    let told = said(&site.run(&["serve"]));
    for part in ["blobs", "LAUREL_DATABASE_URL", "backup"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    std::fs::rename(&kept, &file).expect("it is back");
    site.serve().await;
}
