//! The table of routes: address and action are read from each handler's first two
//! arguments (`gate.rs`). `laurel routes` prints this table and a test walks it
//! as every role.

use crate::api::ApiDocument;
use crate::app::App;
use crate::gate::Endpoint;
use crate::middleware::SiteService;
use crate::{assets, development, middleware, paths};
use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodFilter, MethodRouter, on};
use laurel_domain::identity::{Access, ActionName};
use std::sync::LazyLock;
use utoipa::openapi::Paths;
use utoipa_axum::router::UtoipaMethodRouter;

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteItem {
    pub method: Method,
    pub path: &'static str,
    pub action: ActionName,
}

/// Collects routes of one capability after another.
pub struct Routes {
    router: Router<App>,
    table: Vec<RouteItem>,
    document: ApiDocument,
}

impl Routes {
    fn new() -> Self {
        Self {
            router: Router::new(),
            table: Vec::new(),
            document: ApiDocument::default(),
        }
    }

    pub fn get<H, T>(self, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Endpoint + 'static,
    {
        // a GET handler also answers HEAD
        self.gated(
            Method::GET,
            on(MethodFilter::GET, handler),
            (T::PATH, T::ACTION),
        )
    }

    pub fn post<H, T>(self, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Endpoint + 'static,
    {
        self.gated(
            Method::POST,
            on(MethodFilter::POST, handler),
            (T::PATH, T::ACTION),
        )
    }

    pub fn put<H, T>(self, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Endpoint + 'static,
    {
        self.gated(
            Method::PUT,
            on(MethodFilter::PUT, handler),
            (T::PATH, T::ACTION),
        )
    }

    /// An operation of the JSON API: `described` is what `routes!` makes of the
    /// handler, which describes itself.
    ///
    /// # Panics
    /// Where it describes another address than it takes, which a test finds.
    pub fn api<H, T>(mut self, described: UtoipaMethodRouter<App>, _: H) -> Self
    where
        H: Handler<T, App>,
        T: Endpoint + 'static,
    {
        let (schemas, paths, route) = described;
        let method = method_of(&paths, T::PATH);
        self.document
            .add(&method, T::PATH, T::ACTION, &paths, schemas);
        self.gated(method, route, (T::PATH, T::ACTION))
    }

    /// An operation that reads what is public, kept as a public page is.
    pub fn api_cached<H, T>(self, described: UtoipaMethodRouter<App>, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Endpoint + 'static,
    {
        let (schemas, paths, route) = described;
        let kept = route.layer(axum::middleware::from_fn(middleware::mark_cacheable));
        self.api((schemas, paths, kept), handler)
    }

    /// A public page whose answer to a visitor without a cookie is the same
    /// for all, and so is kept, compressed, until the content changes.
    pub fn cached<H, T>(self, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Endpoint + 'static,
    {
        let kept = on(MethodFilter::GET, handler)
            .layer(axum::middleware::from_fn(middleware::mark_cacheable));
        self.gated(Method::GET, kept, (T::PATH, T::ACTION))
    }

    fn gated(
        mut self,
        method: Method,
        route: MethodRouter<App>,
        (path, action): (&'static str, ActionName),
    ) -> Self {
        self.table.push(RouteItem {
            method,
            path,
            action,
        });
        self.router = self.router.route(path, route);
        self
    }
}

/// The one method that is described at this address.
fn method_of(paths: &Paths, path: &str) -> Method {
    let Some(item) = paths.paths.get(path) else {
        return Method::GET;
    };
    let described = [
        (&item.post, Method::POST),
        (&item.put, Method::PUT),
        (&item.patch, Method::PATCH),
        (&item.delete, Method::DELETE),
    ];
    described
        .into_iter()
        .find(|(operation, _)| operation.is_some())
        .map_or(Method::GET, |(_, method)| method)
}

fn all() -> Routes {
    let routes = Routes::new().get(assets::serve);
    let routes = crate::administration::routes(routes);
    let routes = crate::site::routes(routes);
    let routes = crate::assessment::routes(routes);
    let routes = crate::authoring::routes(routes);
    let routes = crate::catalog::routes(routes);
    let routes = crate::enrollment::routes(routes);
    let routes = crate::certification::routes(routes);
    let routes = crate::identity::routes(routes);
    let routes = crate::learning::routes(routes);
    let routes = crate::audit::routes(routes);
    let routes = crate::jobs::routes(routes);
    let routes = crate::messaging::routes(routes);
    let routes = crate::api::routes(routes);
    crate::operation::routes(routes)
}

/// What the JSON API's routes say of themselves.
pub fn api_document() -> ApiDocument {
    all().document
}

/// What the JSON API's operations do, and whether they change anything.
pub fn api_operations() -> &'static [(ActionName, Access)] {
    static OPERATIONS: LazyLock<Vec<(ActionName, Access)>> = LazyLock::new(|| {
        let of_api = |route: &RouteItem| route.path.starts_with(paths::API);
        let table = table().into_iter().filter(of_api);
        table
            .map(|route| (route.action, Access::of(route.method == Method::GET)))
            .collect()
    });
    &OPERATIONS
}

/// Every route with the action it needs.
#[must_use]
pub fn table() -> Vec<RouteItem> {
    let mut table = all().table;
    table.sort_by(|a, b| (a.path, a.method.as_str()).cmp(&(b.path, b.method.as_str())));
    table
}

/// The whole site, with the kept pages before the routes.
#[must_use]
pub fn service(app: &App) -> SiteService {
    SiteService::new(app.clone(), router(app))
}

fn router(app: &App) -> Router {
    let routes = middleware::wrap(all().router, app);
    let routes = match app.folder {
        Some(_) => routes.layer(from_fn_with_state(app.clone(), development::refresh)),
        None => routes,
    };
    routes.with_state(app.clone())
}
