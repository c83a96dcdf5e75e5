## Navigation

skip-to-content = Skip to the content
nav-label = Main
nav-menu = Menu
nav-menu-open = Open the menu
nav-menu-close = Close the menu
nav-programs = Programs
nav-resources = Resources
nav-verify = Verify
nav-search = Search
nav-sign-in = Sign in
nav-sign-out = Sign out
nav-dashboard = My learning
nav-account = Account
nav-studio = Studio
nav-admin = Administration
nav-breadcrumb = You are here
nav-pages = Pages
nav-previous = Previous page
nav-next = Next page
nav-page-of = Page { $page } of { $count }
nav-back-to = Back to { $title }

## Footer

footer-label = About this site
footer-privacy = Privacy
footer-notifications = Tell me when new programs open
footer-copyright = Copyright © { $year } { $organization }.
footer-follow = Follow us
footer-facebook = Facebook
footer-twitter = Twitter
footer-linkedin = LinkedIn

## Theme and language

theme-label = Colors
theme-system = Same as my device
theme-light = Light
theme-dark = Dark
language-label = Language
language-fallback = This page is not translated yet. Here it is in { $language }.
language-name-en = English
language-name-es = Spanish

## Actions

action-save = Save
action-cancel = Cancel
action-back = Back
action-continue = Continue
action-edit = Edit
action-copied = Copied.
action-search = Search
action-filter = Filter
action-clear = Clear

## Forms

form-optional = optional
form-summary-title = { $count ->
    [one] One thing to correct
   *[other] { $count } things to correct
}
form-summary-line = { $field }: { $message }
form-error-required = Fill in this field.
form-error-email = This does not look like an email address. It needs a name, an @ and a domain, as in name@example.org.
form-error-too-long = This is too long. Keep it to { $count } characters.
form-error-number = We can’t read this as a number. Write it in digits, such as 12, 0.5 or −3.
form-error-choice = Choose one of the options.
form-error-unknown-option = This option is no longer offered. Choose another.
form-error-file-size = This file is too large. The limit is { $size }.

## Words every page may need

word-none = None
word-all = All

## Units

unit-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
unit-minutes-short = { $minutes } min
unit-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
unit-hours-about = { $hours ->
    [one] about { $hours } hour
   *[other] about { $hours } hours
}
unit-hours-short = { $hours } h
unit-hours-minutes-short = { $hours } h { $minutes } min
unit-percent = { $percent } percent
unit-percent-sign = { $percent }%
unit-attempts = { $count ->
    [one] { $count } attempt
   *[other] { $count } attempts
}
unit-bytes-kb = { $size } KB
unit-bytes-mb = { $size } MB

form-error-unprintable = Some of these characters can’t be shown or printed. Type it again without them.
form-error-email-letter = We can’t send email to an address with “{ $letter }” before the @. Type it with the letters a to z.
form-saved-invalid = Not saved. The message at the field says why.
form-error-letter = A name needs at least one letter.
form-error-marks = One letter carries more accents than we can show. Type it again with fewer.
flash-language-changed = Language changed.
flash-theme-changed = Colors changed.
form-honeypot = Leave this empty
form-stale = This form lay open for a long time. What you typed is still here: look at it and send it once more.

## The JSON API

api-docs-title = The API
api-docs-lead = What software of yours can ask this site for, and what it answers.
api-docs-document = The same as an OpenAPI document
api-docs-language = What follows is in English. A “?” behind a name says that it may be missing.
api-docs-scopes = Needs one of these scopes:
api-docs-parameters = Parameters
api-docs-body = What is sent
api-docs-answer = What is answered:
api-docs-start = How to begin
api-docs-start-token = Create a token for your account, and send it with each request:
api-docs-start-body = What is sent is JSON:
api-docs-start-lists = A list answers “items” and “next”. Send “next” as “cursor” for the page after it; on the last page it is null.
api-docs-start-times = Times are in UTC, as in { $example }.
api-docs-start-once = A POST with an Idempotency-Key of your own is done once, however often you send it within a day.
api-docs-start-changed = What you read has an ETag. Send it as If-Match with a change, and the change is refused where somebody else was quicker.
api-docs-start-languages = Texts come in the language that Accept-Language asks for.
api-docs-problems = What goes wrong
api-docs-problems-text = Each error is JSON of the kind application/problem+json: “detail” says what to do, and “errors” names the fields.
api-docs-problems-of = Answers errors with:
api-error-unreadable-field = This is of another kind than the description of the API says, or is there twice.
api-error-missing-field = This is missing.
api-error-unknown-field = There is no such field here. Compare its name with the description of the API.
api-error-no-certificate = There is no certificate with this number that you may read.
api-error-enrolled = This person is enrolled already. The list of enrollments, asked for this course, has the id.
api-error-cursor = This cursor is not of this list. Use the one that the page before gave.
api-error-limit = A page has from 1 to { $count } items.
api-error-many = At most { $count } at a time.
api-error-key = The key has from 1 to { $count } plain characters.
api-error-key-reused = This key was sent before with something else. Use a new one.
api-error-role = There is no such role. An instructor’s names the course, as in “instructor:my-course”.
api-error-course = There is no such course.
api-error-choice = Not one of the values that are known here.
api-error-one-answer = Send exactly one of choice, text, order and match.
api-error-unknown-option = This question has no such option. Its ids are in the attempt.
api-error-only-one = Send one option only.
api-error-scale = Send a whole number from the question’s min to its max.
api-error-order = Send the id of every item once, in order.
api-error-other-kind = This question is answered with { $field }.
