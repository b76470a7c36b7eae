//! Adoption beside the learning curve: reproduction number, share, friction, and the threshold's regimes.

use endodec_adoption::threshold::CrossingRegime;

use crate::models::adoption::{boundary, by_friction, critical_cost};
use crate::panel::{
    NumberStyle, Plot, PlotAxis, Readout, ScreenPanel, SeriesMark, printed, readout, series,
};
use crate::parameter::Key;
use crate::screen::points;

pub(super) const PANEL: ScreenPanel = ScreenPanel {
    name: "adoption",
    title: "Adoption",
    lead: "Cheap hardware is not enough: adoption sustains itself when R₀ = βγ/(κ + μ) passes one. Friction κ falls with what the \
           ecosystem invests, and adopters add to output. The gap between cost parity and R₀ = 1 is the paper's coordination lag.",
    parameters: &[
        Key::AdoptionSlope,
        Key::Latency,
        Key::Network,
        Key::Friction,
        Key::FrictionDecay,
        Key::Churn,
        Key::InvestmentResponse,
        Key::External,
        Key::InitialShare,
        Key::Target,
        Key::Cost,
        Key::Elasticity,
        Key::Reading,
        Key::OutputRate,
        Key::AdoptionOutput,
    ],
    readouts: READOUTS,
    plots: PLOTS,
};

const READOUTS: &[Readout] = &[
    readout("parity", "Cost parity", NumberStyle::Year, |solved| {
        Ok(or_none(solved.simulated()?.hardware_crossing()))
    }),
    readout(
        "self-sustaining",
        "R₀ passes one",
        NumberStyle::Year,
        |solved| Ok(or_none(solved.simulated()?.self_sustaining())),
    ),
    readout(
        "lag",
        "Coordination lag",
        NumberStyle::Number("years"),
        |solved| Ok(or_none(solved.simulated()?.lag())),
    ),
    readout(
        "share-2030",
        "Share at the start of 2030",
        NumberStyle::Share,
        |solved| Ok(solved.simulated()?.share_in(2030.0)),
    ),
    readout(
        "share-2040",
        "Share at the start of 2040",
        NumberStyle::Share,
        |solved| Ok(solved.simulated()?.share_in(2040.0)),
    ),
    readout(
        "r0-at-parity",
        "R₀ at parity, initial friction",
        NumberStyle::Number(""),
        |solved| Ok(solved.threshold()?.ecosystem().reproduction_at_parity()),
    ),
    readout(
        "regime",
        "Regime under initial friction",
        NumberStyle::Word(&[
            "friction-dominated",
            "network-dominated",
            "no threshold ever",
        ]),
        |solved| {
            Ok(match solved.threshold()?.threshold().regime() {
                CrossingRegime::FrictionDominated => 0.0,
                CrossingRegime::NetworkDominated => 1.0,
                CrossingRegime::Never => 2.0,
            })
        },
    ),
    readout(
        "critical-cost",
        "Critical cost c** under initial friction",
        NumberStyle::Number("$/GB"),
        |solved| Ok(or_none(solved.threshold()?.threshold().critical_cost())),
    ),
    readout(
        "threshold-output",
        "Cumulative output at which R₀ = 1",
        NumberStyle::Number("EB"),
        |solved| Ok(or_none(solved.threshold()?.threshold().output())),
    ),
    readout(
        "parity-output",
        "Cumulative output at cost parity",
        NumberStyle::Number("EB"),
        |solved| Ok(solved.threshold()?.parity_output()),
    ),
    readout(
        "quasi-static-ratio",
        "Speed of the threshold over that of output, at most",
        NumberStyle::Number(""),
        |solved| Ok(or_none(solved.simulated()?.quasi_static_ratio())),
    ),
];

