//! An activity's file: what all kinds share, and what each has of its own.

use super::fields::{FieldReader, TITLE};
use super::page::Page;
use super::questions::{self, Family};
use super::reading::{QuizDraws, Reading, ReferenceScope, Target};
use super::slips;
use crate::authoring::document::{
    Activity, ActivityKind, Attachment, Draw, FeedbackPolicy, Layout, Lesson, Quiz, Survey, Video,
};
use crate::authoring::issue::IssueKind;

#[derive(Clone, Copy, PartialEq)]
enum ActivityType {
    Lesson,
    Quiz,
    Survey,
}

/// Keys that only one kind has, for a remedy when they stand in another.
const OWNED: [(&str, &str); 11] = [
    ("preview", "lessons"),
    ("read_seconds", "lessons"),
    ("pass", "quizzes"),
    ("attempts", "quizzes"),
    ("wait_minutes", "quizzes"),
    ("time_limit_minutes", "quizzes"),
    ("feedback", "quizzes"),
    ("layout", "quizzes"),
    ("shuffle_options", "quizzes"),
    ("shuffle_questions", "quizzes"),
    ("draw", "quizzes"),
];

pub(super) fn read(page: &Page, reading: &mut Reading) -> Activity {
    let mut fields = FieldReader::new(page, reading);
    let id = fields.id("id");
    let slug = fields.optional_id("slug").unwrap_or_else(|| id.clone());
    let (id_line, slug_line) = (fields.line_of("id"), fields.line_of("slug"));
    let title = fields.required_line("title", TITLE);
    let kind = fields.word(
        "kind",
        ("lesson", ActivityType::Lesson),
        &[
            ("quiz", ActivityType::Quiz),
            ("survey", ActivityType::Survey),
        ],
    );
    let known = !fields.reading.is_wrong(&page.file, "kind");
    let minutes = fields.required_number("minutes", 1..=6000);
    let optional = fields.flag("optional", false);
    let attachments = fields.tables("attachments", 50, attachment);
    let video = fields.table("video", video);
    let mut kind = match kind {
        ActivityType::Lesson => ActivityKind::Lesson(Lesson {
            preview: fields.flag("preview", false),
            read_seconds: fields.number("read_seconds", 0..=86_400).unwrap_or(0),
        }),
        ActivityType::Quiz => ActivityKind::Quiz(quiz(&mut fields)),
        ActivityType::Survey => ActivityKind::Survey(Survey {
            questions: Vec::new(),
        }),
    };
    if !known {
        // whose keys and whose text they are can't be told
        fields.pass_over(OWNED.map(|(key, _)| key));
    }
    fields.finish(&OWNED);
    reading.take_both(
        ["activity id", "activity slug"],
        (&id, id_line),
        (&slug, slug_line),
        &page.file,
    );
    let body = match known {
        true => body(page, &mut kind, reading),
        false => page.body.text.clone(),
    };
    if matches!(kind, ActivityKind::Lesson(_))
        && body.is_empty()
        && attachments.is_empty()
        && video.is_none()
        && known
        && !["attachments", "video"]
            .iter()
            .any(|key| reading.is_wrong(&page.file, key))
    {
        let what = "paragraph, attachment or video".to_owned();
        reading.report(&page.file, 0, IssueKind::Nothing { what });
    }
    Activity {
        id,
        slug,
        title,
        minutes,
        optional,
        attachments,
        video,
        body,
        kind,
    }
}

/// The Markdown below the front matter: the lesson's text, or an introduction and questions.
fn body(page: &Page, kind: &mut ActivityKind, reading: &mut Reading) -> String {
    let (family, found) = match kind {
        ActivityKind::Lesson(_) => {
            reading.markdown(&page.file, &page.body, ReferenceScope::Course);
            if let Some(index) = slips::heading_in(&page.body.text) {
                let line = page.body.line + index;
                reading.report(&page.file, line, IssueKind::QuestionInLesson);
            }
            return page.body.text.clone();
        }
        ActivityKind::Quiz(quiz) => (Family::Quiz, &mut quiz.questions),
        ActivityKind::Survey(survey) => (Family::Survey, &mut survey.questions),
    };
    let asked = questions::read(&page.body, family, &page.file, reading);
    *found = asked.questions;
    let draws = match kind {
        ActivityKind::Quiz(quiz) => !quiz.draw.is_empty(),
        _ => false,
    };
    if !draws && !asked.any && !reading.is_wrong(&page.file, "draw") {
        let what = "question".to_owned();
        reading.report(&page.file, 0, IssueKind::Nothing { what });
    }
    asked.intro.text
}

fn quiz(fields: &mut FieldReader) -> Quiz {
    let draws = fields.tables("draw", 50, |fields| {
        let draw = Draw {
            pool: fields.id("pool"),
            count: fields.required_number("count", 1..=500),
            tag: fields.optional_id("tag"),
        };
        (fields.line, draw)
    });
    let file = fields.page.file.clone();
    let draw = draws.iter().map(|(_, draw)| draw.clone()).collect();
    fields.reading.draw(QuizDraws { file, draws });
    let mut above_none = |key, most| fields.number(key, 0..=most).filter(|number| *number > 0);
    Quiz {
        attempts: above_none("attempts", 1000),
        time_limit_minutes: above_none("time_limit_minutes", 10_080),
        wait_minutes: fields.number("wait_minutes", 0..=525_600).unwrap_or(0),
        pass: fields.number("pass", 1..=100).unwrap_or(70),
        feedback: fields.word(
            "feedback",
            ("after-submit", FeedbackPolicy::AfterSubmit),
            &[
                ("after-each", FeedbackPolicy::AfterEach),
                ("after-pass", FeedbackPolicy::AfterPass),
                ("never", FeedbackPolicy::Never),
            ],
        ),
        layout: fields.word("layout", ("one", Layout::One), &[("all", Layout::All)]),
        shuffle_options: fields.flag("shuffle_options", true),
        shuffle_questions: fields.flag("shuffle_questions", false),
        questions: Vec::new(),
        draw,
    }
}

fn attachment(fields: &mut FieldReader) -> Attachment {
    Attachment {
        file: file(fields, "file", &[]).unwrap_or_default(),
        title: fields.required_line("title", TITLE),
    }
}

fn video(fields: &mut FieldReader) -> Video {
    Video {
        file: file(fields, "file", &[".mp4", ".webm"]).unwrap_or_default(),
        captions: file(fields, "captions", &[".vtt"]).unwrap_or_default(),
        title: fields.required_line("title", TITLE),
        transcript: fields
            .has("transcript")
            .then(|| file(fields, "transcript", &[".md", ".txt"]))
            .flatten(),
    }
}

/// A path in `files`, of one of these kinds.
fn file(fields: &mut FieldReader, key: &'static str, kinds: &[&str]) -> Option<String> {
    let path = fields.required_line(key, 255);
    let line = fields.line_of(key);
    if !kinds.is_empty() && !path.is_empty() && !kinds.iter().any(|kind| path.ends_with(kind)) {
        let expected = format!("a file that ends in {}", kinds.join(" or "));
        let key = key.to_owned();
        fields.report(line, IssueKind::WrongValue { key, expected });
    } else if !path.is_empty() {
        let file = fields.page.file.clone();
        fields
            .reading
            .refer(&file, line, Target::File(path.clone()));
    }
    Some(path)
}
