//! Joining the notification list: what must be given, and until when a link
//! confirms.

use crate::identity::{Email, EmailRefusal};
use chrono::{DateTime, TimeDelta, Utc};

/// How long the link in the email confirms.
const CONFIRM_WITHIN: TimeDelta = TimeDelta::days(30);
/// More emails than this in a day are not sent to one address that has not
/// confirmed the last ones.
const MAX_ASKED: u64 = 5;

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubscriptionRequest {
    pub email: Email,
    /// Ids of topics, in the order in which they are offered.
    pub topics: Vec<String>,
}

/// What is wrong with the form, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SubscriptionRefusal {
    pub email: Option<EmailRefusal>,
    pub no_topic: bool,
    pub no_consent: bool,
}

impl SubscriptionRequest {
    /// Topics that are not offered are left out. Where none is offered, none has to be
    /// chosen.
    ///
    /// # Errors
    /// [`SubscriptionRefusal`] with every field that is invalid.
    pub fn parse(
        email: &str,
        topics: &[String],
        consent: &str,
        offered: &[&str],
    ) -> Result<Self, SubscriptionRefusal> {
        let topics = known_topics(topics, offered);
        let consents = consent == "yes";
        let no_topic = topics.is_empty() && !offered.is_empty();
        match Email::parse(email) {
            Ok(email) if consents && !no_topic => Ok(Self { email, topics }),
            email => Err(SubscriptionRefusal {
                email: email.err(),
                no_topic,
                no_consent: !consents,
            }),
        }
    }
}

/// Those of the topics that are offered, each once.
#[must_use]
pub fn known_topics(topics: &[String], offered: &[&str]) -> Vec<String> {
    offered
        .iter()
        .filter(|id| topics.iter().any(|topic| topic == *id))
        .map(|id| (*id).to_owned())
        .collect()
}

/// Whether a link that was asked for then still confirms now.
#[must_use]
pub fn confirms(asked_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - asked_at < CONFIRM_WITHIN
}

/// Whether one more email may go to an address that was asked for so often
/// in the last day.
#[must_use]
pub fn may_ask_again(asked_today: u64) -> bool {
    asked_today < MAX_ASKED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_needs_an_address_a_topic_that_is_offered_and_consent() {
        let topics = [
            "b".to_owned(),
            "x".to_owned(),
            "a".to_owned(),
            "b".to_owned(),
        ];
        let request =
            SubscriptionRequest::parse("Ana@example.org", &topics, "yes", &["a", "b", "c"]);
        assert_eq!(
            request.map(|w| w.topics),
            Ok(vec!["a".to_owned(), "b".to_owned()])
        );
        let refusal = SubscriptionRequest::parse("", &["x".to_owned()], "", &["a"]);
        assert_eq!(
            refusal,
            Err(SubscriptionRefusal {
                email: Some(EmailRefusal::Empty),
                no_topic: true,
                no_consent: true
            })
        );
    }

    #[test]
    fn where_no_topic_is_offered_none_has_to_be_chosen() {
        let chosen = ["x".to_owned()];
        for topics in [&[][..], &chosen] {
            let request = SubscriptionRequest::parse("ana@example.org", topics, "yes", &[]);
            assert_eq!(request.map(|w| w.topics), Ok(Vec::new()));
            let refused = SubscriptionRequest::parse("ana@example.org", topics, "", &[]);
            let refusal = refused.expect_err("no consent");
            assert!(refusal.no_consent && !refusal.no_topic);
        }
        let refused = SubscriptionRequest::parse("ana@example.org", &[], "yes", &["a"]);
        assert!(refused.expect_err("no topic").no_topic);
    }

    #[test]
    fn a_link_confirms_for_thirty_days() {
        let asked = DateTime::UNIX_EPOCH;
        assert!(confirms(asked, asked + TimeDelta::days(29)));
        assert!(!confirms(asked, asked + TimeDelta::days(30)));
    }
}
