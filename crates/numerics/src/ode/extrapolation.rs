//! Extrapolation of Gragg's midpoint rule, for a system of any number of equations.

use crate::ConvergenceError;

/// Columns of the extrapolation table at most: order 16.
const COLUMNS: usize = 8;
/// Steps tried, kept or not, after which the integration gives up.
const STEPS: usize = 20_000;
const SAFETY: f64 = 0.9;
const SMALLEST_FACTOR: f64 = 0.1;
const LARGEST_FACTOR: f64 = 4.0;

/// Integrates an autonomous system over a length of at least zero and returns the state at its end.
///
/// `derivative` writes the slopes at a state; `tolerance` bounds the error of a step relative to the state.
///
/// Extrapolation of Gragg's midpoint rule in h² (Bulirsch & Stoer 1966, doi:10.1007/BF02165234; Hairer, Nørsett &
/// Wanner 1993, section II.9). It needs no table of coefficients and no function but one root for the width of the next
/// step, which comes from libm: the library of DOP853 calls that of the platform and gives other last digits elsewhere.
/// Its values are the reference in the tests below.
///
/// # Errors
///
/// [`ConvergenceError`] if the steps become too small, as they do before a singularity, or too many.
///
/// ```
/// let decay = |y: &[f64], slope: &mut [f64]| slope[0] = -y[0];
/// let end = endodec_numerics::ode::extrapolation::integrate(decay, 2.0, &[1.0], 1e-13)?;
/// assert!((end[0] - libm::exp(-2.0)).abs() < 1e-13);
/// # Ok::<(), endodec_numerics::ConvergenceError>(())
/// ```
pub fn integrate(
    derivative: impl Fn(&[f64], &mut [f64]),
    length: f64,
    start: &[f64],
    tolerance: f64,
) -> Result<Vec<f64>, ConvergenceError> {
    let mut state = start.to_vec();
    if length <= 0.0 {
        return Ok(state);
    }
    let mut table = Table::new(start.len());
    let (mut reached, mut width) = (0.0, length);
    for step in 0..STEPS {
        let left = length - reached;
        let last = width >= 0.99 * left;
        let h = if last { left } else { width };
        let (columns, error) = table.extrapolate(&derivative, &state, h, tolerance);
        // A column more divides the error by about h², so its order names the root.
        let root = 1.0 / (2.0 * columns as f64 - 1.0);
        let factor = if error > 0.0 {
            SAFETY * libm::pow(error, -root)
        } else {
            LARGEST_FACTOR
        };
        let factor = if factor.is_finite() {
            factor.clamp(SMALLEST_FACTOR, LARGEST_FACTOR)
        } else {
            SMALLEST_FACTOR
        };
        if error <= 1.0 {
            state.copy_from_slice(table.best(columns));
            if last {
                return Ok(state);
            }
            reached += h;
            width = h * factor;
        } else {
            width = h * factor.min(0.5);
            if width <= 16.0 * f64::EPSILON * length {
                return Err(not_converged(left, step + 1));
            }
        }
    }
    Err(not_converged(length - reached, STEPS))
}

fn not_converged(residual: f64, iterations: usize) -> ConvergenceError {
    ConvergenceError::new("extrapolated midpoint rule", iterations, residual)
}

/// The last row of the extrapolation table, for every equation.
struct Table {
    /// T(j, 0) … T(j, j): the midpoint rule with 2(j + 1) substeps, extrapolated 0 to j times.
    row: Vec<Vec<f64>>,
    before: Vec<f64>,
    now: Vec<f64>,
    slope: Vec<f64>,
    first: Vec<f64>,
}

impl Table {
    fn new(equations: usize) -> Self {
        let room = || vec![0.0; equations];
        Self {
            row: vec![room(); COLUMNS],
            before: room(),
            now: room(),
            slope: room(),
            first: room(),
        }
    }

    /// The most extrapolated value of a table of so many columns.
    fn best(&self, columns: usize) -> &[f64] {
        &self.row[columns - 1]
    }

    /// Adds columns until the last changes nothing beyond the tolerance; their number, and that change in units of it.
    fn extrapolate(
        &mut self,
        derivative: &impl Fn(&[f64], &mut [f64]),
        start: &[f64],
        h: f64,
        tolerance: f64,
    ) -> (usize, f64) {
        derivative(start, &mut self.first);
        let largest = start.iter().fold(1e-300, |m: f64, y| m.max(y.abs()));
        let mut error = f64::INFINITY;
        for column in 0..COLUMNS {
            self.midpoint(derivative, start, h, 2 * (column + 1));
            error = self.add_row(column, tolerance, largest);
            // Two columns may agree by chance before the expansion has begun to hold.
            if error.is_nan() || (error <= 1.0 && column >= 3) {
                return (column + 1, error);
            }
        }
        (COLUMNS, error)
    }

