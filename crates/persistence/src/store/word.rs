//! Closed sets of words in columns: a status, a kind, a reason. Each is a type
//! of its own that a row is read into, so that a word which no version ever
//! wrote is an error that names it, and never something else. `laurel doctor`
//! looks for such words in every column that `doctor::words` lists.

use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, StringLen, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, DbErr, QueryResult, TryGetError, TryGetable, Value};
use serde::{Serialize, Serializer};

/// What has a word in a column.
pub trait ColumnWord: Copy {
    /// As it stands in the column.
    fn word(self) -> &'static str;

    /// `None` where no version wrote this.
    fn of(word: &str) -> Option<Self>;
}

/// For types that have `as_str` and `FromStr` already.
macro_rules! column_words {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::store::ColumnWord for $type {
            fn word(self) -> &'static str {
                self.as_str()
            }

            fn of(word: &str) -> Option<Self> {
                word.parse().ok()
            }
        }
    )+};
}
pub(crate) use column_words;

column_words!(
    laurel_domain::certification::EntitlementStatus,
    laurel_domain::certification::EventKind,
    laurel_domain::certification::RevocationReason,
    laurel_domain::enrollment::Status,
    laurel_domain::identity::Role,
    laurel_domain::learning::FactKind,
);

/// One word of a closed set, in a column of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word<T>(pub T);

impl<T: ColumnWord> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.word())
    }
}

impl<T: ColumnWord> From<Word<T>> for Value {
    fn from(word: Word<T>) -> Self {
        word.0.word().into()
    }
}

impl<T: ColumnWord> TryGetable for Word<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let text = String::try_get_by(row, index)?;
        let known = T::of(&text).map(Self);
        known.ok_or_else(|| {
            let unknown = format!("`{text}` is no word of column {index:?}");
            TryGetError::DbErr(DbErr::Type(unknown))
        })
    }
}

impl<T: ColumnWord> ValueType for Word<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        let text = <String as ValueType>::try_from(value)?;
        T::of(&text).map(Self).ok_or(ValueTypeErr)
    }

    fn type_name() -> String {
        "Word".to_owned()
    }

    fn array_type() -> ArrayType {
        ArrayType::String
    }

    fn column_type() -> ColumnType {
        ColumnType::String(StringLen::None)
    }
}

impl<T: ColumnWord> Nullable for Word<T> {
    fn null() -> Value {
        Value::String(None)
    }
}
