//! The two-state game: exact cases, references, order, payoff and deviations.

use approx::assert_relative_eq;
use endodec_game::two_state::{
    self, Adoption, AdoptionParams, Grid, Model, MovingThreshold, MovingThresholdParams,
};
use endodec_game::{Game, Market, Params, drift, nash};

const COARSE: Grid = Grid {
    nodes: 101,
    courant: 0.9,
    layers: 200,
};

#[test]
fn the_reference_values_are_reached_at_second_order() {
    let model = Adoption::new(AdoptionParams::REFERENCE).unwrap();
    let grid = Grid {
        nodes: 101,
        layers: 40,
        ..COARSE
    };
    // Reference: an independent implementation, last refinement 7e−5; near n = 0 the value is
    // steepest and the coarse grids are furthest off.
    for (n, reference, tolerance) in [
        (0.05, 0.480_90, 2e-4),
        (0.3, 0.424_08, 2e-5),
        (0.7, 0.387_42, 2e-5),
    ] {
        let found = two_state::richardson(&model, grid, 3.0534, n).unwrap();
        assert!(
            (found.extrapolated - reference).abs() < tolerance,
            "{found:?}"
        );
        assert!(found.order > 1.6, "{found:?}");
    }
}

/// The one-state game in the clothes of the two-state one.
#[derive(Debug, Clone, Copy)]
struct Frozen {
    game: Game,
    drift: f64,
}

impl Model for Frozen {
    fn firms(&self) -> f64 {
        self.game.firms()
    }
    fn discount(&self) -> f64 {
        self.game.discount()
    }
    fn market(&self, _n: f64) -> Market {
        self.game.market()
    }
    fn motions(&self, _x: f64, _nodes: &[f64], motions: &mut [f64]) {
        motions.fill(0.0);
    }
    fn drift(&self, _n: f64) -> f64 {
        self.drift
    }
    fn lower_end(&self) -> f64 {
        0.0
    }
    fn boundary_value(&self, _n: f64) -> f64 {
        self.game.continuation_value()
    }
    fn continues_at_lower_end(&self) -> bool {
        false
    }
}

#[test]
fn without_motion_it_is_the_one_state_closed_form_drift_included() {
    let game = Game::new(Params::EXAMPLE).unwrap();
    for rate in [0.0, 2.0] {
        let exact = drift::nash(&game, rate).unwrap();
        let grid = Grid {
            nodes: 5,
            layers: 400,
            ..COARSE
        };
        let policy = two_state::solve(Frozen { game, drift: rate }, grid, 40.0).unwrap();
        for x in [0.05, 3.3, 17.0, 40.0] {
            // Heun in steps of 0.1: error h²·V‴/6·x is below 1e−8 of V.
            assert_relative_eq!(policy.value(x, 0.5), exact.value(x), max_relative = 1e-7);
            assert_relative_eq!(policy.output(x, 0.5), exact.output(x), max_relative = 1e-7);
        }
        assert!(policy.residual(0.0) < 1e-6);
    }
}

#[test]
fn the_value_is_the_simulated_payoff_and_no_scaling_pays() {
    let model = Adoption::new(AdoptionParams::REFERENCE).unwrap();
    let policy = two_state::solve(
        model,
        Grid {
            nodes: 401,
            ..COARSE
        },
        3.0534,
    )
    .unwrap();
    for n in [0.05, 0.4] {
        let payoff = |scale| {
            let path = policy.simulate(3.0534, n, 600.0, 12_000, scale).unwrap();
            path.last().unwrap().earned
        };
        let equilibrium = payoff(1.0);
        assert_relative_eq!(equilibrium, policy.value(3.0534, n), max_relative = 3e-4);
        for scale in [0.5, 0.8, 0.95, 1.05, 1.2, 1.5] {
            assert!(payoff(scale) < equilibrium, "scale {scale} at n = {n}");
        }
    }
    assert!(policy.residual(0.1) < 2e-3);
}

/// A firm may do anything that depends on the state: waves over distance and adoption, more or less on one side of a
/// line, nothing at all in a box. All of it costs.
#[test]
fn no_strategy_that_depends_on_the_state_pays() {
    let model = Adoption::new(AdoptionParams::REFERENCE).unwrap();
    let grid = Grid {
        nodes: 401,
        ..COARSE
    };
    let policy = two_state::solve(model, grid, 3.0534).unwrap();
    let (low, high) = policy.range();
    let mut gains = Vec::new();
    for n in [0.05, 0.4] {
        let payoff = |scale: &dyn Fn(f64, f64) -> f64| {
            let path = policy
                .simulate_deviation(high, n, 600.0, 4_000, scale)
                .unwrap();
            path.last().unwrap().earned
        };
        let equilibrium = payoff(&|_, _| 1.0);
        let mut gain = |size: f64, scale: &dyn Fn(f64, f64) -> f64| {
            gains.push((size, payoff(scale) / equilibrium - 1.0));
        };
        for size in [0.02, 0.1, 0.4, 1.0] {
            for sign in [-1.0, 1.0] {
                for waves in [1.0, 3.0, 7.0] {
                    gain(size, &|x, n| {
                        let phase = (x - low) / (high - low) + n;
                        1.0 + sign * size * libm::sin(2.0 * std::f64::consts::PI * waves * phase)
                    });
                }
                for line in [0.25, 0.5, 0.75] {
                    let far = low + line * (high - low);
                    gain(size, &|x, _| if x > far { 1.0 + sign * size } else { 1.0 });
                    gain(size, &|_, n| if n > line { 1.0 + sign * size } else { 1.0 });
                    gain(size, &|x, n| {
                        if x < far && n < line {
                            1.0 + sign * size
                        } else {
                            1.0
                        }
                    });
                }
            }
        }
    }
    // Some never come to where they would deviate and show nothing. The others all lose, and by the square of their
    // size, as deviations from a maximum do: both sides are integrated alike, so that no error of the solution hides it.
    let tried: Vec<_> = gains.iter().filter(|(_, gain)| *gain != 0.0).collect();
    assert!(tried.len() > 150, "only {} of {}", tried.len(), gains.len());
    for (size, gain) in tried {
        assert!(
            *gain < -0.05 * size * size,
            "a deviation of {size} gains {gain}"
        );
    }
}

