//! The classical method of order 4.

/// The state of `y′ = slope(t, y)` one step of width `h` after `(t, y)`.
///
/// ```
/// use endodec_numerics::ode::runge_kutta;
/// // The step is Taylor's series of the exponential up to h⁴.
/// let end = runge_kutta::step(|_, y| *y, 0.0, &[1.0], 0.1)[0];
/// assert!((end - (1.0 + 0.1 + 0.005 + 0.1 / 600.0 + 1e-4 / 24.0)).abs() < 1e-15);
/// ```
pub fn step<const N: usize>(
    slope: impl Fn(f64, &[f64; N]) -> [f64; N],
    t: f64,
    y: &[f64; N],
    h: f64,
) -> [f64; N] {
    let shifted = |k: &[f64; N], by: f64| std::array::from_fn(|i| y[i] + by * k[i]);
    let k1 = slope(t, y);
    let k2 = slope(t + 0.5 * h, &shifted(&k1, 0.5 * h));
    let k3 = slope(t + 0.5 * h, &shifted(&k2, 0.5 * h));
    let k4 = slope(t + h, &shifted(&k3, h));
    std::array::from_fn(|i| y[i] + h / 6.0 * (k1[i] + 2.0 * (k2[i] + k3[i]) + k4[i]))
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn halving_the_step_divides_the_error_by_sixteen() {
        // y′ = −2ty, y = e^{−t²}: the slope depends on time and state.
        let error = |steps: u32| {
            let h = 1.0 / f64::from(steps);
            let end = (0..steps).fold([1.0], |y, k| {
                step(|t, y| [-2.0 * t * y[0]], h * f64::from(k), &y, h)
            });
            (end[0] - libm::exp(-1.0)).abs()
        };
        let order = libm::log2(error(50) / error(100));
        assert!((order - 4.0).abs() < 0.1, "{order}");
    }
}
