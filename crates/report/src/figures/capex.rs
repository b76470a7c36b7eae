//! Capital expenditure of the large cloud firms: the author's table and the filings.

use crate::subject::Subject;
use endodec_empirics::{CapexBasis, FOUR_FIRMS};
use endodec_game::overinvestment;

use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{Axis, Bars, Chart, Colour, Label, Line, Mark, Panel, Points, Side, Ticks};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static CAPEX: PaperFigure = PaperFigure {
    slug: "capital-expenditure",
    place: "v1 Table 4 and Table B1, v2 Tables 9 and 12",
    subject: Subject::Game,
    title: "Capital expenditure: printed, filed, and what a cartel would spend",
    caption: concat!(
        "**a** By firm: the author’s table (lines, grade C; 2025 is guidance) and purchases of property and equipment ",
        "in the 10-K cash flow statements by fiscal year (discs, grade B). **b** Cumulative since 2018 for all rows of ",
        "the author’s table, which ends at the printed 1,298 and counts Oracle and an announced 100 of the Stargate ",
        "venture, and for the four firms’ filings: the same until 2024; in 2025 the four alone filed 358, more than ",
        "their guidance of 320. **c** The author’s totals for 2024 and 2025, ",
        "the cooperative benchmark printed beside them (range), and total divided by the model’s *Q*ᴺ/*Q*ᶜ at *x*_{0}, ",
        "which is 4.2, outside the printed 3–4. ",
        baseline_note!()
    ),
    alt: "Left: capital expenditure of Microsoft, Alphabet, Amazon and Meta rising from 12 to 25 billion dollars in 2018 \
          to 65 to 100 in the author's 2025, Amazon and Alphabet filing more than their 2025 guidance. Middle: cumulative spending \
          reaching 1,298 billion in the author's table. Right: bars of 230 and 436 billion against cooperative \
          benchmarks of 55 to 145.",
    sources: &[
        "author_capex",
        "hyperscaler_capex",
        "v1_tb1_overinvestment",
        "endodec-game: overinvestment",
    ],
    data,
    chart,
};

