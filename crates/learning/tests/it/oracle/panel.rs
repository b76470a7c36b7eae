//! Panels against R, statsmodels and enumeration.

use endodec_learning::LearningError;
use endodec_learning::panel::{CountedEffects, PanelFit, PanelParams, others_output};
use serde_json::Value;

/// Numbers that tell different words apart.
fn levels(words: &[String]) -> Vec<usize> {
    let mut sorted = words.to_vec();
    sorted.sort();
    sorted.dedup();
    words
        .iter()
        .map(|word| sorted.binary_search(word).unwrap())
        .collect()
}

fn near(what: &str, got: f64, want: &Value, tolerance: f64) {
    let want = want.as_f64().unwrap();
    assert!((got / want - 1.0).abs() < tolerance, "{what}: {got} {want}");
}

#[test]
fn a_panel_has_the_coefficients_and_errors_of_r() {
    let oracle: Value =
        serde_json::from_str(include_str!("../../oracles/panels/panel.json")).unwrap();
    let rows = oracle["rows"].as_array().unwrap();
    let column = |j: usize| -> Vec<f64> { rows.iter().map(|r| r[j].as_f64().unwrap()).collect() };
    let logs = |j: usize| -> Vec<f64> { column(j).iter().map(|v| v.ln()).collect() };
    let words = |j: usize| -> Vec<usize> {
        levels(&rows.iter().map(|r| r[j].to_string()).collect::<Vec<_>>())
    };
    let (firm, year) = (words(0), words(1));
    for (effects, name) in [
        (vec![], "pooled"),
        (vec![firm.clone()], "firm"),
        (vec![firm.clone(), year], "firm_year"),
    ] {
        for (weights, weighting) in [(vec![], "unweighted"), (column(5), "weighted")] {
            let name = format!("{name}_{weighting}");
            let panel = PanelFit::fit(&PanelParams {
                response: logs(3),
                regressors: vec![logs(2), logs(4)],
                effects: effects.clone(),
                weights,
            })
            .unwrap();
            let o = &oracle["models"][&name];
            let rank = o["rank"].as_u64().unwrap();
            assert_eq!(u64::try_from(panel.parameters()).unwrap(), rank);
            let all = panel.clustered(&firm, CountedEffects::All).unwrap();
            let jackknife = panel.jackknife(&firm).unwrap();
            let columns = [
                ("coef", panel.coefficients()),
                ("se_classical", panel.classical_std_errors()),
                ("se_hc1", panel.hc1_std_errors()),
                ("se_hc3", panel.hc3_std_errors().unwrap()),
                ("se_cluster_cr1", all.std_errors.clone()),
                ("se_cluster_cv3_by_deletion", jackknife.std_errors),
            ];
            // R prints fifteen digits of numbers that are computed in another order.
            for (key, found) in columns {
                for (found, regressor) in found.iter().zip(["x", "r"]) {
                    near(&format!("{name} {key}"), *found, &o[key][regressor], 1e-9);
                }
            }
            near(&name, panel.r_squared(), &o["r_squared"], 1e-10);
            for (p, regressor) in all.p_values.iter().zip(["x", "r"]) {
                let want = &o["p_cluster_cr1_t_G_minus_1"][regressor];
                near(&name, p.unwrap(), want, 1e-8);
            }
            // plm counts the slopes alone, neither effects nor intercept.
            if let (Some(plm), 1) = (o.get("plm"), effects.len()) {
                let free = panel.clustered(&firm, CountedEffects::NotNested).unwrap();
                let factor = (107.0_f64 / 108.0).sqrt();
                near(
                    &name,
                    free.std_errors[0] * factor,
                    &plm["se_sss"]["x"],
                    1e-9,
                );
            }
        }
    }
}

