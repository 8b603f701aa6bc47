/// Arithmetic on numbers that come from outside, such as the sizes of files: what is out of range stays at its end.
extension FixedWidthInteger {
    /// The sum, or the nearest number there is.
    func saturatingAdd(_ other: Self) -> Self {
        let (sum, isOver) = addingReportingOverflow(other)
        return isOver ? (other < 0 ? .min : .max) : sum
    }

    /// The difference, or the nearest number there is.
    func saturatingSubtract(_ other: Self) -> Self {
        let (difference, isOver) = subtractingReportingOverflow(other)
        return isOver ? (other < 0 ? .max : .min) : difference
    }

    /// The whole part of a number, or the nearest number there is; 0 for what is not a number.
    init(clamping number: Double) {
        self = Self(exactly: number.rounded(.towardZero)) ?? (number.isNaN ? 0 : number < 0 ? .min : .max)
    }
}
