//! Where people come home to, and what is asked and shown there.

use laurel_tests::{Person, Site, front, small_program};

async fn lands(site: &Site, email: &str) -> String {
    let fields = [("email", email), ("password", Person::PASSWORD)];
    let answer = site.visitor().post("/login", &fields).await;
    assert_eq!(answer.status, 303);
    answer.location()
}

#[tokio::test]
async fn everybody_lands_where_their_work_is() {
    let site = Site::start().await;
    site.import(&small_program());
    site.person("Ana", "ana@example.org", None).await;
    site.person("Olga", "olga@example.org", Some("owner")).await;
    site.person("Ivo", "ivo@example.org", Some("issuer")).await;
    let ida = site
        .instructor("Ida", "ida@example.org", "first-steps")
        .await;
    for (email, place) in [
        ("ana@example.org", "/dashboard"),
        ("olga@example.org", "/admin"),
        ("ivo@example.org", "/admin"),
        ("ida@example.org", "/studio"),
    ] {
        assert!(lands(&site, email).await.ends_with(place), "{email}");
    }
    assert!(!ida.visit("/studio").await.has("main nav a[href='/admin']"));
    let olga = site.signs_in("olga@example.org").await;
    assert!(olga.visit("/admin").await.has("nav a[href='/studio']"));
    assert!(olga.visit("/studio").await.has("nav a[href='/admin']"));
}

#[tokio::test]
async fn new_terms_come_before_people_where_they_land() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let fields = [
        ("name", "Ana"),
        ("email", "ana@example.org"),
        ("password", "a long and calm sentence"),
        ("terms", "yes"),
    ];
    visitor.post("/register", &fields).await;
    let link = site
        .email("ana@example.org", "Confirm")
        .await
        .link("/confirm-email/");
    let page = visitor.visit(&link).await;
    visitor.take_form(&page.form("/confirm-email/")).await;
    let question = "form[action='/account/terms']";
    assert!(
        !visitor.visit("/dashboard").await.has(question),
        "accepted when registering"
    );
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    let form = olga
        .visit("/admin/pages/terms/en")
        .await
        .form_with("version");
    let form = form.with("version", "2027-01-01");
    let shown = olga.send_form(&form.with("wish", "save")).await;
    assert!(
        shown.status == 303 || shown.status == 200,
        "{}: {}",
        shown.status,
        shown.text()
    );
    let dashboard = visitor.visit("/dashboard").await;
    assert!(dashboard.has(question), "{}", dashboard.text());
    visitor.take_form(&dashboard.form("/account/terms")).await;
    assert!(
        !visitor.visit("/dashboard").await.has(question),
        "asked once"
    );
}

#[tokio::test]
async fn an_attempt_of_a_course_that_was_left_leads_away() {
    let site = Site::start().await;
    let quiz = front("check", "kind = \"quiz\"\nminutes = 2\npass = 100\n")
        + "\n## q-one {numeric}\n\nHow many?\n\n= 12\n";
    site.import_course("reading", &[("01-quiz.md", &quiz)]);
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll("reading").await;
    let attempt = ana.begin("reading", "check").await;
    assert_eq!(ana.get(&attempt).await.status, 200);
    ana.post("/courses/reading/leave", &[("confirmed", "yes")])
        .await;
    for path in [attempt.clone(), format!("{attempt}/review")] {
        let answer = ana.get(&path).await;
        assert_eq!(answer.status, 303, "{path}");
        assert!(
            answer.location().contains("/courses/reading"),
            "{}",
            answer.location()
        );
    }
}

#[tokio::test]
async fn course_text_says_its_language_and_its_direction() {
    let site = Site::start().await;
    let folder = tempfile::tempdir().expect("a folder");
    let module = folder.path().join("01-one");
    std::fs::create_dir_all(&module).expect("a folder");
    let write = |path: &str, text: String| {
        std::fs::write(folder.path().join(path), text).expect("a file");
    };
    write(
        "course.md",
        front("qira", "summary = \"S.\"\nlanguage = \"ar\"\n") + "\nنص.\n",
    );
    write("01-one/module.md", front("one", ""));
    write(
        "01-one/01-dars.md",
        front("dars", "kind = \"lesson\"\nminutes = 2\n") + "\nالسلام عليكم.\n",
    );
    let quiz = front("check", "kind = \"quiz\"\nminutes = 2\npass = 100\n")
        + "\n## q-one {single}\n\nسؤال؟\n\n- (x) نعم\n- ( ) لا\n";
    write("01-one/02-quiz.md", quiz);
    site.import(folder.path());
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll("qira").await;
    let lesson = ana.visit("/learn/qira/dars").await;
    for piece in [
        "h1[lang='ar'][dir='rtl']",
        ".prose[lang='ar'][dir='rtl']",
        ".outline [lang='ar'][dir='rtl']",
    ] {
        assert!(lesson.has(piece), "{piece}: {}", lesson.html());
    }
    let attempt = ana.begin("qira", "check").await;
    let asked = ana.visit(&attempt).await;
    assert!(
        asked.has("legend [lang='ar'][dir='rtl']"),
        "{}",
        asked.html()
    );
    assert!(
        asked.has("label [lang='ar'][dir='rtl']"),
        "{}",
        asked.html()
    );
}

#[tokio::test]
async fn a_preview_is_the_page_as_visitors_will_see_it_and_leads_back_with_what_was_typed() {
    let site = Site::start().await;
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    for (slug, address) in [("home", "/"), ("training", "/training")] {
        let edited = olga.visit(&format!("/admin/pages/{slug}/en")).await;
        let form = edited
            .form_with("summary")
            .with("title", "Quiet lanterns")
            .with("headline", "A headline of today")
            .with("lead", "The text under it.")
            .with("area_label", "Lanterns");
        let shown = olga.send_form(&form.with("wish", "preview")).await;
        assert_eq!(shown.status, 200, "{slug}");
        let bar = shown.form("/admin/pages/");
        let back = olga.send_form(&bar.clone().with("wish", "edit")).await;
        let again = back.form_with("summary");
        assert_eq!(again.value("title"), Some("Quiet lanterns"), "{slug}");
        assert_eq!(
            again.value("source"),
            edited.form_with("summary").value("source")
        );
        assert!(
            !site
                .visitor()
                .visit(address)
                .await
                .text()
                .contains("lanterns")
        );
        olga.take_form(&bar.with("wish", "save")).await;
        let public = site.visitor().visit(address).await;
        // word for word what visitors see
        let (before, after) = (
            shown.all("main h1, main .lead, main h2"),
            public.all("main h1, main .lead, main h2"),
        );
        assert_eq!(before, after, "{slug}");
        let heading = if slug == "home" {
            "A headline of today"
        } else {
            "Quiet lanterns"
        };
        assert!(after.iter().any(|text| text.contains(heading)), "{after:?}");
    }
}
