//! Past forecasts of six records against what came: do the bands cover what they claim?

use crate::subject::Subject;
use endodec_learning::forecast::{HindcastError, HindcastParams, calibration, coverage, hindcast};

use super::technologies::technologies;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{Axis, Chart, Colour, Dash, Format, Label, Line, Panel, Points, Side};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static CALIBRATION: PaperFigure = PaperFigure {
    slug: "learning-hindcast-calibration",
    place: "Learning curves",
    subject: Subject::Learning,
    title: "Forecasts from the past against what came",
    caption: concat!(
        "Every forecast one to ten years ahead that six records allow, each from the ten yearly changes before it: Santa Fe DRAM, ",
        "transistors, disk drives, Danish wind turbines (grade B), solar modules (B) and the author’s DRAM panel (C); about a thousand, ",
        "overlapping and so far from independent. **a** Share of actual costs inside the central band against the probability that the ",
        "band claimed; on the diagonal a forecast is honest. **b** Root mean squared error of the logarithm of cost. Wright’s law and the plain extrapolation are told the output that came; ",
        "Wright ρ = .19, Moore θ = .63. The plain extrapolation has the standard error of its line only."
    ),
    alt: "Left: coverage against claim. Wright's and Moore's laws with noise run close to the diagonal; the plain \
          extrapolation runs far below it. Right: error grows with the horizon for all three methods, Wright's law \
          lowest or near it.",
    sources: &[
        "pcdb_*",
        "solar_pv",
        "author_dram_panel",
        "endodec-learning: forecast",
    ],
    data,
    chart,
};

const METHODS: [(&str, &str, Colour); 3] = [
    ("wright", "Wright, with noise", Colour::Blue),
    ("moore", "Moore, with noise", Colour::Green),
    ("plain", "plain extrapolation", Colour::Vermillion),
];

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut pooled: [Vec<HindcastError>; 3] = Default::default();
    for technology in technologies(inputs) {
        let past = hindcast(
            &technology.quantity,
            &technology.cost,
            &HindcastParams::STANDARD,
        )?;
        for (all, of_one) in pooled.iter_mut().zip([past.wright, past.moore, past.plain]) {
            all.extend(of_one);
        }
    }
    let mut table = Table::new(["method", "series", "at", "value", "forecasts"]);
    for ((method, _, _), errors) in METHODS.iter().zip(&pooled) {
        for step in 1..20 {
            let claimed = f64::from(step) * 0.05;
            let covered = coverage(errors, claimed)?.covered;
            table.push([
                Cell::from(*method),
                Cell::from("coverage"),
                Cell::from(claimed),
                Cell::from(covered),
                Cell::from(errors.len()),
            ]);
        }
        for horizon in 1..=HindcastParams::STANDARD.horizon {
            let at: Vec<HindcastError> = errors
                .iter()
                .filter(|e| e.horizon == horizon)
                .copied()
                .collect();
            let record = calibration(&at)?;
            let years = horizon as f64;
            table.push([
                Cell::from(*method),
                Cell::from("error"),
                Cell::from(years),
                Cell::from(record.root_mean_squared_error),
                Cell::from(record.n),
            ]);
        }
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let points = |method: &str, series: &str| {
        table
            .filtered("method", method)
            .filtered("series", series)
            .points("at", "value")
    };
    let share = |title: &str| Axis {
        range: Some((0.0, 1.0)),
        format: Format::Percent,
        ..Axis::linear(title)
    };
    let coverage = METHODS.iter().map(|(method, name, colour)| {
        let curve = points(method, "coverage");
        Line {
            label: Some(match *method {
                "wright" => Label::at(0.56, 0.62, Side::Left, *name),
                "moore" => Label::at(0.56, 0.42, Side::Right, *name),
                _ => Label::at(0.6, 0.16, Side::Centre, *name),
            }),
            ..Line::new(curve, *colour)
        }
        .into()
    });
    let diagonal = Line {
        dash: Dash::Dashed,
        width: 0.9,
        ..Line::new([(0.0, 0.0), (1.0, 1.0)], Colour::Grey)
    };
    let errors = METHODS.iter().flat_map(|(method, name, colour)| {
        let curve = points(method, "error");
        [
            Line {
                label: Some(Label::end(*name)),
                ..Line::new(curve.clone(), *colour)
            }
            .into(),
            Points {
                size: 3.0,
                ..Points::new(curve, *colour)
            }
            .into(),
        ]
    });
    Chart {
        columns: 2,
        row_height: 2.8,
        panels: vec![
            Panel {
                title: "Coverage".into(),
                x: share("Probability the band claims"),
                y: share("Share of actual costs inside"),
                marks: std::iter::once(diagonal.into()).chain(coverage).collect(),
            },
            Panel {
                title: "Error".into(),
                x: Axis::linear("Years ahead"),
                y: Axis {
                    range: Some((0.0, 2.0)),
                    ..Axis::linear("Root mean squared error of ln *c*")
                },
                marks: errors.collect(),
            },
        ],
    }
}
