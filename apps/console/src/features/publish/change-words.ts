import type { ActivityEdit, ServiceEdit, UnreadChange } from '@yunxuan/contract'
import { audienceNames, type MaterialField, type NoteKind, type ServiceKind } from '@yunxuan/domain'
import { fieldNames as activityFieldNames } from '../activity/activity-form.ts'
import { questions, sayAnswer } from '../activity/gate-words.ts'
import { fieldNames } from './service-form.ts'
import { modeNames } from './service-words.ts'

const noteNames: Readonly<Record<NoteKind, string>> = { general: '可以留言', health: '可以说健康情况' }
const serviceFieldNames = { ...fieldNames, feeFen: '收费' }
const fieldNamesOf: Readonly<Record<ServiceKind, Readonly<Record<MaterialField, string>>>> = {
  service: { ...activityFieldNames, ...serviceFieldNames },
  activity: { ...serviceFieldNames, ...activityFieldNames },
}

/** Names of what a service or an activity refers to, by id. */
export type NameOf = (id: string) => string

/** Some of what was written of a service or of an activity. */
type Part = UnreadChange['before']

/** Returns the name of a field that a second person reads. */
export function nameOfField(field: MaterialField, kind: ServiceKind): string {
  return fieldNamesOf[kind][field]
}

/** Returns what one side of a change says in a field, as people read it. */
export function sayField(
  field: MaterialField,
  { part, other }: { part: Part; other: Part },
  nameOf: NameOf,
): string {
  if (field === 'answers') return sayAnswers(part.answers ?? null, other.answers ?? null)
  if (field === 'stalls') return sayList((part.stalls ?? []).map(sayStall), '没有')
  if (field === 'organizationId' || field === 'locationId' || field === 'responsibleId') {
    return nameOf(part[field] ?? '')
  }
  if (field === 'teamId') return part.teamId ? nameOf(part.teamId) : '不属于服务队'
  if (field === 'leaderIds') return sayList((part.leaderIds ?? []).map(nameOf), '没有')
  if (field === 'residentsOf') return sayList((part.residentsOf ?? []).map(nameOf), '全街道')
  if (field === 'qualification') return part.qualification ?? '不要求证件'
  if (field === 'feeFen') return part.feeFen ? `${part.feeFen / 100} 元` : '免费'
  if (field === 'mode') return part.mode === undefined ? '' : modeNames[part.mode]
  if (field === 'audiences') return sayList((part.audiences ?? []).map(audience => audienceNames[audience]))
  if (field === 'picture') return sayPicture(part.picture ?? null)
  if (field === 'noteKind') return part.noteKind ? noteNames[part.noteKind] : '不能'
  return sayValue(part[field])
}

/** Of the seven questions only those are said that were answered otherwise. */
function sayAnswers(answers: ActivityEdit['answers'], other: ActivityEdit['answers']): string {
  if (answers === null) return '还没有回答'
  return questions
    .filter(({ name }) => answers[name] !== other?.[name])
    .map(question => `${question.asks}${sayAnswer(answers, question)}`)
    .join('；')
}

function sayStall({ name, organizationName, places }: ActivityEdit['stalls'][number]): string {
  return `${name}${organizationName === '' ? '' : `（${organizationName}）`} ${places} 位`
}

function sayPicture(picture: ServiceEdit['picture']): string {
  if (picture === null) return '没有照片'
  return picture.alt === '' ? '一张照片' : `照片：${picture.alt}`
}

function sayValue(value: string | number | boolean | readonly string[] | null | undefined): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return `${value} 周岁`
  if (value === null) return '不限'
  if (typeof value === 'object') return sayList(value)
  return value === undefined || value === '' ? '（空）' : value
}

function sayList(items: readonly string[], none = '（空）'): string {
  return items.length === 0 ? none : items.join('、')
}
