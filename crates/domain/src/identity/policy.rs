//! Who may do what: the only place that makes a [`Permit`].
//!
//! A route names the [`Action`] it needs; a store's writing use case takes the
//! permit. Everything that is not allowed here is refused.

use super::action::{Action, ActionName, Object, Visit};
use super::role::{Grant, Role};
use super::scope::{Access, Scope, Scopes};
use crate::ids::{CourseId, PersonId};

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    Visitor,
    Person {
        id: PersonId,
        grants: Vec<Grant>,
    },
    /// Somebody who came with a token of the JSON API.
    Token {
        id: PersonId,
        grants: Vec<Grant>,
        scopes: Scopes,
        /// What this request does: reading, or changing something.
        access: Access,
    },
    /// A program on the site's own machine, which asks how the site does and may
    /// do nothing else.
    Monitor,
    /// Somebody at the machine's own command line, who holds the data folder
    /// and so could do anything anyway; kept apart so that the audit says so.
    Operator,
}

impl Actor {
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person { id, .. } | Self::Token { id, .. } => Some(*id),
            Self::Visitor | Self::Monitor | Self::Operator => None,
        }
    }

    fn grants(&self) -> &[Grant] {
        match self {
            Self::Person { grants, .. } | Self::Token { grants, .. } => grants,
            Self::Visitor | Self::Monitor | Self::Operator => &[],
        }
    }

    fn has(&self, role: Role) -> bool {
        self.grants().iter().any(|g| g.role == role)
    }

    fn instructs(&self, course: CourseId) -> bool {
        self.grants()
            .iter()
            .any(|g| g.role == Role::Instructor && g.course == Some(course))
    }

    /// The courses that this actor is an instructor of.
    #[must_use]
    pub fn instructed(&self) -> Vec<CourseId> {
        self.grants()
            .iter()
            .filter(|g| g.role == Role::Instructor)
            .filter_map(|g| g.course)
            .collect()
    }
}

/// What the action is done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource {
    /// The site as a whole, or nothing in particular.
    Site,
    /// Something that belongs to one person: an account, an enrollment, an
    /// attempt, a note.
    Of(PersonId),
    /// A course with its learners and drafts.
    Course(CourseId),
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Denial {
    /// Nobody is signed in.
    #[error("sign-in needed")]
    SignIn,
    /// The person's roles don't include it.
    #[error("not allowed")]
    Forbidden,
    /// It belongs to somebody else, so it is not to be known of.
    #[error("not found")]
    NotFound,
    /// The token's scopes don't include it.
    #[error("the token's scopes don't include {0:?}")]
    Scope(Scope, Access),
}

/// What every permit says of itself, for who writes down who did what.
pub trait Authorized {
    /// Who acts; `None` is a visitor or the operator.
    fn actor(&self) -> Option<PersonId>;
    fn action(&self) -> ActionName;
}

impl<A: Action> Authorized for Permit<A> {
    fn actor(&self) -> Option<PersonId> {
        self.actor
    }

    fn action(&self) -> ActionName {
        A::NAME
    }
}

/// Proof that this actor may do this: only [`authorize`] makes one, so a use
/// case that takes a permit can't be called without asking.
///
/// ```compile_fail,E0451
/// use laurel_domain::identity::{Permit, actions::ReadPeople};
/// let forged: Permit<ReadPeople> = Permit { actor: None, on: () };
/// ```
///
/// One for something else does not compile either:
///
/// ```compile_fail,E0308
/// use laurel_domain::identity::{Permit, actions::{ManageSettings, ReadAudit}};
/// fn change_settings(_: &Permit<ManageSettings>) {}
/// fn wrong(permit: &Permit<ReadAudit>) {
///     change_settings(permit);
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Permit<A: Action> {
    actor: Option<PersonId>,
    on: A::Object,
}

impl<A: Action> Permit<A> {
    /// Who acts; `None` is a visitor or the operator.
    #[must_use]
    pub fn actor(&self) -> Option<PersonId> {
        self.actor
    }

    /// What it is for, where it has to be written down.
    #[must_use]
    pub fn action(&self) -> ActionName {
        A::NAME
    }
}

