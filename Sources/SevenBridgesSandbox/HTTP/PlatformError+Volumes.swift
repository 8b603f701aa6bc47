// Volumes, imports and exports
extension PlatformError {
    static let volumeUnreadable = PlatformError(403, 9001, "No read access on the service.")
    static let volumeUnwritable = PlatformError(403, 9002, "No cross-write access on the service.")
    static let transferProjectForbidden = PlatformError(403, 9003, "Insufficient privileges: project.")
    static let transferFileForbidden = PlatformError(403, 9004, "Insufficient privileges: file.")
    static let transferJobForbidden = PlatformError(403, 9005, "Insufficient privileges: job.")
    static let notExportable = PlatformError(400, 9006, "The file cannot be exported.")
    static let volumeMissing = PlatformError(404, 9007, "Requested volume does not exist.")
    static let transferJobMissing = PlatformError(404, 9008, "Requested job does not exist.")
    static let transferFileMissing = PlatformError(404, 9009, "Requested file does not exist.")
    static let volumeExists = PlatformError(409, 9010, "A volume with this name already exists.")
    static let transferInvalid = PlatformError(400, 9011, "Invalid request syntax.")
    static let transferProjectMissing = PlatformError(
        404, 9012, "Requested project or member does not exist.")
    static let volumeNameRequired = PlatformError(400, 9013, "Volume name cannot be null or empty.")
    static let volumeNameInvalid = PlatformError(
        400, 9014, "A volume name has up to 32 English letters, digits and underscores.")
    static let accessModeInvalid = PlatformError(400, 9015, "Invalid access_mode. Allowed: RO, RW.")
    static let serviceRequired = PlatformError(400, 9016, "The service object is missing.")
    static let serviceInvalid = PlatformError(400, 9017, "The service object is invalid.")
    static let importNameRequired = PlatformError(
        400, 9018, "The file name cannot be inferred and none is given.")
    static let volumeForbidden = PlatformError(403, 9020, "Insufficient privileges: volume.")
    static let cannedACLInvalid = PlatformError(400, 9022, "Invalid aws_canned_acl.")
    static let storageClassInvalid = PlatformError(400, 9024, "Invalid aws_storage_class.")
    static let privateKeyInvalid = PlatformError(400, 9025, "Invalid private_key.")
    static let volumeReadOnly = PlatformError(
        400, 9026, "The volume is not writable: its access_mode is not RW.")
    static let exportAcrossClouds = PlatformError(
        400, 9027, "Export across cloud services is not supported.")
    static let encryptionInvalid = PlatformError(400, 9032, "Invalid sse_algorithm.")
    static let readOnlyService = PlatformError(
        400, 9057, "This environment supports buckets of this type only with access_mode RO.")
    static let volumeBusy = PlatformError(409, 90007, "Conflict.")

    // In jobs that failed
    static let jobServiceFailed = PlatformError(400, 9100, "Error communicating with the service.")
    static let jobVolumeReadOnly = PlatformError(400, 9101, "The volume is not writable.")
    static let jobProjectForbidden = PlatformError(403, 9102, "Insufficient privileges: project.")
    static let jobVolumeInaccessible = PlatformError(
        400, 9103, "The volume's location is not accessible as configured.")
    static let jobVolumeMissing = PlatformError(404, 9104, "The volume does not exist.")
    static let jobLocationMissing = PlatformError(404, 9105, "The location was not found on the volume.")
    static let jobFileMissing = PlatformError(404, 9106, "The file does not exist.")
    static let jobLocationTaken = PlatformError(409, 9107, "The location already contains a file.")
    static let jobFileExists = PlatformError(409, 9108, "A file with this name already exists.")
}
