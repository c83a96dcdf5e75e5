//! What the test of the order must refuse in `enrollment`, and what it must let pass.

use crate::catalog::entity::course;
use crate::learning::derive;
use crate::{assessment as quizzes, identity};

pub async fn asks_below(tx: &Tx) {
    crate::audit::head(tx).await;
    crate::jobs::work_off(tx).await;
}

#[cfg(test)]
mod tests {
    use crate::doctor::ready;
}
