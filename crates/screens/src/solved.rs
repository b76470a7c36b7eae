//! The models at given values, each solved when it is first asked for.

use std::cell::OnceCell;

use endodec_adoption::{Scenario, ThresholdModel};
use endodec_paper::Constants;

use crate::error::ScreenError;
use crate::models::adoption::{self, Simulated};
use crate::models::calendar::Calendar;
use crate::models::forecast::{Costs, Forecast};
use crate::models::rivalry::{Rivalry, Times};
use crate::models::unequal::Unequal;
use crate::parameter::Values;

/// Values, and what the models make of them.
///
/// A model that no read-out asks for is not solved, so that its refusal of the values stops nothing else; one that several
/// ask for is solved once.
#[derive(Debug)]
pub struct Solved {
    values: Values,
    constants: Constants,
    rivalry: Memo<Rivalry>,
    times: Memo<Times>,
    calendar: Memo<Calendar>,
    forecast: Memo<Forecast>,
    costs: Memo<Costs>,
    simulated: Memo<Simulated>,
    threshold: Memo<ThresholdModel>,
    unequal: Memo<Unequal>,
}

impl Solved {
    /// Nothing is solved yet.
    #[must_use]
    pub fn new(values: Values) -> Self {
        Self::with_constants(values, Constants::PAPER)
    }

    /// The same with these constants where no value stands for them: the year that clocks start in, what is produced by then.
    #[must_use]
    pub fn with_constants(values: Values, constants: Constants) -> Self {
        Self {
            values,
            constants,
            rivalry: Memo::new(),
            times: Memo::new(),
            calendar: Memo::new(),
            forecast: Memo::new(),
            costs: Memo::new(),
            simulated: Memo::new(),
            threshold: Memo::new(),
            unequal: Memo::new(),
        }
    }

    /// The values.
    #[must_use]
    pub fn values(&self) -> &Values {
        &self.values
    }

    /// The constants of the paper beside them.
    #[must_use]
    pub fn constants(&self) -> &Constants {
        &self.constants
    }

    /// The scenario of adoption that the values stand for.
    ///
    /// # Errors
    ///
    /// [`ScreenError`]: the exponent of the learning curve is refused.
    pub fn scenario(&self) -> Result<Scenario, ScreenError> {
        let elasticity = self.calendar()?.elasticity;
        Ok(adoption::scenario(
            &self.values,
            elasticity,
            &self.constants,
        ))
    }

    pub(crate) fn rivalry(&self) -> Result<&Rivalry, ScreenError> {
        self.rivalry.get(|| Rivalry::new(&self.values))
    }

    /// Crossing times by number of firms.
    pub(crate) fn times(&self) -> Result<&Times, ScreenError> {
        self.times.get(|| Times::new(self.rivalry()?))
    }

    pub(crate) fn calendar(&self) -> Result<&Calendar, ScreenError> {
        self.calendar
            .get(|| Calendar::new(&self.values, &self.constants))
    }

    /// The dates that futures give.
    pub(crate) fn forecast(&self) -> Result<&Forecast, ScreenError> {
        self.forecast
            .get(|| Forecast::new(&self.values, self.calendar()?, &self.constants))
    }

    /// The dates of costs between today's and the target.
    pub(crate) fn costs(&self) -> Result<&Costs, ScreenError> {
        self.costs
            .get(|| Costs::new(self.calendar()?, self.forecast()?))
    }

    /// The path of adoption.
    pub(crate) fn simulated(&self) -> Result<&Simulated, ScreenError> {
        self.simulated.get(|| Simulated::new(&self.scenario()?))
    }

    /// The threshold under the initial friction.
    pub(crate) fn threshold(&self) -> Result<&ThresholdModel, ScreenError> {
        self.threshold
            .get(|| adoption::threshold(&self.values, self.calendar()?.elasticity, &self.constants))
    }

    pub(crate) fn unequal(&self) -> Result<&Unequal, ScreenError> {
        self.unequal.get(|| Unequal::new(&self.values))
    }
}

/// A result that is computed once.
#[derive(Debug)]
struct Memo<T>(OnceCell<Result<T, ScreenError>>);

impl<T> Memo<T> {
    const fn new() -> Self {
        Self(OnceCell::new())
    }

    fn get(&self, compute: impl FnOnce() -> Result<T, ScreenError>) -> Result<&T, ScreenError> {
        self.0.get_or_init(compute).as_ref().map_err(Clone::clone)
    }
}
