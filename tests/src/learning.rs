//! What a learner does: enrolls, reads, answers, finishes.

use crate::answers::{AnswerKey, AnswerPlan, PageQuestion, small_program};
use crate::page::Page;
use crate::person::Person;
use crate::site::Site;
use laurel_domain::authoring::document::ActivityKind;

/// An attempt's address without the place in it.
pub fn base(attempt: &str) -> &str {
    attempt.split(['?', '#']).next().unwrap_or(attempt)
}

impl Site {
    /// The small program with a first lesson whose page is more than two
    /// megabytes.
    pub fn import_long_lesson(&self) {
        let folder = self.scratch().join("long");
        let copied = std::process::Command::new("cp")
            .arg("-r")
            .arg(small_program())
            .arg(&folder)
            .status();
        assert!(copied.expect("cp runs").success());
        let lesson = folder.join("courses/first-steps/01-beginning/01-lesson.md");
        let mut text = std::fs::read_to_string(&lesson).expect("the lesson");
        let references = "Nine herons stand by the lake.[^lake] ".repeat(12_000);
        text.push_str(&format!("\n{references}\n\n[^lake]: Seen by the author.\n"));
        std::fs::write(&lesson, text).expect("it is written");
        self.import(&folder);
    }
}

/// The beginning of a file of a course: its id, which is its title too, and more settings.
pub fn front(id: &str, more: &str) -> String {
    format!("+++\nid = \"{id}\"\ntitle = \"{id}\"\n{more}+++\n")
}

impl Site {
    /// Publishes a course of one module with these files in it.
    pub fn import_course(&self, id: &str, files: &[(&str, &str)]) {
        let folder = tempfile::tempdir().expect("a folder");
        let module = folder.path().join("01-one");
        std::fs::create_dir_all(&module).expect("a folder");
        let course = front(id, "summary = \"A course.\"\nlanguage = \"en\"\n") + "\nText.\n";
        std::fs::write(folder.path().join("course.md"), course).expect("a file");
        std::fs::write(module.join("module.md"), front("one", "")).expect("a file");
        for (name, text) in files {
            std::fs::write(module.join(name), text).expect("a file");
        }
        self.import(folder.path());
    }
}

impl Person {
    pub async fn enroll(&self, course: &str) -> Page {
        self.submit(&format!("/courses/{course}/enroll"), &[]).await
    }

    pub async fn mark_done(&self, course: &str, lesson: &str) -> Page {
        self.submit(&format!("/learn/{course}/{lesson}/complete"), &[])
            .await
    }

    /// Starts, or goes on with, an attempt; its address.
    pub async fn begin(&self, course: &str, quiz: &str) -> String {
        let start = format!("/learn/{course}/{quiz}/attempts");
        let begun = self.post(&start, &[]).await;
        assert_eq!(begun.status, 303, "{start}: {}", begun.text());
        base(&begun.location()).to_owned()
    }

    /// Sends an answer as a form without scripts does.
    pub async fn answer(
        &self,
        key: &AnswerKey,
        course: &str,
        attempt: &str,
        question: &PageQuestion,
        wish: AnswerPlan,
    ) -> Page {
        let fields = key.answer(course, question, wish);
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.post(&format!("{attempt}/answers/{}", question.id), &fields)
            .await
    }

    /// Takes a quiz as wished, from its start page to its result.
    pub async fn take_quiz(
        &self,
        key: &AnswerKey,
        course: &str,
        quiz: &str,
        wish: AnswerPlan,
    ) -> Page {
        let attempt = self.begin(course, quiz).await;
        for question in key.questions_of(self, course, &attempt).await {
            let answer = self.answer(key, course, &attempt, &question, wish).await;
            assert_eq!(
                answer.status,
                303,
                "{attempt}: {}: {}",
                question.id,
                answer.text()
            );
        }
        self.submit(&format!("{attempt}/submit"), &[]).await
    }

    /// Does everything in a course that counts, right at the first go; the
    /// last page.
    pub async fn finish_course(&self, key: &AnswerKey, course: &str) -> Page {
        self.finish_activities(key, course, usize::MAX).await
    }

    /// The same, but stops before the last `left` activities that count.
    pub async fn nearly_finish_course(&self, key: &AnswerKey, course: &str, left: usize) -> Page {
        let count = key.counting(course).len();
        self.finish_activities(key, course, count - left).await
    }

    async fn finish_activities(&self, key: &AnswerKey, course: &str, most: usize) -> Page {
        let mut last = None;
        for activity in key.counting(course).into_iter().take(most) {
            last = Some(match &activity.kind {
                ActivityKind::Lesson(_) => self.mark_done(course, &activity.slug).await,
                ActivityKind::Quiz(_) | ActivityKind::Survey(_) => {
                    self.take_quiz(key, course, &activity.slug, AnswerPlan::Right)
                        .await
                }
            });
        }
        last.unwrap_or_else(|| panic!("{course} has nothing to do"))
    }
}
