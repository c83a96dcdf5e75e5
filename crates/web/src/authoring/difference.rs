//! The difference between two revisions, told in words.

use laurel_domain::authoring::Diff;
use laurel_domain::authoring::diff::{Change, ChangeKind, ChangedPart, ChangedThing};
use laurel_words::Catalog;

/// A line a change.
#[must_use]
pub fn lines(words: &Catalog, diff: &Diff) -> Vec<String> {
    diff.changes
        .iter()
        .map(|change| line(words, change))
        .collect()
}

fn line(words: &Catalog, change: &Change) -> String {
    let title = [("title", change.title.as_str().into())];
    let thing = words.with(what_key(change.what), &title);
    let how = match &change.how {
        ChangeKind::Added => words.t("authoring-how-added").to_owned(),
        ChangeKind::Removed => words.t("authoring-how-removed").to_owned(),
        ChangeKind::Moved { from: None } => words.t("authoring-how-moved").to_owned(),
        ChangeKind::Moved { from: Some(from) } => {
            words.with("authoring-how-moved-from", &[("from", from.into())])
        }
        ChangeKind::Changed { parts } => {
            let parts: Vec<&str> = parts.iter().map(|part| words.t(part_key(*part))).collect();
            let parts = words.list(&parts);
            words.with("authoring-how-changed", &[("parts", (&parts).into())])
        }
    };
    format!("{thing}: {how}")
}

const fn what_key(what: ChangedThing) -> &'static str {
    match what {
        ChangedThing::Program => "authoring-what-program",
        ChangedThing::ProgramCourse => "authoring-what-program-course",
        ChangedThing::Course => "authoring-what-course",
        ChangedThing::Module => "authoring-what-module",
        ChangedThing::Activity => "authoring-what-activity",
        ChangedThing::Pool => "authoring-what-pool",
        ChangedThing::Question => "authoring-what-question",
        ChangedThing::File => "authoring-what-file",
    }
}

const fn part_key(part: ChangedPart) -> &'static str {
    match part {
        ChangedPart::Id => "authoring-part-id",
        ChangedPart::Slug => "authoring-part-slug",
        ChangedPart::Title => "authoring-part-title",
        ChangedPart::Summary => "authoring-part-summary",
        ChangedPart::Language => "authoring-part-language",
        ChangedPart::Text => "authoring-part-text",
        ChangedPart::Description => "authoring-part-description",
        ChangedPart::Hours => "authoring-part-hours",
        ChangedPart::Prerequisites => "authoring-part-prerequisites",
        ChangedPart::Join => "authoring-part-join",
        ChangedPart::Completion => "authoring-part-completion",
        ChangedPart::Award => "authoring-part-award",
        ChangedPart::Status => "authoring-part-status",
        ChangedPart::Price => "authoring-part-price",
        ChangedPart::Topics => "authoring-part-topics",
        ChangedPart::Faq => "authoring-part-faq",
        ChangedPart::Minutes => "authoring-part-minutes",
        ChangedPart::Kind => "authoring-part-kind",
        ChangedPart::Media => "authoring-part-media",
        ChangedPart::Rules => "authoring-part-rules",
        ChangedPart::Answers => "authoring-part-answers",
        ChangedPart::Key => "authoring-part-key",
        ChangedPart::Scoring => "authoring-part-scoring",
        ChangedPart::Tags => "authoring-part-tags",
        ChangedPart::Lesson => "authoring-part-lesson",
        ChangedPart::Feedback => "authoring-part-feedback",
        ChangedPart::Content => "authoring-part-content",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use laurel_words::Catalogs;

    #[test]
    fn a_change_reads_as_a_sentence() {
        let change = |how| Change {
            what: ChangedThing::Activity,
            id: "a".into(),
            title: "Why noticing comes first".into(),
            inside: None,
            how,
        };
        let catalogs = Catalogs::embedded();
        let parts = vec![ChangedPart::Text, ChangedPart::Minutes];
        let diff = Diff {
            changes: vec![
                change(ChangeKind::Added),
                change(ChangeKind::Changed { parts }),
            ],
        };
        assert_eq!(
            lines(catalogs.of("en"), &diff),
            [
                "Activity “Why noticing comes first”: added",
                "Activity “Why noticing comes first”: changed: text and minutes",
            ]
        );
    }
}
