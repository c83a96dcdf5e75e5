//! What the file says about itself: XMP (ISO 16684-1) as PDF/A-3 and PDF/UA-1
//! want it, and the older information dictionary with the same facts.

use lopdf::{Dictionary, Object, StringFormat, dictionary};
use quick_xml::escape::partial_escape;

use super::DocumentInfo;

const PRODUCER: &str = concat!("Laurel ", env!("CARGO_PKG_VERSION"));

/// The XMP packet. `pdfuaid` isn't among PDF/A's own schemas, so it is
/// described as an extension (ISO 19005-3, 6.6.2.3).
pub(super) fn xmp(info: &DocumentInfo<'_>) -> String {
    let [title, description, author, identifier, address, language] = [
        info.title,
        info.description,
        info.author,
        info.identifier,
        info.address,
        info.language,
    ]
    .map(escaped);
    let date = format!("{}T00:00:00Z", info.date);
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:identifier>{identifier}</dc:identifier>
<dc:source>{address}</dc:source>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}',
    )
}

/// The information dictionary (ISO 32000-1, 14.3.3).
pub(super) fn information(info: &DocumentInfo<'_>) -> Dictionary {
    let date = format!("D:{}000000Z", info.date.format("%Y%m%d"));
    dictionary! {
        "Title" => text_string(info.title),
        "Author" => text_string(info.author),
        "Subject" => text_string(info.description),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date),
        "Producer" => text_string(PRODUCER),
    }
}

/// A text string: ASCII as it is, all else as UTF-16 with byte order mark (ISO 32000-1, 7.9.2.2).
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    Object::String(
        units.flat_map(u16::to_be_bytes).collect(),
        StringFormat::Hexadecimal,
    )
}

/// Text within XML; characters that XML 1.0 does not have are left out.
fn escaped(text: &str) -> String {
    let letters = text.chars().filter_map(|letter| match letter {
        '\t' | '\n' | '\r' => Some(' '),
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => None,
        other => Some(other),
    });
    partial_escape(letters.collect::<String>()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_name_stays_text() {
        assert_eq!(escaped("A & <B>\n\u{b}"), "A &amp; &lt;B&gt; ");
        // as the sealed files of every version before have it
        assert_eq!(escaped("\"O'Neil\"\r\u{ffff}\u{7f}é"), "\"O'Neil\" \u{7f}é");
    }

    #[test]
    fn text_beyond_ascii_is_utf_16() {
        assert_eq!(
            text_string("é"),
            Object::String(vec![0xfe, 0xff, 0, 0xe9], StringFormat::Hexadecimal)
        );
    }
}
