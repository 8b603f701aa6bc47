import SevenBridgesData

/// What a task has cost, in cents.
struct TaskPrice: Hashable, Sendable {
    var storage = 0
    var computation = 0

    var total: Int { storage.saturatingAdd(computation) }

    static func + (left: TaskPrice, right: TaskPrice) -> TaskPrice {
        TaskPrice(
            storage: left.storage.saturatingAdd(right.storage),
            computation: left.computation.saturatingAdd(right.computation))
    }

    /// The price as an object of the API.
    var value: Value {
        [
            "currency": "USD", "amount": Self.amount(total),
            "breakdown": [
                "storage": .string(Self.text(storage)), "computation": .string(Self.text(computation)),
                "data_transfer": "0.00",
            ],
        ]
    }

    /// Cents as dollars.
    static func amount(_ cents: Int) -> Value {
        .float(Double(cents) / 100)
    }

    /// Cents as dollars with two decimals.
    static func text(_ cents: Int) -> String {
        "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
}

extension AppTask {
    /// What the task itself has cost by a moment; a batch costs what its children do.
    func price(at moment: Timestamp) -> TaskPrice {
        jobs.reduce(TaskPrice()) { price, job in
            let end = min(job.end, moment, endTime ?? moment)
            let hours = max(0, (end.since(job.start)?.seconds ?? 0) / 3600)
            let rate = job.instance.hourlyPrice(isInterruptible: isInterruptible)
            return price
                + TaskPrice(
                    storage: Int(clamping: (hours * job.instance.hourlyDiskPrice).rounded()),
                    computation: Int(clamping: (hours * rate).rounded()))
        }
    }
}

extension World {
    /// What a task and its children have cost so far.
    func price(of task: AppTask) -> TaskPrice {
        children(of: task).reduce(task.price(at: moment)) { $0 + $1.price(at: moment) }
    }
}
