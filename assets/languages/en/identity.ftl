## Fields shared by the forms

identity-field-name = Your name
identity-field-name-hint = As you would like to be called here. The name on certificates can be different.
identity-field-email = Email
identity-field-email-hint = We write to this address to confirm it and when something about your learning changes.
identity-field-password = Password
identity-field-password-hint = At least { $count } characters. A short sentence you can remember is stronger than a word with symbols in it.
identity-field-password-new = New password
identity-field-password-current = Current password
identity-field-terms = I have read the terms of use and the privacy page, and agree to the terms.
identity-field-terms-read = Read the terms of use
identity-field-privacy-read = Read the privacy page

## Errors

identity-error-email-taken = There is already an account with this address. Sign in, or ask for a new password.
identity-error-password-short = This password is too short. Use at least { $count } characters.
identity-error-password-email = Your password must not be your email address or your name.
identity-error-password-current = This is not your current password.
identity-error-terms = To create an account you need to agree to the terms.
identity-error-login = The email or the password is not right. Check both, or ask for a new password.
identity-error-login-wait = Too many tries with this address. Wait { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, or ask for a new password now.

## Register

identity-register-title = Create an account
identity-register-lead = An account keeps your place, your answers and your certificates. It is free.
identity-register-submit = Create the account
identity-register-have-account = Do you already have an account?
identity-register-sign-in = Sign in
identity-sent-title = Look in your email
identity-sent-lead = We sent a message to { $email }. Open it and press its button: that confirms your address and takes you on.
identity-sent-lead-unknown = We sent you a message. Open it and press its button: that confirms your address and takes you on.
identity-sent-here = In this browser, the button also signs you in. On another device, sign in there with your password.
identity-sent-nothing = Nothing there after a few minutes? Look in the folder for spam, too.
identity-sent-other = Use another address
identity-sent-sign-in = No access to your email now?
identity-sent-sign-in-text = Sign in, and confirm your address later.

## Confirm an email address

identity-confirm-title = Confirm your address
identity-confirm-text = One step is left: confirm that { $email } is yours.
identity-confirm-submit = Confirm this address
identity-confirm-again = Send the email again
identity-confirm-again-done = Sent again to { $email }.
identity-confirm-needed = Your address is not confirmed yet. Open the link we sent to { $email }, or ask for another.
identity-confirm-invalid-title = This link no longer works
identity-confirm-invalid-text = It is too old. Sign in and ask for a new one; your account is safe.
identity-confirm-used-text = It was used already. Your account is safe.
identity-confirmed-title = Your address is confirmed
identity-confirmed-text = { $email } was confirmed by this link before. There is nothing left to do.
identity-confirmed-continue = Continue

## Sign in and out

identity-login-title = Sign in
identity-login-lead = Welcome back. Your place is kept.
identity-login-submit = Sign in
identity-login-forgot = I forgot my password
identity-login-no-account = No account yet?
identity-login-register = Create an account
identity-login-needed = Sign in to continue. We bring you back to where you were.
identity-logout-title = Sign out
identity-logout-text = You are signed in as { $name }.
identity-logout-submit = Sign out
identity-link-title = Sign in by link
identity-link-text = This link signs you in as { $name }. It works once.
identity-link-submit = Sign in as { $name }

## Forgotten password

identity-forgot-title = Ask for a new password
identity-forgot-lead = Tell us your address. If there is an account for it, we send a link that lets you choose a new password.
identity-forgot-submit = Send the link
identity-first-password-title = Choose your password
identity-first-password-lead = You sign in with it and with { $email }.
identity-reset-title = Choose a new password
identity-reset-lead = For { $email }. Saving it signs you out on every other device.
identity-reset-submit = Save the password
identity-reset-invalid-title = This link no longer works
identity-reset-invalid-text = It is too old. Ask for a new one.
identity-reset-used-text = A password was set with it already. Sign in with that password, or ask for a new link.

## First set-up

identity-setup-title = Set up this site
identity-setup-lead = You are creating the first administrator. This link works once.
identity-setup-submit = Create account
identity-setup-invalid-title = This set-up link no longer works
identity-setup-invalid-text = It was already used, or it is older than a day. Start the program again to get a new one if there is no administrator yet.

## Account: profile

identity-account-title = Account
identity-account-profile = Profile
identity-account-certificate-name = Name on certificates
identity-account-certificate-name-hint = Exactly as it should be printed. Certificates you already hold keep the name they were issued with.
identity-account-language = Language
identity-account-time-zone = Time zone
identity-account-time-zone-hint = Times are shown in it. Leave it empty for the organization’s.
identity-account-save = Save the profile

## Account: email

identity-email-title = Email
identity-email-current = Your address is { $email }.
identity-email-new = New email
identity-email-hint = We send a link to the new address and one to the old. When both are opened, the address changes; until then the old one stays.
identity-email-submit = Change the address

## Account: password and sessions

identity-password-title = Password
identity-password-submit = Change the password
identity-reauthentication-hint = You signed in some time ago. Type your password, so that nobody else does this on a device that you left open.
identity-reauthentication-sign-in = You signed in some time ago. Sign out and in again: for 15 minutes after that you can do this.
identity-sessions-title = Where you are signed in
identity-sessions-this = This device
identity-sessions-used = last used
identity-sessions-since = Since
identity-sessions-device-unknown = Unknown device
identity-sessions-end = Sign out this device
identity-sessions-end-others = Sign out all other devices
identity-sessions-only = You are signed in on this device only.

## Account: tokens of the JSON API

identity-tokens-title = API tokens
identity-tokens-lead = A token lets software act for you, within the limits that you set here.
identity-tokens-manage = Manage API tokens
identity-tokens-none = You have no tokens.
identity-tokens-new = Create a token
identity-tokens-docs = What software can ask for
identity-token-name = What it is for
identity-token-name-hint = A name that tells you later where you use it.
identity-token-scopes = What it may do
identity-token-scopes-hint = Choose as little as the software needs. A token never does more than you can.
identity-token-scope-none = Choose at least one.
identity-token-days = How many days it works
identity-token-days-hint = From 1 to { $count }.
identity-token-days-error = Type a number of days from 1 to { $count }.
identity-token-submit = Create the token
identity-token-too-many = You have as many tokens as anybody may have. End one that you no longer use.
identity-token-created-title = Copy your token now
identity-token-created-text = It is shown this once. Whoever has it can act for you: keep it like a password.
identity-token-until = Works until
identity-token-unused = never used
identity-token-end = End this token
identity-scope-learn-read = See your account, your courses and your certificates
identity-scope-learn-write = Learn in your name
identity-scope-author-read = See courses that you teach, with their answers and learners
identity-scope-author-write = Change courses that you teach
identity-scope-issue-read = See certificates
identity-scope-issue-write = Revoke certificates
identity-scope-people-read = See people and their enrollments
identity-scope-people-write = Change people and their roles
identity-scope-site-read = See messages of visitors and the notification list
identity-scope-site-write = Change messages of visitors and the notification list
identity-scope-audit-read = See the audit
identity-scope-operate-read = See jobs, sent mail and metrics
identity-scope-operate-write = Try jobs and mail again
flash-token-created = The token is created.
flash-token-ended = The token no longer works.

## Account: your data

identity-data-title = Your data
identity-data-export-text = Take everything we keep about you with you: profile, enrollments, progress, answers, certificates and consents, in one file.
identity-data-export = Download my data
identity-data-erase-text = Erasing removes your profile, your progress and your answers for good. For your certificates you choose what happens.
identity-data-erase = Erase my account
identity-erase-title = Erase your account
identity-erase-lead = This can’t be undone. Download your data first if you may want it later.
identity-erase-certificates = Your certificates
identity-erase-certificates-keep = Keep them verifiable. Name, title and dates stay on the verification page.
identity-erase-certificates-withdraw = Withdraw them. The verification page then says only that the holder withdrew the certificate.
identity-erase-submit = Erase my account for good

## Roles

identity-role-learner = Learner
identity-role-instructor = Instructor
identity-role-issuer = Issuer
identity-role-administrator = Administrator
identity-role-owner = Owner

identity-error-password-weak = This password is easy to guess.
flash-signed-out = You are signed out.
flash-set-up = You are the owner of this site. Here is what needs a decision first.

## What a page says after a redirect

flash-confirmed = Your address is confirmed.
flash-confirmation-sent = The email is on its way again. Open the link in it to confirm your address.
flash-change-asked = We sent a link to both addresses. When both are opened, your address changes.
flash-change-asked-new = We sent a link to the new address. When it is opened, your address changes.
flash-change-half = Thank you. One link is still to be opened: the one that we sent to the other address.
flash-change-done = Your address is changed.
flash-change-taken = Meanwhile somebody made an account with the new address, so yours keeps the old one.
flash-password-link = If there is an account for this address, an email is on its way. Its link works for two hours.
flash-password-set = Your password is saved. Sign in with it.
flash-password-changed = Your password is changed. Other devices are signed out.
flash-profile-saved = Your profile is saved.
flash-session-ended = This device is signed out.
flash-sessions-ended = All other devices are signed out.
flash-terms-accepted = Thank you. Your agreement is kept with today’s date.
flash-erased = Your account is erased. Thank you for the time you spent with us.

## More of the account

identity-approve-title = Approve your new address
identity-approve-text = You asked to use { $email } for your account from now on.
identity-approve-submit = Approve the change
identity-error-email-same = This is your address already.
identity-error-email-often = We have sent several emails to this address. Look into its inbox and its spam folder, or try again in two minutes.
identity-link-invalid-text = It is too old. Sign in with your password instead.
identity-link-used-text = It works once, and was used already. Sign in with your password instead.
identity-password-none = You have no password yet. We send you a link to choose one.
identity-erase-last-owner = You are the only owner of this site. Make somebody else an owner first.
identity-terms-newer-title = The terms or the privacy page have changed
identity-terms-newer-text = Please read them and agree, so that both sides know what holds.
identity-terms-newer-submit = I have read them and agree

## Why a password is easy to guess, and what helps

identity-strength-help-words = Add two or three words that have nothing to do with each other.
identity-strength-keyboard = Keys beside each other are tried first.
identity-strength-repeats = Repeats like “aaa” or “abcabc” are tried first.
identity-strength-common = It is one of the passwords that many people use.
identity-strength-similar = It is close to a password that many people use.
identity-strength-sequence = Sequences like abc or 6543 are tried first.
identity-strength-dates = Dates and years are tried first.
identity-strength-one-word = One word alone is found in a dictionary.
identity-strength-names = Names alone are tried first.
identity-strength-help-few-words = Use a few words, but no common saying.
identity-strength-help-no-signs = Symbols, digits and capitals are not needed.
identity-strength-help-add-word = Add another word or two; uncommon ones are better.
identity-strength-help-capitals = Capital letters hardly help.
identity-strength-help-reversed = Words turned around hardly help.
identity-strength-help-substitutions = Putting @ for a hardly helps.
identity-strength-help-keyboard = If it follows the keyboard, make it longer, with more turns.
identity-strength-help-repeats = Avoid repeated words and letters.
identity-strength-help-sequences = Avoid sequences.
identity-strength-help-dates = Avoid years and dates, above all your own.
identity-terms-first-title = The terms of use and the privacy page
