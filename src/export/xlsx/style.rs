//! How the cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const INK: Color = Color::RGB(0x12_34_4D);
const ACCENT: Color = Color::RGB(0x1F_6F_8B);
const GREY: Color = Color::RGB(0x55_61_6B);
const RULE: Color = Color::RGB(0xB9_C3_CA);
const HEAD: Color = Color::RGB(0xE7_EE_F2);
/// What waits to be filled in.
const INPUT: Color = Color::RGB(0xFF_FA_E5);
const ATTENTION: Color = Color::RGB(0xFA_D7_B5);

/// Every look that a cell can have.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) small: Format,
    pub(super) label: Format,
    pub(super) header: Format,
    pub(super) centred_header: Format,
    pub(super) text: Format,
    pub(super) name: Format,
    pub(super) centred: Format,
    /// To be filled in with a text.
    pub(super) input: Format,
    /// To be filled in with a rating or a name, in the middle.
    pub(super) centred_input: Format,
    pub(super) mean: Format,
    pub(super) whole: Format,
    /// The number that matters most.
    pub(super) result: Format,
    /// Lies over a cell that wants attention.
    pub(super) attention: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let base = Format::new().set_font_name("Calibri").set_font_size(10).set_align(FormatAlign::Top);
        let cell = base.clone().set_text_wrap().set_border(FormatBorder::Thin).set_border_color(RULE);
        let centred = cell.clone().set_align(FormatAlign::Center);
        let header = cell.clone().set_bold().set_font_color(INK).set_background_color(HEAD);
        Self {
            title: base.clone().set_bold().set_font_size(18).set_font_color(INK),
            small: base.clone().set_font_color(GREY).set_text_wrap(),
            label: base.clone().set_bold().set_font_color(ACCENT),
            centred_header: header.clone().set_align(FormatAlign::Center),
            header,
            name: cell.clone().set_bold(),
            input: cell.clone().set_background_color(INPUT),
            centred_input: centred.clone().set_background_color(INPUT),
            mean: centred.clone().set_num_format("0.00"),
            whole: centred.clone().set_num_format("0"),
            result: centred.clone().set_bold().set_num_format("0.00").set_background_color(HEAD),
            text: cell,
            centred,
            attention: Format::new().set_background_color(ATTENTION).set_bold(),
        }
    }
}
