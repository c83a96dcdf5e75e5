//! What programs and courses tell search engines (schema.org).

use crate::paths;
use laurel_domain::authoring::document::{Course, ProgramStatus};
use laurel_persistence::catalog::WholeProgram;
use serde_json::{Value, json};

/// Who offers what is described.
#[derive(Debug, Clone, Copy)]
pub struct Provider<'a> {
    pub organization: &'a str,
    /// Without a slash at its end.
    pub public_url: &'a str,
}

impl Provider<'_> {
    fn json(&self) -> Value {
        json!({
            "@type": "EducationalOrganization",
            "name": self.organization,
            "url": self.public_url,
        })
    }

    fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }
}

/// ISO 8601, such as `PT13H30M`.
fn duration(half_hours: u32) -> String {
    if half_hours.is_multiple_of(2) {
        format!("PT{}H", half_hours / 2)
    } else {
        format!("PT{}H30M", half_hours / 2)
    }
}

/// `EducationalOccupationalProgram`
pub fn program(by: Provider<'_>, whole: &WholeProgram) -> Value {
    let document = &whole.entry.document;
    let courses: Vec<Value> = whole
        .courses
        .iter()
        .map(|c| short_course(by, &c.course.slug, &c.revision.document))
        .collect();
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "EducationalOccupationalProgram",
        "name": document.title,
        "description": document.summary,
        "url": by.absolute(&paths::program(&whole.entry.slug)),
        "inLanguage": document.language,
        "educationalProgramMode": "online",
        "provider": by.json(),
        "hasCourse": courses,
    });
    if whole.half_hours() > 0 {
        data["timeToComplete"] = json!(duration(whole.half_hours()));
    }
    if let Some(award) = &document.award {
        data["educationalCredentialAwarded"] = json!({
            "@type": "EducationalOccupationalCredential",
            "name": award.title,
        });
    }
    if document.price.is_none() && whole.entry.status == ProgramStatus::Open {
        data["offers"] =
            json!({"@type": "Offer", "price": 0, "priceCurrency": "USD", "category": "Free"});
    }
    data
}

fn short_course(by: Provider<'_>, slug: &str, course: &Course) -> Value {
    json!({
        "@type": "Course",
        "name": course.title,
        "description": course.summary,
        "url": by.absolute(&paths::course(slug)),
    })
}

/// `Course`
pub fn course(by: Provider<'_>, slug: &str, course: &Course) -> Value {
    let mut data = short_course(by, slug, course);
    data["@context"] = json!("https://schema.org");
    data["inLanguage"] = json!(course.language);
    data["provider"] = by.json();
    data["teaches"] = json!(course.outcomes);
    data["hasCourseInstance"] = json!({
        "@type": "CourseInstance",
        "courseMode": "online",
        "courseWorkload": duration(course.half_hours()),
    });
    data
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn half_hours_read_as_a_duration() {
        assert_eq!(duration(28), "PT14H");
        assert_eq!(duration(27), "PT13H30M");
        assert_eq!(duration(1), "PT0H30M");
    }
}
