//! Public pages: read in the reader's language, edited with every earlier text
//! kept.

use super::entity::{page, page_version};
use super::import::BundledPage;
use super::search::{SearchEntry, index_entry};
use super::settings;
use crate::audit::Event;
use crate::changes::Changed;
use crate::store::{InternalError, Store, Tx, UseCaseError};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Permit, Public, actions};
use laurel_domain::site::PageData;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What stands on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageDraft {
    pub title: String,
    pub summary: String,
    /// Markdown.
    pub source: String,
    pub data: PageData,
    /// The page's words without marks, for search.
    pub text: String,
}

impl PageDraft {
    /// The bundled page as it came.
    #[must_use]
    pub fn of(bundled: &BundledPage) -> Self {
        Self {
            title: bundled.file.title.clone(),
            summary: bundled.file.summary.clone(),
            source: bundled.file.source.clone(),
            data: bundled.file.data.clone(),
            text: bundled.text.clone(),
        }
    }
}

/// A page in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub id: Uuid,
    pub slug: String,
    pub language: String,
    pub title: String,
    pub summary: String,
    pub source: String,
    pub data: PageData,
    pub group: Option<String>,
    pub updated_at: DateTime<Utc>,
}

/// A page as menus, lists and the sitemap know it.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct PageItem {
    pub slug: String,
    pub language: String,
    pub title: String,
    pub summary: String,
    pub menu: Option<String>,
    pub menu_title: Option<String>,
    pub page_group: Option<String>,
    pub position: i32,
    pub updated_at: DateTime<Utc>,
}

/// An earlier text of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageVersion {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub title: String,
    pub summary: String,
    pub source: String,
    pub data: PageData,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageRefusal {
    NotFound,
    /// Somebody else saved it meanwhile.
    Changed,
}

/// Every page in every language, in the order of the menus; there are tens.
///
/// # Errors
/// [`InternalError`]
pub async fn outline(store: &Store, _: Public) -> Result<Vec<PageItem>, InternalError> {
    Ok(page::Entity::find()
        .select_only()
        .columns([
            page::Column::Slug,
            page::Column::Language,
            page::Column::Title,
            page::Column::Summary,
            page::Column::Menu,
            page::Column::MenuTitle,
            page::Column::PageGroup,
            page::Column::Position,
            page::Column::UpdatedAt,
        ])
        .order_by_asc(page::Column::Position)
        .order_by_asc(page::Column::Slug)
        .into_model::<PageItem>()
        .all(store.read())
        .await?)
}

/// The page in this language, and in no other.
///
/// # Errors
/// [`InternalError`]
pub async fn page(
    store: &Store,
    _: Public,
    slug: &str,
    language: &str,
) -> Result<Option<Page>, InternalError> {
    let row = page::Entity::find()
        .filter(page::Column::Slug.eq(slug))
        .filter(page::Column::Language.eq(language))
        .one(store.read())
        .await?;
    row.map(|row| {
        Ok(Page {
            data: serde_json::from_str(&row.data)?,
            id: row.id,
            slug: row.slug,
            language: row.language,
            title: row.title,
            summary: row.summary,
            source: row.source,
            group: row.page_group,
            updated_at: row.updated_at,
        })
    })
    .transpose()
}

/// The texts that a page had, newest first, at most `limit`.
///
/// # Errors
/// [`InternalError`]
pub async fn versions(
    store: &Store,
    _: &Permit<actions::EditPages>,
    page: Uuid,
    limit: u64,
) -> Result<Vec<PageVersion>, InternalError> {
    let rows = page_version::Entity::find()
        .filter(page_version::Column::PageId.eq(page))
        .order_by_desc(page_version::Column::Id)
        .limit(limit)
        .all(store.read())
        .await?;
    rows.into_iter().map(version).collect()
}

fn version(row: page_version::Model) -> Result<PageVersion, InternalError> {
    Ok(PageVersion {
        data: serde_json::from_str(&row.data)?,
        id: row.id,
        at: row.at,
        title: row.title,
        summary: row.summary,
        source: row.source,
    })
}

