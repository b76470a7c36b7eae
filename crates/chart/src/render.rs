//! Pictures from charts: SVG with text as outlines, PNG from that SVG. Nothing else knows plotters or resvg.
//!
//! A chart is laid out into a `Scene` of strokes, fills and lines of text with exact extents (`layout`), the
//! shapes are drawn by plotters' SVG backend (`shapes`), the text is shaped with the bundled fonts (`type_setting`),
//! and resvg rasterises the result. No font, locale or clock of the system is consulted, so the same chart is
//! the same bytes everywhere.

mod axes;
mod clip;
mod contours;
mod end_labels;
mod extent;
mod faces;
mod frame;
mod labels;
mod layout;
mod marks;
mod overlaps;
mod prepared;
mod raster;
mod readings;
mod scale;
mod scene;
mod shapes;
mod sheet;
mod spread;
mod symbols;
mod themed;
mod ticks;
mod type_setting;

pub use overlaps::{Overlap, overlaps, strays};
pub use raster::{fitted_png, png};
pub use readings::readings;
pub use sheet::Sheet;
pub use themed::{themed, variables};

use crate::error::ChartError;
use crate::theme;
use endodec_table::markup::{escape, plain};

/// Canvas units in a point. plotters rounds coordinates to integers, so the canvas is drawn this much
/// larger; a hundredth of a point is a 24th of a pixel at 300 dots per inch.
const UNITS: f64 = 100.0;

/// A stand-alone SVG as wide as its sheet, 6.5 in of a chart alone, with `title` and `alt` as its `<title>` and `<desc>`.
///
/// # Errors
/// [`ChartError::Font`] or [`ChartError::Drawing`] when a library refuses its input.
pub fn svg<'a>(sheet: impl Into<Sheet<'a>>, title: &str, alt: &str) -> Result<String, ChartError> {
    let scene = layout::lay_out(&sheet.into())?;
    let (width, height) = (
        (scene.width * UNITS).round(),
        (scene.height * UNITS).round(),
    );
    let (r, g, b) = theme::WHITE;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.4}in\" height=\"{:.4}in\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
         <title>{}</title>\n<desc>{}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#{r:02X}{g:02X}{b:02X}\"/>\n\
         <g stroke-linejoin=\"round\">\n",
        scene.width / 72.0,
        scene.height / 72.0,
        escape(&plain(title)),
        escape(alt),
    );
    out.push_str(&shapes::draw(&scene)?);
    out.push_str("</g>\n");
    for text in &scene.texts {
        text.write_svg(&mut out);
    }
    out.push_str("</svg>\n");
    Ok(out)
}
