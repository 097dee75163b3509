import { View } from '@tarojs/components'
import type { Street } from '@yunxuan/contract'
import { audienceNames, categoryNames, shanghaiDate } from '@yunxuan/domain'
import { access } from '../../../ui/access.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import { modeNames } from '../../../words/service.ts'
import { shortCommunity } from '../../member/components/communities.ts'
import { type ServiceFilter, spanNameOf, spanNames, without } from '../filter.ts'

export interface ActiveFiltersProps {
  street: Street
  filter: ServiceFilter
  onChange: (filter: ServiceFilter) => void
}

/** What the list is narrowed to, each part to be taken away by itself. */
export function ActiveFilters({ street, filter, onChange }: ActiveFiltersProps) {
  const parts = partsOf(street, filter)
  if (parts.length === 0) return null
  return (
    <View className="wrap" {...access({ role: 'group', label: '正在筛选' })}>
      {parts.map(part => (
        <Pressable
          key={part.words}
          className="chips__one chips__one--on"
          label={`去掉${part.words}`}
          onPress={() => onChange(without(filter, part.names))}
        >
          {part.words}
          <Icon name="x" size="s" />
        </Pressable>
      ))}
    </View>
  )
}

interface Part {
  words: string
  names: (keyof ServiceFilter)[]
}

function partsOf(street: Street, filter: ServiceFilter): Part[] {
  const { category, brand, area, audience, mode, from, to, open } = filter
  const parts: (Part | undefined)[] = [
    category && { words: categoryNames[category].name, names: ['category'] },
    brand
      ? { words: street.brands.find(one => one.id === brand)?.name ?? '品牌', names: ['brand'] }
      : undefined,
    area
      ? {
          words: shortCommunity(street.areas.find(one => one.id === area)?.name ?? '社区'),
          names: ['area'],
        }
      : undefined,
    from || to ? { words: sayDays(filter), names: ['from', 'to'] } : undefined,
    audience && { words: audienceNames[audience], names: ['audience'] },
    mode && { words: modeNames[mode], names: ['mode'] },
    open && { words: '有名额', names: ['open'] },
  ]
  return parts.filter(part => part !== undefined)
}

function sayDays(filter: ServiceFilter): string {
  const name = spanNameOf(filter, shanghaiDate(new Date()))
  if (name) return spanNames[name]
  const say = (day: string) => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`
  const { from, to } = filter
  if (from && to) return from === to ? say(from) : `${say(from)}到 ${say(to)}`
  return from ? `${say(from)}起` : `到 ${say(to ?? '')}`
}
