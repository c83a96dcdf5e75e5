//! What of a published document can be found by a search.

use crate::site::{SearchEntry, index_entry, remove_entry};
use crate::store::{InternalError, Tx};
use laurel_domain::authoring::document::{Course, Program};

pub(super) async fn index_course(tx: &Tx, course: &Course) -> Result<(), InternalError> {
    let modules = course.modules.iter().map(|module| module.title.as_str());
    let activities = course.activities().map(|activity| activity.title.as_str());
    let lists = [&course.outcomes, &course.audience, &course.requirements];
    let body = without_marks(&course.body);
    let text: Vec<&str> = lists
        .into_iter()
        .flatten()
        .map(String::as_str)
        .chain([body.as_str()])
        .chain(modules)
        .chain(activities)
        .collect();
    let subject = format!("course:{}", course.id);
    remove_entry(tx, &subject).await?;
    let entry = SearchEntry {
        subject,
        language: course.language.clone(),
        address: format!("/courses/{}", course.slug),
        title: course.title.clone(),
        summary: course.summary.clone(),
        text: text.join(" · "),
    };
    index_entry(tx, &entry).await
}

pub(super) async fn index_program(tx: &Tx, program: &Program) -> Result<(), InternalError> {
    let lists = [&program.outcomes, &program.audience, &program.requirements];
    let body = without_marks(&program.body);
    let text: Vec<&str> = lists
        .into_iter()
        .flatten()
        .map(String::as_str)
        .chain([body.as_str()])
        .chain(program.faq.iter().map(|faq| faq.question.as_str()))
        .collect();
    let subject = format!("program:{}", program.id);
    remove_entry(tx, &subject).await?;
    let entry = SearchEntry {
        subject,
        language: program.language.clone(),
        address: format!("/programs/{}", program.slug),
        title: program.title.clone(),
        summary: program.summary.clone(),
        text: text.join(" · "),
    };
    index_entry(tx, &entry).await
}

/// Markdown as it reads in one line of a result. What it looks like on a page
/// is not decided here.
fn without_marks(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some((before, after)) = rest.split_once("](") {
        text.push_str(before);
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    let text = text.replace(['*', '_', '#', '>', '`', '[', ']', '|', '!'], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::without_marks;

    #[test]
    fn a_result_shows_words_only() {
        let markdown = "## Why *now*\n\n> See [the figures](https://x.example/a), and `go`.\n";
        assert_eq!(without_marks(markdown), "Why now See the figures, and go.");
        assert_eq!(without_marks("open [a](b"), "open a");
    }
}
