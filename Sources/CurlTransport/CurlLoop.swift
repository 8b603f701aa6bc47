internal import CCurl

/// The thread that drives libcurl: owns the multi handle, all easy handles, and every transfer under way.
///
/// One round takes orders, lets libcurl work, ends what is done, wakes readers, and sleeps until a socket, a timer or
/// the mailbox has something.
final class CurlLoop {
    private typealias ID = ObjectIdentifier

    private let mailbox: Mailbox
    private let configuration: CurlTransport.Configuration
    private let multi: MultiHandle
    private var admission: Admission<ID, RequestURL.Origin>
    private var waiting: [ID: (request: WireRequest, exchange: Exchange)] = [:]
    private var running: [ID: Transfer] = [:]

    private init(_ mailbox: Mailbox, _ configuration: CurlTransport.Configuration, _ multi: MultiHandle) {
        self.mailbox = mailbox
        self.configuration = configuration
        self.multi = multi
        admission = Admission(limit: configuration.requestsPerHost)
    }

    /// The whole life of the thread.
    static func run(_ mailbox: Mailbox, _ configuration: CurlTransport.Configuration) {
        work(mailbox, configuration)
        mailbox.release()
    }

    private static func work(_ mailbox: Mailbox, _ configuration: CurlTransport.Configuration) {
        guard let multi = MultiHandle() else {
            return mailbox.end(
                .libraryMissing ?? TransportError(.internal, message: "libcurl could not be initialised"))
        }
        mailbox.listen(multi.doorbell)
        let loop = CurlLoop(mailbox, configuration, multi)
        let ending = loop.turn()
        mailbox.end(ending)
        loop.failAll(ending)
    }

    /// Goes round until there is a reason to end, and returns it.
    private func turn() -> TransportError {
        do throws(TransportError) {
            try check(ccurl_multi_set_long(multi.raw, CURLMOPT_MAXCONNECTS, 64))
            while true {
                let delivery = mailbox.collect()
                for order in delivery.orders { try carryOut(order) }
                let isIdle = running.isEmpty && waiting.isEmpty
                if delivery.isClosing || delivery.isRetiring && isIdle { return TransportError(.shutDown) }
                try work()
                try sleep()
            }
        } catch {
            return error
        }
    }

    private func work() throws(TransportError) {
        var count: Int32 = 0
        try check(ccurl_multi_perform(multi.raw, &count))
        while let message = ccurl_multi_info_read(multi.raw, &count) {
            guard message.pointee.msg == CURLMSG_DONE else { continue }
            try end(message.pointee.easy_handle, message.pointee.data.result)
        }
        for transfer in running.values where transfer.hasNews {
            transfer.hasNews = false
            transfer.exchange.wakeReader()
        }
    }

    private func sleep() throws(TransportError) {
        var limit = Duration.seconds(60)
        for deadline in waiting.values.compactMap(\.request.deadline) {
            limit = min(limit, ContinuousClock.now.duration(to: deadline))
        }
        try check(ccurl_multi_poll(multi.raw, Int32(limit.milliseconds)))
        expireWaiting()
    }

    private func check(_ code: CURLMcode) throws(TransportError) {
        guard code == CURLM_OK else {
            throw TransportError(
                code == CURLM_OUT_OF_MEMORY ? .outOfMemory : .internal,
                message: String(cString: ccurl_multi_strerror(code)), requestWasSent: true)
        }
    }
}

// Orders.
extension CurlLoop {
    private func carryOut(_ order: Mailbox.Order) throws(TransportError) {
        switch order {
        case .start(let request, let exchange): try enter(request, exchange)
        case .resume(let exchange): try resume(exchange)
        case .stop(let exchange): try stop(exchange)
        }
    }

    private func enter(_ request: WireRequest, _ exchange: Exchange) throws(TransportError) {
        if admission.enter(ID(exchange), request.url.origin) {
            try start(request, exchange)
        } else {
            waiting[ID(exchange)] = (request, exchange)
        }
    }

