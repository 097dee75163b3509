/** Returns a multipart form with one file, as a browser sends it. */
export function fileForm(bytes: Buffer, fileName: string): { contentType: string; payload: Buffer } {
  const edge = '----a-form-of-ours'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    contentType: `multipart/form-data; boundary=${edge}`,
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  }
}
