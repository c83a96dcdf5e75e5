//! Chance from a seed: the same seed gives the same order in every release.
//!
//! The numbers are ChaCha8's, whose stream is specified, and the shuffle is written here,
//! because a library's may change. Never change either: question sets that were drawn and are
//! drawn again must come out the same.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

pub(super) struct SeededRandom(ChaCha8Rng);

impl SeededRandom {
    pub fn new(seed: u64) -> Self {
        let mut bytes = [0; 32];
        let (first, _) = bytes.split_at_mut(8);
        first.copy_from_slice(&seed.to_le_bytes());
        Self(ChaCha8Rng::from_seed(bytes))
    }

    /// A number below `limit`, each as likely as the others (0 if the limit is 0).
    fn below(&mut self, limit: u64) -> u64 {
        if limit == 0 {
            return 0;
        }
        let unfair = u64::MAX - u64::MAX % limit;
        loop {
            let number = self.0.next_u64();
            if number < unfair {
                return number % limit;
            }
        }
    }

    /// Fisher and Yates' shuffle, from the end.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = usize::try_from(self.below(last as u64 + 1)).unwrap_or(0);
            items.swap(last, other);
        }
    }
}
