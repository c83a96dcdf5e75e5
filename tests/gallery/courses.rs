//! Programs and courses, as authors write them, and places in them.

use crate::cast::{Amount, Cast};
use laurel_domain::authoring::document::{Activity, ActivityKind, Course, Program, QuestionKind};
use laurel_domain::authoring::{ParsedProgram, Source, SourceFile, parse_program};
use laurel_domain::enrollment::Status;
use laurel_domain::ids::{CourseId, EnrollmentId, PersonId, ProgramId, RevisionId};
use laurel_domain::learning::{Fact, FactKind};
use laurel_markdown::RenderedMarkdown;
use laurel_persistence::catalog::LoadedRevision;
use laurel_persistence::catalog::{
    CourseEntry, CourseStatus, ProgramCourse, ProgramEntry, WholeProgram,
};
use laurel_persistence::enrollment::Enrollment;
use laurel_persistence::learning::OpenedActivity;
use laurel_web::views::PlayerContext;
use std::path::Path;
use std::sync::{Arc, OnceLock};

impl Cast {
    /// The program of the stories, with a quiz of every kind of question.
    pub fn program_document(&self) -> Program {
        let mut program = parsed().0.clone();
        program.title = self.title(0);
        program.summary = self.text();
        program.body = self.prose();
        program.topics = self.topic_ids();
        if self.is(Amount::Nothing) {
            program.outcomes.clear();
            program.audience.clear();
            program.requirements.clear();
            program.faq.clear();
            program.award = None;
        }
        program
    }

    pub fn course_document(&self) -> Course {
        self.as_long(parsed().1.clone())
    }

    /// A course with a survey.
    pub fn survey_document(&self) -> Course {
        self.as_long(surveyed().clone())
    }

    fn as_long(&self, mut course: Course) -> Course {
        course.title = self.title(0);
        course.summary = self.text();
        course.body = self.prose();
        for module in &mut course.modules {
            module.title = self.longer(&module.title, 6);
            for activity in &mut module.activities {
                activity.title = self.longer(&activity.title, 6);
                if !activity.body.is_empty() {
                    activity.body = self.prose();
                }
                self.with_sources(activity);
            }
        }
        course
    }

    /// Every text of a question names a source, and all name it the same.
    fn with_sources(&self, activity: &mut Activity) {
        let questions = match &mut activity.kind {
            ActivityKind::Quiz(quiz) => &mut quiz.questions,
            ActivityKind::Survey(survey) => &mut survey.questions,
            ActivityKind::Lesson(_) => return,
        };
        if !self.has_some() {
            return;
        }
        let add = |text: &mut String| {
            if !text.is_empty() {
                text.push_str("[^s]\n\n### Of it\n\nMore.\n\n[^s]: A source.");
            }
        };
        for question in questions {
            add(&mut question.prompt);
            add(&mut question.explanation);
            match &mut question.kind {
                QuestionKind::Single { options }
                | QuestionKind::Multiple { options, .. }
                | QuestionKind::TrueFalse { options } => {
                    options
                        .iter_mut()
                        .for_each(|option| add(&mut option.feedback));
                }
                QuestionKind::Ordering { items, .. } => {
                    items.iter_mut().for_each(|item| add(&mut item.feedback));
                }
                QuestionKind::Matching { lefts, rights, .. } => {
                    lefts.iter_mut().for_each(|left| add(&mut left.feedback));
                    rights.iter_mut().for_each(|right| add(&mut right.feedback));
                }
                _ => {}
            }
        }
    }

    pub fn revision(&self) -> LoadedRevision {
        self.revision_of(self.course_document())
    }

    pub fn revision_of(&self, document: Course) -> LoadedRevision {
        LoadedRevision {
            id: RevisionId(self.id(1)),
            course: CourseId(self.id(0)),
            number: 3,
            hash: "5eb3bbd3".repeat(8),
            published_at: self.at(30),
            published_by: None,
            document,
        }
    }

    pub fn course(&self, at: usize) -> CourseEntry {
        CourseEntry {
            id: CourseId(self.id(at)),
            key: self.slug(at),
            slug: self.slug(at),
            title: self.title(at),
            status: [
                CourseStatus::Open,
                CourseStatus::Retired,
                CourseStatus::Draft,
            ][at % 3],
            current_revision: Some(RevisionId(self.id(1))),
            join_code: self.some(|| "7K3M-Q9TX".to_owned()),
        }
    }

