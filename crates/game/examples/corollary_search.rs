//! A directed search for an advantage of one of two firms, a lower cost or a larger continuation value, that delays
//! crossing: costs, values, distance and advantage are free.

use endodec_game::asymmetric::{self, Oligopoly, OligopolyParams};
use endodec_game::{GameError, Market};
use endodec_numerics::random::Stream;

/// The market.
const INTERCEPT: f64 = 10.0;
const SLOPE: f64 = 0.5;
/// Climbs, and steps of each.
const CLIMBS: u64 = 40;
const STEPS: usize = 150;

/// What the first of two firms gains.
#[derive(Debug, Clone, Copy)]
enum Advantage {
    Cost,
    Value,
}

/// Relative change of the crossing time that the advantage causes.
fn change(advantage: Advantage, point: &[f64; 6]) -> Result<Option<f64>, GameError> {
    let [first, second, value, other, distance, size] = *point;
    let costs = [9.8 * first, 9.8 * second];
    // Up to beyond S* = a²/(bNr) = 2000.
    let values = [2500.0 * value * value, 2500.0 * other * other];
    let share = 0.05 + 0.9 * size;
    let x = libm::exp(-2.0 + 13.0 * distance);
    let time = |costs: [f64; 2], values: [f64; 2]| {
        let industry = Oligopoly::new(OligopolyParams {
            market: Market {
                intercept: INTERCEPT,
                slope: SLOPE,
            },
            discount: 0.05,
            costs: costs.to_vec(),
            continuation_values: values.to_vec(),
        })?;
        // A price below zero at crossing is no market.
        if asymmetric::solve(&industry, 0.0)?.output > INTERCEPT / SLOPE {
            return Ok(None);
        }
        Ok::<_, GameError>(Some(asymmetric::solve(&industry, x)?.crossing_time))
    };
    let base = time(costs, values)?;
    let (costs, values) = match advantage {
        Advantage::Cost => ([costs[0] * (1.0 - share), costs[1]], values),
        Advantage::Value => (costs, [values[0] + 1000.0 * share * share, values[1]]),
    };
    Ok(base
        .zip(time(costs, values)?)
        .map(|(base, changed)| (changed - base) / base))
}

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() {
    for advantage in [Advantage::Cost, Advantage::Value] {
        let (solved, largest, at) = search(advantage);
        println!(
            "{advantage:?}: {solved} industries solved, largest relative change of the crossing time {largest:+.3e} at {at:?}"
        );
    }
}

/// How many industries were solved, the largest change and where.
fn search(advantage: Advantage) -> (u32, f64, [f64; 6]) {
    let mut best = (f64::NEG_INFINITY, [0.0; 6]);
    let mut solved = 0;
    for climb in 0..CLIMBS {
        let stream = &mut Stream::new(1, climb);
        let mut here = [(); 6].map(|()| stream.uniform());
        let mut value = change(advantage, &here)
            .ok()
            .flatten()
            .unwrap_or(f64::NEG_INFINITY);
        let mut scale = 0.3;
        for step in 0..STEPS {
            let next = here.map(|u| (u + scale * stream.normal()).clamp(0.001, 0.999));
            let found = change(advantage, &next)
                .ok()
                .flatten()
                .unwrap_or(f64::NEG_INFINITY);
            solved += u32::from(found.is_finite());
            if found > value {
                (here, value) = (next, found);
            }
            if step % 30 == 29 {
                scale *= 0.5;
            }
        }
        if value > best.0 {
            best = (value, here);
        }
    }
    (solved, best.0, best.1)
}