impl<A: Action<Object = PersonId>> Permit<A> {
    /// Whose own things these are: the actor's.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.on
    }
}

impl<A: Action<Object = CourseId>> Permit<A> {
    /// The one course that it is for.
    #[must_use]
    pub fn course(&self) -> CourseId {
        self.on
    }
}

/// May this actor do this to that?
///
/// # Errors
/// [`Denial`]: sign in first, not allowed, not to be known of, or a token's
/// scopes are too small.
pub fn authorize<A: Action>(actor: &Actor, on: A::Object) -> Result<Permit<A>, Denial> {
    decide(actor, A::NAME, on.resource())?;
    Ok(Permit {
        actor: actor.person(),
        on,
    })
}

/// The same for one's own things.
///
/// # Errors
/// As [`authorize`]; [`Denial::SignIn`] where nobody is signed in.
pub fn authorize_own<A: Action<Object = PersonId>>(actor: &Actor) -> Result<Permit<A>, Denial> {
    authorize(actor, actor.person().ok_or(Denial::SignIn)?)
}

/// Visiting is everybody's, so this permit is never refused.
pub fn visit(actor: &Actor) -> Permit<Visit> {
    Permit {
        actor: actor.person(),
        on: (),
    }
}

/// Proof that this actor may give and end this role. Which action it takes
/// depends on the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct RolePermit {
    actor: Option<PersonId>,
    grant: Grant,
}

impl RolePermit {
    #[must_use]
    pub fn grant(&self) -> Grant {
        self.grant
    }
}

impl Authorized for RolePermit {
    fn actor(&self) -> Option<PersonId> {
        self.actor
    }

    fn action(&self) -> ActionName {
        needs(self.grant.role)
    }
}

/// What giving or ending a role takes: administrators and owners are appointed
/// by owners.
#[must_use]
pub const fn needs(role: Role) -> ActionName {
    match role {
        Role::Administrator | Role::Owner => ActionName::AppointAdministrators,
        Role::Learner | Role::Instructor | Role::Issuer => ActionName::ManagePeople,
    }
}

/// May this actor give and end this role?
///
/// # Errors
/// As [`authorize`].
pub fn authorize_role(actor: &Actor, grant: Grant) -> Result<RolePermit, Denial> {
    decide(actor, needs(grant.role), Resource::Site)?;
    Ok(RolePermit {
        actor: actor.person(),
        grant,
    })
}

/// Whether this actor may come in at all, before anything is known of the thing
/// that the action would be done to.
///
/// # Errors
/// As [`authorize`].
pub fn may_enter(actor: &Actor, action: ActionName) -> Result<(), Denial> {
    decide(actor, action, Resource::Site)
}

/// The policy itself: whether this actor may do this to that. It makes no
/// permit; it is for menus, tables and tests.
///
/// # Errors
/// As [`authorize`].
pub fn decide(actor: &Actor, action: ActionName, resource: Resource) -> Result<(), Denial> {
    if *actor == Actor::Operator || action == ActionName::Visit {
        return Ok(());
    }
    if *actor == Actor::Monitor && action == ActionName::ReadMetrics {
        return Ok(());
    }
    let id = actor.person().ok_or(Denial::SignIn)?;
    if let Actor::Token { scopes, access, .. } = actor
        && let Some(first) = action.scopes().first()
        && !action.scopes().iter().any(|s| scopes.allow(*s, *access))
    {
        return Err(Denial::Scope(*first, *access));
    }
    if let Resource::Of(owner) = resource
        && personal(action)
    {
        // what is somebody else's is not to be known of, whatever the role
        return if owner == id {
            Ok(())
        } else {
            Err(Denial::NotFound)
        };
    }
    if let Resource::Course(course) = resource
        && course_work(action)
    {
        return if runs_site(actor) || actor.instructs(course) {
            Ok(())
        } else if action_at_door(actor, action) {
            // an instructor, but of other courses
            Err(Denial::NotFound)
        } else {
            Err(Denial::Forbidden)
        };
    }
    if action_at_door(actor, action) {
        Ok(())
    } else {
        Err(Denial::Forbidden)
    }
}

