//! The rules of `authoring` that the store must keep, on SQLite and, where
//! there is a server (`LAUREL_TEST_POSTGRES`), on PostgreSQL.

mod bringing_in;
mod publishing;
mod taking_out;

use super::{Folder, ImportRefusal, Imported, import};
use crate::fixtures::new_postgres_database;
use crate::store::{Config, Store, UseCaseError};
use bytes::Bytes;
use laurel_domain::authoring::{AuthoringIssue, Element};
use laurel_domain::identity::{Action, Actor, Permit, Public, actions, authorize, visit};
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

async fn store() -> (Store, TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::open(Config {
        data: folder.path().to_owned(),
        database_url: new_postgres_database().await,
    })
    .await
    .expect("a store");
    (store, folder)
}

fn may<A: Action>(on: A::Object) -> Permit<A> {
    authorize(&Actor::Operator, on).expect("the operator may do everything")
}

fn public() -> Public {
    Public::from(&visit(&Actor::Visitor))
}

fn author() -> Permit<actions::AuthorProgram> {
    may(())
}

/// Reading Markdown is another crate's work; these tests have none to refuse.
fn no_markdown(_: &str) -> Vec<(usize, Element)> {
    Vec::new()
}

/// Files by path.
type Files = BTreeMap<String, Vec<u8>>;

async fn bring(
    store: &Store,
    files: &Files,
    publish: bool,
) -> Result<Imported, Vec<AuthoringIssue>> {
    let folder = Folder::of(
        files
            .iter()
            .map(|(path, bytes)| (path.clone(), Bytes::from(bytes.clone()))),
    );
    match import(store, &author(), folder, no_markdown, publish).await {
        Ok(imported) => Ok(imported),
        Err(UseCaseError::Refused(ImportRefusal::Issues(issues))) => Err(issues),
        Err(UseCaseError::Internal(error)) => panic!("{error}"),
    }
}

/// A program with one course of one lesson; every id begins with `name`.
fn small(name: &str) -> Files {
    let mut files = Files::new();
    let mut put = |path: &str, text: String| files.insert(path.to_owned(), text.into_bytes());
    put(
        "program.md",
        format!(
            "+++\nid = \"{name}\"\ntitle = \"P\"\nsummary = \"S.\"\n\n[award]\nslug = \"{name}-award\"\ntitle = \"A\"\n\n[[courses]]\ncourse = \"{name}-course\"\n+++\nText.\n"
        ),
    );
    put("courses/one/course.md", course_file(name, ""));
    put(
        "courses/one/01-a/module.md",
        "+++\nid = \"m\"\ntitle = \"M\"\n+++\n".to_owned(),
    );
    put("courses/one/01-a/01-lesson.md", lesson("Read this."));
    files
}

fn course_file(name: &str, more: &str) -> String {
    format!("+++\nid = \"{name}-course\"\ntitle = \"C\"\nsummary = \"S.\"\n{more}\n+++\n")
}

fn lesson(text: &str) -> String {
    format!("+++\nid = \"l\"\ntitle = \"L\"\nminutes = 5\n+++\n{text}\n")
}

fn set(files: &mut Files, path: &str, text: &str) {
    files.insert(path.to_owned(), text.as_bytes().to_vec());
}

/// Everything below a folder.
fn read_tree(folder: &Path) -> Files {
    fn walk(top: &Path, folder: &Path, files: &mut Files) {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(top, &path, files);
            } else {
                let name = path.strip_prefix(top).expect("below the top");
                let name = name.to_string_lossy().replace('\\', "/");
                files.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    let mut files = Files::new();
    walk(folder, folder, &mut files);
    files
}

fn write_tree(folder: &Path, files: &Files) {
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
}
