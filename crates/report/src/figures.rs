//! Every figure of the report: what it shows, its data and its drawing.
//!
//! A figure is two functions. `data` computes the [`Table`] that is written beside the picture as CSV; `chart` turns
//! that table, and nothing else, into a [`Chart`]. So whoever has the CSV can draw the same picture.
//! Neither holds model algebra: quantities come from the model crates and data from [`Inputs`].
//!
//! To add one: write `figures/<topic>.rs` with a `pub(super) static NAME: PaperFigure`, list it in [`FIGURES`], and look at
//! the picture: `cargo run -p endodec-report --example draw -- FOLDER PART-OF-SLUG` writes it and names what overlaps.
//! Captions state what the data are and their grade; those that rest on the baseline end in `baseline_note!()`.

/// What every caption that rests on the baseline says of it.
macro_rules! baseline_note {
    () => {
        "Baseline recovered from the printed results, not printed: *N* = 5, *a* = 10, *b* = 0.5, *r* = 0.05, \
         δ = 0.30, *S*_{T} = 0, *x*_{0} = 10."
    };
}

mod adoption_regimes;
mod adoption_waves;
mod author_tests;
mod capex;
mod coordination_lag;
mod cross_domain;
mod crossing_axis;
mod crossing_dates;
mod crossing_time;
mod diffusion_fits;
mod drafts;
mod dram;
mod dram_breaks;
mod dual_convergence;
mod forecast_fans;
mod hbm;
mod hbm_identification;
mod hindcast;
mod implied_r0;
mod open_weight_r0;
mod overinvestment;
mod proposition_domain;
mod quasi_static;
mod sensitivity;
mod supercycle;
mod technologies;
mod three_clocks;
mod tipping_basins;
mod two_state;
mod unequal_firms;
mod values;
mod verification;
mod welfare_frontier;

use crate::error::ReportError;
use crate::subject::Subject;
use endodec_chart::Chart;
use endodec_paper::Inputs;
use endodec_table::Table;

/// A figure of the report.
#[derive(Debug, Clone, Copy)]
pub struct PaperFigure {
    /// Name of its files and its anchor: words with hyphens.
    pub slug: &'static str,
    /// Where the paper has it ("v1 Figure 3"), or the part of the report that it belongs to.
    pub place: &'static str,
    /// The part of the page that it stands in.
    pub subject: Subject,
    /// What it is, in a few words of [`endodec_table::markup`].
    pub title: &'static str,
    /// What is seen, what the data are, their source and grade; stands alone. [`endodec_table::markup`].
    pub caption: &'static str,
    /// What the picture shows, for those who cannot see it; no markup.
    pub alt: &'static str,
    /// Names of the datasets and models behind it.
    pub sources: &'static [&'static str],
    /// Computes what is drawn.
    pub data: fn(&Inputs) -> Result<Table, ReportError>,
    /// Draws it.
    pub chart: fn(&Table) -> Chart,
}

/// The figure at which readers arrive, and which links to the pages show.
pub(crate) static FIRST: &PaperFigure = &crossing_axis::AXIS;

/// All figures in the order of the report.
pub static FIGURES: &[&PaperFigure] = &[
    &crossing_axis::AXIS,
    &verification::VERIFICATION,
    &overinvestment::OUTPUT,
    &values::SHADOW_COST,
    &crossing_time::BY_FIRMS,
    &crossing_time::BY_DISPLACEMENT,
    &values::VALUES,
    &open_weight_r0::R0_DYNAMICS,
    &overinvestment::CHANNELS,
    &proposition_domain::PROPOSITION_DOMAIN,
    &welfare_frontier::FRONTIER,
    &unequal_firms::UNEQUAL_FIRMS,
    &supercycle::SUPERCYCLE,
    &quasi_static::QUASI_STATIC,
    &two_state::TWO_STATE,
    &sensitivity::SENSITIVITY,
    &dram::DRAM,
    &dram_breaks::DRAM_BREAKS,
    &hbm::HBM,
    &cross_domain::FOREST,
    &capex::CAPEX,
    &author_tests::TESTS,
    &three_clocks::THREE_CLOCKS,
    &dual_convergence::DUAL_CONVERGENCE,
    &forecast_fans::FANS,
    &crossing_dates::DATES,
    &hindcast::CALIBRATION,
    &hbm_identification::IDENTIFICATION,
    &implied_r0::THEN_AND_NOW,
    &adoption_regimes::REGIMES,
    &coordination_lag::LAG,
    &adoption_waves::WAVES,
    &tipping_basins::TIPPING,
    &diffusion_fits::FITS,
    &drafts::DRAFTS_FIGURE,
];

/// `count` numbers from `low` to `high`, both included, evenly spaced; at least two.
fn evenly(low: f64, high: f64, count: usize) -> impl Iterator<Item = f64> {
    let last = count.max(2) - 1;
    (0..=last).map(move |i| {
        if i == last {
            high
        } else {
            low + (high - low) * (i as f64 / last as f64)
        }
    })
}
