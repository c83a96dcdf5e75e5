//! Lists and overviews at about 100,000 enrollments, each in times of a page of
//! its size after one read of one row.

use crate::bare::{self, Bare};
use crate::demo::People;
use crate::figure::Figure;
use crate::pages::{beside_bare, size};
use laurel_tests::Site;

pub async fn figures(site: &Site, people: &People, seconds: u32) -> Vec<Figure> {
    let database = site.scratch().join("bare-read.db");
    bare::fill(&database).await;
    let (learner, office) = (&people.learner, &people.administrator);
    let mut figures = Vec::new();
    for (name, who, path, most) in [
        ("CPU of the dashboard", learner, "/dashboard", 3.0),
        ("CPU of search", learner, "/search?q=trust", 6.0),
        ("CPU of the administration's home", office, "/admin", 3.0),
        ("CPU of the people", office, "/admin/people", 4.0),
        (
            "CPU of people by part of a name",
            office,
            "/admin/people?q=ari",
            6.0,
        ),
        (
            "CPU of the certificates",
            office,
            "/admin/certificates",
            5.0,
        ),
        ("CPU of the audit", office, "/admin/audit", 5.0),
    ] {
        let bare = Bare::reading(size(&who.person, path).await, &database);
        let headers = [("cookie", who.cookie.as_str())];
        let (ours, bare) = beside_bare(site, path, &headers, &bare, seconds);
        figures.push(Figure::at_most(name, ours, bare, "µs", most));
    }
    figures
}
