//! Pictures that stay small: many points as a density, long lines by the extremes of their stretches.

use endodec_chart::{Colour, Heat, Mark, Points};

use crate::number::as_f64;

/// Points that are drawn one by one.
pub(crate) const MOST_POINTS: usize = 2_000;
/// Cells across and up of a density.
const CELLS: (usize, usize) = (96, 56);

/// A line whose stretches are told by their first, lowest, highest and last points, all points where these are few.
pub(crate) fn line(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    if points.len() <= MOST_POINTS {
        return points.to_vec();
    }
    let mut out = Vec::with_capacity(MOST_POINTS);
    for stretch in points.chunks(points.len().div_ceil(MOST_POINTS / 4)) {
        let mut kept = vec![0, stretch.len() - 1];
        let by = |pick: fn(f64, f64) -> bool| {
            let finite = (0..stretch.len()).filter(|&i| stretch[i].1.is_finite());
            finite.reduce(|best, i| {
                if pick(stretch[i].1, stretch[best].1) {
                    i
                } else {
                    best
                }
            })
        };
        kept.extend(by(|a, b| a < b));
        kept.extend(by(|a, b| a > b));
        kept.sort_unstable();
        kept.dedup();
        out.extend(kept.into_iter().map(|i| stretch[i]));
    }
    out
}

/// A band whose stretches are as wide as their widest point, all points where these are few.
pub(crate) fn band(points: &[(f64, f64, f64)]) -> Vec<(f64, f64, f64)> {
    if points.len() <= MOST_POINTS {
        return points.to_vec();
    }
    points
        .chunks(points.len().div_ceil(MOST_POINTS / 4))
        .map(|stretch| {
            let low = stretch.iter().map(|at| at.1).fold(f64::INFINITY, f64::min);
            let high = stretch
                .iter()
                .map(|at| at.2)
                .fold(f64::NEG_INFINITY, f64::max);
            (stretch[stretch.len() / 2].0, low, high)
        })
        .collect()
}

/// Every `k`-th of many things, the first and the last among them.
pub(crate) fn sampled<T: Clone>(items: &[T], most: usize) -> Vec<T> {
    if items.len() <= most {
        return items.to_vec();
    }
    let last = items.len() - 1;
    let steps = most.max(2) - 1;
    (0..=steps)
        .map(|i| items[i * last / steps].clone())
        .collect()
}

/// Points one by one, or the number of them in cells of the panel.
pub(crate) fn scatter(points: &[(f64, f64)], log: (bool, bool), size: f64) -> Mark {
    if points.len() <= MOST_POINTS {
        return Points {
            size,
            ..Points::new(points.iter().copied(), Colour::Black)
        }
        .into();
    }
    let x = edges(points.iter().map(|p| p.0), CELLS.0, log.0);
    let y = edges(points.iter().map(|p| p.1), CELLS.1, log.1);
    let mut counts = vec![0.0_f64; CELLS.0 * CELLS.1];
    for &(px, py) in points {
        if let (Some(column), Some(row)) = (cell(&x, px), cell(&y, py)) {
            counts[row * CELLS.0 + column] += 1.0;
        }
    }
    let most = counts.iter().copied().fold(1.0, f64::max);
    let values = counts.into_iter().map(|count| {
        if count > 0.0 {
            libm::log1p(count)
        } else {
            f64::NAN
        }
    });
    Heat {
        x,
        y,
        values: values.collect(),
        // A cell with a single point is seen, and lines are seen over the fullest.
        range: (-0.4 * libm::log1p(most), 1.5 * libm::log1p(most)),
        colour: Colour::Black,
        key: None,
    }
    .into()
}

/// What is said of how points are drawn.
pub(crate) fn dots(count: usize, noun: &str) -> String {
    let counted = crate::number::counted(count, noun);
    if count <= MOST_POINTS {
        format!("Dots: {counted}.")
    } else {
        format!("Grey: {counted}, darker where there are more.")
    }
}

fn edges(values: impl Iterator<Item = f64>, count: usize, log: bool) -> Vec<f64> {
    let scale = |v: f64| if log { libm::log(v) } else { v };
    let back = |v: f64| if log { libm::exp(v) } else { v };
    let finite = values.map(scale).filter(|v| v.is_finite());
    let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| {
        (low.min(v), high.max(v))
    });
    let room = 0.005 * (high - low).max(f64::MIN_POSITIVE);
    let (low, high) = (low - room, high + room);
    (0..=count)
        .map(|i| back(low + (high - low) * as_f64(i) / as_f64(count)))
        .collect()
}

fn cell(edges: &[f64], value: f64) -> Option<usize> {
    let after = edges.partition_point(|&edge| edge <= value);
    (after > 0 && after < edges.len()).then(|| after - 1)
}

#[cfg(test)]
mod tests {
    use endodec_chart::Mark;

    #[test]
    fn a_long_line_keeps_its_extremes_and_its_ends() {
        let points: Vec<(f64, f64)> = (0..100_000)
            .map(|i| {
                (
                    f64::from(i),
                    if i == 54_321 {
                        9.0
                    } else {
                        f64::from(i % 7) / 7.0
                    },
                )
            })
            .collect();
        let thin = super::line(&points);
        assert!(thin.len() <= super::MOST_POINTS);
        assert!(thin.contains(&(54_321.0, 9.0)));
        assert_eq!((thin[0], thin.last()), (points[0], points.last()));
        assert!(thin.windows(2).all(|pair| pair[1].0 > pair[0].0));
    }

    #[test]
    fn no_point_of_a_density_is_lost() {
        let points: Vec<(f64, f64)> = (1..=50_000)
            .map(|i| (f64::from(i), 1e-5 * f64::from(i) * f64::from(i)))
            .collect();
        let Mark::Heat(heat) = super::scatter(&points, (true, true), 3.0) else {
            unreachable!("more points than are drawn one by one");
        };
        let counted: f64 = heat
            .values
            .iter()
            .filter(|v| v.is_finite())
            .map(|v| libm::expm1(*v))
            .sum();
        assert!((counted - 50_000.0).abs() < 1e-6);
    }
}
