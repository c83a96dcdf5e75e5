### The frame of every page: navigation, footer, theme, language, shared words, units.

## Navigation

skip-to-content = Skip to the content
nav-label = Main
nav-menu = Menu
nav-menu-open = Open the menu
nav-menu-close = Close the menu
nav-home = Home
nav-programs = Programs
nav-resources = Resources
nav-training = Training
nav-coaching = Coaching
nav-consulting = Consulting
nav-about = About
nav-contact = Contact
nav-verify = Verify
nav-search = Search
nav-register = Create an account
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
footer-contact = Contact
footer-privacy = Privacy
footer-terms = Terms of use
footer-accessibility = Accessibility
footer-notifications = Tell me when new programs open
footer-mission = A nonprofit for public health and public service, fostering the value and practice of compassion in organizations worldwide.
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
theme-save = Use these colors
theme-changed = Colors changed.
language-label = Language
language-save = Use this language
language-changed = Language changed.
language-fallback = This page is not translated yet. Here it is in { $language }.
language-name-en = English
language-name-es = Spanish

## Actions

action-save = Save
action-saved = Saved.
action-saved-at = Saved { $time }
action-cancel = Cancel
action-close = Close
action-back = Back
action-next = Next
action-continue = Continue
action-edit = Edit
action-delete = Delete
action-remove = Remove
action-add = Add
action-send = Send
action-confirm = Confirm
action-download = Download
action-copy = Copy
action-copied = Copied.
action-print = Print
action-open = Open
action-show = Show
action-hide = Hide
action-search = Search
action-filter = Filter
action-clear = Clear
action-undo = Undo
action-try-again = Try again
action-choose-file = Choose a file

## Forms

form-required = required
form-optional = optional
form-summary-title = { $count ->
    [one] One thing to mend
   *[other] { $count } things to mend
}
form-summary-line = { $field }: { $message }
form-summary-text = Nothing was lost: what you typed is still here. Each line below leads to its field.
form-error = Error:
form-error-required = Fill in this field.
form-error-email = This does not look like an email address. It needs a name, an @ and a domain, as in name@example.org.
form-error-too-long = This is too long. Keep it to { $count } characters.
form-error-too-short = This is too short. Use at least { $count } characters.
form-error-number = Enter a number.
form-error-range = Enter a number from { $min } to { $max }.
form-error-date = Enter a date as year, month and day, as in 2026-11-24.
form-error-choice = Choose one of the options.
form-error-unknown-option = This option is no longer offered. Choose another.
form-error-file-type = This kind of file is not accepted here. Use { $types }.
form-error-file-size = This file is too large. The limit is { $size }.
form-error-printable = Some of these characters cannot be shown or printed. Remove { $characters }.
form-leave-unsaved = You have changes that are not saved. If you leave now, they are lost.

## Words every page may need

word-yes = Yes
word-no = No
word-or = or
word-none = None
word-all = All
word-unknown = Unknown
word-free = Free
word-required = Required
word-optional = Optional
word-today = Today
word-yesterday = Yesterday
word-updated = Updated { $date }
word-time-zone = Times are in { $zone }.
word-external = leads to another site
word-new-window = opens in a new window
word-footnotes = Sources and notes
word-footnote-back = Back to the text
word-on-this-page = On this page
word-loading = Loading
word-error-title = Error
word-note = Note
word-tip = Try it at work
word-case = A case
word-warning = Take care
word-caution = Stop and think

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
unit-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
unit-months = { $months ->
    [one] { $months } month
   *[other] { $months } months
}
unit-percent = { $percent } percent
unit-points = { $points ->
    [one] { $points } point
   *[other] { $points } points
}
unit-courses = { $count ->
    [one] { $count } course
   *[other] { $count } courses
}
unit-modules = { $count ->
    [one] { $count } module
   *[other] { $count } modules
}
unit-lessons = { $count ->
    [one] { $count } lesson
   *[other] { $count } lessons
}
unit-activities = { $count ->
    [one] { $count } activity
   *[other] { $count } activities
}
unit-quizzes = { $count ->
    [one] { $count } quiz
   *[other] { $count } quizzes
}
unit-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
unit-attempts = { $count ->
    [one] { $count } attempt
   *[other] { $count } attempts
}
unit-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
unit-certificates = { $count ->
    [one] { $count } certificate
   *[other] { $count } certificates
}
unit-results = { $count ->
    [0] No results
    [one] { $count } result
   *[other] { $count } results
}
unit-bytes-kb = { $size } KB
unit-bytes-mb = { $size } MB

form-error-unprintable = Some of these characters cannot be shown or printed. Type it again without them.
form-error-email-letter = This address has a letter, { $letter }, that only looks like one of the usual ones. Type the address again.
flash-language-changed = Language changed.
flash-theme-changed = Colors changed.
form-trap = Leave this empty
form-stale = This form lay open for a long time. What you typed is still here: look at it and send it once more.
