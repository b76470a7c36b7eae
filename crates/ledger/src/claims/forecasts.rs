//! Predictions as claims: section 6 of version 1, section 7 of version 2. What observations say of
//! them so far is the scorecard's business.

use super::claim::{Claim, printed_values};
use super::exhibits::{count, found, span};
use super::history;
use super::history::V1_LAGS;
use super::statement::Fit;
use crate::error::LedgerError;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::value(
        "both-prediction-count",
        "Abstract; Sec 6 (v1); Sec 7 (v2)",
        "numbered predictions",
        "9",
        "Numbers one to nine, with starred refinements of two and seven. Number 8 is another \
         prediction in each version.",
        |e| {
            let mut numbers: Vec<&str> = e
                .inputs
                .data
                .predictions
                .stated
                .iter()
                .filter_map(|row| {
                    let digits = row.id.split_once("-p")?.1;
                    digits.get(..1).filter(|digit| digit.parse::<u8>().is_ok())
                })
                .collect();
            numbers.sort_unstable();
            numbers.dedup();
            Ok(count(numbers))
        },
    ),
    Claim::interval(
        "v1-r0-window-from-lag",
        "Prediction 2*; Prediction 2",
        "hardware window of Table 9 plus a lag of two to three years",
        "2030 to 2032",
        Fit::Ends,
        "2030 to 2033: the end of the window lost a year.",
        |e| {
            let hardware = span(e, V1_LAGS, "Cloud → Edge AI", "Hardware T*")?;
            plus_lag(hardware)
        },
    )
    .unit("year"),
    Claim::interval(
        "v2-r0-window-from-lag",
        "Prediction 2*; Prediction 2",
        "hardware window of Prediction 2 plus a lag of two to three years",
        "2030 to 2032",
        Fit::Ends,
        "2028-29 and two to three years. Table 3 of the same version has 2027-29, which would \
         start the window in 2029.",
        |e| {
            let mut stated = e.inputs.data.predictions.stated.iter();
            let prediction = stated.find(|row| row.id == "v2-p2-70b-device");
            let window = prediction
                .and_then(|row| row.deadline.split_once("window "))
                .and_then(|(_, rest)| rest.get(..9)?.split_once('-'))
                .and_then(|(first, last)| Some([first.parse().ok()?, last.parse().ok()?]));
            plus_lag(found(window, "window of Prediction 2 of v2")?)
        },
    )
    .unit("year"),
    Claim::forecast(
        "both-overcapacity",
        "Sec 4.6 (v1); Sec 5.5 (v2)",
        "memory overcapacity and prices below trend",
        "2028 to 2029",
        "contract prices of DRAM and stacked memory in 2028 and 2029 against a trend fixed before",
        "Which trend is not said: against 0.22 and against 0.66 a price can be below one and \
         above the other.",
    )
    .unit("year"),
    Claim::forecast(
        "v2-overcapacity-lag",
        "Sec 5.2.4; Sec 8",
        "years from full ramp of packaging capacity to overcapacity",
        "2 to 3",
        "the date at which the ramp is complete, then utilisation and prices of packaging",
        "Reports of mid-2026 have at least 85 per cent of capacity booked and lead times of a \
         year or more.",
    )
    .unit("years"),
    Claim::forecast(
        "v2-supercycle-temporary",
        "Sec 3.6; Sec 5.5",
        "the price of DRAM returns to trend within the construction lag",
        "temporary",
        "DDR5 prices, and the date at which new capacity delivers",
        "The lag is not printed; with a lag as long as one likes any deviation is temporary.",
    ),
    Claim::forecast(
        "both-p1-stacked-16gb",
        "Prediction 1",
        "stacked on-chip memory of a consumer product below 200 dollars, by 2027",
        ">= 16",
        "the largest stacked memory on sale below 200 dollars at the end of 2027",
        "A 16 GB card with stacked memory sold for 699 dollars in 2019: price is the binding \
         part. One of the two devices offered as evidence has ordinary, unstacked memory.",
    )
    .unit("GB"),
    Claim::forecast(
        "v1-p2-70b-device",
        "Prediction 2",
        "speed of a consumer device below 1,500 dollars on a model of 70 billion parameters, by \
         2030",
        ">= 20",
        "speeds and prices of devices on sale to the end of 2030, failed at the end of 2031",
        "Dense models and mixtures of experts of that size differ tenfold in speed on one \
         machine; the wording admits both.",
    )
    .unit("tok/s"),
    Claim::forecast(
        "v2-p2-70b-device",
        "Prediction 2",
        "speed of a consumer device below 1,500 dollars at the quality of a 70B model, by 2029",
        ">= 20",
        "a benchmark and a reference model for the quality, then speeds and prices to the end of \
         2029",
        "Quality replaces size, and no reference model is named: as small models improve the bar \
         sinks by itself.",
    )
    .unit("tok/s"),
    Claim::forecast(
        "both-p2star-r0",
        "Prediction 2*",
        "reproduction number of distributed inference, by 2030-2032",
        "> 1",
        "the distributed share of inference by quarter, which nobody measures",
        "From a share alone equation 16 gives only the sign of R0 - 1, which is the sign of the \
         share's growth; the size hangs on a turnover that is assumed.",
    ),
    Claim::forecast(
        "v1-p3-capex",
        "Prediction 3",
        "yearly cut of inference spending at one of four firms, training held, before 2029",
        ">= 20",
        "spending by workload and public statements of strategy; no firm discloses the split",
        "All four firms kept or raised their plans for 2026, and none spoke of edge or licensing.",
    )
    .unit("%"),
    Claim::forecast(
        "v2-p3-capex",
        "Prediction 3",
        "yearly cut of inference spending at one of four US firms, training held, by 2028-2029",
        ">= 20",
        "spending by workload, which no firm discloses",
        "Version 2 drops the public statement, the one part that could have been read, and prints \
         no condition of failure.",
    )
    .unit("%"),
    Claim::forecast(
        "both-p4-stablecoin",
        "Prediction 4",
        "Treasuries held by stablecoin issuers, by 2027",
        "> 300",
        "attestations of the issuers to the end of 2027, with a rule for repo and money funds",
        "Bills alone and bills with repo differ by tens of billions; the rule has to be fixed \
         first.",
    )
    .unit("$B"),
    Claim::forecast(
        "v1-p5-alpha",
        "Prediction 5",
        "elasticity of DRAM and of stacked memory through 2030",
        "[0.18, 0.28]",
        "prices and cumulative output through 2030",
        "The DRAM rows printed with it give 0.75 and are outside from the start.",
    ),
    Claim::forecast(
        "v2-p5-alpha",
        "Prediction 5",
        "elasticity of stacked memory through 2030",
        "[0.18, 0.28]",
        "cumulative shipments of stacked memory, for which there is no public series",
        "Prices have to fall for a positive elasticity: from 2022 to 2024 revenue over output \
         rose. A three-year window at one generation every one or two years has two or three \
         points.",
    ),
    Claim::forecast(
        "v2-p5-break-test-2028",
        "Prediction 5",
        "observations for a test of two regimes, by 2028",
        "by 2028",
        "generations of stacked memory sold in volume by the end of 2028",
        "Seven rows now, nine or ten by then. Two regimes with a slope each take four \
         coefficients; the test can be run, with little power.",
    ),
    Claim::forecast(
        "both-p6-tipping",
        "Prediction 6",
        "distributed share at which centralised inference stops being viable",
        "~40",
        "the distributed share of inference and the accounts of centralised providers through 2032",
        "Failure needs a distributed share above one half beside stable providers: below one half \
         nothing can refute it.",
    )
    .unit("%"),
    Claim::forecast(
        "both-p7-two-wave",
        "Prediction 7",
        "windows of surge, trough and second wave of the distributed share",
        "2027-30, 2031-32, 2033-35",
        "the distributed share of inference by quarter through 2035",
        "While cost and friction fall the equations do not produce it (a theorem); it is drawn from two historical cases, whose yearly \
         shares in the author's own files show no trough.",
    )
    .unit("year"),
    Claim::forecast(
        "v1-p7star-trough",
        "Prediction 7*",
        "reproduction number in the trough",
        "R0 < 1 in the trough",
        "the distributed share by quarter and the date of hardware crossing",
        "By equation 16 a share that falls has R0 below one, trough or not. By equation 8 it may \
         be above one, with the share beyond 1 - 1/R0. The content is that there is a trough, and \
         when.",
    ),
    Claim::forecast(
        "v1-p8-friction",
        "Prediction 8",
        "three proxies of coordination friction through the transition",
        "all declining",
        "time to deploy, number of formats and cost of settlement through 2030",
        "One proxy that stagnates refutes it. The first scatters between none and 213 days in \
         2025-26.",
    ),
    Claim::forecast(
        "v2-p8-open-weight",
        "Prediction 8",
        "share of open-weight models in all inference tokens, by 2028",
        "> 50",
        "tokens of all providers by licence of the model; one router publishes its own",
        "On OpenRouter the share passes one half in 2026. That is one router whose users choose \
         by price, and a share of open weights run in data centres, not of distributed inference.",
    )
    .unit("%"),
    Claim::forecast(
        "both-p9-training",
        "Prediction 9",
        "frontier training runs outside centralised clusters through 2035",
        "0",
        "training runs above the frontier's size through 2035, and whether one owner's linked \
         sites count as one cluster",
        "The largest run over the open internet by 2026 used 160 accelerators; the definition \
         asks for more than 10,000.",
    )
    .unit("runs"),
    Claim::forecast(
        "v1-p9-org-count",
        "Prediction 9",
        "organisations able to train frontier models",
        "< 20",
        "a census of organisations with frontier runs, with the frontier defined by compute",
        "Twelve had trained above 10^25 operations by June 2025; at a fixed threshold the count \
         can only rise, at a moving one it need not.",
    ),
];

/// A hardware window with the lag of two to three years that both versions predict.
fn plus_lag([first, last]: [f64; 2]) -> Result<[f64; 2], LedgerError> {
    let lag = printed_values(history::CLAIMS, "both-ai-lag-compressed");
    found(lag.get(1), "predicted lag")?;
    Ok([first + lag[0], last + lag[1]])
}
