//! Where the values of a panel lie on the page.

use super::scale::Resolved;
use super::type_setting::Rect;

/// A panel's plotting area and the two scales across it.
#[derive(Debug)]
pub(super) struct Frame {
    pub plot: Rect,
    pub x: Resolved,
    pub y: Resolved,
}

impl Frame {
    /// Horizontal position in points.
    pub(super) fn x(&self, value: f64) -> f64 {
        self.plot.left + self.x.fraction(value) * (self.plot.right - self.plot.left)
    }

    /// Vertical position in points; categories run downwards.
    pub(super) fn y(&self, value: f64) -> f64 {
        self.plot.bottom - self.y.fraction(value) * (self.plot.bottom - self.plot.top)
    }

    pub(super) fn point(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.x(x), self.y(y))
    }

    pub(super) fn clamp(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            x.clamp(self.plot.left, self.plot.right),
            y.clamp(self.plot.top, self.plot.bottom),
        )
    }
}
