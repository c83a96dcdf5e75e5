//! Two server processes of one site: what changed on one is so on the other,
//! whatever order transactions commit in.

use crate::certificates::{learner_with_one, revoke};
use laurel_tests::{Node, Page, Person, Site, wait_for};

/// Signs out all other devices, from this one.
async fn ends_the_others(device: &Person) {
    let account = device.visit("/account").await;
    let form = account
        .forms()
        .into_iter()
        .find(|f| f.words.contains("Sign out all other devices"))
        .expect("a way to sign out the others");
    device.take_form(&form).await;
}

async fn is_refused(device: &Person) {
    wait_for("the cookie to be refused", || async {
        (device.get("/account").await.status == 303).then_some(())
    })
    .await;
}

async fn is_signed_in(device: &Person) {
    assert_eq!(device.get("/account").await.status, 200);
}

/// Something that is written after what is held up, is committed before it,
/// and was heard of on the other node.
async fn something_overtakes(site: &Site, node: &Node) {
    let laptop = site.signs_in("ana@example.org").await;
    let phone = site.signs_in("ana@example.org").await;
    let phone = phone.at(node.base.clone());
    is_signed_in(&phone).await;
    ends_the_others(&laptop).await;
    is_refused(&phone).await;
}

#[tokio::test]
async fn settings_that_are_committed_late_are_seen_on_every_node() {
    let site = Site::start().await;
    let Some(node) = site.second_node().await else {
        return;
    };
    site.person("Ana", "ana@example.org", None).await;
    let olga = site
        .person("Olga", "olga@example.org", Some("administrator"))
        .await;
    let visitor = site.visitor();
    let elsewhere = visitor.at(node.base.clone());
    let shows = |page: &Page| page.html().contains("The Patient Herons");
    assert!(!shows(&elsewhere.get("/").await));

    let held = site.hold_audit().await.expect("a lock");
    let form = olga
        .visit("/admin/settings")
        .await
        .form_with("organization")
        .with("organization", "The Patient Herons");
    let (saved, ()) = tokio::join!(olga.send_form(&form), async {
        held.is_waited_for().await;
        something_overtakes(&site, &node).await;
        held.release().await;
    });
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert!(shows(&visitor.get("/").await), "where it was saved");
    wait_for("the new name on the other node", || async {
        shows(&elsewhere.get("/").await).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_session_whose_end_is_committed_late_ends_on_every_node() {
    let site = Site::start().await;
    let Some(node) = site.second_node().await else {
        return;
    };
    site.person("Ana", "ana@example.org", None).await;
    let vera = site.person("Vera", "vera@example.org", None).await;
    let olga = site
        .person("Olga", "olga@example.org", Some("administrator"))
        .await;
    let elsewhere = vera.at(node.base.clone());
    is_signed_in(&elsewhere).await;

    let people = olga.visit("/admin/people?q=vera").await;
    let address = people.address("/admin/people/0").expect("her page");
    let form = olga.visit(&address).await.form("session");
    let held = site.hold_audit().await.expect("a lock");
    let (ended, ()) = tokio::join!(olga.send_form(&form), async {
        held.is_waited_for().await;
        something_overtakes(&site, &node).await;
        is_signed_in(&elsewhere).await;
        held.release().await;
    });
    assert_eq!(ended.status, 303, "{}", ended.text());
    is_refused(&elsewhere).await;
}

#[tokio::test]
async fn a_node_that_starts_later_does_not_believe_a_session_that_ended_before() {
    let site = Site::start().await;
    if site.is_sqlite() {
        return;
    }
    site.person("Ana", "ana@example.org", None).await;
    let laptop = site.signs_in("ana@example.org").await;
    let phone = site.signs_in("ana@example.org").await;
    is_signed_in(&phone).await;
    ends_the_others(&laptop).await;
    let node = site.second_node().await.expect("a second node");
    assert_eq!(
        phone.at(node.base.clone()).get("/account").await.status,
        303
    );
    is_signed_in(&laptop.at(node.base.clone())).await;
}

#[tokio::test]
async fn a_revocation_is_seen_by_who_verifies_on_every_node() {
    let site = Site::start().await;
    let (_, number) = learner_with_one(&site).await;
    let Some(node) = site.second_node().await else {
        return;
    };
    let visitor = site.visitor();
    let elsewhere = visitor.at(node.base.clone());
    let address = format!("/verify/{number}");
    let valid = |page: &Page| page.heading() == "Valid";
    // twice, so that each has it from memory
    for _ in 0..2 {
        assert!(valid(&visitor.get(&address).await));
        assert!(valid(&elsewhere.get(&address).await));
    }
    revoke(&site, &number).await;
    assert!(!valid(&visitor.get(&address).await));
    wait_for("the other node to hear of the revocation", || async {
        (!valid(&elsewhere.get(&address).await)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_token_that_is_ended_on_one_node_is_refused_on_the_other() {
    let site = Site::start().await;
    let Some(node) = site.second_node().await else {
        return;
    };
    let ana = site.person("Ana", "ana@example.org", None).await;
    site.person("Iss", "iss@example.org", Some("issuer")).await;
    let script = site.program("ana@example.org", &["learn:read"]);
    let script = script.at(node.base.clone());
    let issuer = site.program("iss@example.org", &["issue:read"]);
    let issuer = issuer.at(node.base.clone());
    assert_eq!(script.get("/api/v1/me").await.status, 200);
    assert_eq!(issuer.get("/api/v1/certificates").await.status, 200);

    // by its owner, on the other node
    let form = ana.visit("/account/tokens").await.form("/end");
    ana.take_form(&form).await;
    wait_for("the token to be refused", || async {
        (script.get("/api/v1/me").await.status == 401).then_some(())
    })
    .await;
    // with the role that it acted by, from the command line
    site.said(&["user", "role", "iss@example.org", "issuer", "--end"]);
    wait_for("the issuer's token to be refused", || async {
        (issuer.get("/api/v1/certificates").await.status == 401).then_some(())
    })
    .await;
}
