### What made-up visitors write in the demo.

demo-message-1 = How long does the program take beside full-time work? I have about two hours a week.
demo-message-2 = Can a team of nine begin together and stay in step?
demo-message-3 = I can’t find the email with my certificate. Where do I download it again?
demo-message-4 = Is the program also offered in Spanish?
demo-message-5 = The address on my account is an old one. How do I change it?
demo-message-6 = Thank you. I begin my Mondays differently now.
demo-message-7 = We would like to use two of the articles in a class. Whom do we ask?
demo-message-8 = A colleague uses a screen reader. Do the quizzes work with one?
