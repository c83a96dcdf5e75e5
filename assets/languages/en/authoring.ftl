## Differences between two revisions

authoring-what-program = Program “{ $title }”
authoring-what-program-course = Course “{ $title }” in the program
authoring-what-course = Course “{ $title }”
authoring-what-module = Module “{ $title }”
authoring-what-activity = Activity “{ $title }”
authoring-what-pool = Pool “{ $title }”
authoring-what-question = Question “{ $title }”
authoring-what-file = File { $title }

authoring-how-added = added
authoring-how-removed = removed
authoring-how-moved = moved
authoring-how-moved-from = moved here from “{ $from }”
authoring-how-changed = changed: { $parts }

authoring-part-id = id
authoring-part-slug = address
authoring-part-title = title
authoring-part-summary = summary
authoring-part-language = language
authoring-part-text = text
authoring-part-description = outcomes, audience or requirements
authoring-part-hours = hours
authoring-part-prerequisites = prerequisites
authoring-part-join = who may join
authoring-part-completion = what completes it
authoring-part-award = award
authoring-part-status = status
authoring-part-price = price
authoring-part-topics = topics
authoring-part-faq = questions people ask
authoring-part-minutes = minutes
authoring-part-kind = kind
authoring-part-media = attachments or video
authoring-part-rules = rules
authoring-part-answers = answers
authoring-part-key = which answers are right
authoring-part-scoring = points
authoring-part-lesson = lesson to read again
authoring-part-tags = tags
authoring-part-feedback = feedback
authoring-part-content = content

## The studio

studio-title = Studio
studio-lead = The courses that you write and look after.
studio-nav-courses = Courses
studio-nav-programs = Programs
studio-pages = Pages
studio-next = Next
studio-older = Older revisions
studio-empty = No course yet
studio-empty-text = Courses come in as a folder of Markdown files, with the command laurel import. An administrator makes you the instructor of one.
studio-status-draft = Not published
studio-status-open = Open
studio-status-retired = Retired
studio-draft-since = Draft of
studio-see-page = View page
studio-see-learners = Learners
studio-learners-active = { $count ->
    [0] Nobody is in it
    [one] { $count } person is in it
   *[other] { $count } people are in it
}
studio-learners-completed = { $count ->
    [0] nobody completed it
    [one] { $count } completed it
   *[other] { $count } completed it
}

studio-draft = The draft
studio-no-draft = No draft
studio-no-draft-text = What is published is the newest there is. When whoever runs the server imports an edited folder of the course, it shows here with its differences, and you can publish it.
studio-first = Nothing of this course was published before. All of it is new.
studio-differs = What differs from revision { $number }
studio-only-writing = Only how the files are written differs (spaces, comments, the order of keys). Learners see no change.
studio-note = Note on this revision
studio-note-hint = For the history: what changed and why. May stay empty.
studio-publish = Publish
studio-publish-title = Publish this draft?
studio-publish-text = New learners get it from now on. { $count ->
    [0] Nobody is in the course now.
    [one] The { $count } person in the course stays on the revision they began, and nothing of theirs changes.
   *[other] The { $count } people in the course stay on the revision they began, and nothing of theirs changes.
}
studio-discard = Discard draft
studio-discard-title = Discard this draft?
studio-discard-text = What is published stays as it is. The draft can’t be brought back, but the folder that you imported can be imported again.
studio-cancel = Not now

studio-impact = If you publish now
studio-impact-active = { $count ->
    [0] Nobody is in the course, so nobody is touched.
    [one] { $count } person stays on the revision they began.
   *[other] { $count } people stay on the revision they began.
}
studio-impact-completed = { $count ->
    [0] Nobody has completed the course yet.
    [one] { $count } person has completed the course. Nothing of theirs changes.
   *[other] { $count } people have completed the course. Nothing of theirs changes.
}
studio-impact-new = Everybody who enrolls from then on gets the new revision.

studio-outline = Outline
studio-outline-draft = Outline of the draft
studio-code = Enrollment code
studio-code-hint = 4 to 64 letters, digits and hyphens. Empty: nobody can join.
studio-code-save = Save the code
studio-revisions = Revisions
studio-revisions-empty = Nothing was published yet.
studio-column-number = Revision
studio-column-when = Published
studio-column-who = By
studio-column-note = Note
studio-preview-notice-questions = These are the questions as text. Learners get them with fields to answer in, and quizzes in another order each time.
studio-preview-notice = This is how learners read it. Nothing here counts, and no answer is kept.
studio-preview-drawn = { $count ->
    [one] And { $count } question drawn from a pool for each attempt.
   *[other] And { $count } questions drawn from pools for each attempt.
}

flash-published = Published. New learners get it from now on.
flash-draft-discarded = The draft is gone. What is published stays as it was.
authoring-refused-changed = This is not the draft that you looked at: another came in meanwhile. Look at it again before you publish it.
authoring-refused-issues = It can’t be published beside what is here now. Correct this in the folder, and import it again:
authoring-refused-issue = { $issue }
authoring-refused-taken = { $file }: “{ $value }” is taken by something else that is here. Give this one its own.
authoring-refused-unknown = { $file }: there is nothing here with the name “{ $name }”. Correct the name, or import it first.
authoring-refused-unprintable = { $file }: “{ $key }” is printed on certificates, and no typeface here has { $letters }. Write it without, or add a font to the folder “fonts” of the data folder.
authoring-refused-no-course = The program names a course that is not here: { $course }. Import that course first.
admin-programs-refused-unpublished = It was never published, so there is nothing to offer yet. Publish it first.
flash-no-draft = There is no draft any more: somebody published or discarded it.
flash-code-saved = The code is saved.
flash-code-refused = The code was not saved. Use 4 to 64 letters, digits and hyphens.

## Programs and courses in administration

admin-programs-title = Programs and courses
admin-programs-lead = What is offered, on which revision, and how many are in it.
admin-programs-programs = Programs
admin-programs-courses = Courses
admin-programs-empty = Nothing here yet
admin-programs-empty-text = Bring in a folder with the command laurel import.
admin-programs-column-title = Title
admin-programs-column-status = Status
admin-programs-column-revision = Revision
admin-programs-column-enrolled = Enrolled
admin-programs-column-action = Actions
admin-programs-has-draft = has a draft
admin-programs-prepare = Back to “in preparation”
admin-programs-refused-not-ready = It can’t be opened yet: visitors would be promised what is not there.
admin-programs-missing-course = It has no course. Publish a text of the program that lists one.
admin-programs-missing-unpublished = Its course “{ $course }” is not published. Publish it first.
admin-programs-missing-retired = Its course “{ $course }” is retired. Open it first, or publish a text without it.
admin-programs-missing-electives = { $need } electives must be completed, and only { $open } can be begun.
admin-programs-retire = Retire
admin-programs-open = Open
