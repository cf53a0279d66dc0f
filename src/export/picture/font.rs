//! The letters of the picture: outlines and widths of an embedded font.
//!
//! Labels are Latin, Greek or Cyrillic, one letter after the other; nothing is shaped. What the font has no letter for, such
//! as an emoji, is left out: the words beside the picture have it.

use tiny_skia::PathBuilder;
use ttf_parser::{Face, GlyphId, OutlineBuilder};

static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf");

/// How strong a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// Both weights of the font.
pub(super) struct Fonts {
    regular: Face<'static>,
    bold: Face<'static>,
}

impl Fonts {
    pub(super) fn embedded() -> Self {
        let face = |bytes| Face::parse(bytes, 0).expect("the embedded fonts are sound");
        Self { regular: face(REGULAR), bold: face(BOLD) }
    }

    fn face(&self, weight: Weight) -> &Face<'static> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// The part of a text that the font has letters for.
    pub(super) fn known(&self, text: &str, weight: Weight) -> String {
        let known: String = text.chars().filter(|c| self.face(weight).glyph_index(*c).is_some()).collect();
        known.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// How wide a text is.
    pub(super) fn width(&self, text: &str, weight: Weight, size: f32) -> f32 {
        let face = self.face(weight);
        text.chars().filter_map(|c| face.glyph_index(c)).map(|glyph| advance(face, glyph, size)).sum()
    }

    /// Puts the outlines of a text into a path, and gives its width.
    pub(super) fn outline(
        &self,
        text: &str,
        weight: Weight,
        size: f32,
        (x, baseline): (f32, f32),
        path: &mut PathBuilder,
    ) -> f32 {
        let face = self.face(weight);
        let scale = scale(face, size);
        let mut pen = Pen { path, scale, x, baseline };
        for glyph in text.chars().filter_map(|c| face.glyph_index(c)) {
            // A space has no outline.
            let _ = face.outline_glyph(glyph, &mut pen);
            pen.x += advance(face, glyph, size);
        }
        pen.x - x
    }
}

/// From the font's units to pixels.
fn scale(face: &Face<'_>, size: f32) -> f32 {
    size / f32::from(face.units_per_em())
}

fn advance(face: &Face<'_>, glyph: GlyphId, size: f32) -> f32 {
    f32::from(face.glyph_hor_advance(glyph).unwrap_or_default()) * scale(face, size)
}

/// Draws outlines at a place; a font's heights go up, a picture's go down.
struct Pen<'a> {
    path: &'a mut PathBuilder,
    scale: f32,
    x: f32,
    baseline: f32,
}

impl Pen<'_> {
    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.baseline - y * self.scale)
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.place(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.place(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.place(x1, y1), self.place(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.place(x1, y1), self.place(x2, y2), self.place(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_the_letters_of_europe_and_leaves_out_the_rest() {
        let fonts = Fonts::embedded();
        for (text, known) in [
            ("Zoë’s “plan” – Łódź", "Zoë’s “plan” – Łódź"),
            ("Управление · Διοίκηση", "Управление · Διοίκηση"),
            ("🚀 Delivery 🚀", "Delivery"),
            ("שלום", ""),
        ] {
            for weight in [Weight::Regular, Weight::Bold] {
                assert_eq!(fonts.known(text, weight), known);
            }
        }
        assert!(fonts.width("mm", Weight::Bold, 20.0) > fonts.width("ii", Weight::Bold, 20.0));
    }
}
