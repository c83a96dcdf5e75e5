//! What the test of views must refuse, and what it must let pass.

use crate::app::App;
use crate::request_context::RequestContext;

fn page(context: &RequestContext, view: &HomeView<'_>) -> Page {}

fn part<A: Action>(context: &Gate<A>) -> Result<Option<Markup>, HttpProblem> {}

async fn answer(_: paths::HomePath, context: Gate<actions::Visit>) -> Answer {
    Ok(context.page(Page {
        main: html! { h1 { "Home" } },
        ..Page::default()
    }))
}

impl Shown {
    fn shown(&self, app: &App) -> Piece {}

    fn plain(&self, reader: &Reader) -> Piece {}
}

impl RequestContext {
    fn own(&self) -> Markup {}

    fn sent(&self, page: Page) -> Response {}
}

fn good(reader: &Reader, view: &HomeView<'_>) -> Page {
    html! { h1 { "Home" } }
}

async fn handler(_: paths::HomePath, context: Gate<actions::Visit>) -> Answer {
    Ok(context.page(good(&context, &view)))
}

async fn rendered(context: &RequestContext) -> Result<RenderedPage, HttpProblem> {}
