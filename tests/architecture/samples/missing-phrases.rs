// Phrases that no catalog has: as a flash, in a refusal, and through a variable.
fn mute(context: &Context, muted: bool) -> Answer {
    let title = context.t("enrollment-mute-title");
    let done = format!("{}-{muted}", "audit-did");
    if !muted {
        return Err(conflict(Phrase::new("enrollment-refused")));
    }
    let state = if muted { "enrollment-mute-on" } else { "flash-left" };
    context.go(paths::DASHBOARD, "flash-muted")
}
