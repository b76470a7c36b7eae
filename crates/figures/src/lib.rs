#![doc = include_str!("../README.md")]

pub mod page;

mod breaks;
mod calendar;
mod curve;
mod diffusion;
mod fan;
mod figure;
mod forest;
mod influence;
mod number;
mod order;
mod path;
mod reproduction;
mod sensitivity;
mod spurious;
mod thin;

pub use breaks::{Break, Breaks, Profile};
pub use calendar::TimeAxis;
pub use curve::{Curve, CurvePiece};
pub use diffusion::{Diffusion, DiffusionCurve, DiffusionForecast};
pub use fan::{Fan, FanPoint, FanTarget};
pub use figure::{Figure, Name};
pub use forest::{Forest, ForestRow};
pub use influence::{InfluencePlot, WindowFit};
pub use number::shown;
pub use order::ObservationOrder;
pub use path::{PathEvent, PathPanel, PathPlot};
pub use reproduction::{Reproduction, ReproductionInterval};
pub use sensitivity::{Sensitivity, SensitivityOutput, SensitivityShare};
pub use spurious::Spurious;
