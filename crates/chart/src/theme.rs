//! Sizes and colours of all figures, in points (1/72 in) at print size.

use crate::chart::Colour;

/// Width of every figure: the text block of a letter page with 1-inch margins.
pub(crate) const WIDTH: f64 = 6.5 * 72.0;
/// Dots per inch of the PNG.
pub(crate) const DPI: f64 = 300.0;

/// The message above a figure.
pub(crate) const HEADING_SIZE: f64 = 9.5;
/// The note below it.
pub(crate) const NOTE_SIZE: f64 = 6.8;
/// Panel titles.
pub(crate) const TITLE_SIZE: f64 = 8.5;
/// Axis titles, tick labels, labels of series.
pub(crate) const TEXT_SIZE: f64 = 7.5;
/// Height of a line relative to its size.
pub(crate) const LINE_HEIGHT: f64 = 1.25;
/// Indices and exponents relative to their line.
pub(crate) const SCRIPT_SCALE: f64 = 0.72;

/// Axis lines and ticks.
pub(crate) const AXIS_WIDTH: f64 = 0.6;
/// Grid lines.
pub(crate) const GRID_WIDTH: f64 = 0.5;
/// Length of a tick.
pub(crate) const TICK: f64 = 3.0;
/// Space between neighbouring things.
pub(crate) const GAP: f64 = 4.0;
/// Space around the figure.
pub(crate) const EDGE: f64 = 4.0;
/// Space between panels.
pub(crate) const GUTTER: f64 = 16.0;

/// Red, green, blue.
pub(crate) type Rgb = (u8, u8, u8);

/// Paper.
pub(crate) const WHITE: Rgb = (255, 255, 255);
/// Titles, axis lines, tick labels.
pub(crate) const INK: Rgb = (26, 26, 26);
/// Axis titles and notes.
pub(crate) const MUTED: Rgb = (92, 92, 92);
/// Grid lines.
pub(crate) const GRID: Rgb = (226, 228, 230);

/// A colour for strokes and fills.
#[must_use]
pub(crate) const fn fill(colour: Colour) -> Rgb {
    match colour {
        Colour::Blue => (0, 114, 178),
        Colour::Vermillion => (213, 94, 0),
        Colour::Green => (0, 158, 115),
        Colour::Purple => (204, 121, 167),
        Colour::Orange => (230, 159, 0),
        Colour::Sky => (86, 180, 233),
        Colour::Black => INK,
        Colour::Grey => (128, 128, 128),
    }
}

/// The same hue dark enough for small letters on white (contrast of at least 4.5 to 1).
#[must_use]
pub(crate) const fn ink(colour: Colour) -> Rgb {
    match colour {
        Colour::Blue => (0, 102, 160),
        Colour::Vermillion => (184, 76, 0),
        Colour::Green => (0, 121, 88),
        Colour::Purple => (158, 66, 119),
        Colour::Orange => (145, 96, 0),
        Colour::Sky => (20, 112, 166),
        Colour::Black => INK,
        Colour::Grey => MUTED,
    }
}

/// Contrast of two colours by WCAG 2.
#[cfg(test)]
pub(crate) fn contrast(one: Rgb, other: Rgb) -> f64 {
    /// Relative luminance.
    fn luminance((r, g, b): Rgb) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                libm::pow((c + 0.055) / 1.055, 2.4)
            }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::{INK, MUTED, WHITE, contrast, ink};
    use crate::chart::Colour;

    #[test]
    fn every_text_colour_is_readable_on_white() {
        let colours = Colour::CYCLE
            .map(ink)
            .into_iter()
            .chain([INK, MUTED, ink(Colour::Black)]);
        for colour in colours {
            let found = contrast(colour, WHITE);
            assert!(found >= 4.5, "{colour:?}: {found:.2}");
        }
    }
}
