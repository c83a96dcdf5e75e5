//! The sitemap and the feed, as XML.

use crate::paths;
use chrono::{DateTime, SecondsFormat, Utc};
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::Writer;
use std::io;

type Xml = Writer<Vec<u8>>;

/// As both formats write it (RFC 3339).
pub fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn begin() -> io::Result<Xml> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::Text(BytesText::from_escaped("\n")))?;
    Ok(xml)
}

fn text(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    let text = BytesText::new(text);
    xml.create_element(name).write_text_content(text).map(drop)
}

/// The addresses of the site, each with when it was changed last (sitemaps.org 0.9).
pub fn url_set(
    public_url: &str,
    places: &[(String, Option<DateTime<Utc>>)],
) -> io::Result<Vec<u8>> {
    let mut xml = begin()?;
    xml.create_element("urlset")
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .write_inner_content(|xml| {
            for (address, updated) in places {
                xml.create_element("url").write_inner_content(|xml| {
                    text(xml, "loc", &format!("{public_url}{address}"))?;
                    updated.map_or(Ok(()), |at| text(xml, "lastmod", &instant(at)))
                })?;
            }
            Ok(())
        })?;
    Ok(xml.into_inner())
}

/// An article or a program, as the feed tells of it.
pub struct News {
    pub title: String,
    pub summary: String,
    pub address: String,
    pub language: String,
    pub updated: DateTime<Utc>,
}

/// What news readers get.
pub struct FeedView<'a> {
    pub public_url: &'a str,
    pub language: &'a str,
    pub title: &'a str,
    pub organization: &'a str,
    /// The newest first.
    pub news: Vec<News>,
}

/// Atom (RFC 4287).
pub fn atom(view: &FeedView<'_>) -> io::Result<Vec<u8>> {
    let url = |path: &str| format!("{}{path}", view.public_url);
    let newest = view.news.first();
    let updated = newest.map_or(DateTime::UNIX_EPOCH, |piece| piece.updated);
    let mut xml = begin()?;
    xml.create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", view.language))
        .write_inner_content(|xml| {
            text(xml, "id", &url(paths::HOME))?;
            text(xml, "title", view.title)?;
            text(xml, "updated", &instant(updated))?;
            link(xml, &url(paths::FEED), "self")?;
            link(xml, &url(paths::HOME), "alternate")?;
            xml.create_element("author")
                .write_inner_content(|xml| text(xml, "name", view.organization))?;
            view.news
                .iter()
                .try_for_each(|piece| entry(xml, &url(&piece.address), piece))
        })?;
    Ok(xml.into_inner())
}

fn entry(xml: &mut Xml, address: &str, piece: &News) -> io::Result<()> {
    xml.create_element("entry")
        .with_attribute(("xml:lang", piece.language.as_str()))
        .write_inner_content(|xml| {
            text(xml, "id", address)?;
            text(xml, "title", &piece.title)?;
            text(xml, "updated", &instant(piece.updated))?;
            link(xml, address, "alternate")?;
            text(xml, "summary", &piece.summary)
        })
        .map(drop)
}

fn link(xml: &mut Xml, href: &str, rel: &str) -> io::Result<()> {
    xml.create_element("link")
        .with_attributes([("href", href), ("rel", rel)])
        .write_empty()
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::{FeedView, News, atom, url_set};
    use chrono::DateTime;

    #[test]
    fn a_sitemap_names_each_address() {
        let at = DateTime::from_timestamp(1_795_000_000, 0);
        let places = [("/".to_owned(), at), ("/a&b".to_owned(), None)];
        let xml = url_set("https://example.org", &places).expect("a sitemap");
        assert_eq!(
            String::from_utf8(xml).expect("text"),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\
             <url><loc>https://example.org/</loc><lastmod>2026-11-18T11:06:40Z</lastmod></url>\
             <url><loc>https://example.org/a&amp;b</loc></url></urlset>"
        );
    }

    #[test]
    fn a_feed_tells_of_titles_with_any_letter() {
        let view = FeedView {
            public_url: "https://example.org",
            language: "es",
            title: "News of A & B",
            organization: "A & B",
            news: vec![News {
                title: "1 < 2 > 0".to_owned(),
                summary: "Ana's é".to_owned(),
                address: "/x".to_owned(),
                language: "en\"".to_owned(),
                updated: DateTime::UNIX_EPOCH,
            }],
        };
        let xml = String::from_utf8(atom(&view).expect("a feed")).expect("text");
        let begin = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
            <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"es\">\
            <id>https://example.org/</id><title>News of A &amp; B</title>\
            <updated>1970-01-01T00:00:00Z</updated>\
            <link href=\"https://example.org/feed.xml\" rel=\"self\"/>\
            <link href=\"https://example.org/\" rel=\"alternate\"/>\
            <author><name>A &amp; B</name></author>\
            <entry xml:lang=\"en&quot;\"><id>https://example.org/x</id>\
            <title>1 &lt; 2 &gt; 0</title>";
        assert!(xml.starts_with(begin), "{xml}");
        assert!(xml.ends_with("</summary></entry></feed>"), "{xml}");
        let mut reader = quick_xml::Reader::from_str(&xml);
        loop {
            match reader.read_event().expect("well-formed") {
                quick_xml::events::Event::Eof => break,
                _ => continue,
            }
        }
    }
}
