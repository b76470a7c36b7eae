//! Readings of the paper, and doubts about it, as settings.

use crate::parameter::{Key, Values};

/// A named setting of some parameters; all others have their defaults.
#[derive(Debug, Clone, Copy)]
pub struct Preset {
    /// Name in URLs.
    pub name: &'static str,
    /// Name for people.
    pub title: &'static str,
    /// What it shows, and where it comes from.
    pub note: &'static str,
    /// The panel on which to look first.
    pub panel: &'static str,
    /// What it sets.
    pub settings: &'static [(Key, f64)],
}

impl Preset {
    /// The values of the preset.
    #[must_use]
    pub fn values(&self) -> Values {
        self.settings
            .iter()
            .fold(Values::default(), |values, &(key, value)| {
                values.with(key, value)
            })
    }
}

/// All presets.
pub static PRESETS: &[Preset] = &[
    Preset {
        name: "baseline",
        title: "Recovered baseline",
        note: "What the paper's printed values and times imply for the parameters it does not print.",
        panel: "rivalry",
        settings: &[],
    },
    Preset {
        name: "v1",
        title: "v1: 2028",
        note: "v1 section 3.7 dates the crossing to 2028 by the game and to $5/GB by the curve. At α = .23 and 25 % growth the curve says 2041.",
        panel: "calendar",
        settings: &[],
    },
    Preset {
        name: "v2",
        title: "v2: 2071",
        note: "v2 Table 2 dates a twelve-fold fall at 25 % growth, and prints 2071 for α = .23; the formula gives 2072.",
        panel: "calendar",
        settings: &[(Key::Target, 1.0)],
    },
    Preset {
        name: "many-firms",
        title: "N = 12",
        note: "v1 section 3.7: twelve firms cross about 13 % sooner than five.",
        panel: "rivalry",
        settings: &[(Key::Firms, 12.0)],
    },
    Preset {
        name: "training",
        title: "Training persists",
        note: "v1 section 3.7 puts training value at 20 to 40 % of a firm's value and the loss at 22 to 28 %; S_T = 5.8 is 30 % of 19.22.",
        panel: "rivalry",
        settings: &[(Key::TrainingValue, 5.8)],
    },
    Preset {
        name: "solar",
        title: "Solar's α",
        note: "Solar modules fell by 22.6 % per doubling, an elasticity of .37; the paper lists .23 for them and calls both α.",
        panel: "calendar",
        settings: &[(Key::Elasticity, 0.226), (Key::Reading, 1.0)],
    },
    Preset {
        name: "dual",
        title: "Dual convergence",
        note: "v2 section 5.3: the threshold falls while output rises. Half as much efficiency again each year brings the crossing to this decade.",
        panel: "calendar",
        settings: &[(Key::EfficiencyGrowth, 0.5)],
    },
    Preset {
        name: "friction",
        title: "Stubborn friction",
        note: "Friction that falls half as fast: the hardware is ready as before, and adoption is not.",
        panel: "adoption",
        settings: &[(Key::FrictionDecay, 0.395)],
    },
    Preset {
        name: "beyond-the-proof",
        title: "Beyond the proof",
        note: "Training value above S*: near the crossing rivals now produce less than the cartel, and Proposition 1 fails.",
        panel: "rivalry",
        settings: &[(Key::TrainingValue, 900.0)],
    },
];

#[cfg(test)]
mod tests {
    use super::PRESETS;
    use crate::panel::ScreenPanel;

    #[test]
    fn every_preset_computes_on_its_panel() {
        for preset in PRESETS {
            let panel = ScreenPanel::find(preset.panel).unwrap();
            panel.compute(&preset.values()).unwrap();
        }
    }
}
