//! Bootstrap of pairs at n = 40, the size of the series in the comparison with numpy.
#![expect(clippy::unwrap_used, reason = "a bench that cannot run should stop")]

use criterion::{Criterion, criterion_group, criterion_main};
use endodec_learning::resampling::{BootstrapParams, IntervalMethod, Scheme, bootstrap};

fn resampling(c: &mut Criterion) {
    let n = 40;
    let (quantity, cost): (Vec<f64>, Vec<f64>) = (0..n)
        .map(|i| {
            let x = 8.0 * f64::from(i) / f64::from(n - 1);
            let noise = 0.1 * f64::from((i * 37) % 19 - 9) / 5.5;
            (libm::exp(x), libm::exp(3.0 - 0.4 * x + noise))
        })
        .unzip();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    for (name, scheme) in [
        ("pairs", Scheme::Pairs),
        ("residual", Scheme::Residual),
        ("wild", Scheme::Wild),
    ] {
        let params = BootstrapParams {
            scheme,
            ..BootstrapParams::PAIRS
        };
        c.bench_function(
            &format!("{name}, 10,000 resamples, n = 40, one thread"),
            |b| {
                pool.install(|| {
                    b.iter(|| {
                        let all = bootstrap(&quantity, &cost, &params).unwrap();
                        all.interval(IntervalMethod::Percentile, 0.95).unwrap()
                    });
                });
            },
        );
    }
}

criterion_group!(benches, resampling);
criterion_main!(benches);
