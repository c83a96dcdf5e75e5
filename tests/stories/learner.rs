//! Small kindnesses of the learner's way: nothing asked twice, nothing told
//! that is not so, nothing lost.

use laurel_tests::{AnswerKey, AnswerPlan, Person, Site, small_program};
use std::fs;
use std::path::Path;

const COURSE: &str = "first-steps";

async fn inside() -> (Site, Person) {
    let site = Site::start().await;
    site.import(&small_program());
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll(COURSE).await;
    (site, ana)
}

/// A program in a folder of its own: two courses to choose from behind a
/// required one, a lesson that asks for time, a module to choose in.
fn choosing(folder: &Path) {
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let listed = |course: &str, required: bool| {
        format!("[[courses]]\ncourse = \"{course}\"\nrequired = {required}\n")
    };
    write(
        "program.md",
        &format!(
            "+++\nid = \"choosing\"\ntitle = \"Choosing\"\nsummary = \"One and another.\"\nelectives = 1\n[award]\nslug = \"chosen\"\ntitle = \"Chosen\"\n{}{}{}+++\n",
            listed("must", true),
            listed("may", false),
            listed("might", false),
        ),
    );
    for course in ["must", "may", "might"] {
        write(
            &format!("courses/{course}/course.md"),
            &format!(
                "+++\nid = \"{course}\"\ntitle = \"Course {course}\"\nsummary = \"Short.\"\nhours = 1\n+++\n"
            ),
        );
        write(
            &format!("courses/{course}/01-all/module.md"),
            "+++\nid = \"all\"\ntitle = \"All\"\nsummary = \"The summary of it.\"\n+++\n\nHere *one* begins.\n",
        );
        write(
            &format!("courses/{course}/01-all/01.md"),
            "+++\nid = \"slow\"\ntitle = \"Slow\"\nminutes = 1\noptional = true\nread_seconds = 600\n+++\n\nRead it.\n",
        );
        write(
            &format!("courses/{course}/01-all/02.md"),
            "+++\nid = \"quick\"\ntitle = \"Quick\"\nminutes = 1\n+++\n\nRead it.\n",
        );
    }
}

#[tokio::test]
async fn an_order_is_moved_as_often_as_one_likes_before_it_is_checked() {
    let (_site, ana) = inside().await;
    let attempt = ana.begin(COURSE, "told-in-order").await;
    let key = AnswerKey::small();
    let asked = key.questions_of(&ana, COURSE, &attempt).await;
    let wanted: Vec<String> = key
        .answer(COURSE, &asked[0], AnswerPlan::Right)
        .into_iter()
        .map(|(_, id)| id)
        .collect();
    let mut page = ana.visit(&attempt).await;
    // brought into order one step at a time, as the buttons let a person do
    for _ in 0..12 {
        let form = page.form("/answers/order-one");
        let order: Vec<String> = form
            .fields
            .iter()
            .filter(|(name, _)| name == "order")
            .map(|(_, id)| id.clone())
            .collect();
        let place = |id: &String| wanted.iter().position(|wish| wish == id);
        let Some(low) = order
            .windows(2)
            .position(|pair| place(&pair[0]) > place(&pair[1]))
        else {
            break;
        };
        let moved = ana
            .send_form(&form.and("move", &format!("down.{}", order[low])))
            .await;
        assert_eq!(moved.status, 303, "{}", moved.text());
        page = ana.visit(&moved.location()).await;
        assert!(
            !page.html().contains("Secretword"),
            "nothing is checked before it is asked for: {}",
            page.text()
        );
    }
    let checked = ana
        .send_form(&page.form("/answers/order-one").and("go", "stay"))
        .await;
    let page = ana.visit(&checked.location()).await;
    assert!(
        page.html().contains("Secretword-order-one-why"),
        "{}",
        page.text()
    );
    let result = ana.submit(&format!("{attempt}/submit"), &[]).await;
    assert!(result.text().contains("100 percent"), "{}", result.text());
}

#[tokio::test]
async fn a_failed_attempt_is_told_what_is_left_to_do_and_no_more() {
    let (_site, ana) = inside().await;
    let key = AnswerKey::small();
    let first = ana
        .take_quiz(&key, COURSE, "told-when-passed", AnswerPlan::Wrong)
        .await;
    let text = first.text();
    assert!(
        !text.contains("Read the feedback"),
        "there is none yet: {text}"
    );
    assert!(text.contains("try once more"), "{text}");
    let last = ana
        .take_quiz(&key, COURSE, "told-when-passed", AnswerPlan::Wrong)
        .await;
    let text = last.text();
    assert!(
        !text.contains("try once more"),
        "no attempt is left: {text}"
    );
    assert!(
        text.contains("last attempt") && last.has("main a[href='/contact']"),
        "{text}"
    );
    ana.take_quiz(&key, COURSE, "check-steps", AnswerPlan::Right)
        .await;
    let after = ana
        .take_quiz(&key, COURSE, "check-steps", AnswerPlan::Wrong)
        .await;
    let text = after.text();
    assert!(
        !text.contains("Not passed yet"),
        "it was passed before: {text}"
    );
    assert!(text.contains("You passed before"), "{text}");
}

