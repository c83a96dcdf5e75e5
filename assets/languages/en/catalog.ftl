## The list of programs

catalog-programs-title = Programs
catalog-programs-lead = On demand, at your own pace.
catalog-programs-open = Open now
catalog-programs-preparation = In preparation
catalog-programs-retired = No longer offered
catalog-programs-all = See the programs
catalog-programs-empty = No program is open yet. Leave your address and we write when the first one is.
catalog-programs-empty-action = Tell me when it opens

## Filters

catalog-filter-title = Narrow the list
catalog-filter-status = Status
catalog-filter-hours = Hours of study
catalog-filter-hours-up-to = Up to { $hours }
catalog-filter-language = Language
catalog-filter-topic = Topic
catalog-filter-any = Any
catalog-filter-apply = Apply
catalog-filter-clear = Show all programs
catalog-filter-count = { $count ->
    [0] No program matches
    [one] { $count } program
   *[other] { $count } programs
}
catalog-filter-empty = No program matches all of this. Take one condition away, or show all programs.

## Facts about a program

catalog-fact-courses = { $count ->
    [one] { $count } course
   *[other] { $count } courses
}
catalog-fact-hours = { $hours ->
    [one] about { $hours } hour
   *[other] about { $hours } hours
}
catalog-fact-free = free
catalog-fact-price = { $price }
catalog-fact-certificate = certificate
catalog-fact-certification = certification
catalog-fact-renewed = certification, valid for { $months ->
    [one] one month
   *[other] { $months } months
}
catalog-fact-preparation = In preparation
catalog-fact-language = In { $language }

## Actions

catalog-action-begin = Begin
catalog-action-continue = Continue
catalog-action-review = Look again
catalog-action-tell-me = Tell me when it opens
catalog-action-tell-me-long = Tell me when it opens
catalog-action-details = See what it takes

## Program page

catalog-program-outcomes = What you will be able to do
catalog-program-audience = Who it is for
catalog-program-requirements = Before you start
catalog-program-requirements-none = Nothing. You can begin today.
catalog-program-outline = What’s inside
catalog-program-outline-open = Open the outline
catalog-program-first-lesson = Read the first lesson now
catalog-program-hours = Time
catalog-program-hours-text = { $hours ->
    [one] About { $hours } hour in all, in short sittings of your choosing.
   *[other] About { $hours } hours in all, in short sittings of your choosing.
}
catalog-program-electives = Choose { $count } of these
catalog-program-award = What you earn
catalog-program-award-certificate = A certificate of completion with your name, sealed against changes, that anyone can verify by its number.
catalog-program-award-certification = A certification with your name, sealed against changes, that anyone can verify by its number.
catalog-program-award-specimen = Specimen
catalog-program-award-picture = The certificate as it will look, marked as a specimen
catalog-program-renewal = How long it is valid
catalog-program-renewal-none = The certificate has no end date.
catalog-program-renewal-months = The certification is valid for { $months ->
    [one] { $months } month
   *[other] { $months } months
}. After that it is shown as expired.
catalog-program-price-free = Free
catalog-program-faq = Questions people ask
catalog-program-preparation-title = In preparation
catalog-program-preparation-text = This program is being written. Leave your address and we write once, when it opens.
catalog-program-stopped-title = It can’t be begun at the moment
catalog-program-stopped-text = One of its courses takes no new learners at the moment. Whoever has begun that course can finish it.
catalog-program-retired-text = This program takes no new learners. Certificates it led to can still be verified.
catalog-program-enrolled = You are enrolled.

## Course page

catalog-course-elective = Elective
catalog-course-prerequisites = Complete first
catalog-course-preview = Open to read
catalog-course-kind-lesson = Lesson
catalog-course-kind-quiz = Quiz
catalog-course-kind-survey = Survey
catalog-course-completion-all = To complete the course, complete every module.
catalog-course-completion-some = To complete the course, complete { $count ->
    [one] any one module
   *[other] any { $count } modules
}.

## More of the catalog

catalog-programs-description = Online certificate programs on compassion at work: what each takes, what it leads to, and when it opens.
catalog-fact-modules = { $count ->
    [one] { $count } module
   *[other] { $count } modules
}
catalog-course-minutes = { $minutes } min
catalog-program-course-page = More about { $title }
catalog-program-action = Begin
catalog-program-pace = At your own pace, on any device.
catalog-course-action = Enroll
catalog-course-retired-text = This course takes no new learners. Those who are in it can finish.
catalog-specimen-name = Your Name
catalog-preview-open = Open to everybody
catalog-preview-description = A lesson of { $title } that anybody may read.
catalog-preview-more-title = Where this comes from
catalog-preview-more-text = This lesson is part of { $title }. The rest is open to you once you enroll.
catalog-preview-more-action = See the course

flash-program-joined = You are enrolled. Begin whenever you like; your place is kept.
flash-program-not-open = This program is not open for enrollment.
flash-program-not-joined = Its courses ask for something first. Open a course below to see what.
flash-status-changed = Saved. Visitors see it from now on.
