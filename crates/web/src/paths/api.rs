//! The JSON API.

use super::{Slug, addresses};
use laurel_domain::ids::{AttemptId, EnrollmentId, JobId, MessageId, PersonId};
use uuid::Uuid;

addresses! {
    /// The OpenAPI document.
    ApiOpenapiPath = "/api/openapi.json" => const API_OPENAPI;
    /// The same for people.
    ApiDocsPath = "/api/docs" => const API_DOCS;
    /// Whose token it is.
    ApiMePath = "/api/v1/me";
    /// `/api/v1/programs`
    ApiProgramsPath = "/api/v1/programs";
    /// `/api/v1/programs/{slug}`
    ApiProgramPath { slug: Slug } = "/api/v1/programs/{slug}";
    /// `/api/v1/courses`
    ApiCoursesPath = "/api/v1/courses";
    /// `/api/v1/courses/{slug}`
    ApiCoursePath { slug: Slug } = "/api/v1/courses/{slug}";
    /// `/api/v1/courses/{slug}/revisions`
    ApiRevisionsPath { slug: Slug } = "/api/v1/courses/{slug}/revisions";
    /// `/api/v1/courses/{slug}/revisions/{number}`
    ApiRevisionPath { slug: Slug, number: i32 } = "/api/v1/courses/{slug}/revisions/{number}";
    /// `/api/v1/people`
    ApiPeoplePath = "/api/v1/people";
    /// `/api/v1/people/{id}`
    ApiPersonPath { id: PersonId } = "/api/v1/people/{id}" => fn api_person;
    /// `/api/v1/people/{id}/roles`
    ApiPersonRolesPath { id: PersonId } = "/api/v1/people/{id}/roles";
    /// `/api/v1/people/{id}/sessions`
    ApiPersonSessionsPath { id: PersonId } = "/api/v1/people/{id}/sessions";
    /// `/api/v1/people/{id}/tokens`
    ApiPersonTokensPath { id: PersonId } = "/api/v1/people/{id}/tokens";
    /// `/api/v1/enrollments`
    ApiEnrollmentsPath = "/api/v1/enrollments";
    /// `/api/v1/enrollments/{id}`
    ApiEnrollmentPath { id: EnrollmentId } = "/api/v1/enrollments/{id}" => fn api_enrollment;
    /// `/api/v1/enrollments/{id}/progress`
    ApiProgressPath { id: EnrollmentId } = "/api/v1/enrollments/{id}/progress";
    /// `/api/v1/enrollments/{id}/activities/{activity}/complete`
    ApiCompletePath { id: EnrollmentId, activity: Slug } = "/api/v1/enrollments/{id}/activities/{activity}/complete";
    /// `/api/v1/enrollments/{id}/activities/{activity}/attempts`
    ApiAttemptsPath { id: EnrollmentId, activity: Slug } = "/api/v1/enrollments/{id}/activities/{activity}/attempts";
    /// `/api/v1/attempts/{id}`
    ApiAttemptPath { id: AttemptId } = "/api/v1/attempts/{id}" => fn api_attempt;
    /// `/api/v1/attempts/{id}/answers/{question}`
    ApiAnswerPath { id: AttemptId, question: Slug } = "/api/v1/attempts/{id}/answers/{question}";
    /// `/api/v1/attempts/{id}/submit`
    ApiSubmitPath { id: AttemptId } = "/api/v1/attempts/{id}/submit";
    /// `/api/v1/certificates`
    ApiCertificatesPath = "/api/v1/certificates";
    /// `/api/v1/certificates/{number}`
    ApiCertificatePath { number: Slug } = "/api/v1/certificates/{number}";
    /// `/api/v1/certificates/{number}/revoke`
    ApiRevokePath { number: Slug } = "/api/v1/certificates/{number}/revoke";
    /// `/api/v1/verify/{number}`
    ApiVerifyPath { number: Slug } = "/api/v1/verify/{number}";
    /// `/api/v1/subscribers`
    ApiSubscribersPath = "/api/v1/subscribers";
    /// `/api/v1/subscribers/{id}`
    ApiSubscriberPath { id: Uuid } = "/api/v1/subscribers/{id}";
    /// `/api/v1/contacts`
    ApiContactsPath = "/api/v1/contacts";
    /// `/api/v1/contacts/{id}`
    ApiContactPath { id: Uuid } = "/api/v1/contacts/{id}";
    /// `/api/v1/audit`
    ApiAuditPath = "/api/v1/audit";
    /// `/api/v1/jobs`
    ApiJobsPath = "/api/v1/jobs";
    /// `/api/v1/jobs/{id}`
    ApiJobPath { id: JobId } = "/api/v1/jobs/{id}";
    /// `/api/v1/jobs/{id}/retry`
    ApiRetryJobPath { id: JobId } = "/api/v1/jobs/{id}/retry";
    /// `/api/v1/mail`
    ApiMailPath = "/api/v1/mail";
    /// `/api/v1/mail/{id}`
    ApiMailItemPath { id: MessageId } = "/api/v1/mail/{id}";
    /// `/api/v1/mail/{id}/retry`
    ApiRetryMailPath { id: MessageId } = "/api/v1/mail/{id}/retry";
}
