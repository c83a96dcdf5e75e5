//! Where staff work.

use super::{Slug, addresses};
use laurel_domain::ids::{JobId, MessageId};
use uuid::Uuid;

addresses! {
    /// `/admin`
    AdminPath = "/admin" => const ADMIN;
    /// `/admin/style`
    AdminStylePath = "/admin/style" => const ADMIN_STYLE;
    /// `/admin/programs`
    AdminProgramsPath = "/admin/programs" => const ADMIN_PROGRAMS;
    /// `/admin/programs/{slug}/status`
    AdminProgramStatusPath { slug: Slug } = "/admin/programs/{slug}/status" => fn admin_program_status;
    /// `/admin/programs/{slug}/publish`
    AdminProgramPublishPath { slug: Slug } = "/admin/programs/{slug}/publish" => fn admin_program_publish;
    /// `/admin/courses/{slug}/status`
    AdminCourseStatusPath { slug: Slug } = "/admin/courses/{slug}/status" => fn admin_course_status;
    /// `/admin/contacts`
    AdminContactsPath = "/admin/contacts" => const ADMIN_CONTACTS;
    /// `/admin/contacts.csv`
    AdminContactsCsvPath = "/admin/contacts.csv" => const ADMIN_CONTACTS_CSV;
    /// One message of a visitor.
    AdminContactPath { id: Uuid } = "/admin/contacts/{id}" => fn admin_contact;
    /// `/admin/subscribers`
    AdminSubscribersPath = "/admin/subscribers" => const ADMIN_SUBSCRIBERS;
    /// `/admin/subscribers.csv`
    AdminSubscribersCsvPath = "/admin/subscribers.csv" => const ADMIN_SUBSCRIBERS_CSV;
    /// One address of the notification list.
    AdminSubscriberPath { id: Uuid } = "/admin/subscribers/{id}" => fn admin_subscriber;
    /// `/admin/messages`
    AdminMessagesPath = "/admin/messages" => const ADMIN_MESSAGES;
    /// `/admin/messages/{id}`
    AdminMessagePath { id: MessageId } = "/admin/messages/{id}" => fn admin_message;
    /// `/admin/messages/{id}/retry`
    AdminMessageRetryPath { id: MessageId } = "/admin/messages/{id}/retry" => fn admin_message_retry;
    /// `/admin/audit`
    AdminAuditPath = "/admin/audit" => const ADMIN_AUDIT;
    /// `/admin/audit/chain`
    AdminAuditChainPath = "/admin/audit/chain" => const ADMIN_AUDIT_CHAIN;
    /// `/admin/jobs`
    AdminJobsPath = "/admin/jobs" => const ADMIN_JOBS;
    /// `/admin/jobs/{id}/retry`
    AdminJobRetryPath { id: JobId } = "/admin/jobs/{id}/retry" => fn admin_job_retry;
    /// `/admin/pages`
    AdminPagesPath = "/admin/pages" => const ADMIN_PAGES;
    /// Where a public page is edited in one language.
    AdminPagePath { slug: Slug, language: Slug } = "/admin/pages/{slug}/{language}" => fn admin_page;
    /// `/admin/settings`
    AdminSettingsPath = "/admin/settings" => const ADMIN_SETTINGS;
    /// `/admin/settings/logo`
    AdminLogoPath = "/admin/settings/logo" => const ADMIN_LOGO;
}
