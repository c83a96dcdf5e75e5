//! What a course says of its own parts, looked up once everything has been read.

use std::collections::BTreeSet;

use super::course::in_reach;
use super::reading::{QuizDraws, Reading, Target};
use crate::authoring::document::{Course, Draw, Pool};
use crate::authoring::issue::IssueKind;

/// `main`: the course's `course.md`.
pub(super) fn check(course: &Course, main: &str, reading: &mut Reading) {
    if course.modules.is_empty() {
        let what = "module: a folder with a `module.md`".to_owned();
        reading.report(main, 0, IssueKind::Nothing { what });
    } else if course.activities().all(|activity| activity.optional) {
        reading.report(main, 0, IssueKind::NothingCounts);
    }
    let counting = course.modules.iter().filter(|module| module.counts());
    in_reach(course.completion, counting.count(), main, reading);
    let (references, draws) = reading.pending();
    for reference in references {
        let at = (reference.file.as_str(), reference.line);
        let files = || course.files.keys().map(String::as_str);
        match &reference.to {
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
        reading.expect(at, "pool", &draw.pool, pools);
        let Some(pool) = course.pool(&draw.pool) else {
            continue;
        };
        let offered = offered(pool, draw);
        let earlier = before.iter().filter(|(other, _)| other.pool == draw.pool);
        let may_be_gone = earlier.map(|(other, theirs)| {
            let shared = theirs.intersection(&offered).count();
            shared.min(other.count as usize)
        });
        if offered.len() < draw.count as usize + may_be_gone.sum::<usize>() {
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
