//! Comparative statics: Corollary 1, and Figures 4 and 5 of version 1.

use endodec_game::Params;

use super::claim::Claim;
use super::readings::{COURNOT_PROFIT, RECOVERED};
use super::statement::{Fit, Order, Sign};
use crate::error::LedgerError;
use crate::evidence::{Evidence, Regimes};

pub(super) const CLAIMS: &[Claim] = &[
    Claim::sign(
        "both-cor1-output-in-n",
        "Sec 3.6 Corollary 1",
        "change of total Nash output with one more firm",
        "strictly increasing for all x>0",
        Sign::Positive,
        "Sharper than printed: while crossing is a loss, Q_N lies between (N-1)/N and N/(N+1) \
         times a/b, and these intervals follow one another without overlap as N rises.",
        |e| {
            along_firms(e, |regimes, factor| {
                regimes.nash.output(factor * regimes.game.distance())
            })
        },
    )
    .moving(
        "the number of firms from 2 to 20, one at a time, at distances of 0.01, 0.3, 1 and 5 \
         times the baseline's",
    )
    .under(COURNOT_PROFIT),
    Claim::sign(
        "v1-cor1-share-falls",
        "Sec 3.6 Corollary 1",
        "change with one more firm of the private shadow cost as a share of the social one",
        "decreasing in N",
        Sign::Negative,
        "It falls faster than 1/N, the share that the text names: each firm has a smaller part of \
         a value that more rivals have made smaller.",
        |e| {
            along_firms(e, |regimes, factor| {
                let x = factor * regimes.game.distance();
                let social = regimes.game.firms() * regimes.cartel.shadow_cost(x);
                regimes.nash.shadow_cost(x) / social
            })
        },
    )
    .moving(
        "the number of firms from 2 to 20, one at a time, at distances of 0.01, 0.3, 1 and 5 \
         times the baseline's",
    )
    .unit("ratio")
    .under(COURNOT_PROFIT),
    Claim::sign(
        "both-dtdn-negative",
        "Sec 3.6 Corollary 1 (v1); Sec 3.9.4 (v2)",
        "change of the Nash crossing time with one more firm",
        "dT*/dN < 0",
        Sign::Negative,
        "Corollary 1 integrated. The time cannot fall below b*x0/a however many firms enter.",
        |e| {
            along_firms(e, |regimes, factor| {
                regimes.nash.crossing_time(factor * regimes.game.distance())
            })
        },
    )
    .moving(
        "the number of firms from 2 to 20, one at a time, at distances of 0.01, 0.3, 1 and 5 \
         times the baseline's",
    )
    .under(COURNOT_PROFIT),
    Claim::missing(
        "v1-cor1-entrants",
        "Sec 3.6 Corollary 1",
        "entities with AI commitments above 10 billion dollars, 2023 and 2026",
        "5 (2023) to 10 or more",
        "a dated list of commitments above 10 billion dollars, by entity",
        "The shipped filings cover five companies. A count needs a rule for what is a commitment, \
         and for joint ventures such as Stargate.",
    )
    .unit("entities"),
    Claim::sign(
        "v1-fig4-nash-time-in-n",
        "Figure 4",
        "change of the Nash crossing time with one more firm, at the initial state",
        "decreasing",
        Sign::Negative,
        "The left panel. Most of the fall happens between two and five firms.",
        |e| {
            along_firms(e, |regimes, _| {
                regimes.nash.crossing_time(regimes.game.distance())
            })
        },
    )
    .moving("the number of firms from 2 to 20, one at a time")
    .under(RECOVERED),
    Claim::sign(
        "v1-fig4-ratio-in-n",
        "Figure 4",
        "change with one more firm of the Nash time over the cooperative time",
        "decreasing",
        Sign::Negative,
        "The right panel. The cooperative time rises with N as well, because each firm's share of \
         what is lost at crossing is taken from an industry profit that more firms shrink.",
        |e| {
            along_firms(e, |regimes, _| {
                let x0 = regimes.game.distance();
                regimes.nash.crossing_time(x0) / regimes.cartel.crossing_time(x0)
            })
        },
    )
    .moving("the number of firms from 2 to 20, one at a time")
    .unit("ratio")
    .under(RECOVERED),
    Claim::relation(
        "v1-fig5-nash-delta-flat",
        "Figure 5",
        "elasticity of the Nash crossing time in the displacement rate",
        "nearly zero",
        Order::Near(0.05),
        "Not a finding about displacement: while crossing is a loss, T_N lies between (N+1)/N and \
         N/(N-1) times b*x0/a, so nothing but these can move it by much.",
        |e| {
            Ok(delta_elasticities(e)?
                .into_iter()
                .map(|[nash, _]| [nash, 0.0])
                .collect())
        },
    )
    .unit("elasticity")
    .under(
        "nearly zero means below 0.05 for displacement rates from 0.1 to 0.6 at the recovered \
         baseline",
    ),
    Claim::relation(
        "v1-fig5-coop-delta-sensitive",
        "Figure 5",
        "elasticity of the cooperative crossing time in the displacement rate, against ten times \
         that of the Nash time",
        "high",
        Order::Above,
        "The cartel holds back the more, the more is lost at crossing.",
        |e| {
            Ok(delta_elasticities(e)?
                .into_iter()
                .map(|[nash, cartel]| [cartel, 10.0 * nash])
                .collect())
        },
    )
    .unit("elasticity")
    .under(
        "high means ten times that of the Nash time, for displacement rates from 0.1 to 0.6 at \
         the recovered baseline",
    ),
    Claim::interval(
        "v1-four-cycles",
        "Sec 3.6 Corollary 3; App A Corollary A3; Sec 4.6",
        "boom-bust cycles in 41 years of DRAM prices",
        ">= 4",
        Fit::Inside,
        "Five completed ones, four of them after 2009. The nine printed rows show none. That the \
         elasticity was left unchanged by them is a claim of its own, and fails.",
        |e| {
            let panel = &e.inputs.data.dram.panel;
            let rising: Vec<bool> = panel
                .windows(2)
                .map(|pair| pair[1].price_usd_per_gb > pair[0].price_usd_per_gb)
                .collect();
            let count = rising.windows(2).filter(|pair| pair[0] && !pair[1]).count();
            let cycles = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
            Ok([cycles, cycles])
        },
    )
    .unit("cycles")
    .under(
        "a cycle is a run of years with a rising price, followed by a fall, in the author's \
         yearly panel, which the paper does not print",
    ),
];

