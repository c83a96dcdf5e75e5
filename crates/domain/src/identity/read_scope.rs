//! What a read starts from: each of these is made from the policy's answer
//! alone, and what is outside of it is not found.

use super::action::{Action, ManagePeople, ReadPeople, Visit};
use super::policy::Permit;
use super::system::System;
use crate::ids::{CourseId, PersonId};

/// What any visitor may read.
///
/// ```compile_fail,E0423
/// use laurel_domain::identity::Public;
/// let forged = Public(());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Public(());

impl From<&Permit<Visit>> for Public {
    fn from(_: &Permit<Visit>) -> Self {
        Self(())
    }
}

/// What nobody asked for may read what everybody may.
impl From<System> for Public {
    fn from(_: System) -> Self {
        Self(())
    }
}

/// What belongs to one person, for that person.
///
/// ```compile_fail,E0451
/// use laurel_domain::identity::OwnScope;
/// use laurel_domain::ids::PersonId;
/// fn forged(person: PersonId) -> OwnScope {
///     OwnScope { person }
/// }
/// ```
///
/// A permit for a course does not make one:
///
/// ```compile_fail,E0271
/// use laurel_domain::identity::{OwnScope, Permit, actions::WatchCourse};
/// fn wrong(permit: &Permit<WatchCourse>) -> OwnScope {
///     OwnScope::of(permit)
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct OwnScope {
    person: PersonId,
}

impl OwnScope {
    /// Whoever may use their account, enroll or learn may read their own things.
    pub fn of<A: Action<Object = PersonId>>(permit: &Permit<A>) -> Self {
        Self {
            person: permit.person(),
        }
    }

    /// Whose things.
    #[must_use]
    pub fn person(self) -> PersonId {
        self.person
    }
}

/// Everybody who has an account, for the staff who read or manage them.
///
/// ```compile_fail,E0423
/// use laurel_domain::identity::PeopleScope;
/// let forged = PeopleScope(());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct PeopleScope(());

impl From<&Permit<ReadPeople>> for PeopleScope {
    fn from(_: &Permit<ReadPeople>) -> Self {
        Self(())
    }
}

/// Whoever changes roles sees whose.
impl From<&Permit<ManagePeople>> for PeopleScope {
    fn from(_: &Permit<ManagePeople>) -> Self {
        Self(())
    }
}

/// What belongs to one course, its learners and drafts, for its staff.
///
/// ```compile_fail,E0451
/// use laurel_domain::identity::CourseScope;
/// use laurel_domain::ids::CourseId;
/// fn forged(course: CourseId) -> CourseScope {
///     CourseScope { course }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct CourseScope {
    course: CourseId,
}

impl CourseScope {
    /// Whoever may author, watch or complete in a course may read of it.
    pub fn of<A: Action<Object = CourseId>>(permit: &Permit<A>) -> Self {
        Self {
            course: permit.course(),
        }
    }

    /// Which course.
    #[must_use]
    pub fn course(self) -> CourseId {
        self.course
    }
}

#[cfg(test)]
mod tests {
    use super::{CourseScope, OwnScope};
    use crate::identity::actions::{Learn, WatchCourse};
    use crate::identity::{Actor, Denial, Grant, Role, authorize, authorize_own};
    use crate::ids::{CourseId, PersonId};

    #[test]
    fn a_scope_is_of_whom_and_of_what_the_permit_is() {
        let me = PersonId(uuid::Uuid::from_u128(1));
        let course = CourseId(uuid::Uuid::from_u128(2));
        let actor = Actor::Person {
            id: me,
            grants: vec![Grant {
                role: Role::Instructor,
                course: Some(course),
            }],
        };
        let own = authorize_own::<Learn>(&actor).map(|permit| OwnScope::of(&permit));
        assert_eq!(own.map(OwnScope::person), Ok(me));
        let watched = authorize::<WatchCourse>(&actor, course);
        let watched = watched.map(|permit| CourseScope::of(&permit));
        assert_eq!(watched.map(CourseScope::course), Ok(course));
        let visitor = authorize_own::<Learn>(&Actor::Visitor);
        assert_eq!(visitor, Err(Denial::SignIn));
    }
}
