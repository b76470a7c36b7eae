//! The difference in differences on export controls: share of models of at most 7 billion parameters by maker and quarter.

use endodec_empirics::Treatment;
use endodec_learning::panel::{
    CountedEffects, Inference, PanelFit, PanelParams, Randomisation, RandomisationParams,
    WildBootstrap,
};

use crate::error::LedgerError;
use crate::evidence::Evidence;

/// First quarter after the controls of 7 October 2022.
pub const FIRST_CONTROLS: &str = "2022Q4";

/// The three dates of the controls: October 2022, October 2023, January 2025, each with the quarter it begins in.
pub const DATES: [&str; 3] = [FIRST_CONTROLS, "2023Q4", "2025Q1"];

/// Which effects are taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effects {
    /// None: the group and the period are regressors.
    None,
    /// One a maker; the period is a regressor.
    Makers,
    /// One a maker and one a quarter.
    MakersAndQuarters,
}

impl Effects {
    /// All three.
    pub const ALL: [Self; 3] = [Self::None, Self::Makers, Self::MakersAndQuarters];

    /// In words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "no effects",
            Self::Makers => "makers",
            Self::MakersAndQuarters => "makers and quarters",
        }
    }
}

/// One difference in differences.
#[derive(Debug, Clone)]
pub struct DifferenceInDifferences {
    /// First quarter counted as after the controls.
    pub after: &'static str,
    /// Effects taken out.
    pub effects: Effects,
    /// Change of the constrained makers' share beyond that of the others.
    pub coefficient: f64,
    /// Heteroskedastic error HC1, which takes all maker-quarters for independent.
    pub hc1: f64,
    /// Errors clustered by maker.
    pub clustered: Inference,
    /// Jackknife over makers.
    pub jackknife: Inference,
    /// Wild cluster bootstrap over all signs.
    pub wild: WildBootstrap,
    /// All choices of as many makers.
    pub randomisation: Randomisation,
}

/// Maker-quarters as columns.
struct Columns {
    share: Vec<f64>,
    makers: Vec<usize>,
    quarters: Vec<usize>,
    constrained: Vec<bool>,
    names: Vec<String>,
}

impl Columns {
    fn of(e: &Evidence<'_>) -> Self {
        let panel = &e.inputs.data.author_tests.panel;
        let number = |names: &mut Vec<String>, name: &str| {
            names.iter().position(|one| one == name).unwrap_or_else(|| {
                names.push(name.to_owned());
                names.len() - 1
            })
        };
        let mut makers = Vec::new();
        let mut names: Vec<String> = panel.iter().map(|row| row.quarter.clone()).collect();
        names.sort_unstable();
        names.dedup();
        let quarters = panel.iter().map(|row| {
            names
                .iter()
                .position(|one| *one == row.quarter)
                .unwrap_or(0)
        });
        Self {
            share: panel.iter().map(|row| row.edge / row.models).collect(),
            quarters: quarters.collect(),
            makers: panel
                .iter()
                .map(|row| number(&mut makers, &row.maker))
                .collect(),
            constrained: panel
                .iter()
                .map(|row| row.group == Treatment::Constrained)
                .collect(),
            names,
        }
    }

    fn after(&self, quarter: &str) -> Vec<bool> {
        self.quarters
            .iter()
            .map(|at| self.names[*at].as_str() >= quarter)
            .collect()
    }
}

/// The three models with one date.
///
/// # Errors
/// When a coefficient is not identified.
pub fn at(
    e: &Evidence<'_>,
    after: &'static str,
) -> Result<Vec<DifferenceInDifferences>, LedgerError> {
    let columns = Columns::of(e);
    Effects::ALL
        .into_iter()
        .map(|effects| difference(&columns, after, effects))
        .collect()
}

