//! The bundled program's answer key, read from the same folder that an author
//! edits, so that a test can answer right, or wrong, on purpose.

use crate::forms::WebForm;
use crate::person::Person;
use laurel_domain::authoring::document::{Activity, ActivityKind, Course, Question, QuestionKind};
use laurel_domain::authoring::{Source, SourceFile, parse_program};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerPlan {
    Right,
    Wrong,
}

/// A question as it stood on a page.
#[derive(Debug, Clone)]
pub struct PageQuestion {
    pub id: String,
    /// The form that the page offered for it.
    pub form: WebForm,
}

pub struct AnswerKey {
    courses: BTreeMap<String, Course>,
}

impl AnswerKey {
    /// The bundled Compassionate Leadership Certificate.
    pub fn bundled() -> Self {
        Self::of(&bundled_program())
    }

    /// The suites' own short program.
    pub fn small() -> Self {
        Self::of(&small_program())
    }

    /// The key of any program's folder.
    pub fn of(folder: &Path) -> Self {
        let mut source = Source::new();
        read(folder, folder, &mut source);
        let parsed = parse_program(&source, &|_| Vec::new())
            .unwrap_or_else(|problems| panic!("{problems:?}"));
        Self {
            courses: parsed
                .courses
                .into_iter()
                .map(|c| (c.course.slug.clone(), c.course))
                .collect(),
        }
    }

    /// Slugs of the bundled program's courses, in its order.
    pub fn courses(&self) -> [&'static str; 3] {
        ["seeing-what-hurts", "responding-well", "making-it-last"]
    }

    /// The text of every feedback and explanation of a course, as long as no
    /// learner may read it a secret.
    pub fn secrets(&self, course: &str) -> Vec<String> {
        let mut secrets = Vec::new();
        for question in self.courses[course].questions() {
            secrets.push(question.explanation.clone());
            match &question.kind {
                QuestionKind::Single { options }
                | QuestionKind::TrueFalse { options }
                | QuestionKind::Multiple { options, .. } => {
                    secrets.extend(options.iter().map(|o| o.feedback.clone()));
                }
                QuestionKind::Numeric(numeric) => {
                    secrets.extend(numeric.accepted.iter().map(|a| a.feedback.clone()));
                    secrets.extend(numeric.wrong.iter().map(|a| a.feedback.clone()));
                    secrets.push(numeric.otherwise.clone());
                }
                QuestionKind::Short(short) => {
                    secrets.extend(short.accepted.iter().map(|a| a.feedback.clone()));
                    secrets.extend(short.wrong.iter().map(|a| a.feedback.clone()));
                    secrets.push(short.otherwise.clone());
                }
                QuestionKind::Matching { lefts, rights, .. } => {
                    secrets.extend(lefts.iter().map(|l| l.feedback.clone()));
                    secrets.extend(rights.iter().map(|r| r.feedback.clone()));
                }
                QuestionKind::Ordering { items, .. } => {
                    secrets.extend(items.iter().map(|i| i.feedback.clone()));
                }
                QuestionKind::Essay { .. }
                | QuestionKind::Scale { .. }
                | QuestionKind::Choice { .. } => {}
            }
        }
        // the start is enough, and is free of marks that turn into HTML
        secrets
            .into_iter()
            .map(|text| {
                text.split(['*', '_', '[', '`', '"', '&', '<'])
                    .next()
                    .unwrap_or_default()
                    .trim()
                    .to_owned()
            })
            .filter(|text| text.len() > 12)
            .collect()
    }

    /// The activities of a course, in order.
    pub fn activities(&self, course: &str) -> Vec<&Activity> {
        self.courses[course].activities().collect()
    }

    /// The activities that must be completed, in order.
    pub fn counting(&self, course: &str) -> Vec<&Activity> {
        self.activities(course)
            .into_iter()
            .filter(|activity| !activity.optional)
            .collect()
    }

    fn question(&self, course: &str, id: &str) -> &Question {
        self.courses[course]
            .question(id)
            .unwrap_or_else(|| panic!("no question {id} in {course}"))
    }

