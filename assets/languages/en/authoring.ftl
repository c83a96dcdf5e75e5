### What authors see.

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
authoring-part-tags = tags
authoring-part-feedback = feedback
authoring-part-content = content
