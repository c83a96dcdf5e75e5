//! A result by course, or by lesson where there is one course: what is known and what to read
//! again.

use crate::assessment::attempt_context::AttemptContext;
use crate::assessment::taught::{TaughtLesson, TaughtLessons};
use crate::assessment::view::feedback::is_right;
use crate::catalog::foreign;
use crate::reader::Reader;
use laurel_ui::text_direction::words_of;
use maud::{Markup, html};

/// How many questions of one course or one lesson were right.
struct Share {
    lesson: TaughtLesson,
    right: usize,
    count: usize,
}

/// Nothing where the questions name fewer than two of them.
pub fn summary(reader: &Reader, here: &AttemptContext, lessons: &TaughtLessons) -> Markup {
    let taught: Vec<(usize, TaughtLesson)> = (1..=here.length())
        .filter_map(|number| Some((number, lessons.of(here, number)?)))
        .collect();
    let by_course = taught.iter().any(|(_, lesson)| lesson.elsewhere);
    let mut shares: Vec<Share> = Vec::new();
    for (number, lesson) in taught {
        let same = |share: &&mut Share| {
            if by_course {
                share.lesson.course == lesson.course
            } else {
                share.lesson.href == lesson.href
            }
        };
        let right = usize::from(is_right(here, number));
        match shares.iter_mut().find(same) {
            Some(share) => {
                share.right += right;
                share.count += 1;
            }
            None => shares.push(Share {
                lesson,
                right,
                count: 1,
            }),
        }
    }
    if shares.len() < 2 {
        return html! {};
    }
    let title = if by_course {
        "assessment-result-by-course"
    } else {
        "assessment-result-by-lesson"
    };
    html! {
        h2 { (reader.t(title)) }
        ul class="list shares" {
            @for share in &shares { li { (line(reader, share, by_course)) } }
        }
    }
}

fn line(reader: &Reader, share: &Share, by_course: bool) -> Markup {
    let lesson = &share.lesson;
    let language = foreign(reader, &lesson.language);
    let variables = [("right", share.right.into()), ("count", share.count.into())];
    html! {
        @if by_course { (words_of(language, &html! { (lesson.course) })) }
        @else { a href=(lesson.href) { (words_of(language, &html! { (lesson.title) })) } }
        " " span class="meta" { (reader.with("assessment-result-share", &variables)) }
    }
}

/// The way to the lesson of a question.
pub fn read_again(reader: &Reader, lesson: &TaughtLesson) -> Markup {
    let language = foreign(reader, &lesson.language);
    html! {
        p class="meta" {
            (reader.t("assessment-result-read-again")) " "
            a href=(lesson.href) { (words_of(language, &html! { (lesson.title) })) }
        }
    }
}
