//! The learning curve's clock, without noise.

use endodec_learning::crossing::{DualConvergence, Relaxes};
use endodec_learning::{Elasticity, LearningRate, OutputPath, WrightCurve};

use endodec_paper::Constants;

use crate::error::ScreenError;
use crate::parameter::{Key, Values, parameter, position};
use crate::screen::{Triple, evenly, points};

/// The learning curve of the values, and how output and efficiency grow.
#[derive(Debug)]
pub(crate) struct Calendar {
    /// The year that both clocks start in.
    pub(crate) start: f64,
    /// Cumulative output by then, in exabytes.
    output: f64,
    pub(crate) exponent: f64,
    pub(crate) elasticity: Elasticity,
    pub(crate) cost: f64,
    pub(crate) target: f64,
    growth: f64,
    pub(crate) efficiency: f64,
    relaxes: usize,
}

impl Calendar {
    pub(crate) fn new(values: &Values, constants: &Constants) -> Result<Self, ScreenError> {
        Ok(Self {
            start: constants.start_year,
            output: constants.cumulative_eb,
            exponent: values.get(Key::Elasticity),
            elasticity: elasticity_in_force(values)?,
            cost: values.get(Key::Cost),
            target: values.get(Key::Target),
            growth: values.get(Key::OutputGrowth),
            efficiency: values.get(Key::EfficiencyGrowth),
            relaxes: position(values.get(Key::Relaxes)),
        })
    }

    /// The date of the plain formula; not a number where the crossing never comes.
    pub(crate) fn crossing(&self) -> Result<f64, ScreenError> {
        self.date(self.elasticity, self.relaxes(), self.efficiency)
    }

    /// The date without growth of efficiency, the exponent read as an elasticity (0) or as a rate (1).
    pub(crate) fn read_as(&self, reading: usize) -> Result<f64, ScreenError> {
        elasticity(self.exponent, reading)?.map_or(Ok(f64::NAN), |elasticity| {
            self.date(elasticity, Relaxes::RequiredCost, 0.0)
        })
    }

    /// The date, whatever efficiency relaxes.
    pub(crate) fn dual(&self, relaxes: Relaxes) -> Result<f64, ScreenError> {
        self.date(self.elasticity, relaxes, self.efficiency)
    }

    /// Growth of output that stands for both, where efficiency relaxes output; and the growth of the required cost.
    pub(crate) fn pace(&self) -> (f64, f64) {
        if self.relaxes == 0 {
            (self.growth, self.efficiency)
        } else {
            ((1.0 + self.growth) * (1.0 + self.efficiency) - 1.0, 0.0)
        }
    }

    /// The lower of today's cost and the target.
    pub(crate) fn lowest(&self) -> f64 {
        self.target.min(self.cost)
    }

    /// The cost that is required at a date.
    ///
    /// What efficiency does to the cost that is required is drawn there, and not as a fall of cost; what it does to the
    /// output that is required has no other place than the pace of output.
    pub(crate) fn required(&self, at: f64) -> f64 {
        self.target * libm::exp((at - self.start) * libm::log1p(self.pace().1))
    }

    /// Cost without noise, from the start to a year.
    pub(crate) fn cost_line(&self, end: f64) -> Result<Vec<Triple>, ScreenError> {
        let curve = self.curve(self.elasticity)?;
        let path = OutputPath::exponential(self.output, self.pace().0)?;
        let line = evenly(self.start, end, 101)
            .map(|at| Ok((at, curve.cost_at(path.at(at - self.start))?)))
            .collect::<Result<Vec<_>, ScreenError>>()?;
        // Far below the target the line would only take room from what is above it.
        let lowest = self.lowest();
        Ok(points(
            line.into_iter().take_while(|point| point.1 >= 0.5 * lowest),
        ))
    }

    /// The cost that is required, from the start to a year.
    pub(crate) fn required_line(&self, end: f64) -> Vec<Triple> {
        points(
            evenly(self.start, end, 101)
                .map(|at| (at, self.required(at)))
                .take_while(|point| point.1 <= 4.0 * self.cost),
        )
    }

    /// Dates by exponent, read as an elasticity (0) or as a rate (1).
    pub(crate) fn by_exponent(&self, reading: usize) -> Result<Vec<Triple>, ScreenError> {
        let mut line = Vec::new();
        for at in evenly(0.05, 1.2, 116) {
            if let Some(elasticity) = elasticity(at, reading)? {
                let date = self.date(elasticity, self.relaxes(), self.efficiency)?;
                line.push((at, date));
            }
        }
        Ok(points(line))
    }

    /// Dates by growth of efficiency.
    pub(crate) fn by_efficiency(&self, relaxes: Relaxes) -> Result<Vec<Triple>, ScreenError> {
        let line = evenly(0.0, 2.0, 101)
            .map(|at| Ok((at, self.date(self.elasticity, relaxes, at)?)))
            .collect::<Result<Vec<_>, ScreenError>>()?;
        Ok(points(line))
    }

    fn curve(&self, elasticity: Elasticity) -> Result<WrightCurve, ScreenError> {
        Ok(WrightCurve::new(self.cost, self.output, elasticity)?)
    }

    fn date(
        &self,
        elasticity: Elasticity,
        relaxes: Relaxes,
        efficiency: f64,
    ) -> Result<f64, ScreenError> {
        let dual = DualConvergence::new(self.curve(elasticity)?, self.target, relaxes)?;
        Ok(dual
            .years(self.growth, efficiency)?
            .map_or(f64::NAN, |years| self.start + years))
    }

    fn relaxes(&self) -> Relaxes {
        [Relaxes::RequiredCost, Relaxes::RequiredOutput][self.relaxes.min(1)]
    }
}

/// The elasticity that a printed exponent stands for; `None` where it cannot be a rate.
fn elasticity(exponent: f64, reading: usize) -> Result<Option<Elasticity>, ScreenError> {
    if reading == 0 {
        return Ok(Some(Elasticity::new(exponent)?));
    }
    if exponent >= 1.0 {
        return Ok(None);
    }
    Ok(Some(LearningRate::new(exponent)?.elasticity()?))
}

/// The elasticity that the printed exponent stands for under the reading chosen.
fn elasticity_in_force(values: &Values) -> Result<Elasticity, ScreenError> {
    let exponent = values.get(Key::Elasticity);
    elasticity(exponent, position(values.get(Key::Reading)))?.ok_or_else(|| ScreenError::Value {
        name: parameter(Key::Elasticity).name,
        requirement: "below 1 when it is read as the fall of cost per doubling".to_owned(),
        given: exponent.to_string(),
    })
}
