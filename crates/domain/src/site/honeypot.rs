//! Telling people from programs that fill in every form they find, without
//! asking anybody else: a field that people don't see, and how long the form
//! was open.

use chrono::{DateTime, TimeDelta, Utc};

/// Nobody reads a form and fills it in faster than this.
const QUICK: TimeDelta = TimeDelta::seconds(3);
/// A form may lie open over a weekend, not for ever: its stamp could be used
/// again and again.
const STALE: TimeDelta = TimeDelta::days(3);

/// What a filled-in form looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    Person,
    /// So quick, or without the form having been opened, that there may be
    /// only a few such in a while: a person with a tool, or a program.
    Quick,
    /// A person whose form lay open too long: it is shown again, as it was.
    Stale,
    /// A program: it gets the good answer and nothing happens.
    Program,
}

/// `honeypot` is what stands in the field that people don't see; `opened` is when
/// the form was opened, where the form says so.
#[must_use]
pub fn judge(honeypot: &str, opened: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Sender {
    if !honeypot.is_empty() {
        return Sender::Program;
    }
    match opened.map(|opened| now - opened) {
        None => Sender::Quick,
        Some(open) if open < QUICK => Sender::Quick,
        Some(open) if open > STALE => Sender::Stale,
        Some(_) => Sender::Person,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trap_and_the_time_tell_people_from_programs() {
        let opened = DateTime::UNIX_EPOCH;
        let after = |seconds| opened + TimeDelta::seconds(seconds);
        assert_eq!(judge("x", Some(opened), after(60)), Sender::Program);
        assert_eq!(judge("", Some(opened), after(60)), Sender::Person);
        assert_eq!(judge("", Some(opened), after(1)), Sender::Quick);
        assert_eq!(judge("", None, after(60)), Sender::Quick);
        assert_eq!(judge("", Some(opened), after(4 * 86_400)), Sender::Stale);
        // a clock that was set back is nobody's fault
        assert_eq!(judge("", Some(after(60)), opened), Sender::Quick);
    }
}
