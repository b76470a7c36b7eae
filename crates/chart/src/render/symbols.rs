//! Points as symbols with intervals.

use super::frame::Frame;
use super::scene::{Form, Shape, area, data, rectangle, stroke};
use crate::chart::{Intervals, Points, Symbol};
use crate::theme::{self, Rgb};

pub(super) fn symbols(frame: &Frame, points: &Points) -> Vec<Shape> {
    let colour = theme::fill(points.colour);
    let mut out = Vec::new();
    let segments: Vec<[(f64, f64); 2]> = match &points.intervals {
        Intervals::None => Vec::new(),
        Intervals::Horizontal(ends) => points
            .points
            .iter()
            .zip(ends)
            .map(|(&(_, y), &(low, high))| [(low, y), (high, y)])
            .collect(),
        Intervals::Vertical(ends) => points
            .points
            .iter()
            .zip(ends)
            .map(|(&(x, _), &(low, high))| [(x, low), (x, high)])
            .collect(),
    };
    for [from, to] in segments {
        let ends = [frame.point(from), frame.point(to)];
        if ends
            .iter()
            .all(|end| end.0.is_finite() && end.1.is_finite())
        {
            out.push(data(stroke(
                ends.map(|end| frame.clamp(end)).to_vec(),
                1.0,
                colour,
            )));
        }
    }
    let inside = |(x, y): (f64, f64)| {
        let plot = &frame.plot;
        x >= plot.left - 0.5
            && x <= plot.right + 0.5
            && y >= plot.top - 0.5
            && y <= plot.bottom + 0.5
    };
    for centre in points
        .points
        .iter()
        .map(|&point| frame.point(point))
        .filter(|&point| inside(point))
    {
        out.extend(
            symbol(centre, points.symbol, points.size, colour)
                .into_iter()
                .map(data),
        );
    }
    out
}

fn symbol((x, y): (f64, f64), symbol: Symbol, size: f64, colour: Rgb) -> Vec<Shape> {
    let half = size / 2.0;
    let disc = |radius: f64, colour: Rgb| Shape {
        form: Form::Disc {
            centre: (x, y),
            radius,
        },
        colour,
        opacity: 1.0,
        is_data: false,
    };
    match symbol {
        Symbol::Disc => vec![disc(half, colour)],
        Symbol::Ring => vec![disc(half, colour), disc(half - 0.9, theme::WHITE)],
        Symbol::Square => vec![area(
            rectangle(
                (x - 0.9 * half, y - 0.9 * half),
                (x + 0.9 * half, y + 0.9 * half),
            ),
            colour,
            1.0,
        )],
        Symbol::Diamond => {
            let h = 1.2 * half;
            vec![area(
                vec![(x - h, y), (x, y - h), (x + h, y), (x, y + h)],
                colour,
                1.0,
            )]
        }
        Symbol::Triangle => {
            let h = 1.15 * half;
            vec![area(
                vec![(x - h, y + 0.8 * h), (x, y - 1.1 * h), (x + h, y + 0.8 * h)],
                colour,
                1.0,
            )]
        }
        Symbol::Cross => vec![
            stroke(
                vec![(x - half, y - half), (x + half, y + half)],
                1.1,
                colour,
            ),
            stroke(
                vec![(x - half, y + half), (x + half, y - half)],
                1.1,
                colour,
            ),
        ],
    }
}
