import SevenBridgesData

/// An error as the platform tells it: an HTTP status, a code of its own and a sentence.
struct PlatformError: Error, Codable {
    let status: Int
    let code: Int
    let message: String

    init(_ status: Int, _ code: Int, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }

    /// The same error with a sentence that says more.
    func saying(_ message: String) -> PlatformError {
        PlatformError(status, code, message)
    }

    /// The error as an object of the API, alone in a response or inside a bulk item.
    var value: Value {
        .record(
            Record(
                shape: Self.shape,
                values: [
                    .int(status), .int(code), .string(message),
                    "https://docs.sevenbridges.com/docs/api-status-codes",
                ]
            )
        )
    }

    private static let shape = Shape(["status", "code", "message", "more_info"])
}

extension PlatformError {
    // General
    static let maintenance = PlatformError(503, 0, "The platform is under maintenance.")
    static let rateLimitExceeded = PlatformError(
        429, 1000, "Rate limit exceeded. Check the response headers.")
    static let badRequest = PlatformError(400, 90000, "Bad request.")
    static let unauthorized = PlatformError(401, 90001, "Unauthorized.")
    static let forbidden = PlatformError(403, 90002, "Forbidden.")
    static let notFound = PlatformError(404, 90003, "Not found.")
    static let unexpected = PlatformError(500, 90004, "An unexpected error occurred.")
    static let serviceUnavailable = PlatformError(503, 90005, "Service unavailable.")
    static let methodNotAllowed = PlatformError(405, 90006, "Method not allowed.")
    static let conflict = PlatformError(409, 90007, "Conflict.")
    static let unsupportedMediaType = PlatformError(415, 90008, "Unsupported media type.")
    static let undecodableContent = PlatformError(
        400, 90009, "The content of the request could not be decoded.")
    static let uriTooLong = PlatformError(414, 90000, "The URL is too long.")
    static let contentTooLarge = PlatformError(413, 90000, "The content of the request is too large.")
    static let advanceAccessRequired = forbidden.saying("This call needs the header X-SBG-Advance-Access.")

    // Users
    static let userForbidden = PlatformError(
        403, 2001, "Not enough privileges to access the requested user info.")
    static let userMissing = PlatformError(404, 2002, "Requested user does not exist.")
    static let userExists = PlatformError(409, 2003, "Requested user already exists.")
    static let divisionRequired = PlatformError(
        400, 2105, "Division must be specified when listing users or teams.")

    // Projects
    static let projectForbidden = PlatformError(
        403, 3001, "Not enough privileges for the requested project or member.")
    static let projectMissing = PlatformError(404, 3002, "Requested project or member does not exist.")
    static let projectExists = PlatformError(409, 3003, "Requested project or member already exists.")
    static let memberRequired = PlatformError(400, 3005, "Member username cannot be null or empty.")
    static let projectNameRequired = PlatformError(400, 3007, "Project name cannot be null or empty.")
    static let billingGroupRequired = PlatformError(400, 3008, "Billing group id cannot be null or empty.")
    static let projectTypeInvalid = PlatformError(400, 3010, "Project type must be v2 or v1.")
    static let permissionsRequired = PlatformError(400, 3011, "Project permissions cannot be null or empty.")
    static let permissionsIncomplete = PlatformError(400, 3013, "All permissions data must be provided.")
    static let ownerFixed = projectForbidden.saying("The owner's membership cannot be changed.")
    static let projectIDMalformed = PlatformError(400, 3012, "Malformed project id, expecting owner/project.")
    static let billingGroupMissing = PlatformError(404, 4002, "Requested billing group does not exist.")
    static let billingGroupMalformed = PlatformError(400, 4005, "Billing group id must be a valid UUID.")
    static let notBillingGroupMember = PlatformError(403, 4006, "Not a member of this billing group.")

    // Files
    static let fileForbidden = PlatformError(403, 5001, "Insufficient privileges for the requested file.")
    static let fileMissing = PlatformError(404, 5002, "Requested file does not exist.")
    static let fileIDRequired = PlatformError(400, 5004, "File id cannot be null or empty.")
    static let fileExists = PlatformError(409, 5003, "A file with this name already exists.")
    static let projectParameterMalformed = PlatformError(
        400, 5005, "Malformed project query parameter, expecting ?project=owner/project.")
    static let metadataInvalid = PlatformError(400, 5006, "Metadata validation failed.")
    static let renamingForbidden = PlatformError(403, 5008, "File renaming is not allowed.")
    static let metadataForbidden = PlatformError(403, 5009, "Modifying metadata is not allowed.")
    static let tagsForbidden = PlatformError(403, 5011, "Modifying tags is not allowed.")
    static let fileTypeInvalid = PlatformError(400, 5012, "Invalid type. Allowed: folder.")
    static let copyForbidden = PlatformError(403, 5014, "Insufficient privileges to copy the file.")
    static let moveBetweenProjects = PlatformError(
        400, 5015, "Moving files between projects is not supported.")
    static let folderDownload = PlatformError(400, 5017, "Downloading folders is not supported.")
    static let folderCopy = PlatformError(400, 5018, "Copying folders is not supported.")
    static let folderNotEmpty = PlatformError(400, 5021, "Deleting non-empty folders is not supported.")
    static let parentNotFolder = PlatformError(400, 5022, "The specified parent is not a folder.")
    static let folderUpdate = PlatformError(400, 5023, "Updating folder details is not supported.")
    static let fileNameInvalid = PlatformError(400, 5024, "Invalid name parameter.")
    static let folderMetadata = PlatformError(400, 5025, "Updating folder metadata is not supported.")
    static let destinationMissing = PlatformError(404, 5026, "Destination folder not found.")
    static let folderTags = PlatformError(400, 5027, "Updating folder tags is not supported.")
    static let parentOrProjectRequired = PlatformError(400, 5029, "Missing parent or project.")
    static let folderExists = PlatformError(409, 5030, "A folder with this name already exists.")
    static let parentAndProject = PlatformError(400, 5031, "Both parent and project are given.")
    static let moveForbidden = PlatformError(403, 5032, "Insufficient privileges to move the file.")
    static let fileRequestInvalid = PlatformError(400, 5033, "Invalid request.")
}
