use super::super::{ImportStatus, ImportedSubject, draft, studio_course};
use super::*;
use crate::catalog::entity::award;
use crate::catalog::{
    Award, AwardSubject, awards_of, course_by_slug, current_revision, program_by_slug,
};
use laurel_domain::authoring::IssueKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

async fn award_by_slug(store: &Store, slug: &str) -> Award {
    let row = award::Entity::find()
        .filter(award::Column::Slug.eq(slug))
        .one(store.read())
        .await
        .expect("an answer");
    row.expect("an award").try_into().expect("an award")
}

#[tokio::test]
async fn a_broken_folder_changes_nothing_and_tells_everything() {
    let (store, guard) = store().await;
    let mut files = small("broken");
    set(
        &mut files,
        "courses/one/course.md",
        "+++\nid = \"broken-course\"\n+++\n",
    );
    set(&mut files, "courses/one/files/x.exe", "MZ");
    files.insert("courses/one/01-a/02.md".into(), vec![0xff]);
    let issues = bring(&store, &files, true).await.expect_err("problems");
    assert!(issues.len() >= 4, "{issues:?}");
    assert!(
        studio_course(&store, &may(()), "broken-course")
            .await
            .expect("an answer")
            .is_none()
    );
    assert!(read_tree(&guard.path().join("blobs")).is_empty());
}

#[cfg(unix)]
#[tokio::test]
async fn links_and_huge_files_are_refused_without_being_read() {
    let (store, _guard) = store().await;
    let disk = tempfile::tempdir().expect("a temporary folder");
    write_tree(disk.path(), &small("links"));
    let files = disk.path().join("courses/one/files");
    std::fs::create_dir_all(&files).expect("a folder");
    std::os::unix::fs::symlink("/etc/passwd", files.join("p.txt")).expect("a link");
    std::os::unix::fs::symlink("/", files.join("all")).expect("a link");
    for name in ["files/film.mp4", "01-a/03-huge.md"] {
        let file = std::fs::File::create(disk.path().join("courses/one").join(name));
        file.expect("a file").set_len(2 << 30).expect("a size");
    }
    let folder = Folder::read(disk.path()).expect("a folder");
    let refused = import(&store, &author(), folder, no_markdown, true).await;
    let Err(UseCaseError::Refused(ImportRefusal::Issues(issues))) = refused else {
        panic!("{refused:?}");
    };
    let of = |file: &str, wanted: fn(&IssueKind) -> bool| {
        issues
            .iter()
            .any(|p| p.file.ends_with(file) && wanted(&p.kind))
    };
    assert!(
        of("files/p.txt", |f| *f == IssueKind::NotAFile),
        "{issues:?}"
    );
    assert!(of("files/all", |f| *f == IssueKind::NotAFile), "{issues:?}");
    for name in ["film.mp4", "03-huge.md"] {
        assert!(
            of(name, |f| matches!(f, IssueKind::FileTooLarge { .. })),
            "{issues:?}"
        );
    }
    assert!(
        !of("03-huge.md", |f| *f == IssueKind::NotText),
        "{issues:?}"
    );
}

#[tokio::test]
async fn what_is_imported_is_a_draft_until_it_is_published() {
    let (store, _guard) = store().await;
    let mut files = small("draft");
    let imported = bring(&store, &files, false).await.expect("an import");
    assert_eq!(imported.outcomes[0].subject, ImportedSubject::Program);
    assert!(
        imported
            .outcomes
            .iter()
            .all(|o| o.status == ImportStatus::New)
    );
    assert!(
        program_by_slug(&store, public(), "draft")
            .await
            .expect("an answer")
            .is_none()
    );
    let visible = course_by_slug(&store, public(), "draft-course").await;
    assert_eq!(visible.expect("an answer"), None);
    let course = studio_course(&store, &may(()), "draft-course")
        .await
        .expect("an answer")
        .expect("a course");
    assert!(
        current_revision(&store, public(), &course)
            .await
            .expect("an answer")
            .is_none()
    );

    let published = bring(&store, &files, true).await.expect("an import");
    assert!(published.outcomes.iter().all(|o| o.published == Some(1)));
    let whole = program_by_slug(&store, public(), "draft")
        .await
        .expect("an answer")
        .expect("a program");
    assert_eq!(whole.courses.len(), 1);
    assert_eq!(whole.courses[0].revision.number, 1);

    // an edit that is taken back leaves no draft
    let original = files["courses/one/01-a/01-lesson.md"].clone();
    set(
        &mut files,
        "courses/one/01-a/01-lesson.md",
        &lesson("Other."),
    );
    bring(&store, &files, false).await.expect("an import");
    let course_permit = may::<actions::AuthorCourse>(course.id);
    assert!(
        draft(&store, &course_permit)
            .await
            .expect("an answer")
            .is_some()
    );
    files.insert("courses/one/01-a/01-lesson.md".into(), original);
    assert!(
        !bring(&store, &files, false)
            .await
            .expect("an import")
            .changes()
    );
    assert!(
        draft(&store, &course_permit)
            .await
            .expect("an answer")
            .is_none()
    );
}

#[tokio::test]
async fn only_how_a_file_is_written_is_a_change_without_a_difference() {
    let (store, _guard) = store().await;
    let mut files = small("spaces");
    bring(&store, &files, true).await.expect("an import");
    let course = format!("{}\n\n", course_file("spaces", "# a comment"));
    set(&mut files, "courses/one/course.md", &course);
    let imported = bring(&store, &files, true).await.expect("an import");
    let ImportStatus::Differs(diff) = &imported.outcomes[1].status else {
        panic!("{imported:?}");
    };
    assert!(diff.is_empty());
    assert_eq!(imported.outcomes[1].published, Some(2));
}

