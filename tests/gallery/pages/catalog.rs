//! Programs and courses as visitors see them, and whether they are offered.

use super::Listed;
use crate::cast::{Amount, Cast};
use laurel_domain::authoring::document::ActivityKind;
use laurel_domain::enrollment::Status;
use laurel_persistence::authoring::{CatalogItem, CatalogKind};
use laurel_persistence::catalog::CatalogStatus;
use laurel_persistence::catalog::ProgramItem;
use laurel_ui::Tone;
use laurel_web::views::catalog::{administration, course, decide, preview, program, programs};
use laurel_web::views::{Page, Provider};
use std::sync::Arc;

pub const PAGES: &[Listed] = &[
    ("catalog/view/programs.rs page", programs),
    ("catalog/view/program.rs page", program),
    ("catalog/view/course.rs page", course),
    ("catalog/view/preview.rs page", preview),
    ("catalog/view/administration.rs page", offered),
    ("catalog/view/decide.rs page", decide),
];

fn provider(cast: &Cast) -> Provider<'_> {
    Provider {
        organization: &cast.settings.organization,
        public_url: "https://example.org",
    }
}

fn programs(cast: &Cast) -> Page {
    let all = cast.many(|at| ProgramItem {
        entry: cast.program(at),
        half_hours: 27,
    });
    let view = programs::ProgramsView {
        all: &all,
        found: &all,
        is_narrowed: cast.is(Amount::VeryLong),
        query: &programs::ProgramsQuery::default(),
        topics: &cast.settings.topics,
    };
    programs::page(cast, &view)
}

fn program(cast: &Cast) -> Page {
    let status = match cast.amount {
        Amount::Plenty => program::ReaderStatus::Inside {
            course: cast.slug(0),
        },
        Amount::One => program::ReaderStatus::Outside { begun: true },
        Amount::Nothing => program::ReaderStatus::Visitor,
        Amount::VeryLong => program::ReaderStatus::Done,
    };
    let view = program::ProgramView {
        whole: &cast.whole_program(),
        status: &status,
        by: provider(cast),
    };
    program::page(cast, &view)
}

fn course(cast: &Cast) -> Page {
    let view = course::CourseView {
        course: cast.course(cast.count() % 2),
        revision: Arc::new(cast.revision()),
        programs: cast.many(|at| cast.program(at)),
        prerequisites: cast.many(|at| cast.course(at)),
        place: cast.is(Amount::Plenty).then_some(Status::Active),
        inside: cast.is(Amount::Plenty).then(|| cast.player(2, false)),
        signed_in: cast.is(Amount::VeryLong),
        by: provider(cast),
    };
    course::page(cast, &view)
}

fn preview(cast: &Cast) -> Page {
    let revision = cast.revision();
    let mut activities = revision.document.activities();
    let lesson = activities.find(|activity| matches!(activity.kind, ActivityKind::Lesson(_)));
    let view = preview::PreviewView {
        slug: &cast.slug(0),
        revision: &revision,
        lesson: lesson.unwrap_or_else(|| panic!("the course has a lesson")),
    };
    preview::page(cast, &view)
}

fn item(cast: &Cast, kind: CatalogKind, at: usize) -> CatalogItem {
    CatalogItem {
        id: cast.id(at),
        kind,
        slug: cast.slug(at),
        title: cast.title(at),
        status: [
            CatalogStatus::Open,
            CatalogStatus::Preparation,
            CatalogStatus::Retired,
            CatalogStatus::Draft,
        ][at % 4],
        number: (at % 3 != 2).then_some(2),
        draft: (at.is_multiple_of(2)).then(|| "5eb3".to_owned()),
        enrolled: 1200,
        join_code: None,
    }
}

fn offered(cast: &Cast) -> Page {
    let view = administration::OfferedView {
        programs: &cast.many(|at| item(cast, CatalogKind::Program, at)),
        courses: &cast.many(|at| item(cast, CatalogKind::Course, at)),
    };
    administration::page(cast, &view)
}

fn decide(cast: &Cast) -> Page {
    let question = decide::Decision {
        heading: "admin-decide-retire",
        title: &cast.title(0),
        touches: cast.many(|_| (Tone::Warn, cast.text())),
        action: "/admin/programs/x/status".to_owned(),
        fields: vec![("status", "retired")],
        email: None,
        verb: Some("admin-programs-retire"),
    };
    decide::page(cast, &question)
}
