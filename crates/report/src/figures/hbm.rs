//! Prices of high-bandwidth memory.

use crate::subject::Subject;
use endodec_learning::regression::{Covariance, regress};

use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Chart, Colour, Dash, Intervals, Label, Line, Panel, Points, Side, Span, SpanOver, Symbol,
    Ticks,
};
use endodec_paper::{Inputs, samples::LAST_OBSERVED_HBM};
use endodec_table::{Cell, Table};

pub(super) static HBM: PaperFigure = PaperFigure {
    slug: "hbm-prices",
    place: "v1 Table 3, v2 Table 8",
    subject: Subject::Learning,
    title: "HBM prices: the printed series and what is known in public",
    caption: concat!(
        "Discs: prices of v1 Table 3 and v2 Table 8, the author’s compilation (grade C; 2026 is his projection). ",
        "Line: least-squares trend of their logarithms, 2015–2025, .20 a year; between the first and the last price ",
        "it is .23 a year, a yearly rate and not an elasticity, though α = .23 is printed. No public series of cumulative HBM output exists ",
        "from which an elasticity could be estimated. Bars and squares: prices that public pages state or imply (grades B and C), ",
        "with the range given (that of 2027 is a forecast); triangles: HBM revenue over HBM output. Shaded: the printed crossing threshold of ",
        "$5–7 per GB."
    ),
    alt: "Price per gigabyte on a logarithmic axis from 2015 to 2026. The author's points fall from 120 to 9 dollars \
          along a straight trend. Public prices of 2018 to 2026 lie between 8 and 19 dollars and do not fall; in 2018 \
          they are half of the author's; a forecast for 2027 lies between 32 and 40.",
    sources: &[
        "author_hbm_prices",
        "hbm_prices",
        "dram_market_revenue",
        "endodec-learning: regression",
    ],
    data,
    chart,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["series", "year", "usd_per_gb", "low", "high", "note"]);
    let mut push = |series: &str, year: f64, price: f64, low: f64, high: f64, note: &str| {
        table.push([
            Cell::from(series),
            Cell::from(year),
            Cell::from(price),
            Cell::from(low),
            Cell::from(high),
            Cell::from(note),
        ]);
    };
    let hbm = &inputs.data.hbm;
    let (mut years, mut logs) = (Vec::new(), Vec::new());
    for row in &hbm.generations {
        let year = f64::from(row.year);
        let series = if row.year > LAST_OBSERVED_HBM {
            "author_projection"
        } else {
            "author"
        };
        push(
            series,
            year,
            row.price_usd_per_gb,
            f64::NAN,
            f64::NAN,
            &row.generation,
        );
        if row.year <= LAST_OBSERVED_HBM {
            years.push(year);
            logs.push(libm::log(row.price_usd_per_gb));
        }
    }
    let trend = regress(&years, &logs, Covariance::Classical)?;
    for year in [2015.0, 2028.0] {
        push(
            "trend",
            year,
            libm::exp(trend.at(year)),
            f64::NAN,
            f64::NAN,
            &format!("slope {:.4}", trend.slope.estimate),
        );
    }
    for row in &hbm.prices {
        // Derived rows repeat the market series below.
        if let (Some(year), Some((low, high))) = (row.year, row.usd_per_gb())
            && row.generation != "blended"
        {
            push(
                "public",
                f64::from(year),
                f64::midpoint(low, high),
                low,
                high,
                &format!("{} {}", row.generation, row.item),
            );
        }
    }
    for row in &inputs.data.dram.market {
        push(
            "market",
            f64::from(row.year),
            row.hbm_price_usd_per_gb(),
            f64::NAN,
            f64::NAN,
            "revenue over output",
        );
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let rows = |series: &str| table.filtered("series", series);
    let points = |series: &str| rows(series).points("year", "usd_per_gb");
    let public = rows("public");
    let [(from, high), .., (to, low)] = points("trend")[..] else {
        return Chart::single(Panel {
            title: String::new(),
            x: Axis::linear(""),
            y: Axis::linear(""),
            marks: Vec::new(),
        });
    };
    let fall = -libm::expm1(-libm::log(high / low) / (to - from));
    let trend_name = format!("printed: −{:.0} % a year", 100.0 * fall);
    let ends = public
        .values("low")
        .into_iter()
        .zip(public.values("high"))
        .collect();
    Chart::single(Panel {
        title: String::new(),
        x: Axis {
            range: Some((2014.5, 2028.2)),
            ticks: Ticks::At(
                [2015, 2018, 2020, 2022, 2024, 2026, 2028]
                    .map(f64::from)
                    .to_vec(),
            ),
            ..Axis::years("Year")
        },
        y: Axis {
            range: Some((4.0, 150.0)),
            ticks: Ticks::Named(
                [5, 7, 10, 20, 50, 100]
                    .map(|value| (f64::from(value), value.to_string()))
                    .to_vec(),
            ),
            ..Axis::log10("Price (US$ per GB)")
        },
        marks: vec![
            Span {
                over: SpanOver::Y(5.0, 7.0),
                colour: Colour::Green,
                opacity: 0.15,
                label: Some(Label::at(
                    2015.0,
                    5.9,
                    Side::Right,
                    "printed threshold, $5–7/GB",
                )),
            }
            .into(),
            Line {
                dash: Dash::Dashed,
                width: 1.0,
                label: Some(Label::at(2020.7, 34.0, Side::AboveRight, trend_name)),
                ..Line::new(points("trend"), Colour::Blue)
            }
            .into(),
            Points {
                intervals: Intervals::Vertical(ends),
                symbol: Symbol::Square,
                size: 3.0,
                label: Some(Label::at(2018.0, 13.0, Side::Below, "stated in public")),
                ..Points::new(public.points("year", "usd_per_gb"), Colour::Vermillion)
            }
            .into(),
            Points {
                symbol: Symbol::Triangle,
                size: 4.5,
                label: Some(Label::at(2022.0, 10.6, Side::Below, "revenue over output")),
                ..Points::new(points("market"), Colour::Purple)
            }
            .into(),
            Points {
                label: Some(Label::at(
                    2015.2,
                    120.0,
                    Side::Right,
                    "printed in both versions",
                )),
                ..Points::new(points("author"), Colour::Blue)
            }
            .into(),
            Points {
                symbol: Symbol::Ring,
                ..Points::new(points("author_projection"), Colour::Blue)
            }
            .into(),
        ],
    })
}
