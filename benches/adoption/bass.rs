//! Fits of thirteen years of room air conditioners.
#![expect(clippy::expect_used, reason = "a bench that cannot run should stop")]

use criterion::{Criterion, criterion_group, criterion_main};
use endodec_adoption::diffusion::{
    Counting, DiffusionBootstrapParams, DiffusionData, DiffusionModel, bootstrap, fit,
};
use std::hint::black_box;

const SALES: [f64; 13] = [
    96.0, 195.0, 238.0, 380.0, 1045.0, 1230.0, 1267.0, 1828.0, 1586.0, 1673.0, 1800.0, 1580.0,
    1500.0,
];

fn bass(c: &mut Criterion) {
    let times = (1..=13).map(f64::from).collect();
    let data = DiffusionData::new(times, SALES.to_vec(), Counting::PerPeriod)
        .expect("the series is valid");
    let fitted = fit(&data, DiffusionModel::Bass).expect("the series identifies the model");
    assert!((fitted.estimates[2] - 0.374_762_8).abs() < 1e-6);
    c.bench_function("fit from several starts", |b| {
        b.iter(|| fit(black_box(&data), DiffusionModel::Bass))
    });
    let params = DiffusionBootstrapParams::default();
    c.bench_function("1000 bootstrap replicates", |b| {
        b.iter(|| bootstrap(black_box(&data), &fitted, &params))
    });
}

criterion_group!(benches, bass);
criterion_main!(benches);
