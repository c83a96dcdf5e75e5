//! Story 17: a course as a folder.

use laurel_tests::{AnswerKey, Site, bundled_program, small_program};
use std::collections::BTreeMap;
use std::path::Path;

/// Every file with its bytes, by its path in the folder.
fn read(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(top: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(top, &path, found);
            } else {
                let name = path
                    .strip_prefix(top)
                    .expect("in the folder")
                    .display()
                    .to_string();
                found.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
        std::fs::write(path, bytes).expect("a file is written");
    }
}

fn names(files: &BTreeMap<String, Vec<u8>>) -> Vec<&String> {
    files.keys().collect()
}

fn assert_same(left: &BTreeMap<String, Vec<u8>>, right: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(names(left), names(right));
    for (name, bytes) in left {
        assert_eq!(
            String::from_utf8_lossy(bytes),
            String::from_utf8_lossy(&right[name]),
            "{name}"
        );
        assert_eq!(bytes, &right[name], "{name}");
    }
}

#[tokio::test]
async fn the_bundled_program_is_exported_byte_for_byte_and_imported_without_difference() {
    let site = Site::start().await;
    let out = site.scratch().join("out");
    let to = out.display().to_string();
    site.said(&["export", "program", "compassionate-leadership", &to]);
    assert_same(&read(&bundled_program()), &read(&out));
    let said = site.said(&["import", &to]);
    assert!(said.to_lowercase().contains("no difference"), "{said}");
    let course = site.scratch().join("course");
    site.said(&[
        "export",
        "course",
        "responding-well",
        &course.display().to_string(),
    ]);
    assert_same(
        &read(&bundled_program().join("courses/responding-well")),
        &read(&course),
    );
    // the folder where one stands
    let here = site.scratch().join("here");
    std::fs::create_dir(&here).expect("a folder is made");
    let into = site.run_in(&here, &["export", "course", "responding-well", "."]);
    assert!(
        into.status.success(),
        "{}",
        String::from_utf8_lossy(&into.stderr)
    );
    assert_same(&read(&course), &read(&here));
    // a folder that is not empty is not written over
    let again = site.run(&["export", "program", "compassionate-leadership", &to]);
    assert!(
        !again.status.success(),
        "{}",
        String::from_utf8_lossy(&again.stdout)
    );
    let unknown = site.run(&[
        "export",
        "course",
        "no-such-course",
        &site.scratch().join("none").display().to_string(),
    ]);
    assert!(!unknown.status.success());
}

#[tokio::test]
async fn an_edited_lesson_is_exactly_the_difference_and_learners_inside_keep_theirs() {
    let site = Site::start().await;
    site.import(&small_program());
    let ana = site.person("Ana", "ana@example.org", None).await;
    ana.enroll("first-steps").await;
    ana.mark_done("first-steps", "why-small").await;

    let folder = site.scratch().join("small");
    let to = folder.display().to_string();
    site.said(&["export", "program", "small-steps", &to]);
    assert_same(&read(&small_program()), &read(&folder));
    let lesson = folder.join("courses/first-steps/01-beginning/01-lesson.md");
    let text = std::fs::read_to_string(&lesson).expect("the lesson");
    std::fs::write(
        &lesson,
        text.replace(
            "A small step is one that you take.",
            "A tiny step is one that you dare to take.",
        ),
    )
    .expect("it is edited");
    let said = site.said(&["import", &to]);
    for word in ["Why small", "changed: text"] {
        assert!(said.contains(word), "{word} in: {said}");
    }
    assert!(
        !said.contains("Check your steps"),
        "nothing else differs: {said}"
    );

    // a draft changes nothing for anybody
    let ben = site.person("Ben", "ben@example.org", None).await;
    let page = site
        .visitor()
        .visit("/courses/first-steps/preview/why-small")
        .await;
    assert!(
        page.text().contains("A small step is one"),
        "{}",
        page.text()
    );

    site.said(&["import", &to, "--publish"]);
    assert!(
        ana.visit("/learn/first-steps/why-small")
            .await
            .text()
            .contains("A small step is one"),
        "she keeps hers"
    );
    ben.enroll("first-steps").await;
    let page = ben.visit("/learn/first-steps/why-small").await;
    assert!(
        page.text().contains("A tiny step is one that you dare"),
        "the new one: {}",
        page.text()
    );
    let key = AnswerKey::small();
    ana.finish_course(&key, "first-steps").await;
    assert!(
        ana.visit("/dashboard").await.text().contains("Completed"),
        "{}",
        ana.visit("/dashboard").await.text()
    );

    let again = site.scratch().join("again");
    site.said(&[
        "export",
        "program",
        "small-steps",
        &again.display().to_string(),
    ]);
    assert_same(&read(&folder), &read(&again));
    let said = site.said(&["import", &again.display().to_string()]);
    assert!(said.to_lowercase().contains("no difference"), "{said}");
}

