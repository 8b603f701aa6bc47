// Uploads
extension PlatformError {
    static let uploadForbidden = PlatformError(403, 8001, "Insufficient privileges for the requested upload.")
    static let uploadFileForbidden = PlatformError(
        403, 8002, "Insufficient privileges to upload a file there.")
    static let uploadMissing = PlatformError(404, 8003, "Requested upload does not exist.")
    static let uploadFileExists = PlatformError(409, 8005, "A file with this name already exists.")
    static let uploadIncomplete = PlatformError(400, 8007, "Failed to complete upload.")
    static let uploadProjectMalformed = PlatformError(
        400, 8010, "Malformed project id, expecting owner/project.")
    static let partNumberInvalid = PlatformError(400, 8012, "Part number is missing or invalid.")
    static let uploadInvalid = PlatformError(400, 8013, "Invalid request to initialise an upload.")
    static let partReportInvalid = PlatformError(400, 8014, "Invalid report of a part.")
    static let partListInvalid = PlatformError(
        400, 8015, "Invalid list of parts. Expecting {\"parts\": [...]}.")
}
