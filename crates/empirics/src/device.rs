//! Consumer devices: how fast memory bandwidth lets them run a language model, and for what price.
//!
//! Decoding one token reads every active weight once, so that
//!
//! ```text
//! tokens per second ≤ B / M      (v1 section 4.4, v2 section 4.2)
//! ```
//!
//! with B the memory bandwidth in GB/s and M the weights read for a token in GB. A dense 70-billion-parameter
//! model in 4-bit numbers is about 40 GB; a mixture of experts holds more and reads less, which is why the
//! crossing condition has to say which of the two it means.

use crate::{DataError, Dataset, Printed, load::Files};

/// Weights of a dense model of 70 billion parameters in 4-bit numbers, GB (v1 section 4.4).
pub const DENSE_70B_Q4_GB: f64 = 40.0;

/// Upper bound on tokens per second, `bandwidth / read`: bandwidth in GB/s over GB read for a token.
#[must_use]
pub fn token_ceiling(bandwidth_gb_s: f64, read_gb: f64) -> f64 {
    bandwidth_gb_s / read_gb
}

/// What a device's price buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormFactor {
    /// A complete computer, or a chip sold only in one.
    Computer,
    /// A graphics card; the rest of the computer is not in its price.
    Card,
    /// A coprocessor or board; the rest of the computer is not in its price.
    Module,
}

/// A device on which people run language models.
#[derive(Debug, Clone, PartialEq)]
pub struct Device {
    /// Name.
    pub name: String,
    /// What its price buys.
    pub form: FormFactor,
    /// Year of release.
    pub year: i16,
    /// Memory that a model can use, GB.
    pub memory_gb: f64,
    /// Kind of memory; none where no page says.
    pub memory_type: Option<String>,
    /// Theoretical memory bandwidth, GB/s.
    pub bandwidth_gb_s: Option<f64>,
    /// Measured memory bandwidth, GB/s, a number or a range.
    pub bandwidth_measured_gb_s: Printed,
    /// List price, dollars.
    pub price_usd: Option<f64>,
}

impl Device {
    /// Whether weights of this size fit in memory.
    #[must_use]
    pub fn holds(&self, model_gb: f64) -> bool {
        model_gb <= self.memory_gb
    }

    /// Upper bound on tokens per second for a dense model of this size; none where it does not fit or
    /// the bandwidth is unknown.
    #[must_use]
    pub fn token_ceiling(&self, model_gb: f64) -> Option<f64> {
        self.bandwidth_gb_s
            .filter(|_| self.holds(model_gb))
            .map(|bandwidth| token_ceiling(bandwidth, model_gb))
    }

    /// Price over bandwidth, dollars per GB/s.
    #[must_use]
    pub fn usd_per_gb_s(&self) -> Option<f64> {
        Some(self.price_usd? / self.bandwidth_gb_s?)
    }
}

/// A decoding speed that someone measured.
#[derive(Debug, Clone, PartialEq)]
pub struct DecodeSpeed {
    /// Device as the page names it.
    pub device: String,
    /// Language model.
    pub model: String,
    /// Number format of the weights.
    pub quantisation: Option<String>,
    /// Tokens per second, one stream; none where no measurement was found.
    pub tokens_per_s: Option<f64>,
}

/// What a consumer device must do for inference to have crossed.
///
/// # Examples
///
/// ```
/// use endodec_empirics::CrossingCondition;
///
/// // Twice the speed takes twice the bandwidth for the same money.
/// let paper = CrossingCondition::PAPER;
/// let twice = CrossingCondition { tokens_per_s: 2.0 * paper.tokens_per_s, ..paper };
/// assert_eq!(twice.target_usd_per_gb_s(), paper.target_usd_per_gb_s() / 2.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CrossingCondition {
    /// Weights that must fit in memory and are read for each token, GB.
    pub model_gb: f64,
    /// Speed that a reader takes for interactive, tokens per second.
    pub tokens_per_s: f64,
    /// Price that the device must stay below, dollars.
    pub price_usd: f64,
}

