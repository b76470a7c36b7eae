//! Lines of marked-up text as glyph outlines with exact extents.

use std::fmt::Write as _;

use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{Buffer, Direction, Feature, GlyphId, ShapeOptions, ShaperFont, Tag, shape};

use super::faces::{Face, face};
use crate::error::ChartError;
use crate::render::UNITS;
use crate::theme::{self, Rgb};
use endodec_table::markup::{self, Script};

/// Height of capitals and depth of descenders in Inter, relative to the size.
const ASCENT: f64 = 0.74;
const DESCENT: f64 = 0.21;

/// A rectangle in points; `y` grows downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// One line of text, set but not yet placed: its origin is the start of the base line.
#[derive(Debug, Clone)]
pub(super) struct TextLine {
    /// The words without marks, for messages.
    pub words: String,
    /// Advance in points.
    pub width: f64,
    /// Size in points.
    pub size: f64,
    outline: Vec<Segment>,
    missing: bool,
}

/// A path command of SVG, in lower case, with the points that it takes.
#[derive(Debug, Clone, Copy)]
struct Segment {
    command: char,
    points: [(f64, f64); 3],
    count: usize,
}

impl TextLine {
    /// Sets a line of markup at `size` points, all of it bold if asked.
    pub(super) fn set(text: &str, size: f64, bold: bool) -> Result<Self, ChartError> {
        let mut line = Self {
            words: markup::plain(text),
            width: 0.0,
            size,
            outline: Vec::new(),
            missing: false,
        };
        for run in markup::parse(text) {
            let (scale, rise) = match run.script {
                Script::Base => (1.0, 0.0),
                Script::Sub => (theme::SCRIPT_SCALE, -0.17),
                Script::Super => (theme::SCRIPT_SCALE, 0.36),
            };
            line.append(
                face(run.italic, bold || run.bold)?,
                &run.text,
                size * scale,
                rise * size,
            );
        }
        Ok(line)
    }

    fn append(&mut self, face: &Face, text: &str, size: f64, rise: f64) {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.guess_segment_properties();
        let features = [Feature::new(Tag::new(b"tnum"), 0, ..)];
        let options = ShapeOptions::new().features(&features);
        // What cannot be shaped counts as missing, as a glyph without an outline does; tests look for that.
        self.missing |= shape(&ShaperFont::new(&face.font), &mut buffer, options).is_err();
        let unit = size / face.units_per_em;
        let glyphs = face.font.outline_glyphs();
        for (info, at) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            self.missing |= info.glyph_id == 0;
            let mut pen = Pen {
                outline: &mut self.outline,
                x: self.width + f64::from(at.x_offset) * unit,
                y: -rise - f64::from(at.y_offset) * unit,
                unit,
            };
            if let Some(glyph) = glyphs.get(GlyphId::new(info.glyph_id)) {
                self.missing |= glyph
                    .draw(&DrawOptions::new(), DrawMemory::Scratch, &mut pen)
                    .is_err();
            }
            self.width += f64::from(at.x_advance) * unit;
        }
    }

    /// Whether some character has no glyph in the bundled fonts.
    pub(super) fn lacks_a_glyph(&self) -> bool {
        self.missing
    }
}

struct Pen<'a> {
    outline: &'a mut Vec<Segment>,
    x: f64,
    y: f64,
    unit: f64,
}

impl Pen<'_> {
    fn push(&mut self, command: char, points: &[(f32, f32)]) {
        let mut segment = Segment {
            command,
            points: [(0.0, 0.0); 3],
            count: points.len(),
        };
        for (to, &(x, y)) in segment.points.iter_mut().zip(points) {
            *to = (
                self.x + f64::from(x) * self.unit,
                self.y - f64::from(y) * self.unit,
            );
        }
        self.outline.push(segment);
    }
}

impl PathSink for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.push('m', &[(x, y)]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.push('l', &[(x, y)]);
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.push('q', &[(cx, cy), (x, y)]);
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.push('c', &[(ax, ay), (bx, by), (x, y)]);
    }
    fn close(&mut self) {
        self.push('z', &[]);
    }
}

/// A line of text in its place.
#[derive(Debug, Clone)]
pub(super) struct PlacedText {
    pub line: TextLine,
    /// Start of the base line in points.
    pub x: f64,
    pub y: f64,
    pub colour: Rgb,
    /// Drawn over marks, with a white rim, on purpose.
    pub haloed: bool,
}

impl PlacedText {
    /// The box of its letters: capital height to descender, whatever the letters are.
    pub(super) fn extent(&self) -> Rect {
        Rect {
            left: self.x,
            top: self.y - ASCENT * self.line.size,
            right: self.x + self.line.width,
            bottom: self.y + DESCENT * self.line.size,
        }
    }

    /// Appends the outlines as one SVG path, relative integer coordinates in canvas units.
    pub(super) fn write_svg(&self, out: &mut String) {
        if self.line.outline.is_empty() {
            return;
        }
        let (r, g, b) = self.colour;
        let rim = if self.haloed {
            format!(
                " stroke=\"#FFFFFF\" stroke-width=\"{}\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
                2.0 * UNITS
            )
        } else {
            String::new()
        };
        let whole = |(x, y): (f64, f64)| (whole(x * UNITS), whole(y * UNITS));
        let (x, y) = whole((self.x, self.y));
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "<path fill=\"#{r:02X}{g:02X}{b:02X}\"{rim} d=\"M{x} {y}"
        );
        // Relative coordinates are short; they are differences of rounded ones, so that errors do not add up.
        let (mut from, mut start) = ((0, 0), (0, 0));
        for segment in &self.line.outline {
            out.push(segment.command);
            let mut last = from;
            for (i, &point) in segment.points[..segment.count].iter().enumerate() {
                last = whole(point);
                let gap = if i > 0 { " " } else { "" };
                let _ = write!(out, "{gap}{} {}", last.0 - from.0, last.1 - from.1);
            }
            match segment.command {
                'm' => start = last,
                'z' => last = start,
                _ => {}
            }
            from = last;
        }
        out.push_str("\"/>\n");
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "canvas coordinates are far below 2^53"
)]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

#[cfg(test)]
mod tests {
    use super::TextLine;

    #[test]
    fn every_sign_that_figures_use_has_a_glyph() {
        let signs = "Q̄ *V*′ α *Q*ᴺ *R*_{0} R₀ 10⁻¹² 10^{−12} ∂*T*\\*/∂*I* κ δ τ β γ μ λ σ η Δ ≤ ≥ ≈ × – − → ½ € · … “a” ∞ N‑1";
        for (italic, bold) in [(false, false), (true, false), (false, true)] {
            let text = if italic {
                format!("*{}*", signs.replace('*', ""))
            } else {
                signs.to_owned()
            };
            let line = TextLine::set(&text, 8.0, bold).unwrap();
            assert!(!line.lacks_a_glyph(), "italic {italic}, bold {bold}");
        }
        assert!(
            TextLine::set("漢", 8.0, false).unwrap().lacks_a_glyph(),
            "a missing glyph is noticed"
        );
    }

    #[test]
    fn exponents_are_narrower_than_their_base() {
        let width = |text| TextLine::set(text, 10.0, false).unwrap().width;
        assert!(width("10^{12}") < width("1012"));
        assert!(width("AV") < width("A") + width("V"), "kerning is applied");
    }
}
