import { View } from '@tarojs/components'
import { useState } from 'react'
import { openPage } from '../../../shell/address.ts'
import { useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Empty } from '../../../ui/states.tsx'
import { PublicMatterCard } from '../components/PublicMatterCard.tsx'
import { type MattersShown, usePublicMatters } from '../matter.queries.ts'

/** What people set as a question, and what became of it, for everybody to read. */
export default function Around() {
  const [shown, setShown] = useState<MattersShown>('all')
  return (
    <Page title="身边事" action={<Button onPress={() => openPage('matter/say')}>我也说一件</Button>}>
      <View>邻居们提的事，和办到哪一步。写的是大概意思，没有谁的名字。</View>
      <Chips
        kind="tabs"
        label="看哪些"
        value={shown}
        options={[
          { value: 'all', title: '全部' },
          { value: 'open', title: '在办' },
          { value: 'ended', title: '办结' },
        ]}
        onChange={setShown}
      />
      <Loaded query={useStreet()}>{() => <List key={shown} shown={shown} />}</Loaded>
    </Page>
  )
}

function List({ shown }: { shown: MattersShown }) {
  return (
    <PagedList
      list={usePublicMatters(shown)}
      hasEnd
      empty={
        <Empty
          icon="message-square"
          title="这里还没有"
          text="身边缺什么、有什么主意，说一句，大家都能看到办得怎样。"
        />
      }
    >
      {items => items.map(matter => <PublicMatterCard key={matter.id} matter={matter} />)}
    </PagedList>
  )
}
