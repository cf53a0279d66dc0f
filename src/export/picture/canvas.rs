//! Drawing: blocks, frames and lines of text.

use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

use super::font::{Fonts, Weight};

/// A colour of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour(u8, u8, u8);

impl Colour {
    pub(super) const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self(red, green, blue)
    }

    fn paint(self) -> Paint<'static> {
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        paint.set_color_rgba8(self.0, self.1, self.2, 255);
        paint
    }
}

/// A picture in the making.
pub(super) struct Canvas {
    pixmap: Pixmap,
    fonts: Fonts,
}

impl Canvas {
    pub(super) fn new(width: f32, height: f32) -> Self {
        let pixmap = Pixmap::new(pixels(width), pixels(height))
            .expect("a picture of a few hundred kilobytes can be made");
        Self { pixmap, fonts: Fonts::embedded() }
    }

    pub(super) fn fill(&mut self, colour: Colour) {
        self.pixmap.fill(Color::from_rgba8(colour.0, colour.1, colour.2, 255));
    }

    /// A full rectangle.
    pub(super) fn block(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), colour: Colour) {
        if let Some(rect) = Rect::from_xywh(x, y, width, height) {
            self.pixmap.fill_rect(rect, &colour.paint(), Transform::identity(), None);
        }
    }

    /// A rectangle's edge, inside its bounds.
    pub(super) fn frame(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), colour: Colour) {
        let line = 2.5_f32.min(width / 2.0);
        let inside = Rect::from_xywh(x + line / 2.0, y + line / 2.0, width - line, height - line);
        if let Some(rect) = inside {
            let stroke = Stroke { width: line, ..Stroke::default() };
            let path = PathBuilder::from_rect(rect);
            self.pixmap.stroke_path(&path, &colour.paint(), &stroke, Transform::identity(), None);
        }
    }

    /// What of a text fits into a width, with a mark where it was cut; without what the font has no letter for.
    pub(super) fn fitted(&self, text: &str, weight: Weight, size: f32, width: f32) -> String {
        let mut shown = self.fonts.known(text, weight);
        if self.fonts.width(&shown, weight, size) <= width {
            return shown;
        }
        let room = width - self.fonts.width("…", weight, size);
        // Far more letters than ever fit need no measuring.
        shown = shown.chars().take(200).collect();
        while !shown.is_empty() && self.fonts.width(&shown, weight, size) > room {
            shown.pop();
        }
        format!("{}…", shown.trim_end())
    }

    /// A line of text from a point on its baseline; gives its width.
    pub(super) fn text(
        &mut self,
        text: &str,
        weight: Weight,
        size: f32,
        from: (f32, f32),
        colour: Colour,
    ) -> f32 {
        let mut builder = PathBuilder::new();
        let width = self.fonts.outline(text, weight, size, from, &mut builder);
        if let Some(path) = builder.finish() {
            self.fill_path(&path, colour);
        }
        width
    }

    fn fill_path(&mut self, path: &Path, colour: Colour) {
        self.pixmap.fill_path(path, &colour.paint(), FillRule::Winding, Transform::identity(), None);
    }

    /// The picture as a PNG file.
    pub(super) fn png(&self) -> Vec<u8> {
        self.pixmap.encode_png().expect("a picture in memory can be encoded")
    }
}

/// A length in whole pixels.
#[expect(clippy::cast_possible_truncation, reason = "pictures are small and lengths positive")]
fn pixels(length: f32) -> u32 {
    length.ceil() as u32
}
