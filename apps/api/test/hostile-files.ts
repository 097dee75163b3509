import { crc32, deflateRawSync } from 'node:zlib'

/** What a zip says of a file in it; a liar says something else in its directory, or before its bytes. */
interface Said {
  size?: number
  packedSize?: number
  sum?: number
  name?: string
  method?: number
}
interface Part {
  name: string
  text?: string | Buffer
  packed?: Buffer
  inDirectory?: Said
  before?: Said
}

const head = 30
const line = 46

/** Returns a zip, true or lying. */
export function zipOf(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const lines: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const content = Buffer.from(part.text ?? '')
    const packed = part.packed ?? deflateRawSync(content)
    const truth = {
      name: part.name,
      method: 8,
      sum: crc32(content),
      packedSize: packed.length,
      size: content.length,
    }
    const before = write('PK\x03\x04', head, { ...truth, ...part.before })
    lines.push(write('PK\x01\x02', line, { ...truth, ...part.inDirectory }, at))
    bodies.push(before, packed)
    at += before.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(
    lines.reduce((sum, one) => sum + one.length, 0),
    12,
  )
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...lines, end])
}

function write(signature: string, length: number, said: Required<Said>, at?: number): Buffer {
  const name = Buffer.from(said.name)
  const bytes = Buffer.alloc(length)
  const from = length === head ? 8 : 10
  bytes.write(signature, 'latin1')
  bytes.writeUInt16LE(said.method, from)
  bytes.writeUInt32LE(said.sum, from + 6)
  bytes.writeUInt32LE(said.packedSize, from + 10)
  bytes.writeUInt32LE(said.size, from + 14)
  bytes.writeUInt16LE(name.length, from + 18)
  if (at !== undefined) bytes.writeUInt32LE(at, 42)
  return Buffer.concat([bytes, name])
}

const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${office}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${office}.sharedStrings+xml"/></Types>`
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Returns the parts of an xlsx with one sheet. */
export function xlsxParts(
  sheet: string | Part,
  strings?: string,
  workbook = '<sheet name="服务" r:id="rId1"/>',
): Part[] {
  const wrapped = typeof sheet === 'string' ? { name: 'xl/worksheets/sheet1.xml', text: sheet } : sheet
  return [
    { name: '[Content_Types].xml', text: types },
    { name: 'xl/workbook.xml', text: `<workbook><sheets>${workbook}</sheets></workbook>` },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', text: strings }]),
    wrapped,
  ]
}

