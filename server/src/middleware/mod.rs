//! What wraps every request, from the outside in.

pub mod address;
pub mod failure;
pub mod forms;
pub mod headers;
pub mod host;
pub mod languages;
pub mod limits;
pub mod privacy;
pub mod visitor;
