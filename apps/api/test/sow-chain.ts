import { createHash, randomUUID } from 'node:crypto'
import { type ChainKind, type ChainLink, canonicalJson, chainOrigin, chainText } from '@yunxuan/domain'

export const chainStreet = '520103012'

/** A line of an export. */
export type ChainLine = Omit<ChainLink, 'streetId'> & { hash: string; row: Record<string, unknown> | null }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A chain as the API makes and exports it, of records of these minutes; 0 is an approval, which is no record. */
export function chainOf(minutes: readonly number[]): ChainLine[] {
  let prevHash = sha256(chainOrigin(chainStreet))
  return minutes.map((given, index) => {
    const row = { grade: 'rotating-code', minutes: given, reverses: null, title: '河道捡拾' }
    const kind: ChainKind = given === 0 ? 'approval' : 'record'
    const link: ChainLink = {
      streetId: chainStreet,
      seq: index + 1,
      at: new Date(Date.UTC(2026, 10, 22, 2, index)).toISOString(),
      kind,
      subjectId: randomUUID(),
      body: canonicalJson(given === 0 ? { lines: [['one', 'approved', 60]], role: 'leader' } : row),
      prevHash,
    }
    prevHash = sha256(chainText(link))
    const { streetId: _street, ...entry } = link
    return { ...entry, hash: prevHash, row: given === 0 ? null : row }
  })
}

export const chainHeader = JSON.stringify({ format: 'yunxuan-chain', version: 1, streetId: chainStreet })

/** An export of entries. */
export const chainFile = (entries: readonly ChainLine[]) =>
  `${[chainHeader, ...entries.map(entry => JSON.stringify(entry))].join('\n')}\n`

/** The hashes from one entry on, made anew as a careful forger would. */
export function rehashed(entries: readonly ChainLine[], from: number): ChainLine[] {
  let prevHash = ''
  return entries.map((entry, index) => {
    const next = index < from ? entry : { ...entry, prevHash: index === 0 ? entry.prevHash : prevHash }
    const hash = index < from ? entry.hash : sha256(chainText({ streetId: chainStreet, ...next }))
    prevHash = hash
    return { ...next, hash }
  })
}

/** Entries of which one says another number of minutes. */
export const changedAt = (entries: readonly ChainLine[], index: number): ChainLine[] =>
  entries.map((entry, at) =>
    at === index ? { ...entry, body: entry.body.replace(/"minutes":\d+|60/, '"minutes":999') } : entry,
  )
