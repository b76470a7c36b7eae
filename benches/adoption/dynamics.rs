//! Coupled twenty-year paths.
#![expect(clippy::expect_used, reason = "a bench that cannot run should stop")]

use criterion::{Criterion, criterion_group, criterion_main};
use endodec_adoption::Tolerances;
use endodec_adoption::dynamics::simulate;
use endodec_paper::Constants;
use std::hint::black_box;

fn paths(c: &mut Criterion) {
    let tolerances = Tolerances::default();
    for (name, scenario) in [
        (
            "fixed friction, 20 years, 241 points",
            Constants::PAPER.fixed_friction(),
        ),
        (
            "declining friction, 20 years, 241 points",
            Constants::PAPER.declining_friction(),
        ),
        (
            "two waves, 12 years, 145 points",
            Constants::PAPER.two_waves(),
        ),
    ] {
        c.bench_function(name, |b| {
            b.iter(|| simulate(black_box(&scenario), &tolerances).expect("the scenario is valid"));
        });
    }
}

criterion_group!(benches, paths);
criterion_main!(benches);
