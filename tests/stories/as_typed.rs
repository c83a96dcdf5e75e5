//! What people type, paste and dictate is taken as they mean it: characters that
//! nobody sees, addresses as they are copied, numbers in the notation of any place.

use laurel_tests::{Person, Site, front, small_program};
use reqwest::Method;

#[tokio::test]
async fn what_nobody_sees_refuses_no_form() {
    let site = Site::start().await;
    site.import(&small_program());
    let visitor = site.visitor();
    for (index, name) in [
        "\u{feff}Ana Li",
        "Ana Li\u{200e}",
        "Ana\u{2060} \u{200b} Li",
    ]
    .iter()
    .enumerate()
    {
        let email = format!("ana{index}@example.org");
        let form = visitor.get("/register").await.form("/register");
        let form = form
            .with("name", name)
            .with("email", &format!("\u{200e}{email}\u{200b}"))
            .with("password", "a long and calm sentence")
            .with("terms", "yes");
        let answer = visitor.send_form(&form).await;
        assert_eq!(answer.status, 303, "{name:?}: {}", answer.text());
        site.email(&email, "Confirm").await;
    }
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll("first-steps").await;
    let lesson = ana.visit("/learn/first-steps").await.path;
    let note = ana.get(&lesson).await.form_with("note");
    let typed = "\u{200e}Mon 09:00\u{200e} call\u{200b} the team\u{2028}now \u{1f469}\u{200d}\u{2695}\u{fe0f}";
    let saved = ana.send_form(&note.with("note", typed)).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let kept = ana.get(&lesson).await.form_with("note");
    assert_eq!(
        kept.value("note"),
        Some("Mon 09:00 call the team\nnow \u{1f469}\u{200d}\u{2695}\u{fe0f}")
    );
    let contact = visitor.get("/contact").await.form("/contact");
    let contact = contact
        .with("name", "\u{200f}מרים\u{200f}")
        .with("email", "mailto:miriam@example.org")
        .with("message", "\u{feff}Call\u{2060} me\u{ad}.");
    let answer = visitor.send_form(&contact).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let owner = site.person("Olga", "olga@example.org", Some("owner")).await;
    let inbox = owner.visit("/admin/contacts").await;
    assert!(inbox.text().contains("מרים"), "{}", inbox.text());
}

#[tokio::test]
async fn a_name_is_refused_for_its_true_reason() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let form = visitor.get("/register").await.form("/register");
    let form = form
        .with("email", "ana@example.org")
        .with("password", "a long and calm sentence")
        .with("terms", "yes");
    let heap = format!("A{}na", "\u{301}".repeat(60));
    for (name, words) in [
        ("\u{3164}", "needs at least one letter"),
        ("12345", "needs at least one letter"),
        ("\u{200b}\u{200b}", "needs at least one letter"),
        (heap.as_str(), "more accents than we can show"),
        ("Ana\u{7}", "can’t be shown or printed"),
    ] {
        let answer = visitor.send_form(&form.clone().with("name", name)).await;
        assert_eq!(answer.status, 422, "{name:?}");
        assert!(answer.text().contains(words), "{name:?}: {}", answer.text());
    }
}

#[tokio::test]
async fn an_address_with_any_domain_is_one_account() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let form = visitor.get("/register").await.form("/register");
    let form = form
        .with("name", "Anna")
        .with("email", "Anna@MÜNCHEN.example")
        .with("password", "a long and calm sentence")
        .with("terms", "yes");
    let answer = visitor.send_form(&form).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    site.email("anna@xn--mnchen-3ya.example", "Confirm").await;
    for typed in [
        "anna@münchen.example",
        "anna@xn--mnchen-3ya.example",
        "\u{200e}Anna@München.Example",
        "mailto:anna@münchen.example",
    ] {
        let visitor = site.visitor();
        let login = visitor.get("/login").await.form("/login");
        let login = login
            .with("email", typed)
            .with("password", "a long and calm sentence");
        let answer = visitor.send_form(&login).await;
        assert_eq!(answer.status, 303, "{typed}: {}", answer.text());
    }
    let odd = form.with("email", "jürgen@example.org");
    let answer = visitor.send_form(&odd).await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.text().contains("“ü” before the @"),
        "{}",
        answer.text()
    );
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    let found = olga
        .request(Method::GET, "/admin/people")
        .query(&[("q", "anna@münchen.example")]);
    assert!(olga.send(found).await.text().contains("Anna"));
}

