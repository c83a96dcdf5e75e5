use super::super::{
    ProgramRefusal, PublishRefusal, discard_draft, draft, publish, publish_program, revisions,
    studio_course,
};
use super::*;
use crate::authoring::{all_programs, set_course_status, set_program_status};
use crate::catalog::{CourseStatus, find_revision, program_by_slug};
use laurel_domain::authoring::document::ProgramStatus;
use laurel_domain::ids::CourseId;

async fn course_with_draft(
    store: &Store,
    name: &str,
) -> (CourseId, Permit<actions::AuthorCourse>, Files) {
    let mut files = small(name);
    bring(store, &files, true).await.expect("an import");
    set(
        &mut files,
        "courses/one/01-a/01-lesson.md",
        &lesson("Better."),
    );
    bring(store, &files, false).await.expect("an import");
    let course = studio_course(store, &may(()), &format!("{name}-course"))
        .await
        .expect("an answer");
    let id = course.expect("a course").id;
    (id, may::<actions::AuthorCourse>(id), files)
}

#[tokio::test]
async fn a_revision_never_changes_and_the_next_one_has_the_next_number() {
    let (store, _guard) = store().await;
    let (_, permit, _) = course_with_draft(&store, "twice").await;
    let first = revisions(&store, &permit, None, 10).await.expect("a list")[0].clone();
    let hash = draft(&store, &permit)
        .await
        .expect("an answer")
        .expect("a draft")
        .hash;
    let number = publish(&store, &permit, hash.clone(), "Clearer".into())
        .await
        .expect("a number");
    assert_eq!(number, 2);
    let again = publish(&store, &permit, hash, String::new()).await;
    assert!(
        matches!(again, Err(UseCaseError::Refused(PublishRefusal::NoDraft))),
        "{again:?}"
    );
    let lines = revisions(&store, &permit, None, 10).await.expect("a list");
    assert_eq!(lines.iter().map(|l| l.number).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(lines[1], first);
    let old = find_revision(&store, public(), first.id)
        .await
        .expect("an answer")
        .expect("a revision");
    assert_eq!(old.document.content_hash(), old.hash);
    assert_eq!(
        old.document.activity("l").expect("a lesson").1.body,
        "Read this."
    );
}

#[tokio::test]
async fn two_authors_who_publish_at_once_make_one_revision() {
    let (store, _guard) = store().await;
    let (_, permit, _) = course_with_draft(&store, "race").await;
    let hash = draft(&store, &permit)
        .await
        .expect("an answer")
        .expect("a draft")
        .hash;
    let one = || publish(&store, &permit, hash.clone(), String::new());
    let (a, b, c) = tokio::join!(one(), one(), one());
    let done = [&a, &b, &c]
        .iter()
        .filter(|outcome| outcome.is_ok())
        .count();
    assert_eq!(done, 1, "{a:?} {b:?} {c:?}");
    assert_eq!(
        revisions(&store, &permit, None, 10)
            .await
            .expect("a list")
            .len(),
        2
    );
}

#[tokio::test]
async fn two_imports_at_once_make_one_course() {
    let (store, _guard) = store().await;
    let files = small("both");
    let (a, b) = tokio::join!(bring(&store, &files, true), bring(&store, &files, true));
    let made = [a, b].into_iter().map(|o| o.expect("an import"));
    let made: Vec<_> = made.filter(|o| o.outcomes[1].published.is_some()).collect();
    assert_eq!(made.len(), 1);
}

#[tokio::test]
async fn only_the_draft_that_was_looked_at_is_published() {
    let (store, _guard) = store().await;
    let (_, permit, mut files) = course_with_draft(&store, "stale").await;
    let seen = draft(&store, &permit)
        .await
        .expect("an answer")
        .expect("a draft")
        .hash;
    set(
        &mut files,
        "courses/one/01-a/01-lesson.md",
        &lesson("Best."),
    );
    bring(&store, &files, false).await.expect("an import");
    let refused = publish(&store, &permit, seen, String::new()).await;
    assert!(
        matches!(
            refused,
            Err(UseCaseError::Refused(PublishRefusal::DraftChanged))
        ),
        "{refused:?}"
    );
    discard_draft(&store, &permit).await.expect("gone");
    assert!(draft(&store, &permit).await.expect("an answer").is_none());
}

#[tokio::test]
async fn a_program_is_published_with_the_courses_that_never_were() {
    let (store, _guard) = store().await;
    bring(&store, &small("later"), false)
        .await
        .expect("an import");
    let all = all_programs(&store, &author(), None, 500)
        .await
        .expect("a list");
    let line = all
        .iter()
        .find(|line| line.slug == "later")
        .expect("a line");
    let hash = line.draft.clone().expect("a draft");
    let wrong = publish_program(&store, &author(), line.id.into(), "x".into()).await;
    assert!(matches!(
        wrong,
        Err(UseCaseError::Refused(ProgramRefusal::DraftChanged))
    ));
    let number = publish_program(&store, &author(), line.id.into(), hash)
        .await
        .expect("a number");
    assert_eq!(number, 1);
    let whole = program_by_slug(&store, public(), "later")
        .await
        .expect("an answer")
        .expect("a program");
    assert_eq!(whole.courses.len(), 1);
}

#[tokio::test]
async fn what_an_administrator_retired_stays_so_when_its_text_changes() {
    let (store, _guard) = store().await;
    let mut files = small("retired");
    bring(&store, &files, true).await.expect("an import");
    set_program_status(&store, &author(), "retired".into(), ProgramStatus::Retired)
        .await
        .expect("done");
    set_course_status(
        &store,
        &author(),
        "retired-course".into(),
        CourseStatus::Retired,
    )
    .await
    .expect("done");
    let text = String::from_utf8(files["program.md"].clone()).expect("text");
    set(
        &mut files,
        "program.md",
        &text.replace("Text.", "Other text."),
    );
    set(
        &mut files,
        "courses/one/01-a/01-lesson.md",
        &lesson("Better."),
    );
    bring(&store, &files, true).await.expect("an import");
    let whole = program_by_slug(&store, public(), "retired")
        .await
        .expect("an answer")
        .expect("a program");
    assert_eq!(whole.entry.status, ProgramStatus::Retired);
    assert_eq!(whole.entry.number, 2);
    assert_eq!(whole.courses[0].course.status, CourseStatus::Retired);
    // until the author says otherwise
    let text = text.replace("summary = ", "status = \"preparation\"\nsummary = ");
    set(&mut files, "program.md", &text);
    bring(&store, &files, true).await.expect("an import");
    let whole = program_by_slug(&store, public(), "retired")
        .await
        .expect("an answer")
        .expect("a program");
    assert_eq!(whole.entry.status, ProgramStatus::Preparation);
}
