//! The panels.

mod adoption;
mod calendar;
mod rivalry;
mod unequal;

use crate::panel::ScreenPanel;

/// All panels, in the order of the explorer.
pub static PANELS: [ScreenPanel; 4] = [
    rivalry::PANEL,
    calendar::PANEL,
    adoption::PANEL,
    unequal::PANEL,
];

impl ScreenPanel {
    /// The panel of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        PANELS.iter().find(|panel| panel.name == name)
    }
}
