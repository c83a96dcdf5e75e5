use super::super::{Folder, ImportStatus, export_course, export_program, import};
use super::*;

async fn round_trip(store: &Store, files: &Files, slug: &str) -> Files {
    let out = tempfile::tempdir().expect("a temporary folder");
    let folder = out.path().join("out");
    export_program(store, &author(), slug, &folder, false)
        .await
        .expect("an export");
    let exported = read_tree(&folder);
    assert_eq!(
        exported.keys().collect::<Vec<_>>(),
        files.keys().collect::<Vec<_>>()
    );
    exported
}

#[tokio::test]
async fn the_bundled_programs_come_out_byte_for_byte() {
    let (store, _guard) = store().await;
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/programs");
    for entry in std::fs::read_dir(top).expect("programs").flatten() {
        let path = entry.path();
        let folder = || Folder::read(&path).expect("a folder");
        let imported = import(&store, &author(), folder(), no_markdown, true)
            .await
            .expect("an import");
        let files = read_tree(&path);
        assert_eq!(
            round_trip(&store, &files, &imported.outcomes[0].slug).await,
            files
        );
        let again = import(&store, &author(), folder(), no_markdown, true)
            .await
            .expect("an import");
        assert!(!again.changes(), "{again:?}");
        assert!(again.outcomes.iter().all(|o| o.published.is_none()));
    }
}

fn nasty() -> Files {
    let mut files = small("nasty");
    let crlf = lesson("Línea — «una»  \nتجربة 試験 \u{1F33F}").replace('\n', "\r\n");
    set(
        &mut files,
        "courses/one/01-a/01-lesson.md",
        crlf.trim_end_matches(['\r', '\n']),
    );
    set(
        &mut files,
        "courses/one/01-a/02-other.md",
        "+++   \nid = \"o\"   \ntitle = \"O\"\nminutes = 1\n# a comment\n+++\n\n\n\ttabs \t\n   \n\n\n",
    );
    set(
        &mut files,
        "courses/one/files/deep/er/note.md",
        "no front matter\r\nat all",
    );
    files.insert(
        "courses/one/files/a.bin.zip".into(),
        vec![0, 255, 13, 10, 0],
    );
    files.insert("courses/one/files/empty.txt".into(), Vec::new());
    files.insert(
        "courses/one/files/latin.csv".into(),
        b"caf\xe9;1\r\n".to_vec(),
    );
    files.insert("courses/one/files/not-utf8.md".into(), b"\xff\xfe".to_vec());
    files
}

#[tokio::test]
async fn what_editors_do_to_files_comes_out_byte_for_byte() {
    let (store, _guard) = store().await;
    let files = nasty();
    // from the disk, as the command reads it
    let disk = tempfile::tempdir().expect("a temporary folder");
    write_tree(disk.path(), &files);
    let folder = Folder::read(disk.path()).expect("a folder");
    import(&store, &author(), folder, no_markdown, true)
        .await
        .expect("an import");
    assert_eq!(round_trip(&store, &files, "nasty").await, files);
    // from memory it is the same folder
    let again = bring(&store, &files, true).await.expect("an import");
    assert!(!again.changes(), "{again:?}");
}

#[tokio::test]
async fn an_edited_export_shows_its_difference_and_comes_out_edited() {
    let (store, _guard) = store().await;
    let mut files = small("edited");
    bring(&store, &files, true).await.expect("an import");
    set(
        &mut files,
        "courses/one/01-a/01-lesson.md",
        &lesson("Read that."),
    );
    let imported = bring(&store, &files, false).await.expect("an import");
    assert_eq!(imported.outcomes[0].status, ImportStatus::Same);
    let ImportStatus::Differs(diff) = &imported.outcomes[1].status else {
        panic!("{imported:?}");
    };
    assert_eq!(diff.changes.len(), 1, "{diff:?}");
    assert_eq!(diff.changes[0].id, "l");
    assert_eq!(round_trip(&store, &files, "edited").await, files);
    // what is published is still to be had
    let out = tempfile::tempdir().expect("a temporary folder");
    let folder = out.path().join("published");
    export_course(&store, &author(), "edited-course", &folder, true)
        .await
        .expect("an export");
    let published = read_tree(&folder);
    assert_eq!(
        published["01-a/01-lesson.md"],
        lesson("Read this.").into_bytes()
    );
}

#[tokio::test]
async fn an_export_never_writes_over_anything() {
    let (store, _guard) = store().await;
    bring(&store, &small("over"), true)
        .await
        .expect("an import");
    let out = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(out.path().join("mine.txt"), "mine").expect("a file");
    let refused = export_course(&store, &author(), "over-course", out.path(), false).await;
    assert!(refused.is_err());
    assert_eq!(read_tree(out.path()).len(), 1);
    let missing = export_course(&store, &author(), "nowhere", &out.path().join("x"), false).await;
    assert!(missing.is_err() && !out.path().join("x").exists());
}
