// Downloads of whole files and reads of parts of them. This target moves bytes between storage and the disk and
// verifies them: no file under its final name is ever incomplete. It knows no shell and prints nothing; the account's
// token never comes here, since storage is asked by signed addresses through `Client.open`.
