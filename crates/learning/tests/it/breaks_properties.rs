//! Breaks: theorems, on random data.

use endodec_learning::breaks::{
    BreakCovariance, BreakParams, BreakRegression, Errors, MinimumSegment,
};
use proptest::prelude::*;

/// Least squares by the normal equations in the plainest form, independent of the library's
/// factorisations.
fn ssr_by_normal_equations(columns: &[Vec<f64>], y: &[f64], from: usize, to: usize) -> f64 {
    let q = columns.len();
    let mut a: Vec<Vec<f64>> = (0..q)
        .map(|i| {
            let dot = |other: &[f64]| (from..to).map(|t| columns[i][t] * other[t]).sum::<f64>();
            columns.iter().map(|c| dot(c)).chain([dot(y)]).collect()
        })
        .collect();
    for i in 0..q {
        let pivot = (i..q)
            .max_by(|x, y| a[*x][i].abs().total_cmp(&a[*y][i].abs()))
            .unwrap();
        a.swap(i, pivot);
        for k in 0..q {
            if k != i {
                let factor = a[k][i] / a[i][i];
                let pivot = a[i].clone();
                for (below, above) in a[k].iter_mut().zip(&pivot) {
                    *below -= factor * above;
                }
            }
        }
    }
    (from..to)
        .map(|t| {
            let fitted: f64 = (0..q).map(|i| a[i][q] / a[i][i] * columns[i][t]).sum();
            (y[t] - fitted) * (y[t] - fitted)
        })
        .sum()
}

/// The least sum over all partitions with `m` breaks, by trying them all.
fn brute_force(
    n: usize,
    h: usize,
    m: usize,
    from: usize,
    segment: &dyn Fn(usize, usize) -> f64,
) -> f64 {
    if m == 0 {
        return segment(from, n);
    }
    (from + h..=n - m * h)
        .map(|b| segment(from, b) + brute_force(n, h, m - 1, b, segment))
        .fold(f64::INFINITY, f64::min)
}

