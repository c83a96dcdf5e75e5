//! `POST /learn/{course}/{activity}/bookmark`

use super::desk::Desk;
use crate::forms::Form;
use crate::gate::Gate;
use crate::paths;
use crate::problem::{Answer, Problem};
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_persistence::learning::set_bookmark;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// `off` removes it.
    bookmark: String,
}

pub async fn set(
    paths::BookmarkPath {
        course,
        activity: slug,
    }: paths::BookmarkPath,
    visit: Gate<actions::Learn>,
    Form(fields): Form<Fields>,
) -> Answer {
    let desk = match Desk::open(&visit, &course, &slug).await {
        Ok(desk) => desk,
        Err(elsewhere) => return elsewhere.answer(),
    };
    let (_, activity) = desk.activity(&slug).ok_or(Problem::NotFound)?;
    let permit = visit.untyped_own(ActionName::Learn)?;
    let on = fields.bookmark != "off";
    set_bookmark(&visit.app.store, &permit, &course, &activity.id, on).await?;
    let flash = if on {
        "flash-bookmark-added"
    } else {
        "flash-bookmark-removed"
    };
    Ok(visit.go(&paths::activity(&course, &slug), flash))
}
