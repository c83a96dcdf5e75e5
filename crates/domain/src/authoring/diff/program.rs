//! What changed between two states of a program.

use super::lists::{Entry, compare};
use super::{Change, How, Part, What, parts};
use crate::authoring::document::{CourseRef, Program};

pub(super) fn changes(old: &Program, new: &Program) -> Vec<Change> {
    let mut changes = Vec::new();
    let own = of_program(old, new);
    if !own.is_empty() {
        changes.push(Change {
            what: What::Program,
            id: new.id.clone(),
            title: new.title.clone(),
            inside: None,
            how: How::Changed { parts: own },
        });
    }
    let of_course = |old: &CourseRef, new: &CourseRef| {
        parts([(Part::Completion, old.required != new.required)])
    };
    let (before, after) = (courses(old), courses(new));
    changes.extend(compare(What::ProgramCourse, &before, &after, of_course));
    changes
}

fn of_program(old: &Program, new: &Program) -> Vec<Part> {
    let description = old.outcomes != new.outcomes
        || old.audience != new.audience
        || old.requirements != new.requirements;
    parts([
        (Part::Id, old.id != new.id),
        (Part::Slug, old.slug != new.slug),
        (Part::Title, old.title != new.title),
        (Part::Summary, old.summary != new.summary),
        (Part::Language, old.language != new.language),
        (Part::Status, old.status != new.status),
        (Part::Price, old.price != new.price),
        (Part::Text, old.body != new.body),
        (Part::Description, description),
        (Part::Hours, old.stated_half_hours != new.stated_half_hours),
        (Part::Topics, old.topics != new.topics),
        (Part::Completion, old.electives != new.electives),
        (Part::Award, old.award != new.award),
        (Part::Faq, old.faq != new.faq),
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
