//! Shadow costs (v1 Figure 3) and value functions (v1 Figure 6) over the distance to crossing.

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use crate::subject::Subject;
use endodec_chart::{Axis, Band, Chart, Colour, Label, Line, Panel, Rule, Side, Text};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static SHADOW_COST: PaperFigure = PaperFigure {
    slug: "learning-externality",
    place: "v1 Figure 3",
    subject: Subject::Game,
    title: "The learning externality",
    caption: concat!(
        "Shadow cost of coming one unit closer to crossing: what a Nash firm counts, *V*ᴺ′(*x*), and what it costs ",
        "the industry under the cooperative plan, *N*·*V*ᴾ′(*x*). Over this range the private cost stays far below ",
        "the social one; both decay exponentially, the social one faster, so the order reverses far outside the ",
        "figure, near *x* = 1,557, which the proof printed for Proposition 1 overlooks. Closed forms. ",
        baseline_note!()
    ),
    alt: "Two gently falling curves over distance 0 to 10: the social shadow cost from 7.2 to 6.2, the private one \
          from 0.34 to 0.33, about a twentieth of it. The area between them is shaded.",
    sources: &["endodec-game: nash, cooperative"],
    data: shadow_data,
    chart: shadow_chart,
};

pub(super) static VALUES: PaperFigure = PaperFigure {
    slug: "value-functions",
    place: "v1 Figure 6",
    subject: Subject::Game,
    title: "Value per firm in both regimes",
    caption: concat!(
        "Value per firm over the distance to crossing: *V*ᴾ(*x*) under cooperation and *V*ᴺ(*x*) in Markov perfect ",
        "equilibrium; both start at the continuation value *S* = 15.87. At *x*_{0} = 10 the values are 29.16 and ",
        "19.22, as printed, and rivalry costs a firm 34.1 per cent. Closed forms. ",
        baseline_note!()
    ),
    alt: "Two curves rising from 15.87 at distance 0. The cooperative value reaches 29.16 at distance 10, the Nash \
          value 19.22; the gap is shaded and marked as a loss of 34.1 per cent.",
    sources: &["endodec-game: nash, cooperative, overinvestment"],
    data: value_data,
    chart: value_chart,
};

fn shadow_data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["distance", "private_shadow_cost", "social_shadow_cost"]);
    let firms = inputs.baseline.firms();
    for x in evenly(0.0, inputs.baseline.distance(), 201) {
        let private = inputs.nash.shadow_cost(x);
        let social = firms * inputs.cooperative.shadow_cost(x);
        table.push([x, private, social].map(Cell::from));
    }
    Ok(table)
}

fn shadow_chart(table: &Table) -> Chart {
    Chart::single(Panel {
        title: String::new(),
        x: Axis::linear("Distance to crossing, *x* (units of cumulative output)"),
        y: Axis {
            range: Some((0.0, 9.0)),
            ..Axis::linear("Shadow cost of depletion (money per unit of output)")
        },
        marks: vec![
            Band::new(
                table.band("distance", "private_shadow_cost", "social_shadow_cost"),
                Colour::Vermillion,
            )
            .into(),
            Line {
                label: Some(Label::end("social, *N*·*V*ᴾ′")),
                ..Line::new(
                    table.points("distance", "social_shadow_cost"),
                    Colour::Vermillion,
                )
            }
            .into(),
            Line {
                label: Some(Label::end("private, *V*ᴺ′")),
                ..Line::new(
                    table.points("distance", "private_shadow_cost"),
                    Colour::Blue,
                )
            }
            .into(),
            Text::new(
                5.0,
                4.0,
                Side::Centre,
                "cost that a firm leaves to the others",
            )
            .into(),
        ],
    })
}

fn value_data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "distance",
        "nash_value",
        "cooperative_value",
        "welfare_loss",
    ]);
    for x in evenly(0.0, inputs.baseline.distance(), 201) {
        let (nash, cooperative) = (inputs.nash.value(x), inputs.cooperative.value(x));
        let loss = endodec_game::overinvestment::compare(&inputs.baseline, x).welfare_loss;
        table.push([x, nash, cooperative, loss].map(Cell::from));
    }
    Ok(table)
}

fn value_chart(table: &Table) -> Chart {
    let nash = table.points("distance", "nash_value");
    let cooperative = table.points("distance", "cooperative_value");
    let start = nash.first().map_or(f64::NAN, |&(_, value)| value);
    let loss = table
        .values("welfare_loss")
        .last()
        .copied()
        .unwrap_or(f64::NAN);
    Chart::single(Panel {
        title: String::new(),
        x: Axis::linear("Distance to crossing, *x* (units of cumulative output)"),
        y: Axis {
            range: Some((12.0, 31.0)),
            ..Axis::linear("Value per firm, *V*(*x*)")
        },
        marks: vec![
            Band::new(
                table.band("distance", "nash_value", "cooperative_value"),
                Colour::Vermillion,
            )
            .into(),
            Rule {
                label: Some(Label::at(
                    10.0,
                    start,
                    Side::BelowLeft,
                    "continuation value, *S*",
                )),
                ..Rule::horizontal(start)
            }
            .into(),
            Line {
                label: Some(Label::end("cooperative, *V*ᴾ")),
                ..Line::new(cooperative, Colour::Vermillion)
            }
            .into(),
            Line {
                label: Some(Label::end("Nash, *V*ᴺ")),
                ..Line::new(nash, Colour::Blue)
            }
            .into(),
            Text::new(
                9.8,
                23.0,
                Side::Left,
                format!("loss of {:.1} % at *x*_{{0}}", 100.0 * loss),
            )
            .into(),
        ],
    })
}
