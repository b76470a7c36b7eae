//! The one place that knows the integrator.

use ode_solvers::dop_shared::{IntegrationError, OutputType};
use ode_solvers::{DVector, Dop853, System};

use crate::GameError;

struct Autonomous<F>(F);

impl<F: Fn(&[f64], &mut [f64])> System<f64, DVector<f64>> for Autonomous<F> {
    fn system(&self, _at: f64, state: &DVector<f64>, derivative: &mut DVector<f64>) {
        (self.0)(state.as_slice(), derivative.as_mut_slice());
    }
}

/// Integrates an autonomous system over a length of at least zero by DOP853 and returns the state
/// at the integrator's own last accepted step, having checked that this is the end point (its
/// dense output extrapolates there).
pub(crate) fn integrate(
    derivative: impl Fn(&[f64], &mut [f64]),
    length: f64,
    start: &[f64],
    tolerance: f64,
) -> Result<Vec<f64>, GameError> {
    if length <= 0.0 {
        return Ok(start.to_vec());
    }
    let not_converged = |residual, iterations| GameError::NotConverged {
        method: "DOP853",
        residual,
        iterations,
    };
    let mut stepper = Dop853::new(
        Autonomous(derivative),
        0.0,
        length,
        length,
        DVector::from_column_slice(start),
        tolerance,
        tolerance
            * start
                .iter()
                .fold(1e-300, |largest: f64, value| largest.max(value.abs())),
    );
    stepper.set_output(OutputType::Sparse);
    stepper.integrate().map_err(|error| match error {
        IntegrationError::MaxNumStepReached { x, n_step } => {
            not_converged(length - x, n_step as usize)
        }
        IntegrationError::StepSizeUnderflow { x } | IntegrationError::StiffnessDetected { x } => {
            not_converged(length - x, 0)
        }
    })?;
    let steps = stepper.x_out().len();
    match (stepper.x_out().last(), stepper.y_out().last()) {
        (Some(&end), Some(state))
            if (end - length).abs() <= 1e-12 * length && state.iter().all(|v| v.is_finite()) =>
        {
            Ok(state.as_slice().to_vec())
        }
        (end, _) => Err(not_converged(end.map_or(length, |end| length - end), steps)),
    }
}
