//! What the organization says of itself: one document, kept as one row.

use super::entity::setting;
use crate::audit::Event;
use crate::changes::Changed;
use crate::store::{InternalError, Store, Tx, UseCaseError};
use laurel_domain::identity::{ActionName, Permit, Public, System, actions};
use laurel_domain::site::{PublicAddress, ServerAddress};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect, Set};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

const KEY: &str = "site";

/// Links to the organization elsewhere; empty ones are not shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SocialLinks {
    pub facebook: String,
    pub twitter: String,
    pub linkedin: String,
}

/// The organization's own mark, kept as a blob.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    pub sha256: String,
    /// `png`, `jpg`, `webp` or `svg`.
    pub ending: String,
    /// How many times wider than high, in hundredths.
    pub ratio: u32,
}

/// What somebody may ask to hear about. The id is for ever: consents hang on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Topic {
    pub id: String,
    pub title: String,
    pub description: String,
    pub translations: BTreeMap<String, TopicWords>,
}

/// A topic in another language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TopicWords {
    pub title: String,
    pub description: String,
}

impl Topic {
    /// Title and description in this language, or as they are.
    #[must_use]
    pub fn words(&self, language: &str) -> (&str, &str) {
        self.translations
            .get(language)
            .filter(|words| !words.title.is_empty())
            .map_or((&self.title, &self.description), |words| {
                (&words.title, &words.description)
            })
    }
}

/// Empty texts are places that the site leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub organization: String,
    pub short_name: String,
    pub tagline: String,
    /// The tagline in other languages.
    pub taglines: BTreeMap<String, String>,
    /// IANA name; dates on certificates are civil dates there.
    pub time_zone: String,
    /// The language of people who did not choose.
    pub language: String,
    pub social: SocialLinks,
    /// Where messages of visitors are copied to.
    pub contact_email: String,
    /// The sender of emails.
    pub mail_from: String,
    /// The address that people use, where the configuration names none: empty is the one
    /// that the server listens at, `None` where nobody said.
    pub public_url: Option<String>,
    /// Printed under the line for the signature.
    pub signatory_name: String,
    pub signatory_role: String,
    /// `#rrggbb`, for certificates and badges.
    #[serde(rename = "leaf")]
    pub primary: String,
    #[serde(rename = "gold")]
    pub accent: String,
    /// In place of the laurel.
    pub logo: Option<Logo>,
    /// The version in force of `terms` and `privacy`.
    pub policy_versions: BTreeMap<String, String>,
    /// Of the notification list.
    pub topics: Vec<Topic>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            organization: "International Center for Compassionate Organizations".to_owned(),
            short_name: "Compassionate Organizations".to_owned(),
            tagline: String::new(),
            taglines: BTreeMap::new(),
            time_zone: "UTC".to_owned(),
            language: "en".to_owned(),
            social: SocialLinks::default(),
            contact_email: String::new(),
            mail_from: String::new(),
            public_url: None,
            signatory_name: String::new(),
            signatory_role: String::new(),
            primary: "#1f5c43".to_owned(),
            accent: "#b98a2e".to_owned(),
            logo: None,
            policy_versions: BTreeMap::new(),
            topics: Vec::new(),
        }
    }
}

impl Settings {
    /// UTC where the name is unknown; it is checked when saved.
    #[must_use]
    pub fn zone(&self) -> chrono_tz::Tz {
        self.time_zone.parse().unwrap_or(chrono_tz::Tz::UTC)
    }

    /// What the organization is, in one sentence of this language.
    #[must_use]
    pub fn tagline(&self, language: &str) -> &str {
        self.taglines
            .get(language)
            .filter(|tagline| !tagline.is_empty())
            .unwrap_or(&self.tagline)
    }

    /// Ids of the topics that are offered.
    #[must_use]
    pub fn topic_ids(&self) -> Vec<&str> {
        self.topics.iter().map(|topic| topic.id.as_str()).collect()
    }
}

/// `None` before the first save.
///
/// # Errors
/// [`InternalError`]
pub async fn load_settings(store: &Store, _: Public) -> Result<Option<Settings>, InternalError> {
    find(store.read()).await
}

/// As they are now, for what is done with them in this crate.
pub(crate) async fn settings_now(store: &Store) -> Result<Settings, InternalError> {
    Ok(find(store.read()).await?.unwrap_or_default())
}

/// The address that people use, as of now.
///
/// # Errors
/// [`InternalError`]
pub async fn public_address(
    store: &Store,
    _: Public,
    server: &ServerAddress,
) -> Result<PublicAddress, InternalError> {
    address_now(store, server).await
}

/// [`public_address`], for what is done with it in this crate.
pub(crate) async fn address_now(
    store: &Store,
    server: &ServerAddress,
) -> Result<PublicAddress, InternalError> {
    let kept = settings_now(store).await?.public_url;
    Ok(server.public(kept.as_deref()))
}

/// Says that the address the server listens at is the one that people use, wherever that is:
/// for a site that is filled for one's own eyes.
///
/// # Errors
/// [`InternalError`]
pub async fn use_listening_address(store: &Store, _: System) -> Result<(), InternalError> {
    store
        .transact(async |tx| choose_address(tx, String::new(), "system").await)
        .await
}

