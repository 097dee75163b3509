import { goBack } from '../../../shell/go-back.ts'
import { useStreet, useStreets } from '../../../shell/street.queries.ts'
import { chosenStreet } from '../../../shell/street.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'

export default function ChooseStreet() {
  const streets = useStreets()
  const shown = useStreet().data?.id
  return (
    <Page title="选街道">
      <Loaded
        query={streets}
        isEmpty={({ items }) => items.length === 0}
        empty={<Empty icon="building-2" title="还没有街道" text="街道开通后就会出现在这里。" />}
      >
        {({ items }) => (
          <Choice
            label="街道"
            value={shown}
            options={items.map(street => ({
              value: street.id,
              title: street.name,
              note: `${street.city}${street.district}`,
            }))}
            onChange={streetId => {
              const street = items.find(one => one.id === streetId)
              if (!street) return
              chosenStreet.set({ streetId, name: street.name })
              goBack()
            }}
          />
        )}
      </Loaded>
    </Page>
  )
}
