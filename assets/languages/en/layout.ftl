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
form-error-number = Enter a number.
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
unit-attempts = { $count ->
    [one] { $count } attempt
   *[other] { $count } attempts
}
unit-bytes-kb = { $size } KB
unit-bytes-mb = { $size } MB

form-error-unprintable = Some of these characters cannot be shown or printed. Type it again without them.
form-error-email-letter = This address has a letter, { $letter }, that only looks like one of the usual ones. Type the address again.
flash-language-changed = Language changed.
flash-theme-changed = Colors changed.
form-honeypot = Leave this empty
form-stale = This form lay open for a long time. What you typed is still here: look at it and send it once more.

## The JSON API

api-docs-title = The API for programs
api-docs-lead = What a program can ask this site for, and what it answers.
api-docs-document = The same as an OpenAPI document
api-docs-language = What follows is in English.
api-docs-scopes = Needs one of these scopes:
api-docs-parameters = Parameters
api-docs-body = What is sent
api-docs-answer = What is answered:
api-error-unreadable-field = This can’t be read: it is missing, unknown, or of another kind.
api-error-cursor = This cursor is not of this list. Use the one that the page before gave.
api-error-limit = A page has from 1 to { $count } items.
api-error-many = At most { $count } at a time.
api-error-key = The key has from 1 to { $count } plain characters.
api-error-key-reused = This key was sent before with something else. Use a new one.
api-error-role = There is no such role. An instructor’s names the course, as in “instructor:my-course”.
api-error-course = There is no such course.
api-error-choice = Not one of the values that are known here.
api-error-one-answer = Send exactly one of choice, text, order and match.
