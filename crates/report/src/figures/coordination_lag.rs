//! The lag between cheap hardware and self-sustaining adoption, in the model and in history.

use crate::subject::Subject;
use endodec_adoption::lag::{
    exponential_output_lag, first_at_or_below, linear_output_lag, transition,
};
use endodec_adoption::{Ecosystem, EcosystemParams, ThresholdModel};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Chart, Colour, Intervals, Label, Line, Panel, Points, Side, Span, SpanOver, Symbol,
};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static LAG: PaperFigure = PaperFigure {
    slug: "coordination-lag",
    place: "v1 Tables 7 and 9, v2 Table 3",
    subject: Subject::Adoption,
    title: "The coordination lag, modelled and dated",
    caption: concat!(
        "**a** Years from cost parity to *R*_{0} = 1 over friction κ, for output on a straight line (parity in 2027.8) and ",
        "growing 25 and 50 per cent a year; λ = 2.88, μ = 1.2, β_{0} = 1.33, *c*\\* = $5/GB, α = .23. Shaded: the historical ",
        "three to five years. **b** The dates that the paper prints (discs and bars, grade P) and what the author’s series ",
        "say (diamonds, grade C): PCs passed the price of the printed hardware crossing when printed, but the share that ",
        "was not mainframes had been rising, with pauses, since 1977, which is *R*_{0} ≥ 1 in equation 16; the proprietary networks’ share ",
        "peaked in 1990. The lag of three to five years rests on which software is taken to mark *R*_{0} = 1."
    ),
    alt: "Left: lag rising with friction from zero to more than eight years, steeper for slower growth of output. Right: \
          dates for the PC and the Internet; printed hardware crossings in 1987 and 1989, printed coordination dates in \
          1990 to 1992 and 1993 to 1994, and dates read off the series from 1977 to 1995.",
    sources: &[
        "v2_t03_coordination_lag",
        "author_pc_adoption",
        "author_internet_adoption",
        "endodec-adoption: lag, transition",
    ],
    data,
    chart,
};

