//! Nash against cooperative output over the distance to crossing (v1 Figure 2).

use super::evenly;
use crate::chart::{Axis, Band, Chart, Colour, Label, Line, Panel, Side, Text};
use crate::error::ReportError;
use crate::figures::Figure;
use crate::inputs::Inputs;
use crate::table::{Cell, Table};

pub(super) static OUTPUT: Figure = Figure {
    slug: "aggregate-output",
    place: "v1 Figure 2",
    title: "Aggregate output of rivals and of a cartel",
    caption: concat!(
        "Industry output over the distance left to crossing, *x*, in Markov perfect equilibrium (*Q*ᴺ) and in the ",
        "cooperative benchmark (*Q*ᶜ); the shaded area is overinvestment. At every distance rivals produce more ",
        "than a cartel would (Proposition 1). Closed forms. ",
        baseline_note!()
    ),
    alt: "Two curves over the distance to crossing from 0 to 10. Nash output is flat at 16.1 units; \
          cooperative output rises from 2.8 at crossing to 3.8 at distance 10; the wide gap between them is shaded.",
    sources: &["endodec-game: nash, cooperative"],
    data,
    chart,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["distance", "nash_output", "cooperative_output"]);
    for x in evenly(0.0, inputs.baseline.distance(), 201) {
        let outputs = [inputs.nash.output(x), inputs.cooperative.output(x)];
        table.push([x, outputs[0], outputs[1]].map(Cell::from));
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let nash = table.points("distance", "nash_output");
    let cooperative = table.points("distance", "cooperative_output");
    Chart::single(Panel {
        title: String::new(),
        x: Axis::linear("Distance to crossing, *x* (units of cumulative output)"),
        y: Axis::linear("Industry output, *Q*(*x*) (units a model year)"),
        marks: vec![
            Band::new(
                table.band("distance", "cooperative_output", "nash_output"),
                Colour::Blue,
            )
            .into(),
            Line {
                label: Some(Label::end("Nash, *Q*ᴺ")),
                ..Line::new(nash, Colour::Blue)
            }
            .into(),
            Line {
                label: Some(Label::end("cooperative, *Q*ᶜ")),
                ..Line::new(cooperative, Colour::Vermillion)
            }
            .into(),
            Text::new(5.0, 11.0, Side::Centre, "overinvestment").into(),
        ],
    })
}
