//! What can be asked for: each action is a type, so that a permit for one can't
//! be handed in for another.

use super::policy::Resource;
use super::scope::Scope;
use crate::ids::{CourseId, PersonId};

mod sealed {
    pub trait Sealed {}
}

/// Something that can be asked for. Only this module makes actions.
pub trait Action: sealed::Sealed + Copy + Send + Sync + 'static {
    /// Its name where it is a value: in tables, in the audit, in menus.
    const NAME: ActionName;
    /// What it is done to: `()` is the site as a whole, a [`PersonId`] one
    /// person's own things, a [`CourseId`] a course.
    type Object: Object;
}

/// What an action is done to.
pub trait Object: Copy + Send + Sync + 'static + sealed::Sealed {
    fn resource(self) -> Resource;
}

impl sealed::Sealed for () {}
impl Object for () {
    fn resource(self) -> Resource {
        Resource::Site
    }
}

impl sealed::Sealed for PersonId {}
impl Object for PersonId {
    fn resource(self) -> Resource {
        Resource::Of(self)
    }
}

impl sealed::Sealed for CourseId {}
impl Object for CourseId {
    fn resource(self) -> Resource {
        Resource::Course(self)
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident: $object:ty = $word:literal, $scope:expr;)+) => {
        /// The name of an [`Action`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ActionName { $($(#[$doc])* $name),+ }

        impl ActionName {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The word used in the policy table, in `laurel routes` and in the audit.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// The scopes of which a token of the JSON API needs one for it;
            /// none where every token may do it.
            #[must_use]
            pub const fn scopes(self) -> &'static [Scope] {
                match self { $(Self::$name => $scope),+ }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub struct $name;
            impl sealed::Sealed for $name {}
            impl Action for $name {
                const NAME: ActionName = ActionName::$name;
                type Object = $object;
            }
        )+
    };
}

actions! {
    /// Public pages, verification, registering, signing in, writing to the organization.
    Visit: () = "visit", &[];
    /// One's own dashboard, account, certificates.
    UseAccount: PersonId = "use-account", &[Scope::Learn];
    /// Asking who one is, and what one's token is for.
    Identify: PersonId = "identify", &[];
    /// A person's profile: one's own, or, for the staff, anybody's.
    ReadProfile: () = "read-profile", &[Scope::Learn, Scope::People];
    /// Enrollments: one's own, or, for the staff, those that they look after.
    ReadEnrollments: () = "read-enrollments", &[Scope::Learn, Scope::People, Scope::Author];
    /// Certificates: one's own, or, for who issues them, all.
    ListCertificates: () = "list-certificates", &[Scope::Learn, Scope::Issue];
    /// Joining a course.
    Enroll: PersonId = "enroll", &[Scope::Learn];
    /// Reading, answering, finishing in one's own enrollment.
    Learn: PersonId = "learn", &[Scope::Learn];
    /// The staff's first page.
    EnterAdministration: () = "enter-administration", &[Scope::Operate];
    /// The author's first page.
    EnterStudio: () = "enter-studio", &[Scope::Author];
    /// A course's learners with their progress.
    WatchCourse: CourseId = "watch-course", &[Scope::Author];
    /// Completing or waiving an activity for a learner.
    CompleteForLearner: CourseId = "complete-for-learner", &[Scope::Author];
    /// Drafting, importing and publishing a course.
    AuthorCourse: CourseId = "author-course", &[Scope::Author];
    /// Importing and changing programs.
    AuthorProgram: () = "author-program", &[Scope::Author];
    /// Finding and looking at people.
    ReadPeople: () = "read-people", &[Scope::People];
    /// Ending sessions, sending links, changing roles below administrator.
    ManagePeople: () = "manage-people", &[Scope::People];
    /// Appointing administrators and owners.
    AppointAdministrators: () = "appoint-administrators", &[Scope::People];
    /// Finding and looking at certificates.
    ReadCertificates: () = "read-certificates", &[Scope::Issue];
    /// Revoking a certificate.
    RevokeCertificate: () = "revoke-certificate", &[Scope::Issue];
    /// Messages of visitors.
    ReadContacts: () = "read-contacts", &[Scope::Site];
    /// The notification list.
    ManageSubscribers: () = "manage-subscribers", &[Scope::Site];
    /// The outbox.
    ManageMessages: () = "manage-messages", &[Scope::Operate];
    /// Jobs.
    ManageJobs: () = "manage-jobs", &[Scope::Operate];
    /// How the site does, in numbers.
    ReadMetrics: () = "read-metrics", &[Scope::Operate];
    /// The audit trail.
    ReadAudit: () = "read-audit", &[Scope::Audit];
    /// The texts of the public pages.
    EditPages: () = "edit-pages", &[Scope::Site];
    /// Name, colors, links, time zone.
    ManageSettings: () = "manage-settings", &[Scope::Site];
}
