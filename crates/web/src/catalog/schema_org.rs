//! What programs and courses tell search engines (schema.org).

use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::authoring::document::{Course, ProgramStatus};
use laurel_persistence::catalog::WholeProgram;
use serde_json::{Value, json};

fn provider(context: &RequestContext) -> Value {
    json!({
        "@type": "EducationalOrganization",
        "name": context.app.settings().organization,
        "url": context.app.options.public_url,
    })
}

fn absolute(context: &RequestContext, path: &str) -> String {
    format!("{}{path}", context.app.options.public_url)
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
pub(super) fn program(context: &RequestContext, whole: &WholeProgram) -> Value {
    let document = &whole.entry.document;
    let courses: Vec<Value> = whole
        .courses
        .iter()
        .map(|c| short_course(context, &c.course.slug, &c.revision.document))
        .collect();
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "EducationalOccupationalProgram",
        "name": document.title,
        "description": document.summary,
        "url": absolute(context, &paths::program(&whole.entry.slug)),
        "inLanguage": document.language,
        "educationalProgramMode": "online",
        "provider": provider(context),
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

fn short_course(context: &RequestContext, slug: &str, course: &Course) -> Value {
    json!({
        "@type": "Course",
        "name": course.title,
        "description": course.summary,
        "url": absolute(context, &paths::course(slug)),
    })
}

/// `Course`
pub(super) fn course(context: &RequestContext, slug: &str, course: &Course) -> Value {
    let mut data = short_course(context, slug, course);
    data["@context"] = json!("https://schema.org");
    data["inLanguage"] = json!(course.language);
    data["provider"] = provider(context);
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
