//! Content-addressed bytes: a blob's name is its SHA-256, so it can't change,
//! and storing it twice is storing it once.

use super::InternalError;
use bytes::Bytes;
use futures::stream::{BoxStream, StreamExt, TryStreamExt};
use object_store::{
    GetOptions, GetRange, ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem,
    path::Path,
};
use sha2::{Digest, Sha256};
use std::ops::Range;
use std::sync::Arc;

#[derive(Debug, Clone)]
pub(crate) struct Blobs(Arc<dyn ObjectStore>);

impl Blobs {
    /// Files `ab/cdef…` below this folder, flushed to disk before they count.
    ///
    /// # Errors
    /// [`InternalError`] where the folder can't be made.
    pub(super) fn in_folder(folder: &std::path::Path) -> Result<Self, InternalError> {
        std::fs::create_dir_all(folder)?;
        let files = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self(Arc::new(files)))
    }

    fn path(sha256: &str) -> Result<Path, InternalError> {
        if sha256.len() != 64 || !sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(InternalError::Corrupt(format!(
                "not a blob's name: {sha256:?}"
            )));
        }
        let (folder, name) = sha256.split_at(2);
        Ok(Path::from_iter([folder, name]))
    }

    /// Keeps the bytes and gives their hex SHA-256.
    ///
    /// # Errors
    /// [`InternalError::NotSaved`] where they can't be written.
    pub(crate) async fn put(&self, bytes: impl Into<Bytes>) -> Result<String, InternalError> {
        let bytes: Bytes = bytes.into();
        let sha256 = hex::encode(Sha256::digest(&bytes));
        let path = Self::path(&sha256)?;
        let size = bytes.len() as u64;
        // what was cut short is written anew
        let is_there = self.0.head(&path).await.is_ok_and(|m| m.size == size);
        if !is_there {
            let put = self.0.put(&path, PutPayload::from_bytes(bytes)).await;
            put.map_err(|error| InternalError::NotSaved(error.to_string()))?;
        }
        Ok(sha256)
    }

    /// Never other bytes than those that were kept.
    ///
    /// # Errors
    /// [`InternalError`] where there is no such blob, it can't be read or it was
    /// damaged.
    pub(crate) async fn get(&self, sha256: &str) -> Result<Bytes, InternalError> {
        let bytes = self.0.get(&Self::path(sha256)?).await?.bytes().await?;
        if hex::encode(Sha256::digest(&bytes)) == sha256 {
            Ok(bytes)
        } else {
            Err(InternalError::Corrupt(format!(
                "the blob {sha256} is not what was kept"
            )))
        }
    }

    /// Keeps the bytes anew where what is there is missing or damaged.
    ///
    /// # Errors
    /// [`InternalError::NotSaved`] where they can't be written.
    pub(crate) async fn repair(&self, bytes: Bytes) -> Result<String, InternalError> {
        let sha256 = hex::encode(Sha256::digest(&bytes));
        let path = Self::path(&sha256)?;
        let put = self.0.put(&path, PutPayload::from_bytes(bytes)).await;
        put.map_err(|error| InternalError::NotSaved(error.to_string()))?;
        Ok(sha256)
    }

    /// How many bytes a blob has; `None` where it is not there.
    pub(crate) async fn size(&self, sha256: &str) -> Option<u64> {
        let path = Self::path(sha256).ok()?;
        self.0.head(&path).await.ok().map(|meta| meta.size)
    }

    /// Reads every blob: how many there are, and the names of those whose
    /// bytes are not what their name says, or can't be read.
    pub(crate) async fn damaged(&self) -> Result<(u64, Vec<String>), InternalError> {
        let mut all = self.0.list(None);
        let mut count = 0;
        let mut damaged = Vec::new();
        while let Some(meta) = all.try_next().await? {
            count += 1;
            let name = meta.location.as_ref().replace('/', "");
            let whole = match self.0.get(&meta.location).await {
                Ok(found) => found.bytes().await.ok(),
                Err(_) => None,
            };
            if whole.is_none_or(|bytes| hex::encode(Sha256::digest(&bytes)) != name) {
                damaged.push(name);
            }
        }
        Ok((count, damaged))
    }

    /// Some of its bytes, as they come, so that a large file is never whole in
    /// memory.
    ///
    /// # Errors
    /// [`InternalError`] where there is no such blob or it can't be read.
    pub(crate) async fn stream(
        &self,
        sha256: &str,
        range: Range<u64>,
    ) -> Result<BoxStream<'static, Result<Bytes, InternalError>>, InternalError> {
        if range.is_empty() {
            return Ok(futures::stream::empty().boxed());
        }
        let options = GetOptions {
            range: Some(GetRange::Bounded(range)),
            ..GetOptions::default()
        };
        let found = self.0.get_opts(&Self::path(sha256)?, options).await?;
        Ok(found.into_stream().map_err(InternalError::from).boxed())
    }

    /// Whether the storage answers at all.
    pub(crate) async fn ready(&self) -> Result<(), InternalError> {
        self.0.list_with_delimiter(None).await?;
        Ok(())
    }
}