/// What one does with one's own things.
fn personal(action: ActionName) -> bool {
    matches!(
        action,
        ActionName::Identify | ActionName::UseAccount | ActionName::Enroll | ActionName::Learn
    )
}

/// What is decided course by course.
fn course_work(action: ActionName) -> bool {
    matches!(
        action,
        ActionName::WatchCourse | ActionName::CompleteForLearner | ActionName::AuthorCourse
    )
}

fn runs_site(actor: &Actor) -> bool {
    actor.has(Role::Administrator) || actor.has(Role::Owner)
}

/// May this signed-in actor do this anywhere, before anything is
/// known of the thing behind it?
fn action_at_door(actor: &Actor, action: ActionName) -> bool {
    match action {
        ActionName::Visit
        | ActionName::Identify
        | ActionName::UseAccount
        | ActionName::ReadProfile
        | ActionName::ReadEnrollments
        | ActionName::ListCertificates
        | ActionName::Enroll
        | ActionName::Learn => true,
        ActionName::EnterStudio
        | ActionName::WatchCourse
        | ActionName::CompleteForLearner
        | ActionName::AuthorCourse => actor.has(Role::Instructor) || runs_site(actor),
        ActionName::EnterAdministration
        | ActionName::ReadCertificates
        | ActionName::RevokeCertificate => actor.has(Role::Issuer) || runs_site(actor),
        ActionName::AuthorProgram
        | ActionName::ReadPeople
        | ActionName::ManagePeople
        | ActionName::ReadContacts
        | ActionName::ManageSubscribers
        | ActionName::ManageMessages
        | ActionName::ManageJobs
        | ActionName::ReadMetrics
        | ActionName::ReadAudit
        | ActionName::EditPages
        | ActionName::ManageSettings => runs_site(actor),
        ActionName::AppointAdministrators => actor.has(Role::Owner),
    }
}

/// The whole policy as a table people can read: a line an action, a column a
/// kind of actor. It is checked in as `docs/policy.txt`.
#[must_use]
pub fn matrix() -> String {
    let me = PersonId(uuid::Uuid::from_u128(1));
    let other = PersonId(uuid::Uuid::from_u128(2));
    let mine = CourseId(uuid::Uuid::from_u128(3));
    let theirs = CourseId(uuid::Uuid::from_u128(4));
    let with = |grants: Vec<Grant>| Actor::Person { id: me, grants };
    let role = |role| Grant { role, course: None };
    let actors = [
        ("visitor", Actor::Visitor),
        ("monitor", Actor::Monitor),
        ("learner", with(vec![])),
        (
            "instructor",
            with(vec![Grant {
                role: Role::Instructor,
                course: Some(mine),
            }]),
        ),
        ("issuer", with(vec![role(Role::Issuer)])),
        ("administrator", with(vec![role(Role::Administrator)])),
        ("owner", with(vec![role(Role::Owner)])),
    ];
    let mut table = format!("{:<24}{:<10}", "action", "on");
    for (name, _) in &actors {
        table.push_str(&format!("{name:<15}"));
    }
    table.truncate(table.trim_end().len());
    table.push('\n');
    for action in ActionName::ALL {
        let resources: &[(&str, Resource)] = if personal(*action) {
            &[("own", Resource::Of(me)), ("other's", Resource::Of(other))]
        } else if course_work(*action) {
            &[
                ("own", Resource::Course(mine)),
                ("other's", Resource::Course(theirs)),
            ]
        } else {
            &[("site", Resource::Site)]
        };
        for (on, resource) in resources {
            let mut row = format!("{:<24}{on:<10}", action.as_str());
            for (_, actor) in &actors {
                let answer = match decide(actor, *action, *resource) {
                    Ok(()) => "yes",
                    Err(Denial::SignIn) => "sign in",
                    Err(Denial::Forbidden) => "no",
                    Err(Denial::NotFound) => "not found",
                    Err(Denial::Scope(..)) => "scope",
                };
                row.push_str(&format!("{answer:<15}"));
            }
            table.push_str(row.trim_end());
            table.push('\n');
        }
    }
    table
}

#[cfg(test)]
#[path = "policy_tests.rs"]
mod tests;
