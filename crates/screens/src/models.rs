//! The models behind the panels, each computed from the values of the parameters.

pub(crate) mod adoption;
pub(crate) mod calendar;
pub(crate) mod forecast;
pub(crate) mod rivalry;
pub(crate) mod unequal;
