//! The icons, drawn on a 24-unit grid in the current color. They decorate words and are hidden
//! from screen readers. With the sanitizer of lessons, the only place for `PreEscaped`.

use super::Tone;
use maud::{Markup, PreEscaped, html};

/// A named icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Check,
    Current,
    Open,
    Lock,
    Right,
    Wrong,
    Warn,
    Info,
    Next,
    Previous,
    Down,
    Up,
    Clock,
    Download,
    Link,
    Share,
    Sun,
    Moon,
    Half,
    List,
    Quiz,
    File,
    Search,
    Edit,
    Print,
    Replaced,
    Mark,
}

impl Icon {
    const fn drawing(self) -> &'static str {
        match self {
            Self::Quiz => {
                r#"<rect x="4" y="4" width="16" height="16" rx="3"/><path d="M9.6 9.6a2.5 2.5 0 1 1 3.4 2.3c-.7.3-1 .7-1 1.6m0 2.9v.1"/>"#
            }
            Self::Mark => r#"<path d="M6.5 3.5h11v17L12 16l-5.5 4.5Z"/>"#,
            Self::Check => r#"<path d="m5 12.5 4.5 4.5L19 7.5"/>"#,
            Self::Current => r#"<path d="m9.5 6 6 6-6 6"/>"#,
            Self::Open => r#"<circle cx="12" cy="12" r="4.5"/>"#,
            Self::Lock => {
                r#"<rect x="5" y="11" width="14" height="9" rx="1.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>"#
            }
            Self::Right => r#"<circle cx="12" cy="12" r="10"/><path d="m7.5 12.5 3 3 6-6.5"/>"#,
            Self::Wrong => r#"<circle cx="12" cy="12" r="10"/><path d="m8.5 8.5 7 7m0-7-7 7"/>"#,
            Self::Warn => r#"<path d="M12 3 1.8 20.5h20.4Z"/><path d="M12 10v4.5m0 3v.1"/>"#,
            Self::Info => r#"<circle cx="12" cy="12" r="10"/><path d="M12 11v6m0-9.6v.1"/>"#,
            Self::Next => r#"<path d="M4 12h15m-5.5-5.5L19 12l-5.5 5.5"/>"#,
            Self::Previous => r#"<path d="M20 12H5m5.5-5.5L5 12l5.5 5.5"/>"#,
            Self::Down => r#"<path d="m6 9.5 6 6 6-6"/>"#,
            Self::Up => r#"<path d="m6 14.5 6-6 6 6"/>"#,
            Self::Clock => r#"<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>"#,
            Self::Download => r#"<path d="M12 4v11m-5-4.5 5 5 5-5M5 20h14"/>"#,
            Self::Link => {
                r#"<path d="m9.5 14.5 5-5M8 11.5 5.5 14a3.2 3.2 0 0 0 4.5 4.5l2.5-2.5m-1-8L14 5.5A3.2 3.2 0 0 1 18.5 10L16 12.5"/>"#
            }
            Self::Share => {
                r#"<circle cx="6" cy="12" r="2.5"/><circle cx="17" cy="6" r="2.5"/><circle cx="17" cy="18" r="2.5"/><path d="m8.2 10.8 6.6-3.6m-6.6 6 6.6 3.6"/>"#
            }
            Self::Sun => {
                r#"<circle cx="12" cy="12" r="4"/><path d="M12 3v2m0 14v2m9-9h-2M5 12H3m15.4-6.4L17 7M7 17l-1.4 1.4m12.8 0L17 17M7 7 5.6 5.6"/>"#
            }
            Self::Moon => r#"<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z"/>"#,
            Self::Half => {
                r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5a8.5 8.5 0 0 1 0 17Z" fill="currentColor"/>"#
            }
            Self::List => r#"<path d="M9 6h11M9 12h11M9 18h11M4.5 6h.1m-.1 6h.1m-.1 6h.1"/>"#,
            Self::File => r#"<path d="M6 3h8l4 4v14H6Zm8 0v4h4"/>"#,
            Self::Search => r#"<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>"#,
            Self::Edit => r#"<path d="m4 20 .8-4L16 4.8l3.2 3.2L8 19.2Zm10-13 3 3"/>"#,
            Self::Print => {
                r#"<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3"/><path d="M7 14h10v6.5H7Z"/>"#
            }
            Self::Replaced => {
                r#"<circle cx="12" cy="12" r="10"/><path d="M7 12h9m-3.5-3.5L16 12l-3.5 3.5"/>"#
            }
        }
    }

    /// Whether the drawing points along the line of text and turns round from right to left.
    const fn turns(self) -> bool {
        matches!(
            self,
            Self::Current | Self::Next | Self::Previous | Self::Replaced
        )
    }
}

/// The icon as SVG in the current color, as high as the text around it.
pub fn icon(which: Icon) -> Markup {
    html! {
        svg class={ "icon" @if which.turns() { " icon-turns" } } viewBox="0 0 24 24" fill="none" stroke="currentColor"
            stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false" {
            (PreEscaped(which.drawing()))
        }
    }
}

/// The mark that goes with a tone.
pub fn tone_icon(tone: Tone) -> Markup {
    icon(match tone {
        Tone::Info => Icon::Info,
        Tone::Good => Icon::Right,
        Tone::Warn => Icon::Warn,
        Tone::Bad => Icon::Wrong,
    })
}
