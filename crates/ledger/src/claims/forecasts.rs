//! Predictions as claims: section 6 of version 1, section 7 of version 2. What observations say of
//! them so far is the scorecard's business.

use super::exhibits::{count, found, span};
use super::history::V1_LAGS;
use super::{Basis, Check, Claim, Fit, Version, printed_values};
use crate::error::LedgerError;

pub(super) const CLAIMS: &[Claim] = &[
    Claim {
        id: "both-prediction-count",
        version: Version::Both,
        location: "Abstract; Sec 6 (v1); Sec 7 (v2)",
        quantity: "numbered predictions",
        printed: "9",
        unit: "",
        basis: Basis::Printed(Check::Value(|e| {
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
        })),
        note: "Numbers one to nine, with starred refinements of two and seven. Number 8 is \
               another prediction in each version.",
        code: here!(),
    },
    Claim {
        id: "v1-r0-window-from-lag",
        version: Version::V1,
        location: "Prediction 2*; Prediction 2",
        quantity: "hardware window of Table 9 plus a lag of two to three years",
        printed: "2030 to 2032",
        unit: "year",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| {
            let hardware = span(e, V1_LAGS, "Cloud → Edge AI", "Hardware T*")?;
            plus_lag(hardware)
        })),
        note: "2030 to 2033: the end of the window lost a year.",
        code: here!(),
    },
    Claim {
        id: "v2-r0-window-from-lag",
        version: Version::V2,
        location: "Prediction 2*; Prediction 2",
        quantity: "hardware window of Prediction 2 plus a lag of two to three years",
        printed: "2030 to 2032",
        unit: "year",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| {
            let mut stated = e.inputs.data.predictions.stated.iter();
            let prediction = stated.find(|row| row.id == "v2-p2-70b-device");
            let window = prediction
                .and_then(|row| row.deadline.split_once("window "))
                .and_then(|(_, rest)| rest.get(..9)?.split_once('-'))
                .and_then(|(first, last)| Some([first.parse().ok()?, last.parse().ok()?]));
            plus_lag(found(window, "window of Prediction 2 of v2")?)
        })),
        note: "2028-29 and two to three years. Table 3 of the same version has 2027-29, which \
               would start the window in 2029.",
        code: here!(),
    },
    Claim {
        id: "both-overcapacity",
        version: Version::Both,
        location: "Sec 4.6 (v1); Sec 5.5 (v2)",
        quantity: "memory overcapacity and prices below trend",
        printed: "2028 to 2029",
        unit: "year",
        basis: Basis::Forecast(
            "contract prices of DRAM and stacked memory in 2028 and 2029 against a trend fixed \
             before",
        ),
        note: "Which trend is not said: against 0.22 and against 0.66 a price can be below one \
               and above the other.",
        code: here!(),
    },
    Claim {
        id: "v2-overcapacity-lag",
        version: Version::V2,
        location: "Sec 5.2.4; Sec 8",
        quantity: "years from full ramp of packaging capacity to overcapacity",
        printed: "2 to 3",
        unit: "years",
        basis: Basis::Forecast(
            "the date at which the ramp is complete, then utilisation and prices of packaging",
        ),
        note: "Reports of mid-2026 have at least 85 per cent of capacity booked and lead times \
               of a year or more.",
        code: here!(),
    },
    Claim {
        id: "v2-supercycle-temporary",
        version: Version::V2,
        location: "Sec 3.6; Sec 5.5",
        quantity: "the price of DRAM returns to trend within the construction lag",
        printed: "temporary",
        unit: "",
        basis: Basis::Forecast("DDR5 prices, and the date at which new capacity delivers"),
        note: "The lag is not printed; with a lag as long as one likes any deviation is \
               temporary.",
        code: here!(),
    },
    Claim {
        id: "both-p1-stacked-16gb",
        version: Version::Both,
        location: "Prediction 1",
        quantity: "stacked on-chip memory of a consumer product below 200 dollars, by 2027",
        printed: ">= 16",
        unit: "GB",
        basis: Basis::Forecast(
            "the largest stacked memory on sale below 200 dollars at the end of 2027",
        ),
        note: "A 16 GB card with stacked memory sold for 699 dollars in 2019: price is the \
               binding part. One of the two devices offered as evidence has ordinary, unstacked \
               memory.",
        code: here!(),
    },
    Claim {
        id: "v1-p2-70b-device",
        version: Version::V1,
        location: "Prediction 2",
        quantity: "speed of a consumer device below 1,500 dollars on a model of 70 billion \
                   parameters, by 2030",
        printed: ">= 20",
        unit: "tok/s",
        basis: Basis::Forecast(
            "speeds and prices of devices on sale to the end of 2030, failed at the end of 2031",
        ),
        note: "Dense models and mixtures of experts of that size differ tenfold in speed on one \
               machine; the wording admits both.",
        code: here!(),
    },
    Claim {
        id: "v2-p2-70b-device",
        version: Version::V2,
        location: "Prediction 2",
        quantity: "speed of a consumer device below 1,500 dollars at the quality of a 70B \
                   model, by 2029",
        printed: ">= 20",
        unit: "tok/s",
        basis: Basis::Forecast(
            "a benchmark and a reference model for the quality, then speeds and prices to the \
             end of 2029",
        ),
        note: "Quality replaces size, and no reference model is named: as small models improve \
               the bar sinks by itself.",
        code: here!(),
    },
    Claim {
        id: "both-p2star-r0",
        version: Version::Both,
        location: "Prediction 2*",
        quantity: "reproduction number of distributed inference, by 2030-2032",
        printed: "> 1",
        unit: "",
        basis: Basis::Forecast(
            "the distributed share of inference by quarter, which nobody measures",
        ),
        note: "From a share alone equation 16 gives only the sign of R0 - 1, which is the sign \
               of the share's growth; the size hangs on a turnover that is assumed.",
        code: here!(),
    },
    Claim {
        id: "v1-p3-capex",
        version: Version::V1,
        location: "Prediction 3",
        quantity: "yearly cut of inference spending at one of four firms, training held, before \
                   2029",
        printed: ">= 20",
        unit: "%",
        basis: Basis::Forecast(
            "spending by workload and public statements of strategy; no firm discloses the \
             split",
        ),
        note: "All four firms kept or raised their plans for 2026, and none spoke of edge or \
               licensing.",
        code: here!(),
    },
    Claim {
        id: "v2-p3-capex",
        version: Version::V2,
        location: "Prediction 3",
        quantity: "yearly cut of inference spending at one of four US firms, training held, by \
                   2028-2029",
        printed: ">= 20",
        unit: "%",
        basis: Basis::Forecast("spending by workload, which no firm discloses"),
        note: "Version 2 drops the public statement, the one part that could have been read, \
               and prints no condition of failure.",
        code: here!(),
    },
    Claim {
        id: "both-p4-stablecoin",
        version: Version::Both,
        location: "Prediction 4",
        quantity: "Treasuries held by stablecoin issuers, by 2027",
        printed: "> 300",
        unit: "$B",
        basis: Basis::Forecast(
            "attestations of the issuers to the end of 2027, with a rule for repo and money \
             funds",
        ),
        note: "Bills alone and bills with repo differ by tens of billions; the rule has to be \
               fixed first.",
        code: here!(),
    },
    Claim {
        id: "v1-p5-alpha",
        version: Version::V1,
        location: "Prediction 5",
        quantity: "elasticity of DRAM and of stacked memory through 2030",
        printed: "[0.18, 0.28]",
        unit: "",
        basis: Basis::Forecast("prices and cumulative output through 2030"),
        note: "The DRAM rows printed with it give 0.75 and are outside from the start.",
        code: here!(),
    },
    Claim {
        id: "v2-p5-alpha",
        version: Version::V2,
        location: "Prediction 5",
        quantity: "elasticity of stacked memory through 2030",
        printed: "[0.18, 0.28]",
        unit: "",
        basis: Basis::Forecast(
            "cumulative shipments of stacked memory, for which there is no public series",
        ),
        note: "Prices have to fall for a positive elasticity: from 2022 to 2024 revenue over \
               output rose. A three-year window at one generation every one or two years has \
               two or three points.",
        code: here!(),
    },
    Claim {
        id: "v2-p5-break-test-2028",
        version: Version::V2,
        location: "Prediction 5",
        quantity: "observations for a test of two regimes, by 2028",
        printed: "by 2028",
        unit: "",
        basis: Basis::Forecast("generations of stacked memory sold in volume by the end of 2028"),
        note: "Seven rows now, nine or ten by then. Two regimes with a slope each take four \
               coefficients; the test can be run, with little power.",
        code: here!(),
    },
    Claim {
        id: "both-p6-tipping",
        version: Version::Both,
        location: "Prediction 6",
        quantity: "distributed share at which centralised inference stops being viable",
        printed: "~40",
        unit: "%",
        basis: Basis::Forecast(
            "the distributed share of inference and the accounts of centralised providers \
             through 2032",
        ),
        note: "Failure needs a distributed share above one half beside stable providers: below \
               one half nothing can refute it.",
        code: here!(),
    },
    Claim {
        id: "both-p7-two-wave",
        version: Version::Both,
        location: "Prediction 7",
        quantity: "windows of surge, trough and second wave of the distributed share",
        printed: "2027-30, 2031-32, 2033-35",
        unit: "year",
        basis: Basis::Forecast("the distributed share of inference by quarter through 2035"),
        note: "The equations cannot produce it; it is drawn from two historical cases, whose \
               yearly shares in the author's own files show no trough.",
        code: here!(),
    },
    Claim {
        id: "v1-p7star-trough",
        version: Version::V1,
        location: "Prediction 7*",
        quantity: "reproduction number in the trough",
        printed: "R0 < 1 in the trough",
        unit: "",
        basis: Basis::Forecast(
            "the distributed share by quarter and the date of hardware crossing",
        ),
        note: "By equation 16 a share that falls has R0 below one, trough or not. By equation 8 \
               it may be above one, with the share beyond 1 - 1/R0. The content is that there \
               is a trough, and when.",
        code: here!(),
    },
    Claim {
        id: "v1-p8-friction",
        version: Version::V1,
        location: "Prediction 8",
        quantity: "three proxies of coordination friction through the transition",
        printed: "all declining",
        unit: "",
        basis: Basis::Forecast(
            "time to deploy, number of formats and cost of settlement through 2030",
        ),
        note: "One proxy that stagnates refutes it. The first scatters between none and 213 \
               days in 2025-26.",
        code: here!(),
    },
    Claim {
        id: "v2-p8-open-weight",
        version: Version::V2,
        location: "Prediction 8",
        quantity: "share of open-weight models in all inference tokens, by 2028",
        printed: "> 50",
        unit: "%",
        basis: Basis::Forecast(
            "tokens of all providers by licence of the model; one router publishes its own",
        ),
        note: "On OpenRouter the share passes one half in 2026. That is one router whose users \
               choose by price, and a share of open weights run in data centres, not of \
               distributed inference.",
        code: here!(),
    },
    Claim {
        id: "both-p9-training",
        version: Version::Both,
        location: "Prediction 9",
        quantity: "frontier training runs outside centralised clusters through 2035",
        printed: "0",
        unit: "runs",
        basis: Basis::Forecast(
            "training runs above the frontier's size through 2035, and whether one owner's \
             linked sites count as one cluster",
        ),
        note: "The largest run over the open internet by 2026 used 160 accelerators; the \
               definition asks for more than 10,000.",
        code: here!(),
    },
    Claim {
        id: "v1-p9-org-count",
        version: Version::V1,
        location: "Prediction 9",
        quantity: "organisations able to train frontier models",
        printed: "< 20",
        unit: "",
        basis: Basis::Forecast(
            "a census of organisations with frontier runs, with the frontier defined by compute",
        ),
        note: "Twelve had trained above 10^25 operations by June 2025; at a fixed threshold the \
               count can only rise, at a moving one it need not.",
        code: here!(),
    },
];

/// A hardware window with the lag of two to three years that both versions predict.
fn plus_lag([first, last]: [f64; 2]) -> Result<[f64; 2], LedgerError> {
    let lag = printed_values("both-ai-lag-compressed");
    found(lag.get(1), "predicted lag")?;
    Ok([first + lag[0], last + lag[1]])
}
