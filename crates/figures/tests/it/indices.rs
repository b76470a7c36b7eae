//! Sobol' indices of made-up outputs.

use endodec_figures::{Figure, Sensitivity, SensitivityOutput, SensitivityShare};

use crate::samples::as_f64;

/// Of up to five outputs of up to nine parameters.
pub(crate) fn sensitivity(n: usize, name: &str) -> Figure {
    let share = |i: usize, output: usize| {
        let total = 0.6 / as_f64(i + output + 1);
        SensitivityShare {
            parameter: format!("{name} {i}"),
            first_order: 0.8 * total,
            first_order_interval: [0.8 * total - 0.05, 0.8 * total + 0.05],
            total,
            total_interval: [0.9 * total, 1.1 * total],
        }
    };
    let figure = Sensitivity {
        level: 0.95,
        base_points: 1024,
        outputs: (0..n.min(5))
            .map(|output| SensitivityOutput {
                name: format!("{name} of output {output}"),
                shares: (0..n.min(9)).map(|i| share(i, output)).collect(),
            })
            .collect(),
    };
    let Some(figure) = figure.figure() else {
        unreachable!("its outputs vary")
    };
    figure
}
