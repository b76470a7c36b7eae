//! Everything that is known, typed.

use std::collections::BTreeMap;

use crate::{
    AuthorTests, Capex, Contradiction, DataError, DataFile, Dataset, Devices, Drafts, Dram,
    ExportControl, Hbm, IbmYear, OpenRouter, PerformanceCurves, Predictions, PrintedTables,
    PublishedLearningRate, R0Inputs, SourceStatement, Transitions, contradiction, ibm,
    learning_rate, load::Files,
};

/// All data, read and checked once: every file has its columns, every cell what its column requires.
#[derive(Debug, Clone, PartialEq)]
pub struct Datasets {
    files: Files,
    /// DRAM price and output.
    pub dram: Dram,
    /// High-bandwidth memory.
    pub hbm: Hbm,
    /// Capital expenditure.
    pub capex: Capex,
    /// Consumer devices.
    pub devices: Devices,
    /// Personal computers and the Internet.
    pub transitions: Transitions,
    /// Published learning rates.
    pub learning_rates: Dataset<PublishedLearningRate>,
    /// Tokens routed by OpenRouter.
    pub openrouter: OpenRouter,
    /// The author's inputs of the implied R₀.
    pub r0_inputs: R0Inputs,
    /// IBM, 1985-1995.
    pub ibm: Dataset<IbmYear>,
    /// Santa Fe performance curves and photovoltaic modules.
    pub curves: PerformanceCurves,
    /// Downloads and derivatives of open model families.
    pub downloads: Dataset<SourceStatement>,
    /// Inference share of AI compute.
    pub inference_share: Dataset<SourceStatement>,
    /// Predictions and observations.
    pub predictions: Predictions,
    /// Places where the paper contradicts itself.
    pub contradictions: Dataset<Contradiction>,
    /// What the author tested and no draft reports.
    pub author_tests: AuthorTests,
    /// What the drafts print.
    pub drafts: Drafts,
    /// Makers under export controls and others.
    pub export_control: ExportControl,
    /// Printed tables of both versions.
    pub printed: PrintedTables,
}

impl Datasets {
    /// The data that come with the program.
    ///
    /// # Errors
    ///
    /// None in a released version: the embedded files are tested.
    ///
    /// # Examples
    ///
    /// ```
    /// use endodec_empirics::Datasets;
    ///
    /// let data = Datasets::embedded()?;
    /// // Cumulative output never falls.
    /// assert!(data.dram.panel.windows(2).all(|years| years[0].cumulative_eb <= years[1].cumulative_eb));
    /// # Ok::<(), endodec_empirics::DataError>(())
    /// ```
    pub fn embedded() -> Result<Self, DataError> {
        Self::with_files("", &BTreeMap::new())
    }

    /// The data that come with the program, each file replaced by a user's file of the same path.
    ///
    /// `files` maps paths within `folder` (such as `prediction_observations.csv` or `paper/v1_t02_dram.csv`)
    /// to their text. A `datapackage.json` among them describes the user's files; without one they count
    /// as from the user, without licence, with grade C where rows carry no grade.
    ///
    /// # Errors
    ///
    /// A path that the data package does not have; a file without a required column, or with a cell that
    /// does not hold what its column requires. Errors name `folder/path`.
    pub fn with_files(folder: &str, files: &BTreeMap<String, String>) -> Result<Self, DataError> {
        let files = Files::new(folder, files)?;
        Ok(Self {
            dram: Dram::read(&files)?,
            hbm: Hbm::read(&files)?,
            capex: Capex::read(&files)?,
            devices: Devices::read(&files)?,
            transitions: Transitions::read(&files)?,
            learning_rates: learning_rate::read(&files)?,
            openrouter: OpenRouter::read(&files)?,
            r0_inputs: R0Inputs::read(&files)?,
            ibm: ibm::read(&files)?,
            curves: PerformanceCurves::read(&files)?,
            downloads: files.dataset("huggingface_downloads", |row| {
                SourceStatement::read(row, Some("period"), "quantity")
            })?,
            inference_share: files.dataset("training_inference_share", |row| {
                SourceStatement::read(row, Some("year"), "quantity")
            })?,
            predictions: Predictions::read(&files)?,
            contradictions: contradiction::read(&files)?,
            author_tests: AuthorTests::read(&files)?,
            drafts: Drafts::read(&files)?,
            export_control: ExportControl::read(&files)?,
            printed: PrintedTables::read(&files)?,
            files,
        })
    }

    /// All files in the order of the data package.
    #[must_use]
    pub fn files(&self) -> &[DataFile] {
        self.files.as_slice()
    }

    /// A file by name (`author_capex`) or path (`author_capex.csv`).
    ///
    /// # Errors
    ///
    /// No such file; the error lists the names.
    pub fn file(&self, name: &str) -> Result<&DataFile, DataError> {
        self.files.get(name)
    }
}
