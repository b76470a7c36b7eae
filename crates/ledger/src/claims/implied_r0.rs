//! R₀ implied by token shares: sections 5.4.1, 5.4.2 and 5.4.5 of version 2.

use endodec_adoption::implied::{ImpliedInterval, ShareObservation, implied_r0, mean_r0};
use endodec_empirics::calendar::day_number;
use endodec_empirics::{Date, R0Series};

use super::claim::Claim;
use super::exhibits::{column, count, found};
use super::statement::{Fit, Order};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::value(
        "v2-t10-rate-jan24-mar24",
        "Table 10",
        "monthly change of the open-weight share, January 2024 to March 2024",
        "0.008",
        "Needs the share of January 2024, which is not printed: one per cent in the author's file.",
        |e| Ok(interval(e, 0)?.change),
    )
    .unit("share/month")
    .under(FIRST_SHARE),
    Claim::value(
        "v2-t10-r0-jan24-mar24",
        "Table 10",
        "implied R0, January 2024 to March 2024",
        "1.44",
        "Growth of 0.44 a month over s(1-s) at the middle share, 0.0175; at the tabulated share, \
         0.025, it would be 1.33.",
        |e| Ok(interval(e, 0)?.r0),
    )
    .under(MIDDLE),
    Claim::value(
        "v2-t10-rate-mar24-jun24",
        "Table 10",
        "monthly change of the open-weight share, March 2024 to June 2024",
        "0.008",
        "Three months, two and a half percentage points.",
        |e| change_by_calendar(e, 1),
    )
    .unit("share/month"),
    Claim::value(
        "v2-t10-r0-mar24-jun24",
        "Table 10",
        "implied R0, March 2024 to June 2024",
        "1.23",
        "R0 - 1 is half of what it was although the share moves as fast: it measures growth \
         relative to size.",
        |e| Ok(interval(e, 1)?.r0),
    )
    .under(MIDDLE),
    Claim::value(
        "v2-t10-rate-jun24-sep24",
        "Table 10",
        "monthly change of the open-weight share, June 2024 to September 2024",
        "0.010",
        "Three months, three percentage points.",
        |e| change_by_calendar(e, 2),
    )
    .unit("share/month"),
    Claim::value(
        "v2-t10-r0-jun24-sep24",
        "Table 10",
        "implied R0, June 2024 to September 2024",
        "1.16",
        "The lowest of 2024; the friction of mid-2024 is read off it.",
        |e| Ok(interval(e, 2)?.r0),
    )
    .under(MIDDLE),
    Claim::value(
        "v2-t10-rate-sep24-nov24",
        "Table 10",
        "monthly change of the open-weight share, September 2024 to November 2024",
        "0.020",
        "Two months, four percentage points.",
        |e| change_by_calendar(e, 3),
    )
    .unit("share/month"),
    Claim::value(
        "v2-t10-r0-sep24-nov24",
        "Table 10",
        "implied R0, September 2024 to November 2024",
        "1.22",
        "Printed without an error: rounding of the shares to whole per cents alone moves it by up \
         to 0.06.",
        |e| Ok(interval(e, 3)?.r0),
    )
    .under(MIDDLE),
    Claim::value(
        "v2-t10-rate-nov24-dec24",
        "Table 10",
        "monthly change of the open-weight share, November 2024 to December 2024",
        "0.030",
        "One month, three percentage points.",
        |e| change_by_calendar(e, 4),
    )
    .unit("share/month"),
    Claim::value(
        "v2-t10-r0-nov24-dec24",
        "Table 10",
        "implied R0, November 2024 to December 2024",
        "1.26",
        "Rounding of the two shares alone allows 1.17 to 1.35.",
        |e| Ok(interval(e, 4)?.r0),
    )
    .under(MIDDLE),
    Claim::value(
        "v2-t10-rate-dec24-jan25",
        "Table 10",
        "monthly change of the open-weight share, December 2024 to January 2025",
        "0.098",
        "Ten points in one month of 31 days; a month counted as one would give 0.100.",
        |e| Ok(interval(e, 5)?.change),
    )
    .unit("share/month")
    .under(MONTHS),
    Claim::value(
        "v2-t10-r0-dec24-jan25",
        "Table 10",
        "implied R0, December 2024 to January 2025",
        "1.61",
        "The platform's own record, from January 2025 on, has 15 to 18 per cent for that month, \
         not 25: the jump is not in it.",
        |e| Ok(interval(e, 5)?.r0),
    )
    .under(MIDDLE),
    Claim::value(
        "v2-t10-rate-jan25-feb25",
        "Table 10",
        "monthly change of the open-weight share, January 2025 to February 2025",
        "-0.069",
        "Seven points down in one month of 31 days; a month counted as one would give -0.070.",
        |e| Ok(interval(e, 6)?.change),
    )
    .unit("share/month")
    .under(MONTHS),
    Claim::value(
        "v2-t10-r0-jan25-feb25",
        "Table 10",
        "implied R0, January 2025 to February 2025",
        "0.59",
        "The platform's own record has a fall of one to two points in that month; R0 would be \
         about 0.9.",
        |e| Ok(interval(e, 6)?.r0),
    )
    .under(MIDDLE),
    Claim::relation(
        "v2-t10-eq17-literal",
        "Sec 5.4.1 eq 17; Table 10",
        "equation 17 at the tabulated share and change, against the R0 column",
        "1.44, 1.23, 1.16, 1.22, 1.26, 1.61, 0.59",
        Order::Near(0.005),
        "The column of shares is the end of each interval, the column of R0 uses its middle. \
         Inserted as it stands the table gives 1.33 instead of 1.44 in the first row.",
        |e| {
            let shares = column(e, TABLE_10, "s(t)")?;
            let changes = column(e, TABLE_10, "Δ s/Δ t")?;
            let printed = column(e, TABLE_10, "R_0(t)")?;
            Ok(shares
                .iter()
                .zip(&changes)
                .zip(&printed)
                .map(|((s, change), r0)| [1.0 + change / (s * (1.0 - s)), *r0])
                .collect())
        },
    ),
    Claim::value(
        "v2-mean-r0-115",
        "Table 10",
        "mean implied R0 without the spike",
        "1.15",
        "Leaving out both intervals, as the text says, gives 1.26; leaving out neither, 1.22.",
        mean_without_spike,
    )
    .under(SPIKE_ALONE),
    Claim::value(
        "v2-mean-r0-12",
        "Sec 5.4.2",
        "mean implied R0 without the spike",
        "1.2",
        "1.15 once more, to one decimal; without both intervals it would be 1.3.",
        mean_without_spike,
    )
    .under(SPIKE_ALONE),
    Claim::relation(
        "v2-r0-above-one-mostly",
        "Sec 5.4.2",
        "intervals with R0 above one, against half of all",
        "majority",
        Order::Above,
        "Six of seven: the share rose in six intervals, which is all that R0 above one says here \
         whatever the rate of turnover.",
        |e| {
            let r0 = column(e, TABLE_10, "R_0(t)")?;
            let above = count(r0.iter().filter(|r0| **r0 > 1.0));
            Ok(vec![[above, 0.5 * count(&r0)]])
        },
    )
    .unit("of 7 intervals"),
    Claim::relation(
        "v2-r0-flat-12",
        "Sec 5.4.2",
        "implied R0 of the three intervals from March to November 2024, against 1.2",
        "1.2",
        Order::Near(0.05),
        "1.23, 1.16 and 1.22, each 1.2 to one decimal.",
        |e| {
            let r0 = column(e, TABLE_10, "R_0(t)")?;
            Ok(r0.iter().skip(1).take(3).map(|r0| [*r0, 1.2]).collect())
        },
    ),
    Claim::value(
        "v2-r0-feb-subcritical",
        "Sec 5.4.2",
        "implied R0 of the reversion in February 2025",
        "0.59",
        "Reproduces from the author's shares. In the platform's record the share falls from 15-18 \
         to 14-17 per cent, R0 0.9, and the reversion that the section builds on is not there.",
        |e| Ok(interval(e, 6)?.r0),
    )
    .under(MIDDLE),
    Claim::values(
        "v2-openrouter-span",
        "Sec 5.4.5",
        "months that the share series touches, observations",
        "14 months, 8 observations",
        "January 2024 to February 2025, both counted; seven of the eight shares are printed. The \
         platform's record begins with the seventh; its public study with the fifth.",
        |e| {
            let shares = shares(e);
            let first = found(shares.first(), "first open-weight share")?.0;
            let last = found(shares.last(), "last open-weight share")?.0;
            Ok(vec![months(last) - months(first) + 1.0, count(&shares)])
        },
    ),
    Claim::interval(
        "v2-feb-reversion-share",
        "Table 10",
        "open-weight share of February 2025 on the platform, least and most",
        "18",
        Fit::Ends,
        "14 to 17 per cent of the tokens that OpenRouter routed, by its own record, after 15 to \
         18 in January. Table 10 has 18 after 25.",
        |e| {
            let months = &e.inputs.data.openrouter.monthly;
            let february = months
                .iter()
                .find(|month| (month.date.year(), month.date.month()) == (2025, 2));
            let month = found(february, "routed tokens of February 2025")?;
            Ok([
                100.0 * month.open_share_low(),
                100.0 * month.open_share_high(),
            ])
        },
    )
    .unit("%"),
    Claim::relation(
        "v2-fig1-r0-panel",
        "Figure 1",
        "implied R0 of the shaded intervals, all but the last, against one",
        "R0 > 1",
        Order::Above,
        "Self-sustaining is too much said of a share that rises: seven points without errors \
         do not tell growth by contact from a release.",
        |e| {
            let intervals = intervals(e)?;
            let shaded = intervals.iter().take(intervals.len() - 1);
            Ok(shaded.map(|i| [i.r0, 1.0]).collect())
        },
    )
    .under(MIDDLE),
    Claim::words(
        "v2-fig1-decomposition",
        "Figure 1",
        "split of R0 into a cost and a coordination part",
        "two series",
        "No number is printed. The figure is redrawn from the author's price ratios: the cost \
         part is scaled to carry all of the first R0, and coordination is what is left over.",
    ),
];

