//! Email: the same words as HTML (tables and inline styles, since mail programs know no better)
//! and as plain text. Nothing is fetched when it is opened: no pictures, no fonts.

use super::layout::Direction;
use maud::{DOCTYPE, Markup, html};

/// A message, already in the reader's language.
#[derive(Clone, Copy, Debug, Default)]
pub struct EmailContent<'a> {
    pub language: &'a str,
    pub direction: Direction,
    pub organization: &'a str,
    pub subject: &'a str,
    /// The line mail programs show beside the subject.
    pub preview: &'a str,
    pub heading: &'a str,
    pub paragraphs: &'a [&'a str],
    /// Label and absolute address of the one thing to do.
    pub action: Option<(&'a str, &'a str)>,
    /// Said before the address in full, for those whose button does nothing.
    pub address_intro: &'a str,
    pub closing: &'a [&'a str],
    /// Why this came, the postal address: small, at the end.
    pub footer: &'a [&'a str],
    /// Label and absolute address that leaves the list in one step.
    pub unsubscribe: Option<(&'a str, &'a str)>,
}

const PAPER: &str = "margin:0;padding:0;background-color:#fbf8f2;color:#1f2a26;";
const SERIF: &str = "font-family:Georgia,'Times New Roman',serif;";
const SANS: &str = "font-family:Arial,Helvetica,sans-serif;";

/// The HTML part.
pub fn html_part(email: &EmailContent) -> String {
    html! {
        (DOCTYPE)
        html lang=(email.language) dir=(email.direction.html()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (email.subject) }
                style { "@media (prefers-color-scheme:dark){.paper{background-color:#131a17!important;color:#e9efe9!important}.quiet{color:#a9b5ae!important}.act{background-color:#7cc9a2!important;color:#0d1512!important}.link{color:#7cc9a2!important}}" }
            }
            body class="paper" style=(PAPER) {
                div style="display:none;max-height:0;overflow:hidden" { (email.preview) }
                table class="paper" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style=(PAPER) {
                    tr { td align="center" style="padding:32px 20px" { (column(email)) } }
                }
            }
        }
    }
    .into_string()
}

fn column(email: &EmailContent) -> Markup {
    html! {
        table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px" {
            tr { td class="quiet" style={ (SERIF) "font-size:16px;line-height:1.3;color:#56625c;padding-bottom:24px;border-bottom:1px solid #e4ded2" } { (email.organization) } }
            tr { td style="padding:32px 0 8px" {
                h1 style={ (SERIF) "font-size:28px;line-height:1.25;font-weight:normal;margin:0 0 20px" } { (email.heading) }
                @for paragraph in email.paragraphs { (text_block(paragraph)) }
                @if let Some((label, address)) = email.action { (action(label, address, email.address_intro)) }
                @for paragraph in email.closing { (text_block(paragraph)) }
            } }
            tr { td class="quiet" style={ (SANS) "font-size:14px;line-height:1.5;color:#56625c;padding-top:20px;border-top:1px solid #e4ded2" } {
                @for line in email.footer { p style="margin:0 0 8px" { (line) } }
                @if let Some((label, address)) = email.unsubscribe {
                    p style="margin:0" { a class="link" href=(address) style="color:#1f5c43" { (label) } }
                }
            } }
        }
    }
}

fn text_block(paragraph: &str) -> Markup {
    html! { p style={ (SERIF) "font-size:18px;line-height:1.6;margin:0 0 18px" } { (paragraph) } }
}

fn action(label: &str, address: &str, intro: &str) -> Markup {
    html! {
        table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px" {
            tr { td class="act" style="border-radius:5px;background-color:#1f5c43" {
                a class="act" href=(address) style={ (SANS) "display:inline-block;padding:13px 22px;font-size:17px;font-weight:bold;color:#ffffff;text-decoration:none;border-radius:5px" } { (label) }
            } }
        }
        @if !intro.is_empty() {
            p class="quiet" style={ (SANS) "font-size:14px;line-height:1.5;color:#56625c;margin:0 0 20px" } {
                (intro) br; a class="link" href=(address) style="color:#1f5c43;word-break:break-all" { (address) }
            }
        }
    }
}

/// The plain-text part; addresses stand on lines of their own.
pub fn text_part(email: &EmailContent) -> String {
    let mut blocks: Vec<String> = vec![email.heading.to_owned()];
    blocks.extend(email.paragraphs.iter().map(|p| (*p).to_owned()));
    if let Some((label, address)) = email.action {
        blocks.push(format!("{label}:\n{address}"));
    }
    blocks.extend(email.closing.iter().map(|p| (*p).to_owned()));
    // "-- " begins a signature, which mail programs fold away when one replies
    let mut end = vec!["-- ".to_owned(), email.organization.to_owned()];
    end.extend(email.footer.iter().map(|line| (*line).to_owned()));
    if let Some((label, address)) = email.unsubscribe {
        end.push(format!("{label}: {address}"));
    }
    blocks.push(end.join("\n"));
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::{EmailContent, text_part};

    #[test]
    fn the_text_part_carries_the_address_and_the_way_out() {
        let email = EmailContent {
            organization: "Center",
            heading: "Confirm",
            action: Some(("Confirm my address", "https://example.org/c/1")),
            unsubscribe: Some(("Leave", "https://example.org/u/1")),
            ..EmailContent::default()
        };
        let text = text_part(&email);
        assert_eq!(
            text,
            "Confirm\n\nConfirm my address:\nhttps://example.org/c/1\n\n-- \nCenter\nLeave: https://example.org/u/1\n"
        );
    }
}
