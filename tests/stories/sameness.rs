//! Lists find people as registrars type them.

use laurel_tests::Site;

#[tokio::test]
async fn people_are_found_by_words_in_any_order_and_with_any_apostrophe() {
    let site = Site::start().await;
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    for (name, email) in [
        ("Siobhán O’Brien", "siobhan@example.org"),
        ("Jörg Straße", "joerg@example.org"),
        ("Ærø Ångström Müller", "aero@example.org"),
        ("दीपिका राव", "deepika@example.org"),
        ("김민수", "minsu@example.org"),
    ] {
        site.person(name, email, None).await;
    }
    for (typed, found, other) in [
        ("o'brien", "Siobhán", "Jörg"),
        ("obrien siobhan", "Siobhán", "Jörg"),
        ("O´Brien", "Siobhán", "Jörg"),
        ("strasse", "Jörg", "Siobhán"),
        ("STRASSE jorg", "Jörg", "Siobhán"),
        ("aero", "Ærø", "Jörg"),
        ("angstrom muller", "Ærø", "Jörg"),
        ("muller aero", "Ærø", "Jörg"),
        ("दीपिका", "राव", "Jörg"),
        ("김민", "김민수", "Jörg"),
        ("mu\u{ad}ller\u{200b}", "Ærø", "Jörg"),
    ] {
        let request = olga
            .request(reqwest::Method::GET, "/admin/people")
            .query(&[("q", typed)]);
        let page = olga.send(request).await;
        assert!(page.text().contains(found), "{typed}: {}", page.text());
        assert!(!page.text().contains(other), "{typed}: {}", page.text());
    }
    let request = olga
        .request(reqwest::Method::GET, "/admin/people")
        .query(&[("q", "दान")]);
    let page = olga.send(request).await;
    assert!(
        !page.text().contains("राव"),
        "another word: {}",
        page.text()
    );
}
