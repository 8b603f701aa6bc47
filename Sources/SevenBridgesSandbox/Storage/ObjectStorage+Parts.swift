import Hummingbird
import SevenBridgesData

extension ObjectStorage {
    /// Takes a part of an upload: to the disk as it arrives, so that memory doesn't grow with it.
    func receive(_ query: Query, _ request: Request) async throws -> Response {
        guard let upload = query["uploadId"], let number = query["partNumber"].flatMap({ Int($0) }) else {
            throw StorageError.accessDenied("Access Denied")
        }
        guard try world.access({ $0.uploads[upload] != nil }) else { throw StorageError.noSuchUpload }
        var blob = try blobs.newBlob()
        do {
            for try await buffer in request.body {
                guard blob.size + buffer.readableBytes <= UploadPlan.largestPart else {
                    throw StorageError.entityTooLarge
                }
                try blob.write(buffer.readableBytesView)
            }
            let part = UploadPart(number, of: upload, size: blob.size, tag: blob.tag, blob: blob.name)
            try world.access { try $0.receive(part, of: upload) }
        } catch {
            blobs.remove([blob.name])
            throw error
        }
        var headers = HTTPFields()
        headers["x-amz-request-id"] = RandomText.hex(16)
        headers["ETag"] = "\"\(blob.tag)\""
        return Response(status: .ok, headers: headers)
    }
}
