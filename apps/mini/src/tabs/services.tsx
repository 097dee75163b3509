import { categoryNames } from '@yunxuan/domain'
import { useIsElder } from '../features/member/use-is-elder.ts'
import { orderCategories } from '../features/service/category-order.ts'
import { Brands } from '../features/service/components/Brands.tsx'
import { Catalogue } from '../features/service/components/Catalogue.tsx'
import { SearchBox } from '../features/service/components/SearchBox.tsx'
import type { ServiceFilter } from '../features/service/filter.ts'
import { openPage } from '../shell/address.ts'
import { useStreet } from '../shell/street.queries.ts'
import { Chips } from '../ui/Chips.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { Page } from '../ui/Page.tsx'

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
            <Catalogue street={street} filter={{}} onChange={find} />
            <Brands street={street} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
