//! The figures that design and paper give for the shipped series.

use endodec_learning::regimes::fit_regimes;
use endodec_learning::{Covariance, influence, regression, wright};

use crate::data;

/// Half a unit of the fourth printed digit.
const FOUR: f64 = 5e-5;

#[test]
fn the_authors_dram_panel_gives_its_known_regression() {
    let Some((quantity, cost)) = data::author_dram() else {
        return;
    };
    let fit = wright::fit(&quantity, &cost).unwrap();
    assert_eq!(fit.n, 41);
    assert!((fit.elasticity.value() - 0.7709).abs() < FOUR);
    assert!((fit.std_error - 0.0255).abs() < FOUR);
    assert!((fit.r_squared - 0.9591).abs() < FOUR);
    let interval = fit.interval(0.95).unwrap();
    assert!(interval.lower < fit.elasticity && fit.elasticity < interval.upper);
}

#[test]
fn the_authors_regimes_come_out_at_his_dates() {
    let Some((quantity, cost)) = data::author_dram() else {
        return;
    };
    let regimes = fit_regimes(&quantity, &cost, &[11, 24]).unwrap();
    let expected = [
        (0.3921, 0.0137, 11),
        (1.1509, 0.0451, 13),
        (0.3831, 0.0568, 17),
    ];
    for (regime, (alpha, se, n)) in regimes.iter().zip(expected) {
        assert_eq!(regime.fit.n, n);
        assert!((regime.fit.elasticity.value() - alpha).abs() < FOUR);
        assert!(
            (regime.fit.std_error - se).abs() < FOUR,
            "{}",
            regime.fit.std_error
        );
    }
}

/// The nine rows of v1 Table 2 and v2 Table 6 in their printed logarithms; the first row prints
/// cumulative output only as "<0.001".
#[test]
fn the_nine_printed_rows_give_neither_22_nor_66() {
    let quantity = [-11.51, -5.81, -2.30, 0.69, 2.83, 4.55, 5.99, 7.24, 8.07].map(f64::exp);
    let cost = [13.68, 11.51, 10.31, 7.09, 4.50, 2.30, 1.16, 1.03, 0.69].map(f64::exp);
    let fit = wright::fit(&quantity, &cost).unwrap();
    assert!((fit.elasticity.value() - 0.747).abs() < 5e-4);
    assert!((fit.std_error - 0.0625).abs() < FOUR);
    assert!((fit.r_squared - 0.953).abs() < 5e-4);
}

#[test]
fn solar_modules_have_an_elasticity_of_37() {
    let columns = data::columns(
        "solar_pv.csv",
        "cumulative_capacity_mw",
        "module_price_usd2019_per_w",
    );
    let Some((quantity, cost)) = columns else {
        return;
    };
    let fit = wright::fit(&quantity, &cost).unwrap();
    assert!((fit.elasticity.value() - 0.370).abs() < 5e-4);
    assert!((fit.std_error - 0.010).abs() < 5e-4);
    // A learning rate of 22.6 %: the paper's "elasticity" of .23.
    assert!((fit.learning_rate().value() - 0.226).abs() < 5e-4);
}

#[test]
fn santa_fe_dram_has_an_elasticity_of_704() {
    let Some((quantity, cost)) = data::santa_fe_dram() else {
        return;
    };
    let fit = wright::fit(&quantity, &cost).unwrap();
    assert_eq!(fit.n, 37);
    assert!((fit.elasticity.value() - 0.704).abs() < 5e-4);
}

/// The fit by its textbook formulas, without the library behind it.
#[test]
fn the_regression_agrees_with_the_textbook_formulas() {
    let Some((quantity, cost)) = data::author_dram() else {
        return;
    };
    let x: Vec<f64> = quantity.iter().map(|q| q.ln()).collect();
    let y: Vec<f64> = cost.iter().map(|c| c.ln()).collect();
    let n = x.len() as f64;
    let (mx, my) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let sxx: f64 = x.iter().map(|v| (v - mx).powi(2)).sum();
    let sxy: f64 = x.iter().zip(&y).map(|(a, b)| (a - mx) * (b - my)).sum();
    let syy: f64 = y.iter().map(|v| (v - my).powi(2)).sum();
    let (slope, ssr) = (sxy / sxx, syy - sxy * sxy / sxx);
    let s2 = ssr / (n - 2.0);
    let fit = regression::regress(&x, &y, Covariance::Classical).unwrap();
    // Rounding only: 41 terms, condition number of the centred design 1.
    let close = |a: f64, b: f64| (a / b - 1.0).abs() < 1e-12;
    assert!(close(fit.slope.estimate, slope));
    assert!(close(fit.intercept.estimate, my - slope * mx));
    assert!(close(fit.slope.std_error, (s2 / sxx).sqrt()));
    assert!(close(
        fit.intercept.std_error,
        (s2 * (1.0 / n + mx * mx / sxx)).sqrt()
    ));
    assert!(close(fit.r_squared, 1.0 - ssr / syy));
    assert!(close(fit.residual_std_error, s2.sqrt()));
}

#[test]
fn windows_and_omissions_are_fits_of_their_own_observations() {
    let Some((quantity, cost)) = data::author_dram() else {
        return;
    };
    // A rotation rounds in another order than the regression: a few units in the last place, more in
    // the error of a window that the line fits closely.
    let same = |part: influence::PartFit, refit: &wright::WrightFit| {
        let near = |a: f64, b: f64| (a / b - 1.0).abs() < 1e-11;
        assert!(near(part.elasticity.value(), refit.elasticity.value()));
        assert!(near(part.std_error, refit.std_error), "{part:?}");
        assert!(near(part.r_squared, refit.r_squared));
        assert_eq!(part.n, refit.n);
    };
    let refit =
        |from: usize, to: usize| wright::fit(&quantity[from - 1..to], &cost[from - 1..to]).unwrap();
    let expanding = influence::expanding_windows(&quantity, &cost, 5).unwrap();
    assert_eq!(expanding.len(), 37);
    for window in expanding {
        same(window.fit, &refit(1, window.to));
    }
    for width in [3, 13, 20, 21, 40, 41] {
        let rolling = influence::rolling_windows(&quantity, &cost, width).unwrap();
        assert_eq!(rolling.len(), 42 - width);
        for (i, window) in rolling.iter().enumerate() {
            assert_eq!((window.from, window.to), (i + 1, i + width));
            same(window.fit, &refit(window.from, window.to));
        }
    }
    for (i, without) in influence::leave_one_out(&quantity, &cost)
        .unwrap()
        .iter()
        .enumerate()
    {
        let others = |v: &[f64]| [&v[..i], &v[i + 1..]].concat();
        assert_eq!(without.omitted, i + 1);
        same(
            without.fit,
            &wright::fit(&others(&quantity), &others(&cost)).unwrap(),
        );
    }
}
