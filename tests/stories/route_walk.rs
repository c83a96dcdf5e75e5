//! Every route, tried by everybody: what each may do is what the policy says.
//! The table of what was seen is checked in as `docs/route-walk.md`.

use super::route_walk_tokens::programs;
use laurel_domain::identity::{ActionName, Actor, Denial, Grant, Resource, Role, decide};
use laurel_domain::ids::{CourseId, PersonId};
use laurel_tests::{Page, Person, Site};
use reqwest::Method;
use std::fmt::Debug;
use std::path::Path;
use std::str::FromStr;

/// The course that `instructor` authors, and that `learner` is in.
const COURSE: &str = "seeing-what-hurts";
const LESSON: &str = "why-noticing-comes-first";
const QUIZ: &str = "check-noticing";
const NOBODY: &str = "00000000-0000-7000-8000-000000000000";
const TOKEN: &str = "000000000000000000000000000000000000000000000000";

/// What stands for a parameter, by the beginning of the path and its name; the
/// first that fits. One that fits no route is stale, and the walk fails.
/// `attempt`, `enrollment` and `person` stand for ids that the walk makes.
const SAMPLES: [(&str, &str, &str); 52] = [
    ("/account/sessions/", "id", NOBODY),
    ("/account/tokens/", "id", NOBODY),
    ("/admin/certificates/", "number", "0000-0000-0000-0"),
    ("/admin/contacts/", "id", NOBODY),
    ("/admin/courses/", "slug", COURSE),
    ("/admin/jobs/", "id", NOBODY),
    ("/admin/certificates/waiting/", "id", NOBODY),
    ("/admin/messages/", "id", NOBODY),
    ("/admin/pages/", "slug", "about"),
    ("/admin/pages/", "language", "en"),
    ("/admin/people/", "id", "person"),
    ("/admin/programs/", "slug", "compassionate-leadership"),
    ("/admin/subscribers/", "id", NOBODY),
    ("/api/v1/attempts/", "id", "attempt"),
    ("/api/v1/attempts/", "question", "noticing-four-parts"),
    ("/api/v1/certificates/", "number", "0000-0000-0000-0"),
    ("/api/v1/contacts/", "id", NOBODY),
    ("/api/v1/courses/", "slug", COURSE),
    ("/api/v1/courses/", "number", "1"),
    ("/api/v1/enrollments/", "id", "enrollment"),
    (
        "/api/v1/enrollments/{id}/activities/{activity}/attempts",
        "activity",
        QUIZ,
    ),
    ("/api/v1/enrollments/", "activity", LESSON),
    ("/api/v1/jobs/", "id", NOBODY),
    ("/api/v1/mail/", "id", NOBODY),
    ("/api/v1/people/", "id", "person"),
    ("/api/v1/programs/", "slug", "compassionate-leadership"),
    ("/api/v1/subscribers/", "id", NOBODY),
    ("/api/v1/verify/", "number", "0000-0000-0000-0"),
    ("/assets/", "name", "nothing.css"),
    ("/certificates/waiting/", "id", NOBODY),
    ("/certificates/", "number", "0000-0000-0000-0"),
    ("/colors/", "file", "7a1f3d.css"),
    ("/course-files/", "document", NOBODY),
    ("/course-files/", "hash", "00000000"),
    ("/course-files/", "name", "nothing.svg"),
    ("/courses/", "slug", COURSE),
    ("/courses/", "activity", LESSON),
    ("/credentials/", "file", "0000-0000-0000-0.pdf"),
    ("/learn/", "course", COURSE),
    ("/learn/{course}/{activity}/attempts", "activity", QUIZ),
    ("/learn/", "activity", LESSON),
    ("/learn/", "id", "attempt"),
    ("/learn/", "question", "noticing-four-parts"),
    ("/logo/", "file", "nothing.svg"),
    ("/programs/", "slug", "compassionate-leadership"),
    ("/studio/", "slug", COURSE),
    ("/studio/", "activity", LESSON),
    ("/studio/", "enrollment", "enrollment"),
    ("/verify/hash/", "sha256", TOKEN),
    ("/verify/", "number", "0000-0000-0000-0"),
    ("/", "token", TOKEN),
    ("/", "page", "about"),
];

struct Walker {
    name: &'static str,
    actor: Actor,
    person: Person,
}

