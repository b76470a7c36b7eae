//! One real root between two points.
//!
//! [`bisect`] halves a bracket until its ends are neighbouring numbers: as many evaluations as
//! there are bits, and an answer that rounding cannot move. [`bracketed`] is Chandrupatla's method:
//! a tenth of the evaluations for a smooth function.

use std::convert::Infallible;

use crate::ConvergenceError;

const MAX_ITERATIONS: usize = 200;

/// The two ends of an interval in which a condition changes.
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Bracket {
    /// The end at which the condition holds.
    pub low: f64,
    /// The end at which it does not.
    pub high: f64,
}

impl Bracket {
    /// The middle, `(low + high)/2`.
    #[must_use]
    pub fn middle(self) -> f64 {
        0.5 * (self.low + self.high)
    }
}

/// A root and how it was found.
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Root {
    /// Where the function vanishes.
    pub x: f64,
    /// What is left of it there.
    pub residual: f64,
    /// Evaluations inside the bracket.
    pub iterations: usize,
}

/// Halves `[low, high]` until its ends are neighbouring numbers; `below` is true left of the root.
///
/// The ends themselves are not evaluated: that `below` holds at `low` and not at `high` is the
/// caller's knowledge. Where it changes more than once, one change is found.
///
/// ```
/// let root = endodec_numerics::root::bisect(0.0, 2.0, |x| x * x < 2.0);
/// // Neighbours: the square root of two lies between them.
/// assert_eq!(root.low.next_up(), root.high);
/// assert_eq!(root.high, 2_f64.sqrt());
/// ```
pub fn bisect(low: f64, high: f64, mut below: impl FnMut(f64) -> bool) -> Bracket {
    let Ok(bracket) = try_bisect::<Infallible>(low, high, |x| Ok(below(x)));
    bracket
}

/// As [`bisect`], for a condition that can fail to have an answer.
///
/// # Errors
///
/// The first error of `below`.
pub fn try_bisect<E>(
    low: f64,
    high: f64,
    mut below: impl FnMut(f64) -> Result<bool, E>,
) -> Result<Bracket, E> {
    let mut bracket = Bracket { low, high };
    loop {
        let middle = bracket.middle();
        // False of what is not a number, too.
        if !(middle > bracket.low && middle < bracket.high) {
            return Ok(bracket);
        }
        if below(middle)? {
            bracket.low = middle;
        } else {
            bracket.high = middle;
        }
    }
}

/// Root of `f` in `[low, high]` by Chandrupatla's method: inverse quadratic steps where they are safe, bisection elsewhere.
///
/// Stops when the bracket is two ulps wide (or `f` is exactly zero), so the answer is as good as `f` itself. `what` names
/// the search in an error.
///
/// # Errors
/// [`ConvergenceError`], with the bracket, if `f` has the same sign at both ends or is NaN in between.
///
/// # References
/// Chandrupatla, T. R. (1997), Advances in Engineering Software 28(3), 145–149, doi:10.1016/S0965-9978(96)00051-8.
pub fn bracketed(
    what: &'static str,
    mut f: impl FnMut(f64) -> f64,
    low: f64,
    high: f64,
) -> Result<Root, ConvergenceError> {
    let failed = |iterations, residual| ConvergenceError {
        method: what,
        iterations,
        residual,
        bracket: Some((low, high)),
    };
    let found = |(x, residual), iterations| {
        Ok(Root {
            x,
            residual,
            iterations,
        })
    };
    let (mut a, mut b) = (low, high);
    let (mut fa, mut fb) = (f(a), f(b));
    if fa == 0.0 {
        return found((a, fa), 0);
    }
    if fb == 0.0 {
        return found((b, fb), 0);
    }
    if fa.is_nan() || fb.is_nan() || (fa > 0.0) == (fb > 0.0) {
        return Err(failed(0, if fa.abs() < fb.abs() { fa } else { fb }));
    }
    let mut t = 0.5;
    for iterations in 1..=MAX_ITERATIONS {
        let x = a + t * (b - a);
        let fx = f(x);
        if fx.is_nan() {
            return Err(failed(iterations, fx));
        }
        let (c, fc);
        if (fx > 0.0) == (fa > 0.0) {
            (c, fc) = (a, fa);
        } else {
            (c, fc) = (b, fb);
            (b, fb) = (a, fa);
        }
        (a, fa) = (x, fx);
        let (best, fbest) = if fa.abs() < fb.abs() {
            (a, fa)
        } else {
            (b, fb)
        };
        let tolerance = 2.0 * f64::EPSILON * best.abs() + f64::MIN_POSITIVE;
        let relative = tolerance / (b - a).abs();
        if fbest == 0.0 || relative > 0.5 {
            return found((best, fbest), iterations);
        }
        let xi = (a - b) / (c - b);
        let phi = (fa - fb) / (fc - fb);
        let quadratic = phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi;
        t = if quadratic {
            fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        } else {
            0.5
        };
        t = t.clamp(relative, 1.0 - relative);
    }
    Err(failed(MAX_ITERATIONS, fa))
}

#[cfg(test)]
mod tests {
    use super::{bisect, bracketed, try_bisect};

    #[test]
    fn finds_roots_of_flat_and_steep_functions() {
        let cube = bracketed("cube", |x| x * x * x - 2.0, 0.0, 10.0).unwrap();
        assert!((cube.x - libm::cbrt(2.0)).abs() < 1e-15);
        let flat = bracketed("flat", |x| libm::exp(-40.0 * x) - 1e-12, 0.0, 5.0).unwrap();
        assert!((flat.x - libm::log(1e12) / 40.0).abs() < 1e-13);
    }

    #[test]
    fn a_bracket_without_a_change_of_sign_is_named_in_the_error() {
        let error = bracketed("the square", |x| x * x + 1.0, -1.0, 2.0).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the square did not converge in 0 iterations (residual 2e0, between -1 and 2)"
        );
    }

    #[test]
    fn both_methods_find_the_same_root() {
        let f = |x: f64| libm::cos(x) - x;
        let halved = bisect(0.0, 1.0, |x| f(x) > 0.0);
        let found = bracketed("the fixed point of the cosine", f, 0.0, 1.0).unwrap();
        assert!((found.x - halved.high).abs() <= 4.0 * f64::EPSILON);
        assert!(found.iterations < 15);
    }

    #[test]
    fn a_root_next_to_zero_is_found_to_its_last_bit() {
        let root = bisect(0.0, 1.0, |x| x < 3e-300);
        assert!(root.low < 3e-300 && root.low.next_up() >= root.high);
    }

    #[test]
    fn a_bracket_that_is_no_interval_is_returned_as_it_is() {
        let root = bisect(f64::NAN, 1.0, |_| true);
        assert!(root.low.is_nan());
        assert!(
            bisect(f64::NEG_INFINITY, f64::INFINITY, |_| true)
                .middle()
                .is_nan()
        );
    }

    #[test]
    fn the_first_error_of_the_condition_ends_the_search() {
        let mut asked = 0;
        let result = try_bisect(0.0, 1.0, |_| {
            asked += 1;
            Err::<bool, _>("no answer")
        });
        assert_eq!((result, asked), (Err("no answer"), 1));
    }
}
