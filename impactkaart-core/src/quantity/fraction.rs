use super::bounded_decimal;

bounded_decimal! {
    /// A share of a whole: of participants, of an effect, of an amount.
    ///
    /// Unit: of 1. Range: 0 to 1.
    ///
    /// ```
    /// use impactkaart_core::quantity::Fraction;
    /// use rust_decimal::Decimal;
    /// assert!(Fraction::new(Decimal::new(25, 2)).is_ok());
    /// assert!(Fraction::new(Decimal::from(25)).unwrap_err().is_out_of_range());
    /// ```
    Fraction, Fraction
}
