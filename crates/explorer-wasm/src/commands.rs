//! Command lines that reproduce a screen.

use endodec_adoption::Scenario;
use endodec_screens::{Key, ScreenPanel, Solved, Values, parameter};

const GAME: &[Key] = &[
    Key::Firms,
    Key::Intercept,
    Key::Slope,
    Key::Discount,
    Key::Displacement,
    Key::TrainingValue,
    Key::InferenceProfit,
    Key::Distance,
];
const COSTS: [Key; 4] = [Key::Cost1, Key::Cost2, Key::Cost3, Key::Cost4];
const VALUES: [Key; 4] = [Key::Value1, Key::Value2, Key::Value3, Key::Value4];
/// What unequal firms share.
const SHARED: &[Key] = &[Key::Intercept, Key::Slope, Key::Discount, Key::Distance];

/// Command lines that compute what a panel shows: first the one that prints every number of the screen, then those of
/// the models behind it, where there are any.
#[must_use]
pub fn commands(panel: &ScreenPanel, values: &Values) -> Vec<String> {
    let mut lines = vec![explore(panel, values)];
    lines.extend(match panel.name {
        "rivalry" => vec![format!("endodec game solve{}", options(values, GAME))],
        "adoption" => adoption(values),
        "unequal" => unequal(values),
        _ => Vec::new(),
    });
    lines
}

/// The command that prints every number of a screen.
fn explore(panel: &ScreenPanel, values: &Values) -> String {
    let mut line = format!("endodec explore --panel {}", panel.name);
    for &key in panel.parameters {
        if !values.is_default(key) {
            let parameter = parameter(key);
            line.push_str(&format!(
                " --set {}={}",
                parameter.name,
                parameter.text(values.get(key))
            ));
        }
    }
    line.push_str(" --format csv");
    line
}

/// Options of a command for those parameters that do not have their defaults, under their own names.
fn options(values: &Values, keys: &[Key]) -> String {
    keys.iter()
        .filter(|&&key| !values.is_default(key))
        .map(|&key| {
            let parameter = parameter(key);
            format!(" --{} {}", parameter.name, parameter.text(values.get(key)))
        })
        .collect()
}

fn adoption(values: &Values) -> Vec<String> {
    let Ok(scenario) = Solved::new(*values).scenario() else {
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
         start = {:?}\nend = {:?}\npoints_per_year = {}\n\
         adoption_output = {:?}\ninvestment_response = {:?}\n\
         curve = {{ output = {:?}, cost = {:?}, elasticity = {:?} }}\n\
         central_output = {{ rate = {:?} }}\n\
         friction = {{ exponential = {{ initial = {:?}, decay = {:?} }} }}\n\
         initial = {{ output = {:?}, share = {:?} }}\n\
         [adoption]\nfunction = {{ floored = {{ slope = {:?} }} }}\n\
         parity_cost = {:?}\nlatency = {:?}\nnetwork = {:?}\nchurn = {:?}\nexternal = {:?}\n\
         END",
        scenario.start,
        scenario.end,
        scenario.points_per_year,
        scenario.adoption_output,
        scenario.investment_response,
        scenario.curve.output,
        scenario.curve.cost,
        scenario.curve.elasticity,
        scenario.central_output.rate,
        values.get(Key::Friction),
        values.get(Key::FrictionDecay),
        scenario.initial.output,
        scenario.initial.share,
        values.get(Key::AdoptionSlope),
        scenario.adoption.parity_cost,
        scenario.adoption.latency,
        scenario.adoption.network,
        scenario.adoption.churn,
        scenario.adoption.external,
    )
}

fn unequal(values: &Values) -> Vec<String> {
    let Ok(firms) = values.count(Key::Rivals, 2..=4) else {
        return Vec::new();
    };
    let list = |keys: &[Key; 4]| {
        keys[..firms]
            .iter()
            .map(|&key| values.get(key).to_string())
            .collect::<Vec<_>>()
            .join(",")
    };
    vec![format!(
        "endodec game asymmetric --costs {} --values {}{}",
        list(&COSTS),
        list(&VALUES),
        options(values, SHARED)
    )]
}
