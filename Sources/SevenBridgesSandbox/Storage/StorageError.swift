/// An error as object storage tells it: an HTTP status and an XML body.
struct StorageError: Error {
    let status: Int
    let code: String
    let message: String
    /// The size of the object whose range was asked for, where that was the mistake.
    var objectSize: Int?

    static let twoCredentials = StorageError(
        status: 400, code: "InvalidArgument",
        message:
            "Only one auth mechanism allowed; only the Signature query string parameter should be specified")
    static let signatureDoesNotMatch = StorageError(
        status: 403, code: "SignatureDoesNotMatch",
        message: "The request signature we calculated does not match the signature you provided.")
    static let noSuchKey = StorageError(
        status: 404, code: "NoSuchKey", message: "The specified key does not exist.")
    static let noSuchUpload = StorageError(
        status: 404, code: "NoSuchUpload",
        message: "The specified multipart upload does not exist. It may have been aborted or completed.")
    static let entityTooLarge = StorageError(
        status: 400, code: "EntityTooLarge",
        message: "Your proposed upload exceeds the maximum allowed object size.")
    static let internalError = StorageError(
        status: 500, code: "InternalError", message: "We encountered an internal error. Please try again.")
    static let methodNotAllowed = StorageError(
        status: 405, code: "MethodNotAllowed",
        message: "The specified method is not allowed against this resource.")

    static func accessDenied(_ message: String) -> StorageError {
        StorageError(status: 403, code: "AccessDenied", message: message)
    }

    static func invalidRange(size: Int) -> StorageError {
        StorageError(
            status: 416, code: "InvalidRange", message: "The requested range is not satisfiable",
            objectSize: size)
    }

    /// The XML body; all its texts are ours and need no escaping.
    func xml(requestID: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>\(code)</Code><Message>\(message)</Message><RequestId>\(requestID)</RequestId></Error>
        """
    }
}
