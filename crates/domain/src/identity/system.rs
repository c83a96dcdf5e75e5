//! Who acts where nobody asked for it.

/// Work that nobody asked for: start-up, workers, the commands of the machine's
/// own command line that look after the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct System(());

impl System {
    /// For the command line, which makes it in one place; an architecture test
    /// looks for others.
    #[expect(clippy::new_without_default, reason = "nobody comes by one by default")]
    #[must_use]
    pub const fn new() -> Self {
        Self(())
    }
}
