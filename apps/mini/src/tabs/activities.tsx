import type { ActivityQuery } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { useState } from 'react'
import { ActivityList } from '../features/activity/components/ActivityList.tsx'
import { ForMember } from '../features/member/components/ForMember.tsx'
import { spanOf } from '../features/service/filter.ts'
import { useNextShifts } from '../features/signup/signup.queries.ts'
import { useVolunteers } from '../features/volunteer/volunteer.queries.ts'
import { useAccountId } from '../session/session.ts'
import { AskHere } from '../shell/AskHere.tsx'
import { openPage } from '../shell/address.ts'
import type { Here } from '../shell/here.ts'
import { useStreet } from '../shell/street.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Chips } from '../ui/Chips.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { Page } from '../ui/Page.tsx'
import { Row } from '../ui/Row.tsx'
import { Search } from '../ui/Search.tsx'
import { Empty } from '../ui/states.tsx'
import { sayComing } from '../words/when.ts'

type Shown = 'near' | 'week' | 'mine'

export default function ActivitiesTab() {
  const [q, setQ] = useState('')
  const [view, setView] = useState<Shown>('near')
  return (
    <Page title="活动" tab="activities">
      <Search onSearch={setQ} placeholder="找活动" />
      {q === '' && <Mine />}
      <Chips
        kind="tabs"
        label="看哪些活动"
        value={view}
        options={[
          { value: 'near', title: '附近' },
          { value: 'week', title: '本周' },
          { value: 'mine', title: '我的队' },
        ]}
        onChange={setView}
      />
      <Loaded query={useStreet()}>
        {() => (view === 'near' ? <Near q={q} /> : view === 'week' ? <Week q={q} /> : <OfMyTeams q={q} />)}
      </Loaded>
    </Page>
  )
}

/** What one has to do with volunteering already, or how to begin. */
function Mine() {
  const accountId = useAccountId()
  const volunteers = useVolunteers().data?.items
  const shifts = useNextShifts().data
  const isVolunteer = volunteers !== undefined && volunteers.length > 0
  const next = shifts?.items[0]
  return (
    <Card className="card--list">
      {isVolunteer ? (
        <Row
          icon="calendar"
          title="我的班次"
          note={next ? `${sayComing(next.shift.startsAt, new Date())}，${next.shift.title}` : '还没有报名'}
          onPress={() => openPage('signup/signups')}
        />
      ) : (
        (!accountId || volunteers) && (
          <Row
            icon="heart"
            title="成为志愿者"
            note="登记一次，身边的活动都能报名"
            onPress={() => openPage('volunteer/join')}
          />
        )
      )}
      <Row icon="users" title="服务队" onPress={() => openPage('team/teams')} />
    </Card>
  )
}

const search = (q: string): ActivityQuery => (q === '' ? {} : { q })

/** By distance where the phone may say where it is, else one's own community first. */
function Near({ q }: { q: string }) {
  const accountId = useAccountId()
  const [here, setHere] = useState<Here>()
  return (
    <>
      <AskHere
        order={here ? '离您近的在前' : accountId ? '您的社区在前' : '时间近的在前'}
        onFound={setHere}
      />
      <ActivityList
        query={{ ...search(q), near: true, ...here }}
        empty={<Nothing q={q} text="街道正在准备，过几天再来看看；也可以先加入一个服务队。" />}
      />
    </>
  )
}

function Week({ q }: { q: string }) {
  const week = spanOf('week', shanghaiDate(new Date()))
  return (
    <ActivityList
      query={{ ...search(q), ...week }}
      empty={<Nothing q={q} text="看看“附近”里后面几周的，或者先加入一个服务队。" />}
    />
  )
}

function OfMyTeams({ q }: { q: string }) {
  return (
    <ForMember icon="hand-heart" title="登录后看队里的活动" text="加入服务队，队里的活动都在这里。">
      {() => (
        <ActivityList
          query={{ ...search(q), mine: true }}
          empty={<Nothing q={q} text="还没加入服务队的话，先找一个加入；队里有活动会在这里。" />}
        />
      )}
    </ForMember>
  )
}

function Nothing({ q, text }: { q: string; text: string }) {
  return (
    <Empty
      icon="hand-heart"
      title={q === '' ? '现在没有活动' : '没有找到'}
      text={q === '' ? text : `没有和“${q}”对得上的，换个短一点的词试试。`}
      action={<Button onPress={() => openPage('team/teams')}>看看服务队</Button>}
    />
  )
}
