//! What `tafsil` can be told to do, a command per file.

pub mod account;
pub mod backup;
pub mod demo;
pub mod doctor;
pub mod eval;
pub mod explain;
pub mod export;
pub mod import;
pub mod init;
pub mod merchant;
pub mod migrate;
mod new_shop;
pub mod order;
pub mod product;
mod progress;
pub mod serve;
pub mod shop;
