//! Adoption beside the learning curve: reproduction number, share, friction, and the threshold's regimes.

use endodec_adoption::{
    AdoptionFunction, AdoptionParams, CentralOutput, Ecosystem, EcosystemParams, FrictionLaw,
    InitialState, LearningAnchor, Path, PathPoint, Regime, Scenario, Threshold, ThresholdModel,
    Tolerances, simulate,
};

use super::calendar;
use crate::ExplorerError;
use crate::panel::{Axis, Mark, Panel, Plot, Readout, Shown, printed, readout, series};
use crate::parameter::{Key, Values};
use crate::screen::{Screen, evenly};

pub(super) const PANEL: Panel = Panel {
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
    screen,
    commands,
};

const READOUTS: &[Readout] = &[
    readout("parity", "Cost parity", Shown::Year),
    readout("self-sustaining", "R₀ passes one", Shown::Year),
    readout("lag", "Coordination lag", Shown::Number("years")),
    readout("share-2030", "Share at the start of 2030", Shown::Share),
    readout("share-2040", "Share at the start of 2040", Shown::Share),
    readout(
        "r0-at-parity",
        "R₀ at parity, initial friction",
        Shown::Number(""),
    ),
    readout(
        "regime",
        "Regime under initial friction",
        Shown::Word(&[
            "friction-dominated",
            "network-dominated",
            "no threshold ever",
        ]),
    ),
    readout(
        "critical-cost",
        "Critical cost c** under initial friction",
        Shown::Number("$/GB"),
    ),
    readout(
        "threshold-output",
        "Cumulative output at which R₀ = 1",
        Shown::Number("EB"),
    ),
    readout(
        "parity-output",
        "Cumulative output at cost parity",
        Shown::Number("EB"),
    ),
    readout(
        "quasi-static-ratio",
        "Speed of the threshold over that of output, at most",
        Shown::Number(""),
    ),
];

const PLOTS: &[Plot] = &[
    Plot {
        name: "reproduction-number",
        title: "Reproduction number",
        x: Axis::plain("Year"),
        y: Axis::from_zero("R₀"),
        series: &[
            series("one", "R₀ = 1", 6, Mark::Level),
            series("parity", "cost parity", 1, Mark::Rule),
            series("self-sustaining", "R₀ passes one", 2, Mark::Rule),
            series("r0", "R₀", 0, Mark::Line),
        ],
        printed: "R₀ passes one in 2030 to 2032 (Prediction 2*)",
        marks: &[
            printed(2030.0, 1.0, "2030", "v1-r0-window-from-lag"),
            printed(2032.0, 1.0, "2032", "v1-r0-window-from-lag"),
        ],
    },
    Plot {
        name: "share",
        title: "Share of inference that is distributed",
        x: Axis::plain("Year"),
        y: Axis::from_zero("Share s"),
        series: &[
            series(
                "rest",
                "where it would rest at the R₀ of the day",
                5,
                Mark::Dashed,
            ),
            series("share", "share", 0, Mark::Line),
        ],
        printed: "a tipping point near 40 %, undated (Prediction 6)",
        marks: &[],
    },
    Plot {
        name: "cost",
        title: "Cost, parity and critical cost",
        x: Axis::plain("Year"),
        y: Axis::log("US$ per GB"),
        series: &[
            series("parity", "parity c*", 1, Mark::Dashed),
            series(
                "critical",
                "critical cost c** at the friction of the day",
                2,
                Mark::Dashed,
            ),
            series("cost", "cost", 0, Mark::Line),
        ],
        printed: "$12/GB in 2024; parity between $5 and $7 (v1 and v2 section 3.7)",
        marks: &[printed(2024.0, 12.0, "$12/GB, 2024", "both-threshold-high")],
    },
    Plot {
        name: "friction",
        title: "Friction along the path",
        x: Axis::plain("Year"),
        y: Axis::from_zero("κ(E), per year"),
        series: &[
            series(
                "boundary",
                "λγ − μ: below, parity is not needed",
                6,
                Mark::Level,
            ),
            series("friction", "friction", 0, Mark::Line),
        ],
        printed: "monthly friction from .05 to .11 (v2 section 5.4), without churn that it could stand beside",
        marks: &[],
    },
    Plot {
        name: "threshold",
        title: "Threshold by friction, and its regimes",
        x: Axis::from_zero("Friction κ, per year"),
        y: Axis::log("Cumulative output, EB"),
        series: &[
            series("parity", "cost parity", 6, Mark::Level),
            series(
                "boundary",
                "λγ − μ: left of it network-dominated",
                6,
                Mark::Rule,
            ),
            series("now", "κ₀", 1, Mark::Rule),
            series("threshold", "R₀ = 1", 0, Mark::Line),
        ],
        printed: "112 exabytes at cost parity (both versions); no friction",
        marks: &[printed(0.0, 112.0, "112 EB", "both-threshold-high")],
    },
];

