## Home

admin-home-title = Administration
admin-home-decide = What needs a decision today
admin-home-decide-empty = Nothing waits for you.
admin-home-contacts = { $count ->
    [one] message to answer
   *[other] messages to answer
}
admin-home-undelivered = { $count ->
    [one] email could not be delivered
   *[other] emails could not be delivered
}
admin-home-slow = { $count ->
    [one] email keeps failing: the mail server refuses it
   *[other] emails keep failing: the mail server refuses them
}
admin-home-jobs-failed = { $count ->
    [one] job failed
   *[other] jobs failed
}
admin-home-drafts = { $count ->
    [one] draft not published
   *[other] drafts not published
}
admin-home-mail-folder = No mail server is set, so emails stay on this machine.
admin-home-mail-read = Read them under Sent mail
admin-home-certificates = { $count ->
    [one] earned certificate waits for its learner
   *[other] earned certificates wait for their learners
}
admin-home-unprintable = { $count ->
    [one] earned certificate can’t be printed
   *[other] earned certificates can’t be printed
}
admin-home-address = People elsewhere can’t reach this site
admin-home-address-machine = { $address } leads here only from this machine, and is sealed for ever into every certificate that is issued now.
admin-home-address-network = { $address } leads here only from its own network, and is sealed for ever into every certificate that is issued now.
admin-home-address-nowhere = { $address } leads nowhere, and is sealed for ever into every certificate that is issued now.
admin-home-address-remedy = Change it in the settings, or have LAUREL_PUBLIC_URL set to the address that people use.
admin-home-unset-address = The address that people use
admin-home-unset-address-text = Nobody has chosen it yet. It is sealed into every certificate, so certificates that are earned wait until it is chosen.
admin-home-unset = Finish setting up
admin-home-unset-zone = Set the time zone
admin-home-unset-zone-text = It is UTC now. Dates on certificates follow it, and a printed date never changes.
admin-home-unset-signatory = Nobody signs the certificates
admin-home-unset-signatory-text = They print without a signature until somebody is named.
admin-home-unset-sender = Set a sender address
admin-home-unset-sender-text = People trust an email more that comes from an address they know.

## Sections

admin-nav-home = Today
admin-nav-people = People
admin-nav-programs = Programs
admin-nav-certificates = Certificates
admin-nav-pages = Pages
admin-nav-contacts = Inbox
admin-nav-subscribers = Notification list
admin-nav-outbox = Sent mail
admin-nav-audit = Audit
admin-nav-jobs = Jobs
admin-nav-settings = Settings

## Lists

admin-list-search = Search this list
admin-list-filter = Filter
admin-list-export = Export as CSV
admin-list-no-match = Nothing matches. Clear the search to see all.

## People

admin-people-title = People
admin-people-add = Add a person
admin-people-name = Name
admin-people-email = Email
admin-people-role = Role
admin-people-state = State
admin-people-state-active = Active
admin-people-state-invited = Invited, no password yet
admin-people-state-unconfirmed = Address not confirmed
admin-people-state-suspended = Closed for signing in
admin-people-state-erased = Erased
admin-people-joined = Joined
admin-people-invited-until = The invitation is good until
admin-people-invited-ended = The invitation ended on
admin-people-invite = Send an invitation
admin-people-role-changed = { $name } is now: { $role }.
admin-people-role-last = This is the only owner. Make another one first.
admin-people-empty = Nobody here yet. Add a person, or wait for the first to register.

## Enrollments

admin-enrollments-title = Enrollments
admin-enrollments-learner = Learner
admin-enrollments-course = Course
admin-enrollments-state = State
admin-enrollments-progress = Progress
admin-enrollments-last = Last activity

## Certificates

admin-certificates-title = Certificates
admin-certificates-number = Number
admin-certificates-holder = Holder
admin-certificates-achievement = Certificate
admin-certificates-issued = Issued
admin-certificates-status = Status
admin-certificates-status-valid = Valid
admin-certificates-status-expired = Expired
admin-certificates-status-revoked = Revoked
admin-certificates-status-suspended = Suspended
admin-certificates-status-replaced = Replaced
admin-certificates-status-withdrawn = Withdrawn
admin-certificates-issued-done = Certificate { $number } is issued to { $name }.
admin-certificates-empty = No certificate was issued yet. The first one appears when a learner completes a program and confirms the name on it.

