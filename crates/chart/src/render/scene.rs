//! A chart laid out: shapes and lines of text in points, `y` downwards from the top left corner.

use super::frame::Frame;
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

pub(super) fn stroke(points: Vec<(f64, f64)>, width: f64, colour: Rgb) -> Shape {
    Shape {
        form: Form::Stroke { points, width },
        colour,
        opacity: 1.0,
        is_data: false,
    }
}

pub(super) fn area(points: Vec<(f64, f64)>, colour: Rgb, opacity: f64) -> Shape {
    Shape {
        form: Form::Area(points),
        colour,
        opacity,
        is_data: false,
    }
}

pub(super) fn data(mut shape: Shape) -> Shape {
    shape.is_data = true;
    shape
}

pub(super) fn rectangle(a: (f64, f64), b: (f64, f64)) -> Vec<(f64, f64)> {
    vec![a, (b.0, a.1), b, (a.0, b.1)]
}
