//! Older and newer of a list that is paged by cursor, and its filter's query.

use crate::paths;
use crate::reader::Reader;
use laurel_ui::pagination::{Pagination, pagination};
use maud::Markup;

/// How many lines a page of a list has.
pub const A_PAGE: u64 = 50;

/// `path` with the filters that are set.
pub fn with_query(path: &str, filters: &[(&str, &str)]) -> String {
    let query: Vec<String> = filters
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", paths::encode(value)))
        .collect();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

/// `last` is the cursor of the last line shown, where there may be more;
/// `paged` is whether this is not the first page.
pub fn older(
    reader: &Reader,
    path: &str,
    filters: &[(&str, &str)],
    paged: bool,
    last: Option<String>,
) -> Markup {
    let first = with_query(path, filters);
    let next = last.map(|cursor| {
        let mut filters = filters.to_vec();
        filters.push(("before", &cursor));
        with_query(path, &filters)
    });
    pagination(&Pagination {
        label: reader.t("nav-pages"),
        previous: paged.then_some(first.as_str()),
        previous_label: reader.t("admin-list-newest"),
        next: next.as_deref(),
        next_label: reader.t("admin-list-older"),
        position: "",
    })
}

/// The cursor of the last of a full page.
pub fn cursor<T>(lines: &[T], id: impl Fn(&T) -> String) -> Option<String> {
    let full = u64::try_from(lines.len()).is_ok_and(|count| count >= A_PAGE);
    full.then(|| lines.last().map(id)).flatten()
}

/// Cuts a list that was asked for one line too many to the length of a page; the
/// last line on it, where there are more.
pub fn cut<T>(lines: &mut Vec<T>, most: usize) -> Option<&T> {
    let more = lines.len() > most;
    lines.truncate(most);
    lines.last().filter(|_| more)
}
