//! Share of small models among those released after the controls, by group of makers: the printed 47 % against 25 %.

use std::collections::BTreeMap;

use endodec_empirics::{Date, Treatment};
use endodec_numerics::random::Stream;

use crate::error::LedgerError;
use crate::evidence::Evidence;

/// How the printed shares can be meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareReading {
    /// In words.
    pub name: &'static str,
    /// Most parameters of a small model, billions.
    pub threshold: f64,
    /// Whether a model of unknown size counts, as a larger one.
    pub unknown_is_larger: bool,
    /// Only the makers that version 2 section 5.1 names.
    pub named_only: bool,
}

/// The readings: threshold of the paper and of the author's panel, unknown sizes left out or counted, all makers or
/// those named.
pub const READINGS: [ShareReading; 5] = {
    const fn reading(
        name: &'static str,
        threshold: f64,
        unknown_is_larger: bool,
        named_only: bool,
    ) -> ShareReading {
        ShareReading {
            name,
            threshold,
            unknown_is_larger,
            named_only,
        }
    }
    [
        reading("at most 3 billion, size known", 3.0, false, false),
        reading(
            "at most 3 billion, unknown sizes counted as larger",
            3.0,
            true,
            false,
        ),
        reading("at most 7 billion, size known", 7.0, false, false),
        reading(
            "at most 7 billion, unknown sizes counted as larger",
            7.0,
            true,
            false,
        ),
        reading(
            "at most 3 billion, size known, makers named in section 5.1",
            3.0,
            false,
            true,
        ),
    ]
};

/// Makers that v2 section 5.1 names, of those in the data.
const NAMED: [&str; 8] = [
    "deepseek-ai",
    "Qwen",
    "01-ai",
    "meta-llama",
    "mistralai",
    "google",
    "microsoft",
    "stabilityai",
];

/// The day of the controls: models released later count.
const CONTROLS: &str = "2022-10-07";

/// Draws of the bootstrap over makers.
const DRAWS: u32 = 9_999;

/// Small models and all models, by maker.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Small and all models of each maker.
    pub makers: Vec<(f64, f64)>,
}

impl Group {
    /// Small models.
    #[must_use]
    pub fn small(&self) -> f64 {
        self.makers.iter().map(|maker| maker.0).sum()
    }

    /// All models.
    #[must_use]
    pub fn all(&self) -> f64 {
        self.makers.iter().map(|maker| maker.1).sum()
    }

    /// Share of the small ones.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.small() / self.all()
    }

    /// The share of makers drawn with replacement.
    fn drawn(&self, stream: &mut Stream) -> f64 {
        let (mut small, mut all) = (0.0, 0.0);
        for _ in &self.makers {
            let maker = self.makers[stream.index(self.makers.len())];
            small += maker.0;
            all += maker.1;
        }
        small / all
    }
}

/// Both groups under one reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    /// The reading.
    pub reading: ShareReading,
    /// Makers denied the best accelerators.
    pub constrained: Group,
    /// The others.
    pub others: Group,
    /// 95 per cent interval of the difference of the shares, makers drawn with replacement in each group.
    pub interval: [f64; 2],
    /// Share of all choices of as many constrained makers whose difference is as large either way.
    pub p_randomisation: f64,
}

impl Shares {
    /// Constrained less others.
    #[must_use]
    pub fn difference(&self) -> f64 {
        self.constrained.share() - self.others.share()
    }
}

/// The shares under every reading.
///
/// # Errors
/// When a group has no model.
pub fn all(e: &Evidence<'_>) -> Result<Vec<Shares>, LedgerError> {
    READINGS
        .into_iter()
        .map(|reading| shares(e, reading, None))
        .collect()
}

/// The shares under a reading among the models released by a day.
///
/// # Errors
/// When a group has no model.
pub fn shares(
    e: &Evidence<'_>,
    reading: ShareReading,
    by: Option<Date>,
) -> Result<Shares, LedgerError> {
    of_models(&e.inputs.data, reading, by)
}

/// The same from data alone.
///
/// # Errors
/// When a group has no model.
pub fn of_models(
    data: &endodec_empirics::Datasets,
    reading: ShareReading,
    by: Option<Date>,
) -> Result<Shares, LedgerError> {
    let group = |treatment: Treatment| {
        let mut makers: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
        for model in &data.author_tests.models {
            let counts = model.group == treatment
                && model.created.to_string().as_str() > CONTROLS
                && by.is_none_or(|by| model.created <= by)
                && (reading.unknown_is_larger || model.billions.is_some())
                && (!reading.named_only || NAMED.contains(&model.maker.as_str()));
            if counts {
                let maker = makers.entry(&model.maker).or_default();
                maker.1 += 1.0;
                if model
                    .billions
                    .is_some_and(|billions| billions <= reading.threshold)
                {
                    maker.0 += 1.0;
                }
            }
        }
        Group {
            makers: makers.into_values().collect(),
        }
    };
    let (constrained, others) = (
        group(Treatment::Constrained),
        group(Treatment::Unconstrained),
    );
    if constrained.makers.is_empty() || others.makers.is_empty() {
        return Err(LedgerError::Absent {
            what: "models of one of the two groups of makers".to_owned(),
        });
    }
    let stream = &mut Stream::new(crate::SEED, 0);
    let mut draws: Vec<f64> = (0..DRAWS)
        .map(|_| constrained.drawn(stream) - others.drawn(stream))
        .collect();
    draws.sort_by(f64::total_cmp);
    let at = |share: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "a place among the draws")]
        let place = (share * f64::from(DRAWS - 1)).round() as usize;
        draws[place]
    };
    Ok(Shares {
        reading,
        interval: [at(0.025), at(0.975)],
        p_randomisation: randomised(&constrained, &others),
        constrained,
        others,
    })
}

/// All choices of as many of the makers at hand.
fn randomised(constrained: &Group, others: &Group) -> f64 {
    let makers: Vec<(f64, f64)> = constrained
        .makers
        .iter()
        .chain(&others.makers)
        .copied()
        .collect();
    let chosen = constrained.makers.len();
    let observed = (constrained.share() - others.share()).abs();
    let (mut all, mut reached) = (0.0, 0.0);
    for mask in 0..1_u32 << makers.len() {
        if mask.count_ones() as usize != chosen {
            continue;
        }
        let [mut inside, mut outside] = [(0.0, 0.0); 2];
        for (at, maker) in makers.iter().enumerate() {
            let side = if mask >> at & 1 == 1 {
                &mut inside
            } else {
                &mut outside
            };
            side.0 += maker.0;
            side.1 += maker.1;
        }
        all += 1.0;
        if (inside.0 / inside.1 - outside.0 / outside.1).abs() >= observed - 1e-12 {
            reached += 1.0;
        }
    }
    reached / all
}
