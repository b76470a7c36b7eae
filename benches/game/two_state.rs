//! The two-state game at the resolutions of its convergence study.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use endodec_game::GameError;
use endodec_game::two_state::{self, Adoption, AdoptionParams, Grid};

fn marches(criterion: &mut Criterion) -> Result<(), GameError> {
    let model = Adoption::new(AdoptionParams::REFERENCE)?;
    let value = two_state::solve(model, Grid::DEFAULT, 3.0534)?.value(3.0534, 0.3);
    assert!((value - 0.424_08).abs() < 1e-4);
    let mut group = criterion.benchmark_group("two_state");
    group.sample_size(10);
    for nodes in [101, 201, 401, 801] {
        let grid = Grid {
            nodes,
            ..Grid::DEFAULT
        };
        group.bench_with_input(
            BenchmarkId::from_parameter(nodes),
            &grid,
            |bencher, &grid| {
                bencher.iter(|| two_state::solve(model, grid, 3.0534));
            },
        );
    }
    group.finish();
    Ok(())
}

fn benches(criterion: &mut Criterion) {
    if let Err(error) = marches(criterion) {
        unreachable!("the reference model is valid: {error}");
    }
}

criterion_group!(two_state_marches, benches);
criterion_main!(two_state_marches);
