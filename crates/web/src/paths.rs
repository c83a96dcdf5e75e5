//! Every address of the site. Nothing else builds one.

use laurel_domain::ids::{AttemptId, CertificateId, CourseId, EnrollmentId, PersonId};
use uuid::Uuid;

pub const HOME: &str = "/";
pub const PROGRAMS: &str = "/programs";
pub const SEARCH: &str = "/search";
pub const CONTACT: &str = "/contact";
pub const CONTACT_SENT: &str = "/contact/sent";
pub const NOTIFICATIONS: &str = "/notifications";
pub const NOTIFICATIONS_SENT: &str = "/notifications/sent";
pub const FEED: &str = "/feed.xml";
pub const PRIVACY: &str = "/privacy";
pub const TERMS: &str = "/terms";
pub const VERIFY: &str = "/verify";
/// Where a file goes when scripts are off.
pub const VERIFY_UPLOAD: &str = "/verify/file";
/// With a SHA-256 behind it.
pub const VERIFY_HASH: &str = "/verify/hash/";
pub const CERTIFICATES: &str = "/certificates";
pub const CERTIFICATE_NAME: &str = "/certificates/name";
pub const REGISTER: &str = "/register";
pub const LOGIN: &str = "/login";
pub const LOGOUT: &str = "/logout";
pub const FORGOT_PASSWORD: &str = "/forgot-password";
pub const ACCOUNT: &str = "/account";
pub const ACCOUNT_PROFILE: &str = "/account/profile";
pub const ACCOUNT_EMAIL: &str = "/account/email";
pub const ACCOUNT_CONFIRM: &str = "/account/confirm-email";
pub const ACCOUNT_PASSWORD: &str = "/account/password";
pub const ACCOUNT_SESSIONS: &str = "/account/sessions";
pub const ACCOUNT_TERMS: &str = "/account/terms";
pub const ACCOUNT_DATA: &str = "/account/data";
pub const ACCOUNT_ERASE: &str = "/account/erase";
pub const DASHBOARD: &str = "/dashboard";
pub const STUDIO: &str = "/studio";
pub const ADMIN: &str = "/admin";
pub const ADMIN_PEOPLE: &str = "/admin/people";
pub const ADMIN_PEOPLE_NEW: &str = "/admin/people/new";
pub const ADMIN_PROGRAMS: &str = "/admin/programs";
pub const ADMIN_CERTIFICATES: &str = "/admin/certificates";
pub const ADMIN_CERTIFICATES_WAITING: &str = "/admin/certificates#waiting";
pub const ADMIN_CONTACTS: &str = "/admin/contacts";
pub const ADMIN_CONTACTS_ALL: &str = "/admin/contacts?state=all";
pub const ADMIN_CONTACTS_CSV: &str = "/admin/contacts.csv";
pub const ADMIN_SUBSCRIBERS: &str = "/admin/subscribers";
pub const ADMIN_SUBSCRIBERS_CSV: &str = "/admin/subscribers.csv";
pub const ADMIN_MESSAGES: &str = "/admin/messages";
pub const ADMIN_MESSAGES_FAILED: &str = "/admin/messages?state=failed";
pub const ADMIN_MESSAGES_WAITING: &str = "/admin/messages?state=waiting";
pub const ADMIN_AUDIT: &str = "/admin/audit";
pub const ADMIN_AUDIT_CHAIN: &str = "/admin/audit/chain";
pub const ADMIN_JOBS: &str = "/admin/jobs";
pub const ADMIN_JOBS_FAILED: &str = "/admin/jobs?state=failed";
pub const ADMIN_PAGES: &str = "/admin/pages";
pub const ADMIN_SETTINGS: &str = "/admin/settings";
pub const ADMIN_LOGO: &str = "/admin/settings/logo";
pub const ADMIN_STYLE: &str = "/admin/style";
pub const PREFERENCES: &str = "/preferences";

/// A public page of the site.
pub fn page(slug: &str) -> String {
    format!("/{slug}")
}

/// One message of a visitor.
pub fn admin_contact(id: Uuid) -> String {
    format!("{ADMIN_CONTACTS}/{id}")
}

/// One address of the notification list.
pub fn admin_subscriber(id: Uuid) -> String {
    format!("{ADMIN_SUBSCRIBERS}/{id}")
}

/// Where a public page is edited in one language.
pub fn admin_page(slug: &str, language: &str) -> String {
    format!("{ADMIN_PAGES}/{slug}/{language}")
}

/// A style sheet with the shades of a color, six digits.
pub fn colors(digits: &str) -> String {
    format!("/colors/{digits}.css")
}

pub fn logo(sha256: &str, ending: &str) -> String {
    format!("/logo/{sha256}.{ending}")
}

/// One of the settings.
pub fn admin_setting(field: &str) -> String {
    format!("{ADMIN_SETTINGS}#{field}")
}

