//! What changed between two revisions of a course: in itself, its modules, activities,
//! pools, questions and files.

use std::collections::BTreeMap;

use super::lists::{Entry, compare};
use super::{Change, ChangeKind, ChangedPart, ChangedThing, parts, question};
use crate::authoring::document::{
    Activity, ActivityKind, Course, FileRef, Module, Pool, Question, Quiz,
};

pub(super) fn changes(old: &Course, new: &Course) -> Vec<Change> {
    let mut changes = Vec::new();
    let own = of_course(old, new);
    if !own.is_empty() {
        changes.push(Change {
            what: ChangedThing::Course,
            id: new.id.clone(),
            title: new.title.clone(),
            inside: None,
            how: ChangeKind::Changed { parts: own },
        });
    }
    changes.extend(compare(
        ChangedThing::Module,
        &modules(old),
        &modules(new),
        of_module,
    ));
    changes.extend(compare(
        ChangedThing::Activity,
        &activities(old),
        &activities(new),
        of_activity,
    ));
    changes.extend(compare(
        ChangedThing::Pool,
        &pools(old),
        &pools(new),
        |_, _| Vec::new(),
    ));
    changes.extend(compare(
        ChangedThing::Question,
        &questions(old),
        &questions(new),
        question::differs,
    ));
    changes.extend(compare(
        ChangedThing::File,
        &files(&old.files),
        &files(&new.files),
        |old, new| parts([(ChangedPart::Content, old != new)]),
    ));
    changes
}

fn of_course(old: &Course, new: &Course) -> Vec<ChangedPart> {
    let description = old.outcomes != new.outcomes
        || old.audience != new.audience
        || old.requirements != new.requirements;
    parts([
        (ChangedPart::Id, old.id != new.id),
        (ChangedPart::Slug, old.slug != new.slug),
        (ChangedPart::Title, old.title != new.title),
        (ChangedPart::Summary, old.summary != new.summary),
        (ChangedPart::Language, old.language != new.language),
        (ChangedPart::Text, old.body != new.body),
        (ChangedPart::Description, description),
        (
            ChangedPart::Hours,
            old.stated_half_hours != new.stated_half_hours,
        ),
        (
            ChangedPart::Prerequisites,
            old.prerequisites != new.prerequisites,
        ),
        (ChangedPart::Join, old.join != new.join),
        (ChangedPart::Completion, old.completion != new.completion),
        (ChangedPart::Award, old.award != new.award),
    ])
}

fn of_module(old: &Module, new: &Module) -> Vec<ChangedPart> {
    parts([
        (ChangedPart::Title, old.title != new.title),
        (ChangedPart::Summary, old.summary != new.summary),
        (ChangedPart::Text, old.body != new.body),
        (ChangedPart::Completion, old.completion != new.completion),
    ])
}

fn of_activity(old: &Activity, new: &Activity) -> Vec<ChangedPart> {
    let (kind, rules) = match (&old.kind, &new.kind) {
        (ActivityKind::Lesson(old), ActivityKind::Lesson(new)) => (false, old != new),
        (ActivityKind::Quiz(old), ActivityKind::Quiz(new)) => (false, rules(old) != rules(new)),
        (ActivityKind::Survey(_), ActivityKind::Survey(_)) => (false, false),
        _ => (true, false),
    };
    parts([
        (ChangedPart::Slug, old.slug != new.slug),
        (ChangedPart::Title, old.title != new.title),
        (ChangedPart::Kind, kind),
        (ChangedPart::Minutes, old.minutes != new.minutes),
        (ChangedPart::Completion, old.optional != new.optional),
        (ChangedPart::Text, old.body != new.body),
        (
            ChangedPart::Media,
            old.attachments != new.attachments || old.video != new.video,
        ),
        (ChangedPart::Rules, rules),
    ])
}

/// A quiz without its questions, which are compared by themselves.
fn rules(quiz: &Quiz) -> Quiz {
    Quiz {
        questions: Vec::new(),
        draw: quiz.draw.clone(),
        ..*quiz
    }
}

fn modules(course: &Course) -> Vec<Entry<'_, Module>> {
    let entries = course.modules.iter().map(|module| Entry {
        id: &module.id,
        title: &module.title,
        inside: None,
        item: module,
    });
    entries.collect()
}

fn activities(course: &Course) -> Vec<Entry<'_, Activity>> {
    let entries = course.modules.iter().flat_map(|module| {
        module.activities.iter().map(|activity| Entry {
            id: activity.id.as_str(),
            title: activity.title.as_str(),
            inside: Some(module.id.as_str()),
            item: activity,
        })
    });
    entries.collect()
}

fn pools(course: &Course) -> Vec<Entry<'_, Pool>> {
    let entries = course.pools.iter().map(|pool| Entry {
        id: &pool.id,
        title: &pool.id,
        inside: None,
        item: pool,
    });
    entries.collect()
}

fn questions(course: &Course) -> Vec<Entry<'_, Question>> {
    let activities = course.activities().map(|a| (a.id.as_str(), a.questions()));
    let pools = course.pools.iter();
    let pools = pools.map(|pool| (pool.id.as_str(), pool.questions.as_slice()));
    let lists = activities.chain(pools);
    let entries = lists.flat_map(|(inside, questions)| {
        questions.iter().map(move |question| Entry {
            id: question.id.as_str(),
            title: question.prompt.lines().next().unwrap_or_default(),
            inside: Some(inside),
            item: question,
        })
    });
    entries.collect()
}

fn files(files: &BTreeMap<String, FileRef>) -> Vec<Entry<'_, FileRef>> {
    let entries = files.iter().map(|(path, file)| Entry {
        id: path,
        title: path,
        inside: None,
        item: file,
    });
    entries.collect()
}
