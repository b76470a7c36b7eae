//! One real root between two points of opposite sign.

use crate::error::AdoptionError;

const MAX_ITERATIONS: usize = 200;

/// Root of `f` in `[lo, hi]` by Chandrupatla's method: inverse quadratic steps where they are safe, bisection elsewhere.
///
/// Stops when the bracket is two ulps wide (or `f` is exactly zero), so the answer is as good as `f` itself.
///
/// # Errors
/// [`AdoptionError::NotConverged`] if `f` has the same sign at both ends or is NaN in between.
///
/// # References
/// Chandrupatla, T. R. (1997), Advances in Engineering Software 28(3), 145–149, doi:10.1016/S0965-9978(96)00051-8.
pub(crate) fn bracketed(
    what: &'static str,
    mut f: impl FnMut(f64) -> f64,
    lo: f64,
    hi: f64,
) -> Result<f64, AdoptionError> {
    let (mut a, mut b) = (lo, hi);
    let (mut fa, mut fb) = (f(a), f(b));
    if fa == 0.0 {
        return Ok(a);
    }
    if fb == 0.0 {
        return Ok(b);
    }
    if fa.is_nan() || fb.is_nan() || (fa > 0.0) == (fb > 0.0) {
        let residual = if fa.abs() < fb.abs() { fa } else { fb };
        return Err(AdoptionError::NotConverged {
            what,
            iterations: 0,
            residual,
        });
    }
    let mut t = 0.5;
    for iterations in 1..=MAX_ITERATIONS {
        let x = a + t * (b - a);
        let fx = f(x);
        if fx.is_nan() {
            return Err(AdoptionError::NotConverged {
                what,
                iterations,
                residual: fx,
            });
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
            return Ok(best);
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
    Err(AdoptionError::NotConverged {
        what,
        iterations: MAX_ITERATIONS,
        residual: fa,
    })
}

#[cfg(test)]
mod tests {
    use super::bracketed;

    #[test]
    fn finds_roots_of_flat_and_steep_functions() {
        let cube = bracketed("cube", |x| x * x * x - 2.0, 0.0, 10.0).unwrap();
        assert!((cube - libm::cbrt(2.0)).abs() < 1e-15);
        let flat = bracketed("flat", |x| libm::exp(-40.0 * x) - 1e-12, 0.0, 5.0).unwrap();
        assert!((flat - libm::log(1e12) / 40.0).abs() < 1e-13);
        assert!(bracketed("none", |x| x * x + 1.0, -1.0, 1.0).is_err());
    }
}
