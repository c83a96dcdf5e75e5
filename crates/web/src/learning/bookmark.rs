//! `POST /learn/{course}/{activity}/bookmark`

use super::desk::Desk;
use crate::forms::Form;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::visit::Visit;
use laurel_domain::identity::Action;
use laurel_persistence::learning::set_bookmark;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// `off` removes it.
    bookmark: String,
}

pub async fn set(
    visit: Visit,
    Path((course, slug)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Answer {
    let desk = match Desk::open(&visit, &course, &slug).await {
        Ok(desk) => desk,
        Err(elsewhere) => return elsewhere.answer(),
    };
    let (_, activity) = desk.activity(&slug).ok_or(Problem::NotFound)?;
    let permit = visit.own(Action::Learn)?;
    let on = fields.bookmark != "off";
    set_bookmark(&visit.app.store, &permit, &course, &activity.id, on).await?;
    let flash = if on {
        "flash-bookmark-added"
    } else {
        "flash-bookmark-removed"
    };
    Ok(visit.go(&paths::activity(&course, &slug), flash))
}
