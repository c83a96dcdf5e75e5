//! What of a plan can't stand beside what is here already: addresses and
//! awards that belong to something else, prerequisites that don't exist.

use super::plan::{Piece, Plan};
use crate::catalog::entity::{award, course, program};
use crate::store::Fault;
use laurel_domain::authoring::document::{Award, Course, Program};
use laurel_domain::authoring::{Fault as Wrong, Problem};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The file that a problem is told of, and what the problems are added to.
struct At<'a> {
    file: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl At<'_> {
    fn taken(&mut self, key: &str, value: &str, other: String) {
        self.problems.push(Problem {
            file: self.file.to_owned(),
            line: 0,
            fault: Wrong::Duplicate {
                key: key.to_owned(),
                value: value.to_owned(),
                other,
            },
        });
    }
}

pub(super) async fn conflicts<C: ConnectionTrait>(
    on: &C,
    plan: &Plan,
) -> Result<Vec<Problem>, Fault> {
    let mut problems = Vec::new();
    let keys: BTreeSet<&str> = plan
        .courses
        .iter()
        .map(|p| p.document.id.as_str())
        .collect();
    let slugs: BTreeSet<&str> = plan
        .courses
        .iter()
        .map(|p| p.document.slug.as_str())
        .collect();
    for piece in &plan.courses {
        of_course(on, piece, &keys, &slugs, &mut problems).await?;
    }
    if let Some(piece) = &plan.program {
        of_program(on, &piece.document, &mut problems).await?;
    }
    Ok(problems)
}

async fn of_course<C: ConnectionTrait>(
    on: &C,
    piece: &Piece<Course>,
    keys: &BTreeSet<&str>,
    slugs: &BTreeSet<&str>,
    problems: &mut Vec<Problem>,
) -> Result<(), Fault> {
    let document = &piece.document;
    let file = piece.main();
    let mut at = At {
        file: &file,
        problems,
    };
    let other = course::Entity::find()
        .filter(course::Column::Slug.eq(&document.slug))
        .one(on)
        .await?;
    if let Some(other) = other.filter(|other| !keys.contains(other.key.as_str())) {
        let other = format!("the course `{}` that is here already", other.key);
        at.taken("course slug", &document.slug, other);
    }
    let own = course::Entity::find()
        .filter(course::Column::Key.eq(&document.id))
        .one(on)
        .await?;
    award_is_free(on, document.award.as_ref(), own.map(|row| row.id), &mut at).await?;
    for slug in &document.prerequisites {
        let known = slugs.contains(slug.as_str())
            || course::Entity::find()
                .filter(course::Column::Slug.eq(slug))
                .one(on)
                .await?
                .is_some();
        if !known {
            problems.push(Problem {
                file: file.clone(),
                line: 0,
                fault: Wrong::Unknown {
                    what: "course".to_owned(),
                    name: slug.clone(),
                    suggestion: None,
                },
            });
        }
    }
    Ok(())
}

async fn of_program<C: ConnectionTrait>(
    on: &C,
    document: &Program,
    problems: &mut Vec<Problem>,
) -> Result<(), Fault> {
    let mut at = At {
        file: "program.md",
        problems,
    };
    let other = program::Entity::find()
        .filter(program::Column::Slug.eq(&document.slug))
        .one(on)
        .await?;
    if let Some(other) = other.filter(|other| other.key != document.id) {
        let other = format!("the program `{}` that is here already", other.key);
        at.taken("program slug", &document.slug, other);
    }
    let own = program::Entity::find()
        .filter(program::Column::Key.eq(&document.id))
        .one(on)
        .await?;
    award_is_free(on, document.award.as_ref(), own.map(|row| row.id), &mut at).await
}

/// Certificates hang on an award for ever: it can't move to something else.
async fn award_is_free<C: ConnectionTrait>(
    on: &C,
    wanted: Option<&Award>,
    subject: Option<Uuid>,
    at: &mut At<'_>,
) -> Result<(), Fault> {
    let Some(wanted) = wanted else {
        return Ok(());
    };
    let known = award::Entity::find()
        .filter(award::Column::Slug.eq(&wanted.slug))
        .one(on)
        .await?;
    if let Some(known) = known.filter(|known| Some(known.subject_id) != subject) {
        let other = format!("another {} that is here already", known.subject);
        at.taken("award slug", &wanted.slug, other);
    }
    Ok(())
}
