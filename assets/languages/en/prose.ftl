## Titles of callouts that have none of their own

prose-callout-note = Note
prose-callout-tip = Try it at work
prose-callout-important = A case
prose-callout-warning = Take care
prose-callout-caution = Careful

# Followed by the footnote's number
prose-footnote-back = Back to the text
