## My learning

learning-dashboard-title = My learning
learning-dashboard-greeting = Good to see you, { $name }.
learning-dashboard-next = What is next
learning-dashboard-next-action = Continue { $title }
learning-program-certificate = Certificate
learning-program-ahead = Not begun · about { $time }
learning-dashboard-courses = My courses
learning-dashboard-completed = Completed
learning-dashboard-left = Left for now
learning-dashboard-left-note = Your progress is kept. Enroll again and continue where you left off.
learning-dashboard-certificates = My certificates
learning-dashboard-certificates-empty = No certificate yet. The first one appears here on the day you complete a program.
learning-dashboard-empty-title = You have not started anything yet
learning-dashboard-empty-text = Choose a program and read the first lesson. Your place is kept wherever you stop.
learning-dashboard-empty-action = See the programs

## Progress in words

learning-progress-done = { $done } of { $count } done
learning-progress-done-left = { $done } of { $count } done · about { $time } left
learning-progress-none = Not started
learning-progress-complete = Complete

## The outline

learning-outline-title = Outline
learning-outline-here = You are here
learning-outline-state-done = Done
learning-outline-state-open = Not done yet
learning-outline-state-locked = Not open yet
learning-outline-state-optional = Optional

## An activity

learning-player-place = Module { $module } · { $kind } { $number } · { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
learning-player-done-next = Mark done and continue
learning-player-done-already = Done on { $date }
learning-player-next = Next
learning-player-back = Back
learning-player-finish = Finish the course
learning-player-attachments = To take with you
learning-player-video-transcript = Read what is said
learning-player-video-captions = Captions
learning-player-keys = Keys: n for the next page, p for the one before.
learning-player-wait = You can mark this done in { $time }.
learning-player-wait-seconds = { $seconds ->
    [one] You can mark this done in { $seconds } second.
   *[other] You can mark this done in { $seconds } seconds.
}

## Notes and bookmarks

learning-notes-title = My notes
learning-notes-hint = Only you can read them.
learning-notes-save = Save the note
learning-notes-saved = Note saved { $time }
learning-notes-elsewhere-title = This note was changed in another tab or browser
learning-notes-elsewhere-text = Nothing is lost, and yours is not saved yet. Bring the two together below, then save.
learning-notes-elsewhere-kept = What is saved now
learning-notes-elsewhere-yours = What you wrote here
learning-bookmark-add = Bookmark this page
learning-bookmark-remove = Remove the bookmark
learning-bookmark-title = My bookmarks

## Why not yet: one sentence a requirement

learning-why-title = What is left to do
learning-why-nothing = Nothing is left to do.
learning-why-activity = “{ $title }” is not done yet.
learning-why-quiz-not-tried = The quiz “{ $title }” is waiting for you. You need { $percent } percent.
learning-why-quiz-not-passed = The quiz “{ $title }” needs { $percent } percent. Your best result is { $best } percent.
learning-why-quiz-running = You began the quiz “{ $title }” and have not submitted it.
learning-why-quiz-wait = You can try the quiz “{ $title }” again from { $moment }.
learning-why-quiz-no-attempts = You have used every attempt at the quiz “{ $title }”. Write to us and we find a way.
learning-why-quiz-not-tried-staff = The quiz “{ $title }” was not tried yet. It takes { $percent } percent.
learning-why-quiz-not-passed-staff = The quiz “{ $title }” takes { $percent } percent. The best result is { $best } percent.
learning-why-quiz-running-staff = The quiz “{ $title }” was begun and not submitted.
learning-why-quiz-wait-staff = The quiz “{ $title }” can be tried again from { $moment }.
learning-why-quiz-no-attempts-staff = Every attempt at the quiz “{ $title }” is used. Another one can be given below.
learning-why-survey = The survey “{ $title }” is not sent yet.
learning-why-modules-some = { $count ->
    [one] Complete one more module of your choice.
   *[other] Complete { $count } more modules of your choice.
}
learning-why-activities-some = { $count ->
    [one] Complete one more activity of your choice in “{ $title }”.
   *[other] Complete { $count } more activities of your choice in “{ $title }”.
}
learning-why-email = Confirm your email address.
learning-why-go = Go there

## Completion

learning-complete-course-title = You completed { $title }
learning-complete-course-text = Everything it asks for is done. The whole course stays open to you.
learning-complete-next-course = Next: { $title }

flash-marked = Marked as done.
flash-course-done = You completed the course.
flash-read-first = Read this lesson, then mark it as done.
flash-note-saved = Note saved.
flash-note-deleted = Note deleted.
flash-bookmark-added = Bookmarked.
flash-bookmark-removed = Bookmark removed.
learning-wait-title = A little too soon
learning-wait-text = The author asks for some minutes of reading here. Nothing was lost; your time so far counts.
learning-wait-back = Back to the lesson
learning-dashboard-confirm-email = We sent you an email with a link. Without it, no certificate can be issued.
learning-complete-outcomes = What you can do now
learning-refused-not-a-lesson = Only lessons are marked as done.
learning-refused-too-soon = The author asks for some minutes of reading here. It can be marked as done from { $moment }.
