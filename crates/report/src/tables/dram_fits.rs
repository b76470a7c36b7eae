//! DRAM: the fits that the printed rows give, and those of the series behind them.

use crate::subject::Subject;
use endodec_learning::regimes::fit_regimes;
use endodec_learning::wright::WrightFit;

use super::PaperTable;
use super::printed::transcribe;
use crate::error::ReportError;
use endodec_paper::samples::{self, CostSeries};
use endodec_paper::{Inputs, tables};
use endodec_table::{Cell, Table};

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
