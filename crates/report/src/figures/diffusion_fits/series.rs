//! The series to which diffusion models are fitted.

use endodec_adoption::diffusion::DiffusionModel;
use endodec_empirics::R0Series;

use endodec_empirics::calendar::decimal_year;
use endodec_paper::Inputs;

/// A series, the models that compete for it, those with a fan, and the last year drawn.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) points: Vec<(f64, f64)>,
    pub(super) models: &'static [DiffusionModel],
    pub(super) until: f64,
}

pub(super) fn cases(inputs: &Inputs) -> Vec<Case> {
    const FREE: &[DiffusionModel] = &[
        DiffusionModel::Bass,
        DiffusionModel::Logistic,
        DiffusionModel::Gompertz,
    ];
    let transitions = &inputs.data.transitions;
    vec![
        Case {
            name: "author",
            points: inputs
                .data
                .r0_inputs
                .series(R0Series::OpenWeightShare)
                .into_iter()
                .map(|(date, share)| (decimal_year(date), share))
                .collect(),
            models: &[
                DiffusionModel::UnitLogistic,
                DiffusionModel::Exponential,
                DiffusionModel::Linear,
            ],
            until: 2026.0,
        },
        Case {
            name: "routed",
            points: inputs
                .data
                .openrouter
                .monthly
                .iter()
                .map(|month| {
                    (
                        decimal_year(month.date) + 0.5 / 12.0,
                        month.open_share_high(),
                    )
                })
                .collect(),
            models: &[
                DiffusionModel::UnitLogistic,
                DiffusionModel::Gompertz,
                DiffusionModel::Linear,
            ],
            until: 2029.0,
        },
        Case {
            name: "pc",
            points: transitions
                .pc
                .iter()
                .map(|row| (f64::from(row.year), row.installed_millions))
                .collect(),
            models: FREE,
            until: 2010.0,
        },
        Case {
            name: "internet",
            points: transitions
                .internet
                .iter()
                .filter(|row| row.adult_share > 0.0)
                .map(|row| (f64::from(row.year), row.adult_share))
                .collect(),
            models: FREE,
            until: 2025.0,
        },
    ]
}
