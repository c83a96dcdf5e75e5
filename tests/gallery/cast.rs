//! Who and what the pages are shown with: the same things in few and in many,
//! with short names and with very long ones.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use laurel_domain::certification::Status as CertificateStatus;
use laurel_domain::identity::{Grant, Role};
use laurel_domain::ids::{CourseId, PersonId};
use laurel_domain::site::{Area, PageData};
use laurel_markdown::RenderContext;
use laurel_persistence::identity::Person;
use laurel_persistence::learning::Note;
use laurel_persistence::site::{PageItem, Settings, SocialLinks, Topic, TopicWords};
use laurel_web::views::{Errors, Outline, PageSection, Reader, RenderedPage};
use laurel_words::Catalogs;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How much there is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    Plenty,
    One,
    Nothing,
    /// A few, each longer than anybody thought of.
    VeryLong,
}

impl Amount {
    pub const ALL: [Self; 4] = [Self::Plenty, Self::One, Self::Nothing, Self::VeryLong];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Plenty => "plenty",
            Self::One => "one",
            Self::Nothing => "none",
            Self::VeryLong => "long",
        }
    }
}

/// Stands in every text of an author: where it is read in another language, the
/// page says so.
pub const ENGLISH: &str = "Weatherproof";

/// One reader, and how much they see.
pub struct Cast {
    pub reader: Reader,
    pub amount: Amount,
    pub settings: Settings,
    pub outline: Outline,
}

impl std::ops::Deref for Cast {
    type Target = Reader;
    fn deref(&self) -> &Reader {
        &self.reader
    }
}

/// The instant at which all pages are read.
fn now() -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(2026, 11, 14)
        .and_then(|day| day.and_hms_opt(15, 42, 0))
        .unwrap_or_default()
        .and_utc()
}

impl Cast {
    pub fn new(catalogs: &Catalogs, language: &'static str, amount: Amount) -> Self {
        let mut cast = Self {
            reader: Reader {
                catalogs: catalogs.clone(),
                language,
                theme: String::new(),
                zone: chrono_tz::America::New_York,
                now: now(),
            },
            amount,
            settings: Settings::default(),
            outline: Outline::default(),
        };
        cast.settings = cast.some_settings();
        cast.outline = Outline::new(cast.many(|at| cast.page_item(at)));
        cast
    }

    pub fn is(&self, amount: Amount) -> bool {
        self.amount == amount
    }

    pub fn has_some(&self) -> bool {
        self.amount != Amount::Nothing
    }

    /// How many of everything.
    pub fn count(&self) -> usize {
        match self.amount {
            Amount::Plenty => 12,
            Amount::One => 1,
            Amount::Nothing => 0,
            Amount::VeryLong => 3,
        }
    }

    pub fn many<T>(&self, make: impl Fn(usize) -> T) -> Vec<T> {
        (0..self.count()).map(make).collect()
    }

    /// Only where there is something.
    pub fn some<T>(&self, make: impl FnOnce() -> T) -> Option<T> {
        self.has_some().then(make)
    }

    pub fn longer(&self, text: &str, times: usize) -> String {
        if self.is(Amount::VeryLong) {
            let unbroken = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten";
            format!("{} {unbroken}", vec![text; times].join(" "))
        } else {
            text.to_owned()
        }
    }

    pub fn title(&self, at: usize) -> String {
        let titles = ["Seeing what hurts", "Responding well", "Making it last"];
        self.longer(titles[at % titles.len()], 8)
    }

    /// What a person wrote, in a sentence.
    pub fn text(&self) -> String {
        self.longer("A sentence <b>with</b> “marks” & more.", 20)
    }

    /// What an author wrote, as Markdown.
    pub fn prose(&self) -> String {
        let more = "[^s]\n\n## A heading\n\n* one\n* two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^s]: A source.\n";
        let more = if self.has_some() { more } else { "" };
        format!("{ENGLISH} text. {}{more}", self.longer("It goes on.", 40))
    }

    pub fn name(&self, at: usize) -> String {
        let names = [
            "Ada Lovelace",
            "José Ñúñez",
            "ליאת בן־עמי",
            "O’Neil <script>",
        ];
        self.longer(names[at % names.len()], 4)
    }

    pub fn email(&self, at: usize) -> String {
        let long = "a".repeat(if self.is(Amount::VeryLong) { 180 } else { 1 });
        format!("{long}.{at}@example.org")
    }

    /// The address of whatever it is.
    pub fn slug(&self, at: usize) -> String {
        format!("seeing-what-hurts-{at}")
    }

