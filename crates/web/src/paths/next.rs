//! Where somebody goes who has to sign in, or to make an account, first.

use super::{EnrollPath, LOGIN, ProgramEnrollPath, REGISTER, Slug, course, program, with_query};
use axum_extra::routing::TypedPath;

/// The sign-in page that leads back to `next`; empty: nowhere in particular.
pub fn login_then(next: &str) -> String {
    then(LOGIN, next)
}

/// The page that makes an account and leads to `next`.
pub fn register_then(next: &str) -> String {
    then(REGISTER, next)
}

fn then(page: &str, next: &str) -> String {
    if next.is_empty() {
        page.to_owned()
    } else {
        with_query(page, &[("next", next)])
    }
}

/// `next` of a form, only where it stays on this site.
pub fn local(next: &str) -> Option<&str> {
    let stays = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && !next.chars().any(char::is_control);
    stays.then_some(next)
}

/// What a visitor pressed "Begin" for, who has to sign in first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beginning {
    Program(Slug),
    Course(Slug),
}

impl Beginning {
    /// A `next` that is the address of such a button's form.
    pub fn of(next: &str) -> Option<Self> {
        let within = |pattern: &str| {
            let (before, after) = pattern.split_once("{slug}")?;
            let slug = next.strip_prefix(before)?.strip_suffix(after)?;
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
            slug.chars()
                .all(plain)
                .then(|| Slug::try_from(slug.to_owned()).ok())?
        };
        within(ProgramEnrollPath::PATH)
            .map(Self::Program)
            .or_else(|| within(EnrollPath::PATH).map(Self::Course))
    }

    /// The page with the button.
    pub fn page(self) -> String {
        match self {
            Self::Program(slug) => program(slug),
            Self::Course(slug) => course(slug),
        }
    }
}

/// The page that `next` leads to by a link: of a form, the one where it is.
pub fn page_of(next: &str) -> Option<String> {
    match Beginning::of(next) {
        Some(beginning) => Some(beginning.page()),
        None => local(next).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_never_leaves_the_site() {
        assert_eq!(local("/dashboard?x=1"), Some("/dashboard?x=1"));
        for bad in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "",
            "javascript:x",
            "/a\nb",
        ] {
            assert_eq!(local(bad), None, "{bad}");
            assert_eq!(page_of(bad), None, "{bad}");
        }
        assert_eq!(
            login_then("/learn/a?b=c&d"),
            "/login?next=%2Flearn%2Fa%3Fb%3Dc%26d"
        );
        assert_eq!(login_then(""), "/login");
    }

    #[test]
    fn who_wants_to_begin_is_led_by_a_link_to_the_page_with_the_button() {
        assert_eq!(
            Beginning::of("/programs/a-b/enroll"),
            Some(Beginning::Program("a-b".into()))
        );
        assert_eq!(
            page_of("/programs/a-b/enroll").as_deref(),
            Some("/programs/a-b")
        );
        assert_eq!(page_of("/courses/c/enroll").as_deref(), Some("/courses/c"));
        assert_eq!(page_of("/learn/c?x=1").as_deref(), Some("/learn/c?x=1"));
        for other in [
            "/programs//enroll",
            "/programs/a/b/enroll",
            "/programs/../enroll",
            "/courses/a/enroll?x",
            "/courses/enroll",
        ] {
            assert_eq!(Beginning::of(other), None, "{other}");
        }
    }
}
