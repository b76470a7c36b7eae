//! Values under names that only the run knows.

use serde::{Serialize, Serializer};

/// Values by name, in their order: an object in JSON.
#[derive(Debug, Clone)]
pub(crate) struct Named<K, V>(pub(crate) Vec<(K, V)>);

impl<K, V> FromIterator<(K, V)> for Named<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl<K: Serialize, V: Serialize> Serialize for Named<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