/// Changes a page; `seen` is when the text that was changed had been saved.
/// A page that is not there in this language yet takes its place in the menus
/// from the one in another.
///
/// # Errors
/// [`UseCaseError`] with [`PageRefusal`].
pub async fn save_page(
    store: &Store,
    permit: &Permit<actions::EditPages>,
    slug: String,
    language: String,
    draft: PageDraft,
    seen: Option<DateTime<Utc>>,
) -> Result<(), UseCaseError<PageRefusal>> {
    store
        .transact(async |tx| {
            let rows = page::Entity::find()
                .filter(page::Column::Slug.eq(slug.as_str()))
                .lock_exclusive()
                .all(tx)
                .await?;
            let id = match rows.iter().find(|row| row.language == language) {
                Some(row) if Some(row.updated_at) != seen => {
                    return Err(UseCaseError::Refused(PageRefusal::Changed));
                }
                Some(row) => row.id,
                None if seen.is_some() => {
                    return Err(UseCaseError::Refused(PageRefusal::NotFound));
                }
                None => {
                    let other = rows
                        .first()
                        .ok_or(UseCaseError::Refused(PageRefusal::NotFound))?;
                    translate(tx, other, &language, &draft).await?
                }
            };
            let by = permit.actor().map(|person| person.0);
            change(tx, id, &draft, by).await?;
            keep_version(tx, id, &draft, by).await?;
            index(tx, &slug, &language, &draft).await?;
            let version = &draft.data.version;
            settings::note_policy(tx, &slug, &language, version, by).await?;
            tx.changed(Changed::Content);
            let saved = Event::PageSaved {
                slug: &slug,
                language: &language,
                title: &draft.title,
                sha256: &fingerprint(&draft),
                version,
            };
            tx.audit(permit, &saved).await?;
            Ok(())
        })
        .await
}

async fn change(
    tx: &Tx,
    id: Uuid,
    draft: &PageDraft,
    by: Option<Uuid>,
) -> Result<(), InternalError> {
    page::Entity::update_many()
        .col_expr(page::Column::Title, Expr::value(draft.title.as_str()))
        .col_expr(page::Column::Summary, Expr::value(draft.summary.as_str()))
        .col_expr(page::Column::Source, Expr::value(draft.source.as_str()))
        .col_expr(page::Column::Data, Expr::value(json(&draft.data)))
        .col_expr(page::Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(page::Column::UpdatedBy, Expr::value(by))
        .filter(page::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

async fn translate(
    tx: &Tx,
    other: &page::Model,
    language: &str,
    draft: &PageDraft,
) -> Result<Uuid, InternalError> {
    let id = tx.new_id();
    page::ActiveModel {
        id: Set(id),
        slug: Set(other.slug.clone()),
        language: Set(language.to_owned()),
        title: Set(draft.title.clone()),
        summary: Set(draft.summary.clone()),
        source: Set(draft.source.clone()),
        data: Set(json(&draft.data)),
        menu: Set(other.menu.clone()),
        menu_title: Set(None),
        page_group: Set(other.page_group.clone()),
        position: Set(other.position),
        imported_hash: Set(String::new()),
        updated_at: Set(tx.now()),
        updated_by: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(id)
}

pub(super) async fn keep_version(
    tx: &Tx,
    page: Uuid,
    draft: &PageDraft,
    by: Option<Uuid>,
) -> Result<(), InternalError> {
    page_version::ActiveModel {
        id: Set(tx.new_id()),
        page_id: Set(page),
        title: Set(draft.title.clone()),
        summary: Set(draft.summary.clone()),
        source: Set(draft.source.clone()),
        data: Set(json(&draft.data)),
        at: Set(tx.now()),
        by: Set(by),
    }
    .insert(tx)
    .await?;
    Ok(())
}

pub(super) async fn index(
    tx: &Tx,
    slug: &str,
    language: &str,
    draft: &PageDraft,
) -> Result<(), InternalError> {
    let address = if slug == "home" {
        "/".to_owned()
    } else {
        format!("/{slug}")
    };
    let entry = SearchEntry {
        subject: format!("page:{slug}"),
        language: language.to_owned(),
        address,
        title: draft.title.clone(),
        summary: draft.summary.clone(),
        text: draft.text.clone(),
    };
    index_entry(tx, &entry).await
}

pub(super) fn json(data: &PageData) -> String {
    serde_json::to_string(data).unwrap_or_else(|_| "{}".to_owned())
}

/// Tells two texts apart.
pub(super) fn fingerprint(draft: &PageDraft) -> String {
    let mut hash = Sha256::new();
    for part in [
        &draft.title,
        &draft.summary,
        &draft.source,
        &json(&draft.data),
    ] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hex::encode(hash.finalize())
}