/// In every state the equilibrium output is the best reply, given the value: with the small residual of the value's
/// equation this is the verification theorem.
#[test]
fn output_is_the_best_reply_in_every_state() {
    let model = Adoption::new(AdoptionParams::REFERENCE).unwrap();
    let policy = two_state::solve(model, COARSE, 3.0534).unwrap();
    let firms = model.firms();
    let (low, high) = policy.range();
    for i in 1..40 {
        let x = low + (high - low) * f64::from(i) / 40.0;
        for j in 1..20 {
            let n = f64::from(j) / 20.0;
            let own = policy.output(x, n) / firms;
            let rivals = own * (firms - 1.0);
            let cost = policy.shadow_cost(x, n);
            let hamiltonian = |q: f64| {
                let market = model.market(n);
                market.price(q + rivals) * q - cost * (q + rivals)
            };
            for q in [0.0, 0.5, 0.9, 0.99, 1.01, 1.1, 1.5, 3.0].map(|scale| scale * own) {
                assert!(hamiltonian(q) <= hamiltonian(own) + 1e-12, "{x} {n} {q}");
            }
        }
    }
}

#[test]
fn a_threshold_that_does_not_fall_is_the_papers_game() {
    let game = Game::new(Params::EXAMPLE).unwrap();
    let params = MovingThresholdParams {
        fall: 0.0,
        rate: 1.0,
    };
    let model = MovingThreshold::new(&game, params).unwrap();
    let policy = two_state::solve(model, COARSE, 10.0).unwrap();
    assert_relative_eq!(
        policy.value(10.0, 0.7),
        nash::solve(&game).value(10.0),
        max_relative = 1e-7
    );
    let path = policy.simulate(10.0, 0.7, 5.0, 4000, 1.0).unwrap();
    let end = path.last().unwrap();
    assert_relative_eq!(
        end.time,
        nash::solve(&game).crossing_time(10.0),
        max_relative = 1e-6
    );
}

#[test]
fn foresight_of_a_falling_threshold_moves_output_less_than_the_timescale_ratio() {
    let game = Game::new(Params::EXAMPLE).unwrap();
    let params = MovingThresholdParams {
        fall: 4.0,
        rate: 1.0,
    };
    let model = MovingThreshold::new(&game, params).unwrap();
    let policy = two_state::solve(
        model,
        Grid {
            nodes: 201,
            ..COARSE
        },
        10.0,
    )
    .unwrap();
    let still = nash::solve(&game);
    let ratio = 4.0 / still.output(10.0);
    let error = still.output(10.0) / policy.output(10.0, 1.0) - 1.0;
    assert!(error.abs() < ratio, "{error} {ratio}");
    // Its own simulation crosses, and pays what the value says.
    let path = policy.simulate(10.0, 1.0, 5.0, 8000, 1.0).unwrap();
    let end = path.last().unwrap();
    let total = end.earned + libm::exp(-game.discount() * end.time) * game.continuation_value();
    assert!(end.distance.abs() < 1e-9);
    assert_relative_eq!(total, policy.value(10.0, 1.0), max_relative = 1e-5);
    assert!(end.time < still.crossing_time(10.0));
}

#[test]
fn unusable_grids_and_models_are_refused() {
    let model = Adoption::new(AdoptionParams::REFERENCE).unwrap();
    assert!(two_state::solve(model, Grid { nodes: 4, ..COARSE }, 3.0).is_err());
    assert!(
        two_state::solve(
            model,
            Grid {
                courant: 1.5,
                ..COARSE
            },
            3.0
        )
        .is_err()
    );
    assert!(two_state::solve(model, COARSE, -5.0).is_err());
    assert!(
        Adoption::new(AdoptionParams {
            erosion: 1.0,
            ..AdoptionParams::REFERENCE
        })
        .is_err()
    );
    assert!(
        Adoption::new(AdoptionParams {
            exhausted_at: 0.0,
            ..AdoptionParams::REFERENCE
        })
        .is_err()
    );
}

#[test]
fn adoption_that_neither_grows_nor_dies_may_be_off_by_rounding() {
    // βγ = κ + μ up to the last bit: 0.1 + 0.2 is not 0.3 in binary. The logistic curve is then
    // n/(1 + nβγt) on either side of equality, and so is the value at the lower end.
    let at = |friction: f64, n: f64| {
        let model = Adoption::new(AdoptionParams {
            transmission: 0.0,
            base_transmission: 0.3,
            friction,
            ..AdoptionParams::REFERENCE
        });
        model.unwrap().boundary_value(n)
    };
    for n in [0.01, 0.3, 1.0] {
        let even = at(0.3, n);
        for friction in [0.3 - 5e-17, 0.1 + 0.2, 0.3 + 1e-13, 0.3 - 1e-13] {
            // A growth of 1e−13 moves n by 1e−13·40/r at most while it is discounted.
            assert_relative_eq!(at(friction, n), even, max_relative = 1e-10);
        }
    }
}