## Revoke, suspend, replace

admin-revoke-title = Revoke { $number }
admin-revoke-text = From this second everybody who verifies it reads “Revoked”, with today’s date and the public reason. It can’t be undone.
admin-revoke-reason = Reason, shown to everybody
admin-revoke-reason-issued-in-error = Issued in error
admin-revoke-reason-requirements-not-met = Requirements not met
admin-revoke-reason-academic-integrity = Academic integrity
admin-revoke-reason-holder-request = The holder asked for it
admin-revoke-reason-other = Another reason
admin-revoke-note = Private note
admin-revoke-note-hint = Only administrators read it. It never leaves these pages.
admin-revoke-submit = Revoke the certificate
admin-revoke-error-reason = Choose the reason that everybody will read.

## Messages from the contact form

admin-contacts-title = Inbox
admin-contacts-from = From
admin-contacts-received = Received
admin-contacts-state-new = New
admin-contacts-answer = Answer
admin-contacts-answer-send = Send the answer
admin-contacts-delete = Delete for good
admin-contacts-empty = No messages. What people send through the contact form arrives here.

## Notification list

admin-subscribers-title = Notification list
admin-subscribers-email = Email
admin-subscribers-topics = Topics
admin-subscribers-state = State
admin-subscribers-joined = Asked
admin-subscribers-confirmed = Confirmed
admin-subscribers-left = Left
admin-subscribers-proof = Proof of consent
admin-subscribers-proof-text = When, from which form, to which wording, and when confirmed.
admin-subscribers-export = Export CSV with consent proof
admin-subscribers-erase = Erase this address
admin-subscribers-empty = Nobody is on the list yet.

## Sent mail

admin-outbox-title = Sent mail
admin-outbox-to = To
admin-outbox-subject = Subject
admin-outbox-state = State
admin-outbox-state-waiting = Waiting
admin-outbox-state-sent = Sent
admin-outbox-state-written = Written to the folder
admin-outbox-state-retrying = Next try: { $time }
admin-outbox-state-failed = Failed
admin-outbox-reason = What the mail server said
admin-outbox-retry = Try again now
admin-outbox-folder = No mail server is set, so nothing leaves this machine. Each email can be read here.
admin-outbox-empty = No emails were sent yet.

## Audit

admin-audit-title = Audit
admin-audit-lead = Who did what, and when. Each line is chained to the one before, so none can be changed or removed unseen.
admin-audit-when = When
admin-audit-who = Who
admin-audit-what = What
admin-audit-on-filter = On (email or certificate)
admin-audit-on = On
admin-audit-system = The system
admin-audit-chain-check = Check the chain
admin-audit-chain-title = Is the chain whole?
admin-audit-chain-text = Each line keeps a hash of itself and of the line before. A line that was changed, removed or put in breaks the chain from there on.
admin-audit-chain-good = { $count ->
    [one] The chain is whole: { $count } line.
   *[other] The chain is whole: all { $count } lines.
}
admin-audit-chain-bad = The chain is broken at line { $number }. Run the doctor command and keep a copy of the data.
admin-audit-empty = Nothing recorded yet.

## Pages

admin-pages-title = Pages
admin-pages-edit = Edit { $title }
admin-pages-text = Text
admin-pages-summary = Summary
admin-pages-place = Where
admin-pages-place-first = First page
admin-pages-place-menu = Main menu
admin-pages-place-resources = Resources
admin-pages-place-footer = Footer
admin-pages-place-link = By links
admin-pages-address = Address
admin-pages-preview = Preview
admin-pages-publish = Publish
admin-pages-history = Earlier versions
admin-pages-empty = No pages yet.

## Jobs

admin-jobs-title = Jobs
admin-jobs-state-waiting = Waiting
admin-jobs-state-running = Running
admin-jobs-state-done = Done
admin-jobs-state-failed = Failed
admin-jobs-retry = Run again
admin-jobs-empty = No jobs are waiting.

