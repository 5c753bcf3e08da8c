use super::bounded_decimal;

bounded_decimal! {
    /// A rate per year: the discount rate.
    ///
    /// Unit: per year, of 1. Range: -0.5 to 1.
    ///
    /// ```
    /// use impactkaart_core::quantity::Rate;
    /// use rust_decimal::Decimal;
    /// assert!(Rate::new(Decimal::new(225, 4)).is_ok());
    /// assert!(Rate::new(Decimal::new(225, 2)).is_err());
    /// ```
    Rate, Rate
}
