## Shared

messaging-greeting = Hello { $name },
messaging-greeting-plain = Hello,
messaging-signature = { $organization }
messaging-link-plain = If the button does not work, copy this address into your browser:
messaging-reason-account = You get this email because there is an account with your address at { $organization }.
messaging-reason-contact = You get this email because somebody wrote to us with your address.
messaging-reason-list = You get this email because you asked for it on { $date }.
messaging-not-you = If this was not you, do nothing.
messaging-reach-answer = answer to this message
messaging-reach-page = write to us at the address below
messaging-unsubscribe = Leave this list
messaging-manage = Change what I hear about

## Confirm an email address

messaging-confirm-email-subject = Confirm your email address
messaging-confirm-email-body = You created an account at { $organization }. Confirm that this address is yours: a certificate is only issued to an address that is confirmed.
messaging-confirm-email-action = Confirm this address
messaging-confirm-email-after = { $hours ->
    [one] The link works for { $hours } hour. If you did not create an account, do nothing: without confirmation it never gets a certificate.
   *[other] The link works for { $hours } hours. If you did not create an account, do nothing: without confirmation it never gets a certificate.
}

## Somebody tried to register with a known address

messaging-account-exists-subject = You already have an account
messaging-account-exists-body = Somebody, perhaps you, tried to create an account at { $organization } with this address. There already is one. Sign in, or choose a new password if you forgot yours.
messaging-account-exists-action = Sign in
messaging-account-exists-after = If this was not you, do nothing. Nobody got into your account.

## Reset the password

messaging-reset-password-subject = Choose a new password
messaging-reset-password-body = You asked for a new password at { $organization }.
messaging-reset-password-action = Choose a new password
messaging-reset-password-after = { $hours ->
    [one] The link works once, for { $hours } hour. If you did not ask, do nothing: your password stays as it is.
   *[other] The link works once, for { $hours } hours. If you did not ask, do nothing: your password stays as it is.
}

## The password was changed

messaging-password-changed-subject = Your password was changed
messaging-password-changed-body = The password of your account at { $organization } was changed on { $moment } ({ $zone }). Every other device is signed out.
messaging-password-changed-action = It was not me: choose a new password
messaging-password-changed-after = If it was you, there is nothing to do.

## A token of the JSON API was made

messaging-token-created-subject = An API token was created for your account
messaging-token-created-body = On { $moment } ({ $zone }), a token named “{ $token }” was created for your account at { $organization }. With it, software can act for you until { $date }: { $scopes }.
messaging-token-created-action = See and end your tokens
messaging-token-created-after = If it was you, there is nothing to do. If not, end the token and change your password.

## Change the email address

messaging-change-email-subject = Confirm your new address
messaging-change-email-body = You want to use this address for your account at { $organization }, in place of { $old }.
messaging-change-email-action = Use this address
messaging-change-email-after = { $hours ->
    [one] The link works for { $hours } hour. The change is made when it is confirmed here and approved from the old address.
   *[other] The link works for { $hours } hours. The change is made when it is confirmed here and approved from the old address.
}
messaging-approve-email-subject = Approve the new address of your account
messaging-approve-email-body = Somebody signed in to your account at { $organization } asked to change its address to { $new }. Approve it if it was you. The change is made when it is approved here and confirmed at the new address.
messaging-approve-email-action = Approve the change
messaging-approve-email-after = { $hours ->
    [one] The link works for { $hours } hour. If it was not you, don’t approve, and choose a new password at { $address }: that signs everybody else out and stops the change.
   *[other] The link works for { $hours } hours. If it was not you, don’t approve, and choose a new password at { $address }: that signs everybody else out and stops the change.
}

## Welcome and invitation

messaging-welcome-subject = Welcome to { $organization }
messaging-welcome-body = Your address is confirmed. Your account keeps your place in every course, your answers and your certificates, so a quarter of an hour between two shifts is enough to go on.
messaging-welcome-action = Choose a program
messaging-welcome-after = If you have a question, { $reach }.
messaging-invitation-subject = Your account at { $organization }
messaging-invitation-body = An account was created for you at { $organization }. Choose a password to use it.
messaging-invitation-action = Choose a password
messaging-invitation-after = { $hours ->
    [one] The link works once, for { $hours } hour.
   *[other] The link works once, for { $hours } hours.
}
messaging-sign-in-link-subject = Your sign-in link
messaging-sign-in-link-body = This link signs you in to { $organization }. It works once.
messaging-sign-in-link-action = Sign in
messaging-sign-in-link-after = Don’t forward this email: whoever opens the link is signed in as you.

## Enrollment


## Notification list

