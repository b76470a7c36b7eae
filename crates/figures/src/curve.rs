//! A learning curve through its observations, with its band, or one curve a regime.

use endodec_chart::{Axis, Band, Chart, Colour, Line, Panel};
use endodec_table::markup::literal;

use crate::figure::{Figure, Name};
use crate::number::{between, listed, percent, shown};
use crate::{order, thin};

/// Observations and what was fitted to them.
#[derive(Debug, Clone)]
pub struct Curve {
    /// What cumulative output is called.
    pub quantity: String,
    /// What unit cost is called.
    pub cost: String,
    /// Cumulative output and unit cost, or the changes of their logarithms.
    pub points: Vec<(f64, f64)>,
    /// Names of the observations, for the ends of the curve; may be empty.
    pub names: Vec<String>,
    /// Whether the points are changes of logarithms.
    pub differences: bool,
    /// Confidence level of the intervals.
    pub level: f64,
    /// Kind of the standard errors, in words.
    pub errors: String,
    /// The fitted curve, or one a regime.
    pub pieces: Vec<CurvePiece>,
}

/// A fitted curve.
#[derive(Debug, Clone)]
pub struct CurvePiece {
    /// What its observations are called, "1984 to 1994".
    pub name: String,
    /// Number of observations.
    pub n: usize,
    /// Estimated elasticity α.
    pub elasticity: f64,
    /// Its interval.
    pub interval: [f64; 2],
    /// Output, cost, and the ends of the band around the curve; the ends may be NaN where there is no band.
    pub curve: Vec<[f64; 4]>,
}

/// 1 − 2^(−α).
fn rate(elasticity: f64) -> f64 {
    -libm::expm1(-elasticity * core::f64::consts::LN_2)
}

impl Curve {
    /// The figure: both axes logarithmic, observations as dots.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let (x, y) = if self.differences {
            (
                Axis::linear(literal(&format!("change of ln {}", self.quantity))),
                Axis::linear(literal(&format!("change of ln {}", self.cost))),
            )
        } else {
            (
                Axis::log10(literal(&self.quantity)),
                Axis::log10(literal(&self.cost)),
            )
        };
        let log = !self.differences;
        let mut marks = Vec::new();
        let mut names = Vec::new();
        for (j, piece) in self.pieces.iter().enumerate() {
            let colour = Colour::nth(j);
            let band = piece.curve.iter().map(|&[x, _, low, high]| (x, low, high));
            if piece.curve.iter().any(|at| at[2].is_finite()) {
                marks.push(
                    Band {
                        opacity: 0.2,
                        reads: "band of the curve",
                        ..Band::new(band, colour)
                    }
                    .into(),
                );
            }
            marks.push(
                Line {
                    width: 1.6,
                    reads: "fitted curve",
                    ..Line::new(piece.curve.iter().map(|at| (at[0], at[1])), colour)
                }
                .into(),
            );
            let n = piece.curve.len();
            if n > 0 {
                names.push(Name {
                    panel: 0,
                    at: [n / 2, 2 * n / 3, n / 4, 5 * n / 6]
                        .map(|i| piece.curve[i])
                        .map(|at| (at[0], at[1]))
                        .to_vec(),
                    text: format!("α {}", shown(piece.elasticity, 3)),
                    colour,
                });
            }
        }
        marks.push(thin::scatter(&self.points, (log, log), 3.4));
        names.extend(self.ends());
        if self.points.len() > thin::MOST_POINTS {
            // Over a density no name could be read.
            names.clear();
        }
        let chart = Chart {
            row_height: 3.2,
            ..Chart::single(Panel {
                title: String::new(),
                x,
                y,
                marks,
            })
        };
        Figure {
            title: self.title(),
            note: self.note(),
            alt: self.alt(),
            chart,
            names,
        }
    }

    /// The first and the last observation by name, where they have any.
    fn ends(&self) -> Vec<Name> {
        let last = self.points.len().saturating_sub(1);
        [0, last]
            .into_iter()
            .filter_map(|i| {
                Some(Name {
                    panel: 0,
                    at: vec![*self.points.get(i)?],
                    text: order::short(self.names.get(i)?),
                    colour: Colour::Grey,
                })
            })
            .collect()
    }

    fn title(&self) -> String {
        let (quantity, cost) = (&self.quantity, &self.cost);
        match self.pieces.as_slice() {
            [one] => {
                let [low, high] = one.interval;
                let level = percent(self.level);
                let rates = [rate(low), rate(high)].map(|r| shown(100.0 * r, 3));
                if low > 0.0 {
                    format!(
                        "With each doubling of {quantity}, {cost} falls by {} ({level} interval {} to {} %)",
                        percent(rate(one.elasticity)),
                        rates[0],
                        rates[1]
                    )
                } else if high < 0.0 {
                    format!(
                        "With each doubling of {quantity}, {cost} rises by {}",
                        percent(-rate(one.elasticity))
                    )
                } else {
                    format!(
                        "Whether {cost} falls with {quantity} cannot be told from these data: {} a doubling, {level} interval {} to {} %",
                        percent(rate(one.elasticity)),
                        rates[0],
                        rates[1]
                    )
                }
            }
            pieces => {
                let rates: Vec<String> = pieces
                    .iter()
                    .map(|piece| percent(rate(piece.elasticity)))
                    .collect();
                format!(
                    "With each doubling of {quantity}, {cost} falls by {} in {} regimes",
                    listed(&rates),
                    pieces.len()
                )
            }
        }
    }

    fn note(&self) -> String {
        let mut note = thin::dots(
            self.points.len(),
            if self.differences {
                "change"
            } else {
                "observation"
            },
        );
        note.push_str(match self.pieces.len() {
            1 => " Line: least squares in logarithms",
            _ => " Lines: least squares in logarithms, each regime by itself",
        });
        if self
            .pieces
            .iter()
            .any(|p| p.curve.iter().any(|at| at[2].is_finite()))
        {
            note.push_str(&format!(
                "; shaded: where the curve lies, at {}",
                percent(self.level)
            ));
        }
        note.push_str(&format!(". Standard errors: {}.", self.errors));
        note
    }

    fn alt(&self) -> String {
        let axes = if self.differences {
            format!(
                "Scatter of changes of the logarithm of {} against those of {}",
                self.cost, self.quantity
            )
        } else {
            format!(
                "Scatter of {} against {} on logarithmic axes",
                self.cost, self.quantity
            )
        };
        let ends = |pick: fn(&(f64, f64)) -> f64| {
            let values = self.points.iter().map(pick).filter(|v| v.is_finite());
            values.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], v| {
                [low.min(v), high.max(v)]
            })
        };
        let mut text = format!(
            "{axes}, {} points; {} from {}, {} from {}.",
            self.points.len(),
            self.quantity,
            between(ends(|p| p.0), 3),
            self.cost,
            between(ends(|p| p.1), 3),
        );
        for piece in &self.pieces {
            text.push_str(&format!(
                " Fitted line over {}: elasticity {}, interval {}, {} observations.",
                piece.name,
                shown(piece.elasticity, 3),
                between(piece.interval, 3),
                piece.n
            ));
        }
        text
    }
}