/// Keeps the address that `actor`, who is no person yet, chose, as the settings keep it.
pub(crate) async fn choose_address(
    tx: &Tx,
    address: String,
    actor: &'static str,
) -> Result<(), InternalError> {
    let row = setting::Entity::find_by_id(KEY.to_owned()).lock_exclusive();
    let before: Settings = match row.one(tx).await? {
        Some(row) => serde_json::from_str(&row.value)?,
        None => Settings::default(),
    };
    let settings = Settings {
        public_url: Some(address),
        ..before.clone()
    };
    put(tx, &settings, None).await?;
    tx.changed(Changed::Content);
    tx.settings_changed().await?;
    let action = ActionName::ManageSettings.as_str();
    tx.audit_as(actor, action, &change(&before, &settings)?)
        .await
}

pub(super) async fn find<C: ConnectionTrait>(db: &C) -> Result<Option<Settings>, InternalError> {
    let row = setting::Entity::find_by_id(KEY.to_owned()).one(db).await?;
    Ok(row
        .map(|row| serde_json::from_str(&row.value))
        .transpose()?)
}

/// Why settings are not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsRefusal {
    /// Somebody else saved other ones meanwhile.
    Changed,
}

/// Saves settings that were made of those in `before`.
///
/// # Errors
/// [`UseCaseError`] with [`SettingsRefusal`].
pub async fn save_settings(
    store: &Store,
    permit: &Permit<actions::ManageSettings>,
    before: Settings,
    settings: Settings,
) -> Result<(), UseCaseError<SettingsRefusal>> {
    alter(store, permit, move |kept| {
        if *kept != before {
            return Err(SettingsRefusal::Changed);
        }
        *kept = settings;
        Ok(())
    })
    .await
}

/// # Errors
/// [`UseCaseError`]
pub(super) async fn alter<R>(
    store: &Store,
    permit: &Permit<actions::ManageSettings>,
    how: impl FnOnce(&mut Settings) -> Result<(), R> + Send + 'static,
) -> Result<(), UseCaseError<R>> {
    store
        .transact(async |tx| {
            let by = permit.actor().map(|person| person.0);
            let before = setting::Entity::find_by_id(KEY.to_owned())
                .lock_exclusive()
                .one(tx)
                .await?;
            let before: Settings = match before {
                Some(row) => serde_json::from_str(&row.value)?,
                None => Settings::default(),
            };
            let mut settings = before.clone();
            how(&mut settings).map_err(UseCaseError::Refused)?;
            put(tx, &settings, by).await?;
            tx.changed(Changed::Content);
            tx.settings_changed().await?;
            tx.audit(permit, &change(&before, &settings)?).await?;
            Ok(())
        })
        .await
}

/// What the trail keeps: the names of what changed, with what stood and stands
/// there.
fn change(before: &Settings, after: &Settings) -> Result<Event<'static>, InternalError> {
    let pairs = |settings: &Settings| -> Result<Map<String, Value>, InternalError> {
        Ok(serde_json::from_value(serde_json::to_value(settings)?)?)
    };
    let (before, after) = (pairs(before)?, pairs(after)?);
    let is_new = |(name, value): &(&String, &Value)| before.get(*name) != Some(*value);
    let new = after.iter().filter(is_new);
    let mut changed: Vec<String> = new.map(|(name, _)| name.clone()).collect();
    changed.sort();
    let only = |pairs: &Map<String, Value>| -> Map<String, Value> {
        let kept = pairs.iter().filter(|(name, _)| changed.contains(*name));
        kept.map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    };
    let (before, after) = (only(&before), only(&after));
    Ok(Event::SettingsChanged {
        changed,
        before,
        after,
    })
}

/// A text that people accept has a new version: whoever registers from now on
/// accepts that one. The text in the site's first language is the one that counts.
pub(super) async fn note_policy(
    tx: &Tx,
    document: &str,
    language: &str,
    version: &str,
    by: Option<Uuid>,
) -> Result<(), InternalError> {
    let Some(row) = setting::Entity::find_by_id(KEY.to_owned())
        .lock_exclusive()
        .one(tx)
        .await?
    else {
        return Ok(());
    };
    let mut settings: Settings = serde_json::from_str(&row.value)?;
    let known = settings.policy_versions.get(document);
    if version.is_empty() || settings.language != language || known.is_none_or(|v| v == version) {
        return Ok(());
    }
    settings
        .policy_versions
        .insert(document.to_owned(), version.to_owned());
    put(tx, &settings, by).await
}

/// Writes the row, new or not.
pub(super) async fn put(
    tx: &Tx,
    settings: &Settings,
    by: Option<Uuid>,
) -> Result<(), InternalError> {
    setting::Entity::insert(setting::ActiveModel {
        key: Set(KEY.to_owned()),
        value: Set(serde_json::to_string(settings)?),
        updated_at: Set(tx.now()),
        updated_by: Set(by),
    })
    .on_conflict(
        OnConflict::column(setting::Column::Key)
            .update_columns([
                setting::Column::Value,
                setting::Column::UpdatedAt,
                setting::Column::UpdatedBy,
            ])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
