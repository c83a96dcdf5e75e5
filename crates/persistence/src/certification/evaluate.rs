//! Asks, in the transaction of the fact that may have done it, whether an
//! award is earned now.

use super::entity::entitlement;
use super::evidence::{CourseDone, completed, course_evidence};
use super::name::{enqueue_issue, status_of};
use super::remind;
use crate::catalog::{self, AwardSubject, ProgramEntry, awards_of, programs_with};
use crate::identity::entity::person;
use crate::store::{InternalError, Store, Tx, Word};
use laurel_domain::authoring::document::Award;
use laurel_domain::certification::{EntitlementStatus, Evidence};
use laurel_domain::ids::{AwardId, CourseId, PersonId};
use laurel_domain::learning::program_progress;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

/// Renewals will count on from here.
const FIRST_CYCLE: i32 = 1;

/// A person completed a course: whatever that earns, the course's own award
/// and those of the programs it belongs to, is written down, once.
pub(crate) async fn course_completed(
    store: &Store,
    tx: &Tx,
    person: PersonId,
    course: CourseId,
) -> Result<(), InternalError> {
    // one at a time for a person, or two courses finished at once would each
    // not see the other
    let holder = person::Entity::find_by_id(person.0).lock_exclusive();
    let Some(holder) = holder.one(tx).await? else {
        return Ok(());
    };
    let done = completed(tx, person).await?;
    let Some(this) = done.iter().find(|done| done.course == course) else {
        return Ok(());
    };
    for award in awards_of(tx, AwardSubject::Course(course)).await? {
        if has(tx, person, award.id).await? {
            continue;
        }
        let (language, course) = course_evidence(store, tx, this).await?;
        let evidence = Evidence::of_course(&terms(&award), &language, course);
        earn(tx, &holder, award.id, &evidence).await?;
    }
    for program in programs_with(tx, course).await? {
        program_completed(store, tx, &holder, &done, &program).await?;
    }
    Ok(())
}

async fn program_completed(
    store: &Store,
    tx: &Tx,
    holder: &person::Model,
    done: &[CourseDone],
    program: &ProgramEntry,
) -> Result<(), InternalError> {
    // a course may have another address now than the document says
    let in_program: Vec<(&str, &CourseDone)> = program
        .named()
        .filter_map(|(named, id)| {
            let done = done.iter().find(|done| done.course == id)?;
            Some((named, done))
        })
        .collect();
    let completed = in_program
        .iter()
        .map(|(slug, _)| (*slug).to_owned())
        .collect();
    if !program_progress(&program.document, &completed).complete {
        return Ok(());
    }
    for award in awards_of(tx, AwardSubject::Program(program.id)).await? {
        if has(tx, PersonId(holder.id), award.id).await? {
            continue;
        }
        let mut courses = Vec::new();
        for (_, done) in &in_program {
            courses.push(course_evidence(store, tx, done).await?.1);
        }
        let (id, number) = (program.id, program.number);
        let evidence = Evidence::of_program(&terms(&award), id, number, &program.document, courses);
        earn(tx, holder, award.id, &evidence).await?;
    }
    Ok(())
}

async fn has(tx: &Tx, person: PersonId, award: AwardId) -> Result<bool, InternalError> {
    let known = entitlement::Entity::find()
        .filter(entitlement::Column::PersonId.eq(person.0))
        .filter(entitlement::Column::AwardId.eq(award.0))
        .filter(entitlement::Column::Cycle.eq(FIRST_CYCLE))
        .one(tx)
        .await?;
    Ok(known.is_some())
}

fn terms(award: &catalog::Award) -> Award {
    Award {
        slug: award.slug.clone(),
        title: award.title.clone(),
        kind: award.kind,
        valid_months: award.valid_months,
        statement: award.statement.clone(),
    }
}

async fn earn(
    tx: &Tx,
    holder: &person::Model,
    award: AwardId,
    evidence: &Evidence,
) -> Result<(), InternalError> {
    let (id, now) = (tx.new_id(), tx.now());
    let status = status_of(holder);
    let added = entitlement::Entity::insert(entitlement::ActiveModel {
        id: Set(id),
        person_id: Set(holder.id),
        award_id: Set(award.0),
        cycle: Set(FIRST_CYCLE),
        status: Set(Word(status)),
        earned_at: Set(now),
        evidence: Set(serde_json::to_string(evidence)?),
        refusal: Set(None),
        certificate_id: Set(None),
        updated_at: Set(now),
    })
    .on_conflict(
        OnConflict::columns([
            entitlement::Column::PersonId,
            entitlement::Column::AwardId,
            entitlement::Column::Cycle,
        ])
        .do_nothing()
        .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    if added == 0 {
        return Ok(());
    }
    if status == EntitlementStatus::Ready {
        enqueue_issue(tx, id).await?;
    } else {
        remind::plan(tx, id).await?;
    }
    Ok(())
}
