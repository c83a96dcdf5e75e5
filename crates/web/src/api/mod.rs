//! The JSON API, `/api/v1`: the same use cases as the pages, with other faces.
//! What all of it shares is here: how a body, a query and a cursor are read,
//! what is done once, what an answer carries, and the document that describes
//! it. What can be asked of a capability is in its own `api` module.

mod body;
mod docs;
mod document;
mod etag;
mod list;
mod once;
mod query;
mod reply;
pub mod view;

pub use body::ApiBody;
pub use document::{ApiDocument, openapi};
pub use etag::IfMatch;
pub use list::{Cursor, Items, PageQuery, items};
pub use once::{IdempotencyKeys, once};
pub use query::ApiQuery;
pub use reply::{created, found, no_content};

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    let routes = routes.get(docs::openapi_json).cached(docs::show);
    let routes = crate::identity::api_routes(routes);
    let routes = crate::catalog::api_routes(routes);
    let routes = crate::authoring::api_routes(routes);
    let routes = crate::enrollment::api_routes(routes);
    let routes = crate::learning::api_routes(routes);
    let routes = crate::assessment::api_routes(routes);
    let routes = crate::certification::api_routes(routes);
    let routes = crate::site::api_routes(routes);
    let routes = crate::audit::api_routes(routes);
    let routes = crate::jobs::api_routes(routes);
    crate::messaging::api_routes(routes)
}

/// An object without anything in it, for what needs to be told nothing more.
#[derive(Debug, Default, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}
