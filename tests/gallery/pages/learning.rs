//! The dashboard and the player.

use super::Listed;
use crate::cast::{Amount, Cast};
use chrono::TimeDelta;
use laurel_domain::authoring::document::ActivityKind;
use laurel_web::views::account::terms::NewerTerms;
use laurel_web::views::learning::{complete, dashboard, lesson, notes, program_progress, progress};
use laurel_web::views::{Page, PlayerContext, why};
use std::collections::BTreeMap;

pub const PAGES: &[Listed] = &[
    ("learning/view/dashboard.rs page", dashboard),
    ("learning/view/lesson.rs page", lesson),
    ("learning/view/notes.rs page", note),
    ("learning/view/complete.rs too_soon_page", too_soon),
    ("learning/view/progress.rs page", progress),
];

fn dashboard(cast: &Cast) -> Page {
    let view = dashboard::DashboardView {
        name: &cast.name(0),
        email_confirmed: cast.is(Amount::Plenty),
        newer_terms: cast.some(|| NewerTerms { first: false }),
        mine: &cast.many(|at| cast.enrollment(at)),
        program: Some(&program_progress::ProgramProgress {
            title: cast.title(0),
            slug: cast.slug(0),
            language: "en".to_owned(),
            steps: cast.many(|at| program_progress::CourseStep::of(&cast.enrollment(at), Some(95))),
            certificate: cast.has_some(),
        }),
        next: Some(&program_progress::NextUp {
            title: cast.title(1),
            minutes: 13,
            language: "en".to_owned(),
        }),
        held: &super::certification::holder(cast),
    };
    dashboard::page(cast, &view)
}

fn lesson_of(player: &PlayerContext) -> lesson::LessonView<'_> {
    let modules = player.revision.document.modules.iter();
    let mut all = modules.flat_map(|module| module.activities.iter().map(move |a| (module, a)));
    let found = all.find(|(_, activity)| matches!(activity.kind, ActivityKind::Lesson(_)));
    let (module, activity) = found.unwrap_or_else(|| panic!("the course has a lesson"));
    lesson::LessonView {
        player,
        module,
        activity,
    }
}

fn lesson(cast: &Cast) -> Page {
    let player = cast.player(cast.count().min(2), false);
    lesson::page(cast, &lesson_of(&player))
}

fn note(cast: &Cast) -> Page {
    let player = cast.player(0, false);
    let mut errors = cast.errors(&["note"]);
    if errors.is_empty() {
        errors.add("note", cast.t("form-error-required"));
    }
    let kept = cast.text();
    let view = notes::NoteView {
        course: &cast.slug(0),
        activity: lesson_of(&player).activity,
        note: &cast.typed(),
        before: "",
        // written in another tab
        elsewhere: cast.is(Amount::One).then_some(kept.as_str()),
        errors,
    };
    notes::page(cast, &view)
}

fn too_soon(cast: &Cast) -> Page {
    let view = complete::TooSoonView {
        course: &cast.slug(0),
        activity: &cast.slug(1),
        until: cast.now + TimeDelta::seconds(90),
    };
    complete::too_soon_page(cast, &view)
}

fn progress(cast: &Cast) -> Page {
    let completed = cast.is(Amount::Plenty) || cast.is(Amount::VeryLong);
    let player = cast.player(cast.count().min(2), completed);
    let document = &player.revision.document;
    let stands = if completed {
        progress::Stands::Complete {
            next: Some(progress::NextCourse {
                slug: cast.slug(1),
                title: cast.title(1),
                inside: false,
            }),
            earned: super::certification::holder(cast),
        }
    } else {
        progress::Stands::OnTheWay(why::reasons(
            cast,
            why::Told::Learner,
            document,
            player.progress(),
            &[],
            &BTreeMap::new(),
        ))
    };
    let noted = document.activities().take(cast.count());
    let view = progress::ProgressView {
        notes: noted
            .map(|activity| (activity.id.clone(), cast.note()))
            .collect(),
        player: &player,
        stands,
        email_confirmed: false,
    };
    progress::page(cast, &view)
}
