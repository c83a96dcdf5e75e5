//! Who walks the routes of the JSON API: programs with tokens.

use super::route_walk::nth;
use laurel_domain::identity::{Access, Actor, Grant, Role};
use laurel_tests::{Program, Site};
use reqwest::Method;

/// Somebody's program.
pub struct Caller {
    pub name: &'static str,
    /// Whose it is, where it has a token.
    person: Option<(usize, Vec<Grant>)>,
    scopes: &'static str,
    pub program: Program,
}

impl Caller {
    pub fn actor(&self, method: &Method) -> Actor {
        let Some((nth_person, grants)) = &self.person else {
            return Actor::Visitor;
        };
        Actor::Token {
            id: nth(*nth_person),
            grants: grants.clone(),
            scopes: self.scopes.parse().expect("scopes"),
            access: Access::of(*method == Method::GET),
        }
    }
}

const EVERYTHING: &str =
    "learn:write author:write issue:write people:write site:write audit:read operate:write";

/// Programs of the walkers, in the walkers' order; then programs of the
/// administrator, each with one scope.
pub fn programs(site: &Site) -> Vec<Caller> {
    let role = |role, course| vec![Grant { role, course }];
    let administrator = || role(Role::Administrator, None);
    let callers: [(&'static str, &str, usize, Vec<Grant>, &'static str); 13] = [
        ("learner", "learner", 10, vec![], EVERYTHING),
        ("other learner", "other-learner", 11, vec![], EVERYTHING),
        (
            "instructor",
            "instructor",
            12,
            role(Role::Instructor, Some(nth(1))),
            EVERYTHING,
        ),
        (
            "other instructor",
            "other-instructor",
            13,
            role(Role::Instructor, Some(nth(2))),
            EVERYTHING,
        ),
        ("issuer", "issuer", 14, role(Role::Issuer, None), EVERYTHING),
        (
            "administrator",
            "administrator",
            15,
            administrator(),
            EVERYTHING,
        ),
        ("learn", "administrator", 15, administrator(), "learn:write"),
        (
            "author",
            "administrator",
            15,
            administrator(),
            "author:write",
        ),
        ("issue", "administrator", 15, administrator(), "issue:write"),
        (
            "people",
            "administrator",
            15,
            administrator(),
            "people:write",
        ),
        ("site", "administrator", 15, administrator(), "site:write"),
        ("audit", "administrator", 15, administrator(), "audit:read"),
        (
            "operate:read",
            "administrator",
            15,
            administrator(),
            "operate:read",
        ),
    ];
    let mut all = vec![Caller {
        name: "no token",
        person: None,
        scopes: "",
        program: site.program_without_token(),
    }];
    all.extend(
        callers
            .into_iter()
            .map(|(name, account, at, grants, scopes)| {
                let words: Vec<&str> = scopes.split(' ').collect();
                Caller {
                    name,
                    person: Some((at, grants)),
                    scopes,
                    program: site.program(&format!("{account}@example.org"), &words),
                }
            }),
    );
    all
}