## Settings

admin-settings-title = Settings
admin-settings-organization = Organization
admin-settings-name = Name
admin-settings-short-name = Short name
admin-settings-tagline = Tagline
admin-settings-colors = Colors
admin-settings-color-primary = Main color
admin-settings-color-accent = Second color
admin-settings-contrast = Text in this color can’t be read on a light page: its contrast is { $ratio }, and 4.5 is needed. Choose a darker one.
admin-settings-pale = This color can’t be seen on paper: its contrast is { $ratio }, and 3 is needed. Choose a darker one.
admin-settings-error-unprintable = We can’t print { $characters } on certificates. Write it without these characters.
admin-settings-error-room = There is no room for this on a certificate. Shorten it.
admin-settings-time-zone = Time zone
admin-settings-time-zone-hint = Decides the date on a certificate and the midnight when it ends.
admin-settings-language = First language
admin-settings-social = Links to social networks
admin-settings-social-hint = Leave empty what you don’t use; it is then not shown.
admin-settings-logo = Logo
admin-settings-logo-now = The logo as it is
admin-settings-logo-file = Picture
admin-settings-logo-hint = SVG, PNG, JPEG or WebP, at most { $size } KB. It stands beside the name on every page.
admin-settings-logo-set = Use this logo
admin-settings-logo-remove = Show the laurel again
admin-settings-logo-error = This file can’t be shown as a logo. Take an SVG that only draws, a PNG, a JPEG or a WebP.
admin-settings-topics-hint = Each opens to its words.
admin-settings-topics = Topics of the notification list
admin-settings-signatory = Who signs certificates
admin-settings-signatory-name = Name
admin-settings-signatory-role = Role
admin-settings-signatory-image = Picture of the signature
admin-settings-mail = Email
admin-settings-mail-test = Send me a test email
admin-settings-mail-test-done = A test email is on its way to { $email }.

## Confirm

admin-confirm-title = Are you sure?
admin-confirm-undo-none = This can’t be undone.

## The frame

admin-nav-site = The site
admin-nav-style = Style
admin-home-decide-empty-text = When something needs a decision, it stands here with its number and leads to its list.
admin-home-look = { $count ->
    [one] Look at it
   *[other] Look at them
}

## More of the lists

admin-list-none = Nothing here
admin-list-newest = Newest
admin-list-older = Older

## More of people

admin-people-search = Name or email
admin-people-add-text = They get an email with a link to choose a password. The address counts as confirmed.
admin-people-email-taken = There is already an account with this address.
admin-people-roles = Roles
admin-people-roles-none = A learner, like everybody. Other roles stand here once they are given.
admin-people-role-give = Give the role
admin-people-role-end = End
admin-people-role-course = Course, for an instructor
admin-people-role-which-course = Choose the course of the instructor.
admin-people-access = Access
admin-people-signed-in = Signed in
admin-people-api-tokens = API tokens
admin-people-sessions = { $count ->
    [0] on no device
    [one] on { $count } device
   *[other] on { $count } devices
}
admin-people-end-sessions = Sign out everywhere
admin-people-end-tokens = End all API tokens
admin-people-tokens = { $count ->
    [0] No API tokens
    [one] { $count } API token
   *[other] { $count } API tokens
}
admin-people-password-link = Send a link to choose a password
admin-people-confirmation = Send the confirmation email again
admin-people-enrollments-none = Not enrolled in any course.
admin-people-certificates-none = No certificate was issued to this person.
admin-people-history = What was done to this account
flash-person-added = The account is created, and the invitation is on its way.
flash-role-given = The role is given, and takes effect now.
flash-role-ended = The role is ended from now on, and this person’s API tokens with it.
flash-person-signed-out = This person is signed out on every device.
flash-person-tokens-ended = This person’s API tokens no longer work.
flash-email-sent = The email is on its way.

## More of sent mail, audit, jobs

