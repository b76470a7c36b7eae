//! Where friction decides, where the network does, and where neither lets adoption start.

use crate::subject::Subject;
use endodec_adoption::lag::linear_output_lag;
use endodec_adoption::threshold::CrossingRegime;
use endodec_adoption::{AdoptionFunction, Ecosystem, EcosystemParams, ThresholdModel};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Chart, Colour, Contours, Dash, Format, Label, Level, Line, Panel, Points, Rule, Side,
    Surface, Text, Ticks,
};
use endodec_paper::{Constants, Inputs};
use endodec_table::{Cell, Table};

pub(super) static REGIMES: PaperFigure = PaperFigure {
    slug: "adoption-regimes",
    place: "v1 section 3.9, v2 section 3.9",
    subject: Subject::Adoption,
    title: "Regimes of adoption: friction, network, never",
    caption: concat!(
        "**a** Years from cost parity to *R*_{0} = 1 over friction κ and latency advantage λ (both per year), with churn ",
        "μ = 1.2, β_{0} = 1.33, γ = 1, *c*\\* = $5/GB, α = .23 and output on a straight line that reaches parity in 2027.8. ",
        "Left of the first line *R*_{0} > 1 at cost parity already; right of the second free hardware would not be ",
        "enough. Disc: the calibration used here, λ = 2.88 and κ = 2.4 (the paper prints none). ",
        "**b** The threshold relative to cost parity at λ = 2.88 under both treatments of the positive part. v2’s equation ",
        "15 goes on below one where κ + μ < λγ; under v2’s own equation 10 there is no threshold there."
    ),
    alt: "Left: map of the lag in years with contours from one year to a hundred years between the line beyond which no \
          lag is left and the line beyond which adoption never starts. Right: the threshold ratio rising with friction from below one to more \
          than a hundred, with the part below one existing only in the linear form.",
    sources: &["endodec-adoption: threshold, lag"],
    data,
    chart,
};

/// The boundaries of the regimes are drawn for the paper's constants.
const PAPER: Constants = Constants::PAPER;
const MOST_FRICTION: f64 = 10.0;
const MOST_LATENCY: f64 = 5.0;

