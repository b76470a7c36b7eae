//! The memory series.

use endodec_learning::breaks::{
    BreakCovariance, BreakRegression, Criterion, MinimumSegment, Partition,
};

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
    // The published breaks of this series (about 1986, 1995, 1998) are of segments that join, and
    // 1995–98 is shorter than fifteen hundredths of the sample. The best three jumps are elsewhere.
    assert_eq!(partitions[3].breaks, [14, 19, 25]);
}