messaging-notification-confirm-subject = Do you want to hear from us?
messaging-notification-confirm-body = { $count ->
    [0] Somebody, we hope you, asked that { $email } hear from { $organization }.
   *[other] Somebody, we hope you, asked that { $email } hear from { $organization } about: { $topics }.
}
messaging-notification-confirm-action = Yes, put me on the list
messaging-notification-confirm-after = If you do nothing, we never write to you again about this.
messaging-program-open-subject = { $title } is open
messaging-program-open-body = You asked us to tell you when { $title } opens. It is open now.
messaging-program-open-action = See the program
messaging-program-open-after = This is the only email about it.

## Certificates

messaging-certificate-issued-subject = Your certificate: { $title }
messaging-certificate-issued-body = You earned your certificate: { $title }. It has the number { $number }, and is sealed and ready. Anyone can verify it at this address:
messaging-certificate-issued-action = See and download it
messaging-certificate-issued-after = Keep the PDF: it is the sealed file. If your name is not right, { $reach }, and a person looks at what can be done.
messaging-certificate-waits-subject = You earned it: { $title }
messaging-certificate-waits-body = You completed everything that this certificate takes: { $title }. One step is left: check how your name will be printed. Then it is sealed and yours.
messaging-certificate-waits-action = Check your name
messaging-certificate-waits-after = It waits for you, for as long as you need.
messaging-certificate-replaced-subject = Your corrected certificate: { $title }
messaging-certificate-replaced-body = Your certificate { $old } was replaced by { $number }. The old one now says so to everybody who verifies it.
messaging-certificate-replaced-action = See and download it
messaging-certificate-replaced-after = Use the new one from today.
messaging-certificate-revoked-subject = About your certificate { $number }
messaging-certificate-revoked-body = Your certificate for { $title } was revoked on { $date }. Reason: { $reason }
messaging-certificate-revoked-action = See what the verification page says
messaging-certificate-revoked-after = If you think this is a mistake, { $reach }. A person reads it.

## Assessment

messaging-result-ready-subject = Your result for { $title }
messaging-result-ready-body = Your answers to { $title } were read. Result and comments are waiting for you.
messaging-result-ready-action = See the result
messaging-result-ready-after = Questions about the comments? Reply to this message.
messaging-result-regraded-subject = Your result for { $title } has changed
messaging-result-regraded-body = We found a mistake in a question and graded { $title } again. Your result was { $before } percent and is now { $percent } percent.
messaging-result-regraded-action = See the result
messaging-result-regraded-after = Nothing you completed and no certificate was taken away by this.

## Contact

messaging-contact-copy-subject = Your message to { $organization }
messaging-contact-copy-body = Thank you for writing. A person reads your message and answers you at this address. Here is what you sent:
messaging-contact-copy-after = Something to add? Reply to this message.
messaging-contact-new-subject = Message from { $name }
messaging-contact-new-body = { $name } ({ $email }) wrote through the contact form:
messaging-contact-new-action = Answer in the administration
messaging-contact-reply-subject = Re: your message to { $organization }

## Erasure

messaging-erased-subject = Your account is erased
messaging-erased-body = As you asked on { $moment }, your account at { $organization } is erased, with your progress and your answers.
messaging-erased-kept = Your certificates stay verifiable, as you chose.
messaging-erased-withdrawn = Your certificates are withdrawn, as you chose.
messaging-erased-after = This is our last email to you.
messaging-reason-contact-new = You get this email because yours is the address for messages from visitors.

## What an email is about, before it has its words

messaging-kind-confirm-email = Confirm an email address
messaging-kind-already-registered = Somebody registered with this address again
messaging-kind-contact-received = A visitor’s message, to the organization
messaging-kind-contact-copy = A copy of one’s message
messaging-kind-confirm-subscription = Confirm a place on the notification list
messaging-kind-program-open = A program opened
messaging-kind-welcome = Welcome
messaging-kind-invitation = Invitation to an account
messaging-kind-reset-password = Choose a new password
messaging-kind-password-changed = The password was changed
messaging-kind-token-created = An API token was created
messaging-kind-approve-email-change = Approve a change of the email address
messaging-kind-confirm-new-email = Confirm a new email address
messaging-kind-erased = An account was erased
messaging-kind-certificate-issued = A certificate is ready
messaging-kind-certificate-waits = A certificate waits for the name
messaging-kind-certificate-revoked = A certificate was revoked

messaging-allowance-given-subject = More for you at “{ $title }”
messaging-allowance-given-attempts = { $count ->
    [one] You have one more attempt at “{ $title }”. You can begin it whenever you like.
   *[other] You have { $count } more attempts at “{ $title }”. You can begin whenever you like.
}
messaging-allowance-given-minutes = { $count ->
    [one] You have one more minute for each attempt at “{ $title }”.
   *[other] You have { $count } more minutes for each attempt at “{ $title }”.
}
messaging-allowance-given-why = Why: { $reason }
messaging-allowance-given-action = Go to the quiz
messaging-kind-allowance-given = More attempts or time at a quiz