fn model(
    constants: &Constants,
    function: AdoptionFunction,
    friction: f64,
    latency: f64,
) -> Result<ThresholdModel, ReportError> {
    let ecosystem = Ecosystem::new(EcosystemParams {
        function,
        latency,
        friction,
        ..constants.fixed_friction_ecosystem()
    })?;
    Ok(ThresholdModel::new(ecosystem, constants.anchor())?)
}

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "panel",
        "form",
        "friction",
        "latency",
        "regime",
        "threshold_ratio",
        "lag_years",
    ]);
    let constants = &inputs.constants;
    let slope = constants.fixed_friction_slope;
    let rate = constants.output_rate();
    let mut push =
        |panel: &str, form: &str, friction: f64, latency: f64| -> Result<(), ReportError> {
            let function = match form {
                "linear" => AdoptionFunction::Linear { slope },
                _ => AdoptionFunction::Floored { slope },
            };
            let model = model(constants, function, friction, latency)?;
            let threshold = model.threshold();
            let parity = model.parity_output();
            let lag = threshold
                .output()
                .map(|output| linear_output_lag(parity, output, rate))
                .transpose()?;
            table.push([
                Cell::from(panel),
                Cell::from(form),
                Cell::from(friction),
                Cell::from(latency),
                Cell::from(threshold.regime().name()),
                Cell::from(threshold.output().map(|output| output / parity)),
                Cell::from(lag),
            ]);
            Ok(())
        };
    for latency in evenly(0.0, MOST_LATENCY, 51) {
        for friction in evenly(0.0, MOST_FRICTION, 101) {
            push("map", "floored", friction, latency)?;
        }
    }
    for form in ["linear", "floored"] {
        for friction in evenly(0.0, 6.4, 161) {
            push("ratio", form, friction, constants.latency())?;
        }
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let map = table.filtered("panel", "map");
    let grid = |column: &str| -> Vec<f64> {
        map.distinct(column)
            .iter()
            .filter_map(|place| place.parse().ok())
            .collect()
    };
    // No threshold is no lag where the network decides, and an endless one where nothing helps.
    let lags = map
        .values("lag_years")
        .into_iter()
        .zip(map.texts("regime"))
        .map(|(lag, regime)| match (lag.is_finite(), regime.as_str()) {
            (true, _) => lag,
            (false, regime) if regime == CrossingRegime::NetworkDominated.name() => 0.0,
            _ => 1e3,
        })
        .collect();
    // Words stand ever higher, so that those of neighbouring curves do not meet.
    let levels = [
        (1.0, 0.15),
        (2.0, 0.3),
        (3.0, 0.75),
        (5.0, 0.6),
        (10.0, 0.5),
        (20.0, 0.5),
        (50.0, 0.5),
        (100.0, 0.4),
    ]
    .map(|(value, along)| Level {
        value,
        text: format!("{value:.0}"),
        colour: Colour::Black,
        width: 0.8,
        dash: Dash::Solid,
        along,
    })
    .to_vec();
    let (latency, churn) = (PAPER.latency(), PAPER.churn());
    let full_saving = PAPER.fixed_friction_slope * PAPER.low_target_usd_per_gb;
    let ratio = |form: &str| {
        table
            .filtered("panel", "ratio")
            .filtered("form", form)
            .points("friction", "threshold_ratio")
    };
    let network = latency - churn;
    let printed: Vec<(f64, f64)> = ratio("linear")
        .into_iter()
        .filter(|(x, _)| *x <= network)
        .collect();
    let axis = |title: &str, to: f64| Axis {
        range: Some((0.0, to)),
        ..Axis::linear(title)
    };
    Chart {
        row_height: 3.0,
        ..Chart::pairs(vec![
            Panel {
                title: "Lag in years".into(),
                x: axis("Friction κ (per year)", MOST_FRICTION),
                y: axis("Latency advantage λ (per year)", MOST_LATENCY),
                marks: vec![
                    Contours {
                        x: grid("friction"),
                        y: grid("latency"),
                        values: lags,
                        levels,
                    }
                    .into(),
                    Surface {
                        points: map.band("friction", "latency", "lag_years"),
                        name: "lag in years",
                        format: Format::Number,
                    }
                    .into(),
                    Line {
                        width: 1.8,
                        ..Line::new(
                            [(0.0, churn), (MOST_LATENCY - churn, MOST_LATENCY)],
                            Colour::Blue,
                        )
                    }
                    .into(),
                    Line {
                        width: 1.8,
                        ..Line::new(
                            [
                                (full_saving - churn, 0.0),
                                (full_saving - churn + 4.55, 4.55),
                            ],
                            Colour::Vermillion,
                        )
                    }
                    .into(),
                    Text {
                        colour: Colour::Blue,
                        ..Text::new(0.2, 4.3, Side::Right, "network")
                    }
                    .into(),
                    Text {
                        colour: Colour::Vermillion,
                        ..Text::new(9.8, 0.8, Side::Left, "never")
                    }
                    .into(),
                    Points::new([(PAPER.fixed_friction, latency)], Colour::Black).into(),
                ],
            },
            Panel {
                title: "Threshold relative to parity".into(),
                x: axis("Friction κ (per year)", 6.5),
                y: Axis {
                    ticks: Ticks::At(vec![0.1, 1.0, 10.0, 100.0, 1000.0]),
                    range: Some((0.1, 2000.0)),
                    ..Axis::log10("*Q̄*\\*/*Q̄*")
                },
                marks: vec![
                    Rule::horizontal(1.0).into(),
                    Line {
                        dash: Dash::Dashed,
                        label: Some(Label::at(1.75, 0.35, Side::Right, "eq. 15 alone")),
                        ..Line::new(printed, Colour::Vermillion)
                    }
                    .into(),
                    Line {
                        label: Some(Label::at(4.2, 14.0, Side::Left, "both forms")),
                        ..Line::new(ratio("floored"), Colour::Blue)
                    }
                    .into(),
                ],
            },
        ])
    }
}
