//! What a course says of its own parts, looked up once everything has been read.

use std::collections::BTreeSet;

use super::course::in_reach;
use super::fields::is_id;
use super::reading::{QuizDraws, Reading, Target, Unread};
use crate::authoring::document::{Course, Draw, Pool};
use crate::authoring::issue::IssueKind;

/// `main`: the course's `course.md`.
pub(super) fn check(course: &Course, main: &str, reading: &mut Reading) {
    // what could not be read was told as that
    let modules_read = !reading.is_unread(&Unread::Module);
    let activities_read = !reading.is_unread(&Unread::Activity);
    let mut activities = course.activities().peekable();
    let counts = !activities_read || activities.peek().is_none();
    if course.modules.is_empty() && modules_read {
        let what = "module: a folder with a `module.md`".to_owned();
        reading.report(main, 0, IssueKind::Nothing { what });
    } else if !counts && activities.all(|activity| activity.optional) {
        reading.report(main, 0, IssueKind::NothingCounts);
    }
    let counting = course.modules.iter().filter(|module| module.counts());
    if activities_read {
        in_reach(course.completion, counting.count(), main, reading);
    }
    let nameless = course.activities().any(|activity| activity.id.is_empty());
    let (references, draws) = reading.pending();
    for reference in references {
        let at = (reference.file.as_str(), reference.line);
        let files = || course.files.keys().map(String::as_str);
        match &reference.to {
            Target::Activity(_) if !activities_read || nameless => {}
            Target::Picture(path) | Target::File(path)
                if reading.is_unread(&Unread::File(path.clone())) => {}
            Target::Activity(id) => {
                let ids = course.activities().map(|activity| activity.id.as_str());
                reading.expect(at, "activity", id, ids);
            }
            Target::Picture(path) => {
                reading.expect(at, "picture", path, files());
            }
            Target::File(path) => {
                reading.expect(at, "file", path, files());
            }
        }
    }
    for quiz in draws {
        check_draws(course, &quiz, reading);
    }
}

/// Every attempt must get what is asked for, whatever chance gives to the draws before. This
/// follows the order of `assessment::question_set`: draws with a tag come first.
fn check_draws(course: &Course, quiz: &QuizDraws, reading: &mut Reading) {
    let mut before: Vec<(&Draw, BTreeSet<&str>)> = Vec::new();
    let (tagged, others): (Vec<_>, Vec<_>) =
        quiz.draws.iter().partition(|(_, draw)| draw.tag.is_some());
    for (line, draw) in tagged.into_iter().chain(others) {
        let at = (quiz.file.as_str(), *line);
        let pools = course.pools.iter().map(|pool| pool.id.as_str());
        let nameless = course.pools.iter().any(|pool| pool.id.is_empty());
        if is_id(&draw.pool) && !nameless && !reading.is_unread(&Unread::Pool) {
            reading.expect(at, "pool", &draw.pool, pools);
        }
        let Some(pool) = course.pool(&draw.pool) else {
            continue;
        };
        let offered = offered(pool, draw);
        let earlier = before.iter().filter(|(other, _)| other.pool == draw.pool);
        let may_be_gone = earlier.map(|(other, theirs)| {
            let shared = theirs.intersection(&offered).count();
            shared.min(other.count as usize)
        });
        let whole = !reading.is_unread(&Unread::Questions(draw.pool.clone()));
        let whole = whole && draw.tag.as_deref().is_none_or(is_id);
        if whole && offered.len() < draw.count as usize + may_be_gone.sum::<usize>() {
            let kind = IssueKind::PoolTooSmall {
                pool: draw.pool.clone(),
                tag: draw.tag.clone(),
                count: draw.count,
            };
            reading.report(at.0, at.1, kind);
        }
        before.push((draw, offered));
    }
}

fn offered<'c>(pool: &'c Pool, draw: &Draw) -> BTreeSet<&'c str> {
    let questions = pool.questions.iter();
    let offered = questions.filter(|question| draw.offers(question));
    offered.map(|question| question.id.as_str()).collect()
}