const START: f64 = 2024.0;
const END: f64 = 2044.0;
/// Cumulative output in 2024, in exabytes (v1 section 3.7).
const OUTPUT: f64 = 2.5;
const POINTS_PER_YEAR: u32 = 8;

fn anchor(values: &Values) -> Result<LearningAnchor, ExplorerError> {
    Ok(LearningAnchor {
        output: OUTPUT,
        cost: values.get(Key::Cost),
        elasticity: calendar::elasticity_in_force(values)?.value(),
    })
}

fn ecosystem(values: &Values, friction: f64) -> Result<Ecosystem, ExplorerError> {
    Ok(Ecosystem::new(EcosystemParams {
        function: AdoptionFunction::Floored {
            slope: values.get(Key::AdoptionSlope),
        },
        parity_cost: values.get(Key::Target),
        latency: values.get(Key::Latency),
        network: values.get(Key::Network),
        friction,
        churn: values.get(Key::Churn),
    })?)
}

fn scenario(values: &Values) -> Result<Scenario, ExplorerError> {
    Ok(Scenario {
        start: START,
        end: END,
        points_per_year: POINTS_PER_YEAR,
        curve: anchor(values)?,
        central_output: CentralOutput {
            rate: values.get(Key::OutputRate),
            growth: 0.0,
        },
        adoption_output: values.get(Key::AdoptionOutput),
        adoption: AdoptionParams {
            function: AdoptionFunction::Floored {
                slope: values.get(Key::AdoptionSlope),
            },
            parity_cost: values.get(Key::Target),
            latency: values.get(Key::Latency),
            network: values.get(Key::Network),
            churn: values.get(Key::Churn),
            external: values.get(Key::External),
        },
        friction: FrictionLaw::Exponential {
            initial: values.get(Key::Friction),
            decay: values.get(Key::FrictionDecay),
        },
        investment_response: values.get(Key::InvestmentResponse),
        initial: InitialState {
            output: OUTPUT,
            share: values.get(Key::InitialShare),
            investment: 0.0,
            fragmentation: 0.0,
        },
        fragmentation: None,
        shock: None,
    })
}

fn screen(values: &Values) -> Result<Screen, ExplorerError> {
    let scenario = scenario(values)?;
    let path = simulate(&scenario, &Tolerances::default())?;
    let friction = values.get(Key::Friction);
    let model = ThresholdModel::new(ecosystem(values, friction)?, anchor(values)?)?;
    let threshold = model.threshold();
    let share_in = |year: f64| {
        path.points
            .iter()
            .find(|point| point.t >= year)
            .map_or(f64::NAN, |point| point.share)
    };
    let or_none = |value: Option<f64>| value.unwrap_or(f64::NAN);
    let mut screen = Screen::new(vec![
        or_none(path.hardware_crossing()),
        or_none(path.self_sustaining()),
        or_none(path.lag()),
        share_in(2030.0),
        share_in(2040.0),
        model.ecosystem().reproduction_at_parity(),
        match threshold.regime() {
            Regime::FrictionDominated => 0.0,
            Regime::NetworkDominated => 1.0,
            Regime::Never => 2.0,
        },
        or_none(threshold.critical_cost()),
        or_none(threshold.output()),
        model.parity_output(),
        or_none(path.quasi_static().map(|ratio| ratio.largest)),
    ]);
    along_the_path(values, &path, &mut screen);
    thresholds(values, &model, &mut screen)?;
    Ok(screen)
}

