/// All resource types. Adding one is a file under Resources/ and its line here.
public enum Catalog {
    /// The types, in the order in which help shows them.
    public static let all: [ResourceType] = [
        User.type, Project.type, Member.type, File.type, App.type, PlatformTask.type,
        Automation.type, AutomationPackage.type, AutomationRun.type, AsyncJob.type,
        Volume.type, VolumeObject.type, ImportJob.type, ExportJob.type, DRSImport.type,
        BillingGroup.type, Cost.type, Invoice.type,
        Division.type, Team.type, Dataset.type, Marker.type,
    ]

    /// Actions that concern no type of resource.
    public static let actions: [Action] = [RateLimits.action, Endpoints.action, FeedbackKind.action]

    /// The types that something can be copied or made into.
    public static let destinations = [Project.type.name, File.type.name]

    /// The type that a word most likely names: by the form of its id, then as a path, then as a name.
    ///
    /// Nearly every word has the form of a username, and a path may look like an app's id, so these forms count only
    /// where no other type is meant.
    public static func type(of word: String, among types: [ResourceType]) -> ResourceType? {
        let matching = types.filter { $0.idForm.matches(word) }
        return matching.first { $0.idForm.isDistinct }
            ?? (word.contains("/") ? types.first { $0.hasPaths } : nil) ?? matching.first ?? types.first
    }

    /// The type with this name, plural or alias.
    public static func type(named name: String) -> ResourceType? {
        all.first { $0.name == name || $0.plural == name || $0.aliases.contains(name) }
    }
}
