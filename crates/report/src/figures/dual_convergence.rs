//! Date of crossing when output and efficiency both grow.

use crate::subject::Subject;
use endodec_learning::crossing::{DualConvergence, Relaxes};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Chart, Colour, Contours, Dash, Format, Heat, Level, Panel, Points, Surface,
};
use endodec_paper::{Constants, Inputs};
use endodec_table::{Cell, Table};

pub(super) static DUAL_CONVERGENCE: PaperFigure = PaperFigure {
    slug: "dual-convergence",
    place: "v2 sections 2.3 and 5.3",
    subject: Subject::Learning,
    title: "Dual convergence: the date of crossing",
    caption: concat!(
        "Year in which the cost of HBM reaches the printed threshold of $5/GB, from $12/GB in 2024, over the yearly ",
        "growth of cumulative output and the yearly gain in algorithmic efficiency; elasticity α = .23 as printed ",
        "(grade P). **a** Efficiency raises the cost that is acceptable. **b** Efficiency lowers the cumulative output ",
        "that is needed, *Q̄*_{eff}(*t*) = *Q̄*/(1 + *e*)^{*t*}. Heavy: the crossing of 2028 that both versions predict. ",
        "Disc: output growing 25 per cent a year without efficiency gains, as in v2 Table 2, crosses in 2041. The ",
        "paper describes this convergence and never computes it. White: later than 2060."
    ),
    alt: "Two maps of crossing year over output growth from 0 to 100 per cent and efficiency growth from 0 to 50 or 100 per \
          cent, with contour lines from 2026 to 2035. In the first a gain of 20 per cent a year is enough for 2028; in \
          the second the growth factors of both must multiply to roughly 2.6 a year.",
    sources: &[
        "v1 and v2 section 3.7 (printed calibration)",
        "endodec-learning: crossing",
    ],
    data,
    chart,
};

/// v1 and v2 section 3.7: 12 $/GB at 2.5 EB in 2024, threshold 5 $/GB, α = .23.
/// Cells to a side, up to this growth a year.
const CELLS: usize = 25;
const FASTEST_OUTPUT: f64 = 1.0;

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "relaxes",
        "output_growth",
        "efficiency_growth",
        "years",
        "crossing_year",
    ]);
    let constants = &inputs.constants;
    let curve = constants.curve()?;
    for (name, relaxes, fastest) in [
        ("required_cost", Relaxes::RequiredCost, 0.5),
        ("required_output", Relaxes::RequiredOutput, 1.0),
    ] {
        let dual = DualConvergence::new(curve, constants.low_target_usd_per_gb, relaxes)?;
        for efficiency in evenly(0.0, fastest, CELLS + 1) {
            for output in evenly(0.0, FASTEST_OUTPUT, CELLS + 1) {
                let years = dual.years(output, efficiency)?;
                table.push([
                    Cell::from(name),
                    Cell::from(output),
                    Cell::from(efficiency),
                    Cell::from(years),
                    Cell::from(years.map(|years| constants.start_year + years)),
                ]);
            }
        }
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let panel = |relaxes: &str, title: &str, levels: &[(f64, f64)]| {
        let rows = table.filtered("relaxes", relaxes);
        let grid = |column: &str| -> Vec<f64> {
            let places = rows.distinct(column);
            places
                .iter()
                .filter_map(|place| place.parse().ok())
                .collect()
        };
        let (x, y) = (grid("output_growth"), grid("efficiency_growth"));
        // Never is a late date.
        let years: Vec<f64> = rows
            .values("crossing_year")
            .into_iter()
            .map(|year| if year.is_finite() { year } else { 1e4 })
            .collect();
        let rate = |title: &str| Axis {
            format: Format::Percent,
            ..Axis::linear(title)
        };
        let levels = levels
            .iter()
            .map(|&(value, along)| {
                let paper = (value - Constants::PAPER.nash_year).abs() < 0.5;
                Level {
                    value,
                    text: format!("{value:.0}"),
                    colour: if paper {
                        Colour::Vermillion
                    } else {
                        Colour::Black
                    },
                    width: if paper { 2.0 } else { 0.7 },
                    dash: Dash::Solid,
                    along,
                }
            })
            .collect();
        Panel {
            title: title.into(),
            x: rate("Growth of cumulative output (per year)"),
            y: rate("Gain in efficiency (per year)"),
            marks: vec![
                heat(&x, &y, &years).into(),
                Contours {
                    x,
                    y,
                    values: years,
                    levels,
                }
                .into(),
                Surface {
                    points: rows.band("output_growth", "efficiency_growth", "crossing_year"),
                    name: "crossing",
                    format: Format::Year,
                }
                .into(),
                Points::new([(Constants::PAPER.table_2_growth, 0.0)], Colour::Black).into(),
            ],
        }
    };
    Chart {
        row_height: 3.0,
        ..Chart::pairs(vec![
            panel(
                "required_cost",
                "Efficiency raises the acceptable cost",
                &[
                    (2026.0, 0.5),
                    (2027.0, 0.5),
                    (2028.0, 0.5),
                    (2030.0, 0.5),
                    (2035.0, 0.5),
                ],
            ),
            panel(
                "required_output",
                "Efficiency lowers the needed output",
                &[
                    (2028.0, 0.5),
                    (2029.0, 0.5),
                    (2030.0, 0.5),
                    (2032.0, 0.5),
                    (2035.0, 0.5),
                ],
            ),
        ])
    }
}

/// Cells coloured by the mean date at their corners, the earlier the darker.
fn heat(x: &[f64], y: &[f64], years: &[f64]) -> Heat {
    let n = x.len();
    let values = (0..y.len() - 1)
        .flat_map(|row| (0..n - 1).map(move |column| (row, column)))
        .map(|(row, column)| {
            let corner =
                |r: usize, c: usize| (years[r * n + c] - Constants::PAPER.start_year).recip();
            let speed = (corner(row, column)
                + corner(row, column + 1)
                + corner(row + 1, column)
                + corner(row + 1, column + 1))
                / 4.0;
            // Shade by the logarithm of the years left.
            -libm::log(speed.recip())
        })
        .collect();
    Heat {
        x: x.to_vec(),
        y: y.to_vec(),
        values,
        range: (-libm::log(36.0_f64), 1.2),
        colour: Colour::Sky,
        key: None,
    }
}