    private func start(_ request: WireRequest, _ exchange: Exchange) throws(TransportError) {
        guard let transfer = transfer(for: request, exchange) else {
            return try admitNext(request.url.origin)
        }
        try check(ccurl_multi_add_handle(multi.raw, transfer.easy.raw))
        running[ID(exchange)] = transfer
    }

    /// The prepared transfer; nil where that failed, which the reader has been told then.
    private func transfer(for request: WireRequest, _ exchange: Exchange) -> Transfer? {
        do throws(CurlFailure) {
            return try Transfer(request, exchange, caFile: configuration.caFile)
        } catch {
            exchange.finish(TransportError(error, request))
            return nil
        }
    }

    private func resume(_ exchange: Exchange) throws(TransportError) {
        guard let transfer = running[ID(exchange)] else { return }
        // This may call the write callback at once, and so fill the buffer or pause again.
        let code = ccurl_easy_pause(transfer.easy.raw, CURLPAUSE_CONT)
        if code != CURLE_OK { try end(transfer, code) }
    }

    private func stop(_ exchange: Exchange) throws(TransportError) {
        if let transfer = running[ID(exchange)] {
            try remove(transfer)
        } else if let entry = waiting.removeValue(forKey: ID(exchange)) {
            admission.withdraw(ID(exchange), entry.request.url.origin)
        }
    }
}

// Endings.
extension CurlLoop {
    private func end(_ easy: UnsafeMutableRawPointer, _ code: CURLcode) throws(TransportError) {
        var context: UnsafeMutableRawPointer?
        guard ccurl_get_pointer(easy, CURLINFO_PRIVATE, &context) == CURLE_OK, let context else {
            throw TransportError(.internal, message: "a transfer is unknown", requestWasSent: true)
        }
        try end(Transfer.of(context), code)
    }

    private func end(_ transfer: Transfer, _ code: CURLcode) throws(TransportError) {
        let error = transfer.error(for: code)
        // Removed first, so that a reader who asks again at once finds the connection free.
        try remove(transfer)
        transfer.exchange.finish(error)
    }

    private func remove(_ transfer: Transfer) throws(TransportError) {
        running[ID(transfer.exchange)] = nil
        try check(ccurl_multi_remove_handle(multi.raw, transfer.easy.raw))
        try admitNext(transfer.request.url.origin)
    }

    private func admitNext(_ origin: RequestURL.Origin) throws(TransportError) {
        guard let id = admission.leave(origin), let next = waiting.removeValue(forKey: id) else { return }
        try start(next.request, next.exchange)
    }

    private func expireWaiting() {
        guard !waiting.isEmpty else { return }
        let now = ContinuousClock.now
        for (id, entry) in waiting {
            guard let deadline = entry.request.deadline, deadline <= now else { continue }
            waiting[id] = nil
            admission.withdraw(id, entry.request.url.origin)
            entry.exchange.finish(
                TransportError(.timedOut, at: entry.request.url, message: "while it had to queue"))
        }
    }

    private func failAll(_ error: TransportError) {
        for transfer in running.values {
            // The multi handle goes next, so there is nobody left to tell that this failed.
            _ = ccurl_multi_remove_handle(multi.raw, transfer.easy.raw)
            transfer.exchange.finish(error.located(at: transfer.request.url, wasSent: transfer.wasSent))
        }
        for entry in waiting.values {
            entry.exchange.finish(error.located(at: entry.request.url, wasSent: false))
        }
        running = [:]
        waiting = [:]
    }
}

extension Transfer {
    fileprivate func error(for code: CURLcode) -> TransportError? {
        guard code != CURLE_OK else { return nil }
        let isPastDeadline = request.deadline.map { $0 <= .now } ?? false
        return verdict
            ?? TransportError(
                TransferEnd(
                    code: code, message: easy.message(for: code), wasSent: wasSent,
                    isPastDeadline: isPastDeadline),
                request)
    }
}

extension TransportError {
    fileprivate func located(at url: RequestURL, wasSent: Bool) -> TransportError {
        var error = self
        error.locate(at: url)
        error.requestWasSent = wasSent
        return error
    }
}
