//! The closed form, point by point and over a sweep of distances.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use endodec_game::statics::{self, Holding};
use endodec_game::{Game, GameError, Params, cooperative, nash};

fn points(criterion: &mut Criterion) -> Result<(), GameError> {
    let game = Game::new(Params::EXAMPLE)?;
    let (rivals, cartel) = (nash::solve(&game), cooperative::solve(&game));
    assert!((rivals.value(10.0) - 19.219_118_780_350_325).abs() < 1e-12);

    for (regime, solution) in [("nash", rivals), ("cooperative", cartel)] {
        let mut group = criterion.benchmark_group(regime);
        for x in [0.01, 10.0, 1000.0] {
            group.bench_with_input(BenchmarkId::new("value", x), &x, |bencher, &x| {
                bencher.iter(|| black_box(&solution).value(black_box(x)));
            });
            group.bench_with_input(BenchmarkId::new("crossing_time", x), &x, |bencher, &x| {
                bencher.iter(|| black_box(&solution).crossing_time(black_box(x)));
            });
        }
        group.bench_function("everything", |bencher| {
            bencher.iter(|| black_box(&solution).at(black_box(10.0)));
        });
        // The same work as a grid in numpy: points do not wait for one another.
        let grid: Vec<f64> = (1..=1000).map(|i| f64::from(i) / 100.0).collect();
        group.throughput(Throughput::Elements(1000));
        group.bench_function("values on a grid of 1,000", |bencher| {
            bencher.iter(|| {
                black_box(&grid)
                    .iter()
                    .map(|&x| solution.value(x))
                    .sum::<f64>()
            });
        });
        group.finish();
    }
    criterion.bench_function("solve_nash", |bencher| {
        bencher.iter(|| nash::solve(black_box(&game)))
    });
    criterion.bench_function("statics_second_order", |bencher| {
        bencher.iter(|| statics::solve(black_box(&game), Holding::CournotProfit));
    });
    Ok(())
}

fn benches(criterion: &mut Criterion) {
    if let Err(error) = points(criterion) {
        unreachable!("the baseline is valid: {error}");
    }
}

criterion_group!(closed_form, benches);
criterion_main!(closed_form);
