//! A course or a program gets another address: what led to the old one leads on.

use laurel_tests::{Site, copy_folder, exchange, front, small_program};

#[tokio::test]
async fn an_address_that_a_course_or_a_program_had_leads_to_where_it_is_now() {
    let site = Site::start().await;
    site.import(&small_program());
    let ana = site.person("Ana", "ana@example.org", None).await;
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    ana.enroll("first-steps").await;
    let note = ana.visit("/learn/first-steps/why-small").await;
    let folder = site.scratch().join("moved");
    copy_folder(&small_program(), &folder);
    let course = folder.join("courses/first-steps/course.md");
    for slug in ["second-steps", "third-steps"] {
        let id = "id = \"first-steps\"\n";
        let text = std::fs::read_to_string(small_program().join("courses/first-steps/course.md"))
            .expect("the course");
        let text = text.replacen(id, &format!("{id}slug = \"{slug}\"\n"), 1);
        std::fs::write(&course, text).expect("another address");
        if slug == "second-steps" {
            let id = "id = \"small-steps\"\n";
            exchange(
                &folder.join("program.md"),
                id,
                &format!("{id}slug = \"steps\"\n"),
            );
        }
        exchange_course(&folder, slug);
        site.import(&folder);
    }
    for (old, now) in [
        ("/courses/first-steps", "/courses/third-steps"),
        ("/courses/second-steps?a=b", "/courses/third-steps?a=b"),
        (
            "/learn/first-steps/why-small",
            "/learn/third-steps/why-small",
        ),
        (
            "/courses/first-steps/progress",
            "/courses/third-steps/progress",
        ),
        ("/programs/small-steps", "/programs/steps"),
        ("/api/v1/courses/first-steps", "/api/v1/courses/third-steps"),
    ] {
        let answer = ana.get(old).await;
        assert_eq!(answer.status, 307, "{old}");
        assert_eq!(answer.location(), now, "{old}");
    }
    let staff = olga.get("/admin/courses/first-steps").await;
    assert_eq!(staff.location(), "/admin/courses/third-steps");
    // a page that was open before loses nothing
    let done = note.form("/complete");
    let answer = ana.send_form(&done).await;
    assert_eq!(answer.status, 307, "{}", answer.text());
    assert_eq!(answer.location(), "/learn/third-steps/why-small/complete");
    for nothing in ["/courses/no-steps", "/programs/first-steps"] {
        assert_eq!(ana.get(nothing).await.status, 404, "{nothing}");
    }
    // another course may have the address, and is found there
    site.import_course(
        "first-steps-again",
        &[(
            "01-a.md",
            "+++\nid = \"a\"\ntitle = \"A\"\nkind = \"lesson\"\nminutes = 5\n+++\n\nText.\n",
        )],
    );
    assert_eq!(ana.get("/courses/first-steps-again").await.status, 200);
}

/// The program names its course by its address.
fn exchange_course(folder: &std::path::Path, slug: &str) {
    let program = folder.join("program.md");
    let text = std::fs::read_to_string(&program).expect("the program");
    let lines = text.lines().map(|line| {
        if line.starts_with("course = ") {
            format!("course = \"{slug}\"")
        } else {
            line.to_owned()
        }
    });
    let text = lines.collect::<Vec<_>>().join("\n") + "\n";
    std::fs::write(&program, text).expect("the program is written");
}

/// A course of one lesson, or a program, with these settings.
fn write(folder: &std::path::Path, id: &str, settings: &str) {
    let module = folder.join(id).join("01-one");
    std::fs::create_dir_all(&module).expect("a folder");
    let course = front(id, &format!("summary = \"A course.\"\n{settings}"));
    std::fs::write(folder.join(id).join("course.md"), course).expect("a file");
    std::fs::write(module.join("module.md"), front("one", "")).expect("a file");
    let lesson = front("read", "kind = \"lesson\"\nminutes = 5\n");
    std::fs::write(module.join("01-read.md"), lesson + "\nText.\n").expect("a file");
}

#[tokio::test]
async fn what_names_a_course_by_an_earlier_address_goes_on() {
    let site = Site::start().await;
    let both = site.scratch().join("both");
    let courses = both.join("courses");
    write(&courses, "basics", "");
    write(&courses, "practice", "prerequisites = [\"basics\"]\n");
    let program = front(
        "both",
        "summary = \"Two.\"\nstatus = \"preparation\"\noutcomes = [\"More.\"]\naudience = [\"All.\"]\n[[courses]]\ncourse = \"basics\"\n[[courses]]\ncourse = \"practice\"\n",
    );
    std::fs::write(both.join("program.md"), format!("{program}\nText.\n")).expect("a file");
    site.import(&both);
    // a draft waits, and one of its courses gets another address
    std::fs::write(both.join("program.md"), format!("{program}\nOther.\n")).expect("a file");
    site.said(&["import", &both.display().to_string()]);
    write(&courses, "basics", "slug = \"start\"\n");
    site.import(&courses.join("basics"));
    let ana = site.person("Ana", "ana@example.org", None).await;
    let page = ana.visit("/courses/practice").await;
    assert!(page.has("a[href='/courses/start']"), "{}", page.text());
    let refused = ana.post("/courses/practice/enroll", &[]).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.has("a[href='/courses/start']"),
        "{}",
        refused.text()
    );
    ana.enroll("start").await;
    ana.mark_done("start", "read").await;
    let progress = ana.visit("/courses/start/progress").await;
    assert!(
        progress.has("a[href='/courses/practice']"),
        "{}",
        progress.text()
    );
    ana.enroll("practice").await;
    // named so, the draft is published, the program opens, and a course is brought in again
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    for (address, form) in [("publish", "/publish"), ("status?to=open", "/status")] {
        let asked = olga.visit(&format!("/admin/programs/both/{address}")).await;
        let done = olga.send_form(&asked.form(form).filled()).await;
        assert_eq!(done.status, 303, "{}", done.text());
    }
    let page = ana.visit("/programs/both").await;
    assert!(page.text().contains("Other."), "{}", page.text());
    assert!(!page.text().contains("In preparation"), "{}", page.text());
    write(
        &courses,
        "practice",
        "prerequisites = [\"basics\"]\nlanguage = \"es\"\n",
    );
    site.import(&courses.join("practice"));
}

#[tokio::test]
async fn what_stands_in_the_way_of_publishing_is_listed_in_the_readers_language() {
    let site = Site::start().await;
    let folder = site.scratch().join("two");
    let award = "language = \"en\"\n[award]\nslug = \"the-award\"\ntitle = \"One\"\nkind = \"certificate\"\n";
    for id in ["former", "latter"] {
        write(&folder, id, award);
        site.said(&["import", &folder.join(id).display().to_string()]);
    }
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    let publish = async |id: &str| {
        let asked = olga.visit(&format!("/studio/courses/{id}")).await;
        olga.send_form(&asked.form("/publish")).await
    };
    assert_eq!(publish("former").await.status, 303);
    let refused = publish("latter").await;
    assert_eq!(refused.status, 409, "{}", refused.text());
    assert!(
        refused.text().contains("course.md: “the-award” is taken"),
        "{}",
        refused.text()
    );
    olga.get("/preferences?language=es").await;
    let refused = publish("latter").await;
    assert!(
        refused.text().contains("course.md: “the-award” ya lo usa"),
        "{}",
        refused.text()
    );
}