#[test]
fn differences_in_differences_have_their_clustered_errors_and_all_signs() {
    let oracle: Value =
        serde_json::from_str(include_str!("../../oracles/panels/did.json")).unwrap();
    let rows = oracle["rows"].as_array().unwrap();
    let numbers =
        |at: usize| -> Vec<f64> { rows.iter().map(|row| row[at].as_f64().unwrap()).collect() };
    let words = |at: usize| -> Vec<String> { rows.iter().map(|row| row[at].to_string()).collect() };
    let response = numbers(2);
    let quarters: Vec<&str> = rows.iter().map(|row| row[1].as_str().unwrap()).collect();
    let maker = levels(&words(0));
    for (from, o) in oracle["post_from"].as_object().unwrap() {
        let post: Vec<f64> = quarters
            .iter()
            .map(|quarter| f64::from(u8::from(*quarter >= from.as_str())))
            .collect();
        let constrained = numbers(3);
        let both: Vec<f64> = post.iter().zip(&constrained).map(|(p, c)| p * c).collect();
        for (name, others, effects) in [
            ("none", vec![constrained.clone(), post.clone()], vec![]),
            ("maker", vec![post.clone()], vec![maker.clone()]),
            ("two-way", vec![], vec![maker.clone(), levels(&words(1))]),
        ] {
            let mut regressors = vec![both.clone()];
            regressors.extend(others);
            let panel = PanelFit::fit(&PanelParams {
                response: response.clone(),
                regressors,
                effects,
                weights: Vec::new(),
            })
            .unwrap();
            let o = &o[name];
            let what = format!("{from} {name}");
            near(&what, panel.coefficients()[0], &o["coefficient"], 1e-9);
            near(&what, panel.hc1_std_errors()[0], &o["se_hc1"], 1e-9);
            let all = panel.clustered(&maker, CountedEffects::All).unwrap();
            near(&what, all.std_errors[0], &o["cr1"], 1e-9);
            near(&what, all.p_values[0].unwrap(), &o["p_cr1"], 1e-8);
            if !o["not_counted"].is_null() {
                let free = panel.clustered(&maker, CountedEffects::NotNested).unwrap();
                near(&what, free.std_errors[0], &o["not_counted"], 1e-9);
            }
            let jackknife = panel.jackknife(&maker).unwrap();
            near(&what, jackknife.std_errors[0], &o["cv3"], 1e-9);
            let wild = panel.wild_bootstrap(&maker, 0).unwrap();
            assert_eq!(wild.signs, 65_536);
            // A share of all signs, ties counted: exact.
            near(&what, wild.p_value, &o["wild"], 1e-12);
        }
    }
}

#[test]
fn what_a_panel_cannot_tell_apart_is_refused() {
    let params = PanelParams {
        response: vec![1.0, 2.0, 2.5, 4.0, 5.5, 6.0],
        regressors: vec![vec![0.0, 1.0, 2.0, 5.0, 6.0, 7.0]],
        effects: vec![vec![0, 0, 0, 1, 1, 1]],
        weights: Vec::new(),
    };
    let constant_within = PanelParams {
        regressors: vec![vec![3.0, 3.0, 3.0, 5.0, 5.0, 5.0]],
        ..params.clone()
    };
    assert!(matches!(
        PanelFit::fit(&constant_within),
        Err(LearningError::RankDeficient { .. })
    ));
    let negative = PanelParams {
        weights: vec![1.0, 1.0, -1.0, 1.0, 1.0, 1.0],
        ..params.clone()
    };
    let e = PanelFit::fit(&negative).unwrap_err();
    assert_eq!(
        e.to_string(),
        "observation 3 of `weight` must be finite and above 0; it is -1"
    );
    let panel = PanelFit::fit(&params).unwrap();
    assert!(panel.clustered(&[7; 6], CountedEffects::All).is_err());
    assert!(panel.wild_bootstrap(&[0, 1, 0, 1, 0, 1], 1).is_err());
    let lone = others_output(&[1.0, 2.0, 4.0], &[1, 1, 2]).unwrap_err();
    assert!(
        lone.to_string()
            .starts_with("observation 3 of `output of others`")
    );
    let others = others_output(&[1.0, 2.0, 4.0], &[1, 1, 1]).unwrap();
    assert_eq!(others, [6.0, 5.0, 3.0]);
}
