//! A learner's own note on a lesson, and the bookmark beside it.

use super::player_context::PlayerContext;
use super::view::notes::{NoteView, page};
use crate::forms::{Errors, Form, line_message, present};
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
    #[serde(deserialize_with = "present")]
    note: Option<String>,
    /// The note as it was when the page was made.
    #[serde(deserialize_with = "present")]
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
    let view = NoteView {
        course: &course,
        activity,
        note: &note,
        before: fields.before.as_deref().unwrap_or_default(),
        elsewhere: None,
        errors: Errors::default(),
    };
    match as_kept(&note) {
        Ok(body) => keep(&context, view, fields.before.as_deref(), body).await,
        Err(refusal) => {
            let errors = Errors::single("note", line_message(&context, refusal));
            Ok(context.invalid(page(&context, &NoteView { errors, ..view })))
        }
    }
}

/// Back to the lesson; or the page with both notes, where it was changed elsewhere.
async fn keep(
    context: &Gate<actions::Learn>,
    view: NoteView<'_>,
    before: Option<&str>,
    body: String,
) -> Answer {
    let flash = flash(&body);
    let before = before.map(as_kept).transpose().ok().flatten();
    let permit = context.own()?;
    let saved = save_note(
        &context.app.store,
        &permit,
        view.course,
        &view.activity.id,
        before.as_deref(),
        body,
    );
    let SavedNote::ChangedElsewhere(kept) = saved.await? else {
        let lesson = paths::activity(view.course, &view.activity.slug);
        return Ok(context.go(&lesson, flash));
    };
    let both = NoteView {
        before: &kept.body,
        elsewhere: Some(&kept.body),
        ..view
    };
    Ok(context.page_with(StatusCode::CONFLICT, page(context, &both)))
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