const mb = 1024 * 1024
const rowsOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const textCell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`

/** Files made to hurt whoever opens them, each a few hundred KB at most. */
export const hostileFiles: Readonly<Record<string, () => Buffer>> = {
  'a sheet of a gigabyte': () => zipOf(xlsxParts(rowsOf('<row><c/></row>'.repeat((60 * mb) / 15)))),
  'a sheet that says it is small before its bytes': () => zipOf(xlsxParts(liar({ before: { size: 1_000 } }))),
  'a sheet that says it is small in the directory': () =>
    zipOf(xlsxParts(liar({ inDirectory: { size: 1_000 } }))),
  'a sheet that says it is small twice': () =>
    zipOf(xlsxParts(liar({ before: { size: 1_000 }, inDirectory: { size: 1_000 } }))),
  'a sheet that has another length in the directory': () =>
    zipOf(xlsxParts(liar({ inDirectory: { packedSize: 10 } }))),
  'a sheet of another name before its bytes': () =>
    zipOf(xlsxParts({ ...liar({}), before: { name: 'xl/worksheets/sheet2.xml' } })),
  'a sheet that is packed in one place and not in the other': () =>
    zipOf(xlsxParts(liar({ before: { method: 0 } }))),
  'a sheet that is packed in its head and not in the directory': () =>
    zipOf(xlsxParts(liar({ inDirectory: { method: 0 } }))),
  'files that share their bytes': () => overlapping(),
  '3,000 files': () =>
    zipOf([...xlsxParts(rowsOf('')), ...Array.from({ length: 3_000 }, (_, n) => ({ name: `${n}` }))]),
  'a text of 60 MB': () => zipOf(xlsxParts(rowsOf(`<row>${textCell('长'.repeat(20 * mb))}</row>`))),
  'a tag of 60 MB': () => zipOf(xlsxParts(`<worksheet ${'a'.repeat(60 * mb)}="1"/>`)),
  'a tag with a million attributes': () =>
    zipOf(xlsxParts(`<worksheet ${Array.from({ length: 1_000_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`)),
  'a million levels': () => zipOf(xlsxParts('<a>'.repeat(1_000_000))),
  'entities that unfold': () => zipOf(xlsxParts(`${laughs()}${rowsOf(`<row>${textCell('&i;')}</row>`)}`)),
  'an entity of a file': () =>
    zipOf(xlsxParts(`<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>${rowsOf(textCell('&f;'))}`)),
  'a text that stands in every cell': () =>
    zipOf(
      xlsxParts(
        rowsOf(`<row>${'<c t="s"><v>0</v></c>'.repeat(60)}</row>`.repeat(5_000)),
        strings('长'.repeat(32_000), 1),
      ),
    ),
  'ten million texts': () => zipOf(xlsxParts(rowsOf(''), strings('', 8_000_000))),
  'a million texts of their own': () =>
    zipOf(
      xlsxParts(
        rowsOf(''),
        `<sst>${Array.from({ length: 1_000_000 }, (_, n) => `<si><t>${n}</t></si>`).join('')}</sst>`,
      ),
    ),
  'a million rows': () => zipOf(xlsxParts(rowsOf(`<row>${textCell('甲')}</row>`.repeat(1_000_000)))),
  'three million cells': () =>
    zipOf(xlsxParts(rowsOf(`<row>${'<c><v>1</v></c>'.repeat(700)}</row>`.repeat(4_500)))),
  'a billion cells of style': () =>
    zipOf(xlsxParts(rowsOf(`<row r="1048576" s="1">${'<c s="1"/>'.repeat(16_384)}</row>`.repeat(300)))),
  'styles without end': () =>
    zipOf([...xlsxParts(rowsOf('')), { name: 'xl/styles.xml', text: '<xf/>'.repeat(12 * mb) }]),
  'a size of the whole world': () =>
    zipOf(
      xlsxParts(
        `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`,
      ),
    ),
  'merged cells without end': () =>
    zipOf(
      xlsxParts(
        `<worksheet><sheetData><row r="1">${textCell('甲')}</row><row r="1048576"><c/></row></sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(15_000)}</mergeCells></worksheet>`,
      ),
    ),
  'a row number that is none': () =>
    zipOf(xlsxParts(rowsOf(`<row r="1e308">${textCell('甲')}</row><row r="-7">${textCell('乙')}</row>`))),
  'a thousand sheets of one': () =>
    zipOf(
      xlsxParts(
        rowsOf(`<row>${textCell('甲')}</row>`),
        undefined,
        '<sheet name="甲" r:id="rId1"/>'.repeat(1_000),
      ),
    ),
  'four million cells of CSV': () => Buffer.from(`${'1,'.repeat(200)}\n`.repeat(20_000)),
  'a CSV of one cell that never ends': () => Buffer.from(`"${'长'.repeat(2_700_000)}`),
  'a CSV of quotes': () => Buffer.alloc(8 * mb, '"'),
  'a CSV of line ends': () => Buffer.alloc(8 * mb, '\n'),
  'an xls of one million numbers': () => xlsOf(1_300_000),
}

function liar(said: { before?: Said; inDirectory?: Said }): Part {
  return { name: 'xl/worksheets/sheet1.xml', text: rowsOf('<row><c/></row>'.repeat(4 * mb)), ...said }
}

/** Every line of the directory leads to the same bytes. */
function overlapping(): Buffer {
  const bytes = zipOf(xlsxParts(rowsOf('<row><c/></row>'.repeat(4 * mb))))
  const first = bytes.indexOf('PK\x01\x02')
  let last = first
  for (let at = first; at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1)) {
    bytes.copy(bytes, at + 42, last + 42, last + 46)
    last = at
  }
  return bytes
}

