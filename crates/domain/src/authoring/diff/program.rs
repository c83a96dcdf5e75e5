//! What changed between two states of a program.

use super::lists::{Entry, compare};
use super::{Change, ChangeKind, ChangedPart, ChangedThing, parts};
use crate::authoring::document::{CourseRef, Program};

pub(super) fn changes(old: &Program, new: &Program) -> Vec<Change> {
    let mut changes = Vec::new();
    let own = of_program(old, new);
    if !own.is_empty() {
        changes.push(Change {
            what: ChangedThing::Program,
            id: new.id.clone(),
            title: new.title.clone(),
            inside: None,
            how: ChangeKind::Changed { parts: own },
        });
    }
    let of_course = |old: &CourseRef, new: &CourseRef| {
        parts([(ChangedPart::Completion, old.required != new.required)])
    };
    let (before, after) = (courses(old), courses(new));
    changes.extend(compare(
        ChangedThing::ProgramCourse,
        &before,
        &after,
        of_course,
    ));
    changes
}

fn of_program(old: &Program, new: &Program) -> Vec<ChangedPart> {
    let description = old.outcomes != new.outcomes
        || old.audience != new.audience
        || old.requirements != new.requirements;
    parts([
        (ChangedPart::Id, old.id != new.id),
        (ChangedPart::Slug, old.slug != new.slug),
        (ChangedPart::Title, old.title != new.title),
        (ChangedPart::Summary, old.summary != new.summary),
        (ChangedPart::Language, old.language != new.language),
        (ChangedPart::Status, old.status != new.status),
        (ChangedPart::Price, old.price != new.price),
        (ChangedPart::Text, old.body != new.body),
        (ChangedPart::Description, description),
        (
            ChangedPart::Hours,
            old.stated_half_hours != new.stated_half_hours,
        ),
        (ChangedPart::Topics, old.topics != new.topics),
        (ChangedPart::Completion, old.electives != new.electives),
        (ChangedPart::Award, old.award != new.award),
        (ChangedPart::Faq, old.faq != new.faq),
    ])
}

fn courses(program: &Program) -> Vec<Entry<'_, CourseRef>> {
    let entries = program.courses.iter().map(|course| Entry {
        id: &course.course,
        title: &course.course,
        inside: None,
        item: course,
    });
    entries.collect()
}
