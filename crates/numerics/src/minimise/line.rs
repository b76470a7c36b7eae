//! Minimisation along a line without derivatives (golden section).

/// Steps after which the bracket is shorter than 10⁻¹⁰ of itself.
const STEPS: usize = 48;

/// Where `f` is least between `from` and `to`, if it falls from the one and rises to the other with one
/// minimum between; a local minimum otherwise. Stops early at a value that is `enough`.
///
/// The place is good to about the square root of the rounding of `f`, as all that compare values.
///
/// ```
/// use endodec_numerics::minimise::line;
/// let lowest = line::minimum(|x| (x - 0.3) * (x - 0.3), 0.0, 2.0, |_| false);
/// assert!((lowest - 0.3).abs() < 1e-7);
/// ```
#[must_use]
pub fn minimum(
    mut f: impl FnMut(f64) -> f64,
    from: f64,
    to: f64,
    enough: impl Fn(f64) -> bool,
) -> f64 {
    let ratio = 0.5 * (libm::sqrt(5.0) - 1.0);
    let (mut low, mut high) = (from, to);
    let mut left = high - ratio * (high - low);
    let mut right = low + ratio * (high - low);
    let (mut at_left, mut at_right) = (f(left), f(right));
    for _ in 0..STEPS {
        if enough(at_left) {
            return left;
        }
        if enough(at_right) {
            return right;
        }
        if at_left <= at_right {
            high = right;
            (right, at_right) = (left, at_left);
            left = high - ratio * (high - low);
            at_left = f(left);
        } else {
            low = left;
            (left, at_left) = (right, at_right);
            right = low + ratio * (high - low);
            at_right = f(right);
        }
    }
    if at_left <= at_right { left } else { right }
}
