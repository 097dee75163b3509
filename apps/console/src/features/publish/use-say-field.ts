import { materialFields } from '@yunxuan/domain'
import { useWorkplace } from '../../shell/street.tsx'
import { sayField } from './change-words.ts'
import { useLocations, useOrganizations } from './publish.queries.ts'

interface Named {
  id: string
  name: string
}

/** Says what stands in a field of an offering, with the names of what it refers to. */
export function useSayField<V extends object>(
  toPart: (values: V) => Parameters<typeof sayField>[1]['part'],
  more: readonly Named[] = [],
) {
  const { streetId, street } = useWorkplace()
  const organizations = useOrganizations(streetId)
  const locations = useLocations(streetId)
  const named: readonly Named[] = [
    ...street.areas,
    ...(organizations.data?.items ?? []),
    ...(locations.data?.items ?? []),
    ...more,
  ]
  const nameOf = (id: string) => named.find(one => one.id === id)?.name ?? '换了一个'
  return (field: keyof V, values: V, other: V): string => {
    const name = field === 'feeYuan' ? 'feeFen' : field
    const material = materialFields.find(one => one === name)
    if (material !== undefined) {
      return sayField(material, { part: toPart(values), other: toPart(other) }, nameOf)
    }
    const value: unknown = values[field]
    if (typeof value === 'boolean') return value ? '是' : '否'
    if (value === null || value === undefined || value === '') return '没填'
    if (Array.isArray(value)) return value.length === 0 ? '没填' : value.join('、')
    return typeof value === 'string' && named.some(one => one.id === value) ? nameOf(value) : String(value)
  }
}
