//! What is in a course, for who is not in it yet.

use super::facts::hours;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::document::{Activity, ActivityKind, Course};
use laurel_ui::icon::Icon;
use laurel_ui::outline::{ContentsItem, ContentsModule, contents};
use maud::Markup;

/// Modules and their activities; lessons that are open to all as links.
/// `slug` is the course's address as it is now.
pub fn course_outline(reader: &Reader, slug: &str, course: &Course) -> Markup {
    let notes: Vec<Vec<(String, Option<String>)>> = course
        .modules
        .iter()
        .map(|module| {
            let activities = module.activities.iter();
            activities
                .map(|activity| (note(reader, activity), preview_address(slug, activity)))
                .collect()
        })
        .collect();
    let titles: Vec<String> = (1..)
        .zip(&course.modules)
        .map(|(number, module)| format!("{number} {}", module.title))
        .collect();
    let modules: Vec<ContentsModule> = course
        .modules
        .iter()
        .zip(&notes)
        .zip(&titles)
        .map(|((module, notes), title)| ContentsModule {
            title,
            summary: module.summary.as_deref(),
            items: module
                .activities
                .iter()
                .zip(notes)
                .map(|(activity, (note, preview))| ContentsItem {
                    icon: icon(activity),
                    title: &activity.title,
                    href: preview.as_deref(),
                    note,
                })
                .collect(),
        })
        .collect();
    contents(&modules)
}

pub fn is_preview(activity: &Activity) -> bool {
    matches!(&activity.kind, ActivityKind::Lesson(lesson) if lesson.preview)
}

fn preview_address(slug: &str, activity: &Activity) -> Option<String> {
    is_preview(activity).then(|| paths::preview(slug, &activity.slug))
}

fn icon(activity: &Activity) -> Icon {
    match activity.kind {
        ActivityKind::Lesson(_) => Icon::File,
        ActivityKind::Quiz(_) => Icon::Quiz,
        ActivityKind::Survey(_) => Icon::Edit,
    }
}

fn note(reader: &Reader, activity: &Activity) -> String {
    let kind = match activity.kind {
        ActivityKind::Lesson(_) if is_preview(activity) => reader.t("catalog-course-preview"),
        ActivityKind::Lesson(_) => reader.t("catalog-course-kind-lesson"),
        ActivityKind::Quiz(_) => reader.t("catalog-course-kind-quiz"),
        ActivityKind::Survey(_) => reader.t("catalog-course-kind-survey"),
    };
    let minutes = reader.with(
        "catalog-course-minutes",
        &[("minutes", activity.minutes.into())],
    );
    format!("{kind} · {minutes}")
}

/// "about 4 hours"
pub fn hours_fact(reader: &Reader, course: &Course) -> String {
    reader.with(
        "catalog-fact-hours",
        &[("hours", hours(course.half_hours()).into())],
    )
}