const TABLE_10: super::exhibits::Exhibit = ("v2", "10");

const MONTHS: &str = "observations on the first of the month, months of 30.44 days";

const FIRST_SHARE: &str = "with a share of 0.010 in January 2024, from the author's file; first \
    of the month, months of 30.44 days";

const MIDDLE: &str = "equation 17 at the middle of the two shares, one contact a month, first of \
    the month, months of 30.44 days, and 0.010 for January 2024";

const SPIKE_ALONE: &str =
    "without the spike but with the reversion, although the text leaves out both";

/// The author's open-weight shares, in order of time.
fn shares(e: &Evidence<'_>) -> Vec<(Date, f64)> {
    e.inputs.data.r0_inputs.series(R0Series::OpenWeightShare)
}

/// Monthly change of the share in an interval, counted from 0, by calendar months.
fn change_by_calendar(e: &Evidence<'_>, at: usize) -> Result<f64, LedgerError> {
    let shares = shares(e);
    let pair = found(
        shares.get(at..at + 2),
        format!("open-weight share number {}", at + 2),
    )?;
    let change = pair[1].1 - pair[0].1;
    Ok(change / (months(pair[1].0) - months(pair[0].0)))
}

/// Calendar months since the year 0.
fn months(date: Date) -> f64 {
    f64::from(date.year()) * 12.0 + f64::from(date.month())
}

/// What the author's shares imply, interval by interval.
pub(super) fn intervals(e: &Evidence<'_>) -> Result<Vec<ImpliedInterval>, LedgerError> {
    let series = shares(e)
        .into_iter()
        .map(|(date, share)| ShareObservation {
            day: day_number(date),
            share,
        })
        .collect::<Vec<_>>();
    Ok(implied_r0(&series, &e.constants.implied_r0())?)
}

/// One of them, counted from 0.
pub(super) fn interval(e: &Evidence<'_>, at: usize) -> Result<ImpliedInterval, LedgerError> {
    found(
        intervals(e)?.into_iter().nth(at),
        format!("open-weight share number {}", at + 2),
    )
}

/// The interval with the highest R₀ is the spike.
fn mean_without_spike(e: &Evidence<'_>) -> Result<f64, LedgerError> {
    let intervals = intervals(e)?;
    let peak = intervals.iter().map(|i| i.r0).fold(f64::MIN, f64::max);
    found(mean_r0(&intervals, |i| i.r0 < peak), "implied R0")
}
