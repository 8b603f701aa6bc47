import SevenBridgesData

/// Something that will happen to an object by itself: a task that starts, an import that is done.
struct Event: Stored, Identifiable {
    /// Events of one moment happen in the order of their ids.
    let id: String
    let kind: Kind
    /// The id of the object that it happens to.
    let subject: String
    let due: Timestamp

    /// What goes on by itself.
    enum Kind: String, Codable, Sendable {
        case task, automationRun, importJob, exportJob, fileJob, drsImport
    }
}

// Time goes by only when somebody looks: before each call, all that has become due since the last one happens.
extension World {
    /// Lets something happen to an object after a while; at least a millisecond, so that no moment lasts for ever.
    mutating func schedule(_ kind: Event.Kind, _ subject: String, after delay: TimeSpan) {
        let number = String(nextPosition())
        let id = String(repeating: "0", count: max(0, 16 - number.count)) + number
        let due = Timestamp(microseconds: moment.microseconds.saturatingAdd(max(1000, delay.microseconds)))
        let event = Event(id: id, kind: kind, subject: subject, due: due)
        events.insert(event)
        agenda?.add(event)
    }

    /// Forgets what was going to happen to an object.
    mutating func unschedule(_ subject: String) {
        unschedule([subject])
    }

    /// Forgets what was going to happen to several objects.
    mutating func unschedule(_ subjects: Set<String>) {
        events.removeAll { subjects.contains($0.subject) }
    }

    /// Moves the time on and lets everything happen that is due by then, each at its own time.
    mutating func pass(until time: Timestamp) {
        agenda = Agenda(events, until: time)
        defer { agenda = nil }
        while let id = agenda?.next() {
            guard let event = events[id] else { continue }
            events[id] = nil
            advance(to: event.due)
            happen(event)
        }
        advance(to: time)
    }

    private mutating func happen(_ event: Event) {
        switch event.kind {
        case .task: advanceTask(event.subject)
        case .automationRun: advanceRun(event.subject)
        case .importJob: advanceImport(event.subject)
        case .exportJob: advanceExport(event.subject)
        case .fileJob: advanceFileJob(event.subject)
        case .drsImport: advanceDRSImport(event.subject)
        }
    }
}
