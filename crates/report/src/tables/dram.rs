//! DRAM: the printed rows, the fits they give, and the fits of the series behind them.

use crate::subject::Subject;
use endodec_empirics::{DramYear, Meaning};
use endodec_learning::regimes::fit_regimes;
use endodec_learning::wright::WrightFit;

use super::PaperTable;
use super::printed::transcribe;
use crate::error::ReportError;
use endodec_paper::samples::{self, CostSeries};
use endodec_paper::{Inputs, tables};
use endodec_table::{Cell, Table};

const HEADINGS: &[&str] = &[
    "Year",
    "Generation",
    "$/GB, printed",
    "Cumulative EB, printed",
    "ln price, printed",
    "ln cumulative, printed",
    "ln price",
    "ln cumulative",
    "$/GB, author's panel",
    "Cumulative EB, author's panel",
];
const NOTE: &str = "Logarithms recomputed from the printed levels; where only a bound is printed (< 0.001) the author's panel supplies the level.";

pub(super) static V1_TABLE_2: PaperTable = PaperTable {
    slug: "v1-table-2-dram",
    place: "v1 Table 2",
    subject: Subject::Record,
    title: "DRAM price and cumulative output, selected years",
    headings: HEADINGS,
    note: NOTE,
    sources: &["v1_t02_dram", "author_dram_panel"],
    data: |inputs| trajectory(inputs, ("v1", "2"), ("Price ($/GB)", "Cum. Prod. (EB)")),
};

pub(super) static V2_TABLE_6: PaperTable = PaperTable {
    slug: "v2-table-6-dram",
    place: "v2 Table 6",
    subject: Subject::Record,
    title: "DRAM price and cumulative output, selected years",
    headings: HEADINGS,
    note: "Logarithms recomputed from the printed levels, of a range at its ends; where only a bound is printed (< 0.001) the author's panel supplies the level. The last row is the price spike of 2025–26, left out of every fit.",
    sources: &["v2_t06_dram_die", "author_dram_panel"],
    data: |inputs| trajectory(inputs, ("v2", "6"), ("$/GB", "Cum. Prod. (EB)")),
};

fn trajectory(
    inputs: &Inputs,
    of: (&str, &str),
    (price, output): (&str, &str),
) -> Result<Table, ReportError> {
    let ours = transcribe(
        inputs,
        of,
        &[
            ("Year", "year"),
            ("Generation", "generation"),
            (price, "price_usd_per_gb_printed"),
            (output, "cumulative_eb_printed"),
            ("ln(Price)", "ln_price_printed"),
            ("ln(Cum.)", "ln_cumulative_printed"),
        ],
    )?;
    let printed = tables::printed(&inputs.data, of)?;
    let panel = |year: Option<f64>| panel_year(inputs, year);
    let rows: Vec<_> = tables::column(printed, "Year")?
        .into_iter()
        .map(|year| panel(year.number()))
        .collect();
    let logarithms = |head: &str, level: fn(&DramYear) -> f64| -> Result<Vec<Cell>, ReportError> {
        Ok(tables::column(printed, head)?
            .into_iter()
            .zip(&rows)
            .map(|(printed, panel)| match printed.meaning() {
                Meaning::Number(value) => Cell::from(libm::log(value)),
                Meaning::Range(low, high) => {
                    Cell::from(format!("{:.2}–{:.2}", libm::log(low), libm::log(high)))
                }
                _ => panel.map_or(Cell::Missing, |row| Cell::from(libm::log(level(row)))),
            })
            .collect())
    };
    let ln_price = logarithms(price, |row| row.price_usd_per_gb)?;
    let ln_cumulative = logarithms(output, |row| row.cumulative_eb)?;
    Ok(ours
        .with_column("ln_price", ln_price)
        .with_column("ln_cumulative", ln_cumulative)
        .with_column(
            "price_usd_per_gb_panel",
            rows.iter()
                .map(|row| row.map(|row| row.price_usd_per_gb).into())
                .collect::<Vec<Cell>>(),
        )
        .with_column(
            "cumulative_eb_panel",
            rows.iter()
                .map(|row| row.map(|row| row.cumulative_eb).into())
                .collect::<Vec<Cell>>(),
        ))
}

pub(super) static V2_TABLE_13: PaperTable = PaperTable {
    slug: "v2-table-13-dram-regimes",
    place: "v2 Table 13",
    subject: Subject::Learning,
    title: "Regimes of the DRAM learning curve at the paper's breaks",
    headings: &[
        "Regime",
        "Period",
        "α, printed",
        "SE, printed",
        "*n*, printed",
        "α, author's panel",
        "SE",
        "*n*",
        "α, printed rows",
        "SE",
        "*n*",
    ],
    note: "Two fits at the printed breaks: the author's 41-year panel, which gives the printed elasticities and neither their standard errors nor their *n*, and the nine rows that the paper prints (the first output, printed as a bound, through its printed logarithm), of which the first regime holds two and the second three. A regime of two rows has a slope and no standard error.",
    sources: &[
        "v2_t13_bai_perron",
        "author_dram_panel",
        "v2_t06_dram_die",
        "endodec-learning",
    ],
    data: regimes,
};

