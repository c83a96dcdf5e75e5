//! Lists as CSV (RFC 4180) that a spreadsheet opens without running anything
//! a stranger typed.

use crate::http_problem::{Answer, HttpProblem};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

/// A file in the making.
pub struct Csv(Writer<Vec<u8>>);

impl Csv {
    pub fn new(columns: &[&str]) -> Result<Self, HttpProblem> {
        let writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            // a spreadsheet may part cells at semicolons or tabs
            .quote_style(QuoteStyle::Always)
            // the mark tells spreadsheets that it is UTF-8
            .from_writer("\u{feff}".as_bytes().to_vec());
        let mut csv = Self(writer);
        csv.row(columns)?;
        Ok(csv)
    }

    pub fn row<T: AsRef<str>>(&mut self, cells: &[T]) -> Result<(), HttpProblem> {
        let cells = cells.iter().map(|text| harmless(text.as_ref()));
        Ok(self.0.write_record(cells)?)
    }

    fn bytes(self) -> Result<Vec<u8>, HttpProblem> {
        let bytes = self.0.into_inner();
        Ok(bytes.map_err(|error| csv::Error::from(error.into_error()))?)
    }

    /// The file, to be kept under this name.
    pub fn download(self, name: &str) -> Answer {
        let mut response = self.bytes()?.into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/csv; charset=utf-8"),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
        Ok(response)
    }
}

impl From<csv::Error> for HttpProblem {
    fn from(error: csv::Error) -> Self {
        tracing::error!(%error, "a list can't be written");
        Self::Broken
    }
}

/// As spreadsheets read it, in the organization's time zone: `2026-11-25 14:03:22`.
pub fn moment(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone)
        .format("%Y-%m-%d %H:%M:%S")
        .to_string()
}

/// A cell that begins like a formula gets an apostrophe before it.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Csv, moment};
    use chrono::DateTime;

    fn written(rows: &[&[&str]]) -> String {
        let mut csv = Csv::new(&["a", "b"]).expect("a file");
        for row in rows {
            csv.row(row).expect("a row");
        }
        String::from_utf8(csv.bytes().expect("bytes")).expect("text")
    }

    fn cell(text: &str) -> String {
        let file = written(&[&[text, "x"]]);
        let cell = file
            .strip_prefix("\u{feff}\"a\",\"b\"\r\n")
            .and_then(|rest| rest.strip_suffix(",\"x\"\r\n"));
        cell.unwrap_or(&file).to_owned()
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(cell("Ana Li"), "\"Ana Li\"");
        assert_eq!(cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(cell("a;=1+1"), "\"a;=1+1\"");
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            assert_eq!(cell(formula), format!("\"'{formula}\""));
        }
    }

    #[test]
    fn what_is_written_is_read_again_as_it_was() {
        let rows: [&[&str]; 2] = [&["a\r\nb", "\"é\";\t,"], &["", " "]];
        let file = written(&rows);
        let mut reader = csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes());
        let read: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
            .collect();
        assert_eq!(read, rows);
    }

    #[test]
    fn a_time_is_one_that_spreadsheets_read_in_the_organizations_zone() {
        let at = DateTime::parse_from_rfc3339("2026-11-26T03:03:22.123456Z").expect("a time");
        let written = |zone| moment(at.to_utc(), zone);
        assert_eq!(written(chrono_tz::America::New_York), "2026-11-25 22:03:22");
        assert_eq!(written(chrono_tz::Asia::Kathmandu), "2026-11-26 08:48:22");
        assert_eq!(written(chrono_tz::UTC), "2026-11-26 03:03:22");
    }

    #[test]
    fn a_row_that_is_too_short_is_not_written() {
        let mut csv = Csv::new(&["a", "b"]).expect("a file");
        assert!(csv.row(&["x"]).is_err());
    }
}
