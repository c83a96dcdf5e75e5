//! The studio.

use super::Listed;
use crate::cast::{Amount, Cast};
use laurel_domain::authoring::document::Join;
use laurel_domain::ids::{CourseId, RevisionId};
use laurel_persistence::authoring::{Draft, RevisionItem, StudioCourse};
use laurel_persistence::catalog::LearnerCounts;
use laurel_web::views::Page;
use laurel_web::views::authoring::{course, draft_preview, list};
use std::sync::Arc;

pub const PAGES: &[Listed] = &[
    ("authoring/view/list.rs page", list),
    ("authoring/view/course.rs page", course),
    ("authoring/view/draft_preview.rs page", preview),
];

fn list(cast: &Cast) -> Page {
    let courses = cast.many(|at| StudioCourse {
        course: cast.course(at),
        draft_at: (at.is_multiple_of(2)).then(|| cast.at(at)),
    });
    let view = list::StudioView {
        courses: &courses,
        next: cast.is(Amount::Plenty).then_some("/studio?after=1"),
    };
    list::page(cast, &view)
}

fn course(cast: &Cast) -> Page {
    let mut document = cast.course_document();
    document.join = Join::Code;
    let mut changed = document.clone();
    changed.modules.truncate(1);
    for module in &mut changed.modules {
        module.activities.truncate(3);
    }
    let draft = Draft {
        id: cast.id(2),
        course: CourseId(cast.id(0)),
        hash: "5eb3".to_owned(),
        updated_at: cast.at(1),
        updated_by: None,
        document: changed,
    };
    let current = Arc::new(cast.revision());
    let view = course::StudioCourseView {
        course: &cast.course(0),
        document: &document,
        draft: cast.has_some().then_some(&draft),
        current: (!cast.is(Amount::One)).then_some(&current),
        learners: &LearnerCounts {
            active: 1200,
            completed: 7,
        },
        history: course::History {
            lines: cast.many(|at| {
                let line = RevisionItem {
                    id: RevisionId(cast.id(at)),
                    number: 3,
                    hash: "5eb3".to_owned(),
                    published_at: cast.at(at),
                    published_by: None,
                    note: cast.text(),
                };
                (line, (at.is_multiple_of(2)).then(|| cast.name(at)))
            }),
            older: cast.some(|| "/studio/courses/x?before=1".to_owned()),
        },
        discarding: cast.is(Amount::Plenty),
        may_set_code: true,
    };
    course::page(cast, &view)
}

fn preview(cast: &Cast) -> Page {
    let document = cast.course_document();
    let module = &document.modules[0];
    let activity = &module.activities[usize::from(cast.has_some())];
    let view = draft_preview::DraftPreviewView {
        title: &cast.title(0),
        slug: &cast.slug(0),
        id: cast.id(2),
        document: &document,
        module,
        activity,
    };
    draft_preview::page(cast, &view)
}