admin-outbox-written = Written
admin-outbox-no-words = The text of an email is written at the moment it leaves.
admin-audit-line = Line
admin-audit-detail = Details
admin-audit-all = All of it
admin-audit-id = Kept as
admin-audit-hash = Hash of this line
admin-audit-erased = Somebody who was erased
admin-audit-who-filter = Who (email)
admin-audit-operator = Server command
admin-audit-setup-link = The set-up link
admin-job-announce-program = Emails about a program that opened
admin-job-erase-person = Erasing a person
admin-job-issue-certificate = Printing a certificate
admin-job-tell-waiting = Telling who earned a certificate
admin-jobs-kind = Job
admin-jobs-done = Progress
admin-jobs-since = Since
admin-jobs-error = What went wrong
admin-jobs-progress = { $done } of { $count }
flash-job-again = The job runs again.
flash-message-again = We try to send the email again now.
admin-contacts-message = Message
admin-contacts-open = To answer
admin-contacts-none-open = Everything is answered.
admin-contacts-empty-title = No messages here
admin-contacts-state-handled = Handled
admin-contacts-handle = Mark as handled
admin-contacts-reopen = Put back among those to answer
admin-contacts-caught = { $count ->
    [one] { $count } message of a spam robot was turned away in the last 30 days.
   *[other] { $count } messages of spam robots were turned away in the last 30 days.
}
flash-contact-handled = Marked as handled. You can put it back below.
flash-contact-open = Put back among those to answer.
flash-contact-removed = The message is deleted.
admin-subscribers-empty-title = No addresses here
admin-subscribers-words = Wording and source
admin-subscribers-returned = Came back
admin-subscribers-changed = Changed the topics
admin-subscribers-erase-text = The address and its proof of consent are removed for good, because the person asked for it. To stop only the emails, the person leaves by the link in any of them.
admin-subscribers-caught = { $count ->
    [one] { $count } sign-up of a spam robot was turned away in the last 30 days.
   *[other] { $count } sign-ups of spam robots were turned away in the last 30 days.
}
flash-subscriber-erased = The address is erased.
admin-pages-name = Title
admin-pages-updated = Changed
admin-pages-missing = not written yet
admin-pages-translate = This page has no text in this language yet. Below is the text in another one, to translate.
admin-pages-summary-hint = One sentence. It stands under the title, in search results and in link previews.
admin-pages-text-hint = Markdown. A line that begins with ## is a heading.
admin-pages-headline = Large sentence at the top
admin-pages-lead = Text under it
admin-pages-area = Area { $number }
admin-pages-area-text = Area { $number }, its sentence
admin-pages-version = Version
admin-pages-version-hint = Change it when the text changes in substance. Everybody is then asked once to accept it, where they come home to.
admin-pages-preview-text = This is how visitors will see it. It is not published yet.
admin-pages-preview-back = Go on editing
admin-pages-conflict = Somebody saved this page while you were editing. Your text is still in the form. Look at the other one, take from it what you need, and publish again.
admin-pages-html = Line { $line } has HTML, which pages don’t show. Write it in Markdown, or put it between backticks.
admin-pages-picture = Line { $line } has a picture, { $target }, which pages don’t show. Take it out, and say in words what it shows.
admin-pages-top-heading = The heading in line { $line } has one #, like the page’s title. Begin it with ##.
admin-pages-link-nowhere = The link in line { $line }, to { $target }, would lead nowhere. Write https://…, mailto:…, or a page of this site such as /contact.
admin-pages-link-name = The link in line { $line }, to { $target }, has no name to read or hear. Write one between the brackets.
admin-pages-theirs = The text that was saved meanwhile
admin-pages-look = Look at it
admin-pages-bundled = The text that came with the site
flash-page-saved = Published. Everybody sees it now.
admin-settings-contact = Address for messages from visitors
admin-settings-contact-hint = Each message is sent there, and who answers one of our emails writes there. Leave it empty to read messages only here.
admin-settings-changed = Somebody else saved other settings since you opened this page. Below is what you typed: look at what they changed (Administration, in another tab), put right what is older here, and save again.
admin-settings-address = Address of this site
admin-settings-address-hint = As people type it, as in: https://learn.example.org. It stands in emails, and is sealed for ever into every certificate.
admin-settings-address-near = People elsewhere can’t reach this one.
admin-settings-address-configured = { $address }, from the configuration (LAUREL_PUBLIC_URL).
admin-settings-error-address = Write https:// or http:// and the host, with nothing behind it, as in: https://learn.example.org.
admin-settings-error-nowhere = This address leads nowhere: it only says where a server listens. Write the one that people use.
admin-settings-sender = Sender of our emails
admin-settings-sender-hint = As in: The Center <hello@example.org>.
admin-settings-color-hint = Of buttons, links and certificates. Six digits after #, as in #1f5c43.
admin-settings-color-accent-hint = Of the seal on certificates.
admin-settings-topic-title = Title
admin-settings-topic-text = What it is about
admin-settings-policies = Texts that people accept
admin-settings-policies-hint = The version changes with the page.
admin-settings-error-zone = There is no such time zone. Write it as in America/Chicago.
admin-settings-error-color = Write a color as # and six digits, as in #1f5c43.
admin-settings-error-link = Write the whole address, beginning with https://.
admin-settings-error-sender = Write an address, or a name and an address as in: The Center <hello@example.org>.
flash-settings-saved = The settings are saved.
## Certificates, further

