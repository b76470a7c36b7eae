use approx::assert_relative_eq;
use endodec_empirics::{
    CrossingCondition, DENSE_70B_Q4_GB, Datasets, Device, FormFactor, Printed, token_ceiling,
};

fn data() -> Datasets {
    Datasets::embedded().expect("embedded data are well-formed")
}

fn device(memory_gb: f64, bandwidth_gb_s: Option<f64>, price_usd: Option<f64>) -> Device {
    Device {
        name: "x".to_owned(),
        form: FormFactor::Computer,
        year: 2026,
        memory_gb,
        memory_type: Some("LPDDR5X".to_owned()),
        bandwidth_gb_s,
        bandwidth_measured_gb_s: Printed::parse(""),
        price_usd,
    }
}

#[test]
fn the_crossing_condition_takes_800_gb_a_second_at_1_875_dollars_each() {
    assert_relative_eq!(CrossingCondition::PAPER.required_bandwidth_gb_s(), 800.0);
    assert_relative_eq!(CrossingCondition::PAPER.target_usd_per_gb_s(), 1.875);
}

#[test]
fn ceilings_printed_in_version_1_are_bandwidth_over_40_gb() {
    // 215/40 ≈ 5.4 and 546/40 ≈ 13.7 tokens/s.
    assert_relative_eq!(token_ceiling(215.0, DENSE_70B_Q4_GB), 5.4, epsilon = 0.05);
    assert_relative_eq!(token_ceiling(546.0, DENSE_70B_Q4_GB), 13.7, epsilon = 0.05);
}

#[test]
fn no_shipped_device_meets_the_condition() {
    let data = data();
    let met: Vec<_> = data
        .devices
        .devices
        .iter()
        .map(|device| CrossingCondition::PAPER.evaluate(device).met)
        .collect();
    assert!(!met.contains(&Some(true)), "{met:?}");
}

#[test]
fn a_fast_card_whose_memory_is_too_small_fails_whatever_its_bandwidth() {
    let data = data();
    let card = data
        .devices
        .devices
        .iter()
        .find(|device| device.name == "NVIDIA RTX 5090")
        .unwrap();
    assert!(token_ceiling(card.bandwidth_gb_s.unwrap(), DENSE_70B_Q4_GB) > 20.0);
    assert_eq!(
        card.token_ceiling(DENSE_70B_Q4_GB),
        None,
        "40 GB do not fit in 32"
    );
    assert_eq!(CrossingCondition::PAPER.evaluate(card).fast, Some(false));
}

#[test]
fn the_condition_needs_all_three_and_is_strict_in_price() {
    let met = |device: &Device| CrossingCondition::PAPER.evaluate(device).met;
    assert_eq!(met(&device(40.0, Some(800.0), Some(1499.0))), Some(true));
    assert_eq!(met(&device(40.0, Some(800.0), Some(1500.0))), Some(false));
    assert_eq!(met(&device(40.0, Some(799.0), Some(1499.0))), Some(false));
    assert_eq!(met(&device(39.0, Some(800.0), Some(1499.0))), Some(false));
    assert_eq!(met(&device(128.0, None, Some(1499.0))), None);
    assert_eq!(
        met(&device(128.0, None, Some(2000.0))),
        Some(false),
        "too dear whatever its speed"
    );
}

#[test]
fn derived_columns_of_the_device_file_are_ours_rounded() {
    let data = data();
    let table = data.file("consumer_silicon").unwrap().table().unwrap();
    for (row, device) in table.rows().zip(&data.devices.devices) {
        if let (Some(shipped), Some(ours)) = (
            row.optional_number("usd_per_gb_s").unwrap(),
            device.usd_per_gb_s(),
        ) {
            assert_relative_eq!(shipped, ours, epsilon = 0.0051);
        }
        if let Some(shipped) = row.optional_number("ceiling_tok_s_70b_q4_40gb").unwrap() {
            let ours = token_ceiling(device.bandwidth_gb_s.unwrap(), DENSE_70B_Q4_GB);
            assert_relative_eq!(shipped, ours, epsilon = 0.051);
        }
    }
}

#[test]
fn the_best_value_of_each_form_is_far_from_the_target() {
    let data = data();
    let target = CrossingCondition::PAPER.target_usd_per_gb_s();
    for (form, name) in [
        (
            FormFactor::Computer,
            "Apple M4 Max 40-core Mac Studio 48 GB",
        ),
        (FormFactor::Card, "NVIDIA RTX PRO 6000 Blackwell"),
    ] {
        let (device, usd) = data
            .devices
            .best_value(&CrossingCondition::PAPER, form)
            .unwrap();
        assert_eq!(device.name, name);
        assert!(usd > 2.0 * target);
    }
    assert_eq!(
        data.devices
            .best_value(&CrossingCondition::PAPER, FormFactor::Module),
        None
    );
}
