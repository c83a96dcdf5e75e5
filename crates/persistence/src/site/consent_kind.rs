//! What somebody said about the notification list.

use crate::store::column_words;
use laurel_domain::text::UnknownName;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentKind {
    Asked,
    Confirmed,
    Changed,
    Left,
    Returned,
}

impl ConsentKind {
    const ALL: [Self; 5] = [
        Self::Asked,
        Self::Confirmed,
        Self::Changed,
        Self::Left,
        Self::Returned,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Confirmed => "confirmed",
            Self::Changed => "changed",
            Self::Left => "left",
            Self::Returned => "returned",
        }
    }
}

impl std::str::FromStr for ConsentKind {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == name)
            .ok_or(UnknownName)
    }
}

column_words!(ConsentKind);
