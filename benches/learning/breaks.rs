//! All partitions up to five breaks, two coefficients, trimming .15: the work of strucchange's
//! `breakpoints(y ~ x, h = 0.15, breaks = 5)`.
#![allow(missing_docs, reason = "criterion's macros make a public item")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use endodec_learning::LearningError;
use endodec_learning::breaks::{BreakCovariance, BreakRegression, MinimumSegment};

/// A level shift of two in the middle of a trending regression with unit-variance noise.
fn sample(n: usize) -> (Vec<f64>, Vec<f64>) {
    let mut state = 1_u64;
    let mut uniform = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut x = 0.0;
    (0..n)
        .map(|t| {
            x += uniform();
            let noise = (0..12).map(|_| uniform()).sum::<f64>() - 6.0;
            let shift = if t < n / 2 { 0.0 } else { 2.0 };
            (1.0 - 0.4 * x + shift + noise, x)
        })
        .unzip()
}

fn model(n: usize) -> Result<BreakRegression, LearningError> {
    let (y, x) = sample(n);
    BreakRegression::with_intercept(y, vec![x], MinimumSegment::Fraction(0.15), 5)
}

fn partitions(c: &mut Criterion) {
    let mut group = c.benchmark_group("partitions to five breaks, two coefficients");
    for n in [100, 500, 2000] {
        group.bench_with_input(BenchmarkId::from_parameter(n), &n, |b, &n| {
            b.iter(|| black_box(model(black_box(n)).and_then(|m| m.partitions())));
        });
    }
    group.finish();
}

fn tests(c: &mut Criterion) {
    let mut group = c.benchmark_group("tests and intervals, 500 observations");
    group.sample_size(20);
    for (name, covariance) in [
        ("homoskedastic", BreakCovariance::HOMOSKEDASTIC),
        ("white", BreakCovariance::WHITE),
        ("hac", BreakCovariance::HAC),
    ] {
        group.bench_function(name, |b| {
            b.iter(|| -> Result<(), LearningError> {
                let model = model(500)?;
                let partitions = model.partitions()?;
                black_box(model.tests(&partitions, &covariance)?);
                black_box(model.date_intervals(&partitions[5].breaks, &covariance, 0.95)?);
                Ok(())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, partitions, tests);
criterion_main!(benches);
