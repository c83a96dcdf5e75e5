//! A learner's own note on a lesson, and the bookmark beside it.

use super::player_context::PlayerContext;
use super::view::notes::{NoteView, page};
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use axum::http::StatusCode;
use laurel_domain::identity::actions;
use laurel_domain::text::LineRefusal;
use laurel_persistence::learning::{MAX_NOTE, SavedNote, save_note};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    /// Missing, it says nothing; empty, the note goes.
    note: Option<String>,
    /// The note as it was when the page was made.
    before: Option<String>,
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
    let note = fields.note.ok_or(HttpProblem::Unreadable)?;
    let mut view = NoteView {
        course: &course,
        activity,
        note: &note,
        before: fields.before.as_deref().unwrap_or_default(),
        elsewhere: None,
        errors: Errors::default(),
    };
    let body = match as_kept(&note) {
        Ok(body) => body,
        Err(refusal) => {
            view.errors = Errors::single("note", line_message(&context, refusal));
            return Ok(context.invalid(page(&context, &view)));
        }
    };
    let before = fields.before.as_deref().map(as_kept).transpose();
    let before = before.ok().flatten();
    let flash = flash(&body);
    let (store, permit) = (&context.app.store, context.own()?);
    let saved = save_note(
        store,
        &permit,
        &course,
        &activity.id,
        before.as_deref(),
        body,
    )
    .await?;
    let SavedNote::ChangedElsewhere(kept) = saved else {
        return Ok(context.go(&paths::activity(&course, &slug), flash));
    };
    view.before = &kept.body;
    view.elsewhere = Some(&kept.body);
    Ok(context.page_with(StatusCode::CONFLICT, page(&context, &view)))
}

/// A note as it is kept; an empty one is none.
fn as_kept(text: &str) -> Result<String, LineRefusal> {
    match laurel_domain::text::lines(text, MAX_NOTE) {
        Err(LineRefusal::Empty) => Ok(String::new()),
        kept => kept,
    }
}

const fn flash(body: &str) -> &'static str {
    if body.is_empty() {
        "flash-note-deleted"
    } else {
        "flash-note-saved"
    }
}
