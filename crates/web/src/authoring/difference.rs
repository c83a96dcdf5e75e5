//! The difference between two revisions, told in words.

use laurel_domain::authoring::Diff;
use laurel_domain::authoring::diff::{Change, How, Part, What};
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
        How::Added => words.t("authoring-how-added").to_owned(),
        How::Removed => words.t("authoring-how-removed").to_owned(),
        How::Moved { from: None } => words.t("authoring-how-moved").to_owned(),
        How::Moved { from: Some(from) } => {
            words.with("authoring-how-moved-from", &[("from", from.into())])
        }
        How::Changed { parts } => {
            let parts: Vec<&str> = parts.iter().map(|part| words.t(part_key(*part))).collect();
            let parts = parts.join(", ");
            words.with("authoring-how-changed", &[("parts", (&parts).into())])
        }
    };
    format!("{thing}: {how}")
}

const fn what_key(what: What) -> &'static str {
    match what {
        What::Program => "authoring-what-program",
        What::ProgramCourse => "authoring-what-program-course",
        What::Course => "authoring-what-course",
        What::Module => "authoring-what-module",
        What::Activity => "authoring-what-activity",
        What::Pool => "authoring-what-pool",
        What::Question => "authoring-what-question",
        What::File => "authoring-what-file",
    }
}

const fn part_key(part: Part) -> &'static str {
    match part {
        Part::Id => "authoring-part-id",
        Part::Slug => "authoring-part-slug",
        Part::Title => "authoring-part-title",
        Part::Summary => "authoring-part-summary",
        Part::Language => "authoring-part-language",
        Part::Text => "authoring-part-text",
        Part::Description => "authoring-part-description",
        Part::Hours => "authoring-part-hours",
        Part::Prerequisites => "authoring-part-prerequisites",
        Part::Join => "authoring-part-join",
        Part::Completion => "authoring-part-completion",
        Part::Award => "authoring-part-award",
        Part::Status => "authoring-part-status",
        Part::Price => "authoring-part-price",
        Part::Topics => "authoring-part-topics",
        Part::Faq => "authoring-part-faq",
        Part::Minutes => "authoring-part-minutes",
        Part::Kind => "authoring-part-kind",
        Part::Media => "authoring-part-media",
        Part::Rules => "authoring-part-rules",
        Part::Answers => "authoring-part-answers",
        Part::Key => "authoring-part-key",
        Part::Scoring => "authoring-part-scoring",
        Part::Tags => "authoring-part-tags",
        Part::Feedback => "authoring-part-feedback",
        Part::Content => "authoring-part-content",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use laurel_words::Catalogs;

    #[test]
    fn a_change_reads_as_a_sentence() {
        let change = |how| Change {
            what: What::Activity,
            id: "a".into(),
            title: "Why noticing comes first".into(),
            inside: None,
            how,
        };
        let catalogs = Catalogs::embedded();
        let parts = vec![Part::Text, Part::Minutes];
        let diff = Diff {
            changes: vec![change(How::Added), change(How::Changed { parts })],
        };
        assert_eq!(
            lines(catalogs.of("en"), &diff),
            [
                "Activity “Why noticing comes first”: added",
                "Activity “Why noticing comes first”: changed: text, minutes",
            ]
        );
    }
}
