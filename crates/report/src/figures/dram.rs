//! Eight decades of DRAM learning: one curve or three.

use crate::subject::Subject;
use endodec_empirics::EB_PER_MILLION_MBIT;
use endodec_learning::regimes::fit_regimes;
use endodec_learning::wright::{self, WrightFit};

use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Band, Chart, Colour, Dash, Label, Line, Panel, Points, Rule, Side, Symbol,
};
use endodec_paper::{Inputs, samples};
use endodec_table::{Cell, Table};

pub(super) static DRAM: PaperFigure = PaperFigure {
    slug: "dram-learning-curve",
    place: "v1 section 4 and v2 section 5, Table 6",
    subject: Subject::Learning,
    title: "The DRAM learning curve and its three regimes",
    caption: concat!(
        "**a** Price and cumulative output of DRAM, 1984–2024: the author’s unpublished 41-year panel (discs, grade C), ",
        "its single Wright curve (dashed) and one curve for each of the regimes 1984–94, 1995–2007, 2008–24; rings: ",
        "Santa Fe performance curve database, 1971–2007, in dollars of 2005 (grade B). **b** Elasticity α on windows ",
        "from 1984 to each year with its 95 per cent interval. The single curve has α = .77, neither the .66 nor the ",
        ".22 that the paper prints; the panel’s regimes are .39, 1.15 and .38. Standard errors are classical."
    ),
    alt: "Left: log-log scatter of DRAM price falling from 870,000 to 2 dollars per gigabyte while output grows more \
          than a hundred-million-fold, with three fitted segments, the middle one much steeper. Right: estimated \
          elasticity by end year, 0.4 until 1996, then rising to 0.77 by 2015 and staying there.",
    sources: &[
        "author_dram_panel",
        "pcdb_dram",
        "endodec-learning: wright, regimes, influence",
    ],
    data,
    chart,
};

