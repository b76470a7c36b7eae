//! Everything `endodec learning influence` computes, against a regression for each row.
#![expect(clippy::unwrap_used, reason = "a bench that cannot run should stop")]

use criterion::{Criterion, criterion_group, criterion_main};
use endodec_learning::influence::{expanding_windows, leave_one_out};
use endodec_learning::wright;

fn influence(c: &mut Criterion) {
    let n = 2_000_i32;
    let (quantity, cost): (Vec<f64>, Vec<f64>) = (0..n)
        .map(|i| {
            let x = 8.0 * f64::from(i) / f64::from(n - 1);
            let noise = 0.1 * f64::from((i * 37) % 19 - 9) / 5.5;
            (libm::exp(x), libm::exp(3.0 - 0.4 * x + noise))
        })
        .unzip();
    let mut group = c.benchmark_group("influence, n = 2,000");
    group.sample_size(10);
    group.bench_function("one pass", |b| {
        b.iter(|| {
            let omitted = leave_one_out(&quantity, &cost).unwrap();
            (omitted, expanding_windows(&quantity, &cost, 3).unwrap())
        });
    });
    group.bench_function("refits", |b| {
        b.iter(|| {
            let without = |v: &[f64], i: usize| [&v[..i], &v[i + 1..]].concat();
            let omitted: Vec<_> = (0..quantity.len())
                .map(|i| wright::fit(&without(&quantity, i), &without(&cost, i)).unwrap())
                .collect();
            let windows: Vec<_> = (3..=quantity.len())
                .map(|to| wright::fit(&quantity[..to], &cost[..to]).unwrap())
                .collect();
            (omitted, windows)
        });
    });
}

criterion_group!(benches, influence);
criterion_main!(benches);
