//! Many games at once.

use endodec_game::statics::Quantity;
use endodec_game::{Game, Games, Params, cooperative, nash, overinvestment};

/// A number between two others by the golden ratio's multiples, whose logarithms are even.
fn spread(k: u32, low: f64, high: f64) -> f64 {
    let part = (f64::from(k) * 0.618_033_988_749_894_9).fract();
    low * libm::exp(part * libm::log(high / low))
}

/// Games with continuation values from nothing to far above both steady states, at distances from nothing on.
fn games() -> Vec<Game> {
    (0..120_000_u32)
        .map(|k| {
            let params = Params {
                firms: spread(k, 2.0, 200.0),
                intercept: spread(k / 2, 1e-3, 1e3),
                slope: spread(k / 3, 1e-3, 1e3),
                discount: spread(k / 5, 1e-4, 1.0),
                displacement: spread(k / 7, 1e-3, 10.0),
                training_value: 0.0,
                inference_profit: None,
                distance: if k % 17 == 0 {
                    0.0
                } else {
                    spread(k / 11, 1e-9, 1e6)
                },
            };
            let game = Game::new(params).unwrap();
            // Below, at and above the steady states; the paper's own rule; nothing.
            let value = match k % 6 {
                0 => game.nash_steady_state() * spread(k / 13, 1e-9, 1.0),
                1 => game.cooperative_steady_state() * spread(k / 13, 0.01, 1.0),
                2 => game.cooperative_steady_state() * spread(k / 13, 1.0, 100.0),
                3 => game.nash_steady_state(),
                4 => 0.0,
                _ => return game,
            };
            Game::new(params.with_continuation_value(value)).unwrap()
        })
        .collect()
}

#[test]
fn a_million_results_have_the_bits_of_one_game_at_a_time() {
    let games = games();
    let solved = Games::solve(&games);
    let mut out = vec![0.0; games.len()];
    for quantity in Quantity::ALL {
        solved.column(quantity, &mut out);
        for (game, &there) in games.iter().zip(&out) {
            let (rivals, cartel) = (nash::solve(game), cooperative::solve(game));
            let x = game.distance();
            let compared = || overinvestment::compare_solutions(&rivals, &cartel, x);
            let here = match quantity {
                Quantity::NashValue => rivals.value(x),
                Quantity::CooperativeValue => cartel.value(x),
                Quantity::NashOutput => rivals.output(x),
                Quantity::CooperativeOutput => cartel.output(x),
                Quantity::NashTime => rivals.crossing_time(x),
                Quantity::CooperativeTime => cartel.crossing_time(x),
                Quantity::OutputRatio => compared().output_ratio,
                Quantity::WelfareLoss => compared().welfare_loss,
                Quantity::Acceleration => compared().acceleration,
            };
            let same = here.to_bits() == there.to_bits() || (here.is_nan() && there.is_nan());
            assert!(same, "{quantity:?} of {game:?}: {here}, {there}");
        }
    }
}

#[test]
fn as_many_results_are_written_as_both_have_room_for() {
    let games = [Game::new(Params::EXAMPLE).unwrap(); 70];
    let solved = Games::solve(&games);
    let expected = nash::solve(&games[0]).crossing_time(10.0);
    for places in [0, 1, 64, 69, 70, 100] {
        let mut out = vec![-1.0; places];
        solved.column(Quantity::NashTime, &mut out);
        let written = places.min(games.len());
        assert_eq!(out[..written], vec![expected; written]);
        assert!(out[written..].iter().all(|&left| left == -1.0));
    }
}