fn along_the_path(values: &Values, path: &Path, screen: &mut Screen) {
    let line = |of: &dyn Fn(&PathPoint) -> f64| {
        path.points
            .iter()
            .map(|point| (point.t, of(point)))
            .filter(|point| point.1.is_finite())
            .collect::<Vec<_>>()
    };
    screen.push([(START, 1.0)]);
    screen.push(path.hardware_crossing().map(|year| (year, 0.0)));
    screen.push(path.self_sustaining().map(|year| (year, 0.0)));
    screen.push(line(&|point| point.r0));
    screen.push(line(&|point| (1.0 - 1.0 / point.r0).max(0.0)));
    screen.push(line(&|point| point.share));
    screen.push(line(&|_| values.get(Key::Target)));
    screen.push(line(&|point| {
        ecosystem(values, point.friction)
            .ok()
            .and_then(|ecosystem| ecosystem.critical_cost())
            .unwrap_or(f64::NAN)
    }));
    screen.push(line(&|point| point.cost));
    let boundary = boundary(values);
    screen.push((boundary >= 0.0).then_some((START, boundary)));
    screen.push(line(&|point| point.friction));
}

/// Friction at which R₀ is one at cost parity.
fn boundary(values: &Values) -> f64 {
    values.get(Key::Latency) * values.get(Key::Network) - values.get(Key::Churn)
}

fn thresholds(
    values: &Values,
    model: &ThresholdModel,
    screen: &mut Screen,
) -> Result<(), ExplorerError> {
    let friction = values.get(Key::Friction);
    let boundary = boundary(values);
    let farthest = (1.5 * friction).max(1.2 * boundary).max(1.0);
    screen.push([(0.0, model.parity_output())]);
    screen.push((boundary >= 0.0).then_some((boundary, model.parity_output())));
    screen.push([(friction, model.parity_output())]);
    let mut line = Vec::new();
    for friction in evenly(1e-6, farthest, 201) {
        let model = ThresholdModel::new(ecosystem(values, friction)?, *model.anchor())?;
        if let Threshold::FrictionDominated { output, .. }
        | Threshold::NetworkDominated { output, .. } = model.threshold()
        {
            // Beyond a thousand times parity the line says nothing but "never".
            if output <= 1000.0 * model.parity_output() {
                line.push((friction, output));
            }
        }
    }
    screen.push(line);
    Ok(())
}

fn commands(values: &Values) -> Vec<String> {
    let Ok(scenario) = scenario(values) else {
        return Vec::new();
    };
    let threshold = format!(
        "endodec adoption threshold --slope {} --parity-cost {} --latency {} --network {} --friction {} --churn {} \
         --curve-output {} --curve-cost {} --curve-elasticity {}",
        values.get(Key::AdoptionSlope),
        scenario.adoption.parity_cost,
        scenario.adoption.latency,
        scenario.adoption.network,
        values.get(Key::Friction),
        scenario.adoption.churn,
        scenario.curve.output,
        scenario.curve.cost,
        scenario.curve.elasticity,
    );
    vec![simulation(values, &scenario), threshold]
}

/// The path as a scenario on standard input.
fn simulation(values: &Values, scenario: &Scenario) -> String {
    format!(
        "endodec adoption simulate - <<'END'\n\
         start = {START:?}\nend = {END:?}\npoints_per_year = {POINTS_PER_YEAR}\n\
         adoption_output = {:?}\ninvestment_response = {:?}\n\
         curve = {{ output = {OUTPUT:?}, cost = {:?}, elasticity = {:?} }}\n\
         central_output = {{ rate = {:?} }}\n\
         friction = {{ exponential = {{ initial = {:?}, decay = {:?} }} }}\n\
         initial = {{ output = {OUTPUT:?}, share = {:?} }}\n\
         [adoption]\nfunction = {{ floored = {{ slope = {:?} }} }}\n\
         parity_cost = {:?}\nlatency = {:?}\nnetwork = {:?}\nchurn = {:?}\nexternal = {:?}\n\
         END",
        scenario.adoption_output,
        scenario.investment_response,
        scenario.curve.cost,
        scenario.curve.elasticity,
        scenario.central_output.rate,
        values.get(Key::Friction),
        values.get(Key::FrictionDecay),
        scenario.initial.share,
        values.get(Key::AdoptionSlope),
        scenario.adoption.parity_cost,
        scenario.adoption.latency,
        scenario.adoption.network,
        scenario.adoption.churn,
        scenario.adoption.external,
    )
}
