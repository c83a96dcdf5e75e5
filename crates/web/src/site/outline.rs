//! Which pages there are, kept in memory: the menus, the themes, the sitemap.

use laurel_persistence::site::PageItem;
use std::collections::BTreeSet;

/// The language in which every page is written first.
const FIRST: &str = "en";

/// Every page in every language, in the order of the menus.
#[derive(Debug, Default)]
pub struct Outline(Vec<PageItem>);

impl Outline {
    pub fn new(lines: Vec<PageItem>) -> Self {
        Self(lines)
    }

    /// Each page once: in this language, or else in the first one, or in any.
    pub fn in_language(&self, language: &str) -> Vec<&PageItem> {
        let mut seen = BTreeSet::new();
        self.0
            .iter()
            .filter(|line| seen.insert(line.slug.as_str()))
            .filter_map(|line| self.best(&line.slug, language))
            .collect()
    }

    /// The page in this language, or else in the first one, or in any.
    pub fn best(&self, slug: &str, language: &str) -> Option<&PageItem> {
        let of_language = |wanted: &str| {
            self.0
                .iter()
                .find(|line| line.slug == slug && line.language == wanted)
        };
        of_language(language)
            .or_else(|| of_language(FIRST))
            .or_else(|| self.0.iter().find(|line| line.slug == slug))
    }

    /// The pages of a menu, `main` or `footer`.
    pub fn menu(&self, menu: &str, language: &str) -> Vec<&PageItem> {
        let mut lines = self.in_language(language);
        lines.retain(|line| line.menu.as_deref() == Some(menu));
        lines
    }

    /// The pages of a group, such as `resources`.
    pub fn group(&self, group: &str, language: &str) -> Vec<&PageItem> {
        let mut lines = self.in_language(language);
        lines.retain(|line| line.page_group.as_deref() == Some(group));
        lines
    }

    pub fn all(&self) -> &[PageItem] {
        &self.0
    }
}

/// Its name in a menu.
pub fn menu_name(line: &PageItem) -> &str {
    line.menu_title.as_deref().unwrap_or(&line.title)
}
