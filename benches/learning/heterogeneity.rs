//! Restricted likelihood with all its maxima, on the thirteen BCG trials and on a set with two.
#![expect(clippy::unwrap_used, reason = "a bench that cannot run should stop")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use endodec_learning::heterogeneity::{BetweenVariance, heterogeneity};

const BCG: [(f64, f64); 13] = [
    (-0.889_311, 0.570_600),
    (-1.585_389, 0.441_114),
    (-1.348_073, 0.644_490),
    (-1.441_551, 0.141_457),
    (-0.217_547, 0.226_296),
    (-0.786_116, 0.083_100),
    (-1.620_898, 0.472_247),
    (0.011_952, 0.062_941),
    (-0.469_418, 0.237_559),
    (-1.371_345, 0.270_231),
    (-0.339_359, 0.111_410),
    (0.445_913, 0.729_730),
    (-0.017_314, 0.267_217),
];
const TWO_MAXIMA: [(f64, f64); 4] = [(0.21, 0.004), (0.20, 0.005), (0.22, 0.010), (1.60, 0.300)];

fn reml(c: &mut Criterion) {
    for (name, set) in [("13 trials", &BCG[..]), ("two maxima", &TWO_MAXIMA[..])] {
        let (y, s): (Vec<f64>, Vec<f64>) = set.iter().copied().unzip();
        c.bench_function(&format!("REML, all maxima, {name}"), |b| {
            b.iter(|| heterogeneity(black_box(&y), &s, BetweenVariance::Reml).unwrap());
        });
    }
}

criterion_group!(benches, reml);
criterion_main!(benches);
