//! Scenarios of adoption.

use endodec_adoption::dynamics::simulate;
use endodec_adoption::{Scenario, Tolerances};

use super::is_sentence;

pub(super) const DICTIONARY: &[&[u8]] = &[
    b"=",
    b"\n",
    b"[",
    b"]",
    b"nan",
    b"inf",
    b"-inf",
    b"1e308",
    b"1e-308",
    b"0",
    b"-1",
    b"[[",
    b"\"",
    b"'''",
    b"#",
    b".",
    b"points_per_year = 4000000000\n",
    b"start",
    b"end",
    b"kind = ",
    b"{",
    b"}",
    b"true",
    b"1979-05-27",
    b"0x10",
    b"_",
];

/// Any bytes are a scenario or are refused; a scenario that is solved ends in finite numbers.
pub(super) fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let scenario: Scenario = match toml::from_str(text) {
        Ok(scenario) => scenario,
        Err(error) => return is_sentence(error.message()),
    };
    if let Err(error) = scenario.check() {
        return is_sentence(&error.to_string());
    }
    let tolerances = Tolerances {
        rtol: 1e-6,
        ..Tolerances::default()
    };
    match simulate(&scenario, &tolerances) {
        Ok(path) => {
            for point in &path.points {
                assert!(
                    point.output.is_finite() && (-1e-9..=1.0 + 1e-9).contains(&point.share),
                    "output {}, share {}",
                    point.output,
                    point.share
                );
            }
        }
        Err(error) => is_sentence(&error.to_string()),
    }
}
