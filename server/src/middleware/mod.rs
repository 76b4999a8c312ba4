//! What wraps every request, from the outside in.

pub mod address;
pub mod failure;
pub mod forms;
pub mod headers;
pub mod limits;
pub mod visitor;
