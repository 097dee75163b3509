import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import type { Street } from '@yunxuan/contract'
import { categoryNames } from '@yunxuan/domain'
import { useState } from 'react'
import { filterServices, type ServiceFilter, useServiceFilter } from '../features/service/open-services.ts'
import { useServices } from '../features/service/service.queries.ts'
import { useStreet } from '../shell/street.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Chips } from '../ui/Chips.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { Page } from '../ui/Page.tsx'
import { Search } from '../ui/Search.tsx'
import { Empty } from '../ui/states.tsx'

export default function ServicesTab() {
  const street = useStreet()
  const filter = useServiceFilter()
  const [words, setWords] = useState(filter.q ?? '')
  const { q: _, ...withoutWords } = filter
  const search = (text: string) => {
    const q = text.trim()
    filterServices(q === '' ? withoutWords : { ...withoutWords, q })
  }
  return (
    <Page title="服务" tab="services">
      <Search
        value={words}
        onChange={text => {
          setWords(text)
          if (text === '') search('')
        }}
        onSubmit={() => search(words)}
        placeholder="找义诊、法律咨询、理发…"
      />
      <Loaded query={street}>
        {data => (
          <>
            <CategoryChips street={data} filter={filter} />
            <Results
              street={data}
              filter={filter}
              onReset={() => {
                setWords('')
                filterServices({})
              }}
            />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function CategoryChips({ street, filter }: { street: Street; filter: ServiceFilter }) {
  const { category, ...rest } = filter
  return (
    <Chips
      label="类别"
      value={category ?? 'all'}
      options={[
        { value: 'all' as const, title: '全部' },
        ...street.categories.map(one => ({ value: one.category, title: categoryNames[one.category].name })),
      ]}
      onChange={value => filterServices(value === 'all' ? rest : { ...rest, category: value })}
    />
  )
}

interface ResultsProps {
  street: Street
  filter: ServiceFilter
  onReset: () => void
}

function Results({ street, filter, onReset }: ResultsProps) {
  const services = useServices(street.id, filter)
  useReachBottom(() => {
    if (services.hasNextPage && !services.isFetchingNextPage) void services.fetchNextPage()
  })
  const nothing = (
    <Empty
      icon="search"
      title="没有找到"
      text="换个词，或者看看全部服务。"
      action={
        <Button kind="ghost" onPress={onReset}>
          看全部服务
        </Button>
      }
    />
  )
  return (
    <Loaded
      query={services}
      isEmpty={data => data.pages.every(page => page.items.length === 0)}
      empty={nothing}
    >
      {data =>
        data.pages
          .flatMap(page => page.items)
          .map(service => (
            <Card key={service.id}>
              <View className="words">{service.title}</View>
              <View className="second">
                {service.organization.name} · {service.locationName}
              </View>
            </Card>
          ))
      }
    </Loaded>
  )
}
