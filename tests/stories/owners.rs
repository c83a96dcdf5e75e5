//! Who owns the site: the set-up link makes the first owner only, and a site
//! that has an owner keeps one.

use laurel_tests::{Page, Person, Site};

/// The addresses of the set-up links that were printed, the newest last.
fn set_up_links(site: &Site) -> Vec<String> {
    let log = site.log();
    log.split_whitespace()
        .filter_map(|word| word.find("/setup/").map(|at| word[at..].to_owned()))
        .collect()
}

async fn sets_up(visitor: &Person, link: &str, email: &str) -> Page {
    let fields = [
        ("name", "Eve"),
        ("email", email),
        ("password", Person::PASSWORD),
    ];
    visitor.post(link, &fields).await
}

fn with_role(site: &Site, role: &str) -> Vec<String> {
    let list = site.said(&["user", "list", "--role", role]);
    list.lines()
        .map(|line| line.split(' ').next().unwrap_or_default().to_owned())
        .collect()
}

fn create(email: &str, role: Option<&str>) -> Vec<String> {
    let mut words = vec!["user", "create", "--email", email, "--name", "Maren Holt"];
    words.extend(role.into_iter().flat_map(|role| ["--role", role]));
    words.into_iter().map(str::to_owned).collect()
}

fn run(site: &Site, words: &[String]) -> String {
    site.said(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

#[tokio::test]
async fn the_set_up_link_ends_once_somebody_runs_the_site_by_whatever_way() {
    let maren = "maren@example.org";
    let created = vec![create(maren, Some("owner"))];
    let appointed = vec![
        create(maren, None),
        ["user", "role", maren, "owner"].map(str::to_owned).to_vec(),
    ];
    let administrator = vec![create(maren, Some("administrator"))];
    for way in [created, appointed, administrator] {
        let mut site = Site::start().await;
        let link = set_up_links(&site).pop().expect("a link is printed");
        let eve = site.visitor();
        assert_eq!(eve.get(&link).await.status, 200, "it works until then");
        for words in &way {
            run(&site, words);
        }
        let (before, administrators) =
            (with_role(&site, "owner"), with_role(&site, "administrator"));
        let page = eve.get(&link).await;
        assert_eq!(page.status, 410, "{way:?}: {}", page.text());
        let page = sets_up(&eve, &link, "eve@example.org").await;
        assert_eq!(page.status, 410, "{way:?}: {}", page.text());
        assert_eq!(with_role(&site, "owner"), before, "{way:?}");
        assert_eq!(with_role(&site, "administrator"), administrators);
        assert!(!site.said(&["user", "list"]).contains("eve@"), "{way:?}");
        assert!(site.stop());
        site.serve().await;
        assert_eq!(set_up_links(&site), [link.clone()], "no new one: {way:?}");
        assert_eq!(eve.get(&link).await.status, 410, "{way:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_with_the_link_never_becomes_an_owner_after_the_operator_made_one() {
    let site = Site::start().await;
    let link = set_up_links(&site).pop().expect("a link is printed");
    let strangers = (0..6).map(|n| {
        let (visitor, link) = (site.visitor(), link.clone());
        tokio::spawn(async move {
            let email = format!("eve{n}@example.org");
            sets_up(&visitor, &link, &email).await.status
        })
    });
    let strangers: Vec<_> = strangers.collect();
    let words = create("maren@example.org", Some("owner"));
    tokio::task::block_in_place(|| run(&site, &words));
    let mut made = 0;
    for stranger in strangers {
        let status = stranger.await.expect("an answer");
        assert!([303, 410].contains(&status), "{status}");
        made += usize::from(status == 303);
    }
    let owners = with_role(&site, "owner");
    assert_eq!(owners.len(), made + 1, "{owners:?}");
    assert!(made <= 1, "{owners:?}");
    if made == 1 {
        // the list has the newest first: the stranger was there before
        let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
        let trail = olga.visit("/admin/audit").await.text();
        let (set_up, created) = (trail.find("The set-up link"), trail.find("The operator"));
        assert!(set_up.is_some() && set_up > created, "{trail}");
    }
}
