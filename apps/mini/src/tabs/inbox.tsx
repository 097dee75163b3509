import { useInfiniteQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { api } from '../api.ts'
import { openSignIn } from '../session/open-sign-in.ts'
import { useAccountId } from '../session/session.ts'
import { useStreet } from '../shell/street.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { Page } from '../ui/Page.tsx'
import { Empty } from '../ui/states.tsx'

/** The first page has no cursor. */
const firstPage: string | undefined = undefined

export default function InboxTab() {
  const accountId = useAccountId()
  return (
    <Page title="消息" tab="inbox">
      {accountId ? (
        <StreetNotices accountId={accountId} />
      ) : (
        <Empty
          icon="bell"
          title="登录后看消息"
          text="预约成功、改时间、候补有名额，都会在这里告诉您。"
          action={<Button onPress={openSignIn}>登录</Button>}
        />
      )}
    </Page>
  )
}

function StreetNotices({ accountId }: { accountId: string }) {
  return (
    <Loaded query={useStreet()}>{street => <Notices accountId={accountId} streetId={street.id} />}</Loaded>
  )
}

function Notices({ accountId, streetId }: { accountId: string; streetId: string }) {
  const notices = useInfiniteQuery({
    queryKey: ['notices', accountId, streetId],
    initialPageParam: firstPage,
    queryFn: ({ pageParam }) =>
      api('GET /v1/streets/:streetId/me/notices', {
        params: { streetId },
        query: pageParam ? { cursor: pageParam } : {},
      }),
    getNextPageParam: last => last.nextCursor ?? undefined,
  })
  useReachBottom(() => {
    if (notices.hasNextPage && !notices.isFetchingNextPage) void notices.fetchNextPage()
  })
  return (
    <Loaded
      query={notices}
      isEmpty={data => data.pages.every(page => page.items.length === 0)}
      empty={<Empty icon="bell" title="还没有消息" text="预约一项服务后，有变动会在这里告诉您。" />}
    >
      {data =>
        data.pages
          .flatMap(page => page.items)
          .map(notice => (
            <Card key={notice.id}>
              <View className="words">{notice.title}</View>
              <View className="second">{notice.text}</View>
            </Card>
          ))
      }
    </Loaded>
  )
}
