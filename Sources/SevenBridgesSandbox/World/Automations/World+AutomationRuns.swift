import SevenBridgesData

// How runs go on by themselves: CREATED, queued, sent, RUNNING, and then FINISHED, FAILED or ABORTED.
extension World {
    static let stepTime = TimeSpan(microseconds: 5_000_000)
    private static let runTime = TimeSpan(microseconds: 300_000_000)

    /// Makes a run and starts it.
    mutating func startRun(
        of package: AutomationPackage, _ body: Record, inputs: Record, settings: Record,
        resumedFrom: String? = nil, by caller: String
    ) throws -> AutomationRun {
        guard !package.isArchived else {
            throw PlatformError.badRequest.saying("The package is archived; restore it first.")
        }
        let project = try body.text("project_id") ?? settings["project"]?.stringValue
        let resumed = try body.text("resume_from").map { try automationRun($0, for: caller).id }
        let run = AutomationRun(
            id: newUUID(),
            name: try body.text("name")
                ?? "\(automations[package.automation]?.name ?? "run") - \(moment.wholeSeconds)",
            automation: package.automation, package: package.id, inputs: inputs, settings: settings,
            createdBy: caller, createdOn: moment, resumedFrom: resumed ?? resumedFrom,
            memoryLimit: try Automation.memoryLimit(body) ?? package.memoryLimit, project: project)
        automationRuns.insert(run)
        schedule(.automationRun, run.id, after: Self.stepTime)
        return run
    }

    /// Takes a run to its next state, when that is due.
    mutating func advanceRun(_ id: String) {
        guard var run = automationRuns[id] else { return }
        switch run.status {
        case .created: go(&run, to: .queued)
        case .queued: go(&run, to: .sent)
        case .sent:
            run.startTime = moment
            go(&run, to: .running, for: Self.runTime)
        case .running: finish(&run)
        case .stopping: end(&run, as: .aborted)
        case .finished, .failed, .aborted: break
        }
    }

    /// Stops a run that is under way.
    mutating func stop(_ run: AutomationRun) throws -> AutomationRun {
        guard !run.status.isTerminal, run.status != .stopping else {
            throw PlatformError.badRequest.saying("The run has ended already or is about to.")
        }
        unschedule(run.id)
        var run = run
        go(&run, to: .stopping)
        return run
    }

    private mutating func go(
        _ run: inout AutomationRun, to status: AutomationRun.Status, for time: TimeSpan = World.stepTime
    ) {
        run.status = status
        automationRuns.insert(run)
        schedule(.automationRun, run.id, after: time)
    }

    /// A run fails where it lacks an input that its schema requires.
    private mutating func finish(_ run: inout AutomationRun) {
        guard let package = automationPackages[run.package] else { return end(&run, as: .failed) }
        let given = run.inputs
        let missing = package.inputs.filter { $0.isRequired && given[$0.name] == nil }.map(\.name)
        guard missing.isEmpty else {
            run.message = "Missing inputs: \(missing.joined(separator: ", "))."
            return end(&run, as: .failed)
        }
        run.outputs = Record(package.outputs.map { ($0, given[$0] ?? .null) })
        end(&run, as: .finished)
    }

    private mutating func end(_ run: inout AutomationRun, as status: AutomationRun.Status) {
        run.status = status
        run.endTime = moment
        let log = [
            "[\((run.startTime ?? run.createdOn).wholeSeconds)] \(run.name): started",
            "[\(moment.wholeSeconds)] \(run.name): \(run.message ?? status.rawValue.lowercased())",
        ]
        run.logFile = addRunFile(log.joined(separator: "\n") + "\n", named: "\(run.id).log", of: run)
        run.stateFile = addRunFile(JSON.text(state(of: run)), named: "\(run.id).state.json", of: run)
        automationRuns.insert(run)
    }

    private mutating func addRunFile(_ text: String, named name: String, of run: AutomationRun) -> String? {
        let folder = try? automationFolder(of: run.createdBy)
        return folder.flatMap { try? create(.file(.text(Array(text.utf8))), named: name, in: $0).id }
    }
}
