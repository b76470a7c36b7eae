//! The statistics of the stacked-memory curve (v2 section 5.2.2): six observations, of which no output is printed.

use endodec_empirics::HbmGeneration;
use endodec_learning::identification::{
    Certified, PrintedStatistics, SearchParams, SeriesStatistics, Statistic, certify,
};
use endodec_paper::samples;
use endodec_table::number::shortest;
use endodec_table::{Cell, Table};

use super::{Effort, Possible, Reading, ReadingFinding, Rounding};
use crate::claims::Evidence;
use crate::error::LedgerError;

/// Sets of printed statistics, smaller ones first: what excludes one excludes all that contain it.
const SETS: &[&[Statistic]] = {
    use Statistic::{
        Bootstrap, ClosingWindows, Elasticity, FirstWindow, LeaveOneOut, MonotoneWindows, StdError,
    };
    &[
        &[Elasticity, StdError],
        &[Elasticity, StdError, LeaveOneOut],
        &[Elasticity, StdError, FirstWindow],
        &[Elasticity, StdError, MonotoneWindows],
        &[Elasticity, StdError, FirstWindow, MonotoneWindows],
        &[Elasticity, StdError, FirstWindow, ClosingWindows],
        &[Elasticity, StdError, LeaveOneOut, FirstWindow],
        &[Elasticity, LeaveOneOut, FirstWindow, MonotoneWindows],
        &[Elasticity, LeaveOneOut, FirstWindow, Bootstrap],
        &[Elasticity, StdError, LeaveOneOut, Bootstrap],
        &[
            Elasticity,
            StdError,
            LeaveOneOut,
            FirstWindow,
            ClosingWindows,
        ],
        &[
            Elasticity,
            StdError,
            LeaveOneOut,
            FirstWindow,
            MonotoneWindows,
        ],
        &[Elasticity, StdError, LeaveOneOut, FirstWindow, Bootstrap],
        &[
            Elasticity,
            StdError,
            LeaveOneOut,
            FirstWindow,
            MonotoneWindows,
            Bootstrap,
        ],
    ]
};

/// Share of the rounding that a witness may use, so that it survives being printed and read again.
const INSIDE: f64 = 0.98;

/// Rows of Table 8, by generation and year.
fn rows_of(rows: &[&HbmGeneration]) -> String {
    let years: Vec<String> = rows.iter().map(|row| row.year.to_string()).collect();
    years.join(", ")
}

/// The ways to take six rows of the seven observed ones. The ledger's own readings come first: the rows through 2024, and
/// one a generation with the earlier or the later price of HBM2E; a full search leaves out each of the others in turn.
fn samples_of_six<'a>(
    observed: &[&'a HbmGeneration],
    effort: Effort,
) -> Vec<Vec<&'a HbmGeneration>> {
    let without = |year: i16| -> Vec<&'a HbmGeneration> {
        observed
            .iter()
            .copied()
            .filter(|row| row.year != year)
            .collect()
    };
    let named = [samples::LAST_OBSERVED_HBM, 2020, 2018];
    let others = observed
        .iter()
        .map(|row| row.year)
        .filter(|year| !named.contains(year));
    let years: Vec<i16> = match effort {
        Effort::Quick => named.to_vec(),
        Effort::Full => named.into_iter().chain(others).collect(),
    };
    years.into_iter().map(without).collect()
}

/// Every set of statistics under every choice of six rows and both roundings.
///
/// # Errors
/// When the search or the certificate refuses the prices.
pub fn find(e: &Evidence<'_>, effort: Effort) -> Result<Vec<ReadingFinding>, LedgerError> {
    let mut observed = samples::observed_hbm(&e.inputs.data);
    let table = e.inputs.data.printed.table("v2", "8");
    let printed_years: Vec<&str> = table
        .and_then(|table| table.column("Year"))
        .unwrap_or_default()
        .iter()
        .map(|year| year.text())
        .collect();
    // The author's file has a price of 2023 that the table leaves out.
    observed.retain(|row| printed_years.contains(&row.year.to_string().as_str()));
    let (search, boxes, roundings) = match effort {
        Effort::Quick => (QUICK, 60_000, &[Rounding::Nearest][..]),
        Effort::Full => (FULL, 3_000_000, &[Rounding::Nearest, Rounding::CutOff][..]),
    };
    let mut findings = Vec::new();
    for rows in samples_of_six(&observed, effort) {
        for &rounding in roundings {
            let asked =
                |set: &&[Statistic]| effort == Effort::Full || !set.contains(&Statistic::Bootstrap);
            let printed = printed(e, rounding);
            let prices: Vec<f64> = rows.iter().map(|row| row.price_usd_per_gb).collect();
            let mut excluded: Vec<(&[Statistic], usize)> = Vec::new();
            for set in SETS.iter().copied().filter(asked) {
                let (possible, shown_by, witness) = if let Some((smaller, boxes)) = excluded
                    .iter()
                    .find(|(smaller, _)| smaller.iter().all(|s| set.contains(s)))
                {
                    let why = format!("excluded already by {} ({boxes} boxes)", words(smaller));
                    (Possible::No, why, None)
                } else {
                    // A quick run proves what takes little: that windows that fall leave no error of .06.
                    let affordable =
                        effort == Effort::Full || set.contains(&Statistic::MonotoneWindows);
                    let boxes = if affordable { boxes } else { 1 };
                    one(&rows, &prices, &printed, set, search, boxes, &mut excluded)?
                };
                findings.push(ReadingFinding {
                    subject: "hbm",
                    conditions: words(set),
                    reading: Reading {
                        rows: rows_of(&rows),
                        windows: windows(set),
                        rounding,
                        base: "",
                    },
                    possible,
                    shown_by,
                    witness,
                });
            }
        }
    }
    Ok(findings)
}

