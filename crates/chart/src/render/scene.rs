//! A chart laid out: shapes and lines of text in points, `y` downwards from the top left corner.

use super::marks::Frame;
use super::type_setting::PlacedText;
use crate::theme::Rgb;

/// Everything on the page.
#[derive(Debug, Default)]
pub(super) struct Scene {
    pub width: f64,
    pub height: f64,
    pub shapes: Vec<Shape>,
    pub texts: Vec<PlacedText>,
    /// Plotting area and scales of each panel, in their order.
    pub frames: Vec<Frame>,
}

/// A stroke or a fill.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub form: Form,
    pub colour: Rgb,
    /// From 0 to 1.
    pub opacity: f64,
    /// Text must not run over it.
    pub is_data: bool,
}

#[derive(Debug, Clone)]
pub(super) enum Form {
    /// A stroke through points.
    Stroke { points: Vec<(f64, f64)>, width: f64 },
    /// A filled polygon.
    Area(Vec<(f64, f64)>),
    /// A filled circle.
    Disc { centre: (f64, f64), radius: f64 },
}
