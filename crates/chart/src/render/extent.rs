//! How far the marks of a panel reach along an axis.

use super::scale::Needs;
use crate::chart::{Axis, Direction, Intervals, Mark, Panel, RuleAt, Scale};

/// Which axis.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Across {
    X,
    Y,
}

/// Extent of the marks along an axis and what kind of room they want.
pub(super) fn needs(panel: &Panel, across: Across) -> Needs {
    let axis: &Axis = if across == Across::X {
        &panel.x
    } else {
        &panel.y
    };
    let mut extent = Extent {
        low: f64::INFINITY,
        high: f64::NEG_INFINITY,
        positive: axis.scale == Scale::Log10,
    };
    let (mut from_zero, mut padded) = (false, false);
    for mark in &panel.marks {
        let pick = |(x, y): (f64, f64)| if across == Across::X { x } else { y };
        match mark {
            Mark::Line(line) => line
                .points
                .iter()
                .for_each(|&point| extent.hold(pick(point))),
            Mark::Points(points) => {
                padded = true;
                points
                    .points
                    .iter()
                    .for_each(|&point| extent.hold(pick(point)));
                match (&points.intervals, across) {
                    (Intervals::Horizontal(ends), Across::X)
                    | (Intervals::Vertical(ends), Across::Y) => {
                        ends.iter().for_each(|&(low, high)| {
                            extent.hold(low);
                            extent.hold(high);
                        });
                    }
                    _ => {}
                }
            }
            Mark::Band(band) => band.points.iter().for_each(|&(x, low, high)| {
                extent.hold(pick((x, low)));
                extent.hold(pick((x, high)));
            }),
            Mark::Bars(bars) => {
                let upright = bars.direction == Direction::Upright;
                if upright == (across == Across::Y) {
                    from_zero = axis.scale == Scale::Linear;
                    bars.bars.iter().for_each(|&(_, from, to)| {
                        extent.hold(from);
                        extent.hold(to);
                    });
                } else {
                    bars.bars.iter().for_each(|&(at, ..)| {
                        extent.hold(at - 0.6 * bars.width);
                        extent.hold(at + 0.6 * bars.width);
                    });
                }
            }
            Mark::Heat(heat) => {
                let edges = if across == Across::X {
                    &heat.x
                } else {
                    &heat.y
                };
                edges.iter().for_each(|&edge| extent.hold(edge));
            }
            Mark::Contours(grid) => {
                let places = if across == Across::X {
                    &grid.x
                } else {
                    &grid.y
                };
                places.iter().for_each(|&place| extent.hold(place));
            }
            Mark::Rule(rule) => match (rule.at, across) {
                (RuleAt::X(at), Across::X) | (RuleAt::Y(at), Across::Y) => extent.hold(at),
                _ => {}
            },
            Mark::Surface(_) | Mark::Span(_) | Mark::Text(_) => {}
        }
    }
    let grid = panel
        .marks
        .iter()
        .any(|mark| matches!(mark, Mark::Heat(_) | Mark::Contours(_)));
    Needs {
        low: extent.low,
        high: extent.high,
        from_zero,
        padded: (padded || across == Across::Y) && !grid,
    }
}

struct Extent {
    low: f64,
    high: f64,
    positive: bool,
}

impl Extent {
    fn hold(&mut self, value: f64) {
        if value.is_finite() && (!self.positive || value > 0.0) {
            self.low = self.low.min(value);
            self.high = self.high.max(value);
        }
    }
}
