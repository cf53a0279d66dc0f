//! Whether the elements of a part stand in the order that the schema of WordprocessingML asks for (ISO/IEC 29500-1, annex A).
//!
//! Word refuses a document for one element out of its order, and LibreOffice never does: so a test has to look.

use quick_xml::Reader;
use quick_xml::events::Event;

/// The children that an element may have, in their order; only those that a document of ours could have.
const ORDER: [(&str, &[&str]); 22] = [
    ("w:document", &["w:background", "w:body"]),
    (
        "w:sectPr",
        &["w:headerReference", "w:footerReference", "w:type", "w:pgSz", "w:pgMar", "w:cols", "w:titlePg"],
    ),
    ("w:p", &["w:pPr", "w:r"]),
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:bidi",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
        ],
    ),
    ("w:numPr", &["w:ilvl", "w:numId"]),
    ("w:pBdr", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:r", &["w:rPr", "w:t"]),
    (
        "w:rPr",
        &[
            "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:sz", "w:szCs", "w:rtl",
            "w:lang",
        ],
    ),
    ("w:fldSimple", &["w:r"]),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    (
        "w:tblPr",
        &["w:tblStyle", "w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar"],
    ),
    ("w:tblBorders", &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:tblGrid", &["w:gridCol"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:tc", &["w:tcPr", "w:p"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar", "w:vAlign"]),
    ("w:styles", &["w:docDefaults", "w:latentStyles", "w:style"]),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:uiPriority",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
    ),
    ("w:numbering", &["w:abstractNum", "w:num"]),
    ("w:abstractNum", &["w:multiLevelType", "w:lvl"]),
    ("w:lvl", &["w:start", "w:numFmt", "w:lvlText", "w:lvlJc", "w:pPr", "w:rPr"]),
];

/// Elements whose children may come in any order.
const ANY_ORDER: [&str; 13] = [
    "w:body",
    "w:hdr",
    "w:ftr",
    "w:trPr",
    "w:docDefaults",
    "w:rPrDefault",
    "w:settings",
    "w:compat",
    "w:num",
    "w:t",
    "cp:coreProperties",
    "Types",
    "Relationships",
];

/// Every element of a part that stands out of its order, or that nobody has said an order for.
pub(in crate::export) fn out_of_order(part: &str) -> Vec<String> {
    let mut reader = Reader::from_str(part);
    // The names of the open elements, each with the place in its order that was reached.
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut wrong = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let name = String::from_utf8(tag.name().as_ref().to_vec()).unwrap();
                wrong.extend(child(&mut open, &name));
                open.push((name, 0));
            }
            Event::Empty(tag) => {
                let name = String::from_utf8(tag.name().as_ref().to_vec()).unwrap();
                wrong.extend(child(&mut open, &name));
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => return wrong,
            _ => {}
        }
    }
}

fn child(open: &mut [(String, usize)], name: &str) -> Option<String> {
    let (parent, reached) = open.last_mut()?;
    if ANY_ORDER.contains(&parent.as_str()) {
        return None;
    }
    let Some((_, order)) = ORDER.iter().find(|(of, _)| of == parent) else {
        return Some(format!("no order is known for {parent}, which holds {name}"));
    };
    match order.iter().position(|known| *known == name) {
        // A field stands where a run may.
        None if name == "w:fldSimple" && parent == "w:p" => None,
        None => Some(format!("{parent} may not hold {name}")),
        Some(at) if at < *reached => Some(format!("{name} comes too late in {parent}")),
        Some(at) => {
            *reached = at;
            None
        }
    }
}

#[test]
fn an_element_out_of_its_order_is_found() {
    for (part, expected) in [
        ("<w:p><w:pPr/><w:r><w:t>x</w:t></w:r></w:p>", None),
        ("<w:p><w:r/><w:pPr/></w:p>", Some("w:pPr comes too late in w:p")),
        ("<w:tcPr><w:vAlign/><w:shd/></w:tcPr>", Some("w:shd comes too late in w:tcPr")),
        ("<w:pPr><w:blink/></w:pPr>", Some("w:pPr may not hold w:blink")),
        ("<w:sdt><w:p/></w:sdt>", Some("no order is known for w:sdt, which holds w:p")),
    ] {
        assert_eq!(out_of_order(part).first().map(String::as_str), expected, "{part}");
    }
}
