//! The memory series.

use endodec_learning::breaks::{
    BreakCovariance, BreakRegression, Criterion, MinimumSegment, Partition,
};
use nalgebra::{DMatrix, DVector};

use crate::data;

fn dram() -> Option<(Vec<f64>, Vec<f64>)> {
    let (quantity, price) = data::author_dram()?;
    Some((
        price.iter().map(|p| p.ln()).collect(),
        quantity.iter().map(|q| q.ln()).collect(),
    ))
}

#[test]
fn the_author_s_memory_regimes_are_his_at_his_dates_and_not_at_the_global_minimum() {
    let Some((price, quantity)) = dram() else {
        return;
    };
    let model =
        BreakRegression::with_intercept(price, vec![quantity], MinimumSegment::Fraction(0.15), 5)
            .unwrap();
    // 1984–94, 1995–2007, 2008–24: the numbers he prints, to their digits.
    let his = model
        .regimes(&[11, 24], &BreakCovariance::HOMOSKEDASTIC)
        .unwrap();
    let printed = [(0.3921, 0.0137), (1.1509, 0.0451), (0.3831, 0.0568)];
    for (regime, (slope, error)) in his.regimes.iter().zip(printed) {
        assert!((-regime.coefficients[1] - slope).abs() < 5e-5, "{regime:?}");
        assert!((regime.std_errors[1] - error).abs() < 5e-5, "{regime:?}");
    }
    let Partition { breaks, ssr } = model.partitions().unwrap()[2].clone();
    // Regimes start in 1997 and 2008.
    assert_eq!(breaks, [13, 24]);
    assert!(ssr < his.ssr);
}

#[test]
fn the_santa_fe_memory_series_breaks_once_in_1996() {
    let Some((quantity, price)) = data::santa_fe_dram() else {
        return;
    };
    let price: Vec<f64> = price.iter().map(|p| p.ln()).collect();
    let quantity: Vec<f64> = quantity.iter().map(|q| q.ln()).collect();
    let model =
        BreakRegression::with_intercept(price, vec![quantity], MinimumSegment::Fraction(0.15), 5)
            .unwrap();
    let partitions = model.partitions().unwrap();
    // 1996 is observation 26.
    for criterion in [Criterion::Bic, Criterion::Lwz, Criterion::Kt] {
        assert_eq!(
            model
                .select(&partitions, criterion)
                .unwrap()
                .unwrap()
                .breaks,
            [26]
        );
    }
    assert_eq!(
        model
            .sequential(&BreakCovariance::HOMOSKEDASTIC, 0.05)
            .unwrap()
            .breaks,
        [26]
    );
    // The published breaks of this series (about 1986, 1995, 1998) are of another model, see below.
    // The best three jumps are elsewhere.
    assert_eq!(partitions[3].breaks, [14, 19, 25]);
}

/// The breaks of "The predictive skill of technological experience curves" (Carnegie Institution,
/// github.com/carnegie/clab_experience_curve, doi:10.5281/zenodo.10823145, MIT): knots of a
/// continuous line, at least a doubling of output apart, in cumulative output before each year's.
/// Regressing on hinges at the study's knots gives its four learning rates, so that is its model.
#[test]
fn the_published_breaks_of_memory_are_knots_of_a_joined_line() {
    let Some((through, price)) = data::santa_fe_dram() else {
        return;
    };
    // Logarithms to base 10 of millions of Mbit; the first is the study's start, of which the output
    // before 1971 is part.
    let (start, knots) = (
        -2.168_832_446_932_043,
        [
            2.302_616_972_465_042_7,
            4.283_043_871_226_999,
            4.937_598_393_776_087,
        ],
    );
    let before_1971 = 10_f64.powf(start) - through[0];
    let x: Vec<f64> = through[..through.len() - 1]
        .iter()
        .map(|q| (q + before_1971).log10())
        .collect();
    let y = DVector::from_iterator(x.len(), price[1..].iter().map(|p| p.log10()));
    let hinges = DMatrix::from_fn(x.len(), 5, |i, j| match j {
        0 => 1.0,
        1 => x[i],
        _ => (x[i] - knots[j - 2]).max(0.0),
    });
    let coefficients = hinges.svd(true, true).solve(&y, 1e-12).unwrap();
    let mut slope = 0.0;
    for (j, printed) in [37.921_511, 26.779_234, 68.751_051, 42.297_986]
        .into_iter()
        .enumerate()
    {
        slope += coefficients[j + 1];
        let rate = 100.0 * (1.0 - 2_f64.powf(slope));
        assert!((rate - printed).abs() < 1e-6, "{rate} {printed}");
    }
    // Two years, 1996 and 1997, make up its third segment.
    let between = |x: &&f64| (knots[1]..knots[2]).contains(*x);
    assert_eq!(x.iter().filter(between).count(), 2);
}