const ROWS: [&str; 8] = [
    "PC: hardware (printed)",
    "PC: price at $2,200",
    "PC: share rising since",
    "PC: *R*_{0} = 1 (printed)",
    "Internet: hardware (printed)",
    "Internet: share rising since",
    "Internet: fastest gain",
    "Internet: *R*_{0} = 1 (printed)",
];

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "panel",
        "series",
        "friction",
        "lag_years",
        "year",
        "from",
        "to",
    ]);
    let constants = &inputs.constants;
    let rate = constants.output_rate();
    for friction in evenly(1.68, 5.2, 89) {
        let ecosystem = Ecosystem::new(EcosystemParams {
            friction,
            ..constants.fixed_friction_ecosystem()
        })?;
        let model = ThresholdModel::new(ecosystem, constants.anchor())?;
        let parity = model.parity_output();
        let Some(output) = model.threshold().output() else {
            continue;
        };
        for (series, lag) in [
            ("linear", linear_output_lag(parity, output, rate)?),
            (
                "growth_25",
                exponential_output_lag(parity, output, libm::log(1.0 + constants.table_2_growth))?,
            ),
            (
                "growth_50",
                exponential_output_lag(parity, output, libm::log(1.5_f64))?,
            ),
        ] {
            table.push([
                Cell::from("model"),
                Cell::from(series),
                Cell::from(friction),
                Cell::from(lag),
                Cell::Missing,
                Cell::Missing,
                Cell::Missing,
            ]);
        }
    }
    let mut date = |name: &str, year: f64, from: f64, to: f64| {
        table.push([
            Cell::from("history"),
            Cell::from(name),
            Cell::Missing,
            Cell::Missing,
            Cell::from(year),
            Cell::from(from),
            Cell::from(to),
        ]);
    };
    let printed = |row: usize, column: &str| -> Option<(f64, f64)> {
        let table = inputs.data.printed.table("v2", "3")?;
        table.column(column)?.get(row)?.interval()
    };
    let transitions = &inputs.data.transitions;
    let price: Vec<(f64, f64)> = transitions
        .pc
        .iter()
        .map(|row| (f64::from(row.year), row.median_price_usd))
        .collect();
    let pc: Vec<(f64, f64)> = transitions
        .pc
        .iter()
        .map(|row| (f64::from(row.year), 1.0 - row.mainframe_share))
        .collect();
    let internet: Vec<(f64, f64)> = transitions
        .internet
        .iter()
        .filter(|row| row.proprietary_share > 0.0)
        .map(|row| (f64::from(row.year), 1.0 - row.proprietary_share))
        .collect();
    let (pc, internet) = (transition(&pc)?, transition(&internet)?);
    let range = |(from, to): (f64, f64)| (f64::midpoint(from, to), from, to);
    let dates: [Option<(f64, f64, f64)>; 8] = [
        printed(0, "Hardware T^*").map(range),
        first_at_or_below(&price, 2200.0).map(|year| (year, year, year)),
        Some((pc.sustained_since, pc.sustained_since, pc.sustained_since)),
        printed(0, "R_0 T^*").map(range),
        printed(1, "Hardware T^*").map(range),
        Some((
            internet.sustained_since,
            internet.sustained_since,
            internet.sustained_since,
        )),
        Some(range(internet.fastest)),
        printed(1, "R_0 T^*").map(range),
    ];
    for (name, found) in ROWS.into_iter().zip(dates) {
        let (year, from, to) = found.unwrap_or((f64::NAN, f64::NAN, f64::NAN));
        date(name, year, from, to);
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let model = |series: &str| {
        table
            .filtered("panel", "model")
            .filtered("series", series)
            .points("friction", "lag_years")
    };
    let history = table.filtered("panel", "history");
    let years = history.values("year");
    let ranges: Vec<(f64, f64)> = history
        .values("from")
        .into_iter()
        .zip(history.values("to"))
        .collect();
    let marks = |printed: bool, colour, symbol| {
        let chosen: Vec<usize> = (0..ROWS.len())
            .filter(|&row| ROWS[row].contains("printed") == printed)
            .collect();
        let points = chosen
            .iter()
            .map(|&row| (years[row], row as f64))
            .collect::<Vec<_>>();
        Points {
            symbol,
            size: 4.6,
            intervals: Intervals::Horizontal(chosen.iter().map(|&row| ranges[row]).collect()),
            ..Points::new(points, colour)
        }
    };
    Chart {
        row_height: 3.0,
        ..Chart::pairs(vec![
            Panel {
                title: "In the model".into(),
                x: Axis {
                    range: Some((1.5, 5.4)),
                    ..Axis::linear("Friction κ (per year)")
                },
                y: Axis {
                    range: Some((0.0, 10.0)),
                    ..Axis::linear("Lag Δ*T* (years)")
                },
                marks: vec![
                    Span {
                        over: SpanOver::Y(3.0, 5.0),
                        colour: Colour::Grey,
                        opacity: 0.18,
                        label: Some(Label::at(5.38, 3.3, Side::Left, "history, as printed")),
                    }
                    .into(),
                    Line {
                        label: Some(Label::at(3.3, 9.3, Side::Left, "straight line")),
                        ..Line::new(model("linear"), Colour::Blue)
                    }
                    .into(),
                    Line {
                        label: Some(Label::at(4.0, 8.2, Side::Right, "25 % a year")),
                        ..Line::new(model("growth_25"), Colour::Vermillion)
                    }
                    .into(),
                    Line {
                        label: Some(Label::at(4.5, 5.5, Side::Right, "50 % a year")),
                        ..Line::new(model("growth_50"), Colour::Green)
                    }
                    .into(),
                ],
            },
            Panel {
                title: "In history".into(),
                x: Axis {
                    range: Some((1975.0, 1997.0)),
                    ..Axis::years("Year")
                },
                y: Axis::categories("", ROWS),
                marks: vec![
                    marks(true, Colour::Black, Symbol::Disc).into(),
                    marks(false, Colour::Vermillion, Symbol::Diamond).into(),
                ],
            },
        ])
    }
}
