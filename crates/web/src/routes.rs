//! The table of routes: each names the action it needs, and the authorization in front
//! of its handler asks the policy for it. `laurel routes` prints this table
//! and a test walks it as every role.

use crate::app::App;
use crate::{assets, authorize, middleware};
use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodFilter, MethodRouter, on};
use laurel_domain::identity::Action;

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteItem {
    pub method: Method,
    pub path: &'static str,
    pub action: Action,
}

/// Collects routes of one capability after another.
pub struct Routes {
    router: Router<App>,
    table: Vec<RouteItem>,
}

impl Routes {
    fn new() -> Self {
        Self {
            router: Router::new(),
            table: Vec::new(),
        }
    }

    pub fn get<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        // a GET handler also answers HEAD
        self.add(Method::GET, path, action, on(MethodFilter::GET, handler))
    }

    pub fn post<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::POST, path, action, on(MethodFilter::POST, handler))
    }

    pub fn put<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::PUT, path, action, on(MethodFilter::PUT, handler))
    }

    /// A public page whose answer to a visitor without a cookie is the same
    /// for all, and so is kept, compressed, until the content changes.
    pub fn cached<H, T>(mut self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let kept = on(MethodFilter::GET, handler)
            .layer(axum::middleware::from_fn(middleware::mark_cacheable));
        self.table.push(RouteItem {
            method: Method::GET,
            path,
            action: Action::Visit,
        });
        self.router = self.router.route(path, kept);
        self
    }

    fn add(
        mut self,
        method: Method,
        path: &'static str,
        action: Action,
        route: MethodRouter<App>,
    ) -> Self {
        let route = if action == Action::Visit {
            route
        } else {
            route.layer(authorize::layer(action))
        };
        self.table.push(RouteItem {
            method,
            path,
            action,
        });
        self.router = self.router.route(path, route);
        self
    }
}

fn all() -> Routes {
    let routes = Routes::new().get("/assets/{name}", Action::Visit, assets::serve);
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
    crate::operation::routes(routes)
}

/// Every route with the action it needs.
#[must_use]
pub fn table() -> Vec<RouteItem> {
    let mut table = all().table;
    table.sort_by(|a, b| (a.path, a.method.as_str()).cmp(&(b.path, b.method.as_str())));
    table
}

/// The whole site.
pub fn router(app: &App) -> Router {
    middleware::wrap(all().router, app).with_state(app.clone())
}
