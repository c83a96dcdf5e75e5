//! What of a plan will stand on certificates and can't be printed: told to its
//! author now, since whoever earns one could do nothing about it.

use super::plan::ImportPlan;
use crate::store::{InternalError, Store};
use laurel_domain::authoring::document::Award;
use laurel_domain::authoring::{AuthoringIssue, IssueKind};

pub(super) async fn unprintable(
    store: &Store,
    plan: &ImportPlan,
) -> Result<Vec<AuthoringIssue>, InternalError> {
    let courses = plan.courses.iter();
    let courses = courses.map(|piece| (piece.main(), piece.document.award.as_ref()));
    let program = plan.program.iter();
    let program = program.map(|piece| ("program.md".to_owned(), piece.document.award.as_ref()));
    let mut printed = Vec::new();
    for (file, award) in program.chain(courses) {
        printed.extend(
            award
                .into_iter()
                .flat_map(texts)
                .map(|(key, text)| (file.clone(), key, text)),
        );
    }
    if printed.is_empty() {
        return Ok(Vec::new());
    }
    let texts = printed
        .iter()
        .map(|(_, _, text)| (*text).to_owned())
        .collect();
    let letters = (store.handlers().unprintable_letters)(store, texts).await?;
    let issues = printed.into_iter().zip(letters);
    Ok(issues
        .filter_map(|((file, key, _), letters)| {
            let key = key.to_owned();
            letters.map(|letters| AuthoringIssue {
                file,
                line: 0,
                kind: IssueKind::Unprintable { key, letters },
            })
        })
        .collect())
}

/// What of an award is printed, by its key.
fn texts(award: &Award) -> impl Iterator<Item = (&'static str, &str)> {
    let statement = award.statement.as_deref();
    [("award.title", award.title.as_str())]
        .into_iter()
        .chain(statement.map(|text| ("award.statement", text)))
}
