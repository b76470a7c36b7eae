//! `endodec claims`: the ledger.

mod beyond;
mod contradictions;
mod ledger;
mod summary;

use clap::{Args, ValueEnum};
use endodec_ledger::claims::{self, Assessment, Evidence, clocks};
use endodec_ledger::{author_tests, drafts, readings};
use endodec_paper::Inputs;

use crate::data::DataFolder;
use crate::failure::Failure;
use crate::output::{OutputArguments, Records, Table, To};
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
    /// The rows of a witness, by its name in the last column of --show readings
    #[arg(long, value_name = "NAME", conflicts_with_all = ["ids", "version", "verdict", "section", "show"])]
    witness: Option<String>,
    /// What twelve drafts print for a claim, draft by draft
    #[arg(long, value_name = "ID", conflicts_with_all = ["ids", "version", "verdict", "section", "show", "witness"])]
    drafts: Option<String>,
    /// With --show readings or --witness: all readings, the bootstrap interval, longer proofs (minutes)
    #[arg(long)]
    full: bool,
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
    /// Counts by verdict and the findings that matter most.
    Summary,
    /// The places where the paper contradicts itself.
    Contradictions,
    /// The crossing date by every clock.
    Clocks,
    /// Published learning rates as elasticities, and what the confusion does to dates.
    TwoAlphas,
    /// What holds where the paper's statements fail, with the numbers that show it.
    Beyond,
    /// Which printed numbers can hold together, reading by reading.
    Readings,
    /// The drafts: claims found, changed numbers, where faults first appear.
    Drafts,
    /// The claims that do not hold, with the first and the last draft that prints each.
    Faults,
    /// Numbers whose basis changed, and numbers that stayed when theirs did.
    Stories,
    /// The claims that the last draft adds, judged.
    Appendix,
    /// What the author tested and no draft reports, beside what his data give here.
    AuthorTests,
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
    pub(crate) fn run(&self, to: &mut To<'_>) -> Result<(), Failure> {
        self.check()?;
        let inputs = Inputs::with_data(self.data.datasets()?)?;
        let evidence = Evidence::new(&inputs);
        let output = &self.output;
        if let Some(name) = &self.witness {
            return to.give(Records(self.witness(&evidence, name)?), output);
        }
        if let Some(id) = &self.drafts {
            return to.give(Records(drafts::table(&evidence, id)), output);
        }
        match self.show {
            Show::Ledger => to.give(self.ledger(&evidence)?, output),
            Show::Summary => to.give(Findings::found(&evidence)?, output),
            Show::Contradictions => to.give(Contradictions::found(&evidence)?, output),
            Show::Clocks => to.give(Records(clocks::table(&evidence)?), output),
            Show::TwoAlphas => to.give(Records(clocks::two_alphas(&evidence)?), output),
            Show::Beyond => to.give(Beyond::found(&evidence)?, output),
            Show::Drafts => {
                let assessments = claims::assess(&evidence)?;
                to.give(Records(drafts::summary(&evidence, &assessments)), output)
            }
            Show::Faults => {
                let assessments = claims::assess(&evidence)?;
                to.give(Records(drafts::faults(&evidence, &assessments)), output)
            }
            Show::Stories => to.give(Records(drafts::stories::table(&evidence)), output),
            Show::Appendix => to.give(Records(drafts::appendix::table(&evidence)), output),
            Show::AuthorTests => to.give(Records(author_tests::table(&evidence)?), output),
            Show::Readings => {
                let findings = readings::find(&evidence, self.effort())?;
                to.give(Records(readings::table(&findings)), output)
            }
        }
    }

    /// Refuses identifiers and sections that no claim has.
    fn check(&self) -> Result<(), Failure> {
        if self.full && self.witness.is_none() && self.show != Show::Readings {
            return Err(Failure::argument(
                "--full",
                "--show readings or --witness beside it",
                "--full alone",
            ));
        }
        for id in self.ids.iter().chain(&self.drafts) {
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

    fn effort(&self) -> readings::Effort {
        if self.full {
            readings::Effort::Full
        } else {
            readings::Effort::Quick
        }
    }

    fn witness(&self, evidence: &Evidence<'_>, name: &str) -> Result<Table, Failure> {
        let findings = readings::find(evidence, self.effort())?;
        let mut witnesses = readings::witnesses(&findings).into_iter();
        let rows = witnesses
            .find(|(one, _)| one == name)
            .map(|(_, rows)| rows.clone());
        rows.ok_or_else(|| {
            Failure::argument(
                "--witness",
                "a name in the last column of endodec claims --show readings",
                name,
            )
        })
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