const QUIZ: [(&str, &str, &[&str], &[&str]); 12] = [
    (
        "{numeric}",
        "16",
        &["16,0", "16.", "１６", "१६", "16,000"],
        &["160"],
    ),
    (
        "{numeric unit=\"$\"}",
        "12",
        &["$12", "12$", "$ 12.00"],
        &["-12", "$13"],
    ),
    (
        "{numeric unit=€}",
        "1200",
        &["€ 1.200", "1.200 €", "1 200,00"],
        &["€ 12"],
    ),
    ("{numeric}", "-5", &["\u{2011}5", "−5", "–5", "- 5"], &["5"]),
    ("{numeric}", "0.5", &["½", ".5", ",5"], &["1½"]),
    (
        "{short}",
        "かぎ",
        &["かぎ", "かき\u{3099}"],
        &["かき", "がぎ"],
    ),
    ("{short}", "दिन", &["दिन\u{200d}"], &["दान", "दीन"]),
    (
        "{short}",
        "psychological safety",
        &["psycho\u{ad}logical\u{200b} safety\u{200e}"],
        &["safety"],
    ),
    ("{short}", "don't", &["don´t", "don’t", "don`t"], &["dont"]),
    ("{short}", "Straße", &["Strasse", "STRASSE"], &["Strase"]),
    ("{short}", "Işık", &["ışık"], &["asik"]),
    ("{short}", "שלום", &["\u{200f}שלום", "שָׁלוֹם"], &["שלומ"]),
];

fn quiz() -> String {
    let mut quiz = front(
        "quiz",
        "kind = \"quiz\"\nminutes = 2\npass = 100\nlayout = \"one\"\nfeedback = \"after-submit\"\n",
    );
    for (at, (kind, key, _, _)) in QUIZ.iter().enumerate() {
        quiz.push_str(&format!("\n## q-{at} {kind}\n\nNumber {at}?\n\n= {key}\n"));
    }
    quiz
}

/// Which of the answers are right.
async fn right(ana: &Person, pick: impl Fn(usize) -> &'static str) -> Vec<usize> {
    let attempt = ana.begin("words", "quiz").await;
    for at in 0..QUIZ.len() {
        let path = format!("{attempt}/answers/q-{at}");
        let answer = ana.post(&path, &[("text", pick(at))]).await;
        assert_eq!(answer.status, 303, "{at} {}: {}", pick(at), answer.text());
    }
    let result = ana.submit(&format!("{attempt}/submit"), &[]).await;
    let html = result.html();
    let questions = html.split("Number ").skip(1);
    let rights = questions.filter(|part| part.contains("class=\"feedback right\""));
    rights
        .map(|part| {
            part.split('?')
                .next()
                .and_then(|at| at.parse().ok())
                .expect("a number")
        })
        .collect()
}

#[tokio::test]
async fn answers_are_graded_as_they_are_meant() {
    let site = Site::start().await;
    site.import_course("words", &[("01-quiz.md", &quiz())]);
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll("words").await;
    for turn in 0..5 {
        let pick = |at: usize| {
            let forms = QUIZ[at].2;
            forms[turn % forms.len()]
        };
        assert_eq!(
            right(&ana, pick).await,
            (0..QUIZ.len()).collect::<Vec<_>>(),
            "turn {turn}"
        );
    }
    for turn in 0..2 {
        let pick = |at: usize| QUIZ[at].3[turn % QUIZ[at].3.len()];
        assert_eq!(right(&ana, pick).await, Vec::<usize>::new(), "turn {turn}");
    }
    // a number that can't be read says so, and stays where it was typed
    let attempt = ana.begin("words", "quiz").await;
    let answer = ana
        .post(&format!("{attempt}/answers/q-1"), &[("text", "a dozen $")])
        .await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.html().contains("value=\"a dozen $\""),
        "{}",
        answer.html()
    );
    assert!(answer.text().contains("Write it in digits"));
    // a keyboard with a minus where one may be needed
    let page = ana.visit(&format!("{attempt}?q=4")).await;
    assert!(!page.html().contains("inputmode"), "{}", page.html());
    let page = ana.visit(&format!("{attempt}?q=1")).await;
    assert!(page.html().contains("inputmode=\"decimal\""));
}
