import { mostPictureBytes } from '@yunxuan/domain'
import { claimWithFile } from '../../platform/idempotency.ts'
import { Refusal } from '../../platform/refuse.ts'
import { FileReply, type Serving } from '../../platform/serve.ts'
import { readUploadedFile } from '../../platform/uploaded-file.ts'
import { forgetPicture, keepPicture } from './picture.service.ts'
import { findContent, isShown } from './picture.store.ts'
import { isKeyOf, keptSecondsOfKey } from './picture-key.ts'

const unreadable = {
  missing: 'picture_unreadable',
  tooLarge: 'body_too_large',
  mostBytes: mostPictureBytes,
} as const
// Its bytes never change: another picture is another id.
const keptSeconds = 30 * 86_400

export function bindPicture(on: Serving): void {
  on.batch('POST /v1/streets/:streetId/pictures', async ({ deps, params, request, caller, now, claim }) => {
    const { config, db } = deps
    const file = await readUploadedFile(request, unreadable)
    const { bytes } = file
    return keepPicture(db, { ...params, caller, bytes, now, config, claim: claimWithFile(claim, file) })
  })

  on.read('GET /v1/streets/:streetId/pictures/:pictureId/:size', async ({ db, deps, params, query, now }) => {
    const { streetId, pictureId, size } = params
    const { key } = query
    const isOpen =
      key === undefined
        ? await isShown(db, streetId, pictureId)
        : isKeyOf(deps.config, { streetId, pictureId }, key, now)
    const content = isOpen ? await findContent(db, streetId, { pictureId, size }) : undefined
    if (content === undefined) throw new Refusal('not_found')
    return new FileReply(content, 'image/jpeg', {
      keptSeconds: key === undefined ? keptSeconds : keptSecondsOfKey,
    })
  })

  on.write('DELETE /v1/streets/:streetId/pictures/:pictureId', ({ tx, params, caller, now }) =>
    forgetPicture(tx, { ...params, caller, now }),
  )
}
