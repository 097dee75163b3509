import { View } from '@tarojs/components'
import type { Notice } from '@yunxuan/contract'
import { useEffect } from 'react'
import { ForMember } from '../features/member/components/ForMember.tsx'
import { useMarkRead, useNotices } from '../features/notice/notice.queries.ts'
import { openerOf } from '../features/notice/notice-page.ts'
import { Card } from '../ui/Card.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { Empty } from '../ui/states.tsx'
import { Tag } from '../ui/Tag.tsx'
import { sayClock, sayDayHead } from '../words/when.ts'

export default function InboxTab() {
  return (
    <Page title="消息" tab="inbox">
      <ForMember icon="bell" title="登录后看消息" text="改了时间、申请通过、候补有名额，都会在这里告诉您。">
        {() => <Notices />}
      </ForMember>
    </Page>
  )
}

function Notices() {
  const notices = useNotices()
  useReadWhenSeen(notices.data)
  return (
    <PagedList
      list={notices}
      empty={<Empty icon="bell" title="还没有消息" text="预约一项服务后，有变动会在这里告诉您。" />}
    >
      {items =>
        byDay(items).map(([day, ofDay]) => (
          <View key={day} className="stack">
            <Heading>{day}</Heading>
            {ofDay.map(notice => (
              <NoticeCard key={notice.id} notice={notice} />
            ))}
          </View>
        ))
      }
    </PagedList>
  )
}

/** Whatever is on the screen counts as read; the newest stands for all before it. */
function useReadWhenSeen(items: readonly Notice[] | undefined) {
  const { send } = useMarkRead()
  const newest = items?.[0]
  const unread = newest?.readAt === null ? newest.id : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: `send` is new on every render; the notice decides.
  useEffect(() => {
    if (unread !== undefined) send(unread)
  }, [unread])
}

function byDay(items: readonly Notice[]): [string, Notice[]][] {
  const now = new Date()
  const days = new Map<string, Notice[]>()
  for (const notice of items) {
    const day = sayDayHead(notice.createdAt, now)
    days.set(day, [...(days.get(day) ?? []), notice])
  }
  return [...days]
}

function NoticeCard({ notice }: { notice: Notice }) {
  const { title, text, createdAt, readAt } = notice
  const open = openerOf(notice)
  const inside = (
    <>
      <View className="line">
        <View className="words grow">{title}</View>
        {readAt === null && <Tag tone="red">新</Tag>}
      </View>
      <View>{text}</View>
      <View className="second">{sayClock(createdAt)}</View>
    </>
  )
  return open ? <Card onPress={open}>{inside}</Card> : <Card>{inside}</Card>
}
