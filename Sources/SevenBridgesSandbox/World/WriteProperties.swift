/// How objects are written to a bucket: the properties of volumes and exports.
enum WriteProperties {
    private static let algorithms = ["AES256", "aws:kms"]
    private static let cannedACLs = [
        "private", "public-read", "public-read-write", "aws-exec-read", "authenticated-read",
        "bucket-owner-read", "bucket-owner-full-control", "log-delivery-write",
    ]
    private static let storageClasses = [
        "STANDARD", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "REDUCED_REDUNDANCY", "GLACIER",
        "GLACIER_IR", "DEEP_ARCHIVE",
    ]

    /// Checks the value of a property; names that mean nothing here may have any.
    static func check(_ value: String, of key: String) throws {
        switch key {
        case "sse_algorithm" where !algorithms.contains(value): throw PlatformError.encryptionInvalid
        case "aws_canned_acl" where !cannedACLs.contains(value): throw PlatformError.cannedACLInvalid
        case "aws_storage_class" where !storageClasses.contains(value):
            throw PlatformError.storageClassInvalid
        default: break
        }
    }
}
