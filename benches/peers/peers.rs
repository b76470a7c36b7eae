//! Our side of the comparison with programs of others: one line of JSON a task, its time the median of five. The tasks and
//! their numbers are those of `peers.py` and `peers.R` beside this file; `cargo xtask bench --peers` runs all three.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench shows its results, and one that cannot run should stop"
)]

use std::hint::black_box;
use std::time::Instant;

use endodec_adoption::Tolerances;
use endodec_adoption::diffusion::{Counting, DiffusionData, DiffusionModel, fit};
use endodec_adoption::dynamics::simulate;
use endodec_game::{Game, Params, nash};
use endodec_learning::breaks::{BreakRegression, MinimumSegment};
use endodec_learning::resampling::{BootstrapParams, IntervalMethod, Scheme, bootstrap};
use endodec_paper::Constants;
use endodec_screens::sweep::sensitivity::{IndexBootstrap, indices};

const SALES: [f64; 13] = [
    96.0, 195.0, 238.0, 380.0, 1045.0, 1230.0, 1267.0, 1828.0, 1586.0, 1673.0, 1800.0, 1580.0,
    1500.0,
];

/// Prints the median of five runs, each of so many repetitions that the clock can tell.
fn timed<T>(task: &str, mut run: impl FnMut() -> T) {
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            let start = Instant::now();
            let mut count = 0.0;
            while count == 0.0 || start.elapsed().as_millis() < 50 {
                black_box(run());
                count += 1.0;
            }
            start.elapsed().as_secs_f64() / count
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{{\"task\": \"{task}\", \"seconds\": {:e}}}", times[2]);
}

fn game() {
    let game = Game::new(Params::EXAMPLE).unwrap();
    let rivals = nash::solve(&game);
    let grid: Vec<f64> = (0..1_000_000).map(|i| f64::from(i) / 99_999.9).collect();
    let mut values = vec![0.0; grid.len()];
    timed("game-values", || {
        rivals.values_at(black_box(&grid), &mut values);
        values[1]
    });
    timed("game-grid", || {
        nash::solve(black_box(&game)).values_at(&grid[..1000], &mut values);
        values[1]
    });
    timed("crossing-time", || {
        nash::solve(black_box(&game)).crossing_time(10.0)
    });
}

fn learning() {
    // A trend with errors that repeat after nineteen.
    let (quantity, cost): (Vec<f64>, Vec<f64>) = (0..40)
        .map(|i| {
            let x = 8.0 * f64::from(i) / 39.0;
            let noise = 0.1 * f64::from((i * 37) % 19 - 9) / 5.5;
            (libm::exp(x), libm::exp(3.0 - 0.4 * x + noise))
        })
        .unzip();
    let params = BootstrapParams {
        scheme: Scheme::Pairs,
        ..BootstrapParams::PAIRS
    };
    timed("bootstrap", || {
        let all = bootstrap(&quantity, &cost, &params).unwrap();
        all.interval(IntervalMethod::Percentile, 0.95).unwrap()
    });
    for n in [100, 500] {
        let (y, x): (Vec<f64>, Vec<f64>) = (0..n)
            .map(|t| {
                let x = 0.5 * f64::from(t);
                let noise = f64::from((t * 37) % 19 - 9) / 5.5;
                let shift = if t < n / 2 { 0.0 } else { 2.0 };
                (1.0 - 0.4 * x + shift + noise, x)
            })
            .unzip();
        timed(&format!("breaks-{n}"), || {
            let segment = MinimumSegment::Fraction(0.15);
            let model = BreakRegression::with_intercept(y.clone(), vec![x.clone()], segment, 5);
            model.and_then(|model| model.partitions()).unwrap()
        });
    }
}

fn adoption() {
    let (scenario, tolerances) = (Constants::PAPER.fixed_friction(), Tolerances::default());
    timed("adoption", || {
        simulate(black_box(&scenario), &tolerances).unwrap()
    });
    let times = (1..=13).map(f64::from).collect();
    let data = DiffusionData::new(times, SALES.to_vec(), Counting::PerPeriod).unwrap();
    timed("bass", || {
        fit(black_box(&data), DiffusionModel::Bass).unwrap()
    });
}

/// `x₁ + x₂x₃` on made-up matrices: what is timed is the indices, not the model.
fn sensitivity() {
    let count = 1024;
    let uniform = |k: u32| (f64::from(k) * 0.618_033_988_749_894_9).fract();
    let point = |k: u32| [uniform(k), uniform(3 * k + 1), uniform(7 * k + 2)];
    let model = |x: [f64; 3]| x[0] + x[1] * x[2];
    let of = |offset: u32| (0..count).map(|k| point(k + offset)).collect::<Vec<_>>();
    let (a, b) = (of(0), of(count));
    let outputs = |points: &[[f64; 3]]| points.iter().map(|&x| model(x)).collect::<Vec<f64>>();
    let ab: Vec<Vec<f64>> = (0..3)
        .map(|i| {
            let mixed = a.iter().zip(&b).map(|(&a, b)| {
                let mut mixed = a;
                mixed[i] = b[i];
                model(mixed)
            });
            mixed.collect()
        })
        .collect();
    let (a, b) = (outputs(&a), outputs(&b));
    let bootstrap = IndexBootstrap {
        resamples: 1000,
        seed: 1,
        level: 0.95,
    };
    timed("sobol-indices", || {
        indices(&a, &b, &ab, &bootstrap).unwrap()
    });
}

fn main() {
    // Peers are timed on one thread.
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    pool.install(|| {
        game();
        learning();
        adoption();
        sensitivity();
    });
}
