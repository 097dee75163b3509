import { View } from '@tarojs/components'
import type { Street } from '@yunxuan/contract'
import { useCallback, useState } from 'react'
import { Chips } from '../../../ui/Chips.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import type { ServiceFilter } from '../filter.ts'
import { useServices } from '../service.queries.ts'
import { ActiveFilters } from './ActiveFilters.tsx'
import { FilterSheet } from './FilterSheet.tsx'
import { NothingFound } from './NothingFound.tsx'
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
  // Of pictures and punctuation alone nothing can be found: everything would be an answer to nothing.
  if (filter.q !== undefined && !/[\p{L}\p{N}]/u.test(filter.q)) {
    return <NothingFound street={street} filter={filter} onChange={onChange} />
  }
  return (
    <PagedList
      list={services}
      aged
      hasEnd
      empty={<NothingFound street={street} filter={filter} onChange={onChange} />}
    >
      {items => items.map(service => <ServiceTile key={service.id} service={service} />)}
    </PagedList>
  )
}
