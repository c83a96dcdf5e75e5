//! Gives a notice its words: subject, text and HTML, in the recipient's
//! language.

use crate::app::App;
use crate::certification::phrases;
use crate::paths;
use chrono_tz::Tz;
use laurel_domain::certification::{Phrases, Sealed};
use laurel_persistence::identity::Purpose;
use laurel_persistence::messaging::Wording;
use laurel_persistence::messaging::{EmailMessage, Message};
use laurel_ui::email::{EmailContent, html_part, text_part};
use laurel_ui::layout::Direction;
use laurel_words::{Catalog, Value};

/// The port of `persistence` for everything that has words.
pub struct EmailWording(pub App);

/// One email's parts, before the layout.
#[derive(Default)]
struct Parts {
    subject: String,
    greeting: String,
    body: Vec<String>,
    action: Option<(String, String)>,
    after: Vec<String>,
    /// Why this came.
    reason: String,
    unsubscribe: Option<(String, String)>,
}

impl Wording for EmailWording {
    fn email(&self, message: &Message, language: &str) -> EmailMessage {
        let bundled = self.0.bundled();
        let words = bundled.catalogs.of(language);
        let settings = self.0.settings();
        let (organization, zone) = (settings.organization.clone(), settings.zone());
        let contact = self.contact_page();
        let pen = Pen {
            words,
            organization: &organization,
            reach: words.t(match contact {
                Some(_) => "messaging-reach-page",
                None => "messaging-reach-answer",
            }),
            contact,
        };
        let parts = parts(&pen, zone, message);
        let paragraphs: Vec<&str> = parts.body.iter().map(String::as_str).collect();
        let closing: Vec<&str> = parts.after.iter().map(String::as_str).collect();
        let email = EmailContent {
            language: words.language(),
            direction: if words.direction() == "rtl" {
                Direction::RightToLeft
            } else {
                Direction::LeftToRight
            },
            organization: &organization,
            subject: &parts.subject,
            preview: paragraphs.first().copied().unwrap_or_default(),
            heading: &parts.greeting,
            paragraphs: &paragraphs,
            action: parts
                .action
                .as_ref()
                .map(|(label, link)| (label.as_str(), link.as_str())),
            address_intro: words.t("messaging-link-plain"),
            closing: &closing,
            footer: &[&parts.reason],
            unsubscribe: parts
                .unsubscribe
                .as_ref()
                .map(|(label, link)| (label.as_str(), link.as_str())),
        };
        EmailMessage {
            reply_to: settings.contact_email.clone(),
            subject: parts.subject.clone(),
            text: text_part(&email),
            html: html_part(&email),
        }
    }

    fn sender(&self) -> String {
        self.0.sender()
    }

    fn certificate(&self, sealed: &Sealed) -> Phrases {
        phrases(&self.0.bundled().catalogs, sealed)
    }
}

impl EmailWording {
    /// Where people are reached if no answer would arrive.
    fn contact_page(&self) -> Option<String> {
        let settings = self.0.settings();
        let is_deaf = settings.contact_email.is_empty() && settings.mail_from.is_empty();
        is_deaf.then(|| format!("{}{}", self.0.public_url(), paths::CONTACT))
    }
}

/// Writes the emails of one language for one organization.
struct Pen<'a> {
    words: &'a Catalog,
    organization: &'a str,
    /// How to reach a person, in the middle of a sentence.
    reach: &'a str,
    /// On a line of its own below it: an address in a sentence takes the full
    /// stop with it where it is copied.
    contact: Option<String>,
}

impl Pen<'_> {
    fn with_contact(&self, mut lines: Vec<String>) -> Vec<String> {
        let asks = lines.iter().any(|line| line.contains(self.reach));
        lines.extend(self.contact.clone().filter(|_| asks));
        lines
    }

    /// `messaging-{key}-subject`, `-body`, `-action`, `-after`, with the
    /// variables that any of them may name.
    fn write(
        &self,
        key: &str,
        name: &str,
        link: &str,
        variables: &[(&'static str, Value<'_>)],
    ) -> Parts {
        let mut all = vec![
            ("organization", Value::from(self.organization)),
            ("name", name.into()),
            ("reach", self.reach.into()),
        ];
        all.extend(variables.iter().cloned());
        let say = |part: &str| {
            let key = format!("messaging-{key}-{part}");
            if self.words.has(&key) {
                vec![self.words.with(&key, &all)]
            } else {
                Vec::new()
            }
        };
        Parts {
            subject: say("subject").concat(),
            greeting: if name.is_empty() {
                self.words.t("messaging-greeting-plain").to_owned()
            } else {
                self.words
                    .with("messaging-greeting", &[("name", name.into())])
            },
            body: say("body"),
            action: say("action")
                .pop()
                .filter(|_| !link.is_empty())
                .map(|label| (label, link.to_owned())),
            after: self.with_contact(say("after")),
            reason: self.words.with(
                "messaging-reason-account",
                &[("organization", self.organization.into())],
            ),
            unsubscribe: None,
        }
    }
}

