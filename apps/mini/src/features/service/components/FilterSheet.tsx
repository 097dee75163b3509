import { View } from '@tarojs/components'
import type { Street } from '@yunxuan/contract'
import {
  addDays,
  audienceNames,
  categoryNames,
  sayDate,
  sayDay,
  shanghaiDate,
  shanghaiInstant,
} from '@yunxuan/domain'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Check.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Toggles } from '../../../ui/Toggles.tsx'
import { modeNames } from '../../../words/service.ts'
import { communityOptions } from '../../member/components/communities.ts'
import { type ServiceFilter, type SpanName, spanNameOf, spanNames, spanOf, without } from '../filter.ts'

export interface FilterSheetProps {
  street: Street
  filter: ServiceFilter
  isOpen: boolean
  onClose: () => void
  onChange: (filter: ServiceFilter) => void
}

const modes = (['on_site', 'home_visit', 'online'] as const).map(value => ({
  value,
  title: modeNames[value],
}))

const narrowing = ['category', 'brand', 'area', 'audience', 'mode', 'from', 'to', 'open'] as const

export function FilterSheet({ street, filter, isOpen, onClose, onChange }: FilterSheetProps) {
  const [draft, setDraft] = useState(filter)
  const narrowed = Object.keys(without(draft, ['q', 'sort'])).length > 0
  return (
    <Sheet
      title="筛选"
      isOpen={isOpen}
      onClose={onClose}
      action={<Button onPress={() => onChange(draft)}>看结果</Button>}
    >
      <Day filter={draft} onChange={setDraft} />
      <One
        title="类别"
        name="category"
        options={street.categories.map(({ category }) => ({
          value: category,
          title: categoryNames[category].name,
        }))}
        draft={draft}
        onChange={setDraft}
      />
      <One title="怎么办" name="mode" options={modes} draft={draft} onChange={setDraft} />
      <One
        title="给谁"
        name="audience"
        options={street.audiences.map(value => ({ value, title: audienceNames[value] }))}
        draft={draft}
        onChange={setDraft}
      />
      <One
        title="品牌"
        name="brand"
        options={street.brands.map(brand => ({ value: brand.id, title: brand.name }))}
        draft={draft}
        onChange={setDraft}
      />
      <One title="社区" name="area" options={communityOptions(street)} draft={draft} onChange={setDraft} />
      <Check
        on={draft.open === true}
        onChange={on => setDraft(on ? { ...draft, open: true } : without(draft, ['open']))}
      >
        只看还有名额的
      </Check>
      {narrowed && (
        <Button kind="plain" onPress={() => setDraft(without(draft, narrowing))}>
          全部清掉
        </Button>
      )}
    </Sheet>
  )
}

interface OneProps<Name extends 'category' | 'brand' | 'area' | 'audience' | 'mode'> {
  title: string
  name: Name
  options: ReadonlyArray<{ value: NonNullable<ServiceFilter[Name]>; title: string }>
  draft: ServiceFilter
  onChange: (draft: ServiceFilter) => void
}

function One<Name extends 'category' | 'brand' | 'area' | 'audience' | 'mode'>(props: OneProps<Name>) {
  const { title, name, options, draft, onChange } = props
  const chosen = draft[name]
  if (options.length === 0) return null
  return (
    <>
      <Heading level={3}>{title}</Heading>
      <Toggles
        label={title}
        options={options}
        value={chosen === undefined ? [] : [chosen]}
        onChange={values => {
          const next = values.find(value => value !== chosen)
          onChange(next === undefined ? without(draft, [name]) : { ...draft, [name]: next })
        }}
      />
    </>
  )
}

const daysAhead = 28

function Day({ filter, onChange }: { filter: ServiceFilter; onChange: (filter: ServiceFilter) => void }) {
  const now = new Date()
  const today = shanghaiDate(now)
  const name = spanNameOf(filter, today)
  const rest = without(filter, ['from', 'to'])
  const isOwnDay = name === undefined && filter.from !== undefined
  const days = Array.from({ length: daysAhead }, (_, index) => addDays(today, index)).map(day => {
    const instant = shanghaiInstant(day, '12:00')
    return { value: day, title: `${sayDate(instant)} ${sayDay(instant, now)}` }
  })
  return (
    <View className="stack">
      <Heading level={3}>哪天</Heading>
      <Toggles<SpanName>
        label="哪天"
        options={(['today', 'tomorrow', 'week', 'weekend'] as const).map(value => ({
          value,
          title: spanNames[value],
        }))}
        value={name ? [name] : []}
        onChange={values => {
          const next = values.find(value => value !== name)
          onChange(next ? { ...rest, ...spanOf(next, today) } : rest)
        }}
      />
      <Pick
        label="选日期"
        options={days}
        value={isOwnDay ? filter.from : undefined}
        onChange={day => onChange({ ...rest, from: day, to: day })}
        placeholder="选一天"
      />
    </View>
  )
}