    pub fn id(&self, at: usize) -> Uuid {
        Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + at as u128)
    }

    pub fn at(&self, days_ago: usize) -> DateTime<Utc> {
        self.now - TimeDelta::days(i64::try_from(days_ago).unwrap_or(0))
    }

    pub fn day(&self, days_ago: usize) -> NaiveDate {
        self.at(days_ago).date_naive()
    }

    /// What is missing in these fields, where everything is shown.
    pub fn errors(&self, fields: &[&str]) -> Errors {
        let missing: Vec<_> = fields
            .iter()
            .map(|field| (*field, "form-error-required"))
            .collect();
        self.wrong(&missing)
    }

    /// Phrases about fields, where everything is shown.
    pub fn wrong(&self, fields: &[(&str, &str)]) -> Errors {
        let mut errors = Errors::default();
        if self.is(Amount::Plenty) || self.is(Amount::VeryLong) {
            for (field, phrase) in fields {
                errors.add(field, self.t(phrase));
            }
        }
        errors
    }

    /// What was typed into a field.
    pub fn typed(&self) -> String {
        self.some(|| self.text()).unwrap_or_default()
    }

    fn some_settings(&self) -> Settings {
        Settings {
            organization: self.longer("The Compassion Institute", 3),
            short_name: "TCI".to_owned(),
            tagline: self.typed(),
            time_zone: "America/New_York".to_owned(),
            language: "en".to_owned(),
            social: SocialLinks {
                facebook: self
                    .some(|| "https://example.org/f".to_owned())
                    .unwrap_or_default(),
                ..SocialLinks::default()
            },
            policy_versions: BTreeMap::from([("terms".to_owned(), "2026-01".to_owned())]),
            topics: self.many(|at| self.topic(at)),
            ..Settings::default()
        }
    }

    fn topic(&self, at: usize) -> Topic {
        let words = TopicWords {
            title: self.title(at),
            description: self.text(),
        };
        Topic {
            id: format!("topic-{at}"),
            title: self.title(at),
            description: self.text(),
            translations: BTreeMap::from([("es".to_owned(), words)]),
        }
    }

    pub fn topic_ids(&self) -> Vec<String> {
        self.settings
            .topics
            .iter()
            .map(|topic| topic.id.clone())
            .collect()
    }

    fn page_item(&self, at: usize) -> PageItem {
        let slugs = ["resources", "about", "terms", "privacy", "home"];
        PageItem {
            slug: slugs
                .get(at)
                .map_or_else(|| self.slug(at), |slug| (*slug).to_owned()),
            language: "en".to_owned(),
            title: self.title(at),
            summary: self.text(),
            menu: [Some("main"), Some("footer"), None][at % 3].map(str::to_owned),
            menu_title: None,
            page_group: (at > 4).then(|| "resources".to_owned()),
            position: i32::try_from(at).unwrap_or(0),
            updated_at: self.at(at),
        }
    }

    /// A public page as it is kept ready.
    pub fn rendered(&self, slug: &str, group: Option<&str>) -> RenderedPage {
        let words = self.catalogs.of("en");
        let html = laurel_markdown::html(&self.prose(), &RenderContext::plain(words));
        RenderedPage {
            slug: slug.to_owned(),
            language: "en".to_owned(),
            title: self.title(0),
            summary: self.text(),
            data: PageData {
                headline: self.title(1),
                lead: self.text(),
                // their figure has room for eight, and a form takes 40 letters
                areas: (0..self.count().min(8))
                    .map(|at| Area {
                        label: self.title(at).chars().take(40).collect(),
                        text: self.text(),
                    })
                    .collect(),
                version: self.typed(),
            },
            group: group.map(str::to_owned),
            updated_at: self.at(3),
            sections: self.many(|at| {
                let prefix = format!("part-{at}-");
                let rendering = RenderContext {
                    id_prefix: &prefix,
                    deeper: 1,
                    ..RenderContext::plain(words)
                };
                PageSection::of(
                    self.title(at),
                    laurel_markdown::html(&self.prose(), &rendering),
                )
            }),
            html,
        }
    }

    pub fn note(&self) -> Note {
        Note {
            body: self.text(),
            updated_at: self.at(1),
        }
    }

    pub fn person(&self) -> Person {
        Person {
            id: PersonId(self.id(9)),
            email: self.email(0),
            name: self.name(0),
            certificate_name: None,
            name_confirmed_at: None,
            email_confirmed_at: self.is(Amount::Plenty).then(|| self.at(30)),
            has_password: self.has_some(),
            language: "en".to_owned(),
            theme: "system".to_owned(),
            time_zone: self.some(|| "Asia/Tokyo".to_owned()),
            created_at: self.at(60),
            grants: self.many(|at| Grant {
                role: [
                    Role::Instructor,
                    Role::Issuer,
                    Role::Administrator,
                    Role::Owner,
                ][at % 4],
                course: (at.is_multiple_of(4)).then(|| CourseId(self.id(0))),
            }),
        }
    }

    pub fn number(&self, at: usize) -> String {
        format!("7K3M-Q9TX-2WH{at}-4")
    }

    pub fn certificate_status(&self, at: usize) -> CertificateStatus {
        [
            CertificateStatus::Valid,
            CertificateStatus::Expired,
            CertificateStatus::Revoked,
            CertificateStatus::Suspended,
            CertificateStatus::Replaced,
            CertificateStatus::Withdrawn,
        ][at % 6]
    }
}