/// Changes of a quantity with one more firm, from 2 to 20, near, at and beyond the initial state.
fn along_firms(
    e: &Evidence<'_>,
    quantity: fn(&Regimes, f64) -> f64,
) -> Result<Vec<f64>, LedgerError> {
    let games = (2..=20)
        .map(|firms| {
            Regimes::of(Params {
                firms: f64::from(firms),
                ..e.constants.game()
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok([0.01, 0.3, 1.0, 5.0]
        .into_iter()
        .flat_map(|factor| {
            games
                .windows(2)
                .map(|pair| quantity(&pair[1], factor) - quantity(&pair[0], factor))
                .collect::<Vec<_>>()
        })
        .collect())
}

/// Sizes of the elasticities of both crossing times in δ, between neighbouring rates.
fn delta_elasticities(e: &Evidence<'_>) -> Result<Vec<[f64; 2]>, LedgerError> {
    let base = e.constants.game();
    let rates = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0].map(|tenths| tenths / 3.0 * base.displacement);
    let times = rates
        .iter()
        .map(|&displacement| {
            let regimes = Regimes::of(Params {
                displacement,
                ..base
            })?;
            Ok([regimes.nash, regimes.cartel]
                .map(|regime| libm::log(regime.crossing_time(base.distance))))
        })
        .collect::<Result<Vec<_>, LedgerError>>()?;
    Ok((1..rates.len())
        .map(|at| {
            let step = libm::log(rates[at] / rates[at - 1]);
            [0, 1].map(|regime| ((times[at][regime] - times[at - 1][regime]) / step).abs())
        })
        .collect())
}
