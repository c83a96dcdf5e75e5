//! `/courses/{slug}/progress`: where one stands in a course, what is still
//! missing; and, once it is complete, what was achieved and what comes next.

use super::player_context::PlayerContext;
use super::view::progress::{NextCourse, ProgressView, Stands, page};
use super::why::{Told, reasons};
use crate::certification::earned;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::enrollment::Status;
use laurel_domain::identity::actions;
use laurel_domain::learning::{UnmetCourse, program_progress};
use laurel_persistence::assessment::{allowances, attempts};
use laurel_persistence::catalog::{programs_with_course, published_courses_named};
use laurel_persistence::enrollment::enrollments;
use laurel_persistence::learning::notes;

pub async fn show(
    paths::ProgressPath { slug }: paths::ProgressPath,
    context: Gate<actions::Learn>,
) -> Answer {
    let player = match PlayerContext::open(&context, &slug, "").await {
        Ok(player) => player,
        Err(elsewhere) => return elsewhere.answer(),
    };
    let permit = context.own()?;
    let view = ProgressView {
        player: &player,
        stands: stands(&context, &player).await?,
        notes: notes(&context.app.store, &permit, player.slug()).await?,
        email_confirmed: context.claims.as_ref().is_some_and(|c| c.email_confirmed),
    };
    Ok(context.page(page(&context, &view)))
}

async fn stands(context: &RequestContext, player: &PlayerContext) -> Result<Stands, HttpProblem> {
    let opened = &player.opened;
    if opened.completed_at.is_some() {
        return Ok(Stands::Complete {
            next: next_course(context, player).await?,
            earned: earned(context, opened.course).await?,
        });
    }
    let own = context.own_scope()?.into();
    let all = attempts(&context.app.store, &own, opened.enrollment, None).await?;
    let given = allowances(&context.app.store, &own, opened.enrollment).await?;
    let document = &player.revision.document;
    Ok(Stands::OnTheWay(reasons(
        context,
        Told::Learner,
        document,
        player.progress(),
        &all,
        &given,
    )))
}

/// The next course of the first program that this one belongs to and that is
/// not complete.
async fn next_course(
    context: &RequestContext,
    player: &PlayerContext,
) -> Result<Option<NextCourse>, HttpProblem> {
    let store = &context.app.store;
    let programs = programs_with_course(store, context.public(), player.opened.course).await?;
    if programs.is_empty() {
        return Ok(None);
    }
    let mine = enrollments(store, context.own_scope()?).await?;
    let is_done = |course| {
        mine.iter()
            .any(|mine| mine.course == course && mine.completed_at.is_some())
    };
    let inside = |course| {
        mine.iter()
            .any(|mine| mine.course == course && mine.status == Status::Active)
    };
    let next = programs.iter().find_map(|program| {
        let progress = program_progress(&program.document, &program.named_where(is_done));
        let first = progress.next?;
        let active = program.named_where(inside);
        // of those to choose from, the one that was chosen
        let chosen = progress.unmet.iter().find_map(|unmet| match unmet {
            UnmetCourse::Electives { of, .. } if of.contains(&first) => {
                of.iter().find(|slug| active.contains(*slug))
            }
            _ => None,
        });
        Some(chosen.cloned().unwrap_or(first))
    });
    let Some(next) = next else {
        return Ok(None);
    };
    let found = published_courses_named(store, context.public(), &[next])
        .await?
        .into_values()
        .next();
    Ok(found.map(|course| NextCourse {
        inside: inside(course.id),
        slug: course.slug,
        title: course.title,
    }))
}
