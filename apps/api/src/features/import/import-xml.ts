import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Refusal } from '../../platform/refuse.ts'

/** What a part of a spreadsheet is read with; names come without their prefix. */
export interface XmlHandlers {
  open: (name: string, attribute: (name: string) => string | undefined) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

const deepest = 100
// The longest text of a cell is 32,767 letters; nothing else in a spreadsheet comes near.
const longestSilence = 512 * 1024

/**
 * Reads XML as it is unpacked, holding none of it. Refuses what is no XML, what declares a document type (whose
 * entities could unfold without end), what is nested beyond sense, and a single tag or text without end.
 */
export function readXml(pieces: Iterable<Uint8Array>, { open, text, close }: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  let silence = 0
  parser.on('error', () => {
    throw unreadable()
  })
  parser.on('doctype', () => {
    throw unreadable()
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    silence = 0
    depth += 1
    if (depth > deepest) throw new Refusal('import_too_complex')
    open(bare(tag.name), name => tag.attributes[name])
  })
  parser.on('text', said => text?.(said))
  parser.on('cdata', said => text?.(said))
  parser.on('closetag', tag => {
    silence = 0
    depth -= 1
    close?.(bare(tag.name))
  })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += longestSilence) {
      const part = piece.subarray(at, at + longestSilence)
      silence += part.length
      parser.write(decode(decoder, part))
      if (silence > 2 * longestSilence) throw new Refusal('import_too_complex')
    }
  }
  parser.write(decode(decoder))
  parser.close()
}

function decode(decoder: InstanceType<typeof TextDecoder>, part?: Uint8Array): string {
  try {
    return part === undefined ? decoder.decode() : decoder.decode(part, { stream: true })
  } catch {
    throw unreadable()
  }
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function unreadable(): Refusal {
  return new Refusal('import_file_unreadable')
}
