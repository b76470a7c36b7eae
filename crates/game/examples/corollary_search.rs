//! A directed search for an advantage of one firm, a lower cost or a larger continuation value, that delays crossing, in
//! industries of two, three, five and eight firms: all costs and values, distance and advantage are free.

use endodec_game::asymmetric::{self, Oligopoly, OligopolyParams};
use endodec_game::{GameError, Market};
use endodec_numerics::random::Stream;

/// The market.
const INTERCEPT: f64 = 10.0;
const SLOPE: f64 = 0.5;
/// Firms of the industries.
const FIRMS: [usize; 4] = [2, 3, 5, 8];
/// Climbs, and steps of each.
const CLIMBS: u64 = 40;
const STEPS: usize = 150;

/// What the first of two firms gains.
#[derive(Debug, Clone, Copy)]
enum Advantage {
    Cost,
    Value,
}

/// Relative change of the crossing time that the advantage of the first firm causes; `point` holds costs, values,
/// distance and size in (0, 1).
fn change(advantage: Advantage, point: &[f64]) -> Result<Option<f64>, GameError> {
    let (firms, [distance, size]) = match point {
        [firms @ .., distance, size] => (firms, [*distance, *size]),
        _ => return Ok(None),
    };
    let (costs, values) = firms.split_at(firms.len() / 2);
    let costs: Vec<f64> = costs.iter().map(|u| 9.8 * u).collect();
    // Up to beyond S* = a²/(bNr) = 2000 for two firms.
    let values: Vec<f64> = values.iter().map(|u| 2500.0 * u * u).collect();
    let share = 0.05 + 0.9 * size;
    let x = libm::exp(-2.0 + 13.0 * distance);
    let time = |costs: &[f64], values: &[f64]| {
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
    let base = time(&costs, &values)?;
    let (mut better_costs, mut better_values) = (costs, values);
    match advantage {
        Advantage::Cost => better_costs[0] *= 1.0 - share,
        Advantage::Value => better_values[0] += 1000.0 * share * share,
    }
    Ok(base
        .zip(time(&better_costs, &better_values)?)
        .map(|(base, changed)| (changed - base) / base))
}

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() {
    for firms in FIRMS {
        for advantage in [Advantage::Cost, Advantage::Value] {
            let (solved, largest, at) = search(advantage, firms);
            println!(
                "{firms} firms, {advantage:?}: {solved} industries solved, largest relative change of the crossing time {largest:+.3e} at {at:.3?}"
            );
        }
    }
}

/// How many industries were solved, the largest change and where.
fn search(advantage: Advantage, firms: usize) -> (u32, f64, Vec<f64>) {
    let mut best = (f64::NEG_INFINITY, Vec::new());
    let mut solved = 0;
    let mut tried = |point: &[f64]| {
        let found = change(advantage, point).ok().flatten();
        solved += u32::from(found.is_some());
        found.unwrap_or(f64::NEG_INFINITY)
    };
    for climb in 0..CLIMBS {
        let stream = &mut Stream::new(1, climb);
        let mut here: Vec<f64> = (0..2 * firms + 2).map(|_| stream.uniform()).collect();
        let mut value = tried(&here);
        let mut scale = 0.3;
        for step in 0..STEPS {
            let next: Vec<f64> = here
                .iter()
                .map(|u| (u + scale * stream.normal()).clamp(0.001, 0.999))
                .collect();
            let found = tried(&next);
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