const QUICK: SearchParams = SearchParams {
    starts: 3,
    evaluations: 4_000,
    seed: crate::SEED,
};

const FULL: SearchParams = SearchParams { starts: 6, ..QUICK };

type Answer = (Possible, String, Option<Table>);

fn one<'a>(
    rows: &[&HbmGeneration],
    prices: &[f64],
    printed: &PrintedStatistics,
    set: &'a [Statistic],
    search: SearchParams,
    boxes: usize,
    excluded: &mut Vec<(&'a [Statistic], usize)>,
) -> Result<Answer, LedgerError> {
    let found = search.compatibility(prices, &narrowed(*printed), set)?;
    if found.miss <= 0.0 {
        let statistics = &found.best.statistics;
        return Ok((
            Possible::Yes,
            numbers(statistics),
            Some(witness(rows, &found.best.cumulative)),
        ));
    }
    let certificate = certify(prices, printed, set, boxes)?;
    if certificate.outcome == Certified::Impossible {
        excluded.push((set, certificate.boxes));
        let why = format!(
            "no rising series of output: none of {} boxes is left",
            certificate.boxes
        );
        return Ok((Possible::No, why, None));
    }
    let why = format!(
        "closest of {} starts of {} evaluations: {}",
        search.starts,
        search.evaluations,
        numbers(&found.best.statistics)
    );
    Ok((Possible::NotFound, why, None))
}

/// The printed statistics under a rounding.
fn printed(e: &Evidence<'_>, rounding: Rounding) -> PrintedStatistics {
    let printed = e.constants.hbm_statistics();
    match rounding {
        Rounding::Nearest => printed,
        Rounding::CutOff => PrintedStatistics {
            elasticity: printed.elasticity.cut_off(),
            std_error: printed.std_error.cut_off(),
            leave_one_out: printed.leave_one_out.map(|end| end.cut_off()),
            first_window: printed.first_window.cut_off(),
            bootstrap: printed.bootstrap.map(|end| end.cut_off()),
        },
    }
}

/// The same with a little less room.
fn narrowed(mut printed: PrintedStatistics) -> PrintedStatistics {
    for one in [
        &mut printed.elasticity,
        &mut printed.std_error,
        &mut printed.first_window,
    ]
    .into_iter()
    .chain(&mut printed.leave_one_out)
    .chain(&mut printed.bootstrap)
    {
        one.half_unit *= INSIDE;
    }
    printed
}

/// Generation, year, cumulative output with that of the first row as one, and price.
fn witness(rows: &[&HbmGeneration], cumulative: &[f64]) -> Table {
    let mut table = Table::new(["generation", "year", "cumulative", "price"]);
    let first = cumulative.first().copied().unwrap_or(1.0);
    for (row, output) in rows.iter().zip(cumulative) {
        table.push([
            Cell::from(row.generation.as_str()),
            Cell::from(f64::from(row.year)),
            Cell::from(output / first),
            Cell::from(row.price_usd_per_gb),
        ]);
    }
    table
}

fn numbers(s: &SeriesStatistics) -> String {
    let short = |value: f64| shortest(value, 4);
    let list = |values: &[f64]| {
        values
            .iter()
            .map(|v| short(*v))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let bootstrap = s
        .bootstrap
        .map(|ends| format!(", bootstrap {} to {}", short(ends[0]), short(ends[1])))
        .unwrap_or_default();
    format!(
        "alpha {}, SE {}, leave-one-out {} to {}, windows {}{bootstrap}",
        short(s.elasticity),
        short(s.std_error),
        short(s.leave_one_out[0]),
        short(s.leave_one_out[1]),
        list(&s.windows),
    )
}

fn words(set: &[Statistic]) -> String {
    let names = set.iter().map(|statistic| match statistic {
        Statistic::Elasticity => "alpha .23",
        Statistic::StdError => "SE .06",
        Statistic::LeaveOneOut => "leave-one-out .19 to .27",
        Statistic::FirstWindow => "first window .30",
        Statistic::MonotoneWindows => "windows that fall",
        Statistic::ClosingWindows => "windows that close in",
        Statistic::Bootstrap => "bootstrap .14 to .32",
    });
    names.collect::<Vec<_>>().join(", ")
}

fn windows(set: &[Statistic]) -> &'static str {
    if set.contains(&Statistic::MonotoneWindows) {
        "each at most the one before"
    } else if set.contains(&Statistic::ClosingWindows) {
        "none further from .23 than the one before"
    } else {
        "only the first is read"
    }
}
