//! What `tafsil` can be told to do.

pub mod serve;
