//! Somebody works on the site's looks and words: a change of a file shows when
//! the page is loaded again.

use laurel_tests::{Options, Person, Site, copy_folder, exchange};
use std::fs;
use std::path::{Path, PathBuf};

/// A site that serves a copy of the project's assets, and where the copy is.
async fn served_for_work() -> (Site, PathBuf) {
    let mut site = Site::prepare(Options::default()).await;
    let assets = site.scratch().join("assets");
    copy_folder(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets"),
        &assets,
    );
    site.serve_with(&[&format!("--dev={}", assets.display())])
        .await;
    (site, assets)
}

/// The style sheet that the page names.
async fn sheet(visitor: &Person) -> (String, String) {
    let page = visitor.get("/").await.html();
    let from = page.find("/assets/css-site-").expect("a style sheet");
    let address = page[from..].split('"').next().unwrap_or_default();
    let sheet = visitor.get(address).await;
    assert_eq!(sheet.status, 200, "{address}");
    (address.to_owned(), sheet.html())
}

#[tokio::test]
async fn a_phrase_a_style_and_a_script_that_changed_show_on_the_next_load() {
    let (site, assets) = served_for_work().await;
    let visitor = site.visitor();
    assert!(!visitor.get("/").await.html().contains("What we teach"));
    let (before, _) = sheet(&visitor).await;

    let phrases = assets.join("languages/en/layout.ftl");
    exchange(
        &phrases,
        "nav-programs = Programs",
        "nav-programs = What we teach",
    );
    assert!(visitor.get("/").await.html().contains("What we teach"));

    let fresh = assets.join("css/site/99-fresh.css");
    fs::write(&fresh, ".fresh { color: teal }").expect("a sheet is written");
    let (after, text) = sheet(&visitor).await;
    assert_ne!(before, after, "a browser must not take the one it has");
    assert!(text.contains(".fresh{"), "{text}");
    fs::remove_file(&fresh).expect("the sheet is removed");
    assert_eq!(sheet(&visitor).await.0, before, "as it was");

    let script = |page: &str| {
        let from = page.find("/assets/js-menu-").expect("a script");
        page[from..]
            .split('"')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let before = script(&visitor.get("/").await.html());
    exchange(
        &assets.join("js/menu.js"),
        "// Menus",
        "// a change\n// Menus",
    );
    let after = script(&visitor.get("/").await.html());
    assert_ne!(before, after);
    let served = visitor.get(&after).await.html();
    assert!(served.starts_with("// a change"), "{served}");
}

#[tokio::test]
async fn a_page_of_the_site_that_changed_is_saved_as_an_edit_and_a_broken_one_is_not() {
    let (site, assets) = served_for_work().await;
    let visitor = site.visitor();
    let file = assets.join("site/en/about.md");
    let good = fs::read_to_string(&file).expect("a page");
    let before = visitor.get("/about").await.text();

    fs::write(&file, "no front matter").expect("the file is written");
    assert_eq!(visitor.get("/about").await.text(), before, "stays as it is");
    assert!(site.log().contains("en/about.md"), "{}", site.log());

    fs::write(&file, format!("{good}\n\nWritten this minute.\n")).expect("the file is written");
    let after = visitor.get("/about").await.text();
    assert!(after.contains("Written this minute."), "{after}");

    let owner = site
        .person("Maren", "maren@example.org", Some("owner"))
        .await;
    let trail = owner.get("/admin/audit").await.text();
    assert!(trail.contains("Edit pages Page about"), "{trail}");
}

#[tokio::test]
async fn a_folder_without_assets_is_refused_with_one_line() {
    let site = Site::prepare(Options::default()).await;
    let output = site.run(&["serve", "--dev=nowhere"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("nowhere") && said.lines().count() == 1,
        "{said}"
    );
}
