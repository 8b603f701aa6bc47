import CEditLine

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension EditSession {
    /// How long an Escape waits for the rest of a paste's mark, in milliseconds.
    private static let escapeDelay: Int32 = 30

    /// libedit's character reader: 1 with a character, -1 when `outcome` says how the read ends.
    func nextCharacter(_ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        keepLineSound()
        while let key = nextKey() {
            switch key {
            case .character(let scalar):
                character?.pointee = wchar_t(scalar.value)
                return 1
            case .paste(let text):
                pastes.append(text)
                character?.pointee = Self.pasteTriggerCharacter
                return 1
            case .interrupt:
                leaveLine(showing: "^C")
                outcome = .interrupted
            case .suspend:
                suspend()
            }
        }
        return -1
    }

    /// Our command behind `pasteTrigger`: the paste goes where the cursor is, newlines and all.
    func insertPaste() -> UInt8 {
        guard !pastes.isEmpty else { return UInt8(CC_ERROR) }
        return el_winsertstr(handle, pastes.removeFirst().wide) == 0 ? UInt8(CC_REFRESH) : UInt8(CC_ERROR)
    }

    private func nextKey() -> Key? {
        while outcome == nil {
            if let key = decoder.next() {
                awaitsCandidates = false
                return key
            }
            if hasCandidates {
                hasCandidates = false
                return .character("\t")
            }
            waitForInput()
        }
        return nil
    }

    /// Waits for the terminal and the bell alike, so that an answer from elsewhere shows at once.
    private func waitForInput() {
        var descriptors = [
            pollfd(fd: streams.inputDescriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: inbox.bell.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        let ready = poll(&descriptors, 2, decoder.isInsideEscape ? Self.escapeDelay : -1)
        if ready == 0 { decoder.timeOut() }
        if ready < 0, errno != EINTR { outcome = .failed(LineEditingError(.readFailed, systemError: errno)) }
        guard ready > 0 else { return }
        if descriptors[1].revents != 0 { answerBell() }
        if descriptors[0].revents != 0, outcome == nil { readByte() }
    }

    private func readByte() {
        var byte: UInt8 = 0
        switch read(streams.inputDescriptor, &byte, 1) {
        case 1: decoder.add(byte)
        case 0: outcome = .endOfInput
        default:
            if errno == EIO { outcome = .endOfInput }  // The terminal went away.
            guard ![EIO, EINTR, EAGAIN].contains(errno) else { return }
            outcome = .failed(LineEditingError(.readFailed, systemError: errno))
        }
    }

    private func answerBell() {
        let reasons = inbox.bell.answer()
        if cancellation.isRequested {
            leaveLine(showing: "")
            outcome = .cancelled
            return
        }
        if reasons.contains(.continued) { resumeTerminal() }
        var notices = inbox.take()
        // What was typed since then made the answer stale; it is kept for the next TAB.
        if notices.contains(.complete), awaitsCandidates, decoder.isAtRest { hasCandidates = true }
        notices.removeAll { $0 == .complete }
        guard !notices.isEmpty || !reasons.isDisjoint(with: [.continued, .resized]) else { return }
        let texts = notices.map { if case .print(let text) = $0 { text + "\n" } else { "" } }
        redraw(below: texts.joined())
    }

    /// Ctrl-Z: the terminal goes back to its user, and is ours again when the process goes on.
    private func suspend() {
        leaveLine(showing: "^Z")
        marksPastes(false)
        _ = editline_prepare_terminal(handle, 0)
        TerminalSignals.stopProcessGroup()
        resumeTerminal()
        _ = editline_refresh(handle)
    }

    /// Sets the terminal's modes anew: while we were stopped, others had it, and libedit does not know.
    private func resumeTerminal() {
        _ = editline_prepare_terminal(handle, 0)
        _ = editline_prepare_terminal(handle, 1)
        marksPastes(true)
    }
}
