//! The module and the native crates agree bit for bit.

use endodec_explorer_wasm::commands;
use endodec_screens::{PANELS, PARAMETERS, PRESETS, ParameterScale, Values};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use crate::module::Running;

/// Values anywhere on the sliders; every fourth time each parameter has its default instead.
fn anywhere() -> impl Strategy<Value = Values> {
    proptest::array::uniform::<_, { endodec_screens::COUNT }>((0.0..=1.0_f64, 0..4_u8)).prop_map(
        |drawn| {
            let mut values = Values::default();
            for ((value, parameter), (at, kind)) in values.0.iter_mut().zip(&PARAMETERS).zip(drawn)
            {
                if kind == 0 {
                    continue;
                }
                *value = match parameter.scale {
                    ParameterScale::Linear(low, high) => low + at * (high - low),
                    ParameterScale::Log(low, high) => low * (high / low).powf(at),
                    ParameterScale::Whole(low, high) => (low + at * (high - low)).round(),
                    ParameterScale::Choice(names) => (at * (names.len() as f64 - 1.0)).round(),
                };
            }
            values
        },
    )
}

/// How many numbers were compared.
fn compare(module: &mut Running, panel: usize, values: &Values) -> usize {
    let native = PANELS[panel]
        .compute(values)
        .map(|screen| screen.flatten())
        .map_err(|error| error.to_string());
    let there = module.compute(u32::try_from(panel).unwrap(), values);
    let name = PANELS[panel].name;
    match (native, there) {
        (Ok(native), Ok(there)) => {
            assert_eq!(native.len(), there.len(), "{name}: {values:?}");
            for (i, (a, b)) in native.iter().zip(&there).enumerate() {
                // What is not a number has no digits.
                let same = a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan());
                assert!(
                    same,
                    "{name}, number {i}: {a} here, {b} there, at {values:?}"
                );
            }
            native.len()
        }
        (native, there) => {
            assert_eq!(native.err(), there.err(), "{name}: {values:?}");
            0
        }
    }
}

#[test]
fn on_presets_and_on_thousands_of_random_screens_every_bit_is_the_same() {
    let mut module = Running::new();
    let mut compared = 0;
    for preset in PRESETS {
        for panel in 0..PANELS.len() {
            compared += compare(&mut module, panel, &preset.values());
        }
    }
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(proptest::test_runner::Config::default(), rng);
    for round in 0..120 {
        let values = anywhere().new_tree(&mut runner).unwrap().current();
        for (panel, of) in PANELS.iter().enumerate() {
            // A calendar is six hundred simulated futures, twice.
            if of.name != "calendar" || round % 6 == 0 {
                compared += compare(&mut module, panel, &values);
            }
        }
    }
    assert!(compared > 200_000, "only {compared} numbers were compared");
}

#[test]
fn command_lines_and_messages_are_the_same() {
    let mut module = Running::new();
    for preset in PRESETS {
        for (i, panel) in PANELS.iter().enumerate() {
            let there = module.commands(u32::try_from(i).unwrap(), &preset.values());
            assert_eq!(there, commands(panel, &preset.values()).join("\n\n"));
        }
    }
    let broken = Values::default().with(endodec_screens::Key::Slope, -1.0);
    let message = module.compute(0, &broken).unwrap_err();
    assert_eq!(message, PANELS[0].compute(&broken).unwrap_err().to_string());
}
