// Errors of calls on apps.
extension PlatformError {
    static let appForbidden = PlatformError(
        403, 6001, "Insufficient privileges for the requested app or revision.")
    static let appMissing = PlatformError(404, 6002, "Requested app or revision does not exist.")
    static let appExists = PlatformError(409, 6003, "Requested app or revision already exists.")
    static let appNameRequired = PlatformError(400, 6004, "App name cannot be null or empty.")
    static let appDestinationRequired = PlatformError(
        400, 6009, "Destination project cannot be null or empty.")
    static let appIDMalformed = PlatformError(
        400, 6011, "Malformed app id, expecting owner/project/app_name/revision.")
    static let appVisibilityInvalid = PlatformError(
        400, 6012, "Invalid visibility. Allowed: PUBLIC, PRIVATE.")
}
