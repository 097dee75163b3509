import { Button } from 'antd'
import { Loaded } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { useEndOtherSessions, useOwnSessions } from '../account.queries.ts'
import { PasswordChange } from '../components/PasswordChange.tsx'
import { SessionTable } from '../components/SessionTable.tsx'

/** One's own log-in: where it is used, and its password. */
export function Component() {
  const sessions = useOwnSessions()
  const endOthers = useEndOtherSessions()
  const others = (sessions.data?.items ?? []).filter(session => !session.isThisOne).length
  return (
    <>
      <PageHead aside="在哪里登录着，改密码" />
      <section className="panel gap-below" aria-labelledby="own-sessions">
        <h2 id="own-sessions">登录的设备</h2>
        <p className="soft">有不认识的，先退出它，再改密码，并告诉另一位管理员。</p>
        <Loaded query={sessions}>{({ items }) => <SessionTable sessions={items} />}</Loaded>
        <p>
          <Button
            disabled={others === 0}
            title={others === 0 ? '没有别的登录' : undefined}
            loading={endOthers.isPending}
            onClick={() => void endOthers.tell(undefined, { done: '别处的登录都退出了' })}
          >
            退出其他所有登录
          </Button>
        </p>
      </section>
      <section className="panel" aria-labelledby="own-password">
        <h2 id="own-password">改密码</h2>
        <PasswordChange />
      </section>
    </>
  )
}
