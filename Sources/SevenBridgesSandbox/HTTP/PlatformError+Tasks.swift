// Errors of calls on tasks.
extension PlatformError {
    static let taskForbidden = PlatformError(403, 7001, "Insufficient privileges for the requested task.")
    static let taskMissing = PlatformError(404, 7002, "Requested task does not exist.")
    static let taskIDMalformed = PlatformError(400, 7005, "Task id must be a valid UUID.")
    static let taskStatusInvalid = PlatformError(
        400, 7006,
        "Invalid task status. Allowed: QUEUED, DRAFT, RUNNING, COMPLETED, ABORTED, ABORTING, FAILED.")
    static let taskNotDraft = PlatformError(400, 7007, "This action is possible for DRAFT tasks only.")
    static let taskDeletionNotDraft = PlatformError(400, 7010, "Only DRAFT tasks can be deleted.")
    static let taskNotUnderWay = PlatformError(
        400, 7011, "This action is possible for tasks in CREATING, RUNNING or QUEUED only.")
    static let taskInputsMissing = PlatformError(400, 7012, "Missing inputs.")
    static let taskActionInvalid = PlatformError(400, 7013, "Invalid task action. Allowed: run.")
    static let taskActionEmpty = PlatformError(400, 7014, "The action parameter cannot be null or empty.")
    static let taskAppRequired = PlatformError(400, 7015, "App id cannot be null or empty.")
    static let taskAppInvalid = PlatformError(
        400, 7016, "Invalid app, expecting owner/project/app_name/revision.")
    static let batchInputInvalid = PlatformError(
        400, 7018, "Batch input must reference an input id or be omitted.")
    static let batchCriteriaMissing = PlatformError(400, 7019, "Missing batch criteria.")
    static let batchTypeInvalid = PlatformError(400, 7020, "Invalid batch type. Allowed: criteria, item.")
    static let batchDisabledUnsubmitted = PlatformError(
        400, 7021, "Batching can only be disabled if the task is submitted for execution.")
    static let batchDisabledWithout = PlatformError(
        400, 7022, "Batching can only be disabled for BATCH tasks.")
    static let batchIncomplete = PlatformError(
        400, 7023, "'batch_by' and 'batch_input' must be given together.")
    static let taskInvalid = PlatformError(
        400, 7024, "The task cannot start because of validation errors.")
    static let taskNotEditable = PlatformError(
        400, 7026, "Only DRAFT tasks can be edited; RUNNING and COMPLETED ones can be renamed.")
    static let projectIDRequired = PlatformError(400, 3006, "Project id cannot be null or empty.")
}
