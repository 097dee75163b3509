import qrcode from 'qrcode-generator'
import { Refusal } from './refuse.ts'
import { inSideProcesses, OverLimit, programOf } from './side-process.ts'

/** A page of Typst, and what it reads as `sys.inputs.data`. */
export interface TypesetTask {
  page: string
  data: string
}

/**
 * The list of 5,000 services on 260 pages takes 17 s and 620 MB on a slow machine. Whoever waits last is answered
 * before a proxy gives up (deploy/nginx.conf).
 */
export const typesetLimits = { processes: 1, waiting: 4, withinMs: 40_000, heapMb: 128, addedMb: 800 }
const setPages = inSideProcesses<TypesetTask, Uint8Array>(
  programOf(import.meta.url, 'typeset-program'),
  typesetLimits,
)

/**
 * Returns a page as PDF, in type that has every character that names are written with. What goes into it is given
 * as data, so nothing that somebody typed is ever read as markup; the page reads it as `sys.inputs.data`.
 * It is set in a process of its own: a long list takes seconds of a library that cannot be interrupted.
 */
export async function typeset(page: string, data: unknown): Promise<Buffer> {
  try {
    return Buffer.from(await setPages({ page, data: JSON.stringify(data) }))
  } catch (error) {
    throw error instanceof OverLimit ? new Refusal('overloaded') : error
  }
}

/** Returns a QR code of an address as SVG. */
export function codeAsSvg(link: string): string {
  const code = qrcode(0, 'M')
  code.addData(link)
  code.make()
  return code.createSvgTag({ cellSize: 4, margin: 0, scalable: true })
}
