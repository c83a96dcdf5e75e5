## Before a quiz starts

assessment-start-title = Before you begin
assessment-start-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
assessment-start-pass = You pass with { $percent } percent.
assessment-start-attempts-unlimited = Try as often as you like.
assessment-start-attempts-left = { $count ->
    [0] No attempt is left.
    [one] You have { $count } attempt left.
   *[other] You have { $count } attempts left.
}
assessment-start-no-limit = There is no time limit.
assessment-start-limit = { $minutes ->
    [one] You have { $minutes } minute from the moment you begin. The clock goes on if you close the page.
   *[other] You have { $minutes } minutes from the moment you begin. The clock goes on if you close the page.
}
assessment-start-saved = Every answer is saved as you give it. You can leave, and come back on any device.
assessment-start-checked = An answer is kept when you check it, and stands from then on. You can leave, and come back on any device.
assessment-start-begin = Begin the quiz
assessment-start-again = Try again
assessment-start-resume = Continue where you left off
assessment-start-history = Your attempts
assessment-start-wait-until = You can try again from { $moment } on.
assessment-start-none-left = You have used every attempt. Write to us and we will find a way.
assessment-start-passed = You passed on { $date } with { $percent } percent. Another try can’t take that away.

## During an attempt

assessment-attempt-place = { $quiz } · question { $number } of { $count }
assessment-attempt-question = Question { $number }
assessment-attempt-saved = Saved { $time }
assessment-attempt-saving = Saving
assessment-attempt-not-saved = Not saved yet. We keep trying; leave this page open.
assessment-attempt-save = Save this answer
assessment-attempt-save-each = Save each answer with its own button before you go on.
assessment-attempt-next = Next
assessment-attempt-back = Back
assessment-attempt-review = Look over your answers
assessment-attempt-check = Check this answer
assessment-attempt-locked = This answer was checked and can’t be changed.

## Kinds of question

assessment-kind-single = Choose one.
assessment-kind-multiple = Choose all that are right.
assessment-kind-numeric = Enter a number.
assessment-kind-numeric-unit = Enter a number, in { $unit }.
assessment-kind-short = Answer in a few words.
assessment-kind-matching = Choose what belongs to each.
assessment-kind-matching-choose = Choose
assessment-kind-ordering = Put these in order.
assessment-kind-ordering-position = Position of “{ $item }”
assessment-kind-ordering-up = Move “{ $item }” up
assessment-kind-ordering-down = Move “{ $item }” down
assessment-kind-ordering-moved = “{ $item }” is now { $position } of { $count }.
assessment-kind-essay = Write as much as you like.
assessment-kind-scale = From { $min } to { $max }

## The timer

assessment-timer-hide = hide
assessment-timer-hide-label = Hide the time left
assessment-timer-show = show the time
assessment-timer-ends = Ends at { $time }
assessment-timer-over-title = Time is up
assessment-timer-over-text = The answers saved by { $time } were submitted for you.

## Review and submit

assessment-attempt-mark = Look at this question again later
assessment-review-marked = To look at again
assessment-review-title = Look over your answers
assessment-review-answered = Answered
assessment-review-needed = Needs an answer
assessment-review-unanswered = Not answered
assessment-review-count = { $count ->
    [0] Every question is answered.
    [one] One question is not answered.
   *[other] { $count } questions are not answered.
}
assessment-review-submit = Submit
assessment-review-submit-hint = Once you submit, you can’t change the answers of this attempt.
assessment-review-back = Back to the questions

## Result

assessment-result-title = Your result
assessment-result-passed = Passed
assessment-result-passed-text = You reached { $percent } percent. { $pass } percent was needed.
assessment-result-failed = Not passed yet
assessment-result-failed-text = You reached { $percent } percent. { $pass } percent is needed. Read the feedback, look at the lessons again, and try once more.
assessment-result-failed-untold = You reached { $percent } percent. { $pass } percent is needed. Look at the lessons again, and try once more.
assessment-result-failed-last = You reached { $percent } percent. { $pass } percent is needed, and this was the last attempt. Write to us and we find a way.
assessment-result-not-this-time = Not this time
assessment-result-passed-before = This attempt reached { $percent } percent; { $pass } percent was needed. You passed before, and that stays.
assessment-result-points = { $points } of { $max ->
    [one] { $max } point
   *[other] { $max } points
}
assessment-result-best = Your best result is { $percent } percent.
assessment-result-attempt = Attempt { $number }, { $date }
assessment-result-next = Next: { $title }
assessment-result-continue = Continue
assessment-result-lessons = Back to the lessons

## Feedback

assessment-feedback-title = Feedback
assessment-feedback-right = Right
assessment-feedback-partly = Partly right
assessment-feedback-wrong = Not right
assessment-feedback-none = Not answered
assessment-feedback-yours = Your answer
assessment-feedback-answer = The right answer
assessment-feedback-range = { $from } to { $to } counts
assessment-feedback-after-pass = You see the answers once you have passed.
assessment-feedback-only-passed = The answers are shown to those who have passed.
assessment-feedback-never = This quiz does not show its answers.

## Surveys

assessment-survey-send = Send
assessment-survey-lead = There are no right answers here. The people who make this course read yours, with your name.
assessment-result-question = Question { $number } of { $count }
assessment-result-missed = { $count ->
    [one] Show only the one that I missed
   *[other] Show only the { $count } that I missed
}
assessment-result-all = Show all questions
assessment-result-by-course = By course
assessment-result-by-lesson = By lesson
assessment-result-share = { $right } of { $count } right
assessment-result-read-again = Read again:
assessment-history-sent = Sent
assessment-survey-done = Thank you. Your answers are kept in your own words.

## Refusals

assessment-refused-submitted = This attempt is already submitted. Here is its result.
assessment-refused-over = The time of this attempt is over, so this answer was not saved. The answers before it were.
assessment-refused-format = This answer does not fit the question. Look at the hint and try again.

flash-attempt-submitted = Submitted. Here is your result.
flash-survey-sent = Sent. Thank you.
assessment-start-not-now = You can’t begin now
assessment-start-wait-time = Between two attempts, wait { $time }.
assessment-history-number = Attempt { $number }
assessment-history-attempt = Attempt
assessment-history-begun = Started
assessment-history-open = Open
assessment-survey-begin = Begin the survey
assessment-survey-look = Look at my answers
assessment-survey-missing = { $count ->
    [one] One more question needs an answer before you can send this.
   *[other] { $count } more questions need an answer before you can send this.
}
assessment-timer-left-of = { $time } left
assessment-attempt-answered = { $done } of { $count } answered
assessment-attempt-refused = This answer was not saved. Load the page again to see why.
assessment-review-question = Question
assessment-review-state = State
assessment-refused-title = This answer was not saved
assessment-feedback-place = You put it { $position ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [6] sixth
    [7] seventh
    [8] eighth
    [9] ninth
    [10] tenth
   *[other] in place { $position }
}
assessment-refused-missing = Some questions still need an answer.
