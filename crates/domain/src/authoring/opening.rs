//! Whether a program has what visitors are promised when it opens. One rule for who imports a
//! folder and for who opens a program in the browser.

use crate::authoring::document::Program;

/// Where a course that a program names stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CourseStands {
    /// There is none with this slug.
    Missing,
    NeverPublished,
    Retired,
    Open,
}

/// Why a program can't be opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotReady {
    /// It has no course at all.
    NoCourse,
    /// A required course, by its slug, that nobody can begin.
    Course { slug: String, stands: CourseStands },
    /// Fewer electives can be begun than must be completed.
    Electives { need: u32, open: u32 },
}

/// Everything that is missing; nothing where it can be opened.
pub fn not_ready(program: &Program, stands: impl Fn(&str) -> CourseStands) -> Vec<NotReady> {
    if program.courses.is_empty() {
        return vec![NotReady::NoCourse];
    }
    let (required, electives): (Vec<_>, Vec<_>) =
        program.courses.iter().partition(|course| course.required);
    let mut found: Vec<NotReady> = required
        .iter()
        .map(|course| (course, stands(&course.course)))
        .filter(|(_, stands)| *stands != CourseStands::Open)
        .map(|(course, stands)| NotReady::Course {
            slug: course.course.clone(),
            stands,
        })
        .collect();
    let open = electives
        .iter()
        .filter(|course| stands(&course.course) == CourseStands::Open)
        .count();
    let open = u32::try_from(open).unwrap_or(u32::MAX);
    if open < program.electives {
        found.push(NotReady::Electives {
            need: program.electives,
            open,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::document::{CourseRef, ProgramStatus};

    fn program(courses: &[(&str, bool)], electives: u32) -> Program {
        Program {
            id: "p".to_owned(),
            slug: "p".to_owned(),
            title: "P".to_owned(),
            summary: String::new(),
            language: "en".to_owned(),
            status: ProgramStatus::Preparation,
            price: None,
            outcomes: Vec::new(),
            audience: Vec::new(),
            requirements: Vec::new(),
            topics: Vec::new(),
            courses: courses
                .iter()
                .map(|(course, required)| CourseRef {
                    course: (*course).to_owned(),
                    required: *required,
                })
                .collect(),
            electives,
            stated_half_hours: None,
            award: None,
            faq: Vec::new(),
            body: String::new(),
        }
    }

    #[test]
    fn what_visitors_are_promised_is_there() {
        let stands = |slug: &str| match slug {
            "open" | "other" => CourseStands::Open,
            "draft" => CourseStands::NeverPublished,
            "old" => CourseStands::Retired,
            _ => CourseStands::Missing,
        };
        let check =
            |courses: &[(&str, bool)], electives| not_ready(&program(courses, electives), stands);
        assert_eq!(check(&[], 0), [NotReady::NoCourse]);
        assert_eq!(check(&[("open", true)], 0), []);
        assert_eq!(check(&[("open", true), ("old", false)], 0), []);
        assert_eq!(check(&[("open", true), ("other", false)], 1), []);
        for slug in ["draft", "old", "nowhere"] {
            let course = NotReady::Course {
                slug: slug.to_owned(),
                stands: stands(slug),
            };
            assert_eq!(check(&[("open", true), (slug, true)], 0), [course]);
        }
        assert_eq!(
            check(&[("open", true), ("old", false), ("other", false)], 2),
            [NotReady::Electives { need: 2, open: 1 }]
        );
    }
}
