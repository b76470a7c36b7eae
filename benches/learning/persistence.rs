//! 10,000 samples of 41 observations under the hypothesis of each test, on one core.

#![allow(missing_docs, reason = "criterion's macros make a public item")]

use criterion::{Criterion, criterion_group, criterion_main};
use endodec_learning::persistence::{
    LagRule, NullDistribution, NullSimulation, Terms, TrendBreakParams, perron_yabu,
};

const N: usize = 41;

fn nulls(c: &mut Criterion) {
    let simulation = NullSimulation {
        draws: 10_000,
        seed: 1,
    };
    let aic = LagRule::Aic {
        most: LagRule::schwert(N, Terms::Constant),
    };
    let y: Vec<f64> = (0..).take(N).map(|t: i32| f64::from(t * t % 17)).collect();
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let (Ok(one), Ok(test)) = (one, perron_yabu(&y, &TrendBreakParams::standard(N))) else {
        return;
    };
    let mut group = c.benchmark_group("10,000 samples of 41");
    group.sample_size(10);
    for (name, rule) in [("no lags", LagRule::Fixed(0)), ("aic", aic)] {
        group.bench_function(format!("unit root, {name}"), |b| {
            b.iter(|| {
                one.install(|| NullDistribution::unit_root(N, Terms::Constant, rule, &simulation))
            });
        });
        group.bench_function(format!("Engle–Granger, {name}"), |b| {
            b.iter(|| {
                one.install(|| {
                    NullDistribution::engle_granger(N, Terms::Constant, rule, &simulation)
                })
            });
        });
    }
    group.bench_function("Perron–Yabu", |b| {
        b.iter(|| one.install(|| test.null(1.0, &simulation)));
    });
    group.finish();
}

criterion_group!(benches, nulls);
criterion_main!(benches);
