//! The parts of a DOCX file, and the archive around them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::markup::{self, MARGIN, Style};
use crate::export::document::Document;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
);

/// The file of a document with this body. It says nothing of when it was made, so the same document gives the same bytes.
pub(super) fn pack(body: &str, document: &Document) -> Vec<u8> {
    // The first part must be the one that says what the others are.
    let parts = [
        ("[Content_Types].xml", include_str!("content_types.xml").to_owned()),
        ("_rels/.rels", include_str!("package_rels.xml").to_owned()),
        ("docProps/core.xml", core_properties(document)),
        ("word/document.xml", main_part(body)),
        ("word/_rels/document.xml.rels", include_str!("document_rels.xml").to_owned()),
        ("word/styles.xml", include_str!("styles.xml").to_owned()),
        ("word/settings.xml", include_str!("settings.xml").to_owned()),
        ("word/numbering.xml", include_str!("numbering.xml").to_owned()),
        ("word/header.xml", header(document)),
        ("word/footer.xml", footer()),
        ("word/first_footer.xml", footer()),
    ];
    // The earliest date that an archive can hold: 1 January 1980.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, options).expect("every part has a name of its own");
        archive.write_all(text.as_bytes()).expect("an archive in memory takes every part");
    }
    archive.finish().expect("an archive in memory can be finished").into_inner()
}

/// The body on A4 pages, the first without a header; Word fits them to Letter when it prints.
fn main_part(body: &str) -> String {
    format!(
        r#"{HEAD}<w:document {NAMESPACES}><w:body>{body}<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="first" r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>"#
    )
}

fn header(document: &Document) -> String {
    format!("{HEAD}<w:hdr {NAMESPACES}>{}</w:hdr>", markup::paragraph(Style::Header, &document.head))
}

fn footer() -> String {
    format!("{HEAD}<w:ftr {NAMESPACES}>{}</w:ftr>", markup::page_number())
}

/// Title, author and language; no dates, which a document does not have.
fn core_properties(document: &Document) -> String {
    let (title, origin) = (markup::text(&document.title), markup::text(&document.origin));
    format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>Starling</dc:creator><dc:description>{origin}</dc:description><dc:language>en-GB</dc:language></cp:coreProperties>"#
    )
}