fn parts(pen: &Pen<'_>, zone: Tz, message: &Message) -> Parts {
    let words = pen.words;
    let hours = |purpose: Purpose| ("hours", Value::from(purpose.hours()));
    match message {
        Message::ConfirmEmail { name, link } => {
            pen.write("confirm-email", name, link, &[hours(Purpose::ConfirmEmail)])
        }
        Message::AlreadyRegistered { name, link } => pen.write("account-exists", name, link, &[]),
        Message::ContactReceived {
            name,
            email,
            message,
            link,
        } => {
            let about = [("name", Value::from(name)), ("email", Value::from(email))];
            let mut parts = pen.write("contact-new", "", link, &about);
            parts.body.extend(lines(message));
            parts.reason = words.t("messaging-reason-contact-new").to_owned();
            parts
        }
        Message::ContactCopy {
            name,
            message,
            reply_to,
        } => {
            let mut parts = pen.write("contact-copy", name, "", &[]);
            parts.body.extend(lines(message));
            if reply_to.is_empty() {
                parts.after.clear();
            }
            parts.reason = words.t("messaging-reason-contact").to_owned();
            parts
        }
        Message::ConfirmSubscription {
            email,
            topics,
            link,
        } => {
            let list = words.list(topics);
            let about = [
                ("email", Value::from(email)),
                ("topics", Value::from(&list)),
                ("count", topics.len().into()),
            ];
            let mut parts = pen.write("notification-confirm", "", link, &about);
            parts.reason = words.t("messaging-not-you").to_owned();
            parts
        }
        Message::ProgramOpen {
            title,
            link,
            asked_on,
            unsubscribe,
        } => {
            let mut parts = pen.write("program-open", "", link, &[("title", title.into())]);
            let date = words.date(*asked_on);
            parts.reason = words.with("messaging-reason-list", &[("date", (&date).into())]);
            parts.unsubscribe = Some((
                words.t("messaging-unsubscribe").to_owned(),
                unsubscribe.clone(),
            ));
            parts
        }
        Message::Welcome { name, link } => pen.write("welcome", name, link, &[]),
        Message::Invitation { name, link } => {
            pen.write("invitation", name, link, &[hours(Purpose::ChoosePassword)])
        }
        Message::ResetPassword { name, link } => pen.write(
            "reset-password",
            name,
            link,
            &[hours(Purpose::ResetPassword)],
        ),
        Message::PasswordChanged { name, link, at } => {
            let moment = words.moment(*at, zone);
            let variables = [
                ("moment", Value::from(&moment)),
                ("zone", zone.name().into()),
            ];
            pen.write("password-changed", name, link, &variables)
        }
        Message::TokenCreated {
            name,
            token,
            scopes,
            until,
            link,
            at,
        } => {
            let (moment, date) = (words.moment(*at, zone), words.date(*until));
            let scopes = scopes.replace(' ', ", ");
            let variables = [
                ("token", Value::from(token)),
                ("scopes", (&scopes).into()),
                ("moment", (&moment).into()),
                ("zone", zone.name().into()),
                ("date", (&date).into()),
            ];
            pen.write("token-created", name, link, &variables)
        }
        Message::ApproveEmailChange {
            name,
            link,
            new,
            not_me,
        } => pen.write(
            "approve-email",
            name,
            link,
            &[
                hours(Purpose::ApproveEmailChange),
                ("new", new.into()),
                ("address", not_me.into()),
            ],
        ),
        Message::ConfirmNewEmail { name, link, old } => pen.write(
            "change-email",
            name,
            link,
            &[hours(Purpose::ConfirmNewEmail), ("old", old.into())],
        ),
        Message::Erased { at, kept } => erased(pen, &words.moment(*at, zone), *kept),
        Message::CertificateIssued {
            name,
            title,
            number,
            address,
            link,
        } => {
            let about = [("title", Value::from(title)), ("number", number.into())];
            let mut parts = pen.write("certificate-issued", name, link, &about);
            parts.body.push(address.clone());
            parts
        }
        Message::AllowanceGiven {
            name,
            title,
            attempts,
            minutes,
            reason,
            link,
        } => {
            let title = ("title", title.into());
            let mut parts = pen.write("allowance-given", name, link, std::slice::from_ref(&title));
            let counted = |key: &str, count: u32| {
                (count > 0).then(|| words.with(key, &[title.clone(), ("count", count.into())]))
            };
            parts.body = counted("messaging-allowance-given-attempts", *attempts)
                .into_iter()
                .chain(counted("messaging-allowance-given-minutes", *minutes))
                .chain(std::iter::once(words.with(
                    "messaging-allowance-given-why",
                    &[("reason", reason.into())],
                )))
                .collect();
            parts
        }
        Message::CertificateWaits { name, title, link } => {
            pen.write("certificate-waits", name, link, &[("title", title.into())])
        }
        Message::CertificateRevoked {
            name,
            title,
            number,
            on,
            reason,
            link,
        } => {
            let date = words.date(*on);
            let reason = format!("certification-reason-{}", reason.as_str());
            let about = [
                ("title", Value::from(title)),
                ("number", number.into()),
                ("date", (&date).into()),
                ("reason", words.t(&reason).into()),
            ];
            pen.write("certificate-revoked", name, link, &about)
        }
    }
}

/// Each line of what somebody typed is a paragraph of the email.
fn lines(message: &str) -> impl Iterator<Item = String> {
    message
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
}

fn erased(pen: &Pen<'_>, moment: &str, kept: bool) -> Parts {
    let mut parts = pen.write("erased", "", "", &[("moment", moment.into())]);
    let certificates = if kept {
        "messaging-erased-kept"
    } else {
        "messaging-erased-withdrawn"
    };
    parts.body.push(pen.words.t(certificates).to_owned());
    // the usual reason, an account, is no longer so
    parts.reason = pen.organization.to_owned();
    parts
}
