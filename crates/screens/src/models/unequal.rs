//! The game of unequal firms.

use endodec_game::Market;
use endodec_game::asymmetric::{self, Equilibrium, Firm, Oligopoly, OligopolyParams};

use crate::error::ScreenError;
use crate::parameter::{Key, Values};
use crate::screen::{Triple, evenly, points};

const COSTS: [Key; 4] = [Key::Cost1, Key::Cost2, Key::Cost3, Key::Cost4];
const VALUES: [Key; 4] = [Key::Value1, Key::Value2, Key::Value3, Key::Value4];

/// The firms as they are, and as many equal ones with the same means, at distances up to the start.
#[derive(Debug)]
pub(crate) struct Unequal {
    distances: Vec<f64>,
    pub(crate) firms: Vec<Equilibrium>,
    pub(crate) even: Vec<Equilibrium>,
}

impl Unequal {
    pub(crate) fn new(values: &Values) -> Result<Self, ScreenError> {
        let firms = values.count(Key::Rivals, 2..=4)?;
        let of = |keys: &[Key; 4]| -> Vec<f64> {
            keys[..firms].iter().map(|&key| values.get(key)).collect()
        };
        let (costs, after) = (of(&COSTS), of(&VALUES));
        let mean = |list: &[f64]| vec![list.iter().sum::<f64>() / firms as f64; firms];
        let even = industry(values, mean(&costs), mean(&after))?;
        let unequal = industry(values, costs, after)?;
        let distances: Vec<f64> = evenly(0.0, values.get(Key::Distance), 41).collect();
        Ok(Self {
            firms: asymmetric::profile(&unequal, &distances)?,
            even: asymmetric::profile(&even, &distances)?,
            distances,
        })
    }

    /// A number of one firm at the start; not a number where there is no such firm.
    pub(crate) fn at_start(&self, of: fn(&Firm) -> f64, firm: usize) -> f64 {
        self.firms
            .last()
            .and_then(|here| here.firms.get(firm))
            .map_or(f64::NAN, of)
    }

    /// A line of one firm by distance; nothing where there is no such firm.
    pub(crate) fn line(&self, of: fn(&Firm) -> f64, firm: usize) -> Vec<Triple> {
        points(
            self.distances
                .iter()
                .zip(&self.firms)
                .filter_map(|(&x, at)| at.firms.get(firm).map(|firm| (x, of(firm)))),
        )
    }

    /// Output of an industry by distance.
    pub(crate) fn output(&self, of: &[Equilibrium]) -> Vec<Triple> {
        points(self.distances.iter().zip(of).map(|(&x, at)| (x, at.output)))
    }
}

/// A number of an industry at the start.
pub(crate) fn of_industry(profile: &[Equilibrium], of: fn(&Equilibrium) -> f64) -> f64 {
    profile.last().map_or(f64::NAN, of)
}

fn industry(values: &Values, costs: Vec<f64>, after: Vec<f64>) -> Result<Oligopoly, ScreenError> {
    Ok(Oligopoly::new(OligopolyParams {
        market: Market {
            intercept: values.get(Key::Intercept),
            slope: values.get(Key::Slope),
        },
        discount: values.get(Key::Discount),
        costs,
        continuation_values: after,
    })?)
}
