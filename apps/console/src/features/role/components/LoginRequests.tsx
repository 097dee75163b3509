import type { LoginRequest } from '@yunxuan/contract'
import { App, Button } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { useApproveLogin, useLoginRequests, useRejectLogin } from '../role.queries.ts'
import { CodeDialog } from './CodeDialog.tsx'

/** Log-ins that colleagues asked for; nothing is shown where none waits. */
export function LoginRequests() {
  const { streetId, me, may } = useWorkplace()
  const requests = useLoginRequests(streetId, may('loginRequests'))
  const approve = useApproveLogin(streetId)
  const items = requests.data?.items ?? []
  const opened = approve.data
  return (
    <>
      {items.length > 0 && (
        <section className="panel gap-below" aria-labelledby="login-requests">
          <h2 id="login-requests">等人同意的登录申请</h2>
          <Failed error={approve.error} />
          <ul className="stack">
            {items.map(request => (
              <li key={request.id}>
                <Request
                  request={request}
                  isOwn={request.memberId === me.id}
                  isBusy={approve.isPending}
                  onApprove={() => approve.mutate(request.id)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {opened !== undefined && (
        <CodeDialog title="已经同意" login={opened.login} half={opened.secondHalf} onClose={approve.reset}>
          <p>
            开通码的后一半只显示这一次，{sayInstant(opened.endsAt)}{' '}
            前有效。请您告诉本人；前一半由申请的管理员告诉。
          </p>
        </CodeDialog>
      )}
    </>
  )
}

interface RequestProps {
  request: LoginRequest
  isOwn: boolean
  isBusy: boolean
  onApprove: () => void
}

function Request({ request, isOwn, isBusy, onApprove }: RequestProps) {
  const { streetId } = useWorkplace()
  const { modal } = App.useApp()
  const reject = useRejectLogin(streetId)
  const { memberName, login, askedByName, isAskedByCaller } = request
  const why = isOwn
    ? '给您自己的，请在手机“我的”里同意'
    : isAskedByCaller
      ? '您申请的，要另一位管理员或本人同意'
      : undefined
  const ask = () =>
    modal.confirm({
      title: `同意 ${memberName} 的登录？`,
      content: '请先当面或打电话问过本人。同意后，原来的密码和验证器不能用，会给您看开通码的后一半。',
      okText: '同意',
      onOk: onApprove,
    })
  const no = isAskedByCaller ? '取消申请' : '不同意'
  return (
    <div className="row-actions">
      <span className="grow">
        <b>{memberName}</b>（登录名 {login}），{askedByName} {sayInstant(request.askedAt)} 申请
        {why !== undefined && <span className="soft">。{why}</span>}
      </span>
      <Button
        size="small"
        type="primary"
        disabled={why !== undefined}
        title={why}
        loading={isBusy}
        aria-label={`同意 ${memberName} 的登录`}
        onClick={() => void ask()}
      >
        同意
      </Button>
      <Button
        size="small"
        loading={reject.isPending}
        aria-label={`${no} ${memberName} 的登录`}
        onClick={() => void reject.tell(request.id, { done: isAskedByCaller ? '已取消' : '已回复不同意' })}
      >
        {no}
      </Button>
    </div>
  )
}
