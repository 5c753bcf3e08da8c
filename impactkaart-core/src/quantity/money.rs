use super::bounded_decimal;

bounded_decimal! {
    /// An amount of money in the project's currency, of either sign.
    ///
    /// Unit: currency. Range: at most 10^15 in size.
    ///
    /// ```
    /// use impactkaart_core::quantity::Money;
    /// use rust_decimal::Decimal;
    /// assert_eq!(Money::new(Decimal::new(1250, 0)).unwrap().get().to_string(), "1250");
    /// assert!(Money::new(Decimal::from(10_000_000_000_000_000_i64)).is_err());
    /// ```
    Money, Money
}
