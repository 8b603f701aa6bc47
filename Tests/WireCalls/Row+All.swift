extension Row {
    /// All rows, in files by their subject.
    static let all = account + projects + files
}