    pub fn program(&self, at: usize) -> ProgramEntry {
        ProgramEntry {
            id: ProgramId(self.id(at)),
            slug: self.slug(at),
            status: parsed().0.status,
            updated_at: self.at(at),
            number: 1,
            document: self.program_document(),
            courses: vec![(CourseId(self.id(0)), true)],
        }
    }

    pub fn whole_program(&self) -> WholeProgram {
        let revision = Arc::new(self.revision());
        WholeProgram {
            entry: self.program(0),
            courses: self.many(|at| ProgramCourse {
                course: self.course(at),
                required: at.is_multiple_of(2),
                revision: revision.clone(),
            }),
        }
    }

    pub fn enrollment(&self, at: usize) -> Enrollment {
        let status = [Status::Active, Status::Completed, Status::Withdrawn][at % 3];
        Enrollment {
            id: EnrollmentId(self.id(at)),
            person: PersonId(self.id(9)),
            course: CourseId(self.id(0)),
            revision: RevisionId(self.id(1)),
            status,
            place: None,
            done: 2,
            total: 7,
            percent: 28,
            created_at: self.at(40),
            updated_at: self.at(at),
            completed_at: (status == Status::Completed).then(|| self.at(at)),
            slug: self.slug(at),
            title: self.title(at),
            retired: false,
        }
    }

    /// A learner in front of an activity; `done`: of how many there is a fact.
    pub fn player(&self, done: usize, completed: bool) -> PlayerContext {
        self.player_of(self.revision(), done, completed)
    }

    pub fn player_of(
        &self,
        revision: LoadedRevision,
        done: usize,
        completed: bool,
    ) -> PlayerContext {
        let facts: Vec<Fact> = revision
            .document
            .activities()
            .take(done)
            .map(|activity| Fact {
                activity: activity.id.clone(),
                kind: FactKind::Completed,
                at: self.at(2),
            })
            .collect();
        let bookmarks = self.some(|| {
            revision
                .document
                .activities()
                .map(|a| a.id.clone())
                .collect()
        });
        let opened = OpenedActivity {
            enrollment: EnrollmentId(self.id(0)),
            person: PersonId(self.id(9)),
            course: CourseId(self.id(0)),
            slug: self.slug(0),
            title: self.title(0),
            status: Status::Active,
            revision: RevisionId(self.id(1)),
            place: None,
            completed_at: completed.then(|| self.at(1)),
            facts,
            note: self.some(|| self.note()),
            bookmarks: bookmarks.unwrap_or_default(),
            openings: Vec::new(),
        };
        PlayerContext::new(opened, Arc::new(revision), RenderedMarkdown::default())
    }
}

/// The files of a folder, as an import reads them.
fn folder(top: &Path, below: &Path, source: &mut Source) {
    for entry in std::fs::read_dir(below).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            folder(top, &path, source);
        } else if let (Ok(name), Ok(text)) =
            (path.strip_prefix(top), std::fs::read_to_string(&path))
        {
            source.insert(name.display().to_string(), SourceFile::Text(text));
        }
    }
}

fn read(name: &str) -> ParsedProgram {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(name);
    let mut source = Source::new();
    folder(&top, &top, &mut source);
    let found = parse_program(&source, &laurel_markdown::elements);
    found.unwrap_or_else(|issues| panic!("{name}: {issues:#?}"))
}

fn parsed() -> &'static (Program, Course) {
    static PARSED: OnceLock<(Program, Course)> = OnceLock::new();
    PARSED.get_or_init(|| {
        let found = read("tests/programs/small-steps");
        let course = found.courses.into_iter().next();
        let course = course.unwrap_or_else(|| panic!("the program has a course"));
        (found.program, course.course)
    })
}

fn surveyed() -> &'static Course {
    static PARSED: OnceLock<Course> = OnceLock::new();
    PARSED.get_or_init(|| {
        let courses = read("assets/programs/compassionate-leadership")
            .courses
            .into_iter();
        let has_survey = |course: &Course| {
            course
                .activities()
                .any(|a| matches!(a.kind, ActivityKind::Survey(_)))
        };
        let found = courses.map(|found| found.course).find(has_survey);
        found.unwrap_or_else(|| panic!("a course has a survey"))
    })
}
