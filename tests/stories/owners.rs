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
        assert_eq!(set_up_links(&site).len(), 1, "no new one: {way:?}");
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
        let (set_up, created) = (trail.find("The set-up link"), trail.find("Server command"));
        assert!(set_up.is_some() && set_up > created, "{trail}");
    }
}

async fn owner(site: &Site, name: &str) -> Person {
    let email = format!("{}@example.org", name.to_lowercase());
    site.person(name, &email, Some("owner")).await
}

async fn erases(person: &Person) -> Page {
    let fields = [("certificates", "keep"), ("password", Person::PASSWORD)];
    person.post("/account/erase", &fields).await
}

/// The address of somebody's page in the administration.
fn page_of(site: &Site, email: &str) -> String {
    let list = site.said(&["user", "list", "--search", email, "--json"]);
    let (_, rest) = list.split_once("\"id\":\"").expect("an id");
    let (id, _) = rest.split_once('"').expect("an id");
    format!("/admin/people/{id}")
}

async fn ends_role(person: &Person, page: &str) -> Page {
    person
        .post(&format!("{page}/roles/end"), &[("role", "owner")])
        .await
}

#[tokio::test]
async fn the_last_owner_can_not_leave_after_another_one_erased_the_account() {
    let site = Site::start().await;
    let (ana, ben) = (owner(&site, "Ana").await, owner(&site, "Ben").await);
    let page = page_of(&site, "ben@example.org");
    assert_eq!(erases(&ana).await.status, 303);
    let refused = ends_role(&ben, &page).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(refused.text().contains("only owner"), "{}", refused.text());
    let refused = erases(&ben).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    // who holds the data folder is held to it as well
    let output = site.run(&["user", "role", "ben@example.org", "owner", "--end"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("only owner"), "{said}");
    assert_eq!(with_role(&site, "owner"), ["ben@example.org"]);
    // with another one beside, the way is free
    owner(&site, "Cleo").await;
    assert_eq!(ends_role(&ben, &page).await.status, 303);
    assert_eq!(with_role(&site, "owner"), ["cleo@example.org"]);
}

#[tokio::test]
async fn of_two_owners_who_leave_at_once_one_stays() {
    for _ in 0..3 {
        let site = Site::start().await;
        let (ana, ben) = (owner(&site, "Ana").await, owner(&site, "Ben").await);
        let page = page_of(&site, "ben@example.org");
        let (erased, ended) = tokio::join!(erases(&ana), ends_role(&ben, &page));
        let mut statuses = [erased.status, ended.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "{}{}", erased.text(), ended.text());
        assert_eq!(with_role(&site, "owner").len(), 1);

        let site = Site::start().await;
        let (ana, ben) = (owner(&site, "Ana").await, owner(&site, "Ben").await);
        let (erased, too) = tokio::join!(erases(&ana), erases(&ben));
        let mut statuses = [erased.status, too.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "{}{}", erased.text(), too.text());
        assert_eq!(with_role(&site, "owner").len(), 1);
    }
}

#[tokio::test]
async fn who_was_erased_does_not_count_among_a_courses_learners() {
    const COURSE: &str = "seeing-what-hurts";
    let site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    let ben = site.person("Ben", "ben@example.org", None).await;
    for learner in [&ana, &ben] {
        learner.enroll(COURSE).await;
    }
    let olga = owner(&site, "Olga").await;
    let told = async || {
        let list = olga.visit("/admin/programs").await;
        list.all(&format!("a[href*='{COURSE}/learners']")).remove(0)
    };
    assert!(told().await.starts_with("2 "), "{}", told().await);
    assert_eq!(erases(&ben).await.status, 303);
    assert!(told().await.starts_with("1 "), "{}", told().await);
}
