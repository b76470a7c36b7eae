//! The panels.

mod adoption;
mod calendar;
mod rivalry;
mod unequal;

use crate::panel::Panel;

/// All panels, in the order of the explorer.
pub static PANELS: [Panel; 4] = [
    rivalry::PANEL,
    calendar::PANEL,
    adoption::PANEL,
    unequal::PANEL,
];

impl Panel {
    /// The panel of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        PANELS.iter().find(|panel| panel.name == name)
    }
}