    /// Gragg's rule over `h` in so many substeps, smoothed, into `now`.
    fn midpoint(
        &mut self,
        derivative: &impl Fn(&[f64], &mut [f64]),
        start: &[f64],
        h: f64,
        substeps: usize,
    ) {
        let width = h / substeps as f64;
        self.before.copy_from_slice(start);
        for ((now, y), slope) in self.now.iter_mut().zip(start).zip(&self.first) {
            *now = y + width * slope;
        }
        for _ in 1..substeps {
            derivative(&self.now, &mut self.slope);
            for ((before, now), slope) in self.before.iter_mut().zip(&mut self.now).zip(&self.slope)
            {
                let next = *before + 2.0 * width * slope;
                *before = *now;
                *now = next;
            }
        }
        derivative(&self.now, &mut self.slope);
        for ((before, now), slope) in self.before.iter().zip(&mut self.now).zip(&self.slope) {
            *now = 0.5 * (before + *now + width * slope);
        }
    }

    /// Extrapolates what `now` holds to width zero (Aitken and Neville); the change of the last column in units of
    /// the tolerance, the largest over the equations.
    fn add_row(&mut self, column: usize, tolerance: f64, largest: f64) -> f64 {
        let substeps = |j: usize| 2.0 * (j as f64 + 1.0);
        let mut error = 0.0_f64;
        for i in 0..self.now.len() {
            let mut value = self.now[i];
            let mut change = f64::INFINITY;
            for k in 1..=column {
                let ratio = substeps(column) / substeps(column - k);
                change = (value - self.row[k - 1][i]) / (ratio * ratio - 1.0);
                self.row[k - 1][i] = value;
                value += change;
            }
            self.row[column][i] = value;
            let scaled = change.abs() / (tolerance * value.abs().max(largest));
            // A maximum would lose what is not a number.
            if scaled.is_nan() {
                return f64::NAN;
            }
            error = error.max(scaled);
        }
        error
    }
}

#[cfg(test)]
mod tests {
    use super::integrate;
    use ode_solvers::dop_shared::OutputType;
    use ode_solvers::{DVector, Dop853, System};

    /// A pendulum, and the time: no closed form in elementary functions.
    fn pendulum(state: &[f64], slope: &mut [f64]) {
        slope[0] = state[1];
        slope[1] = -libm::sin(state[0]);
        slope[2] = 1.0;
    }

    struct Library;

    impl System<f64, DVector<f64>> for Library {
        fn system(&self, _: f64, state: &DVector<f64>, slope: &mut DVector<f64>) {
            pendulum(state.as_slice(), slope.as_mut_slice());
        }
    }

    #[test]
    fn the_library_of_dop853_comes_to_the_same_state() {
        let start = [2.0, 0.3, 0.0];
        for length in [0.1, 3.0, 25.0] {
            let ours = integrate(pendulum, length, &start, 1e-13).unwrap();
            let mut library = Dop853::new(
                Library,
                0.0,
                length,
                length,
                DVector::from_column_slice(&start),
                1e-13,
                1e-13,
            );
            library.set_output(OutputType::Sparse);
            library.integrate().unwrap();
            let theirs = library.y_out().last().unwrap();
            // Each allows 1e-13 a step, of which there are tens, and the pendulum stretches errors.
            for (ours, theirs) in ours.iter().zip(theirs.iter()) {
                assert!((ours - theirs).abs() < 1e-10, "{ours} {theirs} at {length}");
            }
        }
    }

    #[test]
    fn exponential_decay_keeps_its_relative_accuracy() {
        let end = integrate(|y, d| d[0] = -y[0], 20.0, &[1.0], 1e-13).unwrap()[0];
        // The tolerance follows the state down, since it is taken anew in each step.
        assert!((end / libm::exp(-20.0) - 1.0).abs() < 1e-11, "{end}");
    }

    #[test]
    fn a_blow_up_on_the_way_is_an_error() {
        assert!(integrate(|y, d| d[0] = y[0] * y[0], 2.0, &[1.0], 1e-12).is_err());
    }
}