/// Windows shorter than this say nothing.
const SMALLEST_WINDOW: usize = 6;
/// Thousand bits in a GB: prices per thousand bits to prices per GB.
const KILOBITS_PER_GB: f64 = 8e6;

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "series",
        "year",
        "cumulative_eb",
        "usd_per_gb",
        "elasticity",
        "std_error",
        "elasticity_low",
        "elasticity_high",
    ]);
    let panel = samples::author_dram(&inputs.data);
    let breaks = [inputs.constants.first_break, inputs.constants.second_break]
        .map(|last| panel.through(last));
    let years: Vec<f64> = panel.years.iter().map(|&year| f64::from(year)).collect();
    let (output, price) = (panel.output, panel.price);
    let mut push = |series: &str,
                    year: f64,
                    at: [f64; 2],
                    fit: Option<&WrightFit>|
     -> Result<(), ReportError> {
        let interval = fit.map(|fit| fit.interval(0.95)).transpose()?;
        table.push([
            Cell::from(series),
            Cell::from(year),
            Cell::from(at[0]),
            Cell::from(at[1]),
            Cell::from(fit.map(|fit| fit.elasticity.value())),
            Cell::from(fit.map(|fit| fit.std_error)),
            Cell::from(interval.map(|interval| interval.lower.value())),
            Cell::from(interval.map(|interval| interval.upper.value())),
        ]);
        Ok(())
    };
    for ((&year, &q), &p) in years.iter().zip(&output).zip(&price) {
        push("panel", year, [q, p], None)?;
    }
    for row in &inputs.data.curves.dram {
        // The first year has no previous output: it began the count.
        if let Some(made) = row.output {
            let through = (row.previous_output.unwrap_or(0.0) + made) * EB_PER_MILLION_MBIT;
            let price = row.price * KILOBITS_PER_GB;
            push("santa_fe", f64::from(row.year), [through, price], None)?;
        }
    }
    let whole = wright::fit(&output, &price)?;
    for i in [0, output.len() - 1] {
        push(
            "single_curve",
            years[i],
            [output[i], whole.curve()?.cost_at(output[i])?],
            Some(&whole),
        )?;
    }
    for (i, regime) in fit_regimes(&output, &price, &breaks)?.iter().enumerate() {
        for at in [regime.from - 1, regime.to - 1] {
            let name = format!("regime_{}", i + 1);
            push(
                &name,
                years[at],
                [output[at], regime.fit.curve()?.cost_at(output[at])?],
                Some(&regime.fit),
            )?;
        }
    }
    for to in SMALLEST_WINDOW..=output.len() {
        let window = wright::fit(&output[..to], &price[..to])?;
        push(
            "expanding_window",
            years[to - 1],
            [f64::NAN; 2],
            Some(&window),
        )?;
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let rows = |series: &str| table.filtered("series", series);
    let curve = |series: &str| rows(series).points("cumulative_eb", "usd_per_gb");
    let alpha = |series: &str| {
        let rows = rows(series);
        let value = |column: &str| rows.values(column).first().copied().unwrap_or(f64::NAN);
        format!("α = {:.2} ({:.2})", value("elasticity"), value("std_error"))
    };
    let mut scatter = vec![
        Points {
            symbol: Symbol::Ring,
            size: 3.0,
            ..Points::new(curve("santa_fe"), Colour::Grey)
        }
        .into(),
        Line {
            dash: Dash::Dashed,
            width: 1.0,
            label: Some(Label::at(
                3e-5,
                1.1e4,
                Side::Left,
                alpha("single_curve").replace("α", "all: α"),
            )),
            ..Line::new(curve("single_curve"), Colour::Black)
        }
        .into(),
        Points {
            size: 3.0,
            ..Points::new(curve("panel"), Colour::Black)
        }
        .into(),
    ];
    for (series, colour, at, side, name) in [
        (
            "regime_1",
            Colour::Blue,
            (3e-4, 5e6),
            Side::Right,
            "1984–94",
        ),
        (
            "regime_2",
            Colour::Vermillion,
            (1.2, 4e4),
            Side::Right,
            "1995–2007",
        ),
        (
            "regime_3",
            Colour::Green,
            (25.0, 2.5),
            Side::Left,
            "2008–24",
        ),
    ] {
        let text = format!("{name}\n{}", alpha(series));
        scatter.push(
            Line {
                width: 1.8,
                label: Some(Label::at(at.0, at.1, side, text)),
                ..Line::new(curve(series), colour)
            }
            .into(),
        );
    }
    let windows = rows("expanding_window");
    Chart {
        row_height: 3.0,
        ..Chart::pairs(vec![
            Panel {
                title: "One curve hides three".into(),
                x: Axis::log10("Cumulative output (EB)"),
                y: Axis::log10("Price (US$ per GB)"),
                marks: scatter,
            },
            Panel {
                title: "The estimate by end of sample".into(),
                x: Axis::years("Last year of the window from 1984"),
                y: Axis {
                    range: Some((0.0, 1.3)),
                    ..Axis::linear("Elasticity, α")
                },
                marks: vec![
                    Band {
                        reads: "95 % interval",
                        ..Band::new(
                            windows.band("year", "elasticity_low", "elasticity_high"),
                            Colour::Blue,
                        )
                    }
                    .into(),
                    Rule {
                        label: Some(Label::at(
                            2024.0,
                            0.22,
                            Side::AboveLeft,
                            "printed in v1: .22",
                        )),
                        ..Rule::horizontal(0.22)
                    }
                    .into(),
                    Rule {
                        label: Some(Label::at(
                            1991.0,
                            0.66,
                            Side::AboveRight,
                            "printed in v2: .66",
                        )),
                        ..Rule::horizontal(0.66)
                    }
                    .into(),
                    Line::new(windows.points("year", "elasticity"), Colour::Blue).into(),
                ],
            },
        ])
    }
}