fn difference(
    columns: &Columns,
    after: &'static str,
    effects: Effects,
) -> Result<DifferenceInDifferences, LedgerError> {
    let late = columns.after(after);
    let number = |is: bool| if is { 1.0 } else { 0.0 };
    let post: Vec<f64> = late.iter().map(|is| number(*is)).collect();
    let group: Vec<f64> = columns.constrained.iter().map(|is| number(*is)).collect();
    let treatment: Vec<f64> = post.iter().zip(&group).map(|(p, g)| p * g).collect();
    let (controls, levels) = match effects {
        Effects::None => (vec![group, post.clone()], Vec::new()),
        Effects::Makers => (vec![post.clone()], vec![columns.makers.clone()]),
        Effects::MakersAndQuarters => (
            Vec::new(),
            vec![columns.makers.clone(), columns.quarters.clone()],
        ),
    };
    let panel = PanelFit::fit(&PanelParams {
        response: columns.share.clone(),
        regressors: std::iter::once(treatment).chain(controls).collect(),
        effects: levels.clone(),
        weights: Vec::new(),
    })?;
    let randomisation = RandomisationParams {
        response: columns.share.clone(),
        units: columns.makers.clone(),
        after: late,
        treated: columns.constrained.clone(),
        controls: if effects == Effects::MakersAndQuarters {
            Vec::new()
        } else {
            vec![post]
        },
        effects: levels,
        levels: effects == Effects::None,
    };
    Ok(DifferenceInDifferences {
        after,
        effects,
        coefficient: panel.coefficients()[0],
        hc1: panel.hc1_std_errors()[0],
        clustered: panel.clustered(&columns.makers, CountedEffects::All)?,
        jackknife: panel.jackknife(&columns.makers)?,
        wild: panel.wild_bootstrap(&columns.makers, 0)?,
        randomisation: randomisation.run()?,
    })
}

/// Share of models that the author's panel counts as of at most 7 billion parameters, from the first quarter of the
/// controls on, where a quantity of his results asks for it.
#[must_use]
pub fn edge_share(e: &Evidence<'_>, quantity: &str) -> Option<f64> {
    let group = match quantity {
        "edge-compatible share after the controls, constrained" => Treatment::Constrained,
        "edge-compatible share after the controls, others" => Treatment::Unconstrained,
        _ => return None,
    };
    let rows = e.inputs.data.author_tests.panel.iter();
    let (edge, all) = rows
        .filter(|row| row.group == group && row.quarter.as_str() >= FIRST_CONTROLS)
        .fold((0.0, 0.0), |(edge, all), row| {
            (edge + row.edge, all + row.models)
        });
    Some(edge / all)
}

/// A quarter of the event study.
#[derive(Debug, Clone, PartialEq)]
pub struct EventQuarter {
    /// The quarter.
    pub quarter: String,
    /// Constrained makers' share less the others', beyond that difference in the quarter before the controls.
    pub coefficient: f64,
    /// Ends of the 95 per cent interval by Student's t with errors clustered by maker.
    pub interval: [f64; 2],
}

/// The difference between the groups quarter by quarter, with effects of makers and quarters, against the last quarter
/// before the controls. Quarters without both groups are in the effects alone.
///
/// # Errors
/// When a coefficient is not identified.
pub fn event_study(e: &Evidence<'_>) -> Result<Vec<EventQuarter>, LedgerError> {
    let columns = Columns::of(e);
    let base = columns
        .names
        .iter()
        .rposition(|name| name.as_str() < FIRST_CONTROLS && has_both(&columns, name));
    let studied: Vec<usize> = (0..columns.names.len())
        .filter(|at| Some(*at) != base && has_both(&columns, &columns.names[*at]))
        .collect();
    let regressors = studied.iter().map(|quarter| {
        let rows = columns.quarters.iter().zip(&columns.constrained);
        rows.map(|(at, constrained)| {
            if at == quarter && *constrained {
                1.0
            } else {
                0.0
            }
        })
        .collect()
    });
    let panel = PanelFit::fit(&PanelParams {
        response: columns.share.clone(),
        regressors: regressors.collect(),
        effects: vec![columns.makers.clone(), columns.quarters.clone()],
        weights: Vec::new(),
    })?;
    let inference = panel.clustered(&columns.makers, CountedEffects::All)?;
    let intervals = inference.intervals(0.95)?;
    Ok(studied
        .iter()
        .zip(panel.coefficients())
        .zip(intervals)
        .map(|((quarter, coefficient), interval)| EventQuarter {
            quarter: columns.names[*quarter].clone(),
            coefficient,
            interval: [interval.lower, interval.upper],
        })
        .collect())
}

/// Whether both groups have models in a quarter.
fn has_both(columns: &Columns, quarter: &str) -> bool {
    let rows = || {
        let rows = columns.quarters.iter().zip(&columns.constrained);
        rows.filter(|(at, _)| columns.names[**at] == quarter)
            .map(|(_, constrained)| *constrained)
    };
    rows().any(|is| is) && rows().any(|is| !is)
}
