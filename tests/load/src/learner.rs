//! Learners with accounts, signed in, whose cookies `wrk` can send.

use laurel_tests::{Person, Site};

pub struct Learner {
    pub person: Person,
    /// As a `Cookie` header has it.
    pub cookie: String,
    /// Empty where a link signed in.
    pub email: String,
}

impl Learner {
    /// Signed in by a link of the demo.
    pub async fn by_link(site: &Site, path: &str) -> Self {
        let person = site.visitor();
        let cookie = cookie(&person.post(path, &[]).await);
        let email = String::new();
        Self {
            person,
            cookie,
            email,
        }
    }

    /// A new account, in this course.
    pub async fn enrolled(site: &Site, number: usize, course: &str) -> Self {
        let email = format!("load-{number}@example.org");
        let name = format!("Learner {number}");
        let made = site.run_with_input(
            &[
                "user",
                "create",
                "--email",
                &email,
                "--name",
                &name,
                "--password-stdin",
            ],
            &format!("{}\n", Person::PASSWORD),
        );
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        let person = site.visitor();
        let fields = [("email", email.as_str()), ("password", Person::PASSWORD)];
        let cookie = cookie(&person.post("/login", &fields).await);
        person
            .submit(&format!("/courses/{course}/enroll"), &[])
            .await;
        Self {
            person,
            cookie,
            email,
        }
    }
}

fn cookie(signed_in: &laurel_tests::Page) -> String {
    assert_eq!(signed_in.status, 303, "signing in: {}", signed_in.text());
    let lines = signed_in.headers.get_all("set-cookie").iter();
    lines
        .filter_map(|line| line.to_str().ok()?.split(';').next())
        .find(|pair| pair.starts_with("laurel="))
        .expect("a session's cookie")
        .to_owned()
}