    /// Finds every question of an attempt by turning its pages.
    pub async fn questions_of(
        &self,
        person: &Person,
        course: &str,
        attempt: &str,
    ) -> Vec<PageQuestion> {
        let base = attempt.split('?').next().unwrap_or(attempt);
        let mut asked: Vec<PageQuestion> = Vec::new();
        for number in 1..=100 {
            let page = person.visit(&format!("{base}?q={number}")).await;
            assert_eq!(page.status, 200, "{base}?q={number}: {}", page.text());
            let before = asked.len();
            for form in page.forms() {
                let Some((_, id)) = form.action.split_once("/answers/") else {
                    continue;
                };
                let id = id.split('?').next().unwrap_or(id).to_owned();
                if asked.iter().all(|a| a.id != id) {
                    // a question that the course does not have would be a leak between courses
                    let _ = self.question(course, &id);
                    asked.push(PageQuestion { id, form });
                }
            }
            if asked.len() == before {
                break;
            }
        }
        assert!(!asked.is_empty(), "{base} shows no question");
        asked
    }

    /// The fields that answer a question as wished.
    pub fn answer(
        &self,
        course: &str,
        asked: &PageQuestion,
        wish: AnswerPlan,
    ) -> Vec<(String, String)> {
        let question = self.question(course, &asked.id);
        let choose = |wanted: bool,
                      options: &[laurel_domain::authoring::document::OptionItem]|
         -> Vec<(String, String)> {
            options
                .iter()
                .filter(|o| o.right == wanted)
                .map(|o| ("choice".to_owned(), o.id.clone()))
                .collect()
        };
        let right = wish == AnswerPlan::Right;
        match &question.kind {
            QuestionKind::Single { options } | QuestionKind::TrueFalse { options } => {
                choose(right, options).into_iter().take(1).collect()
            }
            QuestionKind::Multiple { options, .. } => choose(right, options),
            QuestionKind::Numeric(numeric) => {
                let text = if right {
                    numeric.accepted[0].value.clone()
                } else {
                    "-987654".to_owned()
                };
                vec![("text".to_owned(), text)]
            }
            QuestionKind::Short(short) => {
                let text = if right {
                    short.accepted[0].text.clone()
                } else {
                    "none of these".to_owned()
                };
                vec![("text".to_owned(), text)]
            }
            QuestionKind::Matching { lefts, rights, .. } => lefts
                .iter()
                .map(|left| {
                    let other = rights
                        .iter()
                        .find(|item| item.id != left.right)
                        .map_or(&left.right, |item| &item.id);
                    (
                        format!("match.{}", left.id),
                        if right {
                            left.right.clone()
                        } else {
                            other.clone()
                        },
                    )
                })
                .collect(),
            QuestionKind::Ordering { items, .. } => {
                let mut ids: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
                if !right {
                    ids.rotate_left(1);
                }
                ids.into_iter().map(|id| ("order".to_owned(), id)).collect()
            }
            QuestionKind::Essay { .. } => vec![(
                "text".to_owned(),
                "What I noticed this week, in my own words.".to_owned(),
            )],
            QuestionKind::Scale { max, .. } => vec![("choice".to_owned(), max.to_string())],
            QuestionKind::Choice { options, .. } => {
                vec![("choice".to_owned(), options[0].id.clone())]
            }
        }
    }
}

/// The folder of the bundled program.
pub fn bundled_program() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/programs/compassionate-leadership")
}

/// The folder of the suites' own short program.
pub fn small_program() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("programs/small-steps")
}

fn read(top: &Path, folder: &Path, source: &mut Source) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            read(top, &path, source);
        } else if let Ok(name) = path.strip_prefix(top) {
            let file = match std::fs::read_to_string(&path) {
                Ok(text) if path.extension().is_some_and(|e| e == "md") => SourceFile::Text(text),
                _ => SourceFile::Binary {
                    sha256: String::new(),
                    size: 1,
                },
            };
            source.insert(name.to_string_lossy().into_owned(), file);
        }
    }
}

/// Whether an activity is a lesson.
pub fn is_lesson(activity: &Activity) -> bool {
    matches!(activity.kind, ActivityKind::Lesson(_))
}
