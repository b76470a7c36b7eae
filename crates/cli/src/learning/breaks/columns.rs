//! The columns of a file as a model of breaks, and what their rows are called.

use endodec_learning::Gap;
use endodec_learning::breaks::{BreakParams, BreakRegression, MinimumSegment};

use super::{Arguments, CovarianceName, Intercept};
use crate::failure::Failure;
use crate::grouped::Sample;
use crate::learning::order::Order;

/// A minute or so of all partitions.
const MOST_OBSERVATIONS: usize = 200_000;

/// The columns, as they enter the model, and what their rows are called.
pub(super) struct Columns {
    pub(super) response: Vec<f64>,
    pub(super) regressors: Vec<Vec<f64>>,
    fixed: Vec<Vec<f64>>,
    rows: Rows,
}

/// What a model of breaks is of.
pub(super) struct Design {
    pub(super) response: Vec<f64>,
    pub(super) changing: Vec<Vec<f64>>,
    pub(super) fixed: Vec<Vec<f64>>,
}

/// What observations are called.
pub(super) struct Rows {
    /// Their rows in the file, counted from 1.
    numbers: Vec<usize>,
    /// Their labels or times.
    labels: Option<Vec<String>>,
    /// Where they stand on the axis of a figure.
    pub(super) drawn: endodec_figures::ObservationOrder,
    /// Those that a user knows the breaks to be after.
    pub(super) known: Vec<usize>,
}

impl Rows {
    pub(super) fn number(&self, observation: usize) -> usize {
        self.numbers[observation - 1]
    }

    pub(super) fn name(&self, observation: usize) -> String {
        match &self.labels {
            Some(labels) => labels[observation - 1].clone(),
            None => self.number(observation).to_string(),
        }
    }

    pub(super) fn labels(&self, observations: &[usize]) -> Option<Vec<String>> {
        self.labels
            .as_ref()
            .map(|_| observations.iter().map(|&at| self.name(at)).collect())
    }
}

impl Columns {
    pub(super) fn read(
        arguments: &Arguments,
        sample: Sample,
        notes: &mut Vec<String>,
    ) -> Result<Self, Failure> {
        let regressors = arguments.x.iter().chain(&arguments.fixed);
        let used: Vec<&str> = [&arguments.y]
            .into_iter()
            .chain(regressors)
            .map(String::as_str)
            .collect();
        let order = arguments.order.of(
            sample,
            arguments.order.time.as_deref(),
            arguments.label.as_deref(),
            &used,
            notes,
        )?;
        arguments.lags_need_neighbours(&order)?;
        let table = &order.table;
        let column = |name: &String| -> Result<Vec<f64>, Failure> {
            if arguments.log {
                let values = table.positive_numbers(name)?;
                Ok(values.into_iter().map(libm::log).collect())
            } else {
                Ok(table.numbers(name)?)
            }
        };
        let response = column(&arguments.y)?;
        if response.len() > MOST_OBSERVATIONS {
            return Err(Failure::Input(format!(
                "{}: at most {MOST_OBSERVATIONS} rows are required, since the time grows with their square, got {}",
                table.file(),
                response.len()
            )));
        }
        let columns = |names: &[String]| names.iter().map(column).collect::<Result<Vec<_>, _>>();
        Ok(Self {
            regressors: columns(&arguments.x)?,
            fixed: columns(&arguments.fixed)?,
            response,
            rows: Rows {
                drawn: order.drawn(),
                numbers: (1..=order.len()).map(|at| order.row(at)).collect(),
                labels: order.has_names().then(|| order.names()),
                known: order.observations(
                    "--known",
                    &arguments.known,
                    arguments.csv.date_format(),
                )?,
            },
        })
    }

    /// Response, regressors that break and regressors that do not, as they enter the model.
    pub(super) fn design(&self, arguments: &Arguments) -> Design {
        let ones = || vec![1.0; self.response.len()];
        let (mut changing, mut fixed) = (self.regressors.clone(), self.fixed.clone());
        match arguments.intercept {
            Intercept::Breaks => changing.insert(0, ones()),
            Intercept::Fixed => fixed.insert(0, ones()),
            Intercept::None => {}
        }
        Design {
            response: self.response.clone(),
            changing,
            fixed,
        }
    }

    pub(super) fn model(
        mut self,
        arguments: &Arguments,
    ) -> Result<(BreakRegression, Rows), Failure> {
        let ones = vec![1.0; self.response.len()];
        match arguments.intercept {
            Intercept::Breaks => self.regressors.insert(0, ones),
            Intercept::Fixed => self.fixed.insert(0, ones),
            Intercept::None => {}
        }
        let model = BreakRegression::new(BreakParams {
            response: self.response,
            changing: self.regressors,
            fixed: self.fixed,
            minimum_segment: match arguments.min_segment {
                Some(observations) => MinimumSegment::Observations(observations),
                None => MinimumSegment::Fraction(arguments.trimming),
            },
            max_breaks: arguments.max_breaks,
        })?;
        Ok((model, self.rows))
    }
}

impl Arguments {
    /// Refuses covariances of lags over a gap.
    fn lags_need_neighbours(&self, order: &Order) -> Result<(), Failure> {
        let lagged = self.covariance == CovarianceName::Hac
            || (!self.known.is_empty() && self.wald.has_lags());
        match order.timeline.gaps().first() {
            Some(&at) if lagged && order.gap == Gap::Missing => Err(Failure::Input(format!(
                "{}: a covariance with lags needs a row for every step, but {} is followed by {}; --gap accumulated takes rows for neighbours all the same",
                order.table.file(),
                order.name(at),
                order.name(at + 1),
            ))),
            _ => Ok(()),
        }
    }
}
