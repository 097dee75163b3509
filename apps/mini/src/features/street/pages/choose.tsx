import type { StreetSummary } from '@yunxuan/contract'
import { goBack } from '../../../shell/go-back.ts'
import { useStreet, useStreets } from '../../../shell/street.queries.ts'
import { chosenStreet } from '../../../shell/street.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { dotted } from '../../../words/dotted.ts'

export default function ChooseStreet() {
  const streets = useStreets()
  const shown = useStreet().data?.id
  return (
    <Page title="选街道">
      <Loaded
        query={streets}
        empty={<Empty icon="building-2" title="还没有街道" text="街道开通后就会出现在这里。" />}
      >
        {({ items }) =>
          byCity(items).map(([city, ofCity]) => (
            <CityStreets key={city} city={city} streets={ofCity} shown={shown} />
          ))
        }
      </Loaded>
    </Page>
  )
}

interface CityStreetsProps {
  city: string
  streets: readonly StreetSummary[]
  shown: string | undefined
}

function CityStreets({ city, streets, shown }: CityStreetsProps) {
  return (
    <>
      <Heading>{city}</Heading>
      <Choice
        label={`${city}的街道`}
        value={shown}
        options={streets.map(street => ({
          value: street.id,
          title: street.name,
          note: dotted([street.district, street.platformName]),
        }))}
        onChange={streetId => {
          const street = streets.find(one => one.id === streetId)
          if (!street) return
          chosenStreet.set({ streetId, name: street.name })
          goBack()
        }}
      />
    </>
  )
}

function byCity(streets: readonly StreetSummary[]): [string, StreetSummary[]][] {
  const cities = new Map<string, StreetSummary[]>()
  for (const street of streets) cities.set(street.city, [...(cities.get(street.city) ?? []), street])
  return [...cities]
}
