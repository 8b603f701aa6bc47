// Jobs on files, and the search
extension PlatformError {
    static let inactiveVolumeDownload = PlatformError(
        400, 5034, "Downloading from an inactive volume is not supported.")
    static let jobMissing = PlatformError(404, 10211, "Requested job does not exist.")
    static let jobDestinationNotFolder = PlatformError(400, 10227, "The destination must be a folder.")
    static let jobDestinationRequired = PlatformError(400, 10228, "The destination for a source is missing.")
    static let copyIntoItself = PlatformError(
        400, 10229, "A folder cannot be copied or moved into itself.")
    static let sourcesRequired = PlatformError(400, 10230, "The list of sources is empty.")
    static let sourcesRepeated = PlatformError(400, 10231, "The list of sources has duplicates.")
    static let jobRequestInvalid = PlatformError(400, 10232, "Invalid request syntax.")
    static let jobNameInvalid = PlatformError(400, 10235, "Invalid file name.")
}
