//! Who may do what: the only place that makes a [`Permit`].
//!
//! A route names the [`Action`] it needs; a store's writing use case takes the
//! permit. Everything that is not allowed here is refused.

use super::role::{Grant, Role};
use crate::ids::{CourseId, PersonId};

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    Visitor,
    Person {
        id: PersonId,
        grants: Vec<Grant>,
    },
    /// Somebody at the machine's own command line, who holds the data folder
    /// and so could do anything anyway; kept apart so that the audit says so.
    Operator,
}

impl Actor {
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person { id, .. } => Some(*id),
            Self::Visitor | Self::Operator => None,
        }
    }

    fn has(&self, role: Role) -> bool {
        matches!(self, Self::Person { grants, .. } if grants.iter().any(|g| g.role == role))
    }

    fn instructs(&self, course: CourseId) -> bool {
        matches!(self, Self::Person { grants, .. }
            if grants.iter().any(|g| g.role == Role::Instructor && g.course == Some(course)))
    }

    /// The courses that this actor is an instructor of.
    #[must_use]
    pub fn instructed(&self) -> Vec<CourseId> {
        match self {
            Self::Person { grants, .. } => grants
                .iter()
                .filter(|g| g.role == Role::Instructor)
                .filter_map(|g| g.course)
                .collect(),
            Self::Visitor | Self::Operator => Vec::new(),
        }
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

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $word:literal),+ $(,)?) => {
        /// What can be asked for. Each route names one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($(#[$doc])* $name),+ }

        impl Action {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The word used in the policy table, in `laurel routes` and in the audit.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }
        }
    };
}

actions! {
    /// Public pages, verification, registering, signing in, writing to the organization.
    Visit = "visit",
    /// One's own dashboard, account, certificates.
    UseAccount = "use-account",
    /// Joining a course.
    Enroll = "enroll",
    /// Reading, answering, finishing in one's own enrollment.
    Learn = "learn",
    /// The staff's first page.
    EnterAdministration = "enter-administration",
    /// The author's first page.
    EnterStudio = "enter-studio",
    /// A course's learners with their progress.
    WatchCourse = "watch-course",
    /// Completing or waiving an activity for a learner.
    CompleteForLearner = "complete-for-learner",
    /// Drafting, importing and publishing a course.
    AuthorCourse = "author-course",
    /// Importing and changing programs.
    AuthorProgram = "author-program",
    /// Finding and looking at people.
    ReadPeople = "read-people",
    /// Ending sessions, sending links, changing roles below administrator.
    ManagePeople = "manage-people",
    /// Appointing administrators and owners.
    AppointAdministrators = "appoint-administrators",
    /// Finding and looking at certificates.
    ReadCertificates = "read-certificates",
    /// Revoking a certificate.
    RevokeCertificate = "revoke-certificate",
    /// Messages of visitors.
    ReadContacts = "read-contacts",
    /// The notification list.
    ManageSubscribers = "manage-subscribers",
    /// The outbox.
    ManageMessages = "manage-messages",
    /// Jobs.
    ManageJobs = "manage-jobs",
    /// The audit trail.
    ReadAudit = "read-audit",
    /// The texts of the public pages.
    EditPages = "edit-pages",
    /// Name, colors, links, time zone.
    ManageSettings = "manage-settings",
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
}

/// Proof that [`permit`] said yes to this actor, action and resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    actor: Option<PersonId>,
    action: Action,
    resource: Resource,
}

impl Permit {
    /// Who acts; `None` is a visitor or the operator.
    #[must_use]
    pub fn actor(&self) -> Option<PersonId> {
        self.actor
    }

    #[must_use]
    pub fn action(&self) -> Action {
        self.action
    }

    #[must_use]
    pub fn resource(&self) -> Resource {
        self.resource
    }

    /// Whether this permit is for that action on that resource. A store's
    /// use case asks this before it writes.
    #[must_use]
    pub fn covers(&self, action: Action, resource: Resource) -> bool {
        self.action == action && self.resource == resource
    }
}

/// May this actor do this?
///
/// # Errors
/// [`Denial`]: sign in first, not allowed, or not to be known of.
pub fn permit(actor: &Actor, action: Action, resource: Resource) -> Result<Permit, Denial> {
    let granted = Permit {
        actor: actor.person(),
        action,
        resource,
    };
    if *actor == Actor::Operator || action == Action::Visit {
        return Ok(granted);
    }
    let Actor::Person { id, .. } = actor else {
        return Err(Denial::SignIn);
    };
    if let Resource::Of(owner) = resource
        && personal(action)
    {
        // what is somebody else's is not to be known of, whatever the role
        return if owner == *id {
            Ok(granted)
        } else {
            Err(Denial::NotFound)
        };
    }
    if let Resource::Course(course) = resource
        && course_work(action)
    {
        return if runs_site(actor) || actor.instructs(course) {
            Ok(granted)
        } else if action_at_door(actor, action) {
            // an instructor, but of other courses
            Err(Denial::NotFound)
        } else {
            Err(Denial::Forbidden)
        };
    }
    if action_at_door(actor, action) {
        Ok(granted)
    } else {
        Err(Denial::Forbidden)
    }
}

/// What one does with one's own things.
fn personal(action: Action) -> bool {
    matches!(action, Action::UseAccount | Action::Enroll | Action::Learn)
}

/// What is decided course by course.
fn course_work(action: Action) -> bool {
    matches!(
        action,
        Action::WatchCourse | Action::CompleteForLearner | Action::AuthorCourse
    )
}

fn runs_site(actor: &Actor) -> bool {
    actor.has(Role::Administrator) || actor.has(Role::Owner)
}

/// May this signed-in actor do this anywhere, before anything is
/// known of the thing behind it?
fn action_at_door(actor: &Actor, action: Action) -> bool {
    match action {
        Action::Visit | Action::UseAccount | Action::Enroll | Action::Learn => true,
        Action::EnterStudio
        | Action::WatchCourse
        | Action::CompleteForLearner
        | Action::AuthorCourse => actor.has(Role::Instructor) || runs_site(actor),
        Action::EnterAdministration | Action::ReadCertificates | Action::RevokeCertificate => {
            actor.has(Role::Issuer) || runs_site(actor)
        }
        Action::AuthorProgram
        | Action::ReadPeople
        | Action::ManagePeople
        | Action::ReadContacts
        | Action::ManageSubscribers
        | Action::ManageMessages
        | Action::ManageJobs
        | Action::ReadAudit
        | Action::EditPages
        | Action::ManageSettings => runs_site(actor),
        Action::AppointAdministrators => actor.has(Role::Owner),
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
    for action in Action::ALL {
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
                let answer = match permit(actor, *action, *resource) {
                    Ok(_) => "yes",
                    Err(Denial::SignIn) => "sign in",
                    Err(Denial::Forbidden) => "no",
                    Err(Denial::NotFound) => "not found",
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
mod tests {
    use super::*;

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
    fn a_permit_for_one_course_does_not_cover_another() {
        let course = |n| Resource::Course(CourseId(uuid::Uuid::from_u128(n)));
        let permit = permit(&Actor::Operator, Action::AuthorCourse, course(1));
        assert!(
            permit
                .as_ref()
                .is_ok_and(|p| p.covers(Action::AuthorCourse, course(1)))
        );
        assert!(
            !permit
                .as_ref()
                .is_ok_and(|p| p.covers(Action::AuthorCourse, course(2)))
        );
        assert!(!permit.is_ok_and(|p| p.covers(Action::WatchCourse, course(1))));
    }
}
