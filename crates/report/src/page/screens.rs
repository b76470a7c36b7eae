//! Which screens of the explorer show a finding or a claim.

use endodec_screens::{Key, PANELS, PRESETS, Preset, ScreenPanel};

use crate::explorer::address;
use endodec_table::markup::{escape, verbatim};

/// A screen that computes what a finding says.
struct Screen {
    /// The finding, by its title.
    finding: &'static str,
    /// What there is to see.
    words: &'static str,
    /// Name of the preset.
    preset: &'static str,
    /// Parameters away from the preset.
    but: &'static [(Key, f64)],
}

const SCREENS: &[Screen] = &[
    Screen {
        finding: "The main theorem holds; one step of its proof does not",
        words: "S and S* at the baseline",
        preset: "baseline",
        but: &[],
    },
    Screen {
        finding: "The main theorem holds; one step of its proof does not",
        words: "S above S*",
        preset: "beyond-the-proof",
        but: &[],
    },
    Screen {
        finding: "One crossing, three dates: each has its own target",
        words: "the clocks of v2 Table 2",
        preset: "v2",
        but: &[],
    },
    Screen {
        finding: "Learning rates printed as elasticities",
        words: ".23 as an elasticity",
        preset: "v1",
        but: &[],
    },
    Screen {
        finding: "Learning rates printed as elasticities",
        words: ".23 as a rate",
        preset: "v1",
        but: &[(Key::Reading, 1.0)],
    },
    Screen {
        finding: "The firms overproduce by more than the paper says",
        words: "output and shadow costs at the baseline",
        preset: "baseline",
        but: &[],
    },
    Screen {
        finding: "Whether rivals are too fast for society is open",
        words: "rivals, cartel and planner",
        preset: "baseline",
        but: &[],
    },
    Screen {
        finding: "Training value: two printed ranges, one parameter",
        words: "without training value",
        preset: "baseline",
        but: &[],
    },
    Screen {
        finding: "Training value: two printed ranges, one parameter",
        words: "training value at 30 % of a firm’s value",
        preset: "training",
        but: &[],
    },
];

/// Links to the screens of a finding, for readers at a screen; nothing where there is none.
pub(super) fn of_finding(title: &str) -> String {
    let screens = SCREENS.iter().filter(|screen| screen.finding == title);
    line(screens.filter_map(|screen| {
        let preset = preset(screen.preset)?;
        let settings = [preset.settings, screen.but].concat();
        Some((address(preset.panel, &settings), screen.words.to_owned()))
    }))
}

/// Links to the panels that mark a claim as what the paper prints.
pub(super) fn of_claim(id: &str) -> String {
    let marks_it = |panel: &&ScreenPanel| {
        let mut marks = panel.plots.iter().flat_map(|plot| plot.marks);
        marks.any(|mark| mark.claim == id)
    };
    let panels = PANELS.iter().filter(marks_it);
    line(panels.map(|panel| (address(panel.name, &[]), panel.title.to_lowercase())))
}

fn preset(name: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.name == name)
}

fn line(links: impl Iterator<Item = (String, String)>) -> String {
    let links: Vec<String> = links
        .map(|(address, words)| {
            format!("<a href=\"{}\">{}</a>", verbatim(&address), escape(&words))
        })
        .collect();
    if links.is_empty() {
        return String::new();
    }
    format!(
        "<small class=\"screen\">explorer: {}</small>",
        links.join(" · ")
    )
}

#[cfg(test)]
mod tests {
    use endodec_screens::ScreenPanel;

    use super::{SCREENS, preset};
    use endodec_ledger::claims::Evidence;
    use endodec_ledger::claims::summary::summary;
    use endodec_paper::Inputs;

    /// What a screen says of a finding in the digits of the finding's own sentences.
    const SAID: &[(usize, &str, f64, usize)] = &[
        (0, "threshold", 1.0, 0),
        (0, "continuation-value", 1.0, 2),
        (2, "nash-crossing", 1.0, 0),
        (3, "crossing", 1.0, 0),
        (4, "crossing", 1.0, 0),
        (4, "elasticity", 1.0, 3),
        (5, "output-ratio", 1.0, 2),
        (7, "welfare-loss", 100.0, 1),
        (7, "acceleration", 100.0, 0),
        (8, "acceleration", 100.0, 1),
    ];

    #[test]
    fn every_screen_computes_and_says_what_its_finding_says() {
        let inputs = Inputs::embedded().unwrap();
        let findings = summary(&Evidence::new(&inputs)).unwrap().findings;
        for (at, screen) in SCREENS.iter().enumerate() {
            let finding = findings.iter().find(|one| one.title == screen.finding);
            let sentences = &finding.unwrap().sentences;
            let preset = preset(screen.preset).unwrap();
            let panel = ScreenPanel::find(preset.panel).unwrap();
            let values = screen
                .but
                .iter()
                .fold(preset.values(), |values, &(key, value)| {
                    assert!(panel.parameters.contains(&key), "{key:?} of {}", panel.name);
                    values.with(key, value)
                });
            let computed = panel.compute(&values).unwrap();
            for &(_, readout, factor, decimals) in SAID.iter().filter(|said| said.0 == at) {
                let place = panel.readouts.iter().position(|one| one.name == readout);
                let value = computed.readouts[place.unwrap()] * factor;
                let said = format!("{value:.decimals$}");
                assert!(sentences.contains(&said), "{said} is not in: {sentences}");
            }
        }
    }
}