struct Route {
    method: Method,
    path: String,
    action: ActionName,
}

fn routes(site: &Site) -> Vec<Route> {
    let table: serde_json::Value =
        serde_json::from_str(&site.said(&["routes", "--json"])).expect("JSON");
    let mut routes: Vec<Route> = table
        .as_array()
        .expect("a list")
        .iter()
        .map(|line| {
            let word = line["action"].as_str().unwrap_or_default();
            Route {
                method: line["method"]
                    .as_str()
                    .unwrap_or_default()
                    .parse()
                    .expect("a method"),
                path: line["path"].as_str().unwrap_or_default().to_owned(),
                action: *ActionName::ALL
                    .iter()
                    .find(|action| action.as_str() == word)
                    .unwrap_or_else(|| panic!("no action {word}")),
            }
        })
        .collect();
    // what ends something comes after what needs it
    routes.sort_by_key(|route| {
        let ends = [
            "/logout",
            "/leave",
            "/submit",
            "/sessions/end",
            "/tokens/end",
        ]
        .iter()
        .any(|part| route.path.contains(part));
        (
            (ends && route.method == Method::POST) || route.method == Method::DELETE,
            route.path == "/logout",
        )
    });
    routes
}

/// The path with its parameters filled in.
fn filled(path: &str, made: &[(&str, String)], used: &mut [bool]) -> String {
    let mut filled = Vec::new();
    for part in path.split('/') {
        let Some(name) = part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) else {
            filled.push(part.to_owned());
            continue;
        };
        let at = SAMPLES
            .iter()
            .position(|(start, of, _)| *of == name && path.starts_with(start))
            .unwrap_or_else(|| panic!("the walk has no sample for {{{name}}} of {path}: add one"));
        used[at] = true;
        let value = SAMPLES[at].2;
        let value = made
            .iter()
            .find(|(of, _)| *of == value)
            .map_or(value, |(_, made)| made);
        filled.push(value.to_owned());
    }
    filled.join("/")
}

async fn walkers(site: &Site) -> Vec<Walker> {
    let mut all = vec![Walker {
        name: "visitor",
        actor: Actor::Visitor,
        person: site.visitor(),
    }];
    let course = |n| Some(nth::<CourseId>(n));
    let people: [(&'static str, Option<&str>, Vec<Grant>); 6] = [
        ("learner", None, vec![]),
        ("other learner", None, vec![]),
        (
            "instructor",
            Some(COURSE),
            vec![Grant {
                role: Role::Instructor,
                course: course(1),
            }],
        ),
        (
            "other instructor",
            Some("responding-well"),
            vec![Grant {
                role: Role::Instructor,
                course: course(2),
            }],
        ),
        (
            "issuer",
            None,
            vec![Grant {
                role: Role::Issuer,
                course: None,
            }],
        ),
        (
            "administrator",
            None,
            vec![Grant {
                role: Role::Administrator,
                course: None,
            }],
        ),
    ];
    for (at, (name, teaches, grants)) in people.into_iter().enumerate() {
        let email = format!("{}@example.org", name.replace(' ', "-"));
        let role = match name {
            "issuer" | "administrator" => Some(name),
            _ => None,
        };
        if let Some(slug) = teaches {
            // the role comes before the sign-in, so that the first token has it
            let made = site.run_with_input(
                &[
                    "user",
                    "create",
                    "--email",
                    &email,
                    "--name",
                    name,
                    "--role",
                    "instructor",
                    "--course",
                    slug,
                    "--password-stdin",
                ],
                Person::PASSWORD,
            );
            assert!(made.status.success(), "{made:?}");
        }
        let person = if teaches.is_some() {
            let person = site.visitor();
            let fields = [("email", email.as_str()), ("password", Person::PASSWORD)];
            assert_eq!(person.post("/login", &fields).await.status, 303);
            person
        } else {
            site.person(name, &email, role).await
        };
        all.push(Walker {
            name,
            actor: Actor::Person {
                id: nth(10 + at),
                grants,
            },
            person,
        });
    }
    all
}

/// The policy only asks whether two ids are the same.
pub fn nth<T: FromStr<Err: Debug>>(n: usize) -> T {
    format!("00000000-0000-0000-0000-{n:012}")
        .parse()
        .expect("an id")
}

/// What the policy says of this route for this actor.
fn expected(route: &Route, actor: &Actor) -> Result<(), Denial> {
    let resource = match route.action {
        ActionName::Identify | ActionName::UseAccount | ActionName::Enroll | ActionName::Learn => {
            let of_learner = ["/attempts/{id}", "/enrollments/{id}"];
            let owner = if route.path.contains("/people/{id}") {
                // somebody who walks nowhere
                Some(nth::<PersonId>(99))
            } else if of_learner.iter().any(|part| route.path.contains(part)) {
                // the learner's, whom the walk made as the first
                Some(nth::<PersonId>(10))
            } else {
                actor.person()
            };
            owner.map_or(Resource::Site, Resource::Of)
        }
        ActionName::WatchCourse | ActionName::CompleteForLearner | ActionName::AuthorCourse
            if route.path.contains('{') =>
        {
            Resource::Course(nth(1))
        }
        _ => Resource::Site,
    };
    decide(actor, route.action, resource)
}

fn seen(page: &Page) -> &'static str {
    match page.status {
        303 if page.header("location").starts_with("/login?next=") => "sign in",
        401 => "sign in",
        403 => "no",
        404 => "not there",
        405 | 500.. => "broken",
        _ => "yes",
    }
}

