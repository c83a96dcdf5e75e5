//! The administration as its people use it.

use crate::certificates::{learner_with_one, revoke};
use laurel_tests::{Page, Person, Site};

/// The same page in Spanish, from now on.
async fn in_spanish(person: &Person, path: &str) -> Page {
    person.get("/preferences?language=es").await;
    person.visit(path).await
}

#[tokio::test]
async fn a_persons_page_leads_to_what_she_learns_and_what_she_earned() {
    let site = Site::start().await;
    let (ana, number) = learner_with_one(&site).await;
    let olga = site.person("Olga", "olga@example.net", Some("owner")).await;
    let list = olga.visit("/admin/people?q=Ana").await;
    let address = list.address("/admin/people/0").expect("a link to Ana");
    let page = olga.visit(&address).await;
    let learner = page.address("/learners/").expect("a link to her progress");
    assert!(learner.contains("first-steps"), "{learner}");
    assert_eq!(olga.visit(&learner).await.status, 200);
    assert!(page.text().contains("Completed"), "{}", page.text());
    let certificate = page
        .address(&format!("/admin/certificates/{number}"))
        .expect("a link to her certificate");
    assert_eq!(olga.visit(&certificate).await.status, 200);
    let own = list.address("nobody-else");
    assert!(own.is_none());
    assert_eq!(ana.get(&address).await.status, 403, "not for learners");
    // a cursor of another list, or none at all, turns to nothing wrong
    for odd in ["enrolled=x", "certified=%00", "enrolled=&certified=1"] {
        assert_eq!(olga.visit(&format!("{address}?{odd}")).await.status, 200);
    }
}

#[tokio::test]
async fn the_trail_is_told_in_the_readers_words() {
    let site = Site::start().await;
    let (_, number) = learner_with_one(&site).await;
    revoke(&site, &number).await;
    let olga = site.person("Olga", "olga@example.net", Some("owner")).await;
    let page = olga.visit("/admin/audit").await;
    let text = page.text();
    for words in [
        "Revoke a certificate",
        "Issue a certificate",
        &format!("Certificate {number}"),
        "Published",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let cells = page.all("td, th").join("\n");
    for raw in [
        "revoke-certificate",
        "author-course",
        "did:",
        "certificate:",
    ] {
        assert!(!cells.contains(raw), "{raw}: {cells}");
    }
    let one = olga.visit("/admin/audit?action=issue-certificate").await;
    let told = one.all("td").join("\n");
    assert!(told.contains("Issue a certificate"), "{told}");
    assert!(!told.contains("Revoke a certificate"), "{told}");
    let text = in_spanish(&olga, "/admin/audit").await.text();
    assert!(text.contains("Revocar un certificado"), "{text}");
}
