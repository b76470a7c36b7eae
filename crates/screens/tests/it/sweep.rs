//! Sweeps: every point in its place, whatever it is computed with.

#![expect(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "exact cases are compared exactly, and a failed set-up fails the test"
)]

use endodec_screens::sweep::{CellKind, RowBlock, Sweep};
use endodec_screens::{Key, Values};

fn read(text: &str) -> Result<Sweep, String> {
    let open = |name: &str| {
        (name == "years.csv")
            .then(|| {
                "# three\nelasticity,reading\n0.23,rate\n0.3,elasticity\n0.2,rate\n".to_owned()
            })
            .ok_or_else(|| format!("there is no file {name}"))
    };
    Sweep::read(text, &open).map_err(|error| error.to_string())
}

/// All rows, a few at a time.
fn in_pieces(sweep: &Sweep, size: u64) -> RowBlock {
    let mut whole = sweep.rows(0..0);
    let mut start = 0;
    while start < sweep.points() {
        let piece = sweep.rows(start..start + size);
        for (whole, piece) in whole.columns.iter_mut().zip(piece.columns) {
            whole.extend(piece);
        }
        for (row, sentence) in piece.refusals {
            whole
                .refusals
                .push((row + usize::try_from(start).unwrap(), sentence));
        }
        start += size;
    }
    whole
}

fn bits(block: &RowBlock) -> Vec<Vec<u64>> {
    let of = |column: &Vec<f64>| column.iter().map(|value| value.to_bits()).collect();
    block.columns.iter().map(of).collect()
}

const DRAWN: &str = "panel = 'rivalry'\nreadouts = ['nash-crossing-time', 'welfare-loss']\n\
    [grid]\nfirms = [2, 7]\n[random]\ndistance = { lognormal = [10, 0.5] }\nslope = { normal = [0.3, 0.2] }\n\
    discount = { triangular = [0.01, 0.05, 0.2] }\ntraining-value = { uniform = [0, 40] }\n\
    [draws]\ncount = 500\nseed = 11\nsequence = ";

#[test]
fn rows_do_not_depend_on_how_points_are_shared_out() {
    for sequence in ["'sobol'", "'random'"] {
        let sweep = read(&format!("{DRAWN}{sequence}")).unwrap();
        assert_eq!(sweep.points(), 1_000);
        let whole = sweep.rows(0..1_000);
        for size in [1, 7, 333, 499, 501, 5_000] {
            let pieces = in_pieces(&sweep, size);
            assert_eq!(bits(&whole), bits(&pieces), "{sequence}, {size}");
            assert_eq!(whole.refusals, pieces.refusals);
        }
        // The same draws at both points of the grid.
        assert_eq!(whole.columns[1][..500], whole.columns[1][500..]);
        // A normal slope is below zero at times, and a refused point has no read-outs.
        assert!(!whole.refusals.is_empty());
        for (row, sentence) in &whole.refusals {
            assert!(sentence.contains("slope"), "{sentence}");
            assert!(whole.columns[5][*row].is_nan() && whole.columns[6][*row].is_nan());
        }
    }
}

#[test]
fn rows_have_the_bits_of_the_panel_point_by_point() {
    let read_outs = "['nash-crossing-time', 'welfare-loss']";
    for wanted in [
        read_outs,
        "['nash-value', 'cooperative-value', 'output-ratio', 'cooperative-crossing-time', 'acceleration']",
        "['acceleration', 'argument', 'nash-crossing-time', 'threshold', 'nash-shadow-cost']",
    ] {
        let drawn = DRAWN.replace(read_outs, wanted);
        let drawn = drawn.replace("count = 500", "count = 5000");
        let sweep = read(&format!("{drawn}'random'")).unwrap();
        let block = sweep.rows(0..10_000);
        let keys = [
            Key::Firms,
            Key::Distance,
            Key::Slope,
            Key::Discount,
            Key::TrainingValue,
        ];
        let mut refusals = Vec::new();
        for row in 0..10_000 {
            let values = keys
                .iter()
                .zip(&block.columns)
                .fold(Values::default(), |values, (&key, column)| {
                    values.with(key, column[row])
                });
            match sweep.at(values) {
                Ok(expected) => {
                    for (column, expected) in block.columns[5..].iter().zip(expected) {
                        assert_eq!(column[row].to_bits(), expected.to_bits());
                    }
                }
                Err(error) => {
                    assert!(block.columns[5..].iter().all(|column| column[row].is_nan()));
                    refusals.push((row, error.to_string()));
                }
            }
        }
        assert_eq!(block.refusals, refusals);
    }
}

