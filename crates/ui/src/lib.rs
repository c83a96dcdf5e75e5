//! The parts every page is made of: pure maud functions of plain data and phrases that are
//! already in the reader's language. Never state, routes, catalogs or inline styles
//! (email, which has no style sheet, is the one exception to the last).

pub mod areas;
pub mod avatar;
pub mod breadcrumb;
pub mod button;
pub mod card;
pub mod chart;
pub mod choice;
pub mod confirm_step;
pub mod date;
pub mod details;
pub mod dialog;
pub mod email;
pub mod empty;
pub mod error_summary;
pub mod field;
pub mod file_picker;
pub mod icon;
pub mod laurel;
pub mod layout;
pub mod notice;
pub mod outline;
pub mod pagination;
pub mod patterns;
pub mod player;
pub mod progress;
pub mod quiz;
mod room;
pub mod staff;
pub mod studio;
pub mod style_page;
pub mod table;
pub mod tabs;
pub mod text_direction;
pub mod verify_drop;

/// How something went or how urgent it is; always shown with a mark and words, never by color alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Info,
    Good,
    Warn,
    Bad,
}

impl Tone {
    /// The CSS class that carries the tone's color.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

/// Words with the tone's mark before them, in the tone's color.
pub fn tone_words(tone: Tone, words: &str) -> maud::Markup {
    maud::html! { span class={ "tone-words " (tone.class()) } { (icon::tone_icon(tone)) "\u{a0}" (words) } }
}

/// A heading of level 1 to 4; level 0 is the words alone.
pub fn heading(level: u8, class: Option<&str>, words: &maud::Markup) -> maud::Markup {
    maud::html! {
        @match level {
            0 => { (words) },
            1 => { h1 class=[class] { (words) } },
            2 => { h2 class=[class] { (words) } },
            3 => { h3 class=[class] { (words) } },
            _ => { h4 class=[class] { (words) } },
        }
    }
}
