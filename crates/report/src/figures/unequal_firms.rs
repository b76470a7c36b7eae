//! Firms of different cost and continuation value (Corollaries 2 and 3).

use crate::subject::Subject;
use endodec_game::asymmetric::{self, Equilibrium, Oligopoly};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{Axis, Chart, Colour, Dash, Format, Label, Line, Panel, Rule, Side};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static UNEQUAL_FIRMS: PaperFigure = PaperFigure {
    slug: "unequal-firms",
    place: "v2 Corollaries 2 and 3",
    subject: Subject::Game,
    title: "Unequal firms: what the corollaries claim and where it fails",
    caption: concat!(
        "**a** Output of two firms with unit costs 1 and 8.5 and continuation values 38 and 47 over the distance to ",
        "crossing: the costly firm, which has much to keep, waits far from crossing and produces near it. **b** Change ",
        "of *industry* output when one firm's cost falls by 0.25 or its continuation value rises by 2. From a symmetric ",
        "base of three firms a cost advantage adds to output at every distance (Corollary 2). Given to the firm that ",
        "waits in panel a, it lowers output far from crossing; and with unequal costs (4 and 2, values 51 and 44) so does ",
        "a higher continuation value of the costly firm (Corollary 3; enlarged a hundred times). The crossing comes ",
        "sooner in all three. Market *a* = 10, *b* = 0.5, *r* = 0.05 (recovered baseline)."
    ),
    alt: "Left: two curves of output over distance; the costly firm's falls to zero at a distance of about 21, beyond \
          which the other's rises faster. Right: change of industry output in per cent over distance on a logarithmic axis; the \
          symmetric case stays at one per cent, the two others turn negative far from crossing.",
    sources: &["endodec-game: asymmetric"],
    data,
    chart,
};

/// An industry by its unit costs and continuation values, in the same order.
struct Industry {
    costs: &'static [f64],
    values: &'static [f64],
}

/// A change to the first firm.
struct Perturbation {
    name: &'static str,
    before: Industry,
    after: Industry,
}

const PERTURBATIONS: [Perturbation; 3] = [
    Perturbation {
        name: "symmetric",
        before: Industry {
            costs: &[2.0; 3],
            values: &[20.0; 3],
        },
        after: Industry {
            costs: &[1.75, 2.0, 2.0],
            values: &[20.0; 3],
        },
    },
    Perturbation {
        name: "waiting",
        before: Industry {
            costs: &[8.5, 1.0],
            values: &[47.0, 38.0],
        },
        after: Industry {
            costs: &[8.25, 1.0],
            values: &[47.0, 38.0],
        },
    },
    Perturbation {
        name: "value",
        before: Industry {
            costs: &[4.0, 2.0],
            values: &[51.0, 44.0],
        },
        after: Industry {
            costs: &[4.0, 2.0],
            values: &[53.0, 44.0],
        },
    },
];

/// How much the smallest effect is enlarged to be seen.
const ENLARGED: f64 = 100.0;

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["panel", "series", "distance", "output", "change"]);
    let solve =
        |costs: &[f64], values: &[f64], at: &[f64]| -> Result<Vec<Equilibrium>, ReportError> {
            let industry = Oligopoly::new(asymmetric::OligopolyParams {
                market: inputs.baseline.market(),
                discount: inputs.baseline.discount(),
                costs: costs.to_vec(),
                continuation_values: values.to_vec(),
            })?;
            Ok(asymmetric::profile(&industry, at)?)
        };
    let near: Vec<f64> = evenly(0.0, 60.0, 241).collect();
    let costs = [1.0, 8.5];
    for (x, equilibrium) in near.iter().zip(solve(&costs, &[38.0, 47.0], &near)?) {
        for (firm, cost) in equilibrium.firms.iter().zip(costs) {
            table.push([
                Cell::from("outputs"),
                format!("cost {cost}").into(),
                (*x).into(),
                firm.output.into(),
                Cell::Missing,
            ]);
        }
    }
    let far: Vec<f64> = evenly(-1.0, 3.0, 81)
        .map(|power| libm::pow(10.0_f64, power))
        .collect();
    for Perturbation {
        name,
        before,
        after,
    } in &PERTURBATIONS
    {
        let base = solve(before.costs, before.values, &far)?;
        let moved = solve(after.costs, after.values, &far)?;
        for ((x, base), moved) in far.iter().zip(base).zip(moved) {
            table.push([
                Cell::from("changes"),
                (*name).into(),
                (*x).into(),
                moved.output.into(),
                (moved.output / base.output - 1.0).into(),
            ]);
        }
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let outputs = table.filtered("panel", "outputs");
    let changes = table.filtered("panel", "changes");
    let firm = |name: &str, colour: Colour| Line {
        label: Some(Label::end(name)),
        ..Line::new(
            outputs
                .filtered("series", name)
                .points("distance", "output"),
            colour,
        )
    };
    let change = |name: &str, times: f64, colour: Colour, dash: Dash, label: Label| Line {
        dash,
        label: Some(label),
        ..Line::new(
            changes
                .filtered("series", name)
                .points("distance", "change")
                .into_iter()
                .map(|(x, change)| (x, times * change)),
            colour,
        )
    };
    Chart::pairs(vec![
        Panel {
            title: "A firm that waits".into(),
            x: Axis::linear("Distance to crossing, *x*"),
            y: Axis::linear("Output of a firm, *q*_{i}"),
            marks: vec![
                firm("cost 1", Colour::Blue).into(),
                firm("cost 8.5", Colour::Vermillion).into(),
            ],
        },
        Panel {
            title: "Industry output may fall".into(),
            x: Axis::log10("Distance to crossing, *x*"),
            y: Axis {
                format: Format::Percent,
                ..Axis::linear("Change of industry output")
            },
            marks: vec![
                Rule {
                    dash: Dash::Solid,
                    ..Rule::horizontal(0.0)
                }
                .into(),
                change(
                    "symmetric",
                    1.0,
                    Colour::Blue,
                    Dash::Solid,
                    Label::at(0.15, 0.027, Side::Right, "symmetric base"),
                )
                .into(),
                change(
                    "waiting",
                    1.0,
                    Colour::Vermillion,
                    Dash::Solid,
                    Label::at(0.15, 0.06, Side::Right, "a firm waits"),
                )
                .into(),
                change(
                    "value",
                    ENLARGED,
                    Colour::Purple,
                    Dash::Dashed,
                    Label::at(0.15, 0.172, Side::Right, "higher *S* (× 100)"),
                )
                .into(),
            ],
        },
    ])
}
