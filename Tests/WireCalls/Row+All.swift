extension Row {
    /// All rows, in files by their subject.
    static let all =
        account + projects + files + apps + tasks + automations + volumes + storageJobs + jobs + datasets
        + transfers + general
}
