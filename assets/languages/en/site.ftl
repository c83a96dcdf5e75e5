## Home

site-home-action-programs = See the programs
site-home-action-notify = Tell me when new ones open
site-home-programs = Programs
site-home-programs-lead = On demand, at your own pace.
site-home-read-on = Read on: { $title }
site-home-areas = What compassion changes
site-home-areas-center = Compassion
site-home-areas-picture = Six areas that overlap around compassion: { $areas }
site-home-themes = Resources for leaders
site-home-themes-all = All resources
site-home-proof = { $count ->
    [one] One certificate issued here can be verified by anyone.
   *[other] { $count } certificates issued here can be verified by anyone.
}
site-home-proof-action = Verify a certificate
site-home-contact = Talk with us
site-home-contact-text = Ask about training, coaching or consulting for your organization.
site-home-contact-action = Write to us

## Resources

site-resources-more = More themes

## Contact

site-contact-name = Your name
site-contact-email = Your email
site-contact-email-hint = Only to answer you. It goes on no list.
site-contact-message = Your message
site-contact-message-hint = What you would like to know, and what would help us to answer well.
site-contact-submit = Send the message
site-contact-error-name = Tell us your name, so that we know whom we answer.
site-contact-error-message = Write a message.
site-contact-done-title = Your message has arrived
site-contact-done-back = Back to the home page
site-contact-too-many = Several messages came from you in a short time. Wait { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, then send this one; it is still in the form.

## Notifications: the form

site-notifications-email = Your email
site-notifications-topics = Write to me about
site-notifications-topics-hint = Choose one or more.
site-notifications-consent = Send me email about the topics I chose. I can leave the list at any time with one click.
site-notifications-consent-any = Send me email when there is news. I can leave the list at any time with one click.
site-notifications-submit = Put me on the list
site-notifications-error-topics = Choose at least one topic.
site-notifications-error-consent = Without your consent we may not write to you. Tick the box if you want us to.

## Notifications: what happens next

site-notifications-sent-title = One more step
site-notifications-confirm-title = Join the list
site-notifications-confirm-text = { $count ->
    [0] Confirm that { $email } should hear from us.
   *[other] Confirm that { $email } should hear from us about:
}
site-notifications-confirm-submit = Confirm
site-notifications-confirmed-title = You are on the list
site-notifications-confirmed-text = We write to { $email } when there is news about what you chose, and not otherwise.
site-notifications-manage-title = Your notifications
site-notifications-manage-text = These go to { $email }.
site-notifications-manage-save = Save my topics
site-notifications-manage-saved = Your topics are saved.
site-notifications-leave = Leave the list
site-notifications-leave-text = One click, and no questions.
site-notifications-left-title = You left the list
site-notifications-left-text = We no longer write to { $email }. A record that you joined and left is kept as proof.
site-notifications-left-back = I changed my mind. Put me back
site-notifications-returned = You are back on the list.
site-notifications-expired-title = This link no longer works
site-notifications-expired-text = It is too old or incomplete. Enter your address again and we send a new one.
site-notifications-state-pending = Waiting for confirmation
site-notifications-state-confirmed = Confirmed
site-notifications-state-left = Left

## Search

site-search-title = Search
site-search-field = Search for
site-search-submit = Search
site-search-results = { $count ->
    [one] { $count } result for “{ $query }”
   *[other] { $count } results for “{ $query }”
}
site-search-start = Search the programs, the lessons open to you, and the resources.
site-search-empty-title = Nothing found for “{ $query }”
site-search-empty-text = Try fewer or other words. Or look through the programs and the resources.
site-search-lessons = In your courses
site-search-kind-lesson = Lesson
site-search-kind-note = Your note
site-search-meant = Did you mean
site-search-kind-page = Page
site-search-kind-program = Program
site-search-kind-course = Course

## Empty places

site-feed-title = News from { $organization }

site-page-version = Version of { $version }
site-home-proof-title = Certificates that hold
site-contact-sent-text = Thank you. A person reads it and answers you at the address you gave. A copy of your message is on its way to you.
site-notifications-sent-plain = We sent an email to the address you gave. Open the link in it to join the list. Without that we send nothing.