#[tokio::test]
async fn a_visitor_who_registers_on_the_way_comes_back_to_where_she_was_going() {
    let site = Site::start().await;
    let visitor = site.visitor();
    let page = visitor.visit("/programs/compassionate-leadership").await;
    let sign_in = page.address("/login?next=").expect("a way to begin");
    let page = visitor.visit(&sign_in).await;
    let register = page.address("/register").expect("a way to register");
    let form = visitor.visit(&register).await.form("/register");
    let wrong = visitor.send_form(&form).await;
    let form = wrong
        .form("/register")
        .with("name", "Bea")
        .with("email", "bea@example.org")
        .with("password", "seven quiet herons by the lake")
        .with("terms", "yes");
    let sent = visitor.send_form(&form).await;
    let page = visitor.visit(&sent.location()).await;
    let form = page
        .form("/login")
        .with("email", "bea@example.org")
        .with("password", "seven quiet herons by the lake");
    let there = visitor.send_form(&form).await;
    assert_eq!(there.location(), "/learn/seeing-what-hurts");
    // and never to another site
    let page = site.visitor().visit("/register?next=//evil.example").await;
    assert!(!page.html().contains("/login?next="), "{}", page.text());
}

#[tokio::test]
async fn a_summary_says_which_field_it_is_about() {
    let site = Site::start().await;
    let page = site.visitor().post("/register", &[]).await;
    let lines = page.all("#error-summary li");
    assert!(
        lines.contains(&"Your name: Fill in this field.".to_owned()),
        "{lines:?}"
    );
    assert!(
        lines.contains(&"Password: Fill in this field.".to_owned()),
        "{lines:?}"
    );
}

#[tokio::test]
async fn what_one_marked_and_wrote_is_found_again_in_one_place() {
    let (site, ana) = inside().await;
    let lesson = "/learn/first-steps/why-small";
    ana.submit(
        &format!("{lesson}/notes"),
        &[("note", "Take the stairs\non Monday")],
    )
    .await;
    ana.submit(&format!("{lesson}/bookmark"), &[("bookmark", "on")])
        .await;
    let page = ana.visit("/courses/first-steps/progress").await;
    assert!(page.text().contains("Take the stairs"), "{}", page.text());
    assert!(
        page.has(&format!("#bookmarks a[href='{lesson}']")),
        "{}",
        page.text()
    );
    let ben = site.person("Ben", "ben@example.org", None).await;
    ben.enroll(COURSE).await;
    let page = ben.visit("/courses/first-steps/progress").await;
    assert!(!page.text().contains("stairs"), "{}", page.text());
}

#[tokio::test]
async fn who_leaves_a_course_did_not_complete_it_and_is_welcome_back() {
    let (_site, ana) = inside().await;
    ana.submit("/courses/first-steps/leave", &[]).await;
    let page = ana.visit("/dashboard").await;
    assert!(
        !page.all("h2").contains(&"Completed".to_owned()),
        "{}",
        page.text()
    );
    assert!(
        page.text().contains("Your progress is kept"),
        "{}",
        page.text()
    );
    let back = ana.enroll(COURSE).await;
    assert!(back.text().contains("Welcome back"), "{}", back.text());
}

#[tokio::test]
async fn a_program_with_something_to_choose_leads_on_until_it_is_chosen() {
    let site = Site::start().await;
    let folder = site.scratch().join("choosing");
    choosing(&folder);
    site.import(&folder);
    let ana = site.person("Ana", "ana@example.org", None).await;
    let page = ana.visit("/courses/must").await;
    assert!(
        page.text().contains("The summary of it."),
        "{}",
        page.text()
    );
    ana.submit("/programs/choosing/enroll", &[]).await;
    let page = ana.visit("/learn/must/slow").await;
    assert!(
        page.text().contains("Here one begins."),
        "where the module begins: {}",
        page.text()
    );
    assert!(
        page.text().contains("You can mark this done in 10 minutes"),
        "said before the button is pressed: {}",
        page.text()
    );
    let soon = ana.post("/learn/must/slow/complete", &[]).await;
    assert_eq!(soon.status, 422);
    ana.mark_done("must", "quick").await;
    let page = ana.visit("/programs/choosing").await;
    assert!(
        page.has(".program-action a[href='/courses/may']"),
        "{}",
        page.text()
    );
    ana.enroll("might").await;
    let page = ana.visit("/courses/must/progress").await;
    assert!(
        page.has("main a[href='/learn/might']"),
        "what was chosen: {}",
        page.text()
    );
    ana.mark_done("might", "quick").await;
    let page = ana.visit("/programs/choosing").await;
    assert!(
        !page.has(".program-action a[href='/courses/may']"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn the_courses_of_a_program_come_in_its_order() {
    let site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.submit("/programs/compassionate-leadership/enroll", &[])
        .await;
    let order = ["seeing-what-hurts", "responding-well", "making-it-last"];
    let page = ana.visit("/dashboard").await;
    let mut led: Vec<String> = page
        .attributes("main a[href^='/learn/']", "href")
        .into_iter()
        .map(|href| href.replace("/learn/", ""))
        .collect();
    led.dedup();
    assert_eq!(led, order, "{}", page.text());
    // once it is complete, the second is next
    ana.finish_course(&AnswerKey::bundled(), order[0]).await;
    let page = ana.visit("/dashboard").await;
    let next = page.attributes("main a.button[href^='/learn/']", "href");
    assert_eq!(next, ["/learn/responding-well"], "{}", page.text());
    let page = ana.visit("/courses/seeing-what-hurts/progress").await;
    assert!(
        page.has("main a.button[href='/learn/responding-well']"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_pasted_address_of_a_certificate_is_its_number() {
    let site = Site::start().await;
    let number = "7K3M-Q9TX-2WHD-4";
    for typed in [
        format!("https://example.org/verify/{number}?x=1"),
        number.to_lowercase(),
    ] {
        let page = site.visitor().post("/verify", &[("number", &typed)]).await;
        assert_eq!(page.status, 303, "{typed}: {}", page.text());
        assert_eq!(page.location(), format!("/verify/{number}"));
    }
}
