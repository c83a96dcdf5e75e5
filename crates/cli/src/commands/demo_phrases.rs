//! What the demo's made-up visitors say, from the catalogs.

use laurel_demo::VisitorPhrases;
use laurel_words::{Catalogs, OFFERED};

/// Messages alternate between the languages, so that each is read once.
pub fn visitor_phrases(catalogs: &Catalogs) -> VisitorPhrases {
    let languages = OFFERED.map(|(code, _)| (code, catalogs.of(code)));
    let messages = (1..)
        .zip(languages.iter().cycle())
        .map_while(|(number, (code, words))| {
            let text = words.known(&format!("demo-message-{number}"))?;
            Some(((*code).to_owned(), text.to_owned()))
        })
        .collect();
    let consents = languages.map(|(code, words)| {
        let text = words.t("site-notifications-consent");
        (code.to_owned(), text.to_owned())
    });
    VisitorPhrases {
        messages,
        consents: consents.to_vec(),
    }
}
