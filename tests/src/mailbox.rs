//! The emails in the mail folder.

use mail_parser::MessageParser;
use std::path::Path;

#[derive(Debug, Clone)]
pub struct Email {
    pub id: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The whole file.
    pub raw: String,
}

impl Email {
    /// The path of the first link to this site that contains `part`.
    pub fn link(&self, part: &str) -> String {
        let found = self
            .text
            .split_whitespace()
            .find(|word| word.starts_with("http") && word.contains(part));
        let url = found.unwrap_or_else(|| panic!("a link with {part} in: {}", self.text));
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        rest.find('/')
            .map_or_else(|| "/".to_owned(), |at| rest[at..].to_owned())
    }
}

pub(crate) fn read(folder: &Path) -> Vec<Email> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|e| e == "eml"))
        .collect();
    files.sort_by_key(|entry| entry.metadata().and_then(|m| m.modified()).ok());
    files
        .iter()
        .filter_map(|entry| {
            let bytes = std::fs::read(entry.path()).ok()?;
            let message = MessageParser::default().parse(&bytes)?;
            Some(Email {
                id: message.message_id()?.to_owned(),
                to: message.to()?.first()?.address()?.to_owned(),
                subject: message.subject()?.to_owned(),
                text: message.body_text(0)?.into_owned(),
                html: message.body_html(0)?.into_owned(),
                raw: String::from_utf8_lossy(&bytes).into_owned(),
            })
        })
        .collect()
}
