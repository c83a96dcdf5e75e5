## Confirming the name

certification-name-title = The name on your certificate
certification-name-lead = One step is left: check the name. It is printed exactly like this, and a sealed certificate can’t be edited.
certification-name-previewed = This is how the name you typed will print. If it is right, confirm it.
certification-earned-step = One step is left: check how your name will print.
certification-earned-title = You earned it: { $title }
certification-name-field = Name on the certificate
certification-name-hint = With its accents and capitals, as you write it.
certification-name-preview = Preview
certification-name-confirm = This is my name. Issue the certificate
certification-name-later = Not now
certification-name-error-unprintable = We can’t print { $characters }. Write the name without these characters, or write to us.

## The certificate moment

certification-moment-title = Well done, { $name }!
certification-moment-text = You earned your certificate: { $title }. You did what it takes, and this is yours.
certification-moment-preparing = It takes a few seconds. We also email it.
certification-moment-picture = Your certificate: { $title }, issued to { $name } on { $date }
certification-moment-download = Download the PDF
certification-moment-download-letter = PDF in US Letter
certification-moment-download-a4 = PDF in A4
certification-moment-linkedin = Add to LinkedIn
certification-moment-link = Copy the verification link
certification-moment-verify = See what others see
certification-moment-next = What comes next
certification-moment-next-programs = See the other programs
certification-list-title = My certificates
certification-list-issued = Issued { $date }
certification-list-until = Valid until { $date }
certification-list-empty = No certificate yet.
certification-correct-title = Is the name wrong?
certification-correct-text = A sealed certificate can’t be changed. Write to us, and a person looks at what can be done.
certification-correct-action = Write to us

## Looking up a certificate

certification-verify-title = Verify a certificate
certification-verify-lead = Type the number printed on the certificate, or choose its file. No account is needed.
certification-verify-number = Number
certification-verify-number-hint = For example { $example }. Spaces, hyphens and small letters don’t matter.
certification-verify-submit = Verify
certification-verify-file-title = Or compare a file
certification-verify-file-hint = Drop the PDF here. It is compared in your browser and never leaves it.
certification-verify-file-hint-upload = Without scripts the file is sent to us, compared, and not kept.
certification-verify-file-choose = Choose a file
certification-verify-file-submit = Compare
certification-verify-number-error = This is not a certificate number. Check it for typing errors: the last character is a check on the others.

## The answer

certification-answer-valid = Valid
certification-answer-valid-text = This certificate was issued to { $name } on { $date } and has not been revoked or replaced.
certification-answer-expired = Expired
certification-answer-expired-text = This certificate was issued to { $name } and was valid until { $date }. It has not been renewed.
certification-answer-expired-renewed = This certificate was valid until { $date }. It was renewed by { $number }.
certification-answer-revoked = Revoked
certification-answer-revoked-text = This certificate was revoked on { $date } and is not valid. Reason: { $reason }
certification-answer-suspended = Suspended
certification-answer-suspended-text = This certificate has been suspended since { $date } while we look into a question about it. Check again later.
certification-answer-replaced = Replaced
certification-answer-replaced-text = This certificate was replaced on { $date } by { $number }. Rely on the new one.
certification-answer-withdrawn = Withdrawn
certification-answer-withdrawn-text = Withdrawn at the holder’s request on { $date }. Its number and its seal are kept; the name is not shown any more.
certification-answer-unknown = Unknown
certification-answer-unknown-text = There is no certificate with this number. Check it for typing errors. If it is written exactly so on a certificate, that certificate is not ours.
certification-answer-altered = Altered
certification-answer-altered-text = This copy is not the sealed file, byte for byte: it was changed after it was issued, or saved again by a program. Rely on what is written here, not on the copy.
certification-answer-same = The same file
certification-answer-same-text = This file is byte for byte the one we sealed.
certification-answer-unknown-issuer = Unknown issuer
certification-answer-unknown-issuer-text = This file carries a seal, but not one of { $organization }.
certification-answer-unreadable-text = We can’t find a certificate in this file. Use the PDF, the credential or the badge as it was downloaded.

## Details

certification-detail-holder = Issued to
certification-detail-achievement = Certificate
certification-detail-kind = Kind
certification-detail-kind-certificate = Certificate of completion
certification-detail-kind-certification = Certification
certification-detail-hours = Hours
certification-detail-number = Number
certification-detail-issuer = Issued by
certification-detail-completed = Completed on
certification-detail-issued = Issued on
certification-detail-until = Valid until
certification-detail-until-none = No end date
certification-detail-sha256 = SHA-256
certification-detail-replaces = Replaces
certification-detail-replaced-by = Replaced by
certification-detail-renews = Renews
certification-detail-renewed-by = Renewed by
certification-detail-history = History

certification-picture-missing = There is no picture: a typeface that it was drawn with is missing here. The PDF is as it was sealed.
certification-preview = { $status }: { $title }, issued to { $name } by { $organization }

## What it takes

