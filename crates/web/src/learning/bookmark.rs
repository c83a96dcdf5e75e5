//! `POST /learn/{course}/{activity}/bookmark`

use super::player_context::PlayerContext;
use crate::forms::Form;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use laurel_domain::identity::actions;
use laurel_persistence::learning::set_bookmark;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct BookmarkForm {
    /// `off` removes it.
    bookmark: String,
}

pub async fn set(
    paths::BookmarkPath {
        course,
        activity: slug,
    }: paths::BookmarkPath,
    context: Gate<actions::Learn>,
    Form(fields): Form<BookmarkForm>,
) -> Answer {
    let player = match PlayerContext::open(&context, &course, &slug).await {
        Ok(player) => player,
        Err(elsewhere) => return elsewhere.answer(),
    };
    let (_, activity) = player.activity(&slug).ok_or(HttpProblem::NotFound)?;
    let permit = context.own()?;
    let on = fields.bookmark != "off";
    set_bookmark(&context.app.store, &permit, &course, &activity.id, on).await?;
    let flash = if on {
        "flash-bookmark-added"
    } else {
        "flash-bookmark-removed"
    };
    // back to the button, not to the top of the lesson
    let place = format!("{}#bookmark", paths::activity(&course, &slug));
    Ok(context.go(&place, flash))
}
