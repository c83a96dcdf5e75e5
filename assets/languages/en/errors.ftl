### Error pages. Each: what happened, what it means, what to do.

errors-request-id = Number of this request: { $id }
errors-home = To the home page
errors-contact = Write to us

errors-400-title = We could not read this request
errors-400-meaning = Something in it was incomplete or damaged on the way. Nothing was changed.
errors-400-do = Go back and try again.

errors-403-title = You don’t have access
errors-403-meaning = You are signed in, but your account may not see or do this. Nothing was changed.
errors-403-do = If you think it should, write to us and say what you wanted to do.

errors-403-origin-title = This came from another site
errors-403-origin-meaning = The form was sent from a page that is not ours, so we did not accept it. Nothing was changed.
errors-403-origin-do = Open the page here and send the form again.

errors-404-title = There is nothing at this address
errors-404-meaning = The page was moved or removed, the address has a typing error, or it is not meant for you.
errors-404-do = Search for it, or begin at the home page.

errors-405-title = This page can’t be used that way
errors-405-meaning = The address exists, but not for this kind of request. Nothing was changed.
errors-405-do = Go back and use the links and buttons of the page.

errors-409-title = Somebody was quicker

errors-413-title = This is too large
errors-413-meaning = What you sent is larger than { $limit }, so we did not take it. Nothing was changed.
errors-413-do = Go back and choose a smaller file, or shorten the text.

errors-429-title = Too many tries
errors-429-meaning = Many requests came from you in a short time. To keep the site open to everybody, we ask you to wait.
errors-429-do = { $seconds ->
    [one] Try again in { $seconds } second.
   *[other] Try again in { $seconds } seconds.
}

errors-500-title = Something went wrong here
errors-500-meaning = The mistake is ours, not yours. What was saved before is safe; the last step may not have been saved.
errors-500-do = Try again in a minute. If it happens again, write to us with this number: { $id }

errors-503-title = We will be back in a moment
errors-503-meaning = The site is being started or maintained. What you saved is safe.
errors-503-do = Load this page again in a minute.

errors-503-unsaved-title = This could not be saved
errors-503-unsaved-meaning = Nothing can be saved on this site at the moment. What you just sent was not saved. What was saved before is safe, and you can go on reading.
errors-503-unsaved-do = Go back to the page before, where you may still find what you typed, and send it again in a minute.

errors-401-title = Sign in first
errors-401-meaning = This is open to people with an account. Nothing was changed.
errors-401-do = Sign in and try again.
errors-401-token-meaning = There is no token, or the one you sent does not work any more. Nothing was changed.
errors-401-token-do = Create a token under “API tokens” in your account, and send it as “Authorization: Bearer …”.

errors-403-scope-meaning = Your token may not do this: it would need the scope “{ $scope }”. Nothing was changed.
errors-403-scope-do = Create a token with this scope, if your account may use it.

errors-400-fields-meaning = Something in the request can’t be read. Nothing was changed.
errors-400-fields-do = Correct what is named and send it again.

errors-409-progress-meaning = The same request, by the same key, is worked on at the moment.
errors-409-progress-do = Send it again in a moment to read the answer.
errors-409-refused-title = This can’t be done now
errors-409-refused-do = Go back, look at how it is now, and try again.
errors-403-person-title = This page was made for somebody else
errors-403-person-meaning = Since it was opened, { $name } has signed in in this browser. Nothing was saved.
errors-403-person-do = What you typed is below. Copy it, sign out, and sign in as yourself.

errors-412-title = It was changed meanwhile
errors-412-meaning = What you want to change is no longer what you saw. Nothing was changed.
errors-412-do = Read it again, and send the change with the new ETag.

errors-415-title = This is not JSON
errors-415-meaning = Only JSON is read here. Nothing was changed.
errors-415-do = Send JSON, with “Content-Type: application/json”.

errors-422-title = This was not accepted
errors-422-meaning = Something in the request is not accepted. Nothing was changed.
errors-422-do = Correct what is named and send it again.

errors-400-api-meaning = The request can’t be read. A body must be JSON in UTF-8, and not nested deeply. Nothing was changed.
errors-401-token-title = A token is needed
errors-403-api-meaning = The person whose token this is may not see or do this. Nothing was changed.
errors-403-api-do = Ask an administrator of the site for a role that may.
errors-404-api-meaning = There is nothing here that you may read.
errors-404-api-do = Compare the address with { $docs }, and the id with a list that names it.
errors-405-api-title = This address takes other methods
errors-405-api-do = Use one that the header “Allow” names.
errors-413-api-do = Send less at once.
errors-503-api-meaning = Nothing can be saved on this site at the moment. Nothing was changed.
errors-503-api-do = Send it again in a minute.
