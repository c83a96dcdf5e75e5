//! The policy is the table that people read, and permits say what they are for.

use super::super::action::{AuthorCourse, ReadPeople};
use super::*;

fn token(scopes: &str, access: Access) -> Actor {
    Actor::Token {
        id: PersonId(uuid::Uuid::from_u128(9)),
        grants: vec![Grant {
            role: Role::Issuer,
            course: None,
        }],
        scopes: scopes.parse().unwrap(),
        access,
    }
}

#[test]
fn the_policy_is_the_table_that_people_read() {
    let kept = include_str!("../../../../docs/policy.txt");
    assert_eq!(
        matrix(),
        kept,
        "write the new table to docs/policy.txt after reading it:\n{}",
        matrix()
    );
}

#[test]
fn a_permit_names_the_one_course_that_it_is_for() {
    let course = |n| CourseId(uuid::Uuid::from_u128(n));
    let author = Actor::Person {
        id: PersonId(uuid::Uuid::from_u128(9)),
        grants: vec![Grant {
            role: Role::Instructor,
            course: Some(course(1)),
        }],
    };
    let permit = authorize::<AuthorCourse>(&author, course(1));
    assert_eq!(permit.map(|permit| permit.course()), Ok(course(1)));
    let other = authorize::<AuthorCourse>(&author, course(2));
    assert_eq!(other, Err(Denial::NotFound));
}

#[test]
fn a_permit_says_who_acts() {
    let id = PersonId(uuid::Uuid::from_u128(9));
    let grants = vec![Grant {
        role: Role::Owner,
        course: None,
    }];
    let owner = Actor::Person { id, grants };
    let permit = authorize::<ReadPeople>(&owner, ()).unwrap();
    assert_eq!(
        (permit.actor(), Authorized::actor(&permit)),
        (Some(id), Some(id))
    );
    let role = Grant {
        role: Role::Issuer,
        course: None,
    };
    assert_eq!(
        authorize_role(&owner, role).map(|permit| permit.actor()),
        Ok(Some(id))
    );
    let operator = authorize::<ReadPeople>(&Actor::Operator, ()).unwrap();
    assert_eq!(operator.actor(), None);
}

#[test]
fn an_instructor_instructs_the_courses_of_that_role_alone() {
    let course = |n| CourseId(uuid::Uuid::from_u128(n));
    let grant = |role, of| Grant { role, course: of };
    let grants = vec![
        grant(Role::Instructor, Some(course(1))),
        grant(Role::Issuer, Some(course(2))),
        grant(Role::Instructor, Some(course(3))),
        grant(Role::Owner, None),
    ];
    let id = PersonId(uuid::Uuid::from_u128(9));
    let actor = Actor::Person { id, grants };
    assert_eq!(actor.instructed(), [course(1), course(3)]);
    assert_eq!(Actor::Visitor.instructed(), []);
}

#[test]
fn who_may_never_is_not_let_in() {
    let id = PersonId(uuid::Uuid::from_u128(9));
    let learner = Actor::Person {
        id,
        grants: Vec::new(),
    };
    assert_eq!(
        may_enter(&learner, ActionName::ReadAudit),
        Err(Denial::Forbidden)
    );
    assert_eq!(
        may_enter(&Actor::Visitor, ActionName::Learn),
        Err(Denial::SignIn)
    );
    assert_eq!(may_enter(&learner, ActionName::Learn), Ok(()));
}

#[test]
fn everybody_may_visit() {
    let id = PersonId(uuid::Uuid::from_u128(9));
    let grants = Vec::new();
    for actor in [
        Actor::Visitor,
        Actor::Operator,
        Actor::Person { id, grants },
        token("learn:read", Access::Read),
    ] {
        assert_eq!(
            authorize::<Visit>(&actor, ()),
            Ok(visit(&actor)),
            "{actor:?}"
        );
    }
}

#[test]
fn a_token_narrows_its_person_and_never_widens() {
    let may = |actor: &Actor, action| decide(actor, action, Resource::Site);
    let reads = token("issue:read people:write", Access::Read);
    assert_eq!(may(&reads, ActionName::ReadCertificates), Ok(()));
    assert_eq!(may(&reads, ActionName::ReadPeople), Err(Denial::Forbidden));
    let scope = Err(Denial::Scope(Scope::Audit, Access::Read));
    assert_eq!(may(&reads, ActionName::ReadAudit), scope);
    let changes = token("issue:read", Access::Write);
    let scope = Err(Denial::Scope(Scope::Issue, Access::Write));
    assert_eq!(may(&changes, ActionName::RevokeCertificate), scope);
    assert_eq!(may(&changes, ActionName::Visit), Ok(()));
}
