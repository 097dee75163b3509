import { View } from '@tarojs/components'
import type { Street } from '@yunxuan/contract'
import { useCallback, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import { Empty } from '../../../ui/states.tsx'
import { type ServiceFilter, without } from '../filter.ts'
import { useServices } from '../service.queries.ts'
import { ActiveFilters } from './ActiveFilters.tsx'
import { FilterSheet } from './FilterSheet.tsx'
import { NextDay } from './NextDay.tsx'
import { ServiceTile } from './ServiceTile.tsx'

export interface CatalogueProps {
  street: Street
  filter: ServiceFilter
  onChange: (filter: ServiceFilter) => void
}

/** The list of services with what narrows and orders it. */
export function Catalogue({ street, filter, onChange }: CatalogueProps) {
  const [isChoosing, setChoosing] = useState(false)
  const close = useCallback(() => setChoosing(false), [])
  const sort = filter.sort ?? (filter.q ? 'relevance' : 'soonest')
  return (
    <>
      <View className="line">
        <View className="grow">
          {filter.q ? (
            <Chips
              kind="tabs"
              label="排序"
              value={sort}
              options={[
                { value: 'relevance', title: '最相关' },
                { value: 'soonest', title: '最近' },
              ]}
              onChange={next => onChange({ ...filter, sort: next })}
            />
          ) : (
            <View className="second">时间近的在前</View>
          )}
        </View>
        <Pressable className="link" onPress={() => setChoosing(true)}>
          <Icon name="sliders-horizontal" size="s" />
          筛选
        </Pressable>
      </View>
      <ActiveFilters street={street} filter={filter} onChange={onChange} />
      <Results street={street} filter={filter} onChange={onChange} />
      {isChoosing && (
        <FilterSheet
          street={street}
          filter={filter}
          isOpen
          onClose={close}
          onChange={next => {
            close()
            onChange(next)
          }}
        />
      )}
    </>
  )
}

function Results({ street, filter, onChange }: CatalogueProps) {
  const services = useServices(filter)
  return (
    <PagedList
      list={services}
      aged
      hasEnd
      empty={<Nothing street={street} filter={filter} onChange={onChange} />}
    >
      {items => items.map(service => <ServiceTile key={service.id} service={service} />)}
    </PagedList>
  )
}

function Nothing({ street, filter, onChange }: CatalogueProps) {
  const isNarrowed = Object.keys(without(filter, ['q', 'sort'])).length > 0
  const text = filter.q
    ? `没有和“${filter.q}”对得上的。换个短一点的词，比如“义诊”，或者少选几个条件。`
    : '这些条件下没有服务，少选几个条件看看，或者打电话问问服务台。'
  return (
    <Empty
      icon="search"
      title="没有找到"
      text={text}
      action={
        <>
          {filter.to !== undefined && <NextDay filter={{ ...filter, to: filter.to }} onChange={onChange} />}
          {isNarrowed && filter.q && (
            <Button onPress={() => onChange({ q: filter.q ?? '' })}>只按“{filter.q}”找</Button>
          )}
          <Button kind="ghost" onPress={() => onChange({})}>
            看全部服务
          </Button>
        </>
      }
      phone={{ name: '服务台', number: street.deskPhone }}
    />
  )
}
