//! `endodec claims`: the ledger.

mod beyond;
mod contradictions;
mod ledger;
mod summary;

use clap::{Args, ValueEnum};
use endodec_ledger::claims::{self, Assessment, Evidence, clocks};
use endodec_paper::Inputs;

use crate::data::DataFolder;
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, Records};
use beyond::Beyond;
use contradictions::Contradictions;
use ledger::Ledger;
use summary::Findings;

/// Arguments of `endodec claims`.
#[derive(Debug, Args)]
#[command(
    disable_version_flag = true,
    after_help = "Examples:\n  endodec claims --verdict not-reproduced\n  endodec claims --version v2 --section 3.7 --format csv\n  endodec claims both-nash-date\n  endodec claims --show summary"
)]
pub(crate) struct Arguments {
    /// Only these claims, each with everything known about it
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// Only the claims that this version makes
    #[arg(long, value_enum)]
    version: Option<Version>,
    /// Only the claims with this verdict
    #[arg(long, value_enum)]
    verdict: Option<Verdict>,
    /// Only the claims of a section, appendix, table or figure: 3.5, A, abstract, "Table 2"
    #[arg(long, value_name = "SECTION")]
    section: Option<String>,
    /// What to show
    #[arg(long, value_enum, default_value_t = Show::Ledger, conflicts_with_all = ["ids", "version", "verdict", "section"])]
    show: Show,
    #[command(flatten)]
    data: DataFolder,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Show {
    /// The claims with their verdicts.
    Ledger,
    /// Counts by verdict and the ten findings that matter most.
    Summary,
    /// The 72 places where the paper contradicts itself.
    Contradictions,
    /// The crossing date by every clock.
    Clocks,
    /// Published learning rates as elasticities, and what the confusion does to dates.
    TwoAlphas,
    /// What holds where the paper's statements fail, with the numbers that show it.
    Beyond,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Version {
    /// Made by version 1, alone or with version 2.
    V1,
    /// Made by version 2, alone or with version 1.
    V2,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Verdict {
    /// Computed and printed value agree to the printed digits.
    Reproduced,
    /// They agree under a reading that the paper does not state.
    ReproducedUnderReading,
    /// They do not agree.
    NotReproduced,
    /// An input is neither printed nor public.
    NotIdentified,
    /// Later observations decide.
    Forecast,
    /// No computation decides.
    Qualitative,
}

impl From<Version> for claims::Version {
    fn from(version: Version) -> Self {
        match version {
            Version::V1 => Self::V1,
            Version::V2 => Self::V2,
        }
    }
}

impl From<Verdict> for claims::Verdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Reproduced => Self::Reproduced,
            Verdict::ReproducedUnderReading => Self::ReproducedUnderReading,
            Verdict::NotReproduced => Self::NotReproduced,
            Verdict::NotIdentified => Self::NotIdentified,
            Verdict::Forecast => Self::Forecast,
            Verdict::Qualitative => Self::Qualitative,
        }
    }
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        self.check()?;
        let inputs = Inputs::with_data(self.data.datasets()?)?;
        let evidence = Evidence::new(&inputs);
        let output = &self.output;
        match self.show {
            Show::Ledger => self.ledger(&evidence)?.write(output),
            Show::Summary => Findings::found(&evidence)?.write(output),
            Show::Contradictions => Contradictions::found(&evidence)?.write(output),
            Show::Clocks => Records(clocks::table(&evidence)?).write(output),
            Show::TwoAlphas => Records(clocks::two_alphas(&evidence)?).write(output),
            Show::Beyond => Beyond::found(&evidence)?.write(output),
        }
    }

    /// Refuses identifiers and sections that no claim has.
    fn check(&self) -> Result<(), Failure> {
        for id in &self.ids {
            if !claims::ledger().any(|claim| claim.id == id) {
                return Err(Failure::argument(
                    "ID",
                    "the identifier of a claim (the first column of endodec claims)",
                    id,
                ));
            }
        }
        if let Some(section) = &self.section
            && !claims::ledger().any(|claim| claim.is_in(section))
        {
            return Err(Failure::argument(
                "--section",
                "a section, appendix, table or figure with claims, such as 3.5, A, abstract or \"Table 2\"",
                section,
            ));
        }
        Ok(())
    }

    fn ledger(&self, evidence: &Evidence<'_>) -> Result<Ledger, Failure> {
        let mut assessments: Vec<Assessment> = claims::ledger()
            .filter(|claim| self.asks_for(claim))
            .map(|claim| claim.assess(evidence))
            .collect::<Result<_, _>>()?;
        if let Some(verdict) = self.verdict {
            assessments.retain(|assessment| assessment.verdict == verdict.into());
        }
        Ok(Ledger::new(assessments, !self.ids.is_empty()))
    }

    fn asks_for(&self, claim: &claims::Claim) -> bool {
        (self.ids.is_empty() || self.ids.iter().any(|id| id == claim.id))
            && self
                .version
                .is_none_or(|version| claim.is_made_by(version.into()))
            && self
                .section
                .as_ref()
                .is_none_or(|section| claim.is_in(section))
    }
}
