//! The bundled program's answer key, read from the same folder that an author
//! edits, so that a test can answer right, or wrong, on purpose.

use crate::page::Page;
use crate::person::Person;
use laurel_domain::authoring::document::{Activity, ActivityKind, Course, Question, QuestionKind};
use laurel_domain::authoring::{Source, SourceFile, parse_program};
use std::collections::BTreeMap;
use std::path::Path;

/// How to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    Right,
    Wrong,
}

/// A question as it stood on a page.
#[derive(Debug, Clone)]
pub struct Asked {
    pub id: String,
    /// Values of the fields that the page offered, by field name.
    offered: BTreeMap<String, Vec<String>>,
}

pub struct AnswerKey {
    courses: BTreeMap<String, Course>,
}

impl AnswerKey {
    /// The bundled Compassionate Leadership Certificate.
    pub fn bundled() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../assets/programs/compassionate-leadership");
        let mut source = Source::new();
        read(&folder, &folder, &mut source);
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

    /// Slugs, in the order of the program.
    pub fn courses(&self) -> [&'static str; 3] {
        ["seeing-what-hurts", "responding-well", "making-it-last"]
    }

    /// The activities of a course, in order.
    pub fn activities(&self, course: &str) -> Vec<&Activity> {
        self.courses[course].activities().collect()
    }

    fn question(&self, course: &str, id: &str) -> &Question {
        self.courses[course]
            .question(id)
            .unwrap_or_else(|| panic!("no question {id} in {course}"))
    }

    /// Finds every question of an attempt by turning its pages.
    pub async fn questions_of(&self, person: &Person, course: &str, attempt: &str) -> Vec<Asked> {
        let base = attempt.split('?').next().unwrap_or(attempt);
        let mut asked: Vec<Asked> = Vec::new();
        for number in 1..=100 {
            let page = person.visit(&format!("{base}?q={number}")).await;
            assert_eq!(page.status, 200, "{base}?q={number}: {}", page.text());
            let before = asked.len();
            for action in page.attributes("form[action*='/answers/']", "action") {
                let id = action.rsplit('/').next().unwrap_or_default().to_owned();
                if asked.iter().all(|a| a.id != id) {
                    // a question that the course does not have would be a leak between courses
                    let _ = self.question(course, &id);
                    asked.push(Asked {
                        offered: offered(&page, &action),
                        id,
                    });
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
    pub fn answer(&self, course: &str, asked: &Asked, wish: Wish) -> Vec<(String, String)> {
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
        let right = wish == Wish::Right;
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

impl Asked {
    /// What the page offered for a field.
    pub fn offered(&self, field: &str) -> &[String] {
        self.offered.get(field).map_or(&[], Vec::as_slice)
    }
}

fn offered(page: &Page, action: &str) -> BTreeMap<String, Vec<String>> {
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let inside = format!("form[action='{action}'] input[name]");
    let names = page.attributes(&inside, "name");
    let values = page.attributes(
        &format!("form[action='{action}'] input[name][value]"),
        "value",
    );
    for (name, value) in names.into_iter().zip(values) {
        fields.entry(name).or_default().push(value);
    }
    fields
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
