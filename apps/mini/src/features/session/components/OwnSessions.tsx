import type { OwnSession } from '@yunxuan/contract'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { sayClock, sayDayHead } from '../../../words/when.ts'
import { useEndSessions, useOwnSessions } from '../session.queries.ts'

/** Where one is signed in; what is not this phone can be ended. */
export function OwnSessions() {
  const sessions = useOwnSessions()
  return (
    <>
      <Heading>登录的设备</Heading>
      <Loaded query={sessions}>
        {({ items }) => (
          <>
            <Devices sessions={items} />
            {items.length > 1 && <EndOthers />}
          </>
        )}
      </Loaded>
    </>
  )
}

function Devices({ sessions }: { sessions: readonly OwnSession[] }) {
  const end = useEndSessions()
  if (end.error) {
    return (
      <Failure error={end.error} onRetry={end.again} action={<Button onPress={end.forget}>知道了</Button>} />
    )
  }
  return (
    <Card className="card--list">
      {sessions.map(session => {
        const device = session.device || '不认识的设备'
        const aside = session.isThisOne ? (
          <Tag tone="ok">就是这台</Tag>
        ) : (
          <Button
            small
            kind="ghost"
            label={`退出 ${device}`}
            busy={end.isSending}
            onPress={() => end.send(session.id)}
          >
            退出
          </Button>
        )
        return (
          <Row
            key={session.id}
            title={session.kind === 'console' ? `${device}（工作台）` : device}
            note={`${sayDayHead(session.usedAt, new Date())}${sayClock(session.usedAt)}用过`}
            aside={aside}
          />
        )
      })}
    </Card>
  )
}

function EndOthers() {
  const end = useEndSessions()
  return (
    <AskFirst name="退出其他设备" icon="log-out" sending={end} onYes={() => end.send(undefined)}>
      除了这台，别的手机和电脑都要重新登录。
    </AskFirst>
  )
}
