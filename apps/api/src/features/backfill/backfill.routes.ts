import type { BackfillView } from '@yunxuan/contract'
import { claimWithFile } from '../../platform/idempotency.ts'
import { Refusal } from '../../platform/refuse.ts'
import { FileReply, type Serving } from '../../platform/serve.ts'
import { readUploadedFile } from '../../platform/uploaded-file.ts'
import { recordScopeOf } from '../record/record-scope.ts'
import { deciders } from '../record/reversal.service.ts'
import { keepAttachment } from './attachment.service.ts'
import { findAttachment, listProvedPlaces } from './attachment.store.ts'
import { decideBackfill, proposeBackfill, proposers } from './backfill.service.ts'
import { type BackfillRow, listBackfills } from './backfill.store.ts'

const readers = [...new Set([...proposers, ...deciders])]
const unreadable = { missing: 'unsupported_media', tooLarge: 'body_too_large' } as const

export function bindBackfill(on: Serving): void {
  // Kept before anything rests on it; a paper nobody names has no effect.
  on.batch(
    'POST /v1/streets/:streetId/managed/attachments',
    async ({ deps, params, request, caller, now, claim }) => {
      const file = await readUploadedFile(request, unreadable)
      return keepAttachment(deps.db, { ...params, file, caller, now, claim: claimWithFile(claim, file) })
    },
  )

  on.read(
    'GET /v1/streets/:streetId/managed/attachments/:attachmentId',
    async ({ db, params, caller, now }) => {
      const { streetId, attachmentId } = params
      const paper = await findAttachment(db, streetId, attachmentId)
      if (paper === undefined) throw new Refusal('not_found')
      // Names of others stand on it: seen by who added it, and by who decides of the hours it proves.
      const isDecided = await recordScopeOf(db, { streetId, caller, wanted: deciders, now })
      const places = await listProvedPlaces(db, streetId, attachmentId)
      if (paper.addedBy !== caller.member.id && !places.some(isDecided)) throw new Refusal('not_allowed')
      return new FileReply(paper.content, paper.mediaType, { fileName: paper.fileName })
    },
  )

  on.read('GET /v1/streets/:streetId/managed/backfills', async ({ db, params, caller, now }) => {
    const isOwn = await recordScopeOf(db, { ...params, caller, wanted: readers, now })
    const rows = await listBackfills(db, params.streetId)
    return { items: rows.filter(isOwn).map(row => present(row, caller.member.id)) }
  })

  on.write('POST /v1/streets/:streetId/managed/backfills', async ({ tx, params, body, caller, now }) =>
    present(await proposeBackfill(tx, { ...params, caller, wish: body, now }), caller.member.id),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/backfills/:backfillId/decision',
    async ({ tx, params, body, caller, now }) =>
      present(await decideBackfill(tx, { ...params, ...body, caller, now }), caller.member.id),
  )
}

function present(row: BackfillRow, callerId: string): BackfillView {
  return {
    id: row.id,
    personId: row.personId,
    personName: row.personName,
    number: row.number,
    shiftId: row.shiftId,
    title: row.title,
    servedOn: row.servedOn,
    place: row.place,
    content: row.content,
    minutes: row.minutes,
    organizationName: row.organizationName,
    responsibleName: row.responsibleName,
    reason: row.reason,
    attachment: { id: row.attachmentId, fileName: row.fileName, mediaType: row.mediaType },
    proposedByName: row.proposedByName,
    proposedAt: row.proposedAt.toISOString(),
    isProposedByCaller: row.proposedBy === callerId,
    status: row.status,
    decidedByName: row.decidedByName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionReason: row.decisionReason,
  }
}
