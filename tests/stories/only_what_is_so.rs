//! A certificate and its pages say only what is so, also where it is pasted,
//! shared, revoked or damaged, or where the office made a mistake.

use crate::certificates::{learner_with_one, revoke};
use laurel_tests::{Person, Site, wait_for};
use std::path::{Path, PathBuf};

async fn administrator(site: &Site) -> Person {
    site.person("Olga", "olga@example.org", Some("administrator"))
        .await
}

#[tokio::test]
async fn a_number_is_found_as_people_paste_it() {
    let site = Site::start().await;
    let (_, n) = learner_with_one(&site).await;
    let visitor = site.visitor();
    let here = format!("/verify/{n}");
    for pasted in [
        format!("{n}."),
        format!("\"{n}\""),
        format!("Certificate number: {n}"),
        format!("({n})"),
        n.replace('-', "\u{2212}"),
        n.replace('-', "\u{ff0d}"),
        format!("{}.", site.url(&here)),
        site.url(&format!("/credentials/{n}.pdf")),
        n.replacen('-', "\u{200b}-", 1),
        format!("\u{200e}{n}"),
        format!("First-Steps-{n} (1).pdf"),
    ] {
        let answer = visitor.post("/verify", &[("number", &pasted)]).await;
        assert_eq!(answer.status, 303, "{pasted}");
        assert_eq!(answer.location(), here, "{pasted}");
    }
    for address in [
        format!("{here}."),
        format!("{here})"),
        format!("{here}%E2%80%8B"),
        format!("{here},%20and"),
        format!("/credentials/{n}."),
    ] {
        let answer = visitor.get(&address).await;
        assert_eq!(answer.status, 303, "{address}");
        assert_eq!(answer.location(), here, "{address}");
    }
    let letter = site.email("ana@example.org", "certificate").await;
    let lines: Vec<&str> = letter.text.lines().map(str::trim).collect();
    for address in [site.url(&here), site.url("/contact")] {
        assert!(
            lines.contains(&address.as_str()),
            "{address}: {}",
            letter.text
        );
    }
    assert!(letter.raw.contains("<ana@example.org>"), "{}", letter.raw);
}

#[tokio::test]
async fn what_is_not_valid_any_more_says_so_in_every_picture() {
    let site = Site::start().await;
    let (ana, n) = learner_with_one(&site).await;
    let visitor = site.visitor();
    let before = visitor.get(&format!("/credentials/{n}.png")).await;
    let page = visitor.visit(&format!("/verify/{n}")).await;
    let image = format!("{}.png", site.url(&format!("/credentials/{n}")));
    let shared = page.attributes("meta[property='og:image']", "content");
    assert_eq!(shared, [image.as_str()]);
    let title = page.attributes("meta[property='og:description']", "content");
    assert!(title[0].starts_with("Valid: "), "{title:?}");
    assert!(page.text().contains("What it takes"), "{}", page.text());
    revoke(&site, &n).await;
    wait_for("a marked picture", || async {
        let after = visitor.get(&format!("/credentials/{n}.png")).await;
        let is_marked =
            after.bytes != before.bytes && after.header("etag") != before.header("etag");
        is_marked.then_some(())
    })
    .await;
    let page = visitor.visit(&format!("/verify/{n}")).await;
    assert_eq!(page.attributes(".certificate-struck img", "width"), ["240"]);
    let title = page.attributes("meta[property='og:description']", "content");
    assert!(title[0].starts_with("Revoked: "), "{title:?}");
    // the sealed file is what it was, for who has the number
    assert!(ana.pdf(&n).await.starts_with(b"%PDF"));
    let home = visitor.visit("/programs").await;
    assert_eq!(
        home.attributes("meta[property='og:image']", "content")
            .len(),
        1
    );
}

#[tokio::test]
async fn what_is_printed_is_tried_when_it_is_saved() {
    let site = Site::start().await;
    let olga = administrator(&site).await;
    let settings = olga.visit("/admin/settings").await.form_with("leaf");
    let role = "Director of Learning, of Research and of the Programs for Hospitals and Clinics";
    for (field, text, said) in [
        ("signatory_name", "Maren Holt 🌿", "🌿"),
        ("signatory_role", "Head of 王", "王"),
        ("organization", "Center 🌿", "🌿"),
        ("signatory_role", &"W".repeat(120), "no room"),
        ("signatory_name", &"W".repeat(120), "no room"),
        ("gold", "#ffffff", "3 is needed"),
        ("gold", "#ffd700", "3 is needed"),
    ] {
        let page = olga.send_form(&settings.clone().with(field, text)).await;
        assert_eq!(page.status, 422, "{field} {text}: {}", page.text());
        assert!(
            page.text().contains(said),
            "{field} {text}: {}",
            page.text()
        );
    }
    for (field, text) in [
        ("signatory_role", role),
        ("signatory_name", "Maren Holt-O’Brien שלום"),
        ("gold", "#b98a2e"),
    ] {
        let settings = olga.visit("/admin/settings").await.form("/admin/settings");
        let page = olga.send_form(&settings.with(field, text)).await;
        assert_eq!(page.status, 303, "{field} {text}: {}", page.text());
    }
    let today = olga.visit("/admin").await;
    assert!(
        today
            .text()
            .contains("People elsewhere can’t reach this site"),
        "{}",
        today.text()
    );
}

/// The kept file of this name, below the blobs.
fn blob(data: &Path, sha256: &str) -> PathBuf {
    data.join("blobs").join(&sha256[..2]).join(&sha256[2..])
}

#[tokio::test]
async fn a_damaged_file_is_never_given_as_the_sealed_one() {
    let site = Site::start().await;
    let (ana, n) = learner_with_one(&site).await;
    let sealed = ana.pdf(&n).await;
    let json = ana.get_json(&format!("/verify/{n}")).await.json();
    let sha256 = json["sha256"].as_str().expect("a hash").to_owned();
    assert_eq!(json["completed_on"], json["issued_on"]);
    assert!(json["criteria"]["words"].is_string() && json["criteria"]["url"].is_string());
    let kept = blob(&site.data(), &sha256);
    for damage in ["something else", ""] {
        std::fs::write(&kept, damage).expect("a damaged file");
        assert_eq!(ana.pdf(&n).await, sealed, "{damage:?}");
    }
    std::fs::remove_file(&kept).expect("the file");
    assert_eq!(ana.pdf(&n).await, sealed);
    assert_eq!(std::fs::read(&kept).expect("the file again"), sealed);
}

#[tokio::test]
async fn an_award_that_cannot_be_printed_is_refused_where_it_is_written() {
    let site = Site::start().await;
    let award = site.scratch().join("unprintable");
    let part = award.join("01-start");
    std::fs::create_dir_all(&part).expect("a folder");
    let course = "+++\nid = \"leaf\"\ntitle = \"Leaf\"\nsummary = \"A short course.\"\nlanguage = \"en\"\n\n[award]\nslug = \"leaf-award\"\ntitle = \"Leaf 🌿 certificate\"\n+++\nWhat it is.\n";
    std::fs::write(award.join("course.md"), course).expect("a course");
    let module = "+++\nid = \"start\"\ntitle = \"Start\"\n+++\n";
    std::fs::write(part.join("module.md"), module).expect("a module");
    let lesson = "+++\nid = \"one\"\ntitle = \"One lesson\"\nminutes = 60\n+++\nText.\n";
    std::fs::write(part.join("01-one.md"), lesson).expect("a lesson");
    let refused = site.run(&["import", &award.display().to_string(), "--publish"]);
    assert!(!refused.status.success());
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("🌿") && said.contains("title"), "{said}");
}