certification-criteria-title = What it takes
certification-criteria-program = { $count ->
    [one] All required parts of this course were completed: { $courses }.
   *[other] All required parts of these { $count } courses were completed: { $courses }.
}
certification-criteria-course = All required parts of the course were completed: { $courses }.
certification-criteria-quizzes = { $count ->
    [one] One quiz was passed, online and without supervision.
   *[other] { $count } quizzes were passed, online and without supervision.
}
certification-criteria-none = Nothing was examined.
certification-criteria-hours = The hours are what the authors state; nobody measured the time.
certification-criteria-program-link = See the program
certification-criteria-course-link = See the course

## How it was checked

certification-how-title = How this was checked
certification-how-register = The number was looked up in the register of { $organization } on { $time }.
certification-how-seal = The SHA-256 is the fingerprint of the sealed PDF. Any change to the file changes it.
certification-how-own = Anyone can repeat the check with their own tools.

## Events

certification-event-issued = Issued
certification-event-revoked = Revoked
certification-event-suspended = Suspended
certification-event-reinstated = Suspension lifted
certification-event-replaced = Replaced
certification-event-renewed = Renewed
certification-event-expired = Expired
certification-event-withdrawn = Withdrawn by the holder
certification-holder-withdrawn = Not shown: the holder withdrew it

## Public reasons

certification-reason-issued-in-error = It was issued in error.
certification-reason-requirements-not-met = The requirements were not met.
certification-reason-academic-integrity = The rules of the assessment were broken.
certification-reason-holder-request = The holder asked for it.
certification-reason-other = For another reason. Ask the issuer.

## Words printed on the certificate

certification-printed-certifies = { $organization } certifies that
certification-printed-statement-program = has completed all requirements of the program
certification-printed-statement-course = has completed all requirements of the course
certification-printed-hours = { $hours ->
    [one] { $figure } hour of study
   *[other] { $figure } hours of study
}
certification-printed-half-hour = ½ hour of study
certification-printed-half-hour-unit = hour
certification-printed-hours-unit = { $hours ->
    [one] hour
   *[other] hours
}
certification-printed-statement-program-plain = has completed the program
certification-printed-statement-course-plain = has completed the course
certification-printed-description = { $organization } certifies that { $name } earned { $title }: { $details }. Number { $number }.
certification-printed-hours-short = { $hours } h
certification-printed-courses = { $count ->
    [one] one course
    [2] two courses
    [3] three courses
    [4] four courses
    [5] five courses
    [6] six courses
   *[other] { $count } courses
}
certification-printed-on = completed on { $date }
certification-printed-line = { $hours }, { $courses }, completed on { $date }
certification-printed-line-hours = { $hours }, completed on { $date }
certification-printed-issued = Issued on { $issued }
certification-printed-issued-until = Issued on { $issued }, valid until { $date }
certification-printed-verify = Verify at { $address }
certification-printed-scan = or scan the code
certification-printed-specimen = Specimen
certification-printed-qr = Code that leads to { $address }
certification-printed-document-title = { $title }: { $name }

## While it waits, and the list

certification-waiting-title = Your certificate is being sealed
certification-waiting-again = Look again
certification-waiting-name = You earned it. Confirm your name and we issue it.
certification-waiting-name-email = You earned it. Confirm your name and your email address, and we issue it.
certification-waiting-refused = You earned it, but the name can’t be printed as it is. Correct it and we issue it.
certification-waiting-office-title = Your certificate waits for us
certification-waiting-office = You earned it. Something on our side has to be put right before it can be printed; you need not do anything, and we email it.
certification-waiting-ready = You earned it. It is being sealed.
certification-waiting-confirm = Confirm the name
certification-waiting-see = See it
certification-list-open = Open
certification-list-name = The name on my certificates
certification-list-empty-text = Your first one comes with the last step of a program.
certification-moment-download-picture = Download a picture
certification-moment-next-text = Keep the PDF. And pick what you will try at work this week: that is where it counts.
certification-name-lead-later = It is printed exactly like this on the next certificate you earn. Certificates you already hold keep their name.
certification-name-keep = Keep this name
certification-name-picture = A sample certificate with the name { $name }
certification-name-email-title = Confirm your email address too
certification-name-email-text = A certificate is only issued once the address of your account is confirmed. Open the link in our email, or have it sent again.
certification-name-email-resend = Send the email again
certification-specimen-name = Your Name
certification-specimen-title = Title of the program
certification-compare-title = Compare a file
certification-file-working = Reading { "{name}" }
certification-file-same = { "{name}" } is the sealed file, byte for byte.
certification-file-different = { "{name}" } is not the sealed file, and names no certificate.
certification-file-unknown = We can’t find a certificate in { "{name}" }. Use the PDF as it was downloaded.
certification-file-failed = { "{name}" } could not be read or compared. Try again.
flash-name-confirmed = Your name is confirmed.
flash-name-kept = The name is kept. Now confirm your email address.
