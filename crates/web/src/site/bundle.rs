//! The site as it is bundled: brought in at the first start, and what a page
//! can be set back to.

use crate::app::App;
use crate::page_layout;
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Actor, Public, System, actions, authorize};
use laurel_domain::site::PageFile;
use laurel_persistence::site::{
    BundledPage, PageDraft, PageRefusal, Settings, SocialLinks, Topic, TopicWords, import_site,
    page, save_page,
};
use laurel_persistence::{InternalError, UseCaseError};
use rust_embed::RustEmbed;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(RustEmbed)]
#[folder = "../../assets/site"]
#[include = "*.md"]
#[include = "site.toml"]
struct Files;

#[derive(Deserialize)]
struct SiteFile {
    name: String,
    short_name: String,
    tagline: String,
    language: String,
    time_zone: String,
    social: SocialLinks,
    colors: Colors,
    #[serde(default)]
    translations: BTreeMap<String, Translation>,
    #[serde(default)]
    topics: Vec<TopicFile>,
}

#[derive(Deserialize)]
struct Colors {
    #[serde(rename = "leaf")]
    primary: String,
    #[serde(rename = "gold_drawing")]
    accent_drawing: String,
}

#[derive(Deserialize)]
struct Translation {
    tagline: String,
}

#[derive(Deserialize)]
struct TopicFile {
    id: String,
    title: String,
    description: String,
    #[serde(default)]
    translations: BTreeMap<String, TopicWords>,
}

/// Brings the bundled site in where there is none, and reads what is kept in
/// memory. To be called before the first request.
///
/// # Errors
/// [`InternalError`]
pub async fn prepare(app: &App, system: System) -> Result<(), InternalError> {
    let pages = bundled()?;
    let settings = settings(&pages)?;
    if import_site(&app.store, system, pages, settings).await? {
        tracing::info!("the bundled site is in");
    }
    page_layout::load(app, Public::from(system)).await
}

/// A page as it is bundled.
pub fn bundled_page(slug: &str, language: &str) -> Option<BundledPage> {
    let name = format!("{language}/{slug}.md");
    let file = Files::get(&name)?;
    read(&name, &String::from_utf8_lossy(&file.data)).ok()
}

/// A file of `assets/site` as it is on the disk.
pub struct PageText {
    /// Such as `en/about.md`.
    pub name: String,
    pub text: String,
    /// When the file was changed last.
    pub changed: DateTime<Utc>,
}

/// Saves a page whose file was changed after the page was saved last, and says
/// something else. Its place in the menus stays as it is.
///
/// # Errors
/// A line for who works on the file.
pub async fn save_changed(app: &App, public: Public, file: &PageText) -> Result<(), String> {
    if !file.name.ends_with(".md") {
        return Ok(());
    }
    let told = |error: InternalError| error.to_string();
    let bundled = read(&file.name, &file.text).map_err(told)?;
    let stored = page(&app.store, public, &bundled.slug, &bundled.language)
        .await
        .map_err(told)?;
    let draft = PageDraft::of(&bundled);
    let is_same = stored.as_ref().is_some_and(|page| {
        page.updated_at >= file.changed
            || (page.title == draft.title
                && page.summary == draft.summary
                && page.source == draft.source
                && page.data == draft.data)
    });
    if is_same {
        return Ok(());
    }
    let permit = authorize::<actions::EditPages>(&Actor::Operator, ())
        .map_err(|denial| denial.to_string())?;
    let (slug, language) = (bundled.slug, bundled.language);
    let seen = stored.map(|page| page.updated_at);
    let saved = save_page(&app.store, &permit, slug, language, draft, seen).await;
    saved.map_err(|stop| match stop {
        UseCaseError::Refused(PageRefusal::NotFound) => {
            "the site has no such page; one with a new name comes in with a fresh data folder"
                .to_owned()
        }
        UseCaseError::Refused(PageRefusal::Changed) => {
            "it was saved by somebody else just now".to_owned()
        }
        UseCaseError::Internal(error) => error.to_string(),
    })
}

fn bundled() -> Result<Vec<BundledPage>, InternalError> {
    Files::iter()
        .filter(|name| name.ends_with(".md"))
        .filter_map(|name| Some((Files::get(&name)?, name)))
        .map(|(file, name)| read(&name, &String::from_utf8_lossy(&file.data)))
        .collect()
}

fn read(name: &str, text: &str) -> Result<BundledPage, InternalError> {
    let broken = |why: String| InternalError::Corrupt(format!("assets/site/{name}: {why}"));
    let (language, slug) = name
        .strip_suffix(".md")
        .and_then(|stem| stem.split_once('/'))
        .ok_or_else(|| broken("not in a folder of a language".to_owned()))?;
    let file = PageFile::parse(text).map_err(|error| broken(error.to_string()))?;
    Ok(BundledPage {
        slug: slug.to_owned(),
        language: language.to_owned(),
        text: laurel_markdown::plain(&file.source),
        file,
    })
}

fn settings(pages: &[BundledPage]) -> Result<Settings, InternalError> {
    let broken = |why: String| InternalError::Corrupt(format!("assets/site/site.toml: {why}"));
    let file = Files::get("site.toml").ok_or_else(|| broken("missing".to_owned()))?;
    let site: SiteFile = toml::from_str(&String::from_utf8_lossy(&file.data))
        .map_err(|error| broken(error.to_string()))?;
    let policy_versions = pages
        .iter()
        .filter(|page| page.language == site.language && !page.file.data.version.is_empty())
        .map(|page| (page.slug.clone(), page.file.data.version.clone()))
        .collect();
    let taglines = site
        .translations
        .into_iter()
        .map(|(language, words)| (language, words.tagline))
        .collect();
    let topics = site
        .topics
        .into_iter()
        .map(|topic| Topic {
            id: topic.id,
            title: topic.title,
            description: topic.description,
            translations: topic.translations,
        })
        .collect();
    Ok(Settings {
        organization: site.name,
        short_name: site.short_name,
        tagline: site.tagline,
        taglines,
        time_zone: site.time_zone,
        language: site.language,
        social: site.social,
        primary: site.colors.primary,
        accent: site.colors.accent_drawing,
        policy_versions,
        topics,
        ..Settings::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_page_and_the_settings_can_be_read() {
        let pages = bundled().expect("pages");
        assert!(pages.len() > 20);
        let home = bundled_page("home", "en").expect("a home page");
        assert_eq!(home.file.data.areas.len(), 6);
        let settings = settings(&pages).expect("settings");
        assert!(settings.topics.len() >= 2);
        assert!(settings.policy_versions.contains_key("terms"));
        assert!(settings.policy_versions.contains_key("privacy"));
    }
}