impl CrossingCondition {
    /// A dense 70-billion-parameter model at 20 tokens/s for less than $1,500 (v1 section 4.4 and
    /// Prediction 2; v2 Prediction 2 asks for the quality of such a model instead of its size).
    pub const PAPER: Self = Self {
        model_gb: DENSE_70B_Q4_GB,
        tokens_per_s: 20.0,
        price_usd: 1500.0,
    };

    /// Bandwidth that the speed takes, GB/s: `M · tokens/s`.
    #[must_use]
    pub fn required_bandwidth_gb_s(&self) -> f64 {
        self.model_gb * self.tokens_per_s
    }

    /// Price over bandwidth at which both are just met, dollars per GB/s.
    #[must_use]
    pub fn target_usd_per_gb_s(&self) -> f64 {
        self.price_usd / self.required_bandwidth_gb_s()
    }

    /// What the condition says of a device, on its theoretical bandwidth and list price.
    #[must_use]
    pub fn evaluate(&self, device: &Device) -> Crossing {
        let fits = device.holds(self.model_gb);
        let fast = if fits {
            device
                .token_ceiling(self.model_gb)
                .map(|ceiling| ceiling >= self.tokens_per_s)
        } else {
            Some(false)
        };
        let cheap = device.price_usd.map(|price| price < self.price_usd);
        let met = match (fits, fast, cheap) {
            (false, _, _) | (_, Some(false), _) | (_, _, Some(false)) => Some(false),
            (true, Some(true), Some(true)) => Some(true),
            _ => None,
        };
        Crossing {
            fits,
            fast,
            cheap,
            met,
        }
    }
}

/// A device held against a [`CrossingCondition`]; none where a number is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossing {
    /// The model fits in memory.
    pub fits: bool,
    /// The token ceiling reaches the speed.
    pub fast: Option<bool>,
    /// The list price is below the limit.
    pub cheap: Option<bool>,
    /// All three hold; false as soon as one fails, whatever is missing of the others.
    pub met: Option<bool>,
}

/// What is known of consumer devices.
#[derive(Debug, Clone, PartialEq)]
pub struct Devices {
    /// Memory, bandwidth and price.
    pub devices: Dataset<Device>,
    /// Measured speeds.
    pub speeds: Dataset<DecodeSpeed>,
}

impl Devices {
    pub(crate) fn read(files: &Files) -> Result<Self, DataError> {
        Ok(Self {
            devices: files.dataset("consumer_silicon", |row| {
                let positive = |column| {
                    row.optional_text(column)?
                        .map(|_| row.positive_number(column))
                        .transpose()
                };
                Ok(Device {
                    name: row.text("device")?.to_owned(),
                    form: match row.text("form")? {
                        "computer" => FormFactor::Computer,
                        "card" => FormFactor::Card,
                        "module" => FormFactor::Module,
                        _ => return Err(row.bad("form", "computer, card or module").into()),
                    },
                    year: row.year("year")?,
                    memory_gb: row.positive_number("memory_gb")?,
                    memory_type: row.optional_text("memory_type")?.map(str::to_owned),
                    bandwidth_gb_s: positive("bandwidth_gb_s")?,
                    bandwidth_measured_gb_s: Printed::parse(
                        row.optional_text("bandwidth_measured_gb_s")?
                            .unwrap_or_default(),
                    ),
                    price_usd: positive("price_usd")?,
                })
            })?,
            speeds: files.dataset("consumer_silicon_tok_s", |row| {
                Ok(DecodeSpeed {
                    device: row.text("device")?.to_owned(),
                    model: row.text("model")?.to_owned(),
                    quantisation: row.optional_text("quantisation")?.map(str::to_owned),
                    tokens_per_s: row
                        .optional_text("decode_tok_s")?
                        .map(|_| row.positive_number("decode_tok_s"))
                        .transpose()?,
                })
            })?,
        })
    }

    /// The device of lowest price over bandwidth among those of a form that hold the model.
    #[must_use]
    pub fn best_value(
        &self,
        condition: &CrossingCondition,
        form: FormFactor,
    ) -> Option<(&Device, f64)> {
        self.devices
            .iter()
            .filter(|device| device.form == form && device.holds(condition.model_gb))
            .filter_map(|device| Some((device, device.usd_per_gb_s()?)))
            .min_by(|a, b| a.1.total_cmp(&b.1))
    }
}
