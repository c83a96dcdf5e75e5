//! A public page as a file: TOML front matter between two lines `+++`, then
//! Markdown.

use serde::{Deserialize, Serialize};

/// Bounds of what an editor types, in characters.
pub const MAX_TITLE: usize = 120;
pub const MAX_SUMMARY: usize = 300;
pub const MAX_SOURCE: usize = 100_000;

/// What only some pages have.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageData {
    /// The home page's one sentence.
    pub headline: String,
    /// What stands under it.
    pub lead: String,
    /// The home page's figure, clockwise from the top.
    pub areas: Vec<Area>,
    /// Of a text that people accept; a new one asks for a new acceptance.
    pub version: String,
}

/// One petal of the home page's figure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    pub label: String,
    pub text: String,
}

/// A page with where it stands in the menus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFile {
    pub title: String,
    /// One sentence, plain text.
    pub summary: String,
    /// `main` or `footer`.
    pub menu: Option<String>,
    /// Its name in the menu, where that is not the title.
    pub menu_title: Option<String>,
    /// `resources` for the articles.
    pub group: Option<String>,
    pub position: i32,
    pub data: PageData,
    /// Markdown.
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageFileError {
    #[error("must begin with a line `+++`, then TOML, then another line `+++`")]
    NoFrontMatter,
    #[error("{0}")]
    BadToml(String),
}

#[derive(Deserialize)]
struct Front {
    title: String,
    summary: String,
    menu: Option<String>,
    menu_title: Option<String>,
    group: Option<String>,
    #[serde(default)]
    position: i32,
    #[serde(flatten)]
    data: PageData,
}

impl PageFile {
    /// # Errors
    /// [`PageFileError`]
    pub fn parse(text: &str) -> Result<Self, PageFileError> {
        let (front, source) = text
            .strip_prefix("+++\n")
            .and_then(|rest| rest.split_once("\n+++\n"))
            .ok_or(PageFileError::NoFrontMatter)?;
        let front: Front =
            toml::from_str(front).map_err(|error| PageFileError::BadToml(error.to_string()))?;
        Ok(Self {
            title: front.title,
            summary: front.summary,
            menu: front.menu,
            menu_title: front.menu_title,
            group: front.group,
            position: front.position,
            data: front.data,
            source: source.trim().to_owned(),
        })
    }
}

/// The sections of a text: what stands before the first `## ` has no heading.
/// A footnote goes with every section that names it.
#[must_use]
pub fn sections(source: &str) -> Vec<(String, String)> {
    let (notes, lines): (Vec<&str>, Vec<&str>) = source
        .lines()
        .partition(|line| line.starts_with("[^") && line.contains("]:"));
    let mut sections: Vec<(String, String)> = vec![(String::new(), String::new())];
    for line in lines {
        if let Some(heading) = line.strip_prefix("## ") {
            sections.push((heading.trim().to_owned(), String::new()));
        } else if let Some((_, body)) = sections.last_mut() {
            body.push_str(line);
            body.push('\n');
        }
    }
    sections.retain(|(heading, body)| !heading.is_empty() || !body.trim().is_empty());
    for (_, body) in &mut sections {
        let named = notes.iter().filter(|note| {
            note.split_once("]:")
                .is_some_and(|(name, _)| body.contains(&format!("{name}]")))
        });
        let named: Vec<&str> = named.copied().collect();
        body.push('\n');
        body.push_str(&named.join("\n"));
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_sections_with_their_footnotes() {
        let parts = sections("Hi.\n\n## A\nx[^n]\n\n## B\ny\n\n[^n]: Note.\n[^m]: Other.\n");
        assert_eq!(parts.len(), 3);
        assert_eq!(parts[0].0, "");
        assert_eq!(parts[1].0, "A");
        assert!(parts[1].1.contains("[^n]: Note.") && !parts[1].1.contains("[^m]"));
        assert!(!parts[2].1.contains("[^"));
        assert!(sections("").is_empty());
    }

    #[test]
    fn a_page_is_front_matter_and_markdown() {
        let page = PageFile::parse(
            "+++\ntitle = \"Home\"\nsummary = \"S\"\nposition = 3\nheadline = \"H\"\nupdated = \"2026-01-01\"\n\n[[areas]]\nlabel = \"Trust\"\ntext = \"T\"\n+++\n\n## Why\n",
        );
        let page = page.map(|p| (p.title, p.position, p.data.areas.len(), p.source));
        assert_eq!(page, Ok(("Home".to_owned(), 3, 1, "## Why".to_owned())));
        assert_eq!(
            PageFile::parse("# Hello"),
            Err(PageFileError::NoFrontMatter)
        );
        assert!(matches!(
            PageFile::parse("+++\ntitle = 3\n+++\nx"),
            Err(PageFileError::BadToml(_))
        ));
    }
}