/// A page of the answers to a query.
pub fn search(query: &str, page: u32) -> String {
    format!("{SEARCH}?q={}&page={page}", encode(query))
}

/// The form of the notification list, with a topic chosen already.
pub fn notifications_about(topic: &str) -> String {
    if topic.is_empty() {
        NOTIFICATIONS.to_owned()
    } else {
        format!("{NOTIFICATIONS}?topic={}", encode(topic))
    }
}

pub fn confirm_subscription(token: &str) -> String {
    format!("{NOTIFICATIONS}/confirm/{token}")
}

pub fn manage_subscription(secret: &str) -> String {
    format!("{NOTIFICATIONS}/manage/{secret}")
}

/// The same, saying what was done just now.
pub fn manage_done(secret: &str, done: &str) -> String {
    format!("{NOTIFICATIONS}/manage/{secret}?done={done}")
}

pub fn program(slug: &str) -> String {
    format!("/programs/{slug}")
}

pub fn course(slug: &str) -> String {
    format!("/courses/{slug}")
}

pub fn enroll(course: &str) -> String {
    format!("/courses/{course}/enroll")
}

pub fn leave(course: &str) -> String {
    format!("/courses/{course}/leave")
}

/// Where one stands in a course, what is still missing, what was achieved.
pub fn progress(course: &str) -> String {
    format!("/courses/{course}/progress")
}

pub fn learn(course: &str) -> String {
    format!("/learn/{course}")
}

pub fn activity(course: &str, activity: &str) -> String {
    format!("/learn/{course}/{activity}")
}

pub fn complete(course: &str, activity: &str) -> String {
    format!("/learn/{course}/{activity}/complete")
}

pub fn notes(course: &str, activity: &str) -> String {
    format!("/learn/{course}/{activity}/notes")
}

pub fn bookmark(course: &str, activity: &str) -> String {
    format!("/learn/{course}/{activity}/bookmark")
}

pub fn attempts(course: &str, activity: &str) -> String {
    format!("/learn/{course}/{activity}/attempts")
}

pub fn attempt(course: &str, activity: &str, id: AttemptId) -> String {
    format!("/learn/{course}/{activity}/attempts/{id}")
}

/// A question of an attempt, from 1.
pub fn attempt_question(course: &str, activity: &str, id: AttemptId, number: usize) -> String {
    format!("/learn/{course}/{activity}/attempts/{id}?q={number}")
}

pub fn answer(course: &str, activity: &str, id: AttemptId, question: &str) -> String {
    format!("/learn/{course}/{activity}/attempts/{id}/answers/{question}")
}

pub fn review(course: &str, activity: &str, id: AttemptId) -> String {
    format!("/learn/{course}/{activity}/attempts/{id}/review")
}

pub fn submit(course: &str, activity: &str, id: AttemptId) -> String {
    format!("/learn/{course}/{activity}/attempts/{id}/submit")
}

/// A course in the studio.
pub fn studio_course(slug: &str) -> String {
    format!("/studio/courses/{slug}")
}

pub fn learners(course: &str) -> String {
    format!("/studio/courses/{course}/learners")
}

/// Those of them in one state.
pub fn learners_who(course: &str, status: &str) -> String {
    format!("/studio/courses/{course}/learners?status={status}")
}

pub fn learner(course: &str, id: EnrollmentId) -> String {
    format!("/studio/courses/{course}/learners/{id}")
}

pub fn program_enroll(slug: &str) -> String {
    format!("/programs/{slug}/enroll")
}

/// The picture of the certificate that a program leads to.
pub fn specimen(program: &str) -> String {
    format!("/programs/{program}/certificate.svg")
}

/// A lesson that everybody may read.
pub fn preview(course: &str, activity: &str) -> String {
    format!("/courses/{course}/preview/{activity}")
}

pub fn studio_after(course: CourseId) -> String {
    format!("{STUDIO}?after={course}")
}

/// The page of its revisions before this number.
pub fn studio_course_before(slug: &str, number: i32) -> String {
    format!("/studio/courses/{slug}?before={number}")
}

pub fn studio_preview(course: &str, activity: &str) -> String {
    format!("/studio/courses/{course}/preview/{activity}")
}

pub fn studio_publish(course: &str) -> String {
    format!("/studio/courses/{course}/publish")
}

pub fn studio_discard(course: &str) -> String {
    format!("/studio/courses/{course}/discard")
}

pub fn studio_code(course: &str) -> String {
    format!("/studio/courses/{course}/code")
}

/// `cursor` says of which of its two lists.
pub fn admin_programs_after(cursor: &str, id: Uuid) -> String {
    format!("{ADMIN_PROGRAMS}?{cursor}={id}")
}

