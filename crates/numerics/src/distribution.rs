//! Tail probabilities and quantiles of the normal, Student, χ² and F distributions.
//!
//! The only file that names `statrs`. Quantiles of Student and χ² start from the library's and are
//! polished by Newton steps on its own distribution function, so that quantile and tail agree to
//! rounding.

use statrs::distribution::{ChiSquared, Continuous, ContinuousCDF, StudentsT};
use statrs::function::beta::beta_reg;

use crate::ParameterError;
use crate::parameter::{non_negative, require};

fn freedom(given: f64) -> ParameterError {
    ParameterError {
        name: "degrees of freedom",
        requirement: "above 0",
        given,
    }
}

fn student(df: f64) -> Result<StudentsT, ParameterError> {
    StudentsT::new(0.0, 1.0, df).map_err(|_| freedom(df))
}

/// `P(T ≤ t)` for Student's t with `df` degrees of freedom.
///
/// # Errors
///
/// [`ParameterError`] unless `df` is above zero.
pub fn student_cdf(t: f64, df: f64) -> Result<f64, ParameterError> {
    let dist = student(df)?;
    Ok(if t.is_infinite() {
        if t > 0.0 { 1.0 } else { 0.0 }
    } else if t > 0.0 {
        1.0 - dist.cdf(-t)
    } else {
        dist.cdf(t)
    })
}

/// Two-sided p-value `P(|T| ≥ |t|)`; 0 for an infinite t.
///
/// # Errors
///
/// [`ParameterError`] unless `df` is above zero.
pub fn student_two_sided(t: f64, df: f64) -> Result<f64, ParameterError> {
    Ok(2.0 * student_cdf(-t.abs(), df)?)
}

/// Quantile of Student's t, `p` strictly between 0 and 1.
///
/// # Errors
///
/// [`ParameterError`] unless `df` is above zero.
pub fn student_quantile(p: f64, df: f64) -> Result<f64, ParameterError> {
    let dist = student(df)?;
    let lower = p.min(1.0 - p);
    if lower >= 0.5 {
        return Ok(0.0);
    }
    let start = dist.inverse_cdf(lower);
    let t = polish(start, lower, |t| dist.cdf(t), |t| dist.pdf(t));
    Ok(if p < 0.5 { t } else { -t })
}

/// `P(Z ≤ z)` for the standard normal.
#[must_use]
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z / core::f64::consts::SQRT_2)
}

/// Quantile of the standard normal; ±∞ at 0 and 1.
///
/// A rational start (Abramowitz and Stegun 26.2.23, good to 4.5e−4) and two steps of Halley's method on the complementary
/// error function, which leave 1e−15. Of libm alone, so that draws have the same bits on every platform.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let lower = p.min(1.0 - p);
    let t = (-2.0 * libm::log(lower)).sqrt();
    let mut x = (2.515_517 + t * (0.802_853 + t * 0.010_328))
        / (1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308)))
        - t;
    for _ in 0..2 {
        let error = 0.5 * libm::erfc(-x * core::f64::consts::FRAC_1_SQRT_2) - lower;
        let newton = error * libm::exp(0.5 * x * x) * 2.506_628_274_631_000_7;
        // Below 1e−308 the exponential overflows, and the start is what there is.
        if newton.is_finite() {
            x -= newton / (1.0 + 0.5 * x * newton);
        }
    }
    if p < 0.5 { x } else { -x }
}

/// `P(χ² ≥ x)` with `df` degrees of freedom.
///
/// # Errors
///
/// [`ParameterError`] unless `df` is above zero.
pub fn chi_squared_tail(x: f64, df: f64) -> Result<f64, ParameterError> {
    let dist = ChiSquared::new(df).map_err(|_| freedom(df))?;
    Ok(dist.sf(x))
}

/// Quantile of χ² with `df` degrees of freedom, `p` strictly between 0 and 1.
///
/// # Errors
///
/// [`ParameterError`] unless `df` is above zero.
pub fn chi_squared_quantile(p: f64, df: f64) -> Result<f64, ParameterError> {
    let dist = ChiSquared::new(df).map_err(|_| freedom(df))?;
    let start = dist.inverse_cdf(p);
    Ok(polish(start, p, |x| dist.cdf(x), |x| dist.pdf(x)))
}

