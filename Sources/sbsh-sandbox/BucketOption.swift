import ArgumentParser

/// A folder that is a bucket, as it is written on the command line: `NAME=DIR`.
struct BucketOption: ExpressibleByArgument {
    let name: String
    let folder: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        (name, folder) = (parts[0], parts[1])
    }
}
