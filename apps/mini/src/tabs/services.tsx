import { categoryNames } from '@yunxuan/domain'
import { useIsElder } from '../features/member/use-is-elder.ts'
import { orderCategories } from '../features/service/category-order.ts'
import { Brands } from '../features/service/components/Brands.tsx'
import { Catalogue } from '../features/service/components/Catalogue.tsx'
import { SearchBox } from '../features/service/components/SearchBox.tsx'
import type { ServiceFilter } from '../features/service/filter.ts'
import { openPage } from '../shell/address.ts'
import { useStreet } from '../shell/street.queries.ts'
import { Card } from '../ui/Card.tsx'
import { Chips } from '../ui/Chips.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { Page } from '../ui/Page.tsx'
import { Row } from '../ui/Row.tsx'

/** Everything there is; whatever narrows it opens the page whose address holds the filter, so back leads here. */
export default function ServicesTab() {
  const isElder = useIsElder()
  const find = (filter: ServiceFilter) => openPage('service/find', { ...filter })
  return (
    <Page title="服务" tab="services">
      <SearchBox words="" onSearch={q => find({ q })} />
      <Loaded query={useStreet()}>
        {street => (
          <>
            <Chips
              label="类别"
              value="all"
              options={[
                { value: 'all' as const, title: '全部' },
                ...orderCategories(street.categories, isElder).map(one => ({
                  value: one.category,
                  title: categoryNames[one.category].name,
                })),
              ]}
              onChange={value => {
                if (value !== 'all') find({ category: value })
              }}
            />
            {/* Which has a tile on home for others. */}
            {isElder && street.hasStations && (
              <Card className="card--list">
                <Row
                  icon="map-pin"
                  title="去哪儿"
                  note="歇脚、喝水、上厕所，现在开着的"
                  onPress={() => openPage('station/stations')}
                />
              </Card>
            )}
            <Catalogue street={street} filter={{}} onChange={find} />
            <Brands street={street} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