const FIRST_YEAR: i16 = 2018;
const LAST_YEAR: i16 = 2025;

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["panel", "series", "year", "usd_bn", "low", "high"]);
    let mut push =
        |panel: &str, series: &str, year: i16, value: Option<f64>, range: Option<(f64, f64)>| {
            table.push([
                Cell::from(panel),
                Cell::from(series),
                Cell::from(f64::from(year)),
                Cell::from(value),
                Cell::from(range.map(|(low, _)| low)),
                Cell::from(range.map(|(_, high)| high)),
            ]);
        };
    let capex = &inputs.data.capex;
    for firm in FOUR_FIRMS {
        for row in capex.author.iter().filter(|row| row.company == firm) {
            push(
                "by_firm",
                &format!("{firm}, author"),
                row.year,
                Some(row.usd_bn),
                None,
            );
        }
        for year in FIRST_YEAR..=LAST_YEAR {
            let filed = capex.filed_usd_bn(firm, year, CapexBasis::Gross);
            push("by_firm", &format!("{firm}, filed"), year, filed, None);
        }
    }
    for year in FIRST_YEAR..=LAST_YEAR {
        push(
            "cumulative",
            "author",
            year,
            Some(capex.author_cumulative_usd_bn(FIRST_YEAR, year)),
            None,
        );
        let filed = capex.filed_cumulative_usd_bn(FIRST_YEAR, year, &FOUR_FIRMS, CapexBasis::Gross);
        push("cumulative", "filed", year, filed, None);
    }
    let ratio = overinvestment::compare(&inputs.baseline, inputs.baseline.distance()).output_ratio;
    let printed = inputs.data.printed.table("v1", "B1");
    for (year, head) in [(2024, "2024"), (2025, "2025 (proj.)")] {
        let total = capex.author_total_usd_bn(year);
        push("benchmark", "actual", year, Some(total), None);
        push("benchmark", "model", year, Some(total / ratio), None);
        let range = printed
            .and_then(|table| table.cell("Implied cooperative ($B)", head))
            .and_then(|cell| cell.interval());
        push(
            "benchmark",
            "printed",
            year,
            range.map(|(low, high)| f64::midpoint(low, high)),
            range,
        );
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let rows =
        |panel: &str, series: &str| table.filtered("panel", panel).filtered("series", series);
    let colours = [
        Colour::Blue,
        Colour::Green,
        Colour::Vermillion,
        Colour::Purple,
    ];
    let mut by_firm: Vec<Mark> = Vec::new();
    for (firm, colour) in FOUR_FIRMS.into_iter().zip(colours) {
        let author = rows("by_firm", &format!("{firm}, author")).points("year", "usd_bn");
        let filed = rows("by_firm", &format!("{firm}, filed")).points("year", "usd_bn");
        by_firm.push(
            Line {
                width: 1.1,
                label: Some(Label::end(firm)),
                ..Line::new(author, colour)
            }
            .into(),
        );
        by_firm.push(
            Points {
                size: 3.0,
                ..Points::new(filed, colour)
            }
            .into(),
        );
    }
    let cumulative = |series: &str| rows("cumulative", series).points("year", "usd_bn");
    let years = || Axis {
        ticks: Ticks::At(vec![2018.0, 2020.0, 2022.0, 2024.0]),
        ..Axis::years("Year")
    };
    let actual = rows("benchmark", "actual").points("year", "usd_bn");
    let model = rows("benchmark", "model").points("year", "usd_bn");
    let printed = rows("benchmark", "printed");
    let shift =
        |points: Vec<(f64, f64)>, by: f64| points.into_iter().map(move |(x, y)| (x + by, y));
    let ranges = printed
        .values("low")
        .into_iter()
        .zip(printed.values("high"));
    let benchmark = vec![
        Bars {
            label: Some(Label::at(
                2023.63,
                240.0,
                Side::AboveRight,
                "author’s total",
            )),
            ..Bars::new(shift(actual, -0.25), 0.24, Colour::Grey)
        }
        .into(),
        Bars {
            bars: printed
                .values("year")
                .into_iter()
                .zip(ranges)
                .map(|(x, (low, high))| (x, low, high))
                .collect(),
            label: Some(Label::at(2025.15, 152.0, Side::AboveRight, "printed")),
            opacity: 0.6,
            ..Bars::new([], 0.24, Colour::Vermillion)
        }
        .into(),
        Bars {
            label: Some(Label::at(2025.38, 50.0, Side::Right, "model")),
            ..Bars::new(shift(model, 0.25), 0.24, Colour::Blue)
        }
        .into(),
    ];
    Chart {
        columns: 3,
        row_height: 2.5,
        panels: vec![
            Panel {
                title: "By firm".into(),
                x: years(),
                y: Axis::linear("US$ billion per year"),
                marks: by_firm,
            },
            Panel {
                title: "Cumulative since 2018".into(),
                x: years(),
                y: Axis::linear("US$ billion"),
                marks: vec![
                    Line {
                        label: Some(Label::at(2024.6, 1230.0, Side::Left, "author’s table")),
                        ..Line::new(cumulative("author"), Colour::Black)
                    }
                    .into(),
                    Points {
                        size: 3.4,
                        label: Some(Label::at(2021.4, 250.0, Side::Right, "filed, four firms")),
                        ..Points::new(cumulative("filed"), Colour::Blue)
                    }
                    .into(),
                ],
            },
            Panel {
                title: "Against a cartel".into(),
                x: Axis {
                    range: Some((2023.55, 2025.9)),
                    ticks: Ticks::At(vec![2024.0, 2025.0]),
                    ..Axis::years("Year")
                },
                y: Axis::linear("US$ billion per year"),
                marks: benchmark,
            },
        ],
    }
}
