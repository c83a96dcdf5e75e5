### Joining and leaving a course or program.

enrollment-enroll = Enroll
enrollment-enroll-free = Enroll free of charge
enrollment-enroll-program = Begin the program
enrollment-code-label = Enrollment code
enrollment-code-hint = The person who invited you has it. Capital and small letters count the same.
enrollment-code-submit = Enroll with this code

## Why not

enrollment-refused-title = You can’t enroll yet
enrollment-refused-code = This code does not fit this course. Check it for typing errors, or ask the person who gave it to you.
enrollment-refused-code-wait = Too many wrong codes for this course. Wait { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, and ask the person who gave it to you for the right one.
enrollment-refused-code-expired = This code ran out on { $date }. Ask the person who gave it to you for a new one.
enrollment-refused-code-full = Every place for this code is taken. Ask the person who gave it to you.
enrollment-refused-prerequisite = Complete { $title } first. Then this course opens to you.
enrollment-refused-retired = This program takes no new learners.

## States

enrollment-state-active = Enrolled
enrollment-state-completed = Completed
enrollment-state-left = Left
enrollment-state-completed-on = Completed on { $date }

## Leaving

enrollment-leave = Leave this course
enrollment-leave-title = Leave { $title }?
enrollment-leave-text = Your progress and your answers stay. Enroll again whenever you like and continue from the same place.
enrollment-leave-submit = Leave the course
enrollment-leave-done = You left { $title }. Your progress is kept.

## When the course changes

flash-enrolled = You are enrolled. Begin whenever you like.
flash-enrolled-again = Welcome back. Everything is as you left it.
flash-enrolled-already = You are enrolled already. Here is your place.
flash-enroll-first = Enroll in this course first. Then its lessons open to you.
flash-come-back = You left this course. Enroll again and continue where you left off.
flash-left = You left the course. Your progress is kept.
flash-not-left = This course is complete, so there is nothing to leave.
flash-course-ended = The time to finish this course is over.

enrollment-learners-title = Learners
enrollment-learners-search = Name or address
enrollment-learners-any = Any
enrollment-learners-first = Back to the first
enrollment-learners-empty = Nobody here
enrollment-learners-empty-text = Nobody is enrolled, or nobody fits what you look for.
enrollment-learner-since = Enrolled
enrollment-learner-done = What is done
enrollment-learner-attempts = Attempts at quizzes
enrollment-learner-no-attempts = No attempt yet.
enrollment-learner-how = How
enrollment-learner-when = When
enrollment-learner-by-self = Done by the learner
enrollment-learner-left = This learner left the course. Once they come back, you can do this.
enrollment-rule-title = Waive or complete an activity
enrollment-rule-text = This can’t be undone. It is recorded with your name and the reason.
enrollment-rule-activity = Activity
enrollment-rule-waive = Not needed from this learner
enrollment-rule-complete = Completed in another way
enrollment-rule-waived = Waived
enrollment-rule-completed = Completed in another way
enrollment-rule-reason = Reason
enrollment-rule-reason-hint = Kept with the record; the learner and the staff may read it.
enrollment-rule-submit = Save
flash-ruled = Saved, with your reason.
enrollment-learner-person = Profile
enrollment-learner-result = Result
enrollment-refused-prerequisites = Other courses come first.
enrollment-refused-not-in = You are not in this course.
enrollment-refused-completed = You completed this course, so it stays with you.

## What learners answered in a survey

enrollment-survey-sent = { $count ->
    [0] Nobody has sent it yet.
    [one] One person sent it.
   *[other] { $count } people sent it.
}
enrollment-survey-empty = No answers yet
enrollment-survey-empty-text = They appear here as learners send the survey.
enrollment-survey-export = Download all answers (CSV)
enrollment-survey-each = Each answer
enrollment-survey-mean = { $mean } on average
enrollment-survey-answer = Answer
enrollment-survey-many = How often
enrollment-survey-share = Share
enrollment-survey-nothing = Sent without an answer.
enrollment-surveys = Surveys

## More attempts and more time

enrollment-rule-nothing-left = Everything is done. There is nothing left to let count.
enrollment-allowance-title = Give an attempt or time
enrollment-allowance-text = On top of the quiz’s rules, for this learner only. It can be begun without waiting, the open attempt gets the time at once, and the learner is told by email.
enrollment-allowance-given = Given on top of the rules
enrollment-allowance-what = What
enrollment-allowance-attempts = { $count ->
    [one] one more attempt
   *[other] { $count } more attempts
}
enrollment-allowance-minutes = { $count ->
    [one] one more minute
   *[other] { $count } more minutes
}
enrollment-allowance-more-attempts = More attempts
enrollment-allowance-more-attempts-hint = Where the quiz limits them. Leave empty for none.
enrollment-allowance-more-minutes = More minutes
enrollment-allowance-more-minutes-hint = For each attempt, where the quiz has a time limit. Leave empty for none.
enrollment-allowance-reason = Why it is given
enrollment-allowance-reason-hint = The learner reads it. It is kept.
enrollment-allowance-submit = Give it
enrollment-allowance-number = Enter a whole number from 0 to { $most }.
enrollment-allowance-nothing = Say how many attempts or minutes.
enrollment-allowance-no-limit = This quiz does not limit that: there is nothing to add to.
flash-allowance-given = Given. The learner is told by email.