const PLOTS: &[Plot] = &[
    Plot {
        name: "reproduction-number",
        title: "Reproduction number",
        x: PlotAxis::plain("Year"),
        y: PlotAxis::from_zero("R₀"),
        series: &[
            series("one", "R₀ = 1", 6, SeriesMark::Level, |solved| {
                Ok(points([(solved.constants().start_year, 1.0)]))
            }),
            series("parity", "cost parity", 1, SeriesMark::Rule, |solved| {
                Ok(points(
                    solved
                        .simulated()?
                        .hardware_crossing()
                        .map(|year| (year, 0.0)),
                ))
            }),
            series(
                "self-sustaining",
                "R₀ passes one",
                2,
                SeriesMark::Rule,
                |solved| {
                    Ok(points(
                        solved
                            .simulated()?
                            .self_sustaining()
                            .map(|year| (year, 0.0)),
                    ))
                },
            ),
            series("r0", "R₀", 0, SeriesMark::Line, |solved| {
                Ok(solved.simulated()?.line(|point| point.r0))
            }),
        ],
        printed: "R₀ passes one in 2030 to 2032 (Prediction 2*)",
        marks: &[
            printed(
                |paper| paper.self_sustaining_from,
                |_| 1.0,
                "2030",
                "v1-r0-window-from-lag",
            ),
            printed(
                |paper| paper.self_sustaining_to,
                |_| 1.0,
                "2032",
                "v1-r0-window-from-lag",
            ),
        ],
    },
    Plot {
        name: "share",
        title: "Share of inference that is distributed",
        x: PlotAxis::plain("Year"),
        y: PlotAxis::from_zero("Share s"),
        series: &[
            series(
                "rest",
                "where it would rest at the R₀ of the day",
                5,
                SeriesMark::Dashed,
                |solved| {
                    Ok(solved
                        .simulated()?
                        .line(|point| (1.0 - 1.0 / point.r0).max(0.0)))
                },
            ),
            series("share", "share", 0, SeriesMark::Line, |solved| {
                Ok(solved.simulated()?.line(|point| point.share))
            }),
        ],
        printed: "a tipping point near 40 %, undated (Prediction 6)",
        marks: &[],
    },
    Plot {
        name: "cost",
        title: "Cost, parity and critical cost",
        x: PlotAxis::plain("Year"),
        y: PlotAxis::log("US$ per GB"),
        series: &[
            series("parity", "parity c*", 1, SeriesMark::Dashed, |solved| {
                Ok(solved
                    .simulated()?
                    .line(|_| solved.values().get(Key::Target)))
            }),
            series(
                "critical",
                "critical cost c** at the friction of the day",
                2,
                SeriesMark::Dashed,
                |solved| {
                    Ok(solved
                        .simulated()?
                        .line(|point| critical_cost(solved.values(), point.friction)))
                },
            ),
            series("cost", "cost", 0, SeriesMark::Line, |solved| {
                Ok(solved.simulated()?.line(|point| point.cost))
            }),
        ],
        printed: "$12/GB in 2024; parity between $5 and $7 (v1 and v2 section 3.7)",
        marks: &[printed(
            |paper| paper.start_year,
            |paper| paper.cost_usd_per_gb,
            "$12/GB, 2024",
            "both-threshold-high",
        )],
    },
    Plot {
        name: "friction",
        title: "Friction along the path",
        x: PlotAxis::plain("Year"),
        y: PlotAxis::from_zero("κ(E), per year"),
        series: &[
            series(
                "boundary",
                "λγ − μ: below, parity is not needed",
                6,
                SeriesMark::Level,
                |solved| {
                    let boundary = boundary(solved.values());
                    Ok(points(
                        (boundary >= 0.0).then_some((solved.constants().start_year, boundary)),
                    ))
                },
            ),
            series("friction", "friction", 0, SeriesMark::Line, |solved| {
                Ok(solved.simulated()?.line(|point| point.friction))
            }),
        ],
        printed: "monthly friction from .05 to .11 (v2 section 5.4), without churn that it could stand beside",
        marks: &[],
    },
    Plot {
        name: "threshold",
        title: "Threshold by friction, and its regimes",
        x: PlotAxis::from_zero("Friction κ, per year"),
        y: PlotAxis::log("Cumulative output, EB"),
        series: &[
            series("parity", "cost parity", 6, SeriesMark::Level, |solved| {
                Ok(points([(0.0, solved.threshold()?.parity_output())]))
            }),
            series(
                "boundary",
                "λγ − μ: left of it network-dominated",
                6,
                SeriesMark::Rule,
                |solved| {
                    let boundary = boundary(solved.values());
                    let parity = solved.threshold()?.parity_output();
                    Ok(points((boundary >= 0.0).then_some((boundary, parity))))
                },
            ),
            series("now", "κ₀", 1, SeriesMark::Rule, |solved| {
                let friction = solved.values().get(Key::Friction);
                Ok(points([(friction, solved.threshold()?.parity_output())]))
            }),
            series("threshold", "R₀ = 1", 0, SeriesMark::Line, |solved| {
                by_friction(solved.values(), solved.threshold()?)
            }),
        ],
        printed: "112 exabytes at cost parity (both versions); no friction",
        marks: &[printed(
            |_| 0.0,
            |paper| paper.high_threshold_eb,
            "112 EB",
            "both-threshold-high",
        )],
    },
];

/// Not a number where there is none.
fn or_none(value: Option<f64>) -> f64 {
    value.unwrap_or(f64::NAN)
}
