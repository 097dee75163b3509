import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Empty } from '../../../ui/states.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { OwnMatterCard } from '../components/MatterCard.tsx'
import { useOwnMatters } from '../matter.queries.ts'

export default function Mine() {
  return (
    <Page title="我说过的" action={<Button onPress={() => openPage('matter/say')}>说一件事</Button>}>
      <ForMember icon="message-square" title="登录后看说过的事" text="说过的事和办到哪一步，都在这里。">
        {() => <List />}
      </ForMember>
    </Page>
  )
}

function List() {
  return (
    <PagedList
      list={useOwnMatters()}
      empty={
        <Empty
          icon="message-square"
          title="还没有说过"
          text="身边缺什么、哪里不安全、有什么主意，都可以说。"
        />
      }
    >
      {items => items.map(matter => <OwnMatterCard key={matter.id} matter={matter} />)}
    </PagedList>
  )
}