/// `P(F ≥ x)` with `df1` and `df2` degrees of freedom, for `x ≥ 0`; 0 for an infinite one.
///
/// # Errors
///
/// [`ParameterError`] unless both degrees of freedom are above zero and `x` is not below it.
pub fn f_tail(x: f64, df1: f64, df2: f64) -> Result<f64, ParameterError> {
    for df in [df1, df2] {
        require("degrees of freedom", df, "above 0", df > 0.0)?;
    }
    if x.is_infinite() && x > 0.0 {
        return Ok(0.0);
    }
    non_negative("F", x)?;
    Ok(beta_reg(0.5 * df2, 0.5 * df1, df2 / (df2 + df1 * x)))
}

/// Two Newton steps on `cdf(t) = p`, kept only while they are finite and bring the two closer.
fn polish(start: f64, p: f64, cdf: impl Fn(f64) -> f64, pdf: impl Fn(f64) -> f64) -> f64 {
    let mut t = start;
    for _ in 0..2 {
        let miss = cdf(t) - p;
        let next = t - miss / pdf(t);
        if next.is_finite() && (cdf(next) - p).abs() < miss.abs() {
            t = next;
        }
    }
    t
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Quantiles with closed forms: t(1) is Cauchy, t(2) is algebraic.
    #[test]
    fn student_quantiles_meet_their_closed_forms() {
        for p in [0.001, 0.025, 0.2, 0.7, 0.995] {
            let cauchy = libm::tan(core::f64::consts::PI * (p - 0.5));
            let two = (2.0 * p - 1.0) / libm::sqrt(2.0 * p * (1.0 - p));
            assert!((student_quantile(p, 1.0).unwrap() / cauchy - 1.0).abs() < 1e-12);
            assert!((student_quantile(p, 2.0).unwrap() / two - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn normal_quantiles_are_those_of_thirty_digits() {
        // mpmath 1.4.1: sqrt(2)*erfinv(2p − 1) at 30 digits.
        for (p, expected) in [
            (0.975, 1.959_963_984_540_054_2),
            (0.9, 1.281_551_565_544_600_5),
            (0.6, 0.253_347_103_135_799_8),
            (1e-3, -3.090_232_306_167_813_5),
            (1e-10, -6.361_340_902_404_056),
        ] {
            let x = normal_quantile(p);
            assert!(
                (x - expected).abs() < 2e-15 * expected.abs().max(1.0),
                "{p}: {x}"
            );
        }
        for k in 1..2_000 {
            let p = f64::from(k) / 4_000.0;
            let back = 0.5 * libm::erfc(-normal_quantile(p) * core::f64::consts::FRAC_1_SQRT_2);
            assert!((back / p - 1.0).abs() < 1e-14, "{p}: {back}");
            assert!((normal_quantile(p) + normal_quantile(1.0 - p)).abs() < 1e-12);
        }
    }

    #[test]
    fn normal_quantiles_rise_to_the_ends() {
        assert!(normal_quantile(0.0) < f64::MIN);
        assert!(normal_quantile(1.0) > f64::MAX);
        let rising = [
            f64::MIN_POSITIVE * f64::EPSILON,
            1e-310,
            1e-300,
            1e-16,
            0.1,
            0.5,
            0.9,
        ];
        let values = rising.map(normal_quantile);
        assert!(
            values.windows(2).all(|pair| pair[0] < pair[1]),
            "{values:?}"
        );
        assert!(values[0] > -39.0);
    }

    /// F(2, d) is algebraic, and F(1, d) is the square of t(d).
    #[test]
    fn f_tails_meet_their_closed_forms() {
        for (x, df) in [(0.1, 3.0), (2.5, 7.0), (40.0, 37.0), (900.0, 12.0)] {
            let two = libm::pow(1.0 + 2.0 * x / df, -0.5 * df);
            assert!((f_tail(x, 2.0, df).unwrap() / two - 1.0).abs() < 1e-12);
            let one = student_two_sided(libm::sqrt(x), df).unwrap();
            assert!((f_tail(x, 1.0, df).unwrap() / one - 1.0).abs() < 1e-10);
        }
    }

    #[test]
    fn chi_squared_quantiles_invert_the_tail() {
        for df in [1.0, 3.0, 12.0, 200.0] {
            for p in [0.005, 0.025, 0.5, 0.975, 0.995] {
                let tail = chi_squared_tail(chi_squared_quantile(p, df).unwrap(), df).unwrap();
                assert!((tail - (1.0 - p)).abs() < 1e-13, "{df} {p}");
            }
        }
    }

    #[test]
    fn chi_squared_with_two_degrees_is_exponential() {
        for x in [0.1, 2.0, 30.0, 150.0] {
            let tail = chi_squared_tail(x, 2.0).unwrap();
            assert!((tail / libm::exp(-0.5 * x) - 1.0).abs() < 1e-12);
        }
    }
}
