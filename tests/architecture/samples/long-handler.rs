//! Refused: one handler does by itself what a function of the form should do.

pub async fn show(_: paths::FormPath, context: Gate<actions::Visit>) -> Answer {
    Ok(context.page(page(&context)))
}

pub async fn save(
    _: paths::FormPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<LongForm>,
) -> Answer {
    let line_1 = fields.line_1.trim();
    let line_2 = fields.line_2.trim();
    let line_3 = fields.line_3.trim();
    let line_4 = fields.line_4.trim();
    let line_5 = fields.line_5.trim();
    let line_6 = fields.line_6.trim();
    let line_7 = fields.line_7.trim();
    let line_8 = fields.line_8.trim();
    let line_9 = fields.line_9.trim();
    let line_10 = fields.line_10.trim();
    let line_11 = fields.line_11.trim();
    let line_12 = fields.line_12.trim();
    let line_13 = fields.line_13.trim();
    let line_14 = fields.line_14.trim();
    let line_15 = fields.line_15.trim();
    let line_16 = fields.line_16.trim();
    let line_17 = fields.line_17.trim();
    let line_18 = fields.line_18.trim();
    let line_19 = fields.line_19.trim();
    let line_20 = fields.line_20.trim();
    let line_21 = fields.line_21.trim();
    let line_22 = fields.line_22.trim();
    let line_23 = fields.line_23.trim();
    keep(&context, line_1, line_23).await?;
    Ok(context.go(paths::HOME, "flash-saved"))
}

/// No handler, however long it is.
async fn keep(context: &RequestContext, first: &str, last: &str) -> Result<(), HttpProblem> {
    Ok(())
}