fn sample() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    (12_usize..22).prop_flat_map(|n| {
        (
            prop::collection::vec(-5.0..5.0, n),
            prop::collection::vec(-5.0..5.0, n),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_programme_finds_what_trying_every_partition_finds((y, x) in sample()) {
        let h = 3;
        let model = BreakRegression::with_intercept(y.clone(), vec![x.clone()], MinimumSegment::Observations(h), 3).unwrap();
        let columns = [vec![1.0; y.len()], x];
        let segment = |from: usize, to: usize| ssr_by_normal_equations(&columns, &y, from, to);
        let scale: f64 = y.iter().map(|v| v * v).sum();
        for (m, partition) in model.partitions().unwrap().iter().enumerate() {
            let least = brute_force(y.len(), h, m, 0, &segment);
            // Normal equations on a near-constant regressor lose digits; the search must not.
            prop_assert!((partition.ssr - least).abs() < 1e-7 * scale, "{} {}", partition.ssr, least);
            let fitted = model.regimes(&partition.breaks, &BreakCovariance::HOMOSKEDASTIC).unwrap().ssr;
            prop_assert!((partition.ssr - fitted).abs() < 1e-9 * scale);
        }
    }

    #[test]
    fn any_number_of_regressors_will_do(
        y in prop::collection::vec(-5.0..5.0, 24),
        columns in prop::collection::vec(prop::collection::vec(-5.0..5.0, 24), 0..5),
    ) {
        let columns: Vec<Vec<f64>> = [vec![1.0; 24]].into_iter().chain(columns).collect();
        let model = BreakRegression::new(BreakParams {
            response: y.clone(),
            changing: columns.clone(),
            fixed: Vec::new(),
            minimum_segment: MinimumSegment::Observations(7),
            max_breaks: 2,
        }).unwrap();
        let segment = |from: usize, to: usize| ssr_by_normal_equations(&columns, &y, from, to);
        let scale: f64 = y.iter().map(|v| v * v).sum();
        for (m, partition) in model.partitions().unwrap().iter().enumerate() {
            let least = brute_force(24, 7, m, 0, &segment);
            prop_assert!((partition.ssr - least).abs() < 1e-7 * scale, "{} {}", partition.ssr, least);
        }
    }

    #[test]
    fn another_break_never_adds_to_the_sum_of_squares_where_a_regime_can_be_divided((y, x) in sample()) {
        let h = 3;
        let model = BreakRegression::with_intercept(y, vec![x], MinimumSegment::Observations(h), 5).unwrap();
        let partitions = model.partitions().unwrap();
        for (m, p) in partitions.windows(2).enumerate() {
            // Of m + 1 regimes one has at least 2h observations unless all have 2h − 1 or fewer.
            // Where none can be divided, one more break may well fit worse.
            if model.observations() > (m + 1) * (2 * h - 1) {
                prop_assert!(p[1].ssr <= p[0].ssr * (1.0 + 1e-12));
            }
        }
        for partition in &partitions {
            let ends = [0].into_iter().chain(partition.breaks.iter().copied()).chain([model.observations()]);
            let ends: Vec<usize> = ends.collect();
            prop_assert!(ends.windows(2).all(|w| w[1] - w[0] >= h));
        }
    }

    #[test]
    fn units_and_origins_do_not_move_breaks_or_tests(
        (y, x) in sample(), a in 0.001..1000.0_f64, b in -1e4..1e4_f64, c in 0.001..1000.0_f64, d in -1e4..1e4_f64,
    ) {
        let minimum = MinimumSegment::Observations(4);
        let model = BreakRegression::with_intercept(y.clone(), vec![x.clone()], minimum, 2).unwrap();
        let scaled = BreakRegression::with_intercept(
            y.iter().map(|v| a * v + b).collect(), vec![x.iter().map(|v| c * v + d).collect()], minimum, 2).unwrap();
        let (one, two) = (model.partitions().unwrap(), scaled.partitions().unwrap());
        for (p, r) in one.iter().zip(&two) {
            prop_assert!((p.ssr * a * a / r.ssr - 1.0).abs() < 1e-6, "{p:?} {r:?}");
            for covariance in [BreakCovariance::HOMOSKEDASTIC, BreakCovariance::WHITE] {
                let f = model.f_statistic(&p.breaks, &covariance).unwrap();
                let g = scaled.f_statistic(&p.breaks, &covariance).unwrap();
                prop_assert!((f - g).abs() <= 1e-5 * f.abs(), "{f} {g}");
                let (i, j) = (model.date_intervals(&p.breaks, &covariance, 0.9).unwrap(),
                    scaled.date_intervals(&p.breaks, &covariance, 0.9).unwrap());
                for (i, j) in i.iter().zip(&j) {
                    prop_assert!((i.unclipped[0] - j.unclipped[0]).abs() <= 1.0 + 1e-5 * i.unclipped[0].abs());
                }
            }
        }
    }

    #[test]
    fn time_run_backwards_has_the_breaks_mirrored((y, x) in sample()) {
        let minimum = MinimumSegment::Observations(3);
        let backwards = |v: &[f64]| v.iter().rev().copied().collect::<Vec<f64>>();
        let model = BreakRegression::with_intercept(y.clone(), vec![x.clone()], minimum, 3).unwrap();
        let mirror = BreakRegression::with_intercept(backwards(&y), vec![backwards(&x)], minimum, 3).unwrap();
        for (p, r) in model.partitions().unwrap().iter().zip(&mirror.partitions().unwrap()) {
            prop_assert!((p.ssr - r.ssr).abs() < 1e-9 * p.ssr.max(1.0));
        }
    }

    #[test]
    fn one_break_with_a_fixed_coefficient_is_the_best_of_all((y, x) in sample()) {
        // Brute force over the joint regression, whose columns are two intercepts and the
        // regressor.
        let n = y.len();
        let model = partial(&y, &x, 1);
        let least = (3..=n - 3)
            .map(|b| joint_ssr(&y, &x, &[b]))
            .fold(f64::INFINITY, f64::min);
        let found = model.partial_change().unwrap()[1].partition.ssr;
        prop_assert!((found - least).abs() <= 1e-8 * least.max(1.0), "{found} {least}");
    }

    #[test]
    fn breaks_with_a_fixed_coefficient_cannot_be_moved_to_advantage((y, x) in sample()) {
        let n = y.len();
        for found in partial(&y, &x, 2).partial_change().unwrap() {
            let breaks = &found.partition.breaks;
            let ssr = joint_ssr(&y, &x, breaks);
            prop_assert!((ssr - found.partition.ssr).abs() <= 1e-8 * ssr.max(1.0));
            for i in 0..breaks.len() {
                let from = if i == 0 { 0 } else { breaks[i - 1] };
                let to = breaks.get(i + 1).copied().unwrap_or(n);
                for place in from + 3..=to - 3 {
                    let mut other = breaks.clone();
                    other[i] = place;
                    prop_assert!(joint_ssr(&y, &x, &other) >= ssr - 1e-8 * ssr.max(1.0));
                }
            }
        }
    }

    #[test]
    fn the_homoskedastic_statistic_is_the_ratio_of_sums_of_squares((y, x) in sample()) {
        let n = y.len();
        let pure = BreakRegression::with_intercept(y.clone(), vec![x.clone()], MinimumSegment::Observations(4), 2).unwrap();
        let columns = [vec![1.0; n], x.clone()];
        let breaks = [5, n - 5];
        let ratio = |restricted: f64, free: f64, parameters: usize| {
            (n - parameters) as f64 / breaks.len() as f64 * (restricted - free) / free
        };
        let restricted = ssr_by_normal_equations(&columns, &y, 0, n);
        let free: f64 = [(0, 5), (5, n - 5), (n - 5, n)].iter().map(|w| ssr_by_normal_equations(&columns, &y, w.0, w.1)).sum();
        let got = pure.f_statistic(&breaks, &BreakCovariance::HOMOSKEDASTIC).unwrap();
        let want = ratio(restricted, free, 6);
        prop_assert!((got - want).abs() <= 1e-6 * want, "{got} {want}");
        let got = partial(&y, &x, 2).f_statistic(&breaks, &BreakCovariance::HOMOSKEDASTIC).unwrap();
        let want = ratio(restricted, joint_ssr(&y, &x, &breaks), 4);
        prop_assert!((got - want).abs() <= 1e-6 * want, "{got} {want}");
    }

    #[test]
    fn wide_levels_contain_narrow_ones((y, x) in sample(), break_at in 5_usize..7) {
        let model = BreakRegression::with_intercept(y, vec![x], MinimumSegment::Observations(4), 1).unwrap();
        for errors in [Errors::Homoskedastic, Errors::White] {
            let covariance = BreakCovariance { errors, ..BreakCovariance::BY_REGIME };
            let at = |level| model.date_intervals(&[break_at], &covariance, level).unwrap()[0];
            let (narrow, wide) = (at(0.8), at(0.95));
            prop_assert!(wide.unclipped[0] <= narrow.unclipped[0] && wide.unclipped[1] >= narrow.unclipped[1]);
            prop_assert!(narrow.lower <= break_at && narrow.upper >= break_at);
        }
    }
}

fn partial(y: &[f64], x: &[f64], max_breaks: usize) -> BreakRegression {
    BreakRegression::new(BreakParams {
        response: y.to_vec(),
        changing: vec![vec![1.0; y.len()]],
        fixed: vec![x.to_vec()],
        minimum_segment: MinimumSegment::Observations(3),
        max_breaks,
    })
    .unwrap()
}

fn joint_ssr(y: &[f64], x: &[f64], breaks: &[usize]) -> f64 {
    let n = y.len();
    let bounds: Vec<usize> = [0]
        .into_iter()
        .chain(breaks.iter().copied())
        .chain([n])
        .collect();
    let mut columns: Vec<Vec<f64>> = bounds
        .windows(2)
        .map(|w| {
            (0..n)
                .map(|t| f64::from(u8::from(t >= w[0] && t < w[1])))
                .collect()
        })
        .collect();
    columns.push(x.to_vec());
    ssr_by_normal_equations(&columns, y, 0, n)
}
