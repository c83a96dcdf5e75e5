//! What of a plan can't stand beside what is here already: addresses and
//! awards that belong to something else, prerequisites that don't exist.

use super::plan::{ImportPlan, PlannedDocument};
use crate::catalog::courses_named;
use crate::catalog::entity::{award, course, program};
use crate::store::InternalError;
use laurel_domain::authoring::document::{Award, Course, Program};
use laurel_domain::authoring::{AuthoringIssue, IssueKind};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The file that a problem is told of, and what the problems are added to.
struct IssueSink<'a> {
    file: &'a str,
    issues: &'a mut Vec<AuthoringIssue>,
}

impl IssueSink<'_> {
    fn taken(&mut self, key: &str, value: &str, other: String) {
        self.issues.push(AuthoringIssue {
            file: self.file.to_owned(),
            line: 0,
            kind: IssueKind::Duplicate {
                key: key.to_owned(),
                value: value.to_owned(),
                other,
            },
        });
    }
}

pub(super) async fn conflicts<C: ConnectionTrait>(
    on: &C,
    plan: &ImportPlan,
) -> Result<Vec<AuthoringIssue>, InternalError> {
    let mut issues = Vec::new();
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
        of_course(on, piece, &keys, &slugs, &mut issues).await?;
    }
    if let Some(piece) = &plan.program {
        of_program(on, &piece.document, &mut issues).await?;
    }
    Ok(issues)
}

async fn of_course<C: ConnectionTrait>(
    on: &C,
    piece: &PlannedDocument<Course>,
    keys: &BTreeSet<&str>,
    slugs: &BTreeSet<&str>,
    issues: &mut Vec<AuthoringIssue>,
) -> Result<(), InternalError> {
    let document = &piece.document;
    let file = piece.main();
    let mut at = IssueSink {
        file: &file,
        issues,
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
    let named = document.prerequisites.iter().map(String::as_str);
    let named = courses_named(on, named).await?;
    for slug in &document.prerequisites {
        if !slugs.contains(slug.as_str()) && !named.contains_key(slug) {
            issues.push(AuthoringIssue {
                file: file.clone(),
                line: 0,
                kind: IssueKind::Unknown {
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
    issues: &mut Vec<AuthoringIssue>,
) -> Result<(), InternalError> {
    let mut at = IssueSink {
        file: "program.md",
        issues,
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
    at: &mut IssueSink<'_>,
) -> Result<(), InternalError> {
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
