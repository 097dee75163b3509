import type { ServiceEdit } from '@yunxuan/contract'
import { audienceNames, type MaterialField, type NoteKind } from '@yunxuan/domain'
import { fieldNames } from './service-form.ts'
import { modeNames } from './service-words.ts'

const noteNames: Readonly<Record<NoteKind, string>> = { general: '可以留言', health: '可以说健康情况' }

/** Names of what a service refers to, by id. */
export type NameOf = (id: string) => string

/** Returns the name of a field that a second person reads. */
export function nameOfField(field: MaterialField): string {
  return field === 'feeFen' ? '收费' : fieldNames[field]
}

/** Returns what a service says in a field, as people read it. */
export function sayField(field: MaterialField, part: Partial<ServiceEdit>, nameOf: NameOf): string {
  const value = part[field]
  if (field === 'feeFen') return typeof value === 'number' && value > 0 ? `${value / 100} 元` : '免费'
  if (field === 'mode') return part.mode === undefined ? '' : modeNames[part.mode]
  if (field === 'audiences') return sayList((part.audiences ?? []).map(audience => audienceNames[audience]))
  if (field === 'noteKind') return part.noteKind ? noteNames[part.noteKind] : '不能'
  if (field === 'organizationId' || field === 'locationId') return nameOf(part[field] ?? '')
  if (field === 'residentsOf') return sayList((part.residentsOf ?? []).map(nameOf), '全街道')
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return `${value} 周岁`
  if (value === null) return '不限'
  if (Array.isArray(value)) return sayList(value)
  return value === undefined || value === '' ? '（空）' : value
}

function sayList(items: readonly string[], none = '（空）'): string {
  return items.length === 0 ? none : items.join('、')
}
