//! The views as they are rendered.
