//! Sobol' indices beside those of scipy and SALib, on the same outputs.

#![expect(clippy::unwrap_used, reason = "a failed set-up fails the test")]

use std::collections::BTreeMap;

use endodec_screens::sweep::Sweep;
use endodec_screens::sweep::sensitivity::{Analysis, IndexBootstrap, indices};

const BOOTSTRAP: IndexBootstrap = IndexBootstrap {
    resamples: 400,
    seed: 1,
    level: 0.95,
};

fn oracle(case: &str) -> serde_json::Value {
    let text = std::fs::read_to_string("tests/oracles/sobol/indices.json").unwrap();
    let all: serde_json::Value = serde_json::from_str(&text).unwrap();
    all["cases"][case].clone()
}

fn numbers(value: &serde_json::Value) -> Vec<f64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|number| number.as_f64().unwrap())
        .collect()
}

#[test]
fn indices_on_given_outputs_are_those_of_scipy() {
    for (case, parameters) in [
        ("ishigami", vec!["x1", "x2", "x3"]),
        ("g_function", vec!["x1", "x2", "x3", "x4", "x5", "x6"]),
        ("game", vec!["displacement", "discount", "firms"]),
    ] {
        let path = format!("tests/oracles/sobol/{case}_matrices.csv");
        let mut outputs: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for record in csv::Reader::from_path(path).unwrap().records() {
            let record = record.unwrap();
            let y = record[record.len() - 1].parse().unwrap();
            outputs.entry(record[0].to_owned()).or_default().push(y);
        }
        let ab: Vec<Vec<f64>> = parameters
            .iter()
            .map(|name| outputs[&format!("AB_{name}")].clone())
            .collect();
        let found = indices(&outputs["A"], &outputs["B"], &ab, &BOOTSTRAP).unwrap();
        let expected = oracle(case);
        let first = numbers(&expected["first_order"]);
        let total = numbers(&expected["total"]);
        let spread = numbers(&expected["salib_conf_total"]);
        for (i, index) in found.iter().enumerate() {
            assert!(
                (index.first_order - first[i]).abs() < 1e-12,
                "{case}: {index:?}"
            );
            assert!((index.total - total[i]).abs() < 1e-12, "{case}: {index:?}");
            // SALib's half width is 1.96 standard deviations of its own thousand resamples.
            let half = 0.5 * (index.total_interval[1] - index.total_interval[0]);
            assert!(
                (half / spread[i] - 1.0).abs() < 0.25,
                "{case}: {half} {}",
                spread[i]
            );
        }
    }
}

fn analysed(text: &str) -> Sweep {
    Sweep::read(text, &|name| Err(name.to_owned())).unwrap()
}

#[test]
fn indices_of_the_game_are_those_of_its_real_firms() {
    let sweep = analysed(
        "panel = 'rivalry'\nreadouts = ['welfare-loss', 'continuation-value']\n\
         [fixed]\ntraining-value = 0\n[random]\n\
         displacement = { uniform = [0.1, 0.6] }\ndiscount = { uniform = [0.02, 0.12] }\n\
         firms = { uniform = [2, 12] }\n[draws]\ncount = 1024\nsequence = 'sobol'\nseed = 7",
    );
    let analysis = Analysis::new(&sweep).unwrap();
    assert_eq!(analysis.evaluations(), 5 * 1024);
    let mut parts = analysis.evaluate(0..100).unwrap();
    parts.append(analysis.evaluate(100..1024).unwrap());
    assert_eq!(parts, analysis.evaluate(0..1024).unwrap());
    let found = parts.indices(0, &BOOTSTRAP).unwrap();
    // Whole firms up to 13 in the oracle, up to 12 here; the shares differ by little.
    let expected = oracle("game_whole_firms");
    let (first, total) = (
        numbers(&expected["first_order"]),
        numbers(&expected["total"]),
    );
    for (i, index) in found.iter().enumerate() {
        assert!((index.first_order - first[i]).abs() < 0.05, "{index:?}");
        assert!((index.total - total[i]).abs() < 0.05, "{index:?}");
        assert!(index.total_interval[0] <= index.total && index.total <= index.total_interval[1]);
    }
}

#[test]
fn a_constant_has_no_indices_and_a_refused_point_is_named() {
    let constant = analysed(
        "panel = 'rivalry'\nreadouts = ['continuation-value']\n[fixed]\ninference-profit = 0\ntraining-value = 3\n\
         [random]\ndistance = { uniform = [1, 9] }\n[draws]\ncount = 64\nsequence = 'sobol'\nseed = 1",
    );
    let outputs = Analysis::new(&constant).unwrap().evaluate(0..64).unwrap();
    assert_eq!(outputs.indices(0, &BOOTSTRAP), None);

    let refused = analysed(
        "panel = 'rivalry'\nreadouts = ['nash-value']\n[random]\nslope = { normal = [0.5, 0.4] }\n\
         [draws]\ncount = 1024\nsequence = 'sobol'\nseed = 1",
    );
    let sentence = Analysis::new(&refused)
        .unwrap()
        .evaluate(0..1024)
        .unwrap_err()
        .to_string();
    assert!(sentence.starts_with("at slope = -"), "{sentence}");
}