admin-certificates-search-hint = A number, a name or a title.
admin-certificates-trail = Who did what to this certificate
admin-certificates-waiting = Waiting to be issued
admin-certificates-waiting-text = Each is issued as soon as its learner has confirmed how the name prints.
admin-certificates-earned = Earned
admin-certificates-why = Why it waits
admin-certificates-why-name = The name is not confirmed.
admin-certificates-why-letters = The name is not confirmed; as it is, it can’t be printed: { $letters }
admin-certificates-why-office = Not the learner’s fault: this can’t be printed: { $what }
admin-certificates-why-email = The email address is not confirmed.
admin-certificates-why-address = It waits until the address of this site is chosen in the settings.
admin-certificates-why-ready = It is being sealed.
admin-certificates-remind = Remind
flash-holder-reminded = The reminder is on its way. At most one a day is sent.
flash-holder-nothing-waits = Nothing waits for this person any more.
admin-certificates-why-refused = It can’t be printed: { $letters }
admin-certificates-verify = See what others see
admin-certificates-template = Template and language
admin-certificates-evidence = What it was earned with
admin-certificates-when = When
admin-certificates-what = What
admin-certificates-course = Course
admin-certificates-revision = Revision
admin-certificates-completed = Completed
admin-certificates-scores = Quizzes passed with
flash-certificate-revoked = The certificate is revoked.
flash-certificate-already-revoked = The certificate was revoked before.

## Before a program or a course is opened, published or retired

admin-decide-touches = What happens
admin-programs-look-draft = Look at the draft
admin-decide-open = Open “{ $title }”?
admin-decide-prepare = Take “{ $title }” back to “in preparation”?
admin-decide-prepared = The catalog says that it is in preparation, and nobody new can begin.
admin-decide-prepared-emails = Emails that went out can’t be taken back. When it opens again, nobody is written to a second time.
admin-decide-missing = What is missing
admin-decide-email = Read the email before it goes
admin-decide-retire = Retire “{ $title }”?
admin-decide-publish = Publish “{ $title }”?
admin-decide-offered = The catalog shows it, and whoever may join it can begin.
admin-decide-news = Visitors read the new text at once.
admin-decide-inside = { $count ->
    [0] Nobody is in the middle of it.
    [one] One person is in the middle of it and goes on as before.
   *[other] { $count } people are in the middle of it and go on as before.
}
admin-decide-no-more = The catalog no longer shows it, and nobody new can join.
admin-decide-part = It belongs to “{ $title }”: who has not begun it can no longer take it there.
admin-decide-certificates = Every certificate that was issued stays as it is.
admin-decide-back = It can be opened again at any time.
admin-decide-emails = { $count ->
    [one] One person who asked to be told gets an email now. That can’t be taken back.
   *[other] { $count } people who asked to be told get an email now. That can’t be taken back.
}
admin-decide-emails-none = No email goes out: nobody on the notification list asked about its topics.
admin-decide-announced = No email goes out: those who asked were told when it opened before.
