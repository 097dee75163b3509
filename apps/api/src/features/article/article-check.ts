import type { ArticleEdit, ArticleKind } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { listUnknown } from './article-read.store.ts'

/** Refuses a text that names what the street does not have, or contradicts itself, field by field. */
export async function requireSound(
  db: Executor,
  streetId: string,
  { kind, edit, prefix }: { kind: ArticleKind; edit: ArticleEdit; prefix: string },
): Promise<void> {
  const unknown = await listUnknown(db, streetId, edit)
  const errors = [...wrongDays(edit), ...wrongGuide(kind, edit), ...lost(edit, unknown)]
  if (errors.length === 0) return
  throw new Refusal('invalid_request', {
    errors: errors.map(({ field, message }) => ({ field: prefix + field, message })),
  })
}

interface Wrong {
  field: string
  message: string
}

function wrongDays({ validFrom, validUntil }: ArticleEdit): Wrong[] {
  const isBackwards = validFrom !== null && validUntil !== null && validUntil < validFrom
  return isBackwards ? [{ field: 'validUntil', message: '失效的日子不能早于生效的日子' }] : []
}

function wrongGuide(kind: ArticleKind, { guide }: ArticleEdit): Wrong[] {
  if ((kind === 'guide') !== (guide !== null)) {
    return [{ field: 'guide', message: '办事指南要写材料和步骤，别的文章没有这一栏' }]
  }
  const { legalDays = null, promisedDays = null } = guide ?? {}
  const isLonger = legalDays !== null && promisedDays !== null && promisedDays > legalDays
  return isLonger ? [{ field: 'guide.promisedDays', message: '承诺办结不能比法定的还长' }] : []
}

function lost({ body, guide, areaId }: ArticleEdit, unknown: ReadonlySet<string>): Wrong[] {
  const links = body.flatMap((block, at) =>
    block.kind === 'link' && unknown.has(block.id)
      ? [{ field: `body.${at}`, message: '这一处链接的内容已经不在了，请重新选择' }]
      : [],
  )
  const isPlaceLost = guide?.locationIds.some(id => unknown.has(id)) ?? false
  const isAreaLost = areaId !== null && unknown.has(areaId)
  return [
    ...links,
    ...(isPlaceLost ? [{ field: 'guide.locationIds', message: '没有这个地点，请重新选择' }] : []),
    ...(isAreaLost ? [{ field: 'areaId', message: '没有这个社区，请重新选择' }] : []),
  ]
}
