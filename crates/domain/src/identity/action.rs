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

            /// The scope that a token of the JSON API needs for it; `None`
            /// where anybody may do it.
            #[must_use]
            pub const fn scope(self) -> Option<Scope> {
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
    Visit: () = "visit", None;
    /// One's own dashboard, account, certificates.
    UseAccount: PersonId = "use-account", Some(Scope::Learn);
    /// Joining a course.
    Enroll: PersonId = "enroll", Some(Scope::Learn);
    /// Reading, answering, finishing in one's own enrollment.
    Learn: PersonId = "learn", Some(Scope::Learn);
    /// The staff's first page.
    EnterAdministration: () = "enter-administration", Some(Scope::Operate);
    /// The author's first page.
    EnterStudio: () = "enter-studio", Some(Scope::Author);
    /// A course's learners with their progress.
    WatchCourse: CourseId = "watch-course", Some(Scope::Author);
    /// Completing or waiving an activity for a learner.
    CompleteForLearner: CourseId = "complete-for-learner", Some(Scope::Author);
    /// Drafting, importing and publishing a course.
    AuthorCourse: CourseId = "author-course", Some(Scope::Author);
    /// Importing and changing programs.
    AuthorProgram: () = "author-program", Some(Scope::Author);
    /// Finding and looking at people.
    ReadPeople: () = "read-people", Some(Scope::People);
    /// Ending sessions, sending links, changing roles below administrator.
    ManagePeople: () = "manage-people", Some(Scope::People);
    /// Appointing administrators and owners.
    AppointAdministrators: () = "appoint-administrators", Some(Scope::People);
    /// Finding and looking at certificates.
    ReadCertificates: () = "read-certificates", Some(Scope::Issue);
    /// Revoking a certificate.
    RevokeCertificate: () = "revoke-certificate", Some(Scope::Issue);
    /// Messages of visitors.
    ReadContacts: () = "read-contacts", Some(Scope::Site);
    /// The notification list.
    ManageSubscribers: () = "manage-subscribers", Some(Scope::Site);
    /// The outbox.
    ManageMessages: () = "manage-messages", Some(Scope::Operate);
    /// Jobs.
    ManageJobs: () = "manage-jobs", Some(Scope::Operate);
    /// The audit trail.
    ReadAudit: () = "read-audit", Some(Scope::Audit);
    /// The texts of the public pages.
    EditPages: () = "edit-pages", Some(Scope::Site);
    /// Name, colors, links, time zone.
    ManageSettings: () = "manage-settings", Some(Scope::Site);
}
