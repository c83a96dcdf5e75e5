//! What changed between two revisions of a course: in itself, its modules, activities,
//! pools, questions and files.

use std::collections::BTreeMap;

use super::lists::{Entry, compare};
use super::{Change, How, Part, What, parts, question};
use crate::authoring::document::{
    Activity, ActivityKind, Course, FileRef, Module, Pool, Question, Quiz,
};

pub(super) fn changes(old: &Course, new: &Course) -> Vec<Change> {
    let mut changes = Vec::new();
    let own = of_course(old, new);
    if !own.is_empty() {
        changes.push(Change {
            what: What::Course,
            id: new.id.clone(),
            title: new.title.clone(),
            inside: None,
            how: How::Changed { parts: own },
        });
    }
    changes.extend(compare(
        What::Module,
        &modules(old),
        &modules(new),
        of_module,
    ));
    changes.extend(compare(
        What::Activity,
        &activities(old),
        &activities(new),
        of_activity,
    ));
    changes.extend(compare(What::Pool, &pools(old), &pools(new), |_, _| {
        Vec::new()
    }));
    changes.extend(compare(
        What::Question,
        &questions(old),
        &questions(new),
        question::differs,
    ));
    changes.extend(compare(
        What::File,
        &files(&old.files),
        &files(&new.files),
        |old, new| parts([(Part::Content, old != new)]),
    ));
    changes
}

fn of_course(old: &Course, new: &Course) -> Vec<Part> {
    let description = old.outcomes != new.outcomes
        || old.audience != new.audience
        || old.requirements != new.requirements;
    parts([
        (Part::Id, old.id != new.id),
        (Part::Slug, old.slug != new.slug),
        (Part::Title, old.title != new.title),
        (Part::Summary, old.summary != new.summary),
        (Part::Language, old.language != new.language),
        (Part::Text, old.body != new.body),
        (Part::Description, description),
        (Part::Hours, old.stated_half_hours != new.stated_half_hours),
        (Part::Prerequisites, old.prerequisites != new.prerequisites),
        (Part::Join, old.join != new.join),
        (Part::Completion, old.completion != new.completion),
        (Part::Award, old.award != new.award),
    ])
}

fn of_module(old: &Module, new: &Module) -> Vec<Part> {
    parts([
        (Part::Title, old.title != new.title),
        (Part::Summary, old.summary != new.summary),
        (Part::Text, old.body != new.body),
        (Part::Completion, old.completion != new.completion),
    ])
}

fn of_activity(old: &Activity, new: &Activity) -> Vec<Part> {
    let (kind, rules) = match (&old.kind, &new.kind) {
        (ActivityKind::Lesson(old), ActivityKind::Lesson(new)) => (false, old != new),
        (ActivityKind::Quiz(old), ActivityKind::Quiz(new)) => (false, rules(old) != rules(new)),
        (ActivityKind::Survey(_), ActivityKind::Survey(_)) => (false, false),
        _ => (true, false),
    };
    parts([
        (Part::Slug, old.slug != new.slug),
        (Part::Title, old.title != new.title),
        (Part::Kind, kind),
        (Part::Minutes, old.minutes != new.minutes),
        (Part::Completion, old.optional != new.optional),
        (Part::Text, old.body != new.body),
        (
            Part::Media,
            old.attachments != new.attachments || old.video != new.video,
        ),
        (Part::Rules, rules),
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
