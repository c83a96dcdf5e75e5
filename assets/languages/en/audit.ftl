## What people may do, as the trail names it

audit-action-visit = Visit
audit-action-use-account = Own account
audit-action-identify = Ask who one is
audit-action-read-profile = Look at a profile
audit-action-read-enrollments = Look at enrollments
audit-action-list-certificates = List certificates
audit-action-enroll = Join a course
audit-action-learn = Learn
audit-action-enter-administration = Open the administration
audit-action-enter-studio = Open the studio
audit-action-watch-course = Look at a course’s learners
audit-action-complete-for-learner = Activity waived or completed
audit-action-author-course = Course changed
audit-action-author-program = Program changed
audit-action-read-people = Look at people
audit-action-manage-people = Manage people
audit-action-appoint-administrators = Appoint administrators and owners
audit-action-read-certificates = Look at certificates
audit-action-revoke-certificate = Revoke a certificate
audit-action-read-contacts = Handle messages of visitors
audit-action-manage-subscribers = Manage the notification list
audit-action-manage-messages = Manage sent mail
audit-action-manage-jobs = Manage jobs
audit-action-read-metrics = Read metrics
audit-action-read-audit = Read the audit
audit-action-edit-pages = Edit pages
audit-action-manage-settings = Change settings
audit-action-issue-certificate = Issue a certificate

## What exactly was done

audit-did-publish = Published
audit-did-remind = Reminded of a certificate that waits
audit-did-allow = Gave more attempts or time at a quiz
audit-did-retry = Tried again
audit-did-status = Status changed
audit-did-join-code = Changed the joining code
audit-did-end = Ended
audit-did-create = Created
audit-did-sign-in-link = Created a sign-in link
audit-did-send-password-link = Sent a link to choose a password
audit-did-erase = Erased
audit-did-end-sessions = Signed out everywhere
audit-did-create-token = Created an API token
audit-did-end-token = Ended an API token
audit-did-end-tokens = Ended all API tokens
audit-did-export-register = Exported the register
audit-did-discard-draft = Discarded a draft
audit-did-import = Imported
audit-did-export = Exported
audit-did-handled = Marked as handled
audit-did-open = Put back among those to answer
audit-did-removed = Deleted
audit-did-accept-secret = Accepted another secret

## The data of a line

audit-field-did = What
audit-field-token = API token
audit-field-scopes = Scopes
audit-field-name = Name
audit-field-role = Role
audit-field-course = Course
audit-field-program = Program
audit-field-before = Before
audit-field-after = After
audit-field-count = How many
audit-field-reason = Reason
audit-field-hash = Hash
audit-field-sha256 = SHA-256
audit-field-revision = Revision
audit-field-certificates = Certificates
audit-field-person = Person
audit-field-award = Award
audit-field-activity = Activity
audit-field-kind = Kind
audit-field-language = Language
audit-field-title = Title
audit-field-version = Version

## What it was done to

audit-subject-person = Person
audit-subject-certificate = Certificate
audit-subject-certificates = The certificates
audit-subject-course = Course
audit-subject-program = Program
audit-subject-page = Page
audit-subject-contact = Message of a visitor
audit-subject-contacts = The messages of visitors
audit-subject-subscriber = Address on the notification list
audit-subject-subscribers = The notification list
audit-subject-settings = The settings
audit-subject-secret = The secret that signs sessions
audit-subject-message = Email
audit-subject-job = Job
audit-subject-enrollment = Enrollment

## States before and after

audit-status-draft = Draft
audit-status-open = Open
audit-status-preparation = In preparation
audit-status-retired = Retired
audit-kind-completed = Completed in another way
audit-kind-waived = Not needed from this learner
audit-certificates-keep = Kept
audit-certificates-withdraw = Withdrawn

## What changed in the settings

audit-field-changed = Changed
audit-setting-organization = Name of the organization
audit-setting-short_name = Short name
audit-setting-tagline = Tagline
audit-setting-taglines = Taglines in other languages
audit-setting-time_zone = Time zone
audit-setting-language = First language
audit-setting-social = Links to social networks
audit-setting-contact_email = Address for messages
audit-setting-mail_from = Sender of emails
audit-setting-signatory_name = Signatory
audit-setting-signatory_role = Role of the signatory
audit-setting-leaf = Color of the site
audit-setting-gold = Color of certificates
audit-setting-logo = Logo
audit-setting-policy_versions = Versions of the texts that people accept
audit-setting-topics = Topics of the notification list
