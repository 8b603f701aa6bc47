/// What to do with a response, as far as redirects are concerned: decided from values alone.
enum Redirect {
    /// The response is for the caller.
    case deliver
    /// The response points elsewhere, and this request goes there.
    case follow(HTTPRequest)
    /// The response points where no request may go.
    case refuse(TransportError)

    /// Decides about a response to `request`, which has followed so many redirects already.
    static func decide(on head: ResponseHead, to request: HTTPRequest, followed: Int) -> Redirect {
        guard case .follow(let limit) = request.redirects, [.get, .head].contains(request.method),
            [301, 302, 303, 307, 308].contains(head.status), let location = head.headers["Location"]
        else { return .deliver }
        do throws(TransportError) {
            let url = try RequestURL(request.url)
            guard followed < limit else {
                throw TransportError(.tooManyRedirects, at: url, requestWasSent: true)
            }
            return .follow(try request.redirected(from: url, to: location))
        } catch {
            return .refuse(error)
        }
    }
}

/// Fields that are secrets wherever a caller put them.
private let secretFields = ["Authorization", "Proxy-Authorization", "Cookie"]

extension HTTPRequest {
    fileprivate func redirected(from url: RequestURL, to location: String) throws(TransportError)
        -> HTTPRequest
    {
        let target = try target(of: location, from: url)
        var next = self
        next.url = target.text
        if target.origin != url.origin {
            next.credentials = [:]
            for name in secretFields { next.headers.remove(name) }
        }
        return next
    }

    private func target(of location: String, from url: RequestURL) throws(TransportError) -> RequestURL {
        do throws(TransportError) {
            let target = try url.resolving(location)
            guard target.scheme == .https || url.scheme == .http else {
                throw TransportError(.insecureRedirect)
            }
            return target
        } catch {
            // The error names the host that redirects: that is whom to complain to.
            let code = error.code == .insecureURL ? .insecureRedirect : error.code
            throw TransportError(code, at: url, message: error.message, requestWasSent: true)
        }
    }
}