#[tokio::test]
async fn an_award_that_goes_is_retired_and_kept() {
    let (store, _guard) = store().await;
    let mut files = small("award");
    let with = |slug: &str| {
        course_file(
            "award",
            &format!("[award]\nslug = \"{slug}\"\ntitle = \"T\""),
        )
    };
    set(&mut files, "courses/one/course.md", &with("award-first"));
    bring(&store, &files, true).await.expect("an import");
    let first = award_by_slug(&store, "award-first").await;
    set(&mut files, "courses/one/course.md", &with("award-second"));
    bring(&store, &files, true).await.expect("an import");
    let course = studio_course(&store, &may(()), "award-course")
        .await
        .expect("an answer")
        .expect("a course");
    let now = awards_of(store.read(), AwardSubject::Course(course.id))
        .await
        .expect("an answer");
    assert_eq!(
        now.iter().map(|a| a.slug.as_str()).collect::<Vec<_>>(),
        ["award-second"]
    );
    let kept = award_by_slug(&store, "award-first").await;
    assert_eq!(kept.id, first.id);
    assert!(kept.retired_at.is_some());
    // and back again it is the same award
    set(&mut files, "courses/one/course.md", &with("award-first"));
    bring(&store, &files, true).await.expect("an import");
    let back = award_by_slug(&store, "award-first").await;
    assert_eq!((back.id, back.retired_at), (first.id, None));
}

#[tokio::test]
async fn what_belongs_to_something_else_is_refused() {
    let (store, _guard) = store().await;
    bring(&store, &small("owner"), true)
        .await
        .expect("an import");
    let mut files = small("thief");
    set(
        &mut files,
        "courses/one/course.md",
        "+++\nid = \"thief-course\"\ntitle = \"C\"\nsummary = \"S.\"\nprerequisites = [\"nowhere\"]\n[award]\nslug = \"owner-award\"\ntitle = \"T\"\n+++\n",
    );
    let issues = bring(&store, &files, true).await.expect_err("problems");
    let codes: Vec<String> = issues.iter().map(ToString::to_string).collect();
    assert_eq!(codes.len(), 2, "{codes:?}");
    assert!(codes.iter().any(|c| c.contains("owner-award")), "{codes:?}");
    assert!(codes.iter().any(|c| c.contains("nowhere")), "{codes:?}");
    let slug = String::from_utf8(small("thief")["program.md"].clone()).expect("text");
    let slug = slug.replace("title = \"P\"", "title = \"P\"\nslug = \"owner\"");
    let mut files = small("thief");
    set(&mut files, "program.md", &slug);
    let issues = bring(&store, &files, true).await.expect_err("problems");
    assert_eq!(issues.len(), 1, "{issues:?}");
}

#[tokio::test]
async fn two_courses_may_swap_their_addresses() {
    let (store, _guard) = store().await;
    let mut files = small("swap");
    let listed = String::from_utf8(files["program.md"].clone())
        .expect("text")
        .replace(
            "[[courses]]\ncourse = \"swap-course\"",
            "[[courses]]\ncourse = \"swap-a\"\n[[courses]]\ncourse = \"swap-b\"",
        );
    set(&mut files, "program.md", &listed);
    for (from, to) in [
        ("01-a/module.md", "01-a/module.md"),
        ("01-a/01-lesson.md", "01-a/01-lesson.md"),
    ] {
        let bytes = files[&format!("courses/one/{from}")].clone();
        files.insert(format!("courses/two/{to}"), bytes);
    }
    let course = |id: &str, slug: &str| {
        format!(
            "+++\nid = \"swap-{id}\"\nslug = \"swap-{slug}\"\ntitle = \"{id}\"\nsummary = \"S.\"\n+++\n"
        )
    };
    for (one, two) in [("a", "b"), ("b", "a")] {
        set(&mut files, "courses/one/course.md", &course("one", one));
        set(&mut files, "courses/two/course.md", &course("two", two));
        bring(&store, &files, true).await.expect("an import");
        let found = studio_course(&store, &may(()), &format!("swap-{one}"))
            .await
            .expect("an answer");
        assert_eq!(found.expect("a course").key, "swap-one");
    }
}

#[tokio::test]
async fn what_computers_leave_behind_is_passed_over() {
    let (store, _guard) = store().await;
    let files = small("stray");
    let disk = tempfile::tempdir().expect("a temporary folder");
    write_tree(disk.path(), &files);
    std::fs::create_dir_all(disk.path().join("courses/one/files")).expect("a folder");
    for name in [
        "README.md",
        "Thumbs.db",
        ".gitignore",
        "courses/one/README.md",
        "courses/one/01-a/Thumbs.db",
        "courses/one/01-a/01-lesson.md~",
        "courses/one/01-a/.01-lesson.md.swp",
        "courses/one/files/desktop.ini",
        "courses/one/files/~$plan.docx",
    ] {
        std::fs::write(disk.path().join(name), "\0").expect("a file");
    }
    let folder = Folder::read(disk.path()).expect("a folder");
    let imported = import(&store, &author(), folder, no_markdown, true).await;
    assert!(imported.expect("an import").changes());
    // no byte of it is kept
    let again = bring(&store, &files, true).await.expect("an import");
    assert!(!again.changes(), "{again:?}");
}
