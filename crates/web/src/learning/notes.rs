//! A learner's own note on a lesson, and the bookmark beside it.

use super::player_context::PlayerContext;
use super::view::notes::{NoteView, page};
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use laurel_domain::identity::actions;
use laurel_domain::text::LineRefusal;
use laurel_persistence::learning::{MAX_NOTE, save_note};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    note: String,
}

pub async fn save(
    paths::NotesPath {
        course,
        activity: slug,
    }: paths::NotesPath,
    context: Gate<actions::Learn>,
    Form(fields): Form<NoteForm>,
) -> Answer {
    let player = match PlayerContext::open(&context, &course, &slug).await {
        Ok(player) => player,
        Err(elsewhere) => return elsewhere.answer(),
    };
    let (_, activity) = player.activity(&slug).ok_or(HttpProblem::NotFound)?;
    let body = match laurel_domain::text::lines(&fields.note, MAX_NOTE) {
        Ok(body) => body,
        Err(LineRefusal::Empty) => String::new(),
        Err(refusal) => {
            let errors = Errors::single("note", line_message(&context, refusal));
            let view = NoteView::of(&course, activity, &fields.note, errors);
            return Ok(context.invalid(page(&context, &view)));
        }
    };
    let flash = flash(&body);
    let (store, permit) = (&context.app.store, context.own()?);
    save_note(store, &permit, &course, &activity.id, body).await?;
    Ok(context.go(&paths::activity(&course, &slug), flash))
}

const fn flash(body: &str) -> &'static str {
    if body.is_empty() {
        "flash-note-deleted"
    } else {
        "flash-note-saved"
    }
}
