import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { ToServices } from '../../service/components/ToServices.tsx'
import { EntryCard } from '../components/EntryCard.tsx'
import { useWaitlist } from '../waitlist.queries.ts'

export default function Waiting() {
  return (
    <Page title="我的候补">
      <ForMember icon="clock" title="登录后看候补" text="约满的场次，排着候补，有名额就告诉您。">
        {() => <List />}
      </ForMember>
    </Page>
  )
}

function List() {
  return (
    <Loaded
      aged
      query={useWaitlist()}
      empty={
        <Empty
          icon="clock"
          title="没有排着的候补"
          text="遇到约满的场次，可以点“候补这一场”。"
          action={<ToServices />}
        />
      }
    >
      {({ items }) => items.map(entry => <EntryCard key={entry.id} entry={entry} />)}
    </Loaded>
  )
}
