import { replacePage, useParams } from '../../../shell/address.ts'
import { useShareCard } from '../../../shell/share-card.ts'
import { useLinkedStreet, useStreet } from '../../../shell/street.queries.ts'
import { streetCard } from '../../../shell/street-card.ts'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { AlsoFound } from '../components/AlsoFound.tsx'
import { Catalogue } from '../components/Catalogue.tsx'
import { SearchBox } from '../components/SearchBox.tsx'
import { filterOf, type ServiceFilter, without } from '../filter.ts'

/** The catalogue narrowed by this page's address. */
export default function Find() {
  const params = useParams()
  const filter = filterOf(params)
  useLinkedStreet(params.street)
  const street = useStreet()
  useShareCard(streetCard(street.data))
  const find = (next: ServiceFilter) => replacePage('service/find', { ...next })
  return (
    <Page title="找服务">
      <SearchBox
        words={filter.q ?? ''}
        isOpened={params.typing === 'true'}
        onSearch={q => find(q === '' ? without(filter, ['q', 'sort']) : { ...without(filter, ['sort']), q })}
      />
      {filter.q !== undefined && <AlsoFound words={filter.q} />}
      <Loaded query={street}>{shown => <Catalogue street={shown} filter={filter} onChange={find} />}</Loaded>
    </Page>
  )
}
