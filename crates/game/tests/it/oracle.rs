//! Against reference values computed elsewhere, in high precision.

use endodec_game::{Game, Params, cooperative, nash};

/// Rows of a CSV with `#` comments, as (header, numbers).
fn table(text: &str) -> (Vec<String>, Vec<Vec<f64>>) {
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let rows = reader
        .records()
        .map(|record| {
            record
                .unwrap()
                .iter()
                .map(|cell| cell.parse().unwrap())
                .collect()
        })
        .collect();
    (header, rows)
}

#[test]
fn closed_forms_match_sixty_digit_references_to_1e_14() {
    let (header, rows) = table(include_str!("../oracles/closed_form.csv"));
    let column = |name: &str| header.iter().position(|cell| cell == name).unwrap();
    let mut worst = 0.0_f64;
    for row in &rows {
        let cell = |name: &str| row[column(name)];
        let params = Params {
            firms: cell("firms"),
            intercept: cell("intercept"),
            slope: cell("slope"),
            discount: cell("discount"),
            distance: cell("distance"),
            ..Params::EXAMPLE
        }
        .with_continuation_value(cell("continuation_value"));
        let game = Game::new(params).unwrap();
        let (rivals, cartel) = (nash::solve(&game), cooperative::solve(&game));
        let x = game.distance();
        for (name, got) in [
            ("nash_value", rivals.value(x)),
            ("cooperative_value", cartel.value(x)),
            ("nash_crossing_time", rivals.crossing_time(x)),
            ("cooperative_crossing_time", cartel.crossing_time(x)),
        ] {
            let expected = cell(name);
            let error = (got - expected).abs() / expected.abs();
            worst = worst.max(error);
            assert!(
                error < 1e-14,
                "{name}: {got:e} instead of {expected:e}, {error:e} off: {row:?}"
            );
        }
        for (name, got) in [
            ("nash_shadow_cost", rivals.shadow_cost(x)),
            ("cooperative_shadow_cost", cartel.shadow_cost(x)),
        ] {
            // v₀ vanishes at the steady state, and e^{−w} turns the absolute error of w into a
            // relative one: the shadow cost is measured against its scale a.
            let expected = cell(name);
            let error = (got - expected).abs() / (expected.abs() + 1e-2 * cell("intercept"));
            assert!(
                error < 1e-13,
                "{name}: {got:e} instead of {expected:e}: {row:?}"
            );
        }
    }
    assert!(rows.len() > 50 && worst > 0.0);
}

#[test]
fn values_and_times_keep_1e_14_over_the_whole_domain() {
    // κx from 1e−12 to 1e6, S from 0 to twice either steady state, N from 2 to 10⁶.
    let (header, rows) = table(include_str!("../oracles/precision.csv"));
    let column = |name: &str| header.iter().position(|cell| cell == name).unwrap();
    let mut worst = [0.0_f64; 4];
    for row in &rows {
        let cell = |name: &str| row[column(name)];
        let params = Params {
            firms: cell("firms"),
            intercept: cell("intercept"),
            slope: cell("slope"),
            discount: cell("discount"),
            distance: cell("distance"),
            ..Params::EXAMPLE
        }
        .with_continuation_value(cell("continuation_value"));
        let game = Game::new(params).unwrap();
        let (rivals, cartel) = (nash::solve(&game), cooperative::solve(&game));
        let x = game.distance();
        for (worst, (name, got)) in worst.iter_mut().zip([
            ("nash_value", rivals.value(x)),
            ("nash_crossing_time", rivals.crossing_time(x)),
            ("cooperative_value", cartel.value(x)),
            ("cooperative_crossing_time", cartel.crossing_time(x)),
        ]) {
            let error = (got - cell(name)).abs() / cell(name).abs();
            assert!(error < 1e-14, "{name}: {got:e} is {error:e} off: {row:?}");
            *worst = worst.max(error);
        }
    }
    assert_eq!(rows.len(), 630);
    assert!(worst.iter().all(|&error| error > 0.0), "{worst:?}");
}
