//! What a client asks twice is done once: the key that it sent is kept for a day
//! in the transaction of what was done, and the answer to it is made again.

use crate::http_problem::{FieldProblem, HttpProblem};
use crate::request_context::RequestContext;
use axum::http::HeaderMap;
use laurel_domain::identity::actions;
use laurel_persistence::{KnownRequest, RequestKey, Store, known_request};
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// The most characters of a key.
const MAX_KEY: usize = 255;

/// A key with what it is for.
#[derive(Debug, Clone)]
pub struct OnceKey {
    key: String,
    method: String,
    path: String,
    body_hash: String,
}

impl OnceKey {
    /// # Errors
    /// 400 for a key that is empty, too long, or no plain text.
    pub fn of(
        headers: &HeaderMap,
        method: &str,
        path: &str,
        body_hash: String,
    ) -> Result<Option<Self>, HttpProblem> {
        let Some(value) = headers.get("idempotency-key") else {
            return Ok(None);
        };
        let key = value.to_str().map(str::trim).unwrap_or_default();
        let plain = key.bytes().all(|byte| byte.is_ascii_graphic());
        if key.is_empty() || key.len() > MAX_KEY || !plain {
            return Err(HttpProblem::unreadable_fields(vec![
                FieldProblem::new("Idempotency-Key", "api-error-key")
                    .variable("count", MAX_KEY.into()),
            ]));
        }
        Ok(Some(Self {
            key: key.to_owned(),
            method: method.to_owned(),
            path: path.to_owned(),
            body_hash,
        }))
    }
}

/// The keys of requests that this node works on.
#[derive(Debug, Clone, Default)]
pub struct IdempotencyKeys(Arc<Mutex<HashSet<RequestKey>>>);

/// A key that is in hand until this is dropped.
struct InHand {
    keys: IdempotencyKeys,
    key: RequestKey,
}

impl IdempotencyKeys {
    /// `None` where it is in hand already.
    fn take(&self, key: &RequestKey) -> Option<InHand> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.insert(key.clone()).then(|| InHand {
            keys: self.clone(),
            key: key.clone(),
        })
    }
}

impl Drop for InHand {
    fn drop(&mut self) {
        let mut held = self.keys.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.remove(&self.key);
    }
}

/// Does `work`, unless the same client asked for it by the same key before;
/// answers what it was done to.
///
/// # Errors
/// Those of `work`; 409 while the first is worked on, 422 where the key was
/// sent with another body.
pub async fn once(
    context: &RequestContext,
    key: Option<OnceKey>,
    work: impl AsyncFnOnce(&Store) -> Result<Uuid, HttpProblem>,
) -> Result<Uuid, HttpProblem> {
    let store = &context.app.store;
    let (Some(key), Some(token)) = (key, context.token.as_ref()) else {
        return work(store).await;
    };
    let request = RequestKey {
        token: token.id,
        method: key.method,
        path: key.path,
        key: key.key,
    };
    let Some(_in_hand) = context.app.idempotency_keys.take(&request) else {
        return Err(HttpProblem::InProgress);
    };
    let permit = context.authorize_own::<actions::Identify>()?;
    if let Some(known) = known_request(store, &permit, &request).await? {
        return again(&known, &key.body_hash);
    }
    match work(&store.once(&request, &key.body_hash)).await {
        // another node was quicker
        Err(HttpProblem::AlreadyDone) => match known_request(store, &permit, &request).await? {
            Some(known) => again(&known, &key.body_hash),
            None => Err(HttpProblem::InProgress),
        },
        done => done,
    }
}

fn again(known: &KnownRequest, body_hash: &str) -> Result<Uuid, HttpProblem> {
    if known.body_hash == body_hash {
        Ok(known.subject)
    } else {
        Err(HttpProblem::refused_fields(vec![FieldProblem::new(
            "Idempotency-Key",
            "api-error-key-reused",
        )]))
    }
}
