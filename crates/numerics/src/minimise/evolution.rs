//! Global minimisation without derivatives (differential evolution, Storn & Price 1997,
//! doi:10.1023/A:1008202821328).

use super::Minimum;
use crate::random::Stream;

/// Members of the population: the usual eight to ten for each of five dimensions.
const POPULATION: usize = 40;
const MEMBERS: u32 = 40;
/// Weight of a difference of members.
const WEIGHT: f64 = 0.7;
/// Probability that a coordinate comes from the mutant.
const CROSSOVER: f64 = 0.9;

/// Evolves a population spread normally about the origin through `evaluations` evaluations; returns
/// its best point and value. Stops earlier when the value is at most `enough`.
///
/// Only the order of values matters, so an objective may rank some points before all others.
pub fn minimise(
    f: &dyn Fn(&[f64]) -> f64,
    dimensions: usize,
    stream: &mut Stream,
    evaluations: usize,
    enough: f64,
) -> Minimum {
    let mut members: Vec<(f64, Vec<f64>)> = (0..POPULATION)
        .map(|_| {
            let mut point = vec![0.0; dimensions];
            stream.normals(&mut point);
            (f(&point), point)
        })
        .collect();
    let coordinates = u32::try_from(dimensions).unwrap_or(u32::MAX);
    let mut used = POPULATION;
    while used < evaluations && !members.iter().any(|m| m.0 <= enough) {
        for i in 0..POPULATION {
            let mut other = || stream.below(MEMBERS);
            let (a, b, c) = (other(), other(), other());
            let kept = stream.below(coordinates);
            let trial: Vec<f64> = (0..dimensions)
                .map(|j| {
                    if j == kept || stream.uniform() < CROSSOVER {
                        members[a].1[j] + WEIGHT * (members[b].1[j] - members[c].1[j])
                    } else {
                        members[i].1[j]
                    }
                })
                .collect();
            let value = f(&trial);
            if value <= members[i].0 {
                members[i] = (value, trial);
            }
        }
        used += POPULATION;
    }
    members
        .into_iter()
        .map(|(value, point)| Minimum { point, value })
        .min_by(|a, b| a.value.total_cmp(&b.value))
        .unwrap_or(Minimum {
            point: Vec::new(),
            value: f64::NAN,
        })
}

#[cfg(test)]
mod tests {
    use super::{Minimum, minimise};
    use crate::random::Stream;

    /// Rastrigin's function has a minimum in every unit cell and its lowest, 0, at the origin.
    #[test]
    fn the_lowest_of_many_minima_is_found() {
        let f = |p: &[f64]| -> f64 {
            p.iter()
                .map(|x| {
                    let x = x - 1.3;
                    x * x + 10.0 - 10.0 * libm::cos(2.0 * core::f64::consts::PI * x)
                })
                .sum()
        };
        let Minimum { point, value } = minimise(&f, 3, &mut Stream::new(1, 0), 20_000, 1e-12);
        assert!(value < 1e-9, "{point:?}: {value}");
    }
}
