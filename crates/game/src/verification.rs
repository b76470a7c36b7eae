//! Numerical integration of (ODE-N) and (ODE-C), to check the closed forms against a method that
//! knows nothing of them (v1 Figure 1).

use endodec_numerics::ConvergenceError;
use endodec_numerics::ode::runge_kutta;
use ode_solvers::dop_shared::{IntegrationError, OutputType};
use ode_solvers::{Dop853, SVector, System};

use crate::{Game, GameError};

/// A differential equation of the paper, solved for the slope.
///
/// ```text
/// V_N′ = (A − √(D + E·V))/(2N²)      (ODE-N)
/// V_P′ = (a − √(4bNrV))/N            (ODE-C)
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Equation {
    largest: f64,
    under_root: f64,
    per_value: f64,
    divisor: f64,
    /// Output as `output_scale·(a − output_share·V′)`.
    output_scale: f64,
    output_share: f64,
    intercept: f64,
    boundary: f64,
}

/// The Nash equation (ODE-N) of a game, with its boundary value.
pub fn nash(game: &Game) -> Equation {
    let (a, b, r, n) = coefficients(game);
    let n2 = n * n;
    Equation {
        largest: a * (1.0 + n2),
        under_root: a * a * (n2 - 1.0) * (n2 - 1.0),
        per_value: 4.0 * n2 * b * r * (n + 1.0) * (n + 1.0),
        divisor: 2.0 * n2,
        output_scale: n / (b * (n + 1.0)),
        output_share: 1.0,
        intercept: a,
        boundary: game.continuation_value(),
    }
}

/// The cooperative equation (ODE-C) of a game, with its boundary value.
pub fn cooperative(game: &Game) -> Equation {
    let (a, b, r, n) = coefficients(game);
    Equation {
        largest: a,
        under_root: 0.0,
        per_value: 4.0 * b * n * r,
        divisor: n,
        output_scale: 1.0 / (2.0 * b),
        output_share: n,
        intercept: a,
        boundary: game.continuation_value(),
    }
}

fn coefficients(game: &Game) -> (f64, f64, f64, f64) {
    (
        game.market().intercept,
        game.market().slope,
        game.discount(),
        game.firms(),
    )
}

impl Equation {
    /// Slope `V′` at value `V`.
    #[must_use]
    pub fn slope(&self, value: f64) -> f64 {
        (self.largest - (self.under_root + self.per_value * value).sqrt()) / self.divisor
    }

    /// Industry output at value `V`.
    #[must_use]
    pub fn output(&self, value: f64) -> f64 {
        self.output_scale * (self.intercept - self.output_share * self.slope(value))
    }

    /// Values at `steps + 1` evenly spaced distances from 0 to `x_max`, in order of distance, by
    /// the classical Runge–Kutta method of fourth order. Pairs of (distance, value).
    #[must_use]
    pub fn runge_kutta(&self, x_max: f64, steps: usize) -> Vec<(f64, f64)> {
        let h = x_max / steps as f64;
        let slope = |_: f64, &[value]: &[f64; 1]| [self.slope(value)];
        let mut value = self.boundary;
        let mut path = vec![(0.0, value)];
        for step in 1..=steps {
            [value] = runge_kutta::step(slope, 0.0, &[value], h);
            path.push((x_max * (step as f64 / steps as f64), value));
        }
        path
    }

    /// Value at distance `x`, and the time from there to crossing, by DOP853 (Hairer, Nørsett and
    /// Wanner, 1993) at a relative tolerance of 1e−14.
    ///
    /// # Errors
    ///
    /// [`GameError::NotConverged`] if the integrator gives up, as it does where the cooperative
    /// slope has an infinite derivative (`S = 0`).
    pub fn dormand_prince(&self, x: f64) -> Result<(f64, f64), GameError> {
        if x <= 0.0 {
            return Ok((self.boundary, 0.0));
        }
        let start = SVector::<f64, 2>::new(self.boundary, 0.0);
        let mut stepper = Dop853::new(*self, 0.0, x, x, start, 1e-14, 1e-14);
        stepper.set_output(OutputType::Sparse);
        stepper.integrate().map_err(|error| {
            GameError::NotConverged(ConvergenceError {
                method: "DOP853",
                residual: f64::NAN,
                iterations: match error {
                    IntegrationError::MaxNumStepReached { n_step, .. } => n_step as usize,
                    _ => 0,
                },
                bracket: None,
            })
        })?;
        // The integrator's own last accepted step is the end point; its dense output is not read.
        match (stepper.x_out().last(), stepper.y_out().last()) {
            (Some(&end), Some(state)) if (end - x).abs() <= 1e-12 * x => Ok((state[0], state[1])),
            (end, _) => Err(GameError::NotConverged(ConvergenceError {
                method: "DOP853",
                residual: end.map_or(f64::NAN, |end| end - x),
                iterations: stepper.x_out().len(),
                bracket: None,
            })),
        }
    }
}

impl System<f64, SVector<f64, 2>> for Equation {
    fn system(&self, _x: f64, state: &SVector<f64, 2>, derivative: &mut SVector<f64, 2>) {
        derivative[0] = self.slope(state[0]);
        derivative[1] = 1.0 / self.output(state[0]);
    }
}
