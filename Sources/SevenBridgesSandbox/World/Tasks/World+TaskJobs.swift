import SevenBridgesData

// What a task runs, and for how long.
extension World {
    private static let preparation = TimeSpan(microseconds: 60_000_000)
    /// How long a job runs whatever its inputs are, in seconds, and for each gigabyte of them.
    private static let shortestJob = 150.0
    private static let secondsPerGigabyte = 240.0
    private static let longestJob = 12 * 3600.0

    /// The jobs of a task that has just started, one after the other; none comes after one that fails. They run for as
    /// long as the inputs are large, where no length is given for each.
    mutating func planJobs(of task: AppTask, each length: TimeSpan? = nil) -> [TaskJob] {
        guard let program = try? program(of: task.app) else { return [] }
        let parts = program.steps.isEmpty ? [(Self.jobName(task.app), program)] : Self.parts(of: program)
        let length = length ?? jobLength(of: task)
        var jobs: [TaskJob] = []
        let begin = task.startTime ?? moment
        var start = begin.adding(Self.preparation) ?? begin
        for (name, part) in parts {
            let end = start.adding(length) ?? start
            jobs.append(job(name, part, of: task, from: start, to: end))
            if part?.fails ?? false { break }
            start = end
        }
        return jobs
    }

    private static func parts(of program: CWLApp) -> [(String, CWLApp?)] {
        program.steps.map { ($0.id, $0.app) }
    }

    /// The job of a tool is called by the tool's short name.
    private static func jobName(_ app: String) -> String {
        String(app.split(separator: "/").dropFirst(2).first ?? "job")
    }

    private mutating func job(
        _ name: String, _ program: CWLApp?, of task: AppTask, from start: Timestamp, to end: Timestamp
    ) -> TaskJob {
        let words = (program?.baseCommand ?? []) + argumentWords(of: task)
        var job = TaskJob(
            name: name, start: start, end: end, fails: program?.fails ?? false,
            commandLine: words.joined(separator: " "), dockerImage: program?.dockerImage,
            instance: Instance(task.settings, app: program),
            instanceID: "i-0" + RandomText.hex(16, using: &identifiers))
        for (log, lines) in Self.logLines(of: job) {
            job.logs[log] = addLog(lines, named: log, of: task, at: start)
        }
        return job
    }

    /// The names of the files and the plain values that the task is given.
    private func argumentWords(of task: AppTask) -> [String] {
        task.inputs.values.flatMap { value -> [String] in
            let files = references(in: value)
            if files.isEmpty { return [value.stringValue ?? JSON.text(value)] }
            return files.compactMap { files.count < 100 ? self.files[$0.id]?.name : nil }
        }
    }

    private func jobLength(of task: AppTask) -> TimeSpan {
        let gigabytes = Double(inputSize(of: task)) / 1e9
        let seconds = min(Self.longestJob, Self.shortestJob + gigabytes * Self.secondsPerGigabyte)
        return TimeSpan(seconds: seconds.rounded()) ?? TimeSpan(microseconds: 0)
    }

    /// How many bytes the input files of a task have.
    func inputSize(of task: AppTask) -> Int {
        inputFiles(of: task).reduce(0) { $0.saturatingAdd($1.content?.size ?? 0) }
    }

    /// The input files of a task that are still there.
    func inputFiles(of task: AppTask) -> [File] {
        references(in: .record(task.inputs)).compactMap { files[$0.id] }
    }
}

extension CWLApp {
    /// Whether what it runs gives an error whatever its inputs are, as the command `false` does.
    var fails: Bool {
        baseCommand.first == "false" || steps.contains { $0.app?.fails ?? false }
    }
}

// Logs
extension World {
    private static func logLines(of job: TaskJob) -> [(String, [String])] {
        let name = job.dockerImage ?? "no image"
        return [
            (
                "stdout.log",
                ["[\(job.start.wholeSeconds)] \(job.name): started on \(job.instance.type) with \(name)"]
            ),
            (
                "stderr.log",
                ["+ \(job.commandLine)"]
                    + (job.fails
                        ? ["[\(job.end.wholeSeconds)] \(job.name): exit code 1"]
                        : ["[\(job.end.wholeSeconds)] \(job.name): done"])
            ),
        ]
    }

    /// Makes a file that is in no folder: only who knows its id finds it.
    private mutating func addLog(_ lines: [String], named name: String, of task: AppTask, at time: Timestamp)
        -> String
    {
        let text = lines.joined(separator: "\n") + "\n"
        let file = File(
            id: newFileID(), name: name, project: task.project, parent: nil,
            kind: .file(.text(Array(text.utf8))), task: task.id, createdOn: time, modifiedOn: time)
        files.insert(file)
        return file.id
    }
}