fn regimes(inputs: &Inputs) -> Result<Table, ReportError> {
    // Last years of the first two regimes.
    let breaks = [inputs.constants.first_break, inputs.constants.second_break];
    let ours = transcribe(
        inputs,
        ("v2", "13"),
        &[
            ("Regime", "regime"),
            ("Period", "period"),
            ("α", "alpha_printed"),
            ("SE", "se_printed"),
            ("n", "n_printed"),
        ],
    )?;
    let panel = piecewise(&samples::author_dram(&inputs.data), breaks)?;
    let rows = piecewise(&samples::printed_dram(&inputs.data)?, breaks)?;
    let columns = |fits: &[Option<Fitted>], pick: fn(&Fitted) -> Cell| -> Vec<Cell> {
        fits.iter()
            .map(|fit| fit.as_ref().map_or(Cell::Missing, pick))
            .collect()
    };
    let mut ours = ours;
    for (sample, fits) in [("panel", &panel), ("printed_rows", &rows)] {
        ours = ours
            .with_column(
                &format!("alpha_{sample}"),
                columns(fits, |fit| fit.alpha.into()),
            )
            .with_column(
                &format!("se_{sample}"),
                columns(fits, |fit| fit.std_error.into()),
            )
            .with_column(&format!("n_{sample}"), columns(fits, |fit| fit.n.into()));
    }
    Ok(ours)
}

pub(super) static FITS: PaperTable = PaperTable {
    slug: "dram-fits",
    place: "Learning curves",
    subject: Subject::Learning,
    title: "One DRAM elasticity, or five: the printed ones and what each series gives",
    headings: &["Sample", "α", "SE", "*R*²", "*n*", "Learning rate"],
    note: "Ordinary least squares of ln price on ln cumulative output with classical standard errors. No series at hand gives either printed elasticity; SE, *R*² and *n* of version 1 are those of a slope near .8.",
    sources: &[
        "author_dram_panel",
        "v1_t02_dram",
        "pcdb_dram",
        "v1_t06_cross_domain",
        "v2_t13_bai_perron",
        "endodec-learning",
    ],
    data: fits,
};

fn fits(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut ours = Table::new([
        "sample",
        "alpha",
        "std_error",
        "r_squared",
        "n",
        "learning_rate",
    ]);
    for (sample, series) in [
        (
            "nine printed rows, 1984–2024",
            samples::printed_dram(&inputs.data)?,
        ),
        (
            "author's panel, 1984–2024",
            samples::author_dram(&inputs.data),
        ),
        (
            "Santa Fe series, 1971–2007",
            samples::santa_fe_dram(&inputs.data),
        ),
    ] {
        let fit = series.fit()?;
        ours.push([
            sample.into(),
            fit.elasticity.value().into(),
            fit.std_error.into(),
            fit.r_squared.into(),
            fit.n.into(),
            fit.learning_rate().value().into(),
        ]);
    }
    for (sample, of, row, heads) in [
        ("printed in v1 (Table 6)", ("v1", "6"), 0, ["α", "SE"]),
        ("printed in v2 (Table 13)", ("v2", "13"), 3, ["α", "SE"]),
    ] {
        let printed = tables::printed(&inputs.data, of)?;
        let cell = |head: &str| -> Result<Cell, ReportError> {
            Ok(tables::column(printed, head)?
                .get(row)
                .map_or(Cell::Missing, |cell| cell.text().into()))
        };
        ours.push([
            sample.into(),
            cell(heads[0])?,
            cell(heads[1])?,
            Cell::Missing,
            Cell::Missing,
            Cell::Missing,
        ]);
    }
    Ok(ours)
}

/// The panel's row of a printed year.
fn panel_year(inputs: &Inputs, year: Option<f64>) -> Option<&DramYear> {
    inputs
        .data
        .dram
        .panel
        .iter()
        .find(|row| Some(f64::from(row.year)) == year)
}

/// What a table shows of a fit; two observations have a slope and no standard error.
struct Fitted {
    alpha: f64,
    std_error: Option<f64>,
    n: usize,
}

impl From<&WrightFit> for Fitted {
    fn from(fit: &WrightFit) -> Self {
        Self {
            alpha: fit.elasticity.value(),
            std_error: Some(fit.std_error),
            n: fit.n,
        }
    }
}

/// Fits by regime and, last, of the whole; none for a regime too short for one.
fn piecewise(series: &CostSeries, breaks: [f64; 2]) -> Result<Vec<Option<Fitted>>, ReportError> {
    let [first, second] = breaks.map(|last| series.through(last));
    let bounds = [0, first, second, series.years.len()];
    let mut fits = Vec::new();
    for pair in bounds.windows(2) {
        let (quantity, cost) = (
            &series.output[pair[0]..pair[1]],
            &series.price[pair[0]..pair[1]],
        );
        fits.push(match quantity.len() {
            0 | 1 => None,
            2 => Some(Fitted {
                alpha: -libm::log(cost[1] / cost[0]) / libm::log(quantity[1] / quantity[0]),
                std_error: None,
                n: 2,
            }),
            _ => fit_regimes(quantity, cost, &[])?
                .first()
                .map(|regime| Fitted::from(&regime.fit)),
        });
    }
    fits.push(Some(Fitted::from(&series.fit()?)));
    Ok(fits)
}