#[test]
fn a_whole_number_gets_whole_steps_or_is_refused() {
    let range = |to: u32, count: u32| {
        read(&format!(
            "panel = 'rivalry'\n[grid]\nfirms = {{ from = 2, to = {to}, count = {count} }}"
        ))
    };
    assert!(range(5, 3).unwrap_err().contains("3.5"));
    assert_eq!(
        range(8, 4).unwrap().rows(0..4).columns[0],
        [2.0, 4.0, 6.0, 8.0]
    );
    assert!(
        read("panel = 'rivalry'\n[grid]\nfirms = [2, 3.5]")
            .unwrap_err()
            .contains("whole number")
    );
    let random = "panel = 'rivalry'\nreadouts = ['welfare-loss']\n[draws]\ncount = 64\nseed = 1\nsequence = 'sobol'\n[random]\n";
    let sweep = read(&format!("{random}firms = {{ uniform = [2, 5] }}")).unwrap();
    assert_eq!(sweep.columns()[0].kind, CellKind::Whole);
    for firms in 2..=5 {
        let count = sweep.rows(0..64).columns[0]
            .iter()
            .filter(|&&n| n == f64::from(firms))
            .count();
        assert_eq!(count, 16, "{firms}");
    }
    assert!(read(&format!("{random}firms = {{ normal = [5, 1] }}")).is_err());
}

#[test]
fn a_parameter_and_a_read_out_of_one_name_are_two_columns() {
    let sweep = read(
        "panel = 'calendar'\nreadouts = ['elasticity', 'crossing']\n[grid]\nreading = ['rate']\nelasticity = [0.20, 0.25]",
    )
    .unwrap();
    let names: Vec<_> = sweep
        .columns()
        .into_iter()
        .map(|column| column.name)
        .collect();
    assert_eq!(
        names,
        ["reading", "elasticity", "elasticity.in-force", "crossing"]
    );
    let block = sweep.rows(0..2);
    assert_eq!(block.columns[1], [0.20, 0.25]);
    // −log2(1 − .20).
    assert!((block.columns[2][0] - 0.321_928_094_887_362_35).abs() < 1e-15);
}

#[test]
fn powers_of_ten_and_ends_of_a_range_are_exact() {
    let sweep = read(
        "panel = 'rivalry'\nreadouts = ['nash-value']\n[grid]\ndistance = { from = 0.01, to = 1000, count = 6, log = true }",
    )
    .unwrap();
    assert_eq!(
        sweep.rows(0..6).columns[0],
        [0.01, 0.1, 1.0, 10.0, 100.0, 1000.0]
    );
}

#[test]
fn scenarios_are_rows_and_a_grid_is_their_product() {
    let text = "panel = 'calendar'\nreadouts = ['learning-rate']\nscenarios = 'years.csv'\n";
    let sweep = read(text).unwrap();
    let block = sweep.rows(0..9);
    assert_eq!(block.columns[0], [0.23, 0.3, 0.2]);
    assert_eq!(block.columns[1], [1.0, 0.0, 1.0]);
    // A rate read as a rate is itself, but for its way through the elasticity.
    assert!((block.columns[2][0] - 0.23).abs() < 1e-15);
    let both = read(&format!("{text}[grid]\ncost = [12, 20]")).unwrap();
    assert_eq!(
        both.rows(0..9).columns[0],
        [12.0, 12.0, 12.0, 20.0, 20.0, 20.0]
    );
    assert!(
        read(&format!("{text}[grid]\nreading = ['rate']"))
            .unwrap_err()
            .contains("in both")
    );
    assert!(
        read("panel = 'calendar'\nscenarios = 'other.csv'")
            .unwrap_err()
            .contains("other.csv")
    );
}

#[test]
fn what_is_not_asked_for_is_not_solved() {
    // The game of this panel refuses a slope, and no read-out asks for it.
    let sweep =
        read("panel = 'calendar'\nreadouts = ['crossing']\n[grid]\nfirms = [1.0, 5.0]").unwrap();
    let block = sweep.rows(0..2);
    assert!(block.refusals.is_empty());
    assert_eq!(block.columns[1][0], block.columns[1][1]);
}
