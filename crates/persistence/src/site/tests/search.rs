use super::{public, store};
use crate::site::search::{SearchEntry, index_entry, remove_entry, search};
use crate::store::{InternalError, Store};

async fn put(store: &Store, entries: Vec<SearchEntry>) {
    store
        .transact(async |tx| {
            for entry in entries {
                index_entry(tx, &entry).await?;
            }
            Ok::<_, InternalError>(())
        })
        .await
        .expect("indexed");
}

fn entry(subject: &str, language: &str, title: &str, text: &str) -> SearchEntry {
    SearchEntry {
        subject: subject.to_owned(),
        language: language.to_owned(),
        address: format!("/{subject}"),
        title: title.to_owned(),
        summary: String::new(),
        text: text.to_owned(),
    }
}

async fn titles(store: &Store, language: &str, query: &str) -> Vec<String> {
    let found = search(store, public(), language, query, 1)
        .await
        .expect("an answer");
    assert_eq!(found.count, found.hits.len() as u64);
    found.hits.into_iter().map(|hit| hit.title).collect()
}

#[tokio::test]
async fn accents_case_and_half_words_are_found_and_titles_come_first() {
    let (store, _folder) = store().await;
    put(
        &store,
        vec![
            entry(
                "page:zz-a",
                "es",
                "Otra cosa",
                "Aquí se habla de la confianza y de la acción.",
            ),
            entry("page:zz-b", "es", "Confianza", "Un texto."),
            entry(
                "page:zz-c",
                "en",
                "Only English",
                "Nguyễn Thị Ánh writes about trust.",
            ),
            entry("page:zz-b", "en", "Trust", "A text about confianza."),
        ],
    )
    .await;
    assert_eq!(
        titles(&store, "es", "CONFIANZA").await,
        ["Confianza", "Otra cosa"]
    );
    assert_eq!(titles(&store, "es", "accion").await, ["Otra cosa"]);
    assert_eq!(titles(&store, "es", "habla conf").await, ["Otra cosa"]);
    assert_eq!(titles(&store, "es", "nguyen ánh").await, ["Only English"]);
    assert_eq!(titles(&store, "en", "confianza").await.len(), 2);
    put(
        &store,
        vec![entry("page:zz-b", "es", "Lealtad", "Un texto.")],
    )
    .await;
    assert_eq!(titles(&store, "es", "lealtad").await, ["Lealtad"]);
    assert_eq!(titles(&store, "es", "confianza").await, ["Otra cosa"]);
    store
        .transact(async |tx| remove_entry(tx, "page:zz-a").await)
        .await
        .expect("removed");
    assert!(titles(&store, "es", "accion").await.is_empty());
}

#[tokio::test]
async fn nothing_that_is_typed_breaks_the_query() {
    let (store, _folder) = store().await;
    put(&store, vec![entry("page:zz-d", "en", "Or and near", "not")]).await;
    for query in [
        "",
        " ",
        "\"",
        "'",
        "or",
        "AND",
        "NOT",
        "near(",
        "a\" OR \"b",
        "*",
        "x*",
        "title:x",
        "-",
        "^x",
        "\0",
        "&",
        "|",
        "!",
        "<->",
        "a & | b",
        ":*",
        "\\",
        "%",
        "\u{202e}",
        "😀",
        "عربي",
        "{heading}",
    ] {
        search(&store, public(), "en", query, 1)
            .await
            .unwrap_or_else(|error| panic!("{query:?}: {error}"));
        search(&store, public(), "en", query, u32::MAX)
            .await
            .expect("a far page");
    }
    assert_eq!(titles(&store, "en", "or near").await, ["Or and near"]);
}
