//! The closed form at many distances at once.

use endodec_game::{Game, Params, Solution, cooperative, nash, surplus};

/// A number of one distance, and of many.
type Both = (fn(&Solution, f64) -> f64, fn(&Solution, &[f64], &mut [f64]));

const BOTH: [Both; 3] = [
    (Solution::value, Solution::values_at),
    (Solution::output, Solution::outputs_at),
    (Solution::crossing_time, Solution::crossing_times_at),
];

/// Distances over seventeen decades, in order and out of it, with those at, below and beyond what a crossing has.
fn distances() -> Vec<f64> {
    let mut distances: Vec<f64> = (0..13_001)
        .map(|k| libm::exp(f64::from(k) * 0.003 - 25.0))
        .collect();
    distances.extend((0..5_000).map(|k| f64::from(k) * 0.01 - 1.0));
    // Neighbours on different series.
    distances.extend((0..5_000_u32).map(|k| f64::from(k.wrapping_mul(2_654_435_761) >> 20)));
    distances.extend([
        0.0,
        -0.0,
        f64::NAN,
        f64::INFINITY,
        f64::MIN_POSITIVE,
        -1e300,
        1e300,
    ]);
    distances
}

#[test]
fn a_million_points_have_the_bits_of_the_scalar_path() {
    let distances = distances();
    let mut out = vec![0.0; distances.len()];
    let mut compared = 0;
    for firms in [2.0, 5.0, 40.0] {
        for value in [0.0, 1e-9, 3.0, 30.0, 900.0] {
            let params = Params {
                firms,
                ..Params::EXAMPLE
            };
            let game = Game::new(params.with_continuation_value(value)).unwrap();
            let planner = surplus::solve(&game, firms * value).unwrap();
            for solution in [nash::solve(&game), cooperative::solve(&game), planner] {
                for (scalar, many) in BOTH {
                    many(&solution, &distances, &mut out);
                    for (&x, &there) in distances.iter().zip(&out) {
                        let here = scalar(&solution, x);
                        let same =
                            here.to_bits() == there.to_bits() || (here.is_nan() && there.is_nan());
                        assert!(same, "N = {firms}, S = {value}, x = {x}: {here}, {there}");
                        compared += 1;
                    }
                }
            }
        }
    }
    assert!(compared > 1_000_000, "only {compared}");
}

#[test]
fn the_shorter_slice_decides() {
    let rivals = nash::solve(&Game::new(Params::EXAMPLE).unwrap());
    let mut out = [-1.0; 3];
    rivals.values_at(&[1.0, 2.0], &mut out);
    assert_eq!(out, [rivals.value(1.0), rivals.value(2.0), -1.0]);
    rivals.values_at(&[3.0; 200], &mut out);
    assert_eq!(out, [rivals.value(3.0); 3]);
}
