//! `laurel demo`: an empty folder becomes a site with people in it.

use laurel_tests::{Options, Site};

#[tokio::test]
async fn the_demo_fills_an_empty_folder_and_its_links_sign_in() {
    let mut site = Site::prepare(Options::default()).await;
    let said = site.said(&["demo", "--learners", "120", "--seed", "7"]);
    let again = site.run(&["demo"]);
    assert_eq!(again.status.code(), Some(1));
    let why = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(why.contains("holds a site already"), "{why}");

    site.serve().await;
    for (role, path) in [
        ("learner", "/dashboard"),
        ("instructor", "/studio"),
        ("administrator", "/admin"),
    ] {
        let prefix = format!("{role}: ");
        let link = said.lines().find_map(|line| line.strip_prefix(&prefix));
        let link = link.unwrap_or_else(|| panic!("no link for the {role}: {said}"));
        let at = link.find("/sign-in/").expect("a sign-in link");
        let person = site.visitor();
        assert_eq!(person.get(&link[at..]).await.status, 200);
        assert_eq!(person.post(&link[at..], &[]).await.status, 303);
        let page = person.visit(path).await;
        assert_eq!(page.status, 200, "{role} at {path}: {}", page.text());
        if role == "administrator" {
            assert!(
                page.text().contains("messages to answer"),
                "{}",
                page.text()
            );
            let list = person.visit("/admin/subscribers").await;
            assert!(list.has("a[href*='before=']") || list.all("tbody tr").len() > 20);
            let emails = person.visit("/admin/messages").await;
            let subjects = emails.all("tbody th").join("\n");
            assert!(
                subjects.contains("Do you want to hear from us?"),
                "{subjects}"
            );
        }
    }
    assert!(site.emails().is_empty(), "no email leaves");
}
