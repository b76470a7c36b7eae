//! The curve as a figure.

use endodec_figures::{Curve, CurvePiece, Figure, Forest, ForestRow};
use endodec_learning::Covariance;
use endodec_learning::wright::cost_at;

use super::answer::{Estimate, Found};
use super::panel;
use crate::failure::Failure;
use crate::learning::regression::errors;

/// Outputs at which the band is computed.
const STEPS: usize = 40;

impl Found {
    pub(super) fn curve(&self) -> Result<Option<Figure>, Failure> {
        let Some(drawing) = &self.drawing else {
            return Ok(None);
        };
        let (q, c) = (&drawing.quantity, &drawing.cost);
        let points: Vec<(f64, f64)> = if self.first_difference {
            drawing.changes.clone()
        } else {
            q.iter().copied().zip(c.iter().copied()).collect()
        };
        let pieces = match &self.regimes {
            None => vec![CurvePiece {
                name: format!("{} to {}", self.ends[0], self.ends[1]),
                curve: if self.first_difference {
                    self.line(&points)
                } else {
                    self.band(q, c)?
                },
                ..piece(&self.estimate)
            }],
            Some(regimes) => regimes
                .iter()
                .zip(&drawing.regimes)
                .map(|(regime, &(from, to))| {
                    Ok(CurvePiece {
                        name: format!("{} to {}", regime.ends[0], regime.ends[1]),
                        curve: self.band(&q[from - 1..to], &c[from - 1..to])?,
                        ..piece(&regime.estimate)
                    })
                })
                .collect::<Result<_, Failure>>()?,
        };
        let [quantity, cost] = self.columns.clone();
        let figure = Curve {
            quantity,
            cost,
            points,
            names: if self.first_difference {
                Vec::new()
            } else {
                drawing.names.clone()
            },
            differences: self.first_difference,
            level: self.level,
            errors: errors(&self.se, self.lags.map(|lags| lags as u64)),
            pieces,
        }
        .figure();
        Ok(Some(figure))
    }

    /// The line through changes, without a band.
    fn line(&self, points: &[(f64, f64)]) -> Vec<[f64; 4]> {
        let x = || points.iter().map(|at| at.0);
        let low = x().fold(f64::INFINITY, f64::min);
        let high = x().fold(f64::NEG_INFINITY, f64::max);
        let none = f64::NAN;
        let at = |x: f64| {
            let cost = self.estimate.intercept - self.estimate.elasticity * x;
            [x, cost, none, none]
        };
        vec![at(low), at(f64::midpoint(low, high)), at(high)]
    }

    /// The curve of a sample with its band, in even steps of the logarithm of output.
    fn band(&self, q: &[f64], c: &[f64]) -> Result<Vec<[f64; 4]>, Failure> {
        let low = q.iter().copied().fold(f64::INFINITY, f64::min);
        let high = q.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        // Each step is a regression: fewer of them where rows are many.
        let steps = if q.len() > 20_000 { 12 } else { STEPS };
        let covariance = match self.covariance {
            Covariance::NeweyWest { lags } if lags >= q.len() => Covariance::newey_west(q.len()),
            covariance => covariance,
        };
        (0..=steps)
            .map(|i| {
                let share = i as f64 / steps as f64;
                let at = match i {
                    0 => low,
                    _ if i == steps => high,
                    _ => low * libm::pow(high / low, share),
                };
                let there = cost_at(q, c, covariance, at, self.level)?;
                Ok([
                    at,
                    there.cost,
                    there.confidence.lower,
                    there.confidence.upper,
                ])
            })
            .collect()
    }
}

fn piece(estimate: &Estimate) -> CurvePiece {
    CurvePiece {
        name: String::new(),
        n: estimate.n,
        elasticity: estimate.elasticity,
        interval: estimate.interval,
        curve: Vec::new(),
    }
}

/// The coefficients of a regression with several regressors.
pub(super) fn coefficients(found: &panel::Found) -> Figure {
    let row = |of: &panel::Coefficient| ForestRow {
        name: of.name.clone(),
        estimate: of.estimate,
        interval: of.interval,
    };
    Forest {
        measure: "coefficient".to_owned(),
        level: found.level,
        rows: found.coefficients.iter().map(row).collect(),
        pooled: Vec::new(),
        prediction: None,
    }
    .figure()
}
