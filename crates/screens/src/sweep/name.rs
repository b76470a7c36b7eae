//! Parameters by the names that specifications and files of scenarios use.

use super::error::SweepError;
use crate::panel::ScreenPanel;
use crate::parameter::{ParameterEntry, parameter};

/// The parameter of that name, if it moves the panel.
pub(super) fn of_panel(
    panel: &ScreenPanel,
    name: &str,
) -> Result<&'static ParameterEntry, SweepError> {
    panel
        .parameters
        .iter()
        .map(|&key| parameter(key))
        .find(|parameter| parameter.name == name)
        .ok_or_else(|| {
            let known: Vec<_> = panel
                .parameters
                .iter()
                .map(|&key| parameter(key).name)
                .collect();
            SweepError::Refused(format!(
                "{} has no parameter `{name}`; it has {}",
                panel.name,
                known.join(", ")
            ))
        })
}
