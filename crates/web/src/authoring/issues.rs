//! What stands in the way of publishing, in the reader's language.

use crate::http_problem::FieldProblem;
use laurel_domain::authoring::{AuthoringIssue, IssueKind};

/// A problem of a file. A draft was looked at when it was brought in: what is told here is what
/// it can't be beside; the rest stays in the words of the command line.
pub fn told(issue: &AuthoringIssue) -> FieldProblem {
    let about = |key| {
        FieldProblem::new(issue.file.clone(), key).variable("file", issue.file.clone().into())
    };
    match &issue.kind {
        IssueKind::Duplicate { value, .. } => {
            about("authoring-refused-taken").variable("value", value.clone().into())
        }
        IssueKind::Unknown { name, .. } => {
            about("authoring-refused-unknown").variable("name", name.clone().into())
        }
        IssueKind::Unprintable { key, letters } => about("authoring-refused-unprintable")
            .variable("key", key.clone().into())
            .variable("letters", letters.clone().into()),
        _ => about("authoring-refused-issue").variable("issue", issue.to_string().into()),
    }
}
