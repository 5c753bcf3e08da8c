use super::bounded_whole;

bounded_whole! {
    /// How many years a project runs, or up to which year it is counted.
    ///
    /// Unit: years. Range: 1 to 100.
    ///
    /// ```
    /// use impactkaart_core::quantity::Years;
    /// assert_eq!(Years::new(3.into()).unwrap().get(), 3);
    /// ```
    Years, Years, u16
}

bounded_whole! {
    /// A year of the project; the first is 1.
    ///
    /// Range: 1 to 100.
    ///
    /// ```
    /// use impactkaart_core::quantity::ProjectYear;
    /// assert!(ProjectYear::new(0.into()).is_err());
    /// ```
    ProjectYear, ProjectYear, u16
}

bounded_whole! {
    /// A year of the calendar.
    ///
    /// Range: 1900 to 2200.
    ///
    /// ```
    /// use impactkaart_core::quantity::CalendarYear;
    /// assert_eq!(CalendarYear::new(2026.into()).unwrap().get(), 2026);
    /// ```
    CalendarYear, CalendarYear, u16
}

bounded_whole! {
    /// A month of the calendar; January is 1.
    ///
    /// Range: 1 to 12.
    ///
    /// ```
    /// use impactkaart_core::quantity::Month;
    /// assert!(Month::new(13.into()).is_err());
    /// ```
    Month, Month, u8
}

bounded_whole! {
    /// Whole years before an effect starts; 0 is in the cohort's own year.
    ///
    /// Unit: years. Range: 0 to 100.
    ///
    /// ```
    /// use impactkaart_core::quantity::Lag;
    /// assert_eq!(Lag::new(0.into()).unwrap().get(), 0);
    /// ```
    Lag, Lag, u16
}

bounded_whole! {
    /// Whole years that an effect lasts.
    ///
    /// Unit: years. Range: 1 to 100.
    ///
    /// ```
    /// use impactkaart_core::quantity::Duration;
    /// assert!(Duration::new(0.into()).is_err());
    /// ```
    Duration, Duration, u16
}
