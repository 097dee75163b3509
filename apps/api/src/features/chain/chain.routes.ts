import { Readable } from 'node:stream'
import { type Db, inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { FileReply, type Serving } from '../../platform/serve.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { isStreet } from '../member/member.store.ts'
import { type ExportedEntry, findHead, listEntries, listMonths, listUnchained } from './chain.store.ts'

const atOnce = 500
const mostUnchained = 100

export function bindChain(on: Serving): void {
  on.read('GET /v1/streets/:streetId/chain/heads', async ({ db, params }) => {
    const { streetId } = params
    if (!(await isStreet(db, streetId))) throw new Refusal('not_found')
    const head = await findHead(db, streetId)
    const months = await listMonths(db, streetId)
    return {
      current: head === undefined ? null : { ...head, at: head.at.toISOString() },
      months: months.map(month => ({ ...month, publishedAt: month.publishedAt.toISOString() })),
    }
  })

  on.read('GET /v1/streets/:streetId/managed/chain/export', async ({ db, params, caller, now }) => {
    const { streetId } = params
    const wholeStreet = { areaIds: [], organizationId: null }
    const role = roleAt(caller, ['coordinator', 'administrator'], wholeStreet, now)
    const saved = { role, action: 'export.save', subject: 'export', id: null, detail: { list: '时间链' } }
    await inTransaction(db, tx => writeDeed(tx, { streetId, caller, now }, saved))
    return new FileReply(
      // One piece waits for a slow reader, not sixteen.
      Readable.from(exportLines(db, streetId), { highWaterMark: 1 }),
      'application/x-ndjson',
      { fileName: `时间链-${streetId}.ndjson` },
    )
  })
}

/** Reads the chain piece by piece, so that a long one is never in memory at once. */
async function* exportLines(db: Db, streetId: string): AsyncGenerator<string> {
  yield `${JSON.stringify({ format: 'yunxuan-chain', version: 1, streetId })}\n`
  let after = 0
  for (;;) {
    const entries = await listEntries(db, streetId, after, atOnce)
    if (entries.length === 0) break
    yield entries.map(toLine).join('')
    after = Number(entries.at(-1)?.seq)
  }
  const unchained = await listUnchained(db, streetId, mostUnchained)
  yield unchained.map(id => `${JSON.stringify({ unchained: id })}\n`).join('')
}

function toLine({ seq, at, kind, subjectId, body, prevHash, hash, row }: ExportedEntry): string {
  const line = {
    seq: Number(seq),
    at: at.toISOString(),
    kind,
    subjectId,
    body,
    prevHash: prevHash.toString('hex'),
    hash: hash.toString('hex'),
    row,
  }
  return `${JSON.stringify(line)}\n`
}