#[tokio::test]
async fn a_broken_folder_is_refused_whole_with_file_line_and_remedy_for_each_problem() {
    let site = Site::start().await;
    let mut files = read(&small_program());
    let mut edit = |name: &str, from: &str, to: &str| {
        let text = String::from_utf8(files[name].clone()).expect("text");
        assert!(text.contains(from), "{name} has {from}");
        files.insert(name.to_owned(), text.replacen(from, to, 1).into_bytes());
    };
    let lesson = "courses/first-steps/01-beginning/01-lesson.md";
    let quiz = "courses/first-steps/01-beginning/02-quiz.md";
    edit(lesson, "minutes = 3", "minuts = 3");
    edit(
        lesson,
        "A small step",
        "<script>alert(1)</script> A small step",
    );
    edit(lesson, "> Take one.", "> [Take one](javascript:alert(1)).");
    edit(quiz, "- (x) The first one", "- ( ) The first one");
    edit(quiz, "{numeric unit=steps}", "{numbers}");
    edit(
        "program.md",
        "course = \"first-steps\"",
        "course = \"last-steps\"",
    );
    files.insert("courses/first-steps/notes.doc".into(), b"x".to_vec());
    files.insert(
        "courses/first-steps/files/picture.svg".into(),
        b"<svg onload=\"alert(1)\"><script>x</script></svg>".to_vec(),
    );
    let folder = site.scratch().join("broken");
    write(&folder, &files);
    let before = site.visitor().visit("/programs").await.all("main a");
    let output = site.run(&["import", &folder.display().to_string(), "--publish"]);
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(output.status.code(), Some(1), "{said}");
    for part in [
        "01-lesson.md",
        "02-quiz.md",
        "program.md",
        "notes.doc",
        "picture.svg",
        "minuts",
        "numbers",
        "last-steps",
        "javascript:alert",
        "onload",
    ] {
        assert!(said.contains(part), "{part} in: {said}");
    }
    let lines = said
        .lines()
        .filter(|line| {
            line.split(':')
                .nth(1)
                .is_some_and(|n| n.trim().parse::<u32>().is_ok())
        })
        .count();
    assert!(lines >= 5, "each with its line: {said}");
    assert_eq!(
        site.visitor().visit("/programs").await.all("main a"),
        before
    );
    assert_eq!(
        site.visitor().get("/programs/small-steps").await.status,
        404,
        "nothing of it is there"
    );
    let said = site.run(&[
        "export",
        "program",
        "small-steps",
        &site.scratch().join("o").display().to_string(),
    ]);
    assert!(!said.status.success());
    // a picture that grows without end when it is unpacked
    let mut files = read(&small_program());
    files.insert("courses/first-steps/files/bomb.png".into(), bomb());
    let folder = site.scratch().join("bomb");
    write(&folder, &files);
    let output = site.run(&["import", &folder.display().to_string(), "--publish"]);
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("bomb.png"), "{said}");
}

/// A PNG's head that promises 100,000 × 100,000 pixels, with next to nothing behind it.
fn bomb() -> Vec<u8> {
    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let mut bytes = u32::try_from(data.len())
            .unwrap_or_default()
            .to_be_bytes()
            .to_vec();
        bytes.extend_from_slice(kind);
        bytes.extend_from_slice(data);
        let mut crc = 0xffff_ffff_u32;
        for byte in kind.iter().chain(data) {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 {
                    (crc >> 1) ^ 0xedb8_8320
                } else {
                    crc >> 1
                };
            }
        }
        bytes.extend_from_slice(&(!crc).to_be_bytes());
        bytes
    }
    let mut head = 100_000_u32.to_be_bytes().to_vec();
    head.extend_from_slice(&100_000_u32.to_be_bytes());
    head.extend_from_slice(&[8, 2, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend(chunk(b"IHDR", &head));
    png.extend(chunk(
        b"IDAT",
        &[0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01],
    ));
    png.extend(chunk(b"IEND", &[]));
    png
}