function laughs(): string {
  const names = [...'abcdefghi']
  const lines = names.map((name, index) => {
    const before = names[index - 1]
    return `<!ENTITY ${name} "${(before === undefined ? 'ha' : `&${before};`).repeat(10)}">`
  })
  return `<!DOCTYPE a [${lines.join('')}]>`
}

function strings(text: string, count: number): string {
  return `<sst>${`<si><t>${text}</t></si>`.repeat(count)}</sst>`
}

const sector = 512

/** Returns an xls as Excel 2003 keeps one, of so many numbers: six bytes each. */
function xlsOf(numbers: number): Buffer {
  const record = (type: number, body: Buffer) => {
    const start = Buffer.alloc(4)
    start.writeUInt16LE(type, 0)
    start.writeUInt16LE(body.length, 2)
    return Buffer.concat([start, body])
  }
  const beginning = (kind: number) => {
    const body = Buffer.alloc(16)
    body.writeUInt16LE(0x0600, 0)
    body.writeUInt16LE(kind, 2)
    return record(0x0809, body)
  }
  const rows = Math.ceil(numbers / 250)
  const cells = Array.from({ length: rows }, (_, row) => {
    const body = Buffer.alloc(4 + 250 * 6 + 2)
    body.writeUInt16LE(row, 0)
    body.writeUInt16LE(249, body.length - 2)
    return record(0x00bd, body)
  })
  const end = record(0x000a, Buffer.alloc(0))
  const sheet = Buffer.concat([beginning(0x10), ...cells, end])
  const named = Buffer.concat([Buffer.alloc(6), Buffer.from([1, 0]), Buffer.from('A', 'latin1')])
  const globals = beginning(0x05)
  named.writeUInt32LE(globals.length + 4 + named.length + end.length, 0)
  return compound(Buffer.concat([globals, record(0x0085, named), end, sheet]))
}

/** Wraps a stream as Office did before 2007: sectors, and a table of which one follows which. */
function compound(stream: Buffer): Buffer {
  const sectors = Math.ceil(stream.length / sector)
  const tables = Math.ceil((sectors + 1) / 127)
  const next = Buffer.alloc(tables * sector, 0xff)
  for (let at = 0; at < tables; at++) next.writeInt32LE(-3, at * 4)
  next.writeInt32LE(-2, tables * 4)
  const first = tables + 1
  for (let at = 0; at < sectors; at++)
    next.writeInt32LE(at + 1 < sectors ? first + at + 1 : -2, (first + at) * 4)
  const top = Buffer.alloc(sector, 0xff)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(top)
  top.fill(0, 8, 24)
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    top.writeUInt16LE(value, at)
  top.fill(0, 34, 44)
  for (const [at, value] of [
    [44, tables],
    [48, tables],
    [52, 0],
    [56, 4096],
    [60, -2],
    [64, 0],
    [68, -2],
    [72, 0],
  ] as const) {
    top.writeInt32LE(value, at)
  }
  for (let at = 0; at < Math.min(tables, 109); at++) top.writeInt32LE(at, 76 + at * 4)
  const directory = Buffer.concat([
    directoryLine('Root Entry', 5, { child: 1, start: -2, size: 0 }),
    directoryLine('Workbook', 2, { child: -1, start: first, size: stream.length }),
    Buffer.alloc(256),
  ])
  return Buffer.concat([top, next, directory, stream, Buffer.alloc(sectors * sector - stream.length)])
}

function directoryLine(
  name: string,
  kind: number,
  of: { child: number; start: number; size: number },
): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.write(name, 'utf16le')
  bytes.writeUInt16LE(name.length * 2 + 2, 64)
  bytes[66] = kind
  bytes[67] = 1
  for (const [at, value] of [
    [68, -1],
    [72, -1],
    [76, of.child],
    [116, of.start],
    [120, of.size],
  ] as const) {
    bytes.writeInt32LE(value, at)
  }
  return bytes
}
