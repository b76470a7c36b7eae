//! Who an answer is for: the user who typed the command, or a program that asked in memory.

use endodec_figures::Figure;

use super::{Answer, OutputArguments, Table};
use crate::failure::Failure;

/// Where a command's answer goes.
pub(crate) enum To<'a> {
    /// Where, and in the form that, its options say.
    Options,
    /// To the program that asked for it.
    Program(&'a mut Option<Box<dyn Forms>>),
}

impl To<'_> {
    /// Hands the answer over.
    pub(crate) fn give(
        &mut self,
        answer: impl Answer,
        output: &OutputArguments,
    ) -> Result<(), Failure> {
        match self {
            Self::Options => answer.write(output),
            Self::Program(place) => {
                **place = Some(Box::new(answer));
                Ok(())
            }
        }
    }
}

/// An answer in the forms that a program may ask for, each made when it is.
pub trait Forms: Send + Sync {
    /// What `--format json` writes.
    ///
    /// # Errors
    ///
    /// A defect of this program, as in all of them.
    fn json(&self) -> Result<String, Failure>;

    /// The rows of `--format csv`.
    ///
    /// # Errors
    ///
    /// As [`Self::json`].
    fn table(&self) -> Result<Table, Failure>;

    /// What the terminal shows.
    ///
    /// # Errors
    ///
    /// As [`Self::json`].
    fn text(&self) -> Result<String, Failure>;

    /// What `--figure` draws, where the answer has a figure.
    ///
    /// # Errors
    ///
    /// An answer that cannot be drawn.
    fn picture(&self) -> Result<Option<Picture>, Failure>;
}

impl<A: Answer> Forms for A {
    fn json(&self) -> Result<String, Failure> {
        serde_json::to_string(self).map_err(|error| Failure::Internal(error.to_string()))
    }

    fn table(&self) -> Result<Table, Failure> {
        self.records()
    }

    fn text(&self) -> Result<String, Failure> {
        Answer::text(self)
    }

    fn picture(&self) -> Result<Option<Picture>, Failure> {
        Ok(self.figure()?.map(Picture))
    }
}

/// The figure of an answer.
#[derive(Debug)]
pub struct Picture(Figure);

impl Picture {
    /// As a stand-alone SVG.
    ///
    /// # Errors
    ///
    /// What the drawing library refuses.
    pub fn svg(&self) -> Result<String, Failure> {
        self.0
            .svg()
            .map_err(|error| Failure::Internal(error.to_string()))
    }

    /// As a PNG, 300 dots to the inch.
    ///
    /// # Errors
    ///
    /// What the drawing library refuses.
    pub fn png(&self) -> Result<Vec<u8>, Failure> {
        self.0
            .png()
            .map_err(|error| Failure::Internal(error.to_string()))
    }
}
