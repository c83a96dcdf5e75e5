//! Brings the bundled site in, at the first start only: what an editor changed
//! since is never touched again.

use super::entity::page;
use super::pages::{self, PageDraft};
use super::settings::{self, Settings};
use crate::changes::Changed;
use crate::store::{AdvisoryLock, InternalError, Store};
use laurel_domain::identity::System;
use laurel_domain::site::PageFile;
use sea_orm::{ActiveModelTrait, EntityTrait, PaginatorTrait, Set};
use uuid::Uuid;

/// A file of the bundled site.
#[derive(Debug, Clone)]
pub struct BundledPage {
    pub slug: String,
    pub language: String,
    pub file: PageFile,
    /// The page's words without marks, for search.
    pub text: String,
}

/// Whether anything was brought in: only where there is no page yet.
/// `settings` are taken where none were saved.
///
/// # Errors
/// [`InternalError`]
pub async fn import_site(
    store: &Store,
    _: System,
    bundled: Vec<BundledPage>,
    settings: Settings,
) -> Result<bool, InternalError> {
    store
        .transact(async |tx| {
            // two nodes that start at once on an empty database
            AdvisoryLock::BundledSite.take(tx).await?;
            if page::Entity::find().count(tx).await? > 0 {
                return Ok::<_, InternalError>(false);
            }
            for bundled in &bundled {
                let id = tx.new_id();
                insert(store, bundled, id).insert(tx).await?;
                let draft = PageDraft::of(bundled);
                pages::keep_version(tx, id, &draft, None).await?;
                pages::index(tx, &bundled.slug, &bundled.language, &draft).await?;
            }
            if settings::find(tx).await?.is_none() {
                settings::put(tx, &settings, None).await?;
            }
            tx.changed(Changed::Content);
            Ok(true)
        })
        .await
}

fn insert(store: &Store, bundled: &BundledPage, id: Uuid) -> page::ActiveModel {
    let file = &bundled.file;
    page::ActiveModel {
        id: Set(id),
        slug: Set(bundled.slug.clone()),
        language: Set(bundled.language.clone()),
        title: Set(file.title.clone()),
        summary: Set(file.summary.clone()),
        source: Set(file.source.clone()),
        data: Set(pages::json(&file.data)),
        menu: Set(file.menu.clone()),
        menu_title: Set(file.menu_title.clone()),
        page_group: Set(file.group.clone()),
        position: Set(file.position),
        imported_hash: Set(pages::fingerprint(&PageDraft::of(bundled))),
        updated_at: Set(store.now()),
        updated_by: Set(None),
    }
}