/// Everybody who walks, and what stands for the ids in the addresses.
struct Walk {
    walkers: Vec<Walker>,
    made: [(&'static str, String); 3],
}

/// The learner is in the course and has an attempt open.
async fn set_out(site: &Site) -> Walk {
    let walkers = walkers(site).await;
    let learner = &walkers[1].person;
    let joined = learner
        .post(&format!("/courses/{COURSE}/enroll"), &[])
        .await;
    assert_eq!(joined.status, 303, "{}", joined.text());
    let begun = learner
        .post(&format!("/learn/{COURSE}/{QUIZ}/attempts"), &[])
        .await;
    let attempt = begun.location();
    let attempt = attempt.split('?').next().unwrap_or_default();
    let attempt = attempt.rsplit('/').next().unwrap_or_default().to_owned();
    let made = site.said(&[
        "user",
        "create",
        "--email",
        "somebody@example.org",
        "--name",
        "Somebody",
        "--json",
    ]);
    let made: serde_json::Value = serde_json::from_str(&made).expect("JSON");
    let instructor = &walkers[3].person;
    let list = instructor
        .visit(&format!("/studio/courses/{COURSE}/learners"))
        .await;
    let enrollment = list
        .address("/learners/")
        .and_then(|path| path.rsplit('/').next().map(str::to_owned))
        .expect("the learner stands in the list");
    let made = [
        ("attempt", attempt),
        ("enrollment", enrollment),
        ("person", made["id"].as_str().unwrap_or_default().to_owned()),
    ];
    Walk { walkers, made }
}

/// Every page as everybody, as a browser fetches it before anybody asked to see it.
pub async fn fetch_all_ahead(site: &Site) -> impl AsyncFn() {
    let walk = set_out(site).await;
    let routes = routes(site);
    let gets: Vec<String> = routes
        .iter()
        .filter(|route| route.method == Method::GET && !is_api(route))
        .map(|route| filled(&route.path, &walk.made, &mut [false; SAMPLES.len()]))
        .collect();
    assert!(gets.len() > 80, "{}", gets.len());
    async move || {
        for path in &gets {
            for walker in &walk.walkers {
                let request = walker.person.request(Method::GET, path);
                let request = request.header("sec-purpose", "prefetch");
                let page = walker.person.send(request).await;
                assert!(
                    page.status < 500,
                    "{path} as {}: {}",
                    walker.name,
                    page.status
                );
            }
        }
    }
}

#[tokio::test]
async fn every_route_is_open_to_whom_the_policy_says_and_to_nobody_else() {
    let site = Site::start().await;
    let Walk { walkers, made } = set_out(&site).await;
    let programs = programs(&site);
    let mut used = [false; SAMPLES.len()];
    let (mut pages, mut calls) = (Vec::new(), Vec::new());
    let mut wrong = Vec::new();
    for route in routes(&site) {
        let path = filled(&route.path, &made, &mut used);
        let mut cells = Vec::new();
        if is_api(&route) {
            for caller in &programs {
                let mut request = caller.program.request(route.method.clone(), &path);
                if path == METRICS {
                    request = request.header("x-forwarded-for", "192.0.2.1");
                }
                if route.method != Method::GET {
                    // an empty object: who is let in is told what is missing
                    request = request.json(&serde_json::json!({}));
                }
                let page = caller.program.send(request).await;
                let actor = caller.actor(&route.method);
                cells.push(judge(
                    &route,
                    &path,
                    (caller.name, &actor),
                    &page,
                    &mut wrong,
                ));
            }
            calls.push((route, cells));
            continue;
        }
        for walker in &walkers {
            let mut request = walker.person.request(route.method.clone(), &path);
            if route.method != Method::GET {
                // an empty form: who is let in is told what is missing
                request = request.form(&[("nothing", "")]);
            }
            let page = walker.person.send(request).await;
            let who = (walker.name, &walker.actor);
            cells.push(judge(&route, &path, who, &page, &mut wrong));
        }
        pages.push((route, cells));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for ((start, name, _), used) in SAMPLES.iter().zip(used) {
        assert!(
            used,
            "no route needs the sample {{{name}}} of {start}: take it away"
        );
    }
    let names: Vec<&str> = walkers.iter().map(|walker| walker.name).collect();
    let tokens: Vec<&str> = programs.iter().map(|caller| caller.name).collect();
    compare(&format!(
        "{INTRODUCTION}{}{API_INTRODUCTION}{}",
        table(&names, pages),
        table(&tokens, calls)
    ));
}

/// Who asks here from the site's own machine needs no token, so the walk asks
/// through a proxy.
const METRICS: &str = "/metrics";

/// Whether programs ask here by their tokens.
fn is_api(route: &Route) -> bool {
    route.path.starts_with("/api/v1/") || route.path == METRICS
}

/// What was seen; what the policy did not say goes to `wrong`.
fn judge(
    route: &Route,
    path: &str,
    (name, actor): (&str, &Actor),
    page: &Page,
    wrong: &mut Vec<String>,
) -> &'static str {
    let seen = seen(page);
    let expected = expected(route, actor);
    let holds = match expected {
        // what is not there is not there for anybody
        Ok(()) => matches!(seen, "yes" | "not there"),
        Err(Denial::SignIn) => seen == "sign in",
        Err(Denial::Forbidden | Denial::Scope(..)) => seen == "no",
        Err(Denial::NotFound) => seen == "not there",
    };
    if !holds {
        let (method, status) = (&route.method, page.status);
        wrong.push(format!(
            "{method} {path} as {name}: expected {expected:?}, saw {status} ({seen})"
        ));
    }
    seen
}

const INTRODUCTION: &str = "# Every route, as everybody\n\n\
     Made by the test `every_route_is_open_to_whom_the_policy_says_and_to_nobody_else`, which asks a running \
     site and compares each answer with the policy (`docs/policy.txt`). \
     The instructor's course and the learner's are the same one; ids that nobody has stand for most parameters. \
     *yes*: let in, whatever the form then said. *sign in*: led to the sign-in page. *no*: 403. *not there*: 404.\n\n";

const API_INTRODUCTION: &str = "\n## The JSON API, by tokens\n\n\
     The first columns are programs of these people with every scope; the last are the administrator's, each with \
     one scope. *sign in*: 401. `/metrics` is asked through a proxy: on the site's own machine it takes no token.\n\n";

fn table(names: &[&str], mut lines: Vec<(Route, Vec<&'static str>)>) -> String {
    lines.sort_by(|(a, _), (b, _)| (&a.path, a.method.as_str()).cmp(&(&b.path, b.method.as_str())));
    let mut text = String::new();
    text.push_str(&format!("| route | action | {} |\n", names.join(" | ")));
    text.push_str(&format!("|---|---|{}\n", "---|".repeat(names.len())));
    for (route, cells) in lines {
        text.push_str(&format!(
            "| `{} {}` | {} | {} |\n",
            route.method,
            route.path,
            route.action.as_str(),
            cells.join(" | ")
        ));
    }
    text
}

/// A table that differs is written, so that it can be read and committed.
fn compare(table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/route-walk.md");
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    if kept != table {
        std::fs::write(&path, table).expect("the table is written");
        panic!(
            "docs/route-walk.md differed and is written anew: read the difference, then commit it"
        );
    }
}