pub fn admin_program_status(slug: &str) -> String {
    format!("/admin/programs/{slug}/status")
}

pub fn admin_program_publish(slug: &str) -> String {
    format!("/admin/programs/{slug}/publish")
}

pub fn admin_course_status(slug: &str) -> String {
    format!("/admin/courses/{slug}/status")
}

pub fn setup(token: &str) -> String {
    format!("/setup/{token}")
}

pub fn confirm_email(token: &str) -> String {
    format!("/confirm-email/{token}")
}

pub fn reset_password(token: &str) -> String {
    format!("/reset-password/{token}")
}

pub fn sign_in(token: &str) -> String {
    format!("/sign-in/{token}")
}

pub fn admin_person(id: &str) -> String {
    format!("{ADMIN_PEOPLE}/{id}")
}

/// The same with its two lists turned to what is older.
pub fn admin_person_turned(
    id: PersonId,
    enrolled: Option<EnrollmentId>,
    certified: Option<CertificateId>,
) -> String {
    let mut query = Vec::new();
    query.extend(enrolled.map(|id| format!("enrolled={id}")));
    query.extend(certified.map(|id| format!("certified={id}")));
    format!("{ADMIN_PEOPLE}/{id}?{}", query.join("&"))
}

/// What staff do for a person: `roles`, `roles/end`, `sessions/end`,
/// `confirmation`, `password-link`.
pub fn admin_person_act(id: &str, what: &str) -> String {
    format!("{ADMIN_PEOPLE}/{id}/{what}")
}

pub fn admin_message(id: &str) -> String {
    format!("{ADMIN_MESSAGES}/{id}")
}

pub fn admin_message_retry(id: &str) -> String {
    format!("{ADMIN_MESSAGES}/{id}/retry")
}

pub fn admin_job_retry(id: &str) -> String {
    format!("{ADMIN_JOBS}/{id}/retry")
}

/// Ends one of one's own sessions.
pub fn end_session(id: &str) -> String {
    format!("{ACCOUNT_SESSIONS}/{id}/end")
}

/// The page whose form is sent to this address.
pub fn page_of(path: &str) -> &str {
    let up = match path.split_once("/answers/") {
        Some((attempt, _)) => attempt,
        None => path.rsplit_once('/').map_or("", |(up, _)| up),
    };
    if up.is_empty() { DASHBOARD } else { up }
}

/// The sign-in page that leads back to `next`.
pub fn login_then(next: &str) -> String {
    format!("{LOGIN}?next={}", encode(next))
}

pub fn register_then(next: &str) -> String {
    format!("{REGISTER}?next={}", encode(next))
}

/// A file of a course's revision or draft, by the first digits of its hash.
pub fn course_file(document: Uuid, hash: &str, name: &str) -> String {
    format!("/course-files/{document}/{hash}/{}", encode(name))
}

/// What anybody reads of a certificate.
pub fn verify(number: &str) -> String {
    format!("{VERIFY}/{number}")
}

/// The same, beside a file of this SHA-256.
pub fn verify_file_of(number: &str, sha256: &str) -> String {
    format!("{VERIFY}/{number}?sha256={sha256}")
}

/// A certificate's file or picture; `ending` is `pdf`, `png` or `svg`.
pub fn credential(number: &str, ending: &str) -> String {
    format!("/credentials/{number}.{ending}")
}

/// The holder's own page of a certificate.
pub fn certificate(number: &str) -> String {
    format!("{CERTIFICATES}/{number}")
}

/// Something earned, until it is issued.
pub fn certificate_waiting(id: Uuid) -> String {
    format!("{CERTIFICATES}/waiting/{id}")
}

/// The preview of a name as it would print.
pub fn name_preview(name: &str) -> String {
    format!("{CERTIFICATE_NAME}.svg?name={}", encode(name))
}

/// What was earned and waits, before this one.
pub fn admin_certificates_waiting(before: Option<Uuid>) -> String {
    match before {
        Some(id) => format!("{ADMIN_CERTIFICATES}?waiting={id}#waiting"),
        None => ADMIN_CERTIFICATES_WAITING.to_owned(),
    }
}

pub fn admin_certificate(number: &str) -> String {
    format!("{ADMIN_CERTIFICATES}/{number}")
}

pub fn revoke_certificate(number: &str) -> String {
    format!("{ADMIN_CERTIFICATES}/{number}/revoke")
}

/// Percent-encodes one value of a query (RFC 3986 section 2.1).
pub fn encode(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// `next` of a form, only where it stays on this site.
pub fn local(next: &str) -> Option<&str> {
    let stays = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && !next.chars().any(char::is_control);
    stays.then_some(next)
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
        }
        assert_eq!(
            login_then("/learn/a?b=c&d"),
            "/login?next=/learn/a%3Fb%3Dc%26d"
        );
    }
}
