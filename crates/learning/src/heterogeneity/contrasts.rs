//! The estimates as independent contrasts, in which every likelihood of τ² is a sum.
//!
//! Contrasts of estimates `yᵢ` of variance `vᵢ + τ²` can be chosen independent, of mean zero and
//! variance `λⱼ + τ²`, where the `λⱼ` lie between neighbouring `vᵢ` and solve
//!
//! ```text
//! Σᵢ 1/(vᵢ − λ) = 0,   cⱼ = (Σᵢ yᵢ/(vᵢ − λⱼ))² / Σᵢ 1/(vᵢ − λⱼ)²
//! ```
//!
//! with `cⱼ` the square of the contrast. Equal variances give contrasts of that variance, whose
//! squares add up to the spread of their estimates. Then Cochran's Q of weights `1/(vᵢ + τ²)` is
//! `Σ cⱼ/(λⱼ + τ²)`, and nothing else of the estimates matters to τ².

use endodec_numerics::root::bracketed;

use crate::LearningError;

/// Contrasts of one variance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Contrast {
    /// λ.
    pub(super) variance: f64,
    /// Sum of the squares of the contrasts.
    pub(super) square: f64,
    /// How many there are.
    pub(super) count: f64,
}

/// Estimates of one variance.
struct Group {
    variance: f64,
    count: f64,
    mean: f64,
    spread: f64,
}

/// The contrasts of at least two estimates, in ascending order of their variances.
pub(super) fn contrasts(
    estimates: &[f64],
    variances: &[f64],
) -> Result<Vec<Contrast>, LearningError> {
    let groups = groups(estimates, variances);
    let mut found = Vec::with_capacity(2 * groups.len());
    for (i, group) in groups.iter().enumerate() {
        if group.count > 1.0 {
            found.push(Contrast {
                variance: group.variance,
                square: group.spread,
                count: group.count - 1.0,
            });
        }
        if i + 1 < groups.len() {
            found.push(between(&groups, i)?);
        }
    }
    Ok(found)
}

fn groups(estimates: &[f64], variances: &[f64]) -> Vec<Group> {
    // About the mean of the precise ones: what is left of the sums below is then small too.
    let weight: f64 = variances.iter().map(|v| 1.0 / v).sum();
    let centre = estimates
        .iter()
        .zip(variances)
        .map(|(y, v)| y / v)
        .sum::<f64>()
        / weight;
    let mut sorted: Vec<(f64, f64)> = variances
        .iter()
        .zip(estimates)
        .map(|(&v, y)| (v, y - centre))
        .collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    sorted
        .chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq())
        .map(|equal| {
            let count = equal.len() as f64;
            let mean = equal.iter().map(|(_, y)| y).sum::<f64>() / count;
            Group {
                variance: equal[0].0,
                count,
                mean,
                spread: equal.iter().map(|(_, y)| (y - mean) * (y - mean)).sum(),
            }
        })
        .collect()
}

/// The contrast whose variance lies between groups `i` and `i + 1`.
fn between(groups: &[Group], i: usize) -> Result<Contrast, LearningError> {
    let gap = groups[i + 1].variance - groups[i].variance;
    let sums = |origin: f64, offset: f64| {
        groups.iter().fold((0.0, 0.0, 0.0), |(s, slope, pull), g| {
            let away = 1.0 / ((g.variance - origin) - offset);
            let weight = g.count * away;
            (s + weight, slope + weight * away, pull + weight * g.mean)
        })
    };
    // The distance from the nearer of the two is the unknown, so that no digit of it is lost.
    let (middle, ..) = sums(groups[i].variance, 0.5 * gap);
    let from_left = middle > 0.0;
    let (origin, low, high) = if from_left {
        (groups[i].variance, 0.0, 0.5 * gap)
    } else {
        (groups[i + 1].variance, -0.5 * gap, 0.0)
    };
    // Multiplied by the distances from both the sum has no poles.
    let others = || {
        let of = groups.iter().enumerate();
        of.filter(|(j, _)| *j != i && *j != i + 1).map(|(_, g)| g)
    };
    let flat = |offset: f64| {
        let (left, right) = if from_left {
            (offset, gap - offset)
        } else {
            (gap + offset, -offset)
        };
        let rest: f64 = others()
            .map(|g| g.count / ((g.variance - origin) - offset))
            .sum();
        groups[i + 1].count * left - groups[i].count * right + left * right * rest
    };
    let offset = bracketed("the variance of a contrast", flat, low, high)?.x;
    let (_, slope, pull) = sums(origin, offset);
    Ok(Contrast {
        variance: origin + offset,
        square: pull * pull / slope,
        count: 1.0,
    })
}

#[cfg(test)]
mod tests {
    use super::contrasts;

    /// Q is the same sum over contrasts as over estimates, whatever τ² is.
    #[test]
    fn contrasts_hold_all_that_q_does() {
        let y = [0.21, 0.20, 0.22, 1.60, 0.4, 0.1];
        let v = [1.6e-5, 2.5e-5, 1e-4, 0.09, 0.09, 1e-4];
        for t in [0.0, 1e-6, 1e-3, 0.3, 50.0] {
            let w: Vec<f64> = v.iter().map(|v| 1.0 / (v + t)).collect();
            let sum: f64 = w.iter().sum();
            let mean = w.iter().zip(y).map(|(w, y)| w * y).sum::<f64>() / sum;
            let q: f64 = w
                .iter()
                .zip(y)
                .map(|(w, y)| w * (y - mean) * (y - mean))
                .sum();
            let found = contrasts(&y, &v).unwrap();
            let again: f64 = found.iter().map(|c| c.square / (c.variance + t)).sum();
            assert!((again / q - 1.0).abs() < 1e-13, "{t}: {again} {q}");
            let logs: f64 = found
                .iter()
                .map(|c| c.count * libm::log(c.variance + t))
                .sum::<f64>();
            let determinant =
                w.iter().map(|w| -libm::log(*w)).sum::<f64>() + libm::log(sum) - libm::log(6.0);
            assert!((logs - determinant).abs() < 1e-12, "{t}");
        }
    }
}
